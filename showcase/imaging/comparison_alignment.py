"""Lay one picture over another: which part of the one is which part of the other.

First every shift at some scales at once, on tiny greys (correlation of gradients by Fourier transform: plain
borders have no gradients, so that frames and letterbox bars do no harm). Then the best places are refined
from coarse to fine, with brightness and contrast, while pixels that differ (other words, a logo) lose their say.

Sources: Lucas and Kanade, "An iterative image registration technique", 1981; Benhimane and Malis,
"Real-time image-based tracking of planes using efficient second-order minimization", 2004.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from showcase.imaging.fingerprints import inner_box

Grey = NDArray[np.float32]
Field = NDArray[np.complex64]

_COARSE = 32  # px, the longer side for the first search
_SCALES = (1.0, 1.09, 1.19, 1.3, 1.45, 1 / 1.09, 1 / 1.19, 1 / 1.3, 1 / 1.45)
_LEAST_OVERLAP = 0.4  # of the area of the smaller
_LEAST_ENERGY = 0.25  # of the gradients of each
_ROUNDING = 0.01  # of a side
_STAYS = 0.5  # px
_SAME_SHAPE = 0.03  # of a side: rounding, not stretching
_SQUARE = 12  # px
_OUTLINED = 4.0  # squared grey levels a pixel
_EXACT, _EXACT_SHARE, _FEW_EXACT = 0.95, 0.2, 8  # correlation in a square; of outlined squares; squares
_KEPT = 3  # places that are looked at more closely
_STIFF = 0.5  # how much both scales are held together, of what the picture says
_BOTH_SCALES_ALIKE = np.array([[1, -1, 0, 0], [-1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], dtype=np.float32)


class _Level(NamedTuple):
    side: int  # px of the longer side; 0: as it comes
    rounds: int
    patience: float  # how far wrong, in times the usual, a pixel may be and still be heard


_LEVELS = (_Level(32, 8, 20.0), _Level(64, 6, 12.0), _Level(128, 4, 6.0), _Level(0, 4, 3.0))


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


def aligned(one: Grey, other: Grey) -> Alignment:
    """How the other lies over the one, to a fraction of a pixel where they are the same picture."""
    whole = Alignment(other.shape[1] / one.shape[1], other.shape[0] / one.shape[0], 0.0, 0.0)
    settled = _bettered(one, other, whole, _LEVELS[-1])
    squares, outlined = _exact_squares(one, other, settled)
    fits = abs(whole.scale_x / whole.scale_y - 1) <= _ROUNDING and _stays_put(whole, settled, one.shape)
    if fits and squares >= max(_FEW_EXACT, _EXACT_SHARE * outlined):
        return settled
    found = sorted(_places(one, other), key=lambda place: -place[0])[:_KEPT]
    places = [whole, *_inside_borders(one, other), *(place for _, place in found)]
    for level, kept in zip(_LEVELS, (_KEPT, 2, 1, 1), strict=True):
        places = [_bettered(one, other, place, level) for place in places]
        places.sort(key=lambda place: -likeness(one, other, place, level.side))
        del places[kept:]
    best = places[0]
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


def _inside_borders(one: Grey, other: Grey) -> Iterator[Alignment]:
    """Frames and letterbox bars off, on either side or both."""
    whole, other_whole = (0, 0, one.shape[1], one.shape[0]), (0, 0, other.shape[1], other.shape[0])
    inner, other_inner = (inner_box(grey.astype(np.uint8)) for grey in (one, other))
    for box, other_box in dict.fromkeys([(inner, other_inner), (whole, other_inner), (inner, other_whole)]):
        if (box, other_box) != (whole, other_whole):
            scale_x = (other_box[2] - other_box[0]) / (box[2] - box[0])
            scale_y = (other_box[3] - other_box[1]) / (box[3] - box[1])
            yield Alignment(
                scale_x, scale_y, other_box[0] - scale_x * box[0], other_box[1] - scale_y * box[1]
            )


def likeness(one: Grey, other: Grey, place: Alignment, side: int = 0) -> float:
    """Correlation of the gradients where both are, less where much of the smaller one lies outside."""
    mine, theirs, level = _level(one, other, place, side)
    over, there = overlay(theirs, level, mine.shape)
    slopes, others = gradients(mine)[there], gradients(over)[there]
    total = float(np.sqrt((np.abs(slopes) ** 2).sum() * (np.abs(others) ** 2).sum()))
    common = float(there.sum())
    covered = common / min(mine.size, theirs.size / (level.scale_x * level.scale_y))
    return float((slopes.conj() * others).real.sum()) / total * (0.5 + 0.5 * covered) if total > 0 else 0.0


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


def gradients(grey: Grey) -> Field:
    """Across (real) and down (imaginary), as much as a pixel's neighbours differ."""
    field = np.zeros(grey.shape, dtype=np.complex64)
    field.real[:, 1:-1] = (grey[:, 2:] - grey[:, :-2]) / 2
    field.imag[1:-1] = (grey[2:] - grey[:-2]) / 2
    return field


def resized(grey: Grey, width: int, height: int) -> Grey:
    if grey.shape == (height, width):
        return grey
    return np.asarray(Image.fromarray(grey).resize((width, height), Image.Resampling.BOX))


def _places(one: Grey, other: Grey) -> Iterator[tuple[float, Alignment]]:
    small, small_other = _at_most(one, _COARSE), _at_most(other, _COARSE)
    for scale in _SCALES:
        mine = _shrunk(small, scale) if scale < 1 else small
        theirs = _shrunk(small_other, 1 / scale) if scale > 1 else small_other
        score, shift = _best_shift(gradients(mine), gradients(theirs))
        yield score, _in_full(one, other, mine, theirs, shift)
    height, width = small.shape
    stretch = (small_other.shape[1] / width) / (small_other.shape[0] / height)
    if abs(stretch - 1) > _SAME_SHAPE:
        theirs = resized(small_other, width, height)
        score, shift = _best_shift(gradients(small), gradients(theirs))
        yield score, _in_full(one, other, small, theirs, shift)


