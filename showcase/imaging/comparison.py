"""Are two pictures the same, and if not, how are they related?

Perceptual hashes only propose. Here small pictures are laid over each other and compared cell by cell; see
docs/decisions/duplicates.md for what was measured. Needs numpy and Pillow alone, so that any process may ask.
"""

import io
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from showcase.imaging.comparison_agreement import Agreement, agreement, luma
from showcase.imaging.comparison_alignment import aligned
from showcase.imaging.comparison_greys import grey_correlation, nearly_equal
from showcase.imaging.fingerprints import Fingerprint

CANDIDATES_WITHIN = 14
"""Hash bits (of 64) within which the look-up should propose pictures to compare."""

CANDIDATES_AT_MOST = 40
"""How many of them, the nearest first: a thousand blank pages are all alike."""

_SIDE = 256  # px, the longer side of what is compared
_LEAST_SIDE = 24  # px; nothing can be laid over a strip
_WORTH, _WORTH_FLAT = 0.5, 0.85  # correlation of 32 px greys: less needs no closer look
_FEW_CELLS = 10  # with fewer outlined cells a picture is flat
_EQUAL_MEAN, _EQUAL_MOST = 3.0, 16.0  # levels that flat copies may differ, on average and anywhere
_SAME_SHAPE = 0.05

# Shares, as in Agreement; tuned on one half of the pictures of bench/duplicates.py and told of the other.
_COVERED = 0.4  # of the outlines: with less in common it is a part or a collage, not a copy
_RELATED, _RELATED_CORRELATION = 0.4, 0.2  # cells agreeing, and gradients: one template
_SHAPE_AGREES = 0.75  # cells agreeing in shape: one thing in other colours
_OTHER_HUE = 0.4
_COPY_CORRELATION = 0.7
_COPY_AGREES, _COPY_USUAL = 0.75, 0.92
_PAPERY = 0.3
_REPLACED_ON_PAPER, _ADDED_ON_PAPER = 0.006, 0.2
_REPLACED_ON_PHOTO, _ADDED_ON_PHOTO = 0.06, 0.3
_USUAL_ON_PAPER, _WEAKEST_ON_PAPER = 0.99, 0.75
_SAME_CORRELATION, _SAME_WEIGHT, _SAME_COVERED = 0.9, 0.01, 0.9


class Kind(StrEnum):
    SAME_PICTURE = "same picture"
    LIKELY_SAME = "likely same"
    VERSION = "version"
    COLOUR_VARIANT = "colour variant"
    DIFFERENT = "different"

    @property
    def is_duplicate(self) -> bool:
        return self in (Kind.SAME_PICTURE, Kind.LIKELY_SAME)


@dataclass(frozen=True)
class Likeness:
    """How two pictures are related, and how alike they are: 0 to 1, to be shown as “94 % alike”."""

    kind: Kind
    likeness: float


@dataclass(frozen=True, eq=False)
class Look:
    """What is kept of a picture to compare it: its fingerprint and a small RGB of at most 256 px."""

    fingerprint: Fingerprint
    pixels: NDArray[np.uint8]


def look_from(rendition: bytes, fingerprint: Fingerprint) -> Look:
    """The look of a picture from the smallest of its renditions that is 236 px or more."""
    with Image.open(io.BytesIO(rendition), formats=["WEBP", "JPEG", "PNG"]) as opened:
        return Look(fingerprint, _small(opened))


