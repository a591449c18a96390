"""How a picture looks, in 1.1 KB: enough to find it again among a million others.

A fingerprint is made where pictures are decoded. Whoever only reads fingerprints (the web process) does
not need `imagehash`, which brings scipy: 280 ms and 50 MB. It is therefore imported where it is used.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

GREY_SIDE = 32
"""Side of the small grey and of what the hash looks at, in pixels."""

WINDOWS = 8
"""Hashes of one picture: the whole, without its border, and six crops."""

Box = tuple[float, float, float, float]

_WORKING_SIDE = 192  # px; hashing looks at 32 px, so that more would only cost time
CROPS = (  # left, top, right, bottom as shares of the picture
    (0.05, 0.05, 0.95, 0.95),
    (0.0, 0.0, 0.9, 0.9),
    (0.1, 0.0, 1.0, 0.9),
    (0.0, 0.1, 0.9, 1.0),
    (0.1, 0.1, 1.0, 1.0),
    (0.1, 0.1, 0.9, 0.9),
)
_BORDER_TOLERANCE = 14  # grey levels: what JPEG makes of a plain border
_BORDER_SPECKS = 0.01  # share of a border's line that may differ from it
_LEAST_INSIDE = 0.3  # of a side; with less left, "border" is the wrong word
_ACTIVE_CONTRAST = 16  # grey levels within a block of 4 × 4
_FLAT_BELOW = 7  # active blocks of 64


@dataclass(frozen=True)
class Fingerprint:
    """The perceptual hashes of a picture and its windows, and a small grey to verify with.

    hashes: 64 bytes, eight little-endian unsigned 64-bit numbers: the whole, the picture without its
        plain border, six crops. Bit 0 of a number is the lowest frequency, bit 8 r + c that of row r and
        column c; it is set where the coefficient is above the median.
    grey: 1024 bytes, 32 × 32 grey levels, row by row.
    flat: hardly anything in it has an outline, so that its hashes say little.
    """

    hashes: bytes
    grey: bytes
    flat: bool


def fingerprint_of(picture: Image.Image) -> Fingerprint:
    """The fingerprint of an upright picture.

    picture: RGB, flattened on white, at most about 512 px on the longer side (more costs only time).

    Source: Zauner, "Implementation and benchmarking of perceptual image hash functions", 2010.
    """
    working = _working_grey(picture)
    width, height = working.size
    boxes: list[Box] = [(0, 0, width, height), inner_box(np.asarray(working))]
    boxes += [
        (left * width, top * height, right * width, bottom * height) for left, top, right, bottom in CROPS
    ]
    small = [working.resize((GREY_SIDE, GREY_SIDE), Image.Resampling.LANCZOS, box=box) for box in boxes]
    grey = np.asarray(small[0])
    return Fingerprint(b"".join(map(_hash_of, small)), grey.tobytes(), is_flat(grey))


def inner_box(grey: NDArray[np.uint8]) -> Box:
    """Left, top, right and bottom of what is inside a plain border (a frame, letterbox bars, white around
    a product); the whole where there is none, or where too little would be left."""
    height, width = grey.shape
    whole = (0, 0, width, height)
    corners = np.array([grey[0, 0], grey[0, -1], grey[-1, 0], grey[-1, -1]], dtype=np.int16)
    drawn = np.abs(grey.astype(np.int16) - np.int16(np.median(corners))) > _BORDER_TOLERANCE
    columns = np.flatnonzero(drawn.mean(axis=0) > _BORDER_SPECKS)
    rows = np.flatnonzero(drawn.mean(axis=1) > _BORDER_SPECKS)
    if not columns.size or not rows.size:
        return whole
    left, right, top, bottom = int(columns[0]), int(columns[-1]) + 1, int(rows[0]), int(rows[-1]) + 1
    if right - left < _LEAST_INSIDE * width or bottom - top < _LEAST_INSIDE * height:
        return whole
    return left, top, right, bottom


def is_flat(grey: NDArray[np.uint8]) -> bool:
    """Whether fewer than a tenth of the blocks of a 32 × 32 grey show any contrast."""
    blocks = grey.reshape(8, 4, 8, 4)
    contrast = blocks.max(axis=(1, 3)).astype(np.int16) - blocks.min(axis=(1, 3))
    return int((contrast > _ACTIVE_CONTRAST).sum()) < _FLAT_BELOW


def _working_grey(picture: Image.Image) -> Image.Image:
    grey = picture.convert("L")
    scale = _WORKING_SIDE / max(grey.size)
    if scale >= 1:
        return grey
    size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
    return grey.resize(size, Image.Resampling.BOX)


def _hash_of(small: Image.Image) -> bytes:
    import imagehash  # noqa: PLC0415 - scipy is behind it

    bits = imagehash.phash(small, hash_size=8, highfreq_factor=4).hash
    return np.packbits(bits.reshape(-1), bitorder="little").tobytes()
