"""Posters made of plain shapes. Words: headline, second line, small print."""

import math

from .brand import name, sprig
from .curves import arch, blob, circle
from .palettes import Palette, legible_on, lighter, mix
from .poster_parts import EDGE, foot
from .sheet import Sheet
from .spec import Drawing


def low_sun(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A sun going down into striped water."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h * 0.62, palette.strong, palette.partner, lighter(palette.partner, 0.4))
    sheet.disc(w / 2, h * 0.5, w * 0.27, palette.ground)
    sheet.box(0, h * 0.62, w, h, palette.deep)
    for row in range(12):
        wide, y = w * (0.5 - 0.03 * row) * (0.7 + 0.5 * sheet.random.random()), h * (0.635 + 0.0265 * row)
        sheet.box(
            w / 2 - wide / 2 + sheet.random.uniform(-30, 30),
            y,
            wide,
            h * 0.008 + row * 0.5,
            mix(palette.partner, palette.ground, 0.4),
            9,
        )
    sheet.text_block(
        drawing.word(0, "Harbour Nights"),
        w * EDGE,
        w * EDGE,
        w * (1 - 2 * EDGE),
        h * 0.24,
        legible_on(palette.strong, palette),
        "soft-serif",
        leading=0.95,
    )
    foot(sheet, drawing, palette, palette.deep)


def swiss(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Bars on a slant, small type in the corner."""
    w, h = sheet.width, sheet.height
    fills = [palette.strong, palette.partner, palette.deep, palette.soft]
    slant = h * 0.3
    for index in range(7):
        x = w * (0.02 + 0.17 * index) - w * 0.12
        tall = h * (0.18 + 0.34 * sheet.random.random())
        sheet.shape(
            [
                (x, h * 0.9),
                (x + w * 0.125, h * 0.9),
                (x + w * 0.125 + slant * 0.6, h * 0.9 - tall),
                (x + slant * 0.6, h * 0.9 - tall),
            ],
            fills[index % 4],
        )
    sheet.box(0, h * 0.9, w, h * 0.1, palette.ground)
    sheet.text_block(
        drawing.word(0, "Open House"),
        w * EDGE,
        w * EDGE,
        w * 0.8,
        h * 0.26,
        palette.ink,
        "grotesque-bold",
        leading=0.92,
    )
    sheet.text(
        drawing.word(1, "Every Saturday, ten to six"),
        w * EDGE,
        h * 0.345,
        w * 0.032,
        palette.ink,
        "grotesque",
    )
    foot(sheet, drawing, palette)


def circles(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A field of quarter discs, as tiles."""
    w, h = sheet.width, sheet.height
    across = 4
    side = w / across
    down = int(h * 0.74 / side)
    for row in range(down):
        for column in range(across):
            ground, fill = sheet.random.sample(
                [palette.strong, palette.partner, palette.deep, palette.soft, palette.ground], 2
            )
            x, y = column * side, row * side
            sheet.box(x, y, side + 1, side + 1, ground)
            corner = sheet.random.randrange(5)
            if corner == 4:
                sheet.disc(x + side / 2, y + side / 2, side * 0.36, fill)
            else:
                at = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))[corner]
                sheet.wedge(*at, side, corner * 90, corner * 90 + 90, fill)
    top = down * side
    sheet.box(0, top, w, h - top, palette.ground)
    sheet.text_block(
        drawing.word(0, "Pattern week"),
        w * EDGE,
        top + w * 0.05,
        w * (1 - 2 * EDGE),
        (h - top) * 0.5,
        palette.ink,
        "grotesque-bold",
        most=w * 0.13,
    )
    foot(sheet, drawing, palette)


