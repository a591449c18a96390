"""Where the tables are: SQLite or PostgreSQL, and how they are opened."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from tortoise.backends.base.client import TransactionContext
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext, get_current_context
from tortoise.transactions import in_transaction

APPS: dict[str, dict[str, Any]] = {
    "models": {
        "models": ["showcase.models"],
        "migrations": "showcase.models.migrations",
        "default_connection": "default",
    }
}
SQLITE = {"busy_timeout": 10_000, "synchronous": "NORMAL", "journal_mode": "WAL", "foreign_keys": "ON"}
SQLITE_OPTIONS = {"busy_timeout", "synchronous", "cache_size", "mmap_size"}
POSTGRES = {"minsize": 1, "maxsize": 10, "application_name": "showcase"}
POSTGRES_OPTIONS = {
    *POSTGRES, "sslmode", "schema", "timeout", "command_timeout", "statement_cache_size"
}  # fmt: skip


def sqlite_url(path: Path) -> str:
    """The address of a SQLite file, whatever characters its folder has."""
    return f"sqlite://{quote(str(path))}"


def config(url: str, *, apps: dict[str, dict[str, Any]] = APPS) -> dict[str, Any]:
    """What Tortoise wants to know, completed with all that Showcase relies on.

    url: `sqlite:///folder/file` or `postgres://user:password@host:port/name`, with options such
    as `?busy_timeout=` (ms), `?maxsize=` (connections a process holds at most) or `?sslmode=`.
    Raises ValueError, naming the setting, for any other address or option.
    """
    connection = {"sqlite": _sqlite, "postgres": _postgres, "postgresql": _postgres}.get(
        url.partition(":")[0]
    )
    if connection is None:
        raise _wrong(f"cannot be “{_without_password(url)}”: use sqlite:///… or postgres://…")
    return {"connections": {"default": connection(url)}, "apps": apps, "use_tz": True, "timezone": "UTC"}


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[None]:
    """Models answer from this database, in every task, until it is closed again.

    For the web server's lifespan as for a command. When the same database is open already, it
    goes on to be used, and whoever opened it closes it. Another one, opened meanwhile, is for
    this task alone, and of the same kind: models write the SQL of one kind at a time.
    """
    settings = config(url)
    opened = get_current_context()
    if opened is not None and opened.inited:
        there, wanted = opened.connections.db_config["default"], settings["connections"]["default"]
        if there == wanted:
            yield
            return
        if there["engine"] != wanted["engine"]:
            raise ValueError(f"{_without_password(url)} cannot be opened beside a database of another kind.")
    # What Tortoise has written for one kind it would send to the other.
    EXECUTOR_CACHE.clear()
    async with TortoiseContext() as context:
        await context.init(settings, _enable_global_fallback=opened is None)
        yield


def transaction() -> TransactionContext:
    """All of it or nothing: `async with transaction(): …`. Inside another one, a savepoint.

    On SQLite it waits for its turn to write at the beginning, so that what it has read is still
    true when it writes. No files, pictures or requests in here: others wait meanwhile.
    """
    return in_transaction()


def _sqlite(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    path = unquote(parts.netloc + parts.path)
    if not path:
        raise _wrong("names no file: sqlite:///folder/showcase.sqlite3")
    pragmas = SQLITE | _options(parts.query, SQLITE_OPTIONS)
    return {"engine": "showcase.models.sqlite", "credentials": {"file_path": path, **pragmas}}


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    try:
        port = parts.port or 5432
    except ValueError:
        raise _wrong("has a port that is not a number") from None
    options = POSTGRES | _options(parts.query, POSTGRES_OPTIONS)
    if "sslmode" in options:
        options["ssl"] = options.pop("sslmode")
    credentials = {
        "host": parts.hostname,
        "port": port,
        "user": unquote(parts.username or "") or None,
        "password": unquote(parts.password or "") or None,
        "database": unquote(parts.path[1:]) or None,
        # Compiling a query costs far more than our short queries take.
        "server_settings": {"jit": "off"},
        **options,
    }
    return {"engine": "showcase.models.postgres", "credentials": credentials}


def _options(query: str, known: set[str]) -> dict[str, Any]:
    options = dict(parse_qsl(query))
    if unknown := sorted(options.keys() - known):
        raise _wrong(f"has an unknown option, {unknown[0]}: known are {', '.join(sorted(known))}")
    return {name: int(value) if value.isdecimal() else value for name, value in options.items()}


def _without_password(url: str) -> str:
    return url if "@" not in url else f"{url.partition(':')[0]}://…@{url.rpartition('@')[2]}"


def _wrong(sentence: str) -> ValueError:
    return ValueError(f"SHOWCASE_DATABASE_URL {sentence}.")


TORTOISE_ORM = config("sqlite://:memory:")
"""For Tortoise's own command, which writes migrations."""
