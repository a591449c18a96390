"""Gradients, glows, shadows and grain, each made small and once."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops

from .palettes import Colour


def ramp(size: tuple[int, int], stops: tuple[Colour, ...], *, sideways: bool = False) -> Image.Image:
    """A gradient from top to bottom (or left to right) through colours at equal distances."""
    length = size[0] if sideways else size[1]
    along = np.linspace(0, len(stops) - 1, max(length, 2))
    channels = [
        np.interp(along, np.arange(len(stops)), [float(stop[channel]) for stop in stops])
        for channel in range(3)
    ]
    line = np.round(np.stack(channels, axis=-1)).astype(np.uint8)
    strip = Image.fromarray(line[None, :, :] if sideways else line[:, None, :])
    return strip.resize((max(size[0], 1), max(size[1], 1)), Image.Resampling.NEAREST)


@lru_cache(maxsize=8)
def halo(softness: float = 1.0) -> Image.Image:
    """A mask that is full in the middle and nothing at its rim."""
    across = np.linspace(-1, 1, 96)
    far = np.clip(np.hypot(across[:, None], across[None, :]), 0, 1)
    return Image.fromarray((255 * (0.5 + 0.5 * np.cos(np.pi * far)) ** softness).astype(np.uint8))


@lru_cache(maxsize=32)
def grain(size: tuple[int, int], strength: int) -> Image.Image:
    """Film grain around middle grey, the same in every process."""
    tile = np.random.default_rng(7).normal(128, strength, (256, 256)).clip(0, 255).astype(np.uint8)
    rows, columns = -(-size[1] // 256), -(-size[0] // 256)
    grey = Image.fromarray(np.tile(tile, (rows, columns))[: size[1], : size[0]])
    return Image.merge("RGB", (grey, grey, grey))


def with_grain(picture: Image.Image, strength: int) -> Image.Image:
    return ImageChops.add(picture, grain(picture.size, strength), 1.0, -128)