def worth_comparing(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two candidates are alike enough, by their fingerprints alone, to fetch and compare their looks."""
    if one.flat or other.flat:
        return nearly_equal(one, other) or grey_correlation(one, other) >= _WORTH_FLAT
    return grey_correlation(one, other) >= _WORTH


def compare(one: Look, other: Look) -> Likeness:
    """How two pictures are related. The same answer from either side.

    Identical files are known by their content before anybody asks here.
    """
    if _order(other) < _order(one):
        one, other = other, one
    if min(*one.pixels.shape[:2], *other.pixels.shape[:2]) < _LEAST_SIDE:
        return _of_flat(one.pixels, other.pixels)
    place = aligned(luma(one.pixels), luma(other.pixels))
    seen = agreement(one.pixels, other.pixels, place)
    by_outlines = Likeness(_kind_of(seen), _likeness_of(seen))
    if by_outlines.kind.is_duplicate and seen.active >= _FEW_CELLS:
        return by_outlines
    if one.fingerprint.flat or other.fingerprint.flat or seen.active < _FEW_CELLS:
        by_pixels = _of_flat(one.pixels, other.pixels)
        if by_pixels.kind.is_duplicate or seen.active < _FEW_CELLS:
            return by_pixels
    return by_outlines


def _order(look: Look) -> tuple[bytes, bytes]:
    return look.fingerprint.grey, look.pixels.tobytes()


def _kind_of(seen: Agreement) -> Kind:
    related = seen.agreeing >= _RELATED and seen.correlation >= _RELATED_CORRELATION
    if seen.covered < _COVERED or not related:
        return Kind.DIFFERENT
    if seen.other_hue > _OTHER_HUE:  # other colours and another shape: two products, not two versions
        alike = seen.agreeing >= _SHAPE_AGREES or _is_copy(seen)
        return Kind.COLOUR_VARIANT if alike else Kind.DIFFERENT
    if not _is_copy(seen):
        return Kind.VERSION
    exact = (
        seen.correlation >= _SAME_CORRELATION
        and seen.weight <= _SAME_WEIGHT
        and seen.covered >= _SAME_COVERED
    )
    return Kind.SAME_PICTURE if exact else Kind.LIKELY_SAME


def _is_copy(seen: Agreement) -> bool:
    """Pages and product shots may have something put on top, but nothing in place of something else: that
    is a word or a number. On a photograph even a logo replaces what it covers, so that a little is forgiven."""
    if seen.correlation < _COPY_CORRELATION:
        return False
    if seen.agreeing < _COPY_AGREES and seen.usual < _COPY_USUAL:
        return False  # stripes, bricks and folds go over others of their kind
    if seen.paper > _PAPERY:
        if seen.usual >= _USUAL_ON_PAPER and seen.weakest < _WEAKEST_ON_PAPER:
            return False
        return seen.replaced <= _REPLACED_ON_PAPER and seen.weight <= _ADDED_ON_PAPER
    return seen.replaced <= _REPLACED_ON_PHOTO and seen.weight <= _ADDED_ON_PHOTO


def _likeness_of(seen: Agreement) -> float:
    alike = max(0.0, seen.correlation) * (1 - seen.weight) * (1 - seen.other_hue / 2)
    return float(min(1.0, alike * seen.covered**0.2))


def _of_flat(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> Likeness:
    """Hardly anything has an outline: then only nearly equal pixels, at the same shape, make a copy."""
    height, width = one.shape[:2]
    stretch = (other.shape[1] / width) / (other.shape[0] / height)
    size = (max(1, width // 4), max(1, height // 4))  # blurred, so that thin lines survive resizing
    mine, theirs = (
        np.asarray(Image.fromarray(each).resize(size, Image.Resampling.BOX), dtype=np.int16)
        for each in (one, other)
    )
    apart = np.abs(mine - theirs)
    equal = apart.mean() <= _EQUAL_MEAN and apart.max() <= _EQUAL_MOST and abs(stretch - 1) <= _SAME_SHAPE
    likeness = max(0.0, 1 - float(apart.mean()) / 32)
    return Likeness(Kind.SAME_PICTURE if equal else Kind.DIFFERENT, likeness if equal else min(likeness, 0.5))


def _small(picture: Image.Image) -> NDArray[np.uint8]:
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    small = picture.convert("RGB")
    scale = _SIDE / max(small.size)
    if scale < 1:
        size = max(1, round(small.width * scale)), max(1, round(small.height * scale))
        small = small.resize(size, Image.Resampling.BOX)
    return np.asarray(small)
