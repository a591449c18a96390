"""Tortoise's SQLite, with transactions that several processes can rely on."""

import asyncio
import sqlite3
from collections.abc import Sequence
from typing import Any, cast
from urllib.parse import quote

from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
)
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError


class Client(SqliteClient):
    """One connection, of which every transaction is immediate, and one that only reads."""

    _reading: sqlite3.Connection | None = None

    def glance(self, sql: str, values: Sequence[Any]) -> list[dict[str, Any]]:
        """What has been committed, at once, without the way to the other connection's thread and back.

        Whoever else is served waits meanwhile, so it is for what one look into an index answers.
        """
        if self._reading is None:
            self._reading = sqlite3.connect(
                f"file:{quote(self.filename)}?mode=ro",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
            )
            self._reading.row_factory = sqlite3.Row
        self.log.debug("%s: %s", sql, values)
        return [dict(row) for row in self._reading.execute(sql, values)]

    async def close(self) -> None:
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        await super().close()

    async def create_connection(self, with_db: bool) -> None:
        """Open the file. A connection without all its settings is none: foreign keys would be off."""
        try:
            await super().create_connection(with_db)
        except BaseException:
            await self.close()
            raise

    def _in_transaction(self) -> TransactionContext:
        return _Immediately(_ImmediateTransaction(self), self._lock)


class _ImmediateTransaction(SqliteTransactionWrapper):
    """Takes the right to write first.

    SQLite's plain BEGIN takes it at the first write, and refuses it, however patient the
    connection, when another process has written since the transaction began to read.
    """

    async def begin(self) -> None:
        try:
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as reason:
            raise OperationalError(reason) from reason


class _Immediately(SqliteTransactionContext):
    """Frees the connection for others when the transaction cannot begin, or is not waited for."""

    async def __aenter__(self) -> TransactionalDBClient:
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            await self.connection.begin()
        except BaseException:
            await self._undo()
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        return cast(TransactionalDBClient, self.connection)

    async def _undo(self) -> None:
        # A BEGIN that nobody waits for any more is still in the queue of the connection's
        # thread, so this goes behind it, and is awaited whoever cancels.
        try:
            if self.connection._connection:
                await asyncio.shield(self.connection._connection.rollback())
        finally:
            self._trxlock.release()


def get_client_class(_settings: dict[str, Any]) -> type[Client]:
    """Asked by Tortoise, which is told this module's name."""
    return Client
