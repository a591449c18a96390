"""Charts that are hung where people stand with coffee. Words: title, second line, names."""

import math

from .brand import Motifs
from .palettes import Palette, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing


def _head(sheet: Sheet, drawing: Drawing, palette: Palette, otherwise: str) -> None:
    w, h = sheet.width, sheet.height
    sheet.text_block(
        drawing.word(0, otherwise),
        w * 0.05,
        h * 0.055,
        w * 0.86,
        h * 0.1,
        palette.ink,
        "serif",
        most=h * 0.075,
    )
    sheet.text(
        drawing.word(1, "Week 22, all shops"),
        w * 0.05,
        h * 0.165,
        h * 0.03,
        mix(palette.ink, palette.ground, 0.35),
        "grotesque",
    )


def _walk(sheet: Sheet, count: int, start: float, step: float) -> list[float]:
    heights, now = [], start
    for _ in range(count):
        now = min(0.96, max(0.08, now + sheet.random.uniform(-step, step * 1.15)))
        heights.append(now)
    return heights


def areas(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Layered areas over a year."""
    w, h = sheet.width, sheet.height
    _head(sheet, drawing, palette, "Who sits where")
    left, right, top, low = w * 0.05, w * 0.95, h * 0.25, h * 0.88
    fills, base = [palette.deep, palette.strong, palette.partner, palette.soft], [0.0] * 37
    for row, fill in enumerate(fills):
        turn, often = sheet.random.uniform(0, 6), sheet.random.uniform(0.12, 0.3)
        upper = [
            below + (0.16 + 0.07 * math.sin(index * often + turn) + 0.03 * math.sin(index * 0.7 + row))
            for index, below in enumerate(base)
        ]
        points = [
            (left + (right - left) * index / 36, low - (low - top) * level)
            for index, level in enumerate(upper)
        ]
        under = [
            (left + (right - left) * index / 36, low - (low - top) * level)
            for index, level in enumerate(base)
        ]
        sheet.shape([*points, *reversed(under)], fill)
        base = upper
    for month, letter in enumerate("JFMAMJJASOND"):
        sheet.text(
            letter,
            left + (right - left) * (month + 0.5) / 12,
            h * 0.94,
            h * 0.03,
            palette.ink,
            "mono",
            align="centre",
        )


def bars(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Bars, the best of them in colour."""
    w, h = sheet.width, sheet.height
    _head(sheet, drawing, palette, "Pots sold per shop")
    heights = _walk(sheet, 13, 0.5, 0.3)
    best = heights.index(max(heights))
    for index, level in enumerate(heights):
        x, tall = w * (0.05 + 0.0695 * index), h * 0.6 * level
        fill = palette.strong if index == best else mix(palette.soft, palette.deep, 0.25)
        sheet.box(x, h * 0.88 - tall, w * 0.052, tall, fill, w * 0.008)
        if index == best:
            sheet.text(
                str(round(level * 900)),
                x + w * 0.026,
                h * 0.865 - tall,
                h * 0.04,
                palette.ink,
                "grotesque-bold",
                align="centre",
            )
    sheet.box(w * 0.05, h * 0.885, w * 0.9, 3, palette.ink)
    sheet.text(
        drawing.word(2, "Melbourne, again"),
        w * 0.95,
        h * 0.945,
        h * 0.032,
        palette.ink,
        "grotesque",
        align="right",
    )


def rings(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Rings around a number."""
    w, h = sheet.width, sheet.height
    _head(sheet, drawing, palette, "Mended, not thrown")
    x, y, r = w * 0.34, h * 0.58, min(w * 0.28, h * 0.34)
    parts = []
    for index, fill in enumerate((palette.strong, palette.partner, palette.deep)):
        share = sheet.random.uniform(0.45, 0.9)
        radius = r * (1 - 0.24 * index)
        sheet.bow(x, y, radius, 0, 360, mix(palette.ground, palette.ink, 0.09), r * 0.17)
        sheet.bow(x, y, radius, -90, -90 + 360 * share, fill, r * 0.17)
        parts.append((fill, share))
    for index, (fill, share) in enumerate(parts):
        at = h * (0.42 + 0.15 * index)
        sheet.disc(w * 0.7, at - h * 0.012, h * 0.02, fill)
        sheet.text(f"{share:.0%}", w * 0.735, at + h * 0.005, h * 0.07, palette.ink, "grotesque-bold")
        sheet.text(
            drawing.word(index + 2, ("chairs", "lamps", "kettles")[index]),
            w * 0.735,
            at + h * 0.045,
            h * 0.032,
            mix(palette.ink, palette.ground, 0.3),
            "grotesque",
        )


def heat(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Hours and days as a quilt."""
    w, h = sheet.width, sheet.height
    _head(sheet, drawing, palette, "When the phone rings")
    cw, ch = w * 0.84 / 24, h * 0.62 / 7
    for day in range(7):
        sheet.text(
            "MTWTFSS"[day],
            w * 0.07,
            h * 0.25 + ch * (day + 0.65),
            ch * 0.4,
            palette.ink,
            "mono",
            align="centre",
        )
        for hour in range(24):
            busy = math.exp(-(((hour - 11) / 3.4) ** 2)) + 0.85 * math.exp(-(((hour - 19) / 2.4) ** 2))
            busy = min(1, max(0, busy * (0.55 if day > 4 else 1) + sheet.random.uniform(-0.12, 0.12)))
            fill = (
                mix(mix(palette.ground, palette.soft, 0.7), palette.partner, busy * 1.6)
                if busy < 0.6
                else mix(palette.partner, palette.strong, (busy - 0.6) * 2.5)
            )
            sheet.box(w * 0.1 + hour * cw, h * 0.25 + day * ch, cw - 3, ch - 3, fill, 4)


def board(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A dashboard of five tiles."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, mix(palette.ground, palette.ink, 0.06))
    gap = w * 0.018
    tile = lighter(palette.ground, 0.5) if not palette.is_dark else lighter(palette.ground, 0.1)
    sheet.text_block(
        drawing.word(0, "Monday, nine o'clock"),
        gap * 2,
        gap * 1.6,
        w * 0.6,
        h * 0.08,
        palette.ink,
        "serif",
        most=h * 0.065,
    )
    top = h * 0.15
    small = (w - gap * 5) / 3
    for index in range(3):
        x = gap * 1.5 + index * (small + gap)
        sheet.box(x, top, small, h * 0.24, tile, 14)
        sheet.text(
            drawing.word(index + 1, ("Calls answered", "Parcels out", "Thank-yous")[index]),
            x + gap,
            top + h * 0.055,
            h * 0.028,
            mix(palette.ink, palette.ground, 0.3),
            "grotesque",
        )
        sheet.text(
            f"{sheet.random.randint(11, 98)},{sheet.random.randint(100, 999)}",
            x + gap,
            top + h * 0.145,
            h * 0.085,
            palette.ink,
            "grotesque-bold",
        )
        spark = _walk(sheet, 16, 0.3, 0.24)
        sheet.line(
            [
                (x + gap + (small - 2 * gap) * k / 15, top + h * 0.225 - h * 0.055 * level)
                for k, level in enumerate(spark)
            ],
            (palette.strong, palette.partner, palette.deep)[index],
            4,
        )
    low, tall = top + h * 0.24 + gap, h * 0.85 - h * 0.24 - gap * 2.2
    wide = small * 2 + gap
    sheet.box(gap * 1.5, low, wide, tall, tile, 14)
    for fill, start in ((palette.partner, 0.35), (palette.strong, 0.5)):
        curve = _walk(sheet, 26, start, 0.12)
        points = [
            (gap * 2.5 + (wide - 2 * gap) * k / 25, low + tall * (0.92 - 0.74 * level))
            for k, level in enumerate(curve)
        ]
        sheet.shape(
            [*points, (points[-1][0], low + tall * 0.92), (points[0][0], low + tall * 0.92)], (*fill, 60)
        )
        sheet.line(points, fill, 5)
    x = gap * 1.5 + wide + gap
    sheet.box(x, low, small, tall, tile, 14)
    start = -90.0
    for fill, share in (
        (palette.strong, 0.42),
        (palette.partner, 0.27),
        (palette.deep, 0.2),
        (palette.soft, 0.11),
    ):
        sheet.wedge(x + small / 2, low + tall / 2, min(small, tall) * 0.36, start, start + 360 * share, fill)
        start += 360 * share
    sheet.disc(x + small / 2, low + tall / 2, min(small, tall) * 0.2, tile)


def bubbles(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Bubbles, as large as what they count."""
    w, h = sheet.width, sheet.height
    _head(sheet, drawing, palette, "What people ask first")
    placed: list[tuple[float, float, float]] = []
    for index in range(300):
        r = h * (0.17 if index < 20 else 0.1 if index < 70 else 0.05 if index < 160 else 0.028)
        x, y = (
            sheet.random.uniform(w * 0.05 + r, w * 0.95 - r),
            sheet.random.uniform(h * 0.22 + r, h * 0.96 - r),
        )
        if all(math.hypot(x - px, y - py) > r + pr + 5 for px, py, pr in placed):
            fill = palette.all[len(placed) % 4]
            sheet.disc(x, y, r, fill)
            if r > h * 0.09:
                word = drawing.word(
                    2 + len(placed),
                    ("Where?", "How long?", "Screws", "Colour", "Returns", "Delivery", "Hours", "Size")[
                        len(placed) % 8
                    ],
                )
                sheet.text_block(
                    word,
                    x - r * 0.7,
                    y - r * 0.22,
                    r * 1.4,
                    r * 0.5,
                    legible_on(fill, palette),
                    "grotesque-bold",
                    align="centre",
                    most=r * 0.36,
                )
            placed.append((x, y, r))


MOTIFS: Motifs = {
    "areas": areas, "bars": bars, "rings": rings, "heat": heat, "board": board, "bubbles": bubbles,
}  # fmt: skip
