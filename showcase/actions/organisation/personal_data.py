"""All that Showcase keeps about somebody, in one file that they can read and take elsewhere."""

import asyncio
import io
import json
import zipfile
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import BinaryIO

from markupsafe import Markup

from showcase.actions.audit import record
from showcase.actions.workshop import Workshop
from showcase.foundation import clock, language
from showcase.foundation.language import gettext as _
from showcase.models import Person
from showcase.models.database import transaction
from showcase.queries.administration import administrator
from showcase.queries.personal_data import PARTS, Part, kept, originals
from showcase.queries.renditions import original_key
from storage import NotFound as NoBytes

CHUNK = 1 << 18  # bytes


async def data_file(person: Person, *, by: Person, workshop: Workshop) -> AsyncIterator[bytes]:
    """A ZIP file of JSON, an index to read, and the originals; made while it is sent.

    Somebody's own, or for an admin whom they asked. Raises NotAllowed.
    No password, key, digest or secret is ever in it.
    """
    if by.id != person.id:
        administrator(by)
        async with transaction():
            await record("export data", person, by=by)
    return _zip(person, by, workshop)


async def _zip(person: Person, by: Person, workshop: Workshop) -> AsyncGenerator[bytes, None]:
    pipe = _Pipe()
    counts: dict[str, int] = {}
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        for part in PARTS:
            async with aclosing(_part(file, pipe, part, person, by, counts)) as pieces:
                async for piece in pieces:
                    yield piece
        with file.open("index.html", "w") as index:
            index.write(_index(person, counts).encode())
        yield pipe.taken()
        async for one in originals(person, reader=by):
            name = f"originals/{one.media}.{one.format}"
            async with aclosing(_original(file, pipe, name, one.sha256, workshop)) as pieces:
                async for piece in pieces:
                    yield piece
    yield pipe.taken()


async def _part(
    file: zipfile.ZipFile, pipe: "_Pipe", part: Part, person: Person, by: Person, counts: dict[str, int]
) -> AsyncGenerator[bytes, None]:
    number = 0
    with file.open(f"{part.name}.json", "w", force_zip64=True) as entry:
        entry.write(b"[")
        async for row in kept(person, part, reader=by):
            text = json.dumps(row, ensure_ascii=False, indent=1)
            entry.write((",\n" if number else "\n").encode() + text.encode())
            number += 1
            if pipe.waiting > CHUNK:
                yield pipe.taken()
        entry.write(b"\n]\n")
    counts[part.name] = number
    yield pipe.taken()


async def _original(
    file: zipfile.ZipFile, pipe: "_Pipe", name: str, sha256: str, workshop: Workshop
) -> AsyncGenerator[bytes, None]:
    """Bytes that cannot be had are passed over: the rest is theirs all the same."""
    try:
        kept_bytes: BinaryIO = await asyncio.to_thread(workshop.store.open, original_key(sha256))
    except NoBytes:
        return
    info = zipfile.ZipInfo(name, clock.now().timetuple()[:6])
    with kept_bytes, file.open(info, "w", force_zip64=True) as entry:
        while chunk := await asyncio.to_thread(kept_bytes.read, CHUNK):
            entry.write(chunk)
            yield pipe.taken()


def _index(person: Person, counts: dict[str, int]) -> str:
    lines = Markup("\n").join(
        Markup('<li><a href="{}.json">{}</a>: {}</li>').format(
            part.name, part.words(), language.number(counts[part.name])
        )
        for part in PARTS
    )
    return Markup(
        """<!doctype html>
<html lang="{}" dir="{}"><meta charset="utf-8"><title>{}</title>
<h1>{}</h1>
<p>{}</p>
<ul>
{}
<li>{}</li>
</ul>
</html>
"""
    ).format(
        language.spoken(),
        language.direction(),
        _("What Showcase keeps about you"),
        _("What Showcase keeps about %(name)s") % {"name": person.name},
        _("As of %(when)s (UTC). Each file is text that people and programs can read.")
        % {"when": language.exact_moment(clock.now())},
        lines,
        _("The folder “originals”: the files of your work, by the number of the media"),
    )


class _Pipe(io.RawIOBase):
    """What is written here is taken out at the other end, so that no more is in memory than one chunk."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self.waiting = 0

    def writable(self) -> bool:
        return True

    def write(self, given: object) -> int:
        part = bytes(given)  # type: ignore[call-overload]
        self._parts.append(part)
        self.waiting += len(part)
        return len(part)

    def taken(self) -> bytes:
        whole = b"".join(self._parts)
        self._parts.clear()
        self.waiting = 0
        return whole
