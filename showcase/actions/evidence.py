"""Signed papers that say that somebody agreed: kept by content, counted, never shown.

The bytes are safe before a consent names them. They go with the last one that does, or with
the sweeper when it went in another way.
"""

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from showcase.actions.workshop import Workshop
from showcase.foundation import clock
from showcase.foundation.errors import MediaRefused
from showcase.foundation.language import filesize
from showcase.foundation.language import gettext as _
from showcase.models import Consent

FOLDER = "evidence/"
MOST_BYTES = 10 * 1000 * 1000
CHUNK = 1 << 20  # bytes
LONGEST_NAME = 100
FORGOTTEN_AFTER = timedelta(hours=24)
BEGINNINGS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
"""What the files begin with that we take, and what their names end with."""

MEDIA_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
MOST_BEGINNING = max(map(len, BEGINNINGS))
BATCH = 500
"""So many keys are looked up at once by the sweeper."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Evidence whose bytes are in the store. path: of the copy that came in, while it is being written down."""

    key: str
    name: str
    path: Path


@asynccontextmanager
async def keep(file: BinaryIO, *, name: str, workshop: Workshop) -> AsyncIterator[Kept]:
    """Take in a scan or a PDF, to be named by a consent in this block. Streamed, never whole in memory.

    name: only ever text. Raises MediaRefused with the limit that it broke; then nothing is kept.
    """
    path, digest, suffix = await asyncio.to_thread(_stage, file, workshop.staging)
    try:
        kept = Kept(f"{FOLDER}{digest[:2]}/{digest[2:4]}/{digest}.{suffix}", _name(name, suffix), path)
        await asyncio.to_thread(_store, kept, workshop)
        yield kept
    finally:
        path.unlink(missing_ok=True)


async def still_there(kept: Kept, *, workshop: Workshop) -> None:
    """After a consent names it: whoever took the last other one away meanwhile may have taken the bytes, too."""
    if not await asyncio.to_thread(workshop.store.exists, kept.key):
        await asyncio.to_thread(_store, kept, workshop)


async def drop(key: str, *, workshop: Workshop) -> None:
    """Take the bytes away when no consent names them any more."""
    if not await Consent.exists(file=key):
        await asyncio.to_thread(workshop.store.delete, key)


async def sweep(*, workshop: Workshop) -> int:
    """Take away evidence that no consent has named for a day. Answers how many went."""
    before, gone = clock.now() - FORGOTTEN_AFTER, 0
    stored = iter(await asyncio.to_thread(_older, workshop, before))
    while batch := list(islice(stored, BATCH)):
        named = set(await Consent.filter(file__in=batch).values_list("file", flat=True))
        for key in set(batch) - named:
            await drop(key, workshop=workshop)
            gone += 1
    return gone


def media_type(key: str) -> str:
    return MEDIA_TYPES[key.rpartition(".")[2]]


def _older(workshop: Workshop, before: datetime) -> list[str]:
    return [one.key for one in workshop.store.list(FOLDER) if one.changed_at < before]


def _stage(file: BinaryIO, staging: Path) -> tuple[Path, str, str]:
    """A copy in the staging folder, its SHA-256 and what its name shall end with. Raises MediaRefused."""
    beginning = file.read(MOST_BEGINNING)
    suffix = next((suffix for start, suffix in BEGINNINGS.items() if beginning.startswith(start)), None)
    if suffix is None:
        raise MediaRefused(_("This is not a scan that we keep. Add a PDF, a JPEG or a PNG."), status=415)
    size, digest = 0, hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=staging, delete=False) as staged:
        try:
            chunk = beginning
            while chunk:
                size += len(chunk)
                if size > MOST_BYTES:
                    text = _("This file is too large. Evidence has at most %(most)s.")
                    raise MediaRefused(text % {"most": filesize(MOST_BYTES)}, status=413)
                digest.update(chunk)
                staged.write(chunk)
                chunk = file.read(CHUNK)
        except BaseException:
            Path(staged.name).unlink()
            raise
    return Path(staged.name), digest.hexdigest(), suffix


def _store(kept: Kept, workshop: Workshop) -> None:
    """Also when they are there: the sweeper spares what is young."""
    with kept.path.open("rb") as file:
        workshop.store.put(kept.key, file, content_type=media_type(kept.key))


def _name(name: str, suffix: str) -> str:
    """A file's name for people to read: one line, without its folders, and with the right end."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if sign.isprintable()).strip()
    stem = plain.rpartition(".")[0] or plain or "evidence"
    return f"{stem[:LONGEST_NAME]}.{suffix}"
