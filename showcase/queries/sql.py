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

A = TypeVar("A", bound=Model)

_NAME = re.compile(r"(?<!:):([a-z_][a-z0-9_]*)")


async def rows(sql: str, **values: Any) -> list[dict[str, Any]]:
    """The answer to a SELECT. `:name` stands for a value, and for a list of them when it is a tuple."""
    connection = Tortoise.get_connection("default")
    numbered = connection.capabilities.dialect == "postgres"
    given: list[Any] = []

    def place(found: re.Match[str]) -> str:
        value = values[found[1]]
        marks = []
        for one in value if isinstance(value, tuple) else (value,):
            given.append(one if numbered or not isinstance(one, datetime) else one.isoformat(" "))
            marks.append(f"${len(given)}" if numbered else "?")
        return f"({', '.join(marks) or 'NULL'})" if isinstance(value, tuple) else marks[0]

    return [dict(row) for row in await connection.execute_query_dict(_NAME.sub(place, sql), given)]


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
