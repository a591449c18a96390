"""People come in, get keys, and choose how Showcase speaks to them."""

import asyncio
from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from slugify import slugify

from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotSignedIn
from showcase.foundation.language import LANGUAGES
from showcase.foundation.language import gettext as _
from showcase.foundation.secrets import digest, new_key
from showcase.models import Membership, Person, Role, Session, Team
from showcase.models.database import transaction
from showcase.queries.people import person_by_email

SIGNED_IN_FOR = timedelta(days=30)
SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 200

_passwords = PasswordHasher()


async def add_person(
    email: str, *, name: str, role: Role = Role.MEMBER, password: str | None = None, team: Team | None = None
) -> Person:
    """An account for somebody. Raises Invalid, or Conflict when the address has one."""
    email = email.strip().lower()
    if "@" not in email or len(email) > 254 or not email.isprintable() or " " in email:
        raise Invalid(_("“%(email)s” is not an e-mail address.") % {"email": email})
    if not name.strip():
        raise Invalid(_("Say the person's name."))
    if password is not None:
        _check_password(password)
    if await person_by_email(email):
        raise Conflict(_("“%(email)s” has an account already.") % {"email": email})
    hashed = None if password is None else await asyncio.to_thread(_passwords.hash, password)
    async with transaction():
        person = await Person.create(
            email=email,
            handle=await _free_handle(name),
            name=name.strip()[:120],
            role=role,
            password=hashed,
            joined_at=clock.now(),
        )
        if team is not None:
            await Membership.create(person=person, team=team)
    return person


async def sign_in(email: str, password: str, *, device: str, secret: str) -> str:
    """A new session's key, for the cookie. Raises NotSignedIn.

    A wrong password, an unknown address and somebody who left hear the same, after the same time.
    """
    person = await person_by_email(email[:254])
    hashed = person.password if person is not None and person.left_at is None else None
    right = await asyncio.to_thread(_is_password, hashed or _nobodys(), password[:LONGEST_PASSWORD])
    if person is None or hashed is None or not right:
        raise NotSignedIn(_("The e-mail address and the password do not go together. Try again."))
    key, now = new_key(), clock.now()
    await Session.create(
        digest=digest(key, secret),
        person_id=person.id,
        device=device[:200],
        started_at=now,
        expires_at=now + SIGNED_IN_FOR,
    )
    return key


async def sign_out(key: str, *, secret: str) -> None:
    """End the session of this cookie. One that has ended needs nothing more."""
    await Session.filter(digest=digest(key, secret)).delete()


async def choose_language(person: Person, language: str) -> None:
    if language not in LANGUAGES:
        raise Invalid(_("Showcase does not speak that language."))
    await Person.filter(id=person.id).update(language=language)


async def say_next(session: Session, text: str, *, undo: str | None = None) -> None:
    """What the next page says once, with an address that takes it back."""
    await Session.filter(id=session.id).update(notice={"text": text, "undo": undo})


async def said(session: Session) -> None:
    """It has been said."""
    await Session.filter(id=session.id).update(notice=None)


def _check_password(password: str) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Invalid(
            _("A password has between %(least)s and %(most)s characters.")
            % {"least": SHORTEST_PASSWORD, "most": LONGEST_PASSWORD}
        )


def _is_password(hashed: str, password: str) -> bool:
    try:
        return _passwords.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    """A hash to compare with when there is none, so that it takes as long."""
    return _passwords.hash(new_key())


async def _free_handle(name: str) -> str:
    stem = slugify(name)[:70] or "someone"
    taken = {row["handle"] for row in await Person.filter(handle__startswith=stem).values("handle")}
    number, handle = 1, stem
    while handle in taken:
        number += 1
        handle = f"{stem}-{number}"
    return handle
