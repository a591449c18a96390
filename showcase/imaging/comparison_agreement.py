"""Where two pictures lie over each other: what agrees, what was put on top, what was replaced.

The common part is cut into small cells. A cell with outlines agrees when its gradients do. Where it does
not, one of the two may have nothing there (a logo or a watermark was added) or both have something (other
words, another number): that is how a copy and another version of one template are told apart.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from showcase.imaging.comparison_overlay import Alignment, Field, Grey, gradients, overlay

_CELL = 10  # px: a word or a number of a page at 256 px
_NOISE = 0.5  # squared grey levels a pixel: gradients of compression and rounding
_ACTIVE, _STRONG = 4.0, 12.0  # times the noise
_AGREES, _DIFFERS = 0.7, 0.5  # correlation within a cell
_BOTH = 0.1  # of the stronger one's energy: less is nothing
_CONTAINED = 0.7  # of the weaker one's gradients found again in the stronger: something was put over it
_EVEN, _KEPT = 0.4, 0.85  # energy of the weaker, and what is found again of it: one word for another
_MARGIN = 2  # px at the edge of the common part, where smoothing has seen beyond it
_PLAIN_SLOPE = 1.0  # grey levels a pixel
_PAPER_LEVELS = 2  # grey levels to either side of the paper's
_COLOUR_CELL = 4  # px
_COLOURED = 8.0  # chroma, of 128
_COLOURLESS = 1.5  # mean chroma below which a picture is a grey one
_OTHER_HUE = 0.75  # how far apart two chromas are, of the stronger one: about 44 degrees


class Agreement(NamedTuple):
    """How well two pictures agree where both are. Shares are 0 to 1."""

    correlation: float  # of all gradients, -1 to 1
    covered: float  # share of outlined cells in the common part, of the picture with less
    active: int  # cells with outlines in either
    agreeing: float  # share of active cells that agree, as they are or turned from light to dark
    differing: float  # share of active cells that clearly differ
    weight: float  # the same, by the strength of the outlines
    replaced: float  # share by strength of those that differ though both have something there
    usual: float  # correlation in the usual cell that has much in both
    weakest: float  # in the worst of them that lost something: a single other number shows here
    paper: float  # share of plain pixels of one level: much on pages and product shots, little on photographs
    other_hue: float  # share of the colour that is another one; 0 when either is grey


def agreement(one: NDArray[np.uint8], other: NDArray[np.uint8], place: Alignment) -> Agreement:
    """one, other: RGB, shape (height, width, 3). place: how the other lies over the one."""
    mine, theirs = luma(one), luma(other)
    over, there = overlay(theirs, place, mine.shape)
    inner = _eroded(there)
    all_slopes = gradients(_smoothed(mine))
    slopes = np.where(inner, all_slopes, 0)
    others = np.where(inner, gradients(_smoothed(over)), 0)
    energy, other_energy = _cells(np.abs(slopes) ** 2), _cells(np.abs(others) ** 2)
    common = _cells((slopes * others.conj()).real)
    correlation = float(common.sum() / max(np.sqrt(energy.sum() * other_energy.sum()), 1e-6))

    noise = _CELL * _CELL * _NOISE
    gain = _gain(energy, other_energy, noise)
    alike = common * np.sqrt(gain) / np.sqrt((energy + noise) * (other_energy * gain + noise))
    stronger = np.maximum(energy, other_energy * gain)
    weaker = np.minimum(energy, other_energy * gain)
    whole = _cells(inner.astype(np.float32)) > _CELL * _CELL / 2
    active = whole & (stronger > _ACTIVE * noise)
    differs = active & (alike < _DIFFERS)
    contained = common * np.sqrt(gain) > _CONTAINED * weaker
    replaced = differs & ~contained & (weaker > _BOTH * stronger) & (weaker > noise)
    cells = max(int(active.sum()), 1)
    strong = alike[whole & (weaker > _STRONG * noise)]
    even = (weaker > _EVEN * stronger) & (common * np.sqrt(gain) < _KEPT * weaker)
    lost = alike[whole & (weaker > _STRONG * noise) & even]
    strength = np.sqrt(stronger)
    total = max(float(strength[active].sum()), 1e-6)
    return Agreement(
        correlation=correlation,
        covered=min(
            _covered(all_slopes, inner),
            _covered(gradients(_smoothed(theirs)), _seen_from(place, inner, theirs.shape)),
        ),
        active=int(active.sum()),
        agreeing=float((active & (np.abs(alike) > _AGREES)).sum()) / cells,
        differing=float(differs.sum()) / cells,
        weight=float(strength[differs].sum()) / total,
        replaced=float(strength[replaced].sum()) / total,
        usual=float(np.median(strong)) if strong.size else 1.0,
        weakest=float(lost.min()) if lost.size else 1.0,
        paper=max(_paper(mine, all_slopes), _paper(theirs, gradients(_smoothed(theirs)))),
        other_hue=_other_hue(one, other, place, inner),
    )


def _gain(energy: NDArray[np.float32], other: NDArray[np.float32], noise: float) -> float:
    """How much stronger the one's gradients are, squared, in the usual cell (a logo must not decide it)."""
    both = (energy > noise) & (other > noise)
    return float(np.median(energy[both] / other[both])) if both.any() else 1.0


