"""Questions in SQL, the same text for SQLite and PostgreSQL.

Walls are asked in SQL because they are asked most: building them from models
takes longer than answering them.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from tortoise import Tortoise
from tortoise.models import Model

from showcase.models import sqlite

A = TypeVar("A", bound=Model)

_NAME = re.compile(r"(?<!:):([a-z_][a-z0-9_]*)")


async def rows(sql: str, **values: Any) -> list[dict[str, Any]]:
    """The answer to a SELECT. `:name` stands for a value, and for a list of them when it is a tuple."""
    connection = Tortoise.get_connection("default")
    asked, given = _bound(sql, values, numbered=connection.capabilities.dialect == "postgres")
    return [dict(row) for row in await connection.execute_query_dict(asked, given)]


async def glance(sql: str, **values: Any) -> list[dict[str, Any]]:
    """As `rows`, for what one look into an index answers: pictures ask forty times a page.

    On SQLite the way to the connection's thread and back takes longer than the answer.
    """
    connection = Tortoise.get_connection("default")
    if not isinstance(connection, sqlite.Client):
        return await rows(sql, **values)
    return connection.glance(*_bound(sql, values, numbered=False))


def _bound(sql: str, values: Mapping[str, Any], *, numbered: bool) -> tuple[str, list[Any]]:
    """The question as the database wants it, and the values in its order."""
    given: list[Any] = []

    def place(found: re.Match[str]) -> str:
        value = values[found[1]]
        marks = []
        for one in value if isinstance(value, tuple) else (value,):
            given.append(one if numbered or not isinstance(one, datetime) else one.isoformat(" "))
            marks.append(f"${len(given)}" if numbered else "?")
        return f"({', '.join(marks) or 'NULL'})" if isinstance(value, tuple) else marks[0]

    return _NAME.sub(place, sql), given


def moment(value: datetime | str) -> datetime:
    """A moment from a row: SQLite answers with text."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


@cache
def columns(model: type[Model], alias: str) -> str:
    """All columns of a model, for `made`. alias: of its table in the question."""
    return ", ".join(f'{alias}."{name}" AS {alias}_{name}' for name in sorted(model._meta.db_fields))


def made(model: type[A], alias: str, row: Mapping[str, Any]) -> A:
    """The model in a row that was asked for with `columns`, in a tenth of the time that a queryset takes."""
    return model._init_from_db(**{name: row[f"{alias}_{name}"] for name in model._meta.db_fields})
