"""Tortoise's PostgreSQL, with a pool that loses no connection."""

from typing import Any

from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import (
    TransactionalDBClient,
    TransactionContext,
    TransactionContextPooled,
)
from tortoise.connection import get_connections


class Client(AsyncpgDBClient):
    """A pool of connections, of which a transaction has one."""

    def _in_transaction(self) -> TransactionContext:
        return _Returned(TransactionWrapper(self), self._pool_init_lock)


class _Returned(TransactionContextPooled):
    """Gives its connection back when the transaction cannot begin, or is not waited for.

    The pool would run out of connections otherwise, and wait for ever.
    """

    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        pool = self.client._parent._pool
        self.client._connection = await pool.acquire()
        try:
            await self.client.begin()
        except BaseException:
            await pool.release(self.client._connection)  # rolls back, whoever cancels
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client


def get_client_class(_settings: dict[str, Any]) -> type[Client]:
    """Asked by Tortoise, which is told this module's name."""
    return Client
