"""Somebody is forgotten. What they made stays, and nobody can tell any more whose it was."""

import json
from datetime import timedelta

from tortoise.expressions import Q

from showcase.actions.audit import record
from showcase.actions.letters import spoken_to, write
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import (
    AccessRequest,
    BoardGuest,
    Consent,
    Credit,
    Draft,
    EmailKey,
    HalfwayIn,
    Job,
    Membership,
    Person,
    Record,
    RecoveryCode,
    Report,
    Role,
    Session,
    Subject,
    Token,
    Upload,
)
from showcase.models.database import transaction
from showcase.queries.administration import administrator

ASKED_FOR = timedelta(days=7)
"""Asking again within this time sends no more letters."""
TAKEN_AWAY = (
    Session, Token, Subject, EmailKey, HalfwayIn, RecoveryCode, Draft, Upload, Membership, BoardGuest,
)  # fmt: skip


def pseudonym(person: Person) -> str:
    """Instead of e-mail address and handle. No address and no handle looks like it."""
    return f"~{person.id}"


async def ask_to_be_erased(person: Person) -> bool:
    """All admins get a letter. Answers whether one was sent: asking again within a week changes nothing."""
    async with transaction():
        recently = clock.now() - ASKED_FOR
        if await Record.exists(
            verb="ask to be erased", noun="person", noun_id=person.id, by_id=person.id, at__gt=recently
        ):
            return False
        await record("ask to be erased", person, by=person)
        for admin in await Person.filter(role=Role.ADMIN, left_at__isnull=True):
            with spoken_to(admin):
                subject = _("Somebody asks to be erased from Showcase")
                asks = _("%(name)s (number %(id)s) asks to be erased.") % {
                    "name": person.name,
                    "id": person.id,
                }
                how = _(
                    "Open Administration, then People, and look them up. The page says what stays and what goes."
                )
                await write(admin, subject=subject, text=f"{asks}\n\n{how}")
    return True


async def erase(person: Person, *, by: Person, confirmed: str) -> None:
    """Forget somebody for good. What they made for others stays, by “Somebody who left”.

    confirmed: the handle of whoever shall be forgotten, typed. Erasing again changes nothing.
    Raises NotAllowed for all but another admin, and Invalid when it is not confirmed.
    """
    administrator(by)
    if person.id == by.id:
        raise NotAllowed(_("You cannot erase yourself. Ask another admin to do it."))
    async with transaction():
        person, by = await _both(person, by)
        if person.erased_at is not None:
            return
        if confirmed.strip().removeprefix("@") != person.handle:
            sentence = _("Type “%(handle)s” to confirm.") % {"handle": person.handle}
            raise Invalid(sentence, {"confirmed": sentence})
        await _forget_words(person)
        for model in TAKEN_AWAY:
            await model.filter(person_id=person.id).delete()
        await _forget_name(person)
        await _empty(person, by)


async def _both(person: Person, by: Person) -> tuple[Person, Person]:
    """As they are now, and nobody changes them meanwhile: of two admins who erase each other, one comes first."""
    held = await Person.filter(id__in=[person.id, by.id]).order_by("id").select_for_update()
    found = {one.id: one for one in held}
    if person.id not in found:
        raise Conflict(_("This account is not there any more."))
    now = found[by.id]
    if now.role is not Role.ADMIN or now.left_at is not None:
        raise NotAllowed(_("Only admins can do this. Ask one of them."))
    return found[person.id], by


async def _forget_words(person: Person) -> None:
    """What they said to few, and where others' work names their account."""
    await Credit.filter(person_id=person.id).update(person_id=None, name="")
    await Report.filter(by_id=person.id).update(said="")
    await AccessRequest.filter(by_id=person.id, settled_at__isnull=True).delete()
    await AccessRequest.filter(by_id=person.id).update(said="")
    await Consent.filter(noted_by_id=person.id).update(noted_by_id=None)


async def _forget_name(person: Person) -> None:
    """In letters that wait and in what pages are about to say."""
    for letter in await Job.filter(Q(task="send letter") | Q(task="send key")):
        to_or_by = (letter.arguments.get("person_id"), letter.arguments.get("by_id"))
        if person.id in to_or_by or _names(letter.arguments, person):
            await letter.delete()
    for session in await Session.filter(notice__isnull=False):
        if _names(session.notice, person):
            await Session.filter(id=session.id).update(notice=None)


async def _empty(person: Person, by: Person) -> None:
    now, was = clock.now(), person.role
    person.name, person.handle, person.email = "", pseudonym(person), pseudonym(person)
    person.role = person.own_role = Role.VIEWER
    person.region_id = person.own_region_id = None
    person.password = person.language = person.totp_secret = person.two_steps_since = person.invited_at = None
    person.totp_step = 0
    person.left_at, person.erased_at = person.left_at or now, now
    await person.save()
    await record(
        "erase",
        person,
        by=by,
        before={"role": was, "erased_at": None},
        after={"role": person.role, "erased_at": now},
        rewritten=("name", "email", "handle"),
    )


def _names(said: object, person: Person) -> bool:
    text = json.dumps(said, ensure_ascii=False)
    return person.email in text or json.dumps(person.name, ensure_ascii=False)[1:-1] in text