def luma(picture: NDArray[np.uint8]) -> Grey:
    weights = np.array([0.299, 0.587, 0.114], dtype=np.float32)
    return np.ascontiguousarray(picture.astype(np.float32) @ weights)


def _covered(slopes: Field, common: NDArray[np.bool_]) -> float:
    """Share of a picture's outlined cells that lie in the common part."""
    outlined = _cells(np.abs(slopes) ** 2) > _ACTIVE * _CELL * _CELL * _NOISE
    shared = outlined & (_cells(common.astype(np.float32)) > _CELL * _CELL / 2)
    return float(shared.sum()) / max(int(outlined.sum()), 1)


def _seen_from(place: Alignment, inner: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """The common part in the frame of the other."""
    rows = ((np.arange(shape[0]) + 0.5 - place.top) / place.scale_y).astype(np.int64)
    columns = ((np.arange(shape[1]) + 0.5 - place.left) / place.scale_x).astype(np.int64)
    inside_rows = (rows >= 0) & (rows < inner.shape[0])
    inside_columns = (columns >= 0) & (columns < inner.shape[1])
    seen = inner[np.clip(rows, 0, inner.shape[0] - 1)][:, np.clip(columns, 0, inner.shape[1] - 1)]
    return np.asarray(seen & inside_rows[:, None] & inside_columns)


def _smoothed(grey: Grey) -> Grey:
    """Without the finest detail, which sharpening, blurring and compression change."""
    wide = np.pad(grey, 1, mode="edge")
    down = (wide[:-2] + 2 * wide[1:-1] + wide[2:]) / 4
    return np.asarray((down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]) / 4, dtype=np.float32)


def _eroded(there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The common part is a rectangle: take its margin away."""
    inner = np.zeros_like(there)
    rows, columns = np.flatnonzero(there.any(axis=1)), np.flatnonzero(there.any(axis=0))
    if rows.size and columns.size:
        top, bottom = rows[0] + _MARGIN, rows[-1] + 1 - _MARGIN
        inner[top : max(top, bottom), columns[0] + _MARGIN : max(0, columns[-1] + 1 - _MARGIN)] = True
    return inner


def _cells(values: NDArray[np.float32], side: int = _CELL) -> NDArray[np.float32]:
    """Sums over cells; what does not fill one at the right and below counts as nothing."""
    height, width = values.shape
    filled = np.pad(values, ((0, -height % side), (0, -width % side)))
    rows, columns = filled.shape[0] // side, filled.shape[1] // side
    return np.asarray(filled.reshape(rows, side, columns, side).sum(axis=(1, 3)), dtype=np.float32)


def _paper(grey: Grey, slopes: Field) -> float:
    plain = grey[np.abs(slopes) < _PLAIN_SLOPE]
    if not plain.size:
        return 0.0
    levels = np.bincount(np.clip(plain, 0, 255).astype(np.uint8), minlength=256)
    near = np.convolve(levels, np.ones(2 * _PAPER_LEVELS + 1, dtype=np.int64))
    return float(near.max()) / grey.size


def _other_hue(
    one: NDArray[np.uint8], other: NDArray[np.uint8], place: Alignment, inner: NDArray[np.bool_]
) -> float:
    mine = np.where(inner, _chroma(one), 0)
    blue_and_red = _chroma(other)
    over = [
        overlay(np.ascontiguousarray(part), place, inner.shape).grey
        for part in (blue_and_red.real, blue_and_red.imag)
    ]
    theirs = np.where(inner, over[0] + 1j * over[1], 0)
    size = _COLOUR_CELL * _COLOUR_CELL
    ours = (_cells(mine.real, _COLOUR_CELL) + 1j * _cells(mine.imag, _COLOUR_CELL)) / size
    others = (_cells(theirs.real, _COLOUR_CELL) + 1j * _cells(theirs.imag, _COLOUR_CELL)) / size
    much, other_much = np.abs(ours), np.abs(others)
    if min(much.mean(), other_much.mean()) < _COLOURLESS:
        return 0.0
    gain = float(np.sqrt((much**2).sum() / (other_much**2).sum()))
    stronger = np.maximum(much, gain * other_much)
    coloured = np.maximum(much, other_much) > _COLOURED
    apart = np.abs(ours - gain * others) > _OTHER_HUE * stronger
    return float(stronger[coloured & apart].sum()) / max(float(stronger[coloured].sum()), 1e-6)


def _chroma(picture: NDArray[np.uint8]) -> NDArray[np.complex64]:
    weights = np.array([[-0.169, 0.5], [-0.331, -0.419], [0.5, -0.081]], dtype=np.float32)
    blue_and_red = picture.astype(np.float32) @ weights
    return np.asarray(blue_and_red[..., 0] + 1j * blue_and_red[..., 1], dtype=np.complex64)
