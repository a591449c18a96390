"""Which pictures look alike, among all that there are: exact, in memory, in some milliseconds.

Rows live in blocks of a fixed size, so that growing never copies what is there (a doubled array would need
three times its memory while it moves) and a reader keeps the blocks that it began with. In a block hashes
lie column by column: a pass over one column stays inside the processor's cache.
"""

from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

HASHES = 8
"""Hashes of one picture: the whole first, then its windows."""

HASH_BYTES = 8 * HASHES

_BLOCK = 1 << 16  # rows: half a megabyte a column
_GONE = -1  # stands where an id was; ids of media are positive

Ids = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Positions = NDArray[np.intp]


class Candidate(NamedTuple):
    """A media that may look like the wanted one, and how many bits of 64 they are apart."""

    id: int
    distance: int


class Lookup:
    """The hashes of many pictures: 72 bytes each.

    One writer at a time is let in; readers never wait, and see each picture whole or not at all.
    """

    def __init__(self) -> None:
        self._blocks: tuple[_Block, ...] = ()
        self._writing = Lock()
        self._largest = 0

    def __len__(self) -> int:
        return sum(block.living for block in self._blocks)

    def add(self, ids: Sequence[int] | Ids, hashes: Sequence[bytes]) -> None:
        """Take in pictures. Adding one again changes nothing, or its hashes where they are others now.

        ids: positive, in any order. hashes: as many, 64 bytes each.
        Raises ValueError, before anything is added, when they do not fit.
        """
        numbers = np.asarray(ids, dtype=np.int64).reshape(-1)
        rows = _rows(hashes)
        if len(numbers) != len(rows):
            raise ValueError(f"{len(numbers)} ids, but {len(rows)} hashes")
        if (numbers <= 0).any():
            raise ValueError("ids are positive numbers")
        _, last = np.unique(numbers[::-1], return_index=True)
        numbers, rows = numbers[::-1][last], rows[::-1][last]
        with self._writing:
            missing = np.ones(len(numbers), dtype=np.bool_)
            for block in self._blocks:
                missing[block.settled(numbers, rows)] = False
            self._forget(numbers[missing & (numbers <= self._largest)])
            self._append(numbers[missing], rows[missing])

    def remove(self, id: int) -> None:
        """Forget a picture. One that is not there is no error."""
        with self._writing:
            self._forget(np.array([id], dtype=np.int64))

    def nearest(self, hashes: bytes, *, within: int, limit: int | None = None) -> list[Candidate]:
        """The pictures at most `within` bits away, nearest first (then the oldest id).

        The distance is the least between one's whole and any of the other's windows, either way. Every
        picture is compared, so time grows with their number: about 11 ms for a million on one core.
        limit: at most so many; a thousand blank pages are all at distance 0 from each other.
        """
        wanted = _rows([hashes])[0]
        found = [block.nearest(wanted, within) for block in self._blocks]
        if not found:
            return []
        ids = np.concatenate([each[0] for each in found])
        distances = np.concatenate([each[1] for each in found])
        order = np.lexsort((ids, distances))[:limit]
        return list(map(Candidate, ids[order].tolist(), distances[order].tolist()))

    def _forget(self, ids: Ids) -> None:
        for block in self._blocks:
            block.forget(ids)
        if any(block.is_mostly_gone for block in self._blocks):
            self._blocks = tuple(
                block.compacted() if block.is_mostly_gone else block for block in self._blocks
            )

    def _append(self, ids: Ids, rows: Hashes) -> None:
        while ids.size:
            if not self._blocks or not self._blocks[-1].room:
                self._blocks = (*self._blocks, _Block(_BLOCK))
            block = self._blocks[-1]
            taken = min(block.room, len(ids))
            block.append(ids[:taken], rows[:taken])
            self._largest = max(self._largest, int(ids[:taken].max()))
            ids, rows = ids[taken:], rows[taken:]


class _Block:
    """A fixed number of rows. What lies beyond `count` is not there yet for anybody who reads."""

    def __init__(self, size: int) -> None:
        self.ids: Ids = np.empty(size, dtype=np.int64)
        self.columns: Hashes = np.empty((HASHES, size), dtype=np.uint64)
        self.count = 0
        self.living = 0

    @property
    def room(self) -> int:
        return len(self.ids) - self.count

    @property
    def is_mostly_gone(self) -> bool:
        return not self.room and self.living * 2 < self.count

    def append(self, ids: Ids, rows: Hashes) -> None:
        end = self.count + len(ids)
        self.ids[self.count : end] = ids
        self.columns[:, self.count : end] = rows.T
        self.living += len(ids)
        self.count = end  # last: from here on readers see the rows

    def positions(self, ids: Ids) -> tuple[Positions, Positions]:
        """Where in the block, and where among the ids (ascending), those are that are in both."""
        present = self.ids[: self.count]
        if not ids.size or not present.size or ids[0] > present.max() or ids[-1] < present.min():
            return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
        among = np.minimum(np.searchsorted(ids, present), len(ids) - 1)
        here = np.flatnonzero(ids[among] == present)
        return here, among[here]

    def settled(self, ids: Ids, rows: Hashes) -> Positions:
        """Which of the ids (ascending) are here already, with the same hashes."""
        here, among = self.positions(ids)
        same: NDArray[np.bool_] = (rows[among] == self.columns[:, here].T).all(axis=1)
        return among[same]

    def forget(self, ids: Ids) -> None:
        here, _ = self.positions(ids)
        self.ids[here] = _GONE
        self.living -= len(here)

    def compacted(self) -> "_Block":
        kept = np.flatnonzero(self.ids[: self.count] != _GONE)
        smaller = _Block(len(kept))
        smaller.append(self.ids[kept], self.columns[:, kept].T)
        return smaller

    def nearest(self, wanted: Hashes, within: int) -> tuple[Ids, NDArray[np.uint8]]:
        columns = self.columns[:, : self.count]
        ids = self.ids
        differing = np.empty(columns.shape[1], dtype=np.uint64)
        bits = np.empty(columns.shape[1], dtype=np.uint8)
        least = np.full(columns.shape[1], 64, dtype=np.uint8)
        pairs = [(0, 0)] + [pair for window in range(1, HASHES) for pair in ((window, 0), (0, window))]
        for theirs, ours in pairs:
            np.bitwise_xor(columns[theirs], wanted[ours], out=differing)
            np.bitwise_count(differing, out=bits)
            np.minimum(least, bits, out=least)
        near = np.flatnonzero(least <= within)
        near_ids = ids[near]
        alive = near_ids != _GONE
        return near_ids[alive], least[near][alive]


def _rows(hashes: Sequence[bytes]) -> Hashes:
    if any(len(each) != HASH_BYTES for each in hashes):
        raise ValueError(f"a picture has {HASH_BYTES} bytes of hashes")
    return np.frombuffer(b"".join(hashes), dtype="<u8").astype(np.uint64).reshape(-1, HASHES)
