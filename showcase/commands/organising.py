"""People as a table, from the command line."""

import asyncio
import sys
from argparse import Namespace
from pathlib import Path

from showcase.actions.organisation.people_rows import PlannedPerson
from showcase.actions.organisation.people_table import PEOPLE, invite_new, people_table
from showcase.actions.organisation.table import Answer, Outcome, take_in, try_out
from showcase.actions.organisation.table_lines import Line, decoded, read_table
from showcase.commands.acting import acting
from showcase.commands.serving import update
from showcase.foundation.errors import NotFound
from showcase.foundation.settings import read_settings
from showcase.models.database import open_database


def bring(options: Namespace) -> int:
    """A line for each line of the table that is not as before. Exit status: 1 when some cannot be taken."""
    path = Path(options.file)
    if not path.is_file():
        raise NotFound(f"There is no file “{options.file}”.")
    lines = read_table(PEOPLE.columns, decoded(path.read_bytes()))
    update()
    answer = asyncio.run(_bring(lines, options))
    for one in answer.lines:
        if one.outcome is not Outcome.UNCHANGED:
            rejected = one.outcome is Outcome.REJECTED
            told = f"{one.outcome.value:9} line {one.line}: {one.thing} {one.words}"
            print(told, file=sys.stderr if rejected else sys.stdout)
    counts = ", ".join(f"{answer.count(outcome)} {outcome.value}" for outcome in Outcome)
    print(counts if answer.done else f"{counts}; nothing was changed")
    return 1 if answer.count(Outcome.REJECTED) else 0


def take_out(options: Namespace) -> int:
    """Everybody, as a table that comes back in."""
    update()
    text = asyncio.run(_take_out(options.email))
    if options.file:
        Path(options.file).write_text(text, encoding="utf-8-sig", newline="")
    else:
        sys.stdout.write(text.replace("\r\n", "\n"))
    return 0


async def _bring(lines: list[Line], options: Namespace) -> Answer[PlannedPerson]:
    async with open_database(read_settings().database_url):
        by = await acting(options.email)
        if options.dry_run:
            return await try_out(PEOPLE, lines, by=by)
        answer = await take_in(PEOPLE, lines, by=by, only_good=options.only_good)
        if options.invite:
            await invite_new(answer, by=by)
        return answer


async def _take_out(email: str | None) -> str:
    async with open_database(read_settings().database_url):
        return await people_table(by=await acting(email))
