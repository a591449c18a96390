"""Accounts."""

import asyncio
import getpass
import sys
from argparse import Namespace

from showcase.actions.audit import record, told
from showcase.actions.letters import GOOD_FOR, LETTERS, invite, mark_invited, new_email_key
from showcase.actions.people import add_person
from showcase.actions.signing_in.passwords import give_password
from showcase.commands.serving import update
from showcase.foundation.errors import Conflict, NotAllowed, NotFound
from showcase.foundation.settings import Settings, read_settings
from showcase.models import Person, Purpose, Role
from showcase.models.database import open_database, transaction
from showcase.queries.people import person_by_email, team_called


def add(options: Namespace) -> int:
    """Add somebody who can sign in. The password is asked for, or read from standard input."""
    update()
    asyncio.run(_add(options, _asked_password() or None))
    return 0


def set_password(options: Namespace) -> int:
    """Give somebody another password, when all else has failed. It is asked for, or read from standard input."""
    update()
    asyncio.run(_set_password(options.email, _asked_password()))
    return 0


def ask_in(options: Namespace) -> int:
    """Invite somebody by e-mail, or print the link when there is no mail server."""
    update()
    asyncio.run(_ask_in(options))
    return 0


def _asked_password() -> str:
    return getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


async def _add(options: Namespace, password: str | None) -> None:
    async with open_database(read_settings().database_url):
        person = await _added(options, password)
        print(f"added   {person.email} as {person.role.value}, at /people/{person.handle}")


async def _set_password(email: str, password: str) -> None:
    settings = read_settings()
    _refuse_passwords(settings)
    async with open_database(settings.database_url):
        person = await person_by_email(email)
        if person is None or person.left_at is not None:
            raise NotFound(f"There is nobody with the address “{email}”.")
        await give_password(person, password)
        print(f"changed the password of {person.email}; all their browsers are signed out")


async def _ask_in(options: Namespace) -> None:
    settings = read_settings()
    async with open_database(settings.database_url):
        person = await person_by_email(options.email)
        if person is not None and (person.invited_at is None or person.left_at is not None):
            raise Conflict(f"“{person.email}” has an account already, and has come in.")
        if person is None:
            person = await _added(options, None)
        if settings.smtp_url:
            await invite(person, by=None)
            print(f"invited {person.email}: the letter goes out while Showcase is running")
            return
        _refuse_passwords(settings)
        link = await _link(person, settings)
        print(
            f"invited {person.email}. There is no mail server, so give them this link. It is told only here,"
        )
        print(f"and good once, for {GOOD_FOR[Purpose.INVITATION].days} days:")
        print(link)


async def _added(options: Namespace, password: str | None) -> Person:
    team = await team_called(options.team) if options.team else None
    async with transaction():
        person = await add_person(
            options.email, name=options.name, role=Role(options.role), password=password, team=team
        )
        await record("add", person, by=None, after=told(person, "role"))
    return person


async def _link(person: Person, settings: Settings) -> str:
    """Whole, or from the slash on when nobody has said where this Showcase is."""
    async with transaction():
        await mark_invited(person, by=None)
        key = await new_email_key(person, Purpose.INVITATION, secret=settings.secret_key)
    return f"{settings.base_url}{LETTERS}{key}"


def _refuse_passwords(settings: Settings) -> None:
    if settings.oidc_only:
        raise NotAllowed("SHOWCASE_OIDC_ONLY is set: nobody comes in with a password.")
