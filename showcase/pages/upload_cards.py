"""Files on the pinning page, each with what it looks like and what looks like it."""

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.models import Likeness, Person, Upload
from showcase.queries.cards import Picture
from showcase.queries.duplicates import LookAlike, look_alikes
from showcase.queries.media import picture_of
from showcase.queries.out_of_sight import boards_out_of_sight
from showcase.queries.pins import upload_of, waiting_uploads


@dataclass(frozen=True, slots=True)
class UploadCard:
    """A file that waits to be pinned.

    picture: None while it is being prepared.
    choice: what shall happen to it: "pin", "version:ID" or "place:ID" of another pin, or "leave".
    twin: the number of an earlier file here with the same bytes, from 1.
    is_out_of_sight: a board that the viewer cannot see has it. No more is known of that.
    """

    upload: int
    media: int
    name: str
    picture: Picture | None
    title: str
    alt: str
    choice: str
    look_alikes: tuple[LookAlike, ...]
    twin: int | None
    is_out_of_sight: bool


async def cards_of(viewer: Person, *, order: Sequence[int] = ()) -> list[UploadCard]:
    """All files that wait, in this order of uploads; others after them, as they came."""
    uploads = in_order(await waiting_uploads(viewer), order)
    media = tuple({upload.media_id for upload in uploads})
    alike = await look_alikes(viewer, media, limit=400)
    hidden = await boards_out_of_sight(viewer, media)
    first: dict[int, int] = {}
    cards = []
    for number, upload in enumerate(uploads, 1):
        earlier = first.setdefault(upload.media_id, number)
        twin = None if earlier == number else earlier
        cards.append(_card(upload, alike[upload.media_id], twin, upload.media_id in hidden))
    return cards


async def card_of(viewer: Person, upload_id: int) -> UploadCard:
    """One of them. Raises NotFound."""
    upload = await upload_of(viewer, upload_id)
    alike = await look_alikes(viewer, (upload.media_id,), limit=12)
    waiting = await waiting_uploads(viewer)
    same = [number for number, one in enumerate(waiting, 1) if one.media_id == upload.media_id]
    twin = same[0] if same and waiting[same[0] - 1].id < upload.id else None
    hidden = await boards_out_of_sight(viewer, (upload.media_id,))
    return _card(upload, alike[upload.media_id], twin, upload.media_id in hidden)


def in_order(uploads: list[Upload], order: Sequence[int]) -> list[Upload]:
    place = {number: at for at, number in enumerate(order)}
    return sorted(uploads, key=lambda upload: place.get(upload.id, len(place)))


def _card(upload: Upload, alike: list[LookAlike], twin: int | None, is_out_of_sight: bool) -> UploadCard:
    typed, media = upload.form, upload.media
    return UploadCard(
        upload.id,
        upload.media_id,
        upload.name,
        picture_of(media, typed.get("alt", "")) if media.is_processed else None,
        typed.get("title", ""),
        typed.get("alt", ""),
        _choice(typed.get("choice", ""), alike, twin),
        tuple(alike),
        twin,
        is_out_of_sight,
    )


def _choice(typed: str, alike: list[LookAlike], twin: int | None) -> str:
    """What they have chosen, if it still can be had; or what we suggest: one pin for the same file."""
    verb, _colon, pin = typed.partition(":")
    shown = [str(other.card.id) for other in alike if other.card]
    if typed and (verb in ("pin", "leave") or pin in shown):
        return typed
    if twin:
        return "leave"
    same = [other.card.id for other in alike if other.card and other.kind is Likeness.IDENTICAL]
    return f"place:{same[0]}" if same else "pin"
