"""Posters: one idea each, and few words. Words: headline, second line, small print."""

import math

from .brand import HOUSE, Motifs, ampersand, chair, flower, lamp, leafy, name, pot, sprig, vase
from .palettes import Palette, brightness, darker, legible_on, lighter, mix
from .sheet import Sheet, arch, blob, circle
from .spec import Drawing

EDGE = 0.07  # of the width


def _foot(sheet: Sheet, drawing: Drawing, palette: Palette, on: tuple[int, int, int] | None = None) -> None:
    fill = legible_on(on or palette.ground, palette)
    edge, low = sheet.width * EDGE, sheet.height - sheet.width * EDGE
    name(sheet, edge, low, sheet.width * 0.036, fill)
    sheet.text(
        drawing.word(2, "fennelandrowe.example"),
        sheet.width - edge,
        low,
        sheet.width * 0.024,
        fill,
        "grotesque",
        align="right",
    )


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
    _foot(sheet, drawing, palette, palette.deep)


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
    _foot(sheet, drawing, palette)


def numeral(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """One enormous figure that runs off the sheet."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.strong)
    fill = legible_on(palette.strong, palette)
    figure = drawing.word(0, "24")
    sheet.text(
        figure,
        w * 0.52,
        h * 0.8,
        h * 0.86 if len(figure) < 2 else h * 0.62,
        mix(palette.strong, fill, 0.94),
        "condensed",
        align="centre",
    )
    sheet.disc(w * 0.8, h * 0.22, w * 0.15, palette.partner)
    sheet.text_block(
        drawing.word(1, "hours to change a room"),
        w * EDGE,
        h * 0.845,
        w * 0.66,
        h * 0.09,
        fill,
        "serif",
        most=w * 0.085,
    )
    sheet.text(HOUSE, w * EDGE, h * 0.07, w * 0.04, fill, "serif")


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
    _foot(sheet, drawing, palette)


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
    _foot(sheet, drawing, palette)


def bouquet(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A vase of flowers under an arch."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.soft)
    sheet.shape(arch(w * 0.14, h * 0.08, w * 0.72, h * 0.64), palette.strong)
    base = h * 0.72
    for index in range(9):
        angle = math.radians(-158 + index * 17)
        reach = h * (0.2 + 0.13 * ((index * 5) % 3) / 2)
        x, y = w / 2 + math.cos(angle) * reach * 0.95, base - h * 0.2 + math.sin(angle) * reach
        sheet.line([(w / 2, base - h * 0.14), (x, y)], darker(palette.deep, 0.15), w * 0.006)
        sheet.leaf(
            (w / 2 + x) / 2,
            (base - h * 0.14 + y) / 2,
            w * 0.14,
            math.degrees(angle) + (30 if index % 2 else -30),
            palette.deep,
        )
        flower(
            sheet,
            x,
            y,
            w * (0.062 + 0.018 * (index % 3)),
            (palette.ground, palette.partner, lighter(palette.strong, 0.5))[index % 3],
            palette.ink if index % 2 else palette.partner,
            6 + index % 3,
        )
    vase(sheet, w / 2, base, w * 0.26, h * 0.2, palette.ground)
    sheet.box(0, base, w, h - base, palette.ground)
    sheet.text_block(
        drawing.word(0, "Fresh on Friday"),
        w * EDGE,
        base + w * 0.045,
        w * (1 - 2 * EDGE),
        h * 0.14,
        palette.ink,
        "serif",
        align="centre",
        most=w * 0.15,
    )
    _foot(sheet, drawing, palette)


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
    _foot(sheet, drawing, palette, palette.deep)


def big_letter(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """One glyph cropped so close that it becomes a landscape."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.partner)
    sheet.text(
        drawing.word(0, "&"), w * 0.5, h * 0.86, h * 1.12, palette.strong, "soft-serif", align="centre"
    )
    sheet.text(
        drawing.word(0, "&"), w * 0.56, h * 0.9, h * 1.12, (*palette.ink, 235), "soft-serif", align="centre"
    )
    fill = legible_on(palette.partner, palette)
    sheet.box(w * EDGE, h * 0.84, w * (1 - 2 * EDGE), h * 0.1, palette.ground, 6)
    sheet.text_block(
        drawing.word(1, "Better together"),
        w * 0.11,
        h * 0.858,
        w * 0.78,
        h * 0.062,
        palette.ink,
        "grotesque-bold",
        most=w * 0.07,
    )
    sheet.text(HOUSE, w * EDGE, h * 0.075, w * 0.045, fill, "serif")


def long_table(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A table from above with plates, seen down its length."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.strong)
    sheet.shape(
        [(w * 0.24, h * 0.3), (w * 0.76, h * 0.3), (w * 0.93, h * 1.01), (w * 0.07, h * 1.01)], palette.ground
    )
    for row in range(5):
        share = row / 4
        y, size, spread = h * (0.36 + 0.125 * row), w * (0.05 + 0.027 * row), w * (0.145 + 0.047 * row)
        for side in (-1, 1):
            sheet.oval(w / 2 + side * spread, y, size, size * 0.82, lighter(palette.soft, 0.2))
            sheet.oval(
                w / 2 + side * spread,
                y,
                size * 0.7,
                size * 0.57,
                (palette.partner, palette.deep, palette.soft)[(row + (side > 0)) % 3],
            )
            sheet.line(
                [
                    (w / 2 + side * (spread + size * 1.2), y - size * 0.7),
                    (w / 2 + side * (spread + size * 1.25), y + size * 0.7),
                ],
                palette.ink,
                3 + 3 * share,
            )
        flower(sheet, w / 2, y - h * 0.02, size * 0.45, palette.partner, palette.deep, 6)
        sheet.leaf(w / 2, y, size * 0.9, 70 + 50 * (row % 2), palette.deep)
    fill = legible_on(palette.strong, palette)
    sheet.text_block(
        drawing.word(0, "The Long Table"),
        w * EDGE,
        w * EDGE,
        w * (1 - 2 * EDGE),
        h * 0.2,
        fill,
        "condensed",
        leading=1.04,
        align="centre",
    )
    sheet.text(
        drawing.word(1, "Bring a dish, stay for the evening"),
        w / 2,
        h * 0.262,
        w * 0.034,
        fill,
        "grotesque",
        align="centre",
    )
    name(sheet, w / 2, h * 0.975, w * 0.036, palette.ink, "centre")


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
    _foot(sheet, drawing, palette)


def lanterns(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Lamps hanging in the dark."""
    w, h = sheet.width, sheet.height
    dark = min(palette.ground, palette.ink, palette.deep, key=brightness)
    sheet.ramp(0, 0, w, h, darker(dark, 0.3), dark, mix(dark, palette.strong, 0.35))
    for index in range(7):
        x = w * (0.1 + 0.135 * index)
        y = h * (0.16 + 0.2 * ((index * 3) % 4) / 3 + 0.05 * (index % 2))
        lamp(
            sheet,
            x,
            y,
            w * (0.1 + 0.05 * ((index * 2) % 3) / 2),
            (palette.strong, palette.partner, palette.soft)[index % 3],
            lighter(palette.partner, 0.4),
            y,
        )
    for _ in range(60):
        sheet.disc(
            sheet.random.uniform(0, w),
            sheet.random.uniform(h * 0.1, h),
            sheet.random.uniform(0.8, 2.4),
            (255, 236, 200, 120),
        )
    sheet.text_block(
        drawing.word(0, "Lantern Season"),
        w * EDGE,
        h * 0.62,
        w * (1 - 2 * EDGE),
        h * 0.26,
        (255, 240, 214),
        "serif",
        leading=0.95,
    )
    name(sheet, w * EDGE, h - w * EDGE, w * 0.036, (255, 240, 214))
    sheet.text(
        drawing.word(1, ""),
        w * (1 - EDGE),
        h - w * EDGE,
        w * 0.026,
        (255, 240, 214),
        "grotesque",
        align="right",
    )


def shelf(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Pots on three shelves, each with its own plant."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.soft)
    fills = [palette.strong, palette.partner, palette.deep, palette.ground]
    green = min((palette.deep, palette.strong, palette.partner), key=lambda one: one[0] - one[1])
    for row in range(3):
        y = h * (0.4 + 0.225 * row)
        for column in range(3):
            x = w * (0.23 + 0.27 * column) + sheet.random.uniform(-14, 14)
            size = w * sheet.random.uniform(0.12, 0.16)
            leafy(
                sheet,
                x,
                y - size * 0.85,
                size * 1.05,
                darker(green, 0.12 * (column % 2)),
                (row * 3 + column + drawing.seed) % 5,
            )
            pot(sheet, x, y, size, size * 0.95, fills[(row + column * 2) % 4])
        sheet.box(w * 0.06, y, w * 0.88, h * 0.012, palette.ink, 3)
    sheet.text_block(
        drawing.word(0, "Nine easy plants"),
        w * EDGE,
        w * 0.06,
        w * (1 - 2 * EDGE),
        h * 0.13,
        palette.ink,
        "condensed",
        most=w * 0.17,
    )
    _foot(sheet, drawing, palette, palette.soft)


def easy_chair(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """One chair, one lamp, plenty of room."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.partner)
    sheet.box(0, h * 0.74, w, h * 0.26, palette.strong)
    sheet.disc(w * 0.36, h * 0.42, w * 0.3, mix(palette.partner, palette.ground, 0.45))
    sheet.oval(w * 0.6, h * 0.79, w * 0.34, h * 0.025, darker(palette.strong, 0.25))
    chair(sheet, w * 0.6, h * 0.785, w * 0.5, palette.deep, palette.ink)
    lamp(sheet, w * 0.27, h * 0.3, w * 0.2, palette.ink, palette.ground, h * 0.3)
    pot(sheet, w * 0.17, h * 0.785, w * 0.13, w * 0.13, palette.ground)
    leafy(sheet, w * 0.17, h * 0.785 - w * 0.12, w * 0.22, palette.deep, 0)
    fill = legible_on(palette.strong, palette)
    sheet.text_block(
        drawing.word(0, "Sit with us"),
        w * EDGE,
        h * 0.825,
        w * (1 - 2 * EDGE),
        h * 0.085,
        fill,
        "grotesque-bold",
        most=w * 0.14,
    )
    name(sheet, w * EDGE, h - w * 0.05, w * 0.034, fill)


def stacked(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """The words themselves, each line filling the width in its own colour."""
    w, h = sheet.width, sheet.height
    fills = [palette.strong, palette.deep, palette.partner, palette.soft]
    lines = drawing.word(0, "Mend it lend it love it longer").split()
    pairs = [" ".join(lines[at : at + 2]).upper() for at in range(0, len(lines), 2)]
    tall = h * 0.86 / len(pairs)
    for row, line in enumerate(pairs):
        sheet.box(0, row * tall, w, tall + 1, fills[row % 4])
        sheet.text_block(
            line,
            w * 0.05,
            row * tall + tall * 0.11,
            w * 0.9,
            tall * 0.95,
            legible_on(fills[row % 4], palette),
            "condensed",
            most=tall * 0.84,
        )
    sheet.box(0, h * 0.86, w, h * 0.14, palette.ground)
    ampersand(sheet, w * 0.88, h * 0.93, w * 0.05, palette.strong, legible_on(palette.strong, palette))
    sheet.text_block(
        drawing.word(1, "Repair café, first Thursday of the month"),
        w * EDGE,
        h * 0.895,
        w * 0.68,
        h * 0.06,
        palette.ink,
        "grotesque",
        most=w * 0.04,
        leading=1.25,
    )


def fruit(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Halved fruit, cut as plainly as paper."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.ground)
    for x, y, r, peel, flesh in (
        (0.33, 0.36, 0.26, palette.strong, palette.partner),
        (0.74, 0.2, 0.16, palette.deep, palette.soft),
        (0.7, 0.6, 0.23, palette.partner, palette.soft),
        (0.24, 0.7, 0.14, palette.strong, palette.soft),
    ):
        cx, cy, radius = w * x, h * y * 0.95 + h * 0.02, w * r
        sheet.disc(cx, cy, radius, peel)
        sheet.disc(cx, cy, radius * 0.9, lighter(flesh, 0.75))
        for slice_ in range(9):
            start = slice_ * 40 + drawing.seed % 40
            middle = math.radians(start + 17)
            sheet.wedge(
                cx + math.cos(middle) * radius * 0.08,
                cy + math.sin(middle) * radius * 0.08,
                radius * 0.74,
                start,
                start + 34,
                flesh,
            )
        sheet.leaf(cx + radius * 0.6, cy - radius * 0.8, radius * 0.8, -35, palette.deep)
    sheet.text_block(
        drawing.word(0, "Squeeze the day"),
        w * EDGE,
        h * 0.79,
        w * (1 - 2 * EDGE),
        h * 0.12,
        palette.ink,
        "brush",
        most=w * 0.19,
    )
    _foot(sheet, drawing, palette)


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


MOTIFS: Motifs = {
    "low sun": low_sun, "swiss": swiss, "numeral": numeral, "circles": circles, "cut-outs": cut_outs,
    "bouquet": bouquet, "waves": waves, "big letter": big_letter, "long table": long_table, "arches": arches,
    "lanterns": lanterns, "shelf": shelf, "easy chair": easy_chair, "stacked": stacked, "fruit": fruit, "rays": rays,
}  # fmt: skip
