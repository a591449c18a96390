"""Accounts."""

import asyncio
import getpass
import sys
from argparse import Namespace

from showcase.actions.people import add_person
from showcase.commands.serving import update
from showcase.foundation.settings import read_settings
from showcase.models import Role
from showcase.models.database import open_database
from showcase.queries.people import team_called


def add(options: Namespace) -> int:
    """Add somebody who can sign in. The password is asked for, or read from standard input."""
    update()
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    asyncio.run(_add(options, password or None))
    return 0


async def _add(options: Namespace, password: str | None) -> None:
    async with open_database(read_settings().database_url):
        team = await team_called(options.team) if options.team else None
        person = await add_person(
            options.email, name=options.name, role=Role(options.role), password=password, team=team
        )
        print(f"added   {person.email} as {person.role.value}, at /people/{person.handle}")
