"""Pictures from rows, for whatever draws them."""

import json
from collections.abc import Mapping
from typing import Any

from showcase.queries.cards import Picture
from showcase.queries.visibility import Viewer

PICTURE = """c.id AS media, c.width, c.height, c.placeholder, c.widths, c.frames, c.has_alpha"""


def picture(row: Mapping[str, Any], alt: str) -> Picture:
    """The picture in a row that was asked for with PICTURE, from the media `c`."""
    return Picture(
        row["media"],
        row["width"],
        row["height"],
        alt,
        row["placeholder"],
        tuple(plain(row["widths"])),
        row["frames"] > 1,
        bool(row["has_alpha"]),
    )


def pictures_of(collage: Any, viewer: Viewer) -> tuple[Picture, ...]:
    """A board's collage, as it was written. Guests see what is at home there."""
    return tuple(
        Picture(**{**{name: one[name] for name in Picture.__slots__}, "widths": tuple(one["widths"])})
        for one in plain(collage)
        if one.get("is_home") or not viewer.is_guest
    )


def as_plain(one: Picture) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Picture.__slots__}


def plain(value: Any) -> Any:
    """JSON from a row: both databases answer with text, models with what it says."""
    return json.loads(value) if isinstance(value, str | bytes) else value