def _best_shift(one: Field, other: Field) -> tuple[float, tuple[int, int]]:
    """Correlation of the gradients where both lie at their best, and what to add to (x, y) of the one."""
    heights, widths = (one.shape[0], other.shape[0]), (one.shape[1], other.shape[1])
    shape = (2 * _COARSE, 2 * _COARSE)
    energies = [(field * field.conj()).real for field in (one, other)]
    fields = np.zeros((4, *shape), dtype=np.complex64)
    for row, content in enumerate((one, other)):
        fields[row, : content.shape[0], : content.shape[1]] = content
        # the energy in the real part and where there is a picture in the imaginary one: one transform for both
        fields[row + 2, : content.shape[0], : content.shape[1]] = energies[row] + 1j
    spectra = np.fft.fft2(fields)
    together = np.fft.ifft2(np.stack([spectra[0].conj() * spectra[1], *_crossed(spectra[2], spectra[3])]))
    agreeing, mine, theirs, area = together.real
    least = _LEAST_OVERLAP * min(heights[0] * widths[0], heights[1] * widths[1])
    allowed = (area >= least) & (mine >= _LEAST_ENERGY * energies[0].sum())
    allowed &= theirs >= _LEAST_ENERGY * energies[1].sum()
    score = np.where(allowed, agreeing / np.sqrt(np.maximum(mine * theirs, 1e-6)), -1)
    down, across = np.unravel_index(int(score.argmax()), shape)
    return float(score[down, across]), (_signed(int(across)), _signed(int(down)))


def _crossed(one: Field, other: Field) -> tuple[Field, Field, Field]:
    """Spectra of: the one's energy under the other's area, the other's under the one's, the common area."""
    energy, area = _parts(one)
    other_energy, other_area = _parts(other)
    return energy.conj() * other_area, area.conj() * other_energy, area.conj() * other_area


def _parts(spectrum: Field) -> tuple[Field, Field]:
    """The spectra of the real and of the imaginary part of what the spectrum is of."""
    mirrored = np.roll(spectrum[::-1, ::-1], (1, 1), axis=(0, 1)).conj()
    return (spectrum + mirrored) / 2, (spectrum - mirrored) / 2j


def _signed(shift: int) -> int:
    return shift - 2 * _COARSE if shift >= _COARSE else shift


def _in_full(one: Grey, other: Grey, mine: Grey, theirs: Grey, shift: tuple[int, int]) -> Alignment:
    """A shift between two small ones, said in the pixels of the full ones."""
    mine_x, mine_y = mine.shape[1] / one.shape[1], mine.shape[0] / one.shape[0]
    theirs_x, theirs_y = theirs.shape[1] / other.shape[1], theirs.shape[0] / other.shape[0]
    return Alignment(mine_x / theirs_x, mine_y / theirs_y, shift[0] / theirs_x, shift[1] / theirs_y)


def _bettered(one: Grey, other: Grey, place: Alignment, level: _Level) -> Alignment:
    refined = _refined(one, other, place, level)
    return max(place, refined, key=lambda each: likeness(one, other, each, level.side))


def _refined(one: Grey, other: Grey, place: Alignment, level: _Level) -> Alignment:
    mine, theirs, here = _level(one, other, place, level.side)
    height, width = mine.shape
    xs = (np.arange(width, dtype=np.float32) + 0.5)[None, :]
    ys = (np.arange(height, dtype=np.float32) + 0.5)[:, None]
    slopes = gradients(mine)
    for _ in range(level.rounds):
        over, there = overlay(theirs, here, mine.shape)
        if there.sum() < _LEAST_OVERLAP / 2 * there.size:
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
    return _in_full_pixels(one, other, mine, theirs, here)


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


def _level(one: Grey, other: Grey, place: Alignment, side: int) -> tuple[Grey, Grey, Alignment]:
    mine, theirs = (_at_most(one, side), _at_most(other, side)) if side else (one, other)
    mine_x, mine_y = mine.shape[1] / one.shape[1], mine.shape[0] / one.shape[0]
    theirs_x, theirs_y = theirs.shape[1] / other.shape[1], theirs.shape[0] / other.shape[0]
    scale_x, scale_y = place.scale_x * theirs_x / mine_x, place.scale_y * theirs_y / mine_y
    return mine, theirs, Alignment(scale_x, scale_y, place.left * theirs_x, place.top * theirs_y)


def _in_full_pixels(one: Grey, other: Grey, mine: Grey, theirs: Grey, level: Alignment) -> Alignment:
    mine_x, mine_y = mine.shape[1] / one.shape[1], mine.shape[0] / one.shape[0]
    theirs_x, theirs_y = theirs.shape[1] / other.shape[1], theirs.shape[0] / other.shape[0]
    scale_x, scale_y = level.scale_x * mine_x / theirs_x, level.scale_y * mine_y / theirs_y
    return Alignment(scale_x, scale_y, level.left / theirs_x, level.top / theirs_y)


def _at_most(grey: Grey, side: int) -> Grey:
    longer = max(grey.shape)
    return grey if longer <= side else _shrunk(grey, side / longer)


def _shrunk(grey: Grey, scale: float) -> Grey:
    return resized(grey, max(3, round(grey.shape[1] * scale)), max(3, round(grey.shape[0] * scale)))
