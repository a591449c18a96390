"""Small films for screens: few frames, flat colour, an endless turn."""

import math
from collections.abc import Callable, Mapping

from PIL import Image

from .brand import chair
from .curves import arch
from .palettes import Palette, darker, lighter
from .sheet import Sheet
from .spec import Drawing

SIZE = 420  # px, square: an animation is many pictures
FRAMES = 10
PACE = 90  # ms a frame

Film = Callable[[Sheet, Palette, float], None]


def door(sheet: Sheet, palette: Palette, time: float) -> None:
    """A door that opens on a lit room with a chair, and closes."""
    w = sheet.width
    swing = 0.5 - 0.5 * math.cos(2 * math.pi * time)
    sheet.box(0, 0, w, w, palette.strong)
    sheet.box(0, w * 0.86, w, w * 0.14, darker(palette.strong, 0.3))
    x, y, wide, tall = w * 0.27, w * 0.14, w * 0.46, w * 0.72
    sheet.shape(arch(x, y, wide, tall), lighter(palette.partner, 0.5))
    chair(sheet, w / 2, w * 0.85, w * 0.32, palette.deep, (60, 40, 34))
    edge = wide * (1 - 0.86 * swing)
    points = [
        (x + (px - x) * edge / wide, py + (px - x) / wide * swing * w * 0.05)
        for px, py in arch(x, y, wide, tall)
    ]
    sheet.shape(points, palette.partner)
    sheet.disc(x + edge * 0.85, y + tall * 0.6, w * 0.014, palette.ink)


def sun(sheet: Sheet, palette: Palette, time: float) -> None:
    """A sun that turns on slowly, with a face of rays."""
    w = sheet.width
    sheet.box(0, 0, w, w, palette.ground)
    for ray in range(16):
        start = ray * 22.5 + time * 45
        sheet.wedge(w / 2, w / 2, w * 0.4, start, start + 11.25, (palette.strong, palette.partner)[ray % 2])
    sheet.disc(w / 2, w / 2, w * 0.24, palette.ground)
    sheet.disc(w / 2, w / 2, w * (0.18 + 0.015 * math.sin(2 * math.pi * time)), palette.strong)


FILMS: Mapping[str, Film] = {"door": door, "sun": sun}


def frames(drawing: Drawing, palette: Palette) -> list[Image.Image]:
    pictures = []
    for number in range(FRAMES):
        sheet = Sheet(SIZE, SIZE, palette.ground)
        FILMS[drawing.motif](sheet, palette, number / FRAMES)
        pictures.append(sheet.finished().quantize(48, Image.Quantize.FASTOCTREE))
    return pictures
