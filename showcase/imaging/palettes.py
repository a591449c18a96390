"""The colours that a person would name in a picture."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from showcase.imaging.results import Palette

COLOURS = 5

_SIDE = 64  # px of the sample
_BINS = 48
_LEAST_SHARE = 0.002  # of bins: less is noise
_LINEAR_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LMS_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)

Numbers = NDArray[np.float64]


def palette_of(picture: Image.Image) -> Palette:
    """At most five colours of an RGB picture; fewer when it has fewer.

    Similar colours are counted together, the cheapest pair first (Ward's criterion in OKLab). A colour
    stands for its group by being the most frequent in it, so that a poster's own ink comes back exactly.

    Source: Ottosson, "A perceptual color space for image processing", 2020.
    """
    colours, counts = _bins(picture)
    groups = _merged(_oklab(colours), counts)
    found = [(_most_frequent(colours, counts, members), float(counts[members].sum())) for members in groups]
    found.sort(key=lambda colour: -colour[1])
    whole = sum(count for _, count in found)
    shares = [round(count / whole, 4) for _, count in found]
    shares[0] = round(shares[0] + 1 - sum(shares), 4)
    return tuple((colour, share) for (colour, _), share in zip(found, shares, strict=True))


def _bins(picture: Image.Image) -> tuple[Numbers, Numbers]:
    """The most frequent colours, 4 bits a channel, each as the mean of its pixels, and their counts."""
    size = min(picture.width, _SIDE), min(picture.height, _SIDE)
    pixels = np.asarray(picture.resize(size, Image.Resampling.NEAREST)).reshape(-1, 3).astype(np.int64)
    coarse = pixels >> 4
    keys, where, counts = np.unique(
        coarse[:, 0] << 8 | coarse[:, 1] << 4 | coarse[:, 2], return_inverse=True, return_counts=True
    )
    means = np.stack(
        [np.bincount(where.reshape(-1), pixels[:, channel], len(keys)) / counts for channel in range(3)],
        axis=1,
    )
    order = np.argsort(-counts, kind="stable")[:_BINS]
    order = order[(counts[order] >= _LEAST_SHARE * len(pixels)) | (np.arange(len(order)) < COLOURS)]
    return means[order], counts[order].astype(np.float64)


def _oklab(colours: Numbers) -> Numbers:
    share = colours / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt(linear @ _LINEAR_TO_LMS.T) @ _LMS_TO_OKLAB.T)


def _merged(colours: Numbers, counts: Numbers) -> list[list[int]]:
    """Positions of the colours in at most five groups."""
    groups = [[position] for position in range(len(counts))]
    centres, weights = colours.copy(), counts.copy()
    while len(groups) > COLOURS:
        distances = ((centres[:, None] - centres[None]) ** 2).sum(axis=2)
        costs = distances * weights[:, None] * weights / (weights[:, None] + weights)
        np.fill_diagonal(costs, np.inf)
        one, other = sorted(divmod(int(costs.argmin()), len(groups)))
        both = weights[one] + weights[other]
        centres[one] = (centres[one] * weights[one] + centres[other] * weights[other]) / both
        weights[one] = both
        groups[one] += groups.pop(other)
        centres, weights = np.delete(centres, other, 0), np.delete(weights, other)
    return groups


def _most_frequent(colours: Numbers, counts: Numbers, members: list[int]) -> str:
    red, green, blue = (round(channel) for channel in colours[max(members, key=lambda one: counts[one])])
    return f"#{red:02x}{green:02x}{blue:02x}"