def cut_outs(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Paper shapes and seaweed leaves, scissors and glue."""
    w, h = sheet.width, sheet.height
    fills = list(palette.all)
    for index, (x, y, r) in enumerate(
        ((0.28, 0.24, 0.27), (0.76, 0.18, 0.2), (0.68, 0.52, 0.27), (0.24, 0.62, 0.2))
    ):
        sheet.shape(blob(sheet.random, w * x, h * y, w * r, 0.22), fills[index])
    for x, y, size, angle, fill in (
        (0.3, 0.36, 0.34, -78, 2),
        (0.72, 0.68, 0.4, -104, 0),
        (0.2, 0.74, 0.2, -60, 1),
    ):
        sprig(
            sheet,
            w * x,
            h * y,
            h * size,
            angle,
            palette.ground if fill == 2 else fills[(fill + 3) % 4] if fill else palette.ink,
            6,
        )
    sheet.disc(w * 0.74, h * 0.19, w * 0.07, palette.ground)
    sheet.text_block(
        drawing.word(0, "Grow something"),
        w * EDGE,
        h * 0.775,
        w * (1 - 2 * EDGE),
        h * 0.13,
        palette.ink,
        "soft-serif",
        leading=0.95,
    )
    foot(sheet, drawing, palette)


def waves(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Layers of rolling colour with a moon."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.ground)
    sheet.disc(w * 0.7, h * 0.42, w * 0.17, palette.partner)
    fills = [
        palette.soft,
        mix(palette.soft, palette.strong, 0.5),
        palette.strong,
        mix(palette.strong, palette.deep, 0.6),
        palette.deep,
    ]
    for row, fill in enumerate(fills):
        top, phase = h * (0.46 + 0.095 * row), sheet.random.uniform(0, 6)
        crest = [(x * w / 24, top + math.sin(x * 0.42 + phase) * h * (0.03 + 0.006 * row)) for x in range(25)]
        sheet.shape([*crest, (w, h), (0, h)], fill)
    sheet.text_block(
        drawing.word(0, "Slow Sunday"),
        w * EDGE,
        w * EDGE,
        w * (1 - 2 * EDGE),
        h * 0.24,
        palette.ink,
        "serif",
        leading=0.95,
    )
    sheet.text(drawing.word(1, ""), w * EDGE, h * 0.35, w * 0.036, palette.ink, "grotesque")
    foot(sheet, drawing, palette, palette.deep)


def arches(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Arches within arches, a rainbow of doors."""
    w, h = sheet.width, sheet.height
    fills = [palette.deep, palette.strong, palette.partner, palette.soft, palette.ground]
    for index, fill in enumerate(fills):
        inset = w * (0.1 + 0.075 * index)
        sheet.shape(
            arch(inset, h * 0.3 + (inset - w * 0.1), w - 2 * inset, h * 0.62 - (inset - w * 0.1)), fill
        )
    sheet.disc(w / 2, h * 0.78, w * 0.06, palette.strong)
    sheet.box(0, h * 0.885, w, h * 0.115, palette.ground)
    sheet.text_block(
        drawing.word(0, "Come in"),
        w * EDGE,
        w * EDGE,
        w * (1 - 2 * EDGE),
        h * 0.2,
        palette.ink,
        "soft-serif",
        leading=0.98,
        align="centre",
    )
    foot(sheet, drawing, palette)


def rays(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Beams from one corner, a headline across."""
    w, h = sheet.width, sheet.height
    reach = math.hypot(w, h) * 1.1
    for index in range(14):
        sheet.wedge(
            w * 0.5,
            h * 0.66,
            reach,
            180 + index * 180 / 14,
            180 + (index + 1) * 180 / 14,
            (palette.partner, palette.strong)[index % 2],
        )
    sheet.soft_shape(circle(w / 2, h * 0.66, w * 0.25, steps=24), palette.ground)
    sheet.box(0, h * 0.66, w, h * 0.34, palette.deep)
    fill = legible_on(palette.deep, palette)
    sheet.text_block(
        drawing.word(0, "Hello, neighbour"),
        w * EDGE,
        h * 0.69,
        w * (1 - 2 * EDGE),
        h * 0.2,
        fill,
        "condensed",
        leading=1.06,
    )
    name(sheet, w * EDGE, h - w * 0.05, w * 0.034, fill)
    sheet.text(drawing.word(1, ""), w * (1 - EDGE), h - w * 0.05, w * 0.026, fill, "grotesque", align="right")
