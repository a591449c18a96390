"""What keeps a SQLite database whole while it is migrated."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient


async def copy(alone: BaseDBAsyncClient, folder: Path, *, before: str) -> Path | None:
    """A copy of the database, whole, or None when it holds nothing yet.

    Made while the migrator holds the right to write, so nothing can come in after it.
    """
    tables = await _tables(alone)
    if not any([await _count(alone, table) for table in tables if table != "tortoise_migrations"]):
        return None
    [database] = await alone.execute_query_dict("PRAGMA database_list")
    return await asyncio.to_thread(_copy, Path(database["file"]), folder, before)


def _copy(database: Path, folder: Path, before: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    name, number = f"{database.stem}-before-{before}", 1
    while (target := folder / f"{name}{f'-{number}' if number > 1 else ''}.sqlite3").exists():
        number += 1
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("VACUUM INTO ?", [str(unfinished)])
    return unfinished.rename(target)


@asynccontextmanager
async def guarded(alone: BaseDBAsyncClient, *, keeps_rows: bool) -> AsyncIterator[None]:
    """Around migrations. Refuses one that would end the transaction on its own, and what must not be.

    keeps_rows: tables that are still there must have all their rows.
    Raises ValueError when rows are lost, point at nothing, or cannot be written any more.
    """
    dangling, rows = await _dangling(alone), await _rows(alone)
    await _authorise(alone, _stay_in_transaction)
    try:
        yield
    finally:
        await _authorise(alone, None)
    after = await _rows(alone)
    if keeps_rows and (fewer := [table for table in rows if after.get(table, rows[table]) < rows[table]]):
        raise ValueError(f"rows would be lost in {', '.join(fewer)}")
    if lost := [table for table, count in (await _dangling(alone)).items() if count > dangling[table]]:
        raise ValueError(f"rows would point at nothing in {', '.join(lost)}")
    await _try_triggers(alone)
    answer = await alone.execute_query_dict("PRAGMA integrity_check(1)")
    if answer != [{"integrity_check": "ok"}]:
        raise ValueError(f"the database would be damaged: {answer[0]['integrity_check']}")


async def _rows(alone: BaseDBAsyncClient) -> dict[str, int]:
    return {table: await _count(alone, table) for table in await _tables(alone)}


async def _tables(alone: BaseDBAsyncClient) -> list[str]:
    rows = await alone.execute_query_dict(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    )
    return [row["name"] for row in rows]


async def _count(alone: BaseDBAsyncClient, table: str) -> int:
    rows = await alone.execute_query_dict(f'SELECT count(*) AS rows FROM "{table}"')  # noqa: S608 (a table's name)
    return int(rows[0]["rows"])


async def _dangling(alone: BaseDBAsyncClient) -> Counter[str]:
    """How many rows of each table point at nothing."""
    rows = await alone.execute_query_dict(
        'SELECT "table", count(*) AS rows FROM pragma_foreign_key_check GROUP BY "table"'
    )
    return Counter({row["table"]: row["rows"] for row in rows})


async def _try_triggers(alone: BaseDBAsyncClient) -> None:
    """A trigger is compiled when its table is written, so only then would a column be missed."""
    tables = await alone.execute_query_dict(
        "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger'"
        " AND tbl_name IN (SELECT name FROM sqlite_master WHERE type = 'table')"
    )
    for table in (row["tbl_name"] for row in tables):
        columns = await alone.execute_query_dict(f'PRAGMA table_info("{table}")')
        same = ", ".join(f'"{column["name"]}" = "{column["name"]}"' for column in columns)
        for writing in (
            f'INSERT INTO "{table}" DEFAULT VALUES',
            f'UPDATE "{table}" SET {same}',  # noqa: S608 (names of a table and its columns)
            f'DELETE FROM "{table}"',  # noqa: S608
        ):
            await alone.execute_query(f"EXPLAIN {writing}")


async def _authorise(alone: BaseDBAsyncClient, judge: Callable[..., int] | None) -> None:
    connection = alone._connection
    await connection._execute(connection._conn.set_authorizer, judge)


def _stay_in_transaction(action: int, argument: str | None, *_others: Any) -> int:
    """SQLite asks this before anything. Python's executescript() commits first, unasked."""
    ends = action == sqlite3.SQLITE_TRANSACTION and argument in ("COMMIT", "ROLLBACK")
    return sqlite3.SQLITE_DENY if ends else sqlite3.SQLITE_OK
