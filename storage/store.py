"""What every store can do. It keeps bytes under keys and knows nothing of what they mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Protocol


@dataclass(frozen=True, slots=True)
class Stored:
    """What a list says of a key. size is in bytes, changed_at is in UTC."""

    key: str
    size: int
    changed_at: datetime


class Source(Protocol):
    """Where bytes come from. It is only ever read forward."""

    def read(self, size: int = ..., /) -> bytes: ...


class Store(Protocol):
    """Bytes under keys. Every call blocks: await it with `asyncio.to_thread`.

    Keys are `[a-z0-9][a-z0-9./_-]*`, without `..` and empty parts, at most 512 characters and
    255 between two slashes. Anything else raises BadKey, from every call. A key must not be
    another's folder ("a" and "a/b"): a folder refuses the second with BadKey, S3 does not look.

    Every call raises StoreUnavailable when the store does not answer. That nothing is under a
    key is said only by a store that is there. One store may be used from many threads.
    """

    def put(self, key: str, source: Source, *, content_type: str = "application/octet-stream") -> int:
        """Keep all that the source has left, and answer how many bytes that were.

        Whole or not at all, also when the source raises (its error passes through) or the process
        dies. Who reads meanwhile sees the old bytes or the new. Safe on disk when this returns.
        content_type: kept by S3; a folder has no place for it.
        """

    def open(self, key: str, *, start: int = 0, length: int | None = None) -> BinaryIO:
        """The bytes from `start` on, as a stream that can be read once and must be closed.

        length: at most so many bytes; None for all. Beyond the end there are none.
        Raises NotFound, ValueError for a negative start or length, and, also while it is being
        read, StoreUnavailable.
        """

    def size(self, key: str) -> int | None:
        """In bytes, or None when nothing is there."""

    def exists(self, key: str) -> bool: ...

    def delete(self, key: str) -> None:
        """Deleting what is not there does no harm."""

    def delete_many(self, keys: Iterable[str]) -> None:
        """As delete, in as few requests as the store allows. One bad key, and none is deleted."""

    def list(self, prefix: str = "") -> Iterator[Stored]:
        """What is there, in the order of the keys, fetched while it is being read.

        prefix: the beginning of the keys wanted, cut anywhere. What others have put into the
        store under names that are no keys is passed over.
        """

    def address(self, key: str, *, seconds: int, filename: str, content_type: str) -> str | None:
        """A web address that downloads the bytes as an attachment, or None when the store has none.

        It lets in whoever knows it: keep it out of logs, mail and pages that are cached.
        seconds: how long it is valid, 1 to 900, or ValueError. filename: any text. That the key
        is there is not looked up.
        """

    def path(self, key: str) -> Path | None:
        """The file with the bytes, for a server to send; None when there is no such file."""

    def sweep(self, older_than: timedelta) -> int:
        """Take away what puts that were cut off more than so long ago have left; answer how many.

        Choose it longer than any put may last. Such leftovers are never listed or opened.
        """

    def ready(self) -> None:
        """Raises StoreUnavailable, within some seconds, when the store cannot be used now."""
