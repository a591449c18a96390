"""Keys for programs."""

import asyncio
from argparse import Namespace

from showcase.actions.signing_in.tokens import add_token, end_token
from showcase.commands.serving import update
from showcase.foundation import clock
from showcase.foundation.errors import NotFound
from showcase.foundation.settings import read_settings
from showcase.models import Person, Scope, Token
from showcase.models.database import open_database
from showcase.queries.people import person_by_email
from showcase.queries.tokens import tokens_of


def give(options: Namespace) -> int:
    """Make a key for a program that acts for somebody, and print it, once."""
    update()
    print(asyncio.run(_give(options)))
    return 0


def show(options: Namespace) -> int:
    """Print somebody's keys, a line each: number, scope, until when, last used, name."""
    update()
    for line in asyncio.run(_shown(options.email)):
        print(line)
    return 0


def end(options: Namespace) -> int:
    """Take a key back. One that has ended stays so."""
    update()
    print(asyncio.run(_end(options.id)))
    return 0


async def _give(options: Namespace) -> str:
    settings = read_settings()
    async with open_database(settings.database_url):
        return await add_token(
            await _somebody(options.email),
            scope=Scope(options.scope),
            secret=settings.secret_key,
            name=options.name,
            days=options.days,
        )


async def _shown(email: str) -> list[str]:
    async with open_database(read_settings().database_url):
        tokens = await tokens_of(await _somebody(email))
        return [_line(token) for token in tokens] or ["no tokens"]


async def _end(token_id: int) -> str:
    async with open_database(read_settings().database_url):
        token = await Token.get_or_none(id=token_id)
        if token is None:
            raise NotFound(f"There is no token {token_id}.")
        await end_token(token, by=None)
        return f"ended   {token.id} {token.name}".rstrip()


async def _somebody(email: str) -> Person:
    if person := await person_by_email(email):
        return person
    raise NotFound(f"There is nobody with the address “{email}”.")


def _line(token: Token) -> str:
    until = "for ever" if token.expires_at is None else f"until {token.expires_at:%Y-%m-%d}"
    if token.expires_at is not None and token.expires_at <= clock.now():
        until = f"expired {token.expires_at:%Y-%m-%d}"
    used = "never used" if token.used_at is None else f"used {token.used_at:%Y-%m-%d}"
    return f"{token.id}\t{token.scope.value}\t{until}\t{used}\t{token.name}".rstrip()
