"""Accounts and keys."""

import asyncio
import getpass
import sys
from argparse import Namespace

from showcase.actions.people import add_person, add_token
from showcase.commands.serving import update
from showcase.foundation.errors import NotFound
from showcase.foundation.settings import read_settings
from showcase.models import Role, Scope
from showcase.models.database import open_database
from showcase.queries.people import person_by_email, team_by_slug


def add(options: Namespace) -> int:
    """Add somebody who can sign in. The password is asked for, or read from standard input."""
    update()
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    asyncio.run(_add(options, password or None))
    return 0


def give_token(options: Namespace) -> int:
    """Make a key for a program that acts for somebody, and print it, once."""
    update()
    print(asyncio.run(_give_token(options)))
    return 0


async def _add(options: Namespace, password: str | None) -> None:
    async with open_database(read_settings().database_url):
        team = await team_by_slug(options.team) if options.team else None
        person = await add_person(
            options.email, name=options.name, role=Role(options.role), password=password, team=team
        )
        print(f"added   {person.email} as {person.role.value}, at /people/{person.handle}")


async def _give_token(options: Namespace) -> str:
    settings = read_settings()
    async with open_database(settings.database_url):
        person = await person_by_email(options.email)
        if person is None:
            raise NotFound(f"There is nobody with the address “{options.email}”.")
        return await add_token(person, scope=Scope(options.scope), secret=settings.secret_key)
