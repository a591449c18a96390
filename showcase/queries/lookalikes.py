"""The fingerprints of all media in memory, read on from the database.

Every process keeps its own. Ids do not become visible in the order of their numbers
when several processes write at once, so each time the last ones are read again.
"""

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from showcase.models import Fingerprint

if TYPE_CHECKING:
    from showcase.imaging.lookup import Candidate, Lookup

AGAIN = 100
"""So many of the last ids are read again: more than can be on their way at once."""

BATCH = 20_000


class LookAlikes:
    """Candidates for duplicates, from this process's memory."""

    def __init__(self) -> None:
        self._last = 0
        self._reading = asyncio.Lock()

    @cached_property
    def _lookup(self) -> "Lookup":
        from showcase.imaging.lookup import Lookup  # noqa: PLC0415 - with numpy, for who uploads

        return Lookup()

    def __len__(self) -> int:
        return len(self._lookup)

    async def read_on(self) -> None:
        """Take in what any process has committed since."""
        async with self._reading:
            last = max(0, self._last - AGAIN)
            while True:
                found = (
                    await Fingerprint.filter(id__gt=last)
                    .order_by("id")
                    .limit(BATCH)
                    .values_list("id", "media_id", "hashes")
                )
                if found:
                    ids, hashes = [row[1] for row in found], [bytes(row[2]) for row in found]
                    await asyncio.to_thread(self._lookup.add, ids, hashes)
                    last = found[-1][0]
                    self._last = max(self._last, last)
                if len(found) < BATCH:
                    return

    async def nearest(self, media_id: int, hashes: bytes) -> list["Candidate"]:
        """Other media that may look like this one, nearest first (docs/decisions/duplicates.md)."""
        from showcase.imaging.comparison import CANDIDATES_AT_MOST, CANDIDATES_WITHIN  # noqa: PLC0415

        await self.read_on()
        most = CANDIDATES_AT_MOST + 1  # the media itself is among them
        found = await asyncio.to_thread(self._lookup.nearest, hashes, within=CANDIDATES_WITHIN, limit=most)
        return [candidate for candidate in found if candidate.id != media_id]

    def forget(self, media_id: int) -> None:
        self._lookup.remove(media_id)
