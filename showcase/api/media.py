"""Files come in, and are asked after."""

from typing import Any

from starlette.requests import Request

from showcase.actions.drafts import save_upload_form
from showcase.api import shapes
from showcase.api.drawing import address, renditions
from showcase.api.operations import Address, Operation, id_in
from showcase.api.reading import FORM
from showcase.api.shapes_sent import NewMedia, Nothing
from showcase.imaging.limits import DEFAULT
from showcase.models import Likeness, Media, Person
from showcase.queries.brought import OwnLookAlike, own_look_alikes, typed_with
from showcase.queries.duplicates import LookAlike, look_alikes
from showcase.queries.media import visible_media
from showcase.queries.out_of_sight import boards_out_of_sight
from showcase.web.receiving import receive

BESIDE_THE_FILE = 64 * 1024
MOST_BYTES = max(DEFAULT.bytes, *DEFAULT.bytes_of.values()) + BESIDE_THE_FILE
"""Of a request with a file. Each kind of file has its own limit within."""


async def bring(request: Request, person: Person, given: NewMedia) -> shapes.Media:
    """Bring a file.

    The answer comes when it has been processed and compared, or with the state “processing” after ten seconds.
    The same bytes are kept once: bringing them again answers the same media.
    """
    upload = await receive(
        request, given.file.file, name=given.file.filename or "", by=person, source=given.source
    )
    if given.alt:
        await save_upload_form(upload, {**upload.form, "alt": given.alt})
    return await _told(request, person, upload.media)


async def show(request: Request, person: Person, _given: Nothing) -> shapes.Media:
    """A media that you brought, or that a pin shows which you may see."""
    return await _told(request, person, await visible_media(person, id_in(request, "media")))


async def _told(request: Request, person: Person, media: Media) -> shapes.Media:
    typed = await typed_with(person, (media.id,))
    ready = media.is_processed
    return shapes.Media(
        id=media.id,
        sha256=media.sha256,
        format=media.format,
        size=media.size,
        width=media.width if ready else None,
        height=media.height if ready else None,
        frames=media.frames if ready else None,
        state="ready" if ready else "processing",
        alt=typed[media.id].alt,
        renditions=renditions(request, media.id, tuple(media.widths)),
        original=address(request, "original", media=media.id),
        duplicates=await _duplicates(person, media),
    )


async def _duplicates(person: Person, media: Media) -> list[shapes.Duplicate]:
    """Pins that show it or what looks like it, then what the person has brought and not pinned yet.

    Last, at most once, that a board which they cannot see has it.
    """
    pinned = (await look_alikes(person, (media.id,)))[media.id]
    seen = {one.media for one in pinned}
    own = [one for one in await own_look_alikes(person, media.id) if one.media not in seen]
    hidden = await boards_out_of_sight(person, (media.id,))
    return [*(_pinned(one) for one in pinned), *(_own(one) for one in own), *(_hidden() for _board in hidden)]


def _pinned(one: LookAlike) -> shapes.Duplicate:
    card = one.card
    return _duplicate(
        one,
        pin=card.id if card else None,
        title=card.title if card else None,
        board=one.board_slug,
        team=card.team_slug if card else None,
        is_duplicate=one.is_duplicate,
        verdict=one.verdict,
    )


def _own(one: OwnLookAlike) -> shapes.Duplicate:
    is_duplicate = one.kind in (Likeness.IDENTICAL, Likeness.SAME_PICTURE, Likeness.LIKELY_SAME)
    return _duplicate(
        one, pin=None, title=None, board=None, team=None, is_duplicate=is_duplicate, verdict=None
    )


def _hidden() -> shapes.Duplicate:
    untold = dict.fromkeys(
        ("media", "pin", "title", "board", "team", "class", "distance", "likeness", "verdict")
    )
    return shapes.Duplicate.model_validate({**untold, "is_duplicate": True, "is_out_of_sight": True})


def _duplicate(one: LookAlike | OwnLookAlike, **of_its_pin: Any) -> shapes.Duplicate:
    pair = {"media": one.media, "class": one.kind, "distance": one.distance, "likeness": one.share}
    return shapes.Duplicate.model_validate({**pair, **of_its_pin})


addresses = [
    Address(
        "/media",
        "api media",
        {"POST": Operation(bring, NewMedia, shapes.Media, status=201, key="id", media_type=FORM)},
        most_bytes=MOST_BYTES,
    ),
    Address("/media/{media}", "api one media", {"GET": Operation(show, answers=shapes.Media)}),
]
