"""Second steps of those who have lost everything, and there is no admin left to help."""

import asyncio
from argparse import Namespace

from showcase.actions.signing_in.two_steps import end_two_steps
from showcase.commands.serving import update
from showcase.foundation.errors import NotFound
from showcase.foundation.settings import read_settings
from showcase.models.database import open_database
from showcase.queries.people import person_by_email


def end(options: Namespace) -> int:
    """Switch off somebody's second step. They get a letter."""
    update()
    print(asyncio.run(_end(options.email)))
    return 0


async def _end(email: str) -> str:
    async with open_database(read_settings().database_url):
        person = await person_by_email(email)
        if person is None:
            raise NotFound(f"There is nobody with the address “{email}”.")
        await end_two_steps(person, by=None)
        return f"ended   the second step of {person.email}"
