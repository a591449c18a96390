"""A database of its own for each test: all migrations applied once, then copied."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from showcase.models.database import sqlite_url
from showcase.models.migrating import migrate
from tests import postgres


def fresh(kind: str, folder: Path) -> str:
    """The address of a new, migrated, empty database.

    kind: "sqlite", a file in the folder, or "postgres", on this process's own server.
    """
    if kind == "postgres":
        return postgres.server().create(_postgres_template())
    number = len(list(folder.glob("*.sqlite3")))
    return sqlite_url(Path(shutil.copyfile(_sqlite_template(), folder / f"showcase-{number}.sqlite3")))


def empty(kind: str, folder: Path) -> str:
    """The address of a database without any table."""
    return postgres.server().create() if kind == "postgres" else sqlite_url(folder / "empty.sqlite3")


@cache
def _sqlite_template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="showcase-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    postgres.in_a_thread(lambda: migrate(sqlite_url(folder / "template.sqlite3")))
    return folder / "template.sqlite3"


@cache
def _postgres_template() -> str:
    url = postgres.server().create()
    postgres.in_a_thread(lambda: migrate(url))
    # Out of the list of clones, so that it stays.
    return postgres.server().clones.pop()
