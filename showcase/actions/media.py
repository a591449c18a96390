"""What happens to a file: receive, identify, commit, process, compare."""

import asyncio
import hashlib
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from showcase.actions.audit import record, told
from showcase.actions.duplicates import compare
from showcase.actions.jobs import defer
from showcase.actions.refusals import refusal
from showcase.actions.workshop import Workshop
from showcase.foundation import clock
from showcase.foundation.errors import NotAllowed
from showcase.foundation.language import gettext as _
from showcase.imaging.errors import Reason, Unshowable
from showcase.imaging.formats import FORMATS, HEAD_BYTES, Format, identify
from showcase.imaging.limits import Limits
from showcase.imaging.results import Processed
from showcase.models import Fingerprint, Job, Media, Person, Rendition, Upload
from showcase.models.database import transaction
from showcase.queries.media import left_behind
from showcase.queries.renditions import moving_key, original_key, rendition_key

CHUNK = 1 << 20  # bytes
LONGEST_NAME = 255
TOLD = ("format", "size")
FORGOTTEN_AFTER = timedelta(hours=24)

FORMAT_BY_NAME = {kind.name: kind for kind in FORMATS}


@dataclass(frozen=True, slots=True)
class Staged:
    """A file on its way in, whole, in the staging folder."""

    path: Path
    sha256: str
    size: int
    kind: Format


def processing_key(media_id: int) -> str:
    """The key of the job that processes a media."""
    return f"process media {media_id}"


async def bring(file: BinaryIO, *, name: str, by: Person, workshop: Workshop, source: str = "") -> Upload:
    """Take in a file that somebody brought. When this returns, its bytes are safe and a job waits for it.

    file: read from where it stands, never whole in memory. name: only ever text.
    Raises NotAllowed, or MediaRefused with the limit that it broke; then nothing is kept.
    """
    if not by.may_pin:
        raise NotAllowed(_("You can look at everything here. To pin, ask for a member's account."))
    try:
        staged = await asyncio.to_thread(_stage, file, workshop.staging, workshop.limits)
    except Unshowable as broken:
        raise refusal(broken) from None
    try:
        return await _commit(staged, name=name, by=by, workshop=workshop, source=source)
    finally:
        staged.path.unlink(missing_ok=True)


async def process(media: Media, *, workshop: Workshop) -> None:
    """Make a media's renditions and fingerprint, and find what looks like it. Again changes nothing.

    Raises MediaRefused when it cannot be shown; then the media is gone, bytes and row.
    """
    if not media.is_processed:
        await _make(media, workshop)
    await compare(media, workshop=workshop)


async def settled(media: Media) -> None:
    """Whoever processed a media at once has no use for the job that was waiting for it."""
    await Job.filter(key=processing_key(media.id), started_at__isnull=True).delete()


async def forget(media: Media, *, workshop: Workshop) -> None:
    """Take a media away that no pin shows: first its row, then its bytes."""
    async with transaction():
        if await Media.filter(id=media.id).delete():
            await record("forget", media, by=None, before=told(media, *TOLD))
    workshop.look_alikes.forget(media.id)
    keys = [rendition_key(media.sha256, width) for width in media.widths]
    keys += [moving_key(media.sha256), original_key(media.sha256)]
    await asyncio.to_thread(workshop.store.delete_many, keys)


async def put_away(upload: Upload) -> None:
    """Somebody does not want to pin this after all. The media stays while anything shows it."""
    if upload.settled_at is None:
        await _settle(upload, clock.now(), "put away")


async def take_back(upload: Upload) -> None:
    """They want to pin it after all."""
    await _settle(upload, None, "take back")


async def _settle(upload: Upload, at: datetime | None, verb: str) -> None:
    """Uploads are only ever their own people's."""
    async with transaction():
        await Upload.filter(id=upload.id).update(settled_at=at)
        before = told(upload, "settled_at")
        await record(verb, upload, by=await upload.person, before=before, after={"settled_at": at})


async def sweep(*, workshop: Workshop) -> int:
    """Forget media that nobody has pinned or waits to pin, and staged bytes, a day later.

    Answers how many media went.
    """
    before = clock.now() - FORGOTTEN_AFTER
    left = await left_behind(before)
    for media in left:
        await forget(media, workshop=workshop)
    await asyncio.to_thread(_sweep_staging, workshop.staging, before.timestamp())
    await asyncio.to_thread(workshop.store.sweep, FORGOTTEN_AFTER)
    return len(left)


@asynccontextmanager
async def _folder_in(staging: Path) -> AsyncIterator[Path]:
    """A folder that goes again, whatever happens in it."""
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=staging))
    try:
        yield folder
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


