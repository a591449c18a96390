"""Smaller copies of a picture, made for screens.

A wall's columns are 236 px wide: one for plain screens, one for fine ones (and for the two columns of a
phone), one for a pin page or a phone's width, one for a large window.
"""

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image

from showcase.imaging.results import RenditionFile

Size = tuple[int, int]

WIDTHS = (236, 472, 736, 1600)
QUALITY = 80

_NEAR = 1.25  # a rendition this close to the next larger one, or to the picture itself, is left out
_PANORAMA_HEIGHT = 800  # px: a panorama gets wider than the widest, to be more than a stripe
_PANORAMA_WIDTH = 4800
_MOST_PIXELS = 8_000_000
_WEBP_SIDE = 16383  # px, of the format itself
_METHOD = 2  # 4 makes files 4 % smaller, and takes 1.7 times as long


def ladder(size: Size) -> list[Size]:
    """The sizes of a picture's renditions, largest first. None is larger than the picture."""
    width, height = size
    aspect = width / height
    widest = max(WIDTHS[-1], min(_PANORAMA_WIDTH, round(_PANORAMA_HEIGHT * aspect)))
    possible = int(min(math.sqrt(_MOST_PIXELS * aspect), _WEBP_SIDE * aspect, _WEBP_SIDE))
    whole = width <= min(widest * _NEAR, possible)
    top = size if whole else _narrowed(size, max(1, min(widest, possible)))
    return [top, *(_narrowed(size, each) for each in reversed(WIDTHS) if each * _NEAR < top[0])]


def cascade(picture: Image.Image, sizes: Iterable[Size]) -> Iterator[Image.Image]:
    """The picture in each of the sizes, largest first, each made from the one before."""
    for size in sizes:
        if picture.size != size:
            picture = picture.resize(size, Image.Resampling.BICUBIC)
        yield picture


def write(picture: Image.Image, folder: Path) -> RenditionFile:
    """The picture as a WebP file in a folder, without any metadata."""
    path = folder / f"{picture.width}.webp"
    picture.save(path, "WEBP", quality=QUALITY, method=_METHOD)
    return RenditionFile(picture.width, picture.height, "webp", path, path.stat().st_size)


def _narrowed(size: Size, width: int) -> Size:
    return width, min(max(1, round(size[1] * width / size[0])), _WEBP_SIDE)
