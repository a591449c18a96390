"""A road, wheels and a painted side."""

import math

from .brand import HOUSE, leafy
from .palettes import Colour, Palette, darker, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing


def road(sheet: Sheet, palette: Palette) -> float:
    """Sky, a line of houses or hills, a road; answers where wheels stand."""
    w, h = sheet.width, sheet.height
    random = sheet.random
    sheet.ramp(0, 0, w, h * 0.8, lighter(palette.soft, 0.1), lighter(palette.soft, 0.5))
    sheet.disc(w * random.uniform(0.15, 0.85), h * 0.25, h * 0.1, lighter(palette.partner, 0.35))
    back = mix(palette.soft, palette.deep, 0.28)
    if random.random() < 0.5:
        x = -10.0
        while x < w:
            wide, tall = w * random.uniform(0.05, 0.1), h * random.uniform(0.2, 0.42)
            sheet.box(x, h * 0.79 - tall, wide, tall, mix(back, palette.soft, random.random() * 0.5))
            if random.random() < 0.5:
                sheet.shape(
                    [
                        (x, h * 0.79 - tall),
                        (x + wide / 2, h * 0.79 - tall - wide * 0.5),
                        (x + wide, h * 0.79 - tall),
                    ],
                    back,
                )
            x += wide + random.uniform(0, 6)
    else:
        for row in range(2):
            turn = random.uniform(0, 6)
            crest = [
                (w * k / 30, h * (0.56 + 0.1 * row) + math.sin(k * 0.3 + turn) * h * 0.06) for k in range(31)
            ]
            sheet.shape([*crest, (w, h * 0.8), (0, h * 0.8)], mix(back, palette.deep, 0.25 * row))
    sheet.box(
        0,
        h * 0.79,
        w,
        h * 0.21,
        mix(palette.ink, palette.deep, 0.4) if not palette.is_dark else darker(palette.deep, 0.6),
    )
    sheet.box(0, h * 0.79, w, h * 0.012, mix(palette.soft, palette.ink, 0.3))
    for index in range(9):
        sheet.box(w * (index * 0.125 - 0.02), h * 0.925, w * 0.06, h * 0.012, lighter(palette.partner, 0.4))
    return h * 0.87


def wheel(sheet: Sheet, x: float, y: float, radius: float, rim: Colour) -> None:
    sheet.disc(x, y - radius, radius, (24, 22, 26))
    sheet.disc(x, y - radius, radius * 0.58, rim)
    sheet.disc(x, y - radius, radius * 0.2, (40, 38, 42))


def painted_side(
    sheet: Sheet,
    drawing: Drawing,
    palette: Palette,
    x: float,
    y: float,
    wide: float,
    tall: float,
    fill: Colour,
) -> None:
    """The lettered and painted side of a vehicle."""
    side = Sheet(wide, tall, fill, drawing.seed)
    ink = legible_on(fill, palette)
    style = drawing.seed % 4
    if style == 0:
        for index in range(9):
            side.disc(
                wide * (0.55 + 0.06 * index),
                tall * (1.02 - 0.09 * (index % 4)),
                tall * 0.28,
                palette.all[(index + 1) % 4],
            )
    elif style == 1:
        for index in range(8):
            leafy(
                side,
                wide * (0.5 + 0.075 * index),
                tall,
                tall * (0.5 + 0.3 * (index % 3) / 2),
                (palette.partner, palette.deep, palette.soft)[index % 3],
                index % 4,
            )
    elif style == 2:
        for index in range(5):
            side.wedge(
                wide,
                tall,
                tall * (1.5 - 0.26 * index),
                180,
                270,
                (palette.partner, palette.deep, palette.soft, palette.strong, palette.ground)[index],
            )
    else:
        side.text("&", wide * 0.8, tall * 1.05, tall * 1.5, palette.partner, "soft-serif", align="centre")
    side.text_block(
        drawing.word(0, HOUSE),
        wide * 0.05,
        tall * 0.14,
        wide * 0.5,
        tall * 0.5,
        ink,
        "serif",
        most=tall * 0.4,
    )
    side.text(
        drawing.word(1, "for house and garden"), wide * 0.05, tall * 0.86, tall * 0.09, ink, "grotesque"
    )
    sheet.put(side, x, y)
