"""Posters with things in them. Words: headline, second line, small print."""

import math

from .brand import chair, flower, lamp, leafy, name, pot, vase
from .curves import arch
from .palettes import Palette, brightness, darker, legible_on, lighter, mix
from .poster_parts import EDGE, foot
from .sheet import Sheet
from .spec import Drawing


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
    foot(sheet, drawing, palette)


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
    foot(sheet, drawing, palette, palette.soft)


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
    foot(sheet, drawing, palette)
