"""Changes to SQLite's tables that keep what belongs to them."""

import sqlite3
from types import SimpleNamespace
from typing import Any

from tortoise.indexes import Index
from tortoise.migrations.constraints import UniqueConstraint
from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor

Columns = tuple[str, ...]


class KeepingEditor(SqliteSchemaEditor):
    """SQLite changes a column by building the table anew. Tortoise builds only columns: here the
    indexes, the uniqueness, the triggers and the last number given out come back too."""

    async def _run_sql(self, sql: str) -> None:
        """Statement by statement: a trigger is one, with all its semicolons."""
        statement = ""
        for part in sql.split(";"):
            statement += f"{part};"
            if sqlite3.complete_statement(statement):
                if statement.strip("; \n"):
                    await self.client.execute_query(statement)
                statement = ""
        if statement.strip("; \n"):
            await self.client.execute_query(statement)

    async def _alter_field(self, model: Any, old_field: Any, new_field: Any) -> None:
        await super()._alter_field(model, old_field, new_field)
        index = Index(fields=(_column(new_field),))
        if new_field.index and not old_field.index:
            await self.add_index(model, index)
        elif old_field.index and not new_field.index:
            await self.remove_index(model, index)

    async def remove_constraint(self, model: Any, constraint: Any) -> None:
        """Uniqueness that is written into the table becomes an index first, which can be dropped."""
        if isinstance(constraint, UniqueConstraint):
            columns = self._resolve_fields_to_columns(model, constraint.fields)
            index = self._constraint_name_for_model(model, UniqueConstraint(tuple(columns), constraint.name))
            if not await self._ask("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?", index):
                await self._remake_table(model)
        await super().remove_constraint(model, constraint)

    async def _remake_table(
        self, model: Any, create_field: Any = None, delete_field: Any = None, alter_fields: Any = None
    ) -> None:
        table, altered = model._meta.db_table, alter_fields or []
        if any(_column(old) != _column(new) for old, new in altered):
            raise ValueError(f"{table}: rename a column in one operation and change it in another")
        gone = _column(delete_field) if delete_field else None
        indexes = [index for index in await self._indexes(table) if gone not in index.columns]
        wanted = {index.columns for index in indexes if index.unique and not index.partial}
        wanted -= {(_column(new),) for _, new in altered if not new.unique}
        references = {column for column in await self._references(table) if column != gone}
        triggers = await self._ask("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        last = await self._last_number(table)

        for trigger in triggers:
            await self.client.execute_query(f'DROP TRIGGER "{trigger["name"]}"')
        await super()._remake_table(_without(model, gone), create_field, None, alter_fields)
        if lost := references - await self._references(table):
            raise ValueError(f"{table}: the foreign keys of {', '.join(sorted(lost))} would be lost")

        await self._put_back(model, indexes, wanted)
        for trigger in triggers:
            await self.client.execute_query(trigger["sql"])
        if last:
            await self.client.execute_query("DELETE FROM sqlite_sequence WHERE name = ?", [table])
            await self.client.execute_query("INSERT INTO sqlite_sequence VALUES (?, ?)", [table, last])

    async def _put_back(self, model: Any, indexes: list[SimpleNamespace], wanted: set[Columns]) -> None:
        """The indexes that had a statement of their own, then what else was unique."""
        there = await self._unique_columns(model._meta.db_table)
        for index in indexes:
            is_wanted = not index.unique or index.partial or index.columns in wanted - there
            if index.sql and is_wanted:
                await self.client.execute_query(index.sql)
        for columns in sorted(wanted - await self._unique_columns(model._meta.db_table)):
            await self.add_constraint(model, UniqueConstraint(columns))

    async def _indexes(self, table: str) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(
                sql=index["sql"],
                unique=bool(index["unique"]),
                partial=bool(index["partial"]),
                columns=tuple(
                    row["name"]
                    for row in await self._ask("SELECT name FROM pragma_index_info(?)", index["name"])
                ),
            )
            for index in await self._ask(
                'SELECT list.name, list."unique", list.partial, master.sql FROM pragma_index_list(?) AS list'
                " LEFT JOIN sqlite_master AS master ON master.type = 'index' AND master.name = list.name"
                " WHERE list.origin <> 'pk'",
                table,
            )
        ]

    async def _unique_columns(self, table: str) -> set[Columns]:
        return {index.columns for index in await self._indexes(table) if index.unique and not index.partial}

    async def _references(self, table: str) -> set[str]:
        return {
            row["from"] for row in await self._ask('SELECT "from" FROM pragma_foreign_key_list(?)', table)
        }

    async def _last_number(self, table: str) -> int | None:
        """The highest id ever given out: a new row must not get that of one that is gone."""
        if not await self._ask("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"):
            return None
        rows = await self._ask("SELECT seq FROM sqlite_sequence WHERE name = ?", table)
        return rows[0]["seq"] if rows else None

    async def _ask(self, question: str, *values: str) -> list[dict[str, Any]]:
        return await self.client.execute_query_dict(question, list(values))


def _column(field: Any) -> str:
    return str(field.source_field or field.model_field_name)


def _without(model: Any, column: str | None) -> Any:
    """The model as far as a table is built from it, without a column: a relation and its key are one."""
    meta = model._meta
    fields = {name: field for name, field in meta.fields_map.items() if _column(field) != column}
    return SimpleNamespace(
        _meta=SimpleNamespace(
            db_table=meta.db_table, schema=meta.schema, constraints=meta.constraints, fields_map=fields
        )
    )
