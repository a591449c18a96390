"""Bringing a database up to date, whole or not at all.

Why not Tortoise's own `migrate`: docs/decisions/migrations.md.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.migration import Migration
from tortoise.migrations.operations import RunPython, RunSQL
from tortoise.migrations.recorder import MigrationRecorder
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.transactions import in_transaction

from showcase.models import sqlite_safety
from showcase.models.database import APPS, config
from showcase.models.sqlite_editor import KeepingEditor

PATIENCE = 600_000  # ms that a migrator waits for another one on SQLite
ADVISORY_LOCK = 0x53686F7763617365  # "Showcase": what migrators of one PostgreSQL database queue for


class MigrationFailed(Exception):
    """Nothing was changed. Says why, and where the copy is."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """The migrations that were applied, in order, and the copy made before them, if any."""

    applied: tuple[str, ...]
    backup: Path | None


async def migrate(
    url: str, *, backups: Path | None = None, apps: dict[str, dict[str, Any]] = APPS
) -> Migrated:
    """Apply what is missing, in one transaction. Doing it again does nothing.

    Two at once queue: the second finds nothing to do. One that is killed leaves the database
    as it was.

    backups: the folder for a copy of a SQLite database that holds something already. PostgreSQL
    has its own ways.
    Raises MigrationFailed, and nothing has changed, when a migration fails, when rows would be
    lost or point at nothing, or when the database is newer than this Showcase.
    """
    async with TortoiseContext() as context:
        await context.init(_migrators_config(url, apps), init_connections=False)
        if not await _plan(_Executor(context.db(), apps)):
            return Migrated((), None)
        async with in_transaction("default") as alone:
            return await _migrate_alone(alone, apps, backups)


async def pending(url: str, *, apps: dict[str, dict[str, Any]] = APPS) -> list[str]:
    """Names of the migrations that a database has not seen yet, in order."""
    async with TortoiseContext() as context:
        await context.init(_migrators_config(url, apps), init_connections=False)
        return [migration.name for migration in await _plan(_Executor(context.db(), apps))]


async def missing(*, apps: dict[str, dict[str, Any]] = APPS) -> list[str]:
    """What the models say and no migration does: a line for each change. Needs no database."""
    async with TortoiseContext() as context:
        await context.init(config("sqlite://:memory:", apps=apps), init_connections=False)
        assert context.apps is not None
        writers = await MigrationAutodetector(context.apps, apps).changes()
        return [operation.describe() for writer in writers for operation in writer.operations]


def _migrators_config(url: str, apps: dict[str, dict[str, Any]]) -> dict[str, Any]:
    settings = config(url, apps=apps)
    connection = settings["connections"]["default"]
    if connection["engine"] == "showcase.models.sqlite":
        # Rebuilding a table drops the old one. With foreign keys on, its children go with it.
        connection["credentials"] |= {"foreign_keys": "OFF", "busy_timeout": PATIENCE}
        Path(connection["credentials"]["file_path"]).parent.mkdir(parents=True, exist_ok=True)
    else:
        connection["credentials"] |= {"minsize": 1, "maxsize": 2}
    return settings


async def _plan(executor: MigrationExecutor) -> list[Migration]:
    plan = await executor.plan()
    unknown = sorted(executor.loader.applied_migrations - executor.loader.disk_migrations.keys())
    if unknown:
        raise MigrationFailed(
            f"This database belongs to a newer Showcase: it has seen “{unknown[-1].name}”, "
            "which this one does not know. Nothing was changed."
        )
    return [step.migration for step in plan]


async def _migrate_alone(
    alone: BaseDBAsyncClient, apps: dict[str, dict[str, Any]], backups: Path | None
) -> Migrated:
    on_sqlite = alone.capabilities.dialect == "sqlite"
    if not on_sqlite:
        await alone.execute_query(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
    executor = _Executor(alone, apps)
    plan = await _plan(executor)
    if not plan:
        return Migrated((), None)
    names = tuple(migration.name for migration in plan)
    copy = None
    try:
        if on_sqlite:
            if backups:
                copy = await sqlite_safety.copy(alone, backups, before=names[0])
            async with sqlite_safety.guarded(alone, keeps_rows=not any(map(_may_take_rows, plan))):
                await executor.migrate()
        else:
            await executor.migrate()
    except Exception as reason:
        kept = f" A copy from before is at {copy}." if copy else ""
        raise MigrationFailed(
            f"Migrating ({', '.join(names)}) failed and nothing was changed: {reason}.{kept}"
        ) from reason
    return Migrated(names, copy)


def _may_take_rows(migration: Migration) -> bool:
    return any(isinstance(operation, RunPython | RunSQL) for operation in migration.operations)


class _Executor(MigrationExecutor):
    """Works inside a transaction that is open already, and leaves its end to whoever opened it."""

    def __init__(self, connection: BaseDBAsyncClient, apps: dict[str, dict[str, Any]]) -> None:
        super().__init__(connection, apps)
        self.recorder = self.loader.recorder = _Recorder(connection)

    def _schema_editor(
        self,
        atomic: bool = True,  # noqa: ARG002 (always is)
        collect_sql: bool = False,
    ) -> BaseSchemaEditor:
        if self.connection.capabilities.dialect == "sqlite":
            return KeepingEditor(self.connection, atomic=True, collect_sql=collect_sql)
        return super()._schema_editor(atomic=True, collect_sql=collect_sql)


class _Recorder(MigrationRecorder):
    """Takes no error for an empty database, and makes its table without ending the transaction."""

    async def ensure_schema(self, schema_editor: BaseSchemaEditor) -> None:
        if not await self._is_there():
            sql: str = schema_editor._get_model_sql_data(self.model).table_sql
            await self.connection.execute_query(sql)

    async def applied_migrations(self) -> list[MigrationKey]:
        if not await self._is_there():
            return []
        rows = await self.connection.execute_query_dict(
            f'SELECT "app", "name" FROM "{self.table_name}" ORDER BY "id"'  # noqa: S608 (no input)
        )
        return [MigrationKey(app_label=row["app"], name=row["name"]) for row in rows]

    async def _is_there(self) -> bool:
        if self.connection.capabilities.dialect == "sqlite":
            question = f"SELECT 1 FROM sqlite_master WHERE name = '{self.table_name}'"  # noqa: S608
        else:
            # Not to_regclass(): it may remember a table's absence from before another one's commit.
            question = (
                f"SELECT 1 FROM pg_tables WHERE tablename = '{self.table_name}'"  # noqa: S608
                " AND schemaname = ANY (current_schemas(false))"
            )
        return bool(await self.connection.execute_query_dict(question))
