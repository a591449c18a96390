"""People get accounts, and say what they are called and which language they read."""

from slugify import slugify

from showcase.actions.audit import record, told
from showcase.actions.signing_in import passwords
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid
from showcase.foundation.language import LANGUAGES
from showcase.foundation.language import gettext as _
from showcase.models import Membership, Person, Region, Role, Team
from showcase.models.database import transaction
from showcase.queries.people import person_by_email

LONGEST_NAME = 120
UNLESS_SAID = Role.MEMBER
"""What somebody is for whom neither a hand nor a group has chosen a role."""


async def add_person(
    email: str,
    *,
    name: str,
    role: Role | None = UNLESS_SAID,
    region: Region | None = None,
    password: str | None = None,
    team: Team | None = None,
) -> Person:
    """An account for somebody. Raises Invalid, or Conflict when the address has one.

    role: as somebody gives it by hand. None when only a provider's groups say it.
    """
    email = email.strip().lower()
    if "@" not in email or len(email) > 254 or not email.isprintable() or " " in email:
        raise Invalid(_("“%(email)s” is not an e-mail address.") % {"email": email})
    if not name.strip():
        raise Invalid(_("Say the person's name."))
    if password is not None:
        await passwords.check_new(password, about=(email, name))
    if await person_by_email(email):
        raise Conflict(_("“%(email)s” has an account already.") % {"email": email})
    kept = None if password is None else await passwords.hashed(password)
    async with transaction():
        person = await Person.create(
            email=email,
            handle=await _free_handle(name),
            name=name.strip()[:LONGEST_NAME],
            role=role or UNLESS_SAID,
            own_role=role,
            region=region,
            own_region=region,
            password=kept,
            joined_at=clock.now(),
        )
        if team is not None:
            await Membership.create(person=person, team=team)
    return person


async def introduce(person: Person, *, name: str, language: str) -> None:
    """Somebody says what they are called, and which language they read: none is what their browser says.

    Raises Invalid.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        sentence = _("Say what you are called.")
        raise Invalid(sentence, {"name": sentence})
    if language not in ("", *LANGUAGES):
        raise Invalid(_not_spoken(), {"language": _not_spoken()})
    before = told(person, "name", "language")
    async with transaction():
        person.name, person.language = name, language or None
        await person.save(update_fields=["name", "language"])
        await record("edit", person, by=person, before=before, after=told(person, "name", "language"))


async def choose_language(person: Person, language: str) -> None:
    if language not in LANGUAGES:
        raise Invalid(_not_spoken())
    before = told(person, "language")
    async with transaction():
        person.language = language
        await person.save(update_fields=["language"])
        await record("edit", person, by=person, before=before, after=told(person, "language"))


def _not_spoken() -> str:
    return _("Showcase does not speak that language.")


async def _free_handle(name: str) -> str:
    stem = slugify(name)[:70] or "someone"
    taken = {row["handle"] for row in await Person.filter(handle__startswith=stem).values("handle")}
    number, handle = 1, stem
    while handle in taken:
        number += 1
        handle = f"{stem}-{number}"
    return handle
