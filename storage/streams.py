"""Reading that speaks of every trouble in the store's own words."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from storage.errors import StoreUnavailable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER = 256 * 1024  # bytes asked of the store at a time


def checked_range(start: int, length: int | None) -> None:
    """Raises ValueError unless bytes can be counted so."""
    if start < 0 or (length is not None and length < 0):
        raise ValueError(f"A range cannot begin at {start} and be {length} bytes long.")


def stream(
    read: Callable[[int], bytes],
    close: Callable[[], object],
    *,
    length: int | None,
    troubles: tuple[type[Exception], ...],
) -> BinaryIO:
    """A stream over `read` that ends after `length` bytes, and raises StoreUnavailable for `troubles`."""
    return io.BufferedReader(_Reading(read, close, length, troubles), BUFFER)


class _Reading(io.RawIOBase):
    def __init__(
        self,
        read: Callable[[int], bytes],
        close: Callable[[], object],
        length: int | None,
        troubles: tuple[type[Exception], ...],
    ) -> None:
        self._read, self._close, self._left, self._troubles = read, close, length, troubles

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer).cast("B")
        wanted = len(room) if self._left is None else min(len(room), self._left)
        if not wanted:
            return 0
        try:
            data = self._read(wanted)
        except self._troubles as trouble:
            raise StoreUnavailable("The store stopped answering in the middle of a read.") from trouble
        room[: len(data)] = data
        if self._left is not None:
            self._left -= len(data)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._close()
        super().close()
