"""The first search: every shift of one picture over another, at some scales, all at once.

Correlation of gradients by Fourier transform, on tiny greys. Plain borders have no gradients, so that frames
and letterbox bars do no harm.
"""

from collections.abc import Iterator

import numpy as np

from showcase.imaging.comparison_overlay import (
    Alignment,
    Field,
    Grey,
    at_most,
    gradients,
    in_full,
    resized,
    shrunk,
)
from showcase.imaging.fingerprints import inner_box

_COARSE = 32  # px, the longer side for the first search
_SCALES = (1.0, 1.09, 1.19, 1.3, 1.45, 1 / 1.09, 1 / 1.19, 1 / 1.3, 1 / 1.45)
_LEAST_OVERLAP = 0.4  # of the area of the smaller
_LEAST_ENERGY = 0.25  # of the gradients of each
_SAME_SHAPE = 0.03  # of a side: rounding, not stretching


def places(one: Grey, other: Grey) -> Iterator[tuple[float, Alignment]]:
    """Where the other may lie, a place for each scale, and the correlation of the gradients there."""
    small, small_other = at_most(one, _COARSE), at_most(other, _COARSE)
    for scale in _SCALES:
        mine = shrunk(small, scale) if scale < 1 else small
        theirs = shrunk(small_other, 1 / scale) if scale > 1 else small_other
        score, shift = _best_shift(gradients(mine), gradients(theirs))
        yield score, in_full(one, other, mine, theirs, shift)
    height, width = small.shape
    stretch = (small_other.shape[1] / width) / (small_other.shape[0] / height)
    if abs(stretch - 1) > _SAME_SHAPE:
        theirs = resized(small_other, width, height)
        score, shift = _best_shift(gradients(small), gradients(theirs))
        yield score, in_full(one, other, small, theirs, shift)


def inside_borders(one: Grey, other: Grey) -> Iterator[Alignment]:
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


def _best_shift(one: Field, other: Field) -> tuple[float, Alignment]:
    """Correlation of the gradients where both lie at their best, and the shift."""
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
    return float(score[down, across]), Alignment(1.0, 1.0, _signed(int(across)), _signed(int(down)))


def _crossed(one: Field, other: Field) -> tuple[Field, Field, Field]:
    """Spectra of: the one's energy under the other's area, the other's under the one's, the common area."""
    energy, area = _parts(one)
    other_energy, other_area = _parts(other)
    return energy.conj() * other_area, area.conj() * other_energy, area.conj() * other_area


def _parts(spectrum: Field) -> tuple[Field, Field]:
    """The spectra of the real and of the imaginary part of what the spectrum is of."""
    mirrored = np.roll(spectrum[::-1, ::-1], (1, 1), axis=(0, 1)).conj()
    return (spectrum + mirrored) / 2, (spectrum - mirrored) / 2j


def _signed(shift: int) -> float:
    return shift - 2 * _COARSE if shift >= _COARSE else shift
