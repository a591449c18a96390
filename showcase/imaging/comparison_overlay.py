"""Where one picture lies over another, and what is seen of it there."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.float32]
Field = NDArray[np.complex64]


class Alignment(NamedTuple):
    """The point (x, y) of one picture is (scale_x x + left, scale_y y + top) of the other, in pixels of each."""

    scale_x: float
    scale_y: float
    left: float
    top: float


class Overlay(NamedTuple):
    """The other picture as seen in the frame of the one, and where it is (the rest has no meaning)."""

    grey: Grey
    there: NDArray[np.bool_]


def overlay(other: Grey, place: Alignment, shape: tuple[int, ...]) -> Overlay:
    """What lies over a frame of that shape (height, width)."""
    data = (place.scale_x, 0, place.left, 0, place.scale_y, place.top)
    size = (shape[1], shape[0])
    picture = Image.fromarray(other).transform(size, Image.Transform.AFFINE, data, Image.Resampling.BILINEAR)
    columns = (np.arange(shape[1], dtype=np.float32) + 0.5) * place.scale_x + place.left
    rows = (np.arange(shape[0], dtype=np.float32) + 0.5) * place.scale_y + place.top
    # one pixel further in than the edge, so that gradients there are the picture's own
    edge_x, edge_y = 0.5 + place.scale_x, 0.5 + place.scale_y
    inside = (columns > edge_x) & (columns < other.shape[1] - edge_x)
    there = ((rows > edge_y) & (rows < other.shape[0] - edge_y))[:, None] & inside
    return Overlay(np.asarray(picture), there)


def likeness(one: Grey, other: Grey, place: Alignment, side: int = 0) -> float:
    """Correlation of the gradients where both are, less where much of the smaller one lies outside."""
    mine, theirs, level = at_level(one, other, place, side)
    over, there = overlay(theirs, level, mine.shape)
    slopes, others = gradients(mine)[there], gradients(over)[there]
    total = float(np.sqrt((np.abs(slopes) ** 2).sum() * (np.abs(others) ** 2).sum()))
    common = float(there.sum())
    covered = common / min(mine.size, theirs.size / (level.scale_x * level.scale_y))
    return float((slopes.conj() * others).real.sum()) / total * (0.5 + 0.5 * covered) if total > 0 else 0.0


def gradients(grey: Grey) -> Field:
    """Across (real) and down (imaginary), as much as a pixel's neighbours differ."""
    field = np.zeros(grey.shape, dtype=np.complex64)
    field.real[:, 1:-1] = (grey[:, 2:] - grey[:, :-2]) / 2
    field.imag[1:-1] = (grey[2:] - grey[:-2]) / 2
    return field


def at_level(one: Grey, other: Grey, place: Alignment, side: int) -> tuple[Grey, Grey, Alignment]:
    """Both at most `side` px (0: as they come), and the place in the pixels of those."""
    mine, theirs = (at_most(one, side), at_most(other, side)) if side else (one, other)
    mine_x, mine_y = mine.shape[1] / one.shape[1], mine.shape[0] / one.shape[0]
    theirs_x, theirs_y = theirs.shape[1] / other.shape[1], theirs.shape[0] / other.shape[0]
    scale_x, scale_y = place.scale_x * theirs_x / mine_x, place.scale_y * theirs_y / mine_y
    return mine, theirs, Alignment(scale_x, scale_y, place.left * theirs_x, place.top * theirs_y)


def in_full(one: Grey, other: Grey, mine: Grey, theirs: Grey, level: Alignment) -> Alignment:
    """A place between two small ones, said in the pixels of the full ones."""
    mine_x, mine_y = mine.shape[1] / one.shape[1], mine.shape[0] / one.shape[0]
    theirs_x, theirs_y = theirs.shape[1] / other.shape[1], theirs.shape[0] / other.shape[0]
    scale_x, scale_y = level.scale_x * mine_x / theirs_x, level.scale_y * mine_y / theirs_y
    return Alignment(scale_x, scale_y, level.left / theirs_x, level.top / theirs_y)


def at_most(grey: Grey, side: int) -> Grey:
    longer = max(grey.shape)
    return grey if longer <= side else shrunk(grey, side / longer)


def shrunk(grey: Grey, scale: float) -> Grey:
    return resized(grey, max(3, round(grey.shape[1] * scale)), max(3, round(grey.shape[0] * scale)))


def resized(grey: Grey, width: int, height: int) -> Grey:
    if grey.shape == (height, width):
        return grey
    return np.asarray(Image.fromarray(grey).resize((width, height), Image.Resampling.BOX))
