"""Who belongs to a board beside its team: people are invited, from inside and outside, and taken out."""

from datetime import datetime, timedelta

from showcase.actions.audit import record
from showcase.actions.letters import invite as write_invitation
from showcase.actions.letters import spoken_to, write
from showcase.actions.people import add_person
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import Board, BoardGuest, Membership, Person, Role
from showcase.models.database import transaction
from showcase.queries.known import people_known_to
from showcase.queries.people import person_by_email
from showcase.queries.rights import standing
from showcase.queries.slugs import as_slug

STAYS = timedelta(days=90)
"""How long somebody from outside belongs to a board, if nothing else is said."""
LONGEST_STAY = timedelta(days=366)
LONGEST_EMAIL = 254
LONGEST_NAME = 120
INVITED_A_DAY = 100
DAY = timedelta(days=1)


async def invite_colleague(board: Board, who: str, *, by: Person, until: datetime | None = None) -> Person:
    """Let somebody of the organisation belong to a board. Again only changes until when.

    who: a name, an e-mail address, or a handle with an @ before it or in brackets behind the name.
    Raises NotAllowed, and Invalid by field when nobody or several are called so.
    """
    await refuse_inviting(board, by)
    person = await _named(who, by)
    if until is None and person.is_guest:
        until = clock.now() + STAYS
    await _let_in(board, person, by=by, until=until)
    return person


async def invite_from_outside(
    board: Board, email: str, *, name: str, by: Person, until: datetime | None = None
) -> Person:
    """Let somebody from outside belong to a board, for a while: 90 days if nothing else is said.

    Whoever has an account of this address is let in with it, and keeps their role.
    Raises NotAllowed, and Invalid by field.
    """
    await refuse_inviting(board, by)
    until = until or clock.now() + STAYS
    if until > clock.now() + LONGEST_STAY:
        text = _("Somebody from outside is invited for a year at most. You can prolong it later.")
        raise Invalid(text, {"until": text})
    known = await person_by_email(email)
    if known is not None:
        await _let_in(board, known, by=by, until=until)
        return known
    try:
        async with transaction():
            person = await add_person(email, name=name, role=Role.GUEST)
            await _let_in(board, person, by=by, until=until, quietly=True)
            await write_invitation(person, by=by)
    except Invalid as wrong:
        raise Invalid(
            str(wrong), wrong.fields or {"name" if "@" in email and not name.strip() else "email": str(wrong)}
        ) from None
    return person


async def take_out(board: Board, person: Person, *, by: Person) -> BoardGuest | None:
    """Somebody who was invited belongs to a board no more; everybody may leave one themselves.

    Answers how it was, None when they did not belong to it. Raises NotAllowed.
    """
    if person.id != by.id:
        await refuse_inviting(board, by)
    async with transaction():
        was = await BoardGuest.get_or_none(board_id=board.id, person_id=person.id)
        if was is not None:
            await BoardGuest.filter(id=was.id).delete()
            await record("take out", board, by=by, before={"person": person.id, "until": was.until})
    return was


async def put_in_again(board: Board, person: Person, *, by: Person, until: datetime | None) -> None:
    """Take back that somebody was taken out. Raises NotAllowed, Invalid."""
    await refuse_inviting(board, by)
    await _let_in(board, person, by=by, until=until, quietly=True)


async def refuse_inviting(board: Board, by: Person) -> None:
    """Raises NotAllowed when somebody does not say who belongs to this board."""
    if not (await standing(by)).may_invite(board):
        raise NotAllowed(
            _("Only a lead of its team, whoever made it, or an admin says who belongs to “%(board)s”.")
            % {"board": board.title}
        )


async def _let_in(
    board: Board, person: Person, *, by: Person, until: datetime | None, quietly: bool = False
) -> None:
    now = clock.now()
    await _check(board, person, by, until)
    async with transaction():
        was = await BoardGuest.get_or_none(board_id=board.id, person_id=person.id)
        before = {"person": person.id, "until": was.until} if was else {}
        is_news = was is None or (was.until is not None and was.until <= now)
        if was is None:
            await BoardGuest.create(
                board_id=board.id, person_id=person.id, since=now, until=until, invited_by_id=by.id
            )
        else:
            was.until, was.invited_by_id = until, by.id
            await was.save(update_fields=["until", "invited_by_id"])
        await record("let in", board, by=by, before=before, after={"person": person.id, "until": until})
        if is_news and not quietly:
            await _tell(board, person, by)


async def _check(board: Board, person: Person, by: Person, until: datetime | None) -> None:
    if person.left_at is not None:
        text = _("%(name)s has left. An admin can let them come back.") % {"name": person.name}
        raise Invalid(text, {"who": text})
    if until is not None and until <= clock.now():
        text = _("Choose a day to come.")
        raise Invalid(text, {"until": text})
    if await Membership.exists(person_id=person.id, team_id=board.team_id):
        text = _("%(name)s belongs to the team, and so to the board.") % {"name": person.name}
        raise Invalid(text, {"who": text})
    if await BoardGuest.filter(invited_by_id=by.id, since__gt=clock.now() - DAY).count() >= INVITED_A_DAY:
        raise Conflict(
            _("You have invited %(most)s people today. Go on tomorrow, or let a whole team in.")
            % {"most": INVITED_A_DAY}
        )


async def _named(who: str, by: Person) -> Person:
    """Raises Invalid, with what would be clear."""
    wanted = who.strip()
    _name, bracket, handle = wanted.rpartition(" (")
    handle = handle.removesuffix(")") if bracket else wanted.removeprefix("@")
    known = people_known_to(by)
    if "@" in wanted[1:]:
        found = await known.filter(email=wanted.lower()[:LONGEST_EMAIL])
    else:
        found = (await known.filter(handle=as_slug(handle))) if bracket or wanted.startswith("@") else []
        found = found or await known.filter(name__iexact=wanted[:LONGEST_NAME]).limit(2)
        found = found or await known.filter(handle=as_slug(wanted))
    text = ""
    if not wanted:
        text = _("Say who: a name or an e-mail address.")
    elif not found:
        text = _("There is nobody here called “%(who)s”.") % {"who": wanted[:LONGEST_NAME]}
    elif len(found) > 1:
        text = _("Several people are called “%(who)s”. Give the e-mail address.") % {"who": wanted}
    if text:
        raise Invalid(text, {"who": text})
    return found[0]


async def _tell(board: Board, person: Person, by: Person) -> None:
    with spoken_to(person):
        said = {"name": by.name, "board": board.title}
        await write(
            person,
            subject=_("You belong to “%(board)s” now") % said,
            text=_("%(name)s has invited you to the board “%(board)s”. You find it among the boards.") % said,
        )