def _stage(file: BinaryIO, staging: Path, limits: Limits) -> Staged:
    """Copy a file while hashing it. Raises Unshowable, and then leaves nothing."""
    head = file.read(HEAD_BYTES)
    if not head:
        raise Unshowable(Reason.EMPTY)
    kind = identify(head)
    if kind is None:
        raise Unshowable(Reason.NOT_A_KIND)
    most, size, digest = limits.most_bytes(kind.name), 0, hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=staging, delete=False) as staged:
        try:
            chunk = head
            while chunk:
                size += len(chunk)
                if size > most:
                    raise Unshowable(Reason.TOO_MANY_BYTES, limit=most)
                digest.update(chunk)
                staged.write(chunk)
                chunk = file.read(CHUNK)
        except BaseException:
            Path(staged.name).unlink()
            raise
    return Staged(Path(staged.name), digest.hexdigest(), size, kind)


async def _commit(staged: Staged, *, name: str, by: Person, workshop: Workshop, source: str) -> Upload:
    """Bytes first, then the row: whoever finds the row finds the bytes."""
    known = await Media.exists(sha256=staged.sha256)
    if not (known and await asyncio.to_thread(workshop.store.exists, original_key(staged.sha256))):
        await asyncio.to_thread(_store_original, staged, workshop)
    now = clock.now()
    async with transaction():
        fresh = Media(sha256=staged.sha256, format=staged.kind.name, size=staged.size, received_at=now)
        await Media.bulk_create([fresh], ignore_conflicts=True)
        media = await Media.get(sha256=staged.sha256)
        upload = await Upload.create(
            person_id=by.id, media=media, name=_as_text(name), source=source[:2000], received_at=now
        )
        if not media.is_processed:
            await defer("process media", key=processing_key(media.id), media_id=media.id)
        await record("bring", upload, by=by, after={"media": media.id} | told(media, *TOLD))
    return upload


def _store_original(staged: Staged, workshop: Workshop) -> None:
    with staged.path.open("rb") as bytes_:
        workshop.store.put(original_key(staged.sha256), bytes_, content_type=staged.kind.media_type)


async def _make(media: Media, workshop: Workshop) -> None:
    async with _folder_in(workshop.staging) as folder:
        original = await asyncio.to_thread(_original, media, workshop, folder)
        try:
            made = await workshop.children.process(original, folder)
        except Unshowable as broken:
            await forget(media, workshop=workshop)
            raise refusal(broken) from None
        await asyncio.to_thread(_store_renditions, media, made, workshop)
    await _write_down(media, made)


def _original(media: Media, workshop: Workshop, folder: Path) -> Path:
    """The original as a file of this machine."""
    if path := workshop.store.path(original_key(media.sha256)):
        return path
    copy = folder / "original"
    with workshop.store.open(original_key(media.sha256)) as kept, copy.open("wb") as here:
        shutil.copyfileobj(kept, here, CHUNK)
    return copy


def _store_renditions(media: Media, made: Processed, workshop: Workshop) -> None:
    for one in made.renditions:
        key = moving_key(media.sha256) if one.animated else rendition_key(media.sha256, one.width)
        with one.path.open("rb") as bytes_:
            workshop.store.put(key, bytes_, content_type="image/webp")


async def _write_down(media: Media, made: Processed) -> None:
    media.width, media.height, media.frames = made.width, made.height, made.frames
    media.has_alpha = made.has_alpha
    media.placeholder, media.palette = made.placeholder, [list(colour) for colour in made.palette]
    media.widths = [one.width for one in made.renditions if not one.animated]
    media.processed_at = clock.now()
    renditions = [
        Rendition(
            media_id=media.id, width=one.width, height=one.height, size=one.bytes, is_animated=one.animated
        )
        for one in made.renditions
    ]
    look = made.fingerprint
    async with transaction():
        await Rendition.bulk_create(renditions, ignore_conflicts=True)
        fingerprint = Fingerprint(media_id=media.id, hashes=look.hashes, grey=look.grey, is_flat=look.flat)
        await Fingerprint.bulk_create([fingerprint], ignore_conflicts=True)
        await media.save(
            update_fields=[
                "width",
                "height",
                "frames",
                "has_alpha",
                "placeholder",
                "palette",
                "widths",
                "processed_at",
            ]
        )


def _as_text(name: str) -> str:
    """A file's name for people to read: one line, without its folders."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable())[:LONGEST_NAME]


def _sweep_staging(staging: Path, before: float) -> None:
    for left in staging.iterdir():
        if left.stat().st_mtime < before:
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
