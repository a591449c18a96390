"""Lay one picture over another: which part of the one is which part of the other.

The best places of a first search are refined from coarse to fine, with brightness and contrast, while pixels
that differ (other words, a logo) lose their say.

Sources: Lucas and Kanade, "An iterative image registration technique", 1981; Benhimane and Malis,
"Real-time image-based tracking of planes using efficient second-order minimization", 2004.
"""

from typing import NamedTuple

import numpy as np

from showcase.imaging.comparison_overlay import (
    Alignment,
    Field,
    Grey,
    at_level,
    gradients,
    in_full,
    likeness,
    overlay,
)
from showcase.imaging.comparison_search import inside_borders, places

_ROUNDING = 0.01  # of a side
_STAYS = 0.5  # px
_SQUARE = 12  # px
_OUTLINED = 4.0  # squared grey levels a pixel
_EXACT, _EXACT_SHARE, _FEW_EXACT = 0.95, 0.2, 8  # correlation in a square; of outlined squares; squares
_KEPT = 3  # places that are looked at more closely
_ARRIVED = 0.03  # px
_STIFF = 0.5  # how much both scales are held together, of what the picture says
_BOTH_SCALES_ALIKE = np.array([[1, -1, 0, 0], [-1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], dtype=np.float32)
_LEAST_COMMON = 0.2  # of the frame


class _Level(NamedTuple):
    side: int  # px of the longer side; 0: as it comes
    rounds: int
    patience: float  # how far wrong, in times the usual, a pixel may be and still be heard


_LEVELS = (_Level(32, 8, 20.0), _Level(64, 6, 12.0), _Level(128, 4, 6.0), _Level(0, 4, 3.0))


def aligned(one: Grey, other: Grey) -> Alignment:
    """How the other lies over the one, to a fraction of a pixel where they are the same picture."""
    whole = Alignment(other.shape[1] / one.shape[1], other.shape[0] / one.shape[0], 0.0, 0.0)
    settled = _bettered(one, other, whole, _LEVELS[-1])
    squares, outlined = _exact_squares(one, other, settled)
    fits = abs(whole.scale_x / whole.scale_y - 1) <= _ROUNDING and _stays_put(whole, settled, one.shape)
    if fits and squares >= max(_FEW_EXACT, _EXACT_SHARE * outlined):
        return settled
    found = sorted(places(one, other), key=lambda place: -place[0])[:_KEPT]
    tried = [whole, *inside_borders(one, other), *(place for _, place in found)]
    for level, kept in zip(_LEVELS, (_KEPT, 2, 1, 1), strict=True):
        tried = [_bettered(one, other, place, level) for place in tried]
        tried.sort(key=lambda place: -likeness(one, other, place, level.side))
        del tried[kept:]
    best = tried[0]
    return best if _exact_squares(one, other, best)[0] > squares else settled


def _stays_put(place: Alignment, refined: Alignment, shape: tuple[int, ...]) -> bool:
    """Whether refining moved no corner of the frame by more than a fraction of a pixel."""
    across, down = refined.left - place.left, refined.top - place.top
    wider = across + (refined.scale_x - place.scale_x) * shape[1]
    higher = down + (refined.scale_y - place.scale_y) * shape[0]
    return max(map(abs, (across, down, wider, higher))) <= _STAYS


def _exact_squares(one: Grey, other: Grey, place: Alignment) -> tuple[int, int]:
    """How many squares agree so well that this must be the place, whatever the others show (one template
    with other words is mostly other words), and how many have outlines."""
    over, there = overlay(other, place, one.shape)
    height, width = (side // _SQUARE * _SQUARE for side in one.shape)
    slopes = np.where(there, gradients(one), 0)[:height, :width]
    others = np.where(there, gradients(over), 0)[:height, :width]
    sums = [
        values.reshape(height // _SQUARE, _SQUARE, width // _SQUARE, _SQUARE).sum(axis=(1, 3))
        for values in ((slopes.conj() * others).real, np.abs(slopes) ** 2, np.abs(others) ** 2)
    ]
    together, mine, theirs = sums
    outlined = np.maximum(mine, theirs) > _OUTLINED * _SQUARE * _SQUARE
    exact = outlined & (together > _EXACT * np.sqrt(mine * theirs))
    return int(exact.sum()), int(outlined.sum())


def _bettered(one: Grey, other: Grey, place: Alignment, level: _Level) -> Alignment:
    refined = _refined(one, other, place, level)
    return max(place, refined, key=lambda each: likeness(one, other, each, level.side))


def _refined(one: Grey, other: Grey, place: Alignment, level: _Level) -> Alignment:
    mine, theirs, here = at_level(one, other, place, level.side)
    height, width = mine.shape
    xs = (np.arange(width, dtype=np.float32) + 0.5)[None, :]
    ys = (np.arange(height, dtype=np.float32) + 0.5)[:, None]
    slopes = gradients(mine)
    for _ in range(level.rounds):
        over, there = overlay(theirs, here, mine.shape)
        if there.sum() < _LEAST_COMMON * there.size:
            return place
        gain, bias = _photometry(mine[there], over[there])
        wrong = np.where(there, mine - gain * over - bias, 0)
        slope: Field = ((slopes + gain * gradients(over)) / 2).astype(np.complex64)
        say = there * _say(wrong, slope, level.patience)
        across, down = slope.real, slope.imag
        steps = np.stack([across * xs, down * ys, across, down]).reshape(4, -1)
        weighted = steps * say.reshape(-1)
        normal = weighted @ steps.T
        stiff = float(normal[0, 0] + normal[1, 1]) * _STIFF
        normal += stiff * _BOTH_SCALES_ALIKE
        normal[np.diag_indices(4)] *= 1.001
        normal[np.diag_indices(4)] += 1e-3
        moved = np.linalg.solve(normal, weighted @ wrong.reshape(-1))
        # the other is seen through the frame of the one: a step there is a step times the scale in its own
        here = Alignment(
            here.scale_x * (1 + float(moved[0])),
            here.scale_y * (1 + float(moved[1])),
            here.left + here.scale_x * float(moved[2]),
            here.top + here.scale_y * float(moved[3]),
        )
        if not (0.4 < here.scale_x < 2.5 and 0.4 < here.scale_y < 2.5):
            return place
        if np.abs(moved * (width, height, 1, 1)).max() < _ARRIVED:
            break
    return in_full(one, other, mine, theirs, here)


def _say(wrong: Grey, slope: Field, patience: float) -> Grey:
    """How much a pixel counts: less, the more it differs from what is usual where there are outlines."""
    steep = np.abs(slope)
    outlined = steep > max(1.0, float(steep.mean()))
    usual = patience * (float(np.median(np.abs(wrong[outlined]))) if outlined.any() else 0.0) + 2.0
    return (1 + (wrong / usual) ** 2) ** -2


def _photometry(mine: Grey, over: Grey) -> tuple[float, float]:
    """Gain and bias that make the other as bright as the one."""
    spread = float(over.std())
    gain = float(mine.std()) / spread if spread > 1 else 1.0
    gain = min(4.0, max(0.25, gain))
    return gain, float(np.median(mine)) - gain * float(np.median(over))
