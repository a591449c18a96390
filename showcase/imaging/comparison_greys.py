"""The first look at a candidate: two greys of 32 × 32, with nothing to fetch and nothing to decode."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from showcase.imaging.fingerprints import CROPS, GREY_SIDE, Fingerprint, inner_box

_FLAT_MEAN, _FLAT_MOST = 8.0, 64.0  # grey levels between two flat ones, on average and anywhere


def grey_correlation(one: Fingerprint, other: Fingerprint) -> float:
    """Correlation of the gradients, -1 to 1, at the best of: whole over whole, without borders, one's whole
    over a crop of the other, either way."""
    mine, theirs = _windows(one), _windows(other)
    pairs = np.concatenate([mine @ theirs[0], mine[0] @ theirs.T, mine[1:2] @ theirs[1]])
    return float(pairs.max())


def nearly_equal(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two flat pictures could be the same: level by level, for their outlines say nothing."""
    apart = np.abs(_grey(one).astype(np.int16) - _grey(other))
    return float(apart.mean()) <= _FLAT_MEAN and int(apart.max()) <= _FLAT_MOST


@lru_cache(maxsize=64)  # one upload is held against many
def _windows(fingerprint: Fingerprint) -> NDArray[np.float32]:
    """Gradients of the whole, of what is inside a border, and of the crops: a row each, of length 1."""
    grey = _grey(fingerprint)
    picture = Image.fromarray(grey).convert("F")
    boxes = [(0.0, 0.0, 1.0, 1.0), tuple(edge / GREY_SIDE for edge in inner_box(grey)), *CROPS]
    rows = [_slopes(picture, (box[0], box[1], box[2], box[3])) for box in boxes]
    return np.stack(rows)


def _slopes(picture: Image.Image, box: tuple[float, float, float, float]) -> NDArray[np.float32]:
    left, top, right, bottom = (edge * GREY_SIDE for edge in box)
    size = (GREY_SIDE, GREY_SIDE)
    window = np.asarray(picture.resize(size, Image.Resampling.BILINEAR, box=(left, top, right, bottom)))
    across = (window[1:-1, 2:] - window[1:-1, :-2]).reshape(-1)
    down = (window[2:, 1:-1] - window[:-2, 1:-1]).reshape(-1)
    row = np.concatenate([across, down])
    length = max(float(np.linalg.norm(row)), 1e-6)
    return np.asarray(row / length, dtype=np.float32)


def _grey(fingerprint: Fingerprint) -> NDArray[np.uint8]:
    return np.frombuffer(fingerprint.grey, dtype=np.uint8).reshape(GREY_SIDE, GREY_SIDE)
