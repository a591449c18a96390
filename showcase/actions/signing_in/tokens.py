"""Keys for programs that act for somebody: made, used, ended."""

from datetime import timedelta

from showcase.actions.audit import record
from showcase.actions.letters import spoken_to, write
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.foundation.language import number
from showcase.foundation.secrets import digest, new_key
from showcase.models import Person, Scope, Token
from showcase.models.database import transaction
from showcase.queries.tokens import scopes_for

PREFIX = "sc_"
LONGEST_NAME = 120
LONGEST_DAYS = 3650
MOST_TOKENS = 100
"""That somebody has at once."""
NOTED_EVERY = timedelta(minutes=10)


async def add_token(
    person: Person,
    *,
    scope: Scope,
    secret: str,
    name: str = "",
    days: int | None = None,
    by: Person | None = None,
) -> str:
    """A key for a program that acts for this person. It is told once, here.

    However wide its scope, it never may more than they may at the moment.
    days: how long it is good for; None for as long as nobody ends it.
    by: None for the command line, which may make one for anybody.
    Raises NotAllowed, Invalid by field, or Conflict when there are too many.
    """
    if by is not None:
        await _must_be_theirs(person, by)
    await _must_fit(person, scope, name, days, by)
    key, now = f"{PREFIX}{new_key()}", clock.now()
    expires_at = now + timedelta(days=days) if days is not None else None
    async with transaction():
        token = await Token.create(
            digest=digest(key, secret),
            person_id=person.id,
            name=name.strip(),
            scope=scope,
            made_at=now,
            expires_at=expires_at,
        )
        good_until = expires_at.isoformat() if expires_at else None
        await record("add", token, by=by, person=person.id, scope=scope.value, expires_at=good_until)
        if by is not None:
            await _write_that_there_is_one(person, token)
    return key


async def end_token(token: Token, *, by: Person | None) -> None:
    """Take a key back, for good. Ending it again changes nothing. Raises NotAllowed."""
    if by is not None and (by.scope is not None or by.id != token.person_id):
        raise NotAllowed(_("Only the person whose token it is can end it."))
    async with transaction():
        ended = await Token.filter(id=token.id, ended_at__isnull=True).update(ended_at=clock.now())
        if ended:
            await record("end", token, by=by, person=token.person_id, scope=token.scope.value)


async def end_tokens_of(person: Person, *, by: Person | None) -> int:
    """All keys of somebody who is leaving. Answers how many. Whoever calls has asked whether `by` may."""
    async with transaction():
        tokens = await Token.filter(person_id=person.id, ended_at__isnull=True)
        await Token.filter(id__in=[token.id for token in tokens]).update(ended_at=clock.now())
        for token in tokens:
            await record("end", token, by=by, person=person.id, scope=token.scope.value)
    return len(tokens)


async def note_use(token: Token) -> None:
    """That a key was used, to within some minutes: most requests write nothing."""
    now = clock.now()
    if token.used_at is None or token.used_at <= now - NOTED_EVERY:
        await Token.filter(id=token.id).update(used_at=now)


async def _write_that_there_is_one(person: Person, token: Token) -> None:
    """In case that it was somebody else, in a browser that was left alone."""
    with spoken_to(person):
        await write(
            person,
            subject=_("A new token for your account"),
            text=_(
                "The token “%(name)s” was made for your account at Showcase. A program that has it can act for you.\n\n"
                "If it was not you, end it on the page of your account, and choose a new password."
            )
            % {"name": token.name},
        )


async def _must_be_theirs(person: Person, by: Person) -> None:
    if by.scope is not None:
        raise NotAllowed(_("No token can make another. Sign in with a browser."))
    if by.id != person.id:
        raise NotAllowed(_("Everybody makes their tokens themselves."))


async def _must_fit(person: Person, scope: Scope, name: str, days: int | None, by: Person | None) -> None:
    errors = {}
    if by is not None and not name.strip():
        errors["name"] = _("Say what the token is for, so that you know it again.")
    if len(name.strip()) > LONGEST_NAME:
        errors["name"] = _("A name has at most %(most)s characters.") % {"most": number(LONGEST_NAME)}
    if by is not None and scope not in await scopes_for(person):
        errors["scope"] = _("A token cannot do more than you. Choose one of these.")
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        errors["days"] = _("A token is good for between 1 and %(most)s days.") % {
            "most": number(LONGEST_DAYS)
        }
    if errors:
        raise Invalid(" ".join(errors.values()), errors)
    if await Token.filter(person_id=person.id, ended_at__isnull=True).count() >= MOST_TOKENS:
        raise Conflict(
            _("Nobody has more than %(most)s tokens at once. End some that are not in use.")
            % {"most": number(MOST_TOKENS)}
        )
