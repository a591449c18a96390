"""Shop windows, seen from across the street. Words: what is over the door, what is on the glass."""

import math

from .brand import HOUSE, Motifs, chair, flower, lamp, leafy, pot, vase
from .curves import arch
from .palettes import Palette, darker, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing
from .window_parts import awning, front, glass, passer


def garden(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A jungle of pots under a striped awning."""
    frame = palette.deep
    x, y, wide, tall = front(
        sheet,
        drawing,
        palette,
        lighter(palette.soft, 0.3),
        frame,
        (lighter(palette.ground, 0.1), mix(palette.partner, palette.ground, 0.6)),
    )
    for row, level in enumerate((0.5, 0.78, 1.0)):
        at = y + tall * level
        for column in range(8):
            px = x + wide * (0.07 + 0.125 * column) + sheet.random.uniform(-8, 8)
            size = tall * sheet.random.uniform(0.1, 0.15)
            leafy(
                sheet,
                px,
                at - size * 0.8,
                size * 1.5,
                mix((58, 110, 66), palette.deep, sheet.random.random() * 0.4),
                sheet.random.randrange(5),
            )
            pot(
                sheet,
                px,
                at,
                size,
                size * 0.9,
                (palette.strong, palette.partner, palette.ground)[(row + column) % 3],
            )
        sheet.box(x, at, wide, 5, darker(palette.partner, 0.5))
    glass(sheet, x, y, wide, tall, frame)
    awning(
        sheet,
        x - wide * 0.03,
        y - tall * 0.02,
        wide * 1.06,
        tall * 0.17,
        palette.strong,
        lighter(palette.ground, 0.4),
    )
    passer(
        sheet,
        sheet.width * 0.8,
        sheet.height * 0.95,
        sheet.height * 0.4,
        palette.ink if not palette.is_dark else palette.deep,
    )


def evening(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Lamps in a dark street, warm on the pavement."""
    w, h = sheet.width, sheet.height
    wall = darker(palette.deep, 0.62)
    warm = lighter(palette.partner, 0.35)
    x, y, wide, tall = front(
        sheet, drawing, palette, wall, darker(palette.deep, 0.8), (darker(palette.strong, 0.25), warm)
    )
    sheet.text_block(
        drawing.word(0, HOUSE),
        x,
        h * 0.135,
        wide,
        h * 0.1,
        (255, 238, 206),
        "serif",
        align="centre",
        most=h * 0.075,
    )
    sheet.glow_oval(x + wide / 2, y + tall * 0.6, wide * 0.6, tall * 0.6, (255, 236, 190), 0.6)
    for index in range(6):
        lamp(
            sheet,
            x + wide * (0.09 + 0.165 * index),
            y + tall * (0.12 + 0.14 * ((index * 2) % 3)),
            tall * 0.15,
            (palette.strong, palette.deep, palette.soft)[index % 3],
            (255, 236, 190),
            tall * 0.42,
        )
    floor = y + tall
    chair(sheet, x + wide * 0.22, floor, tall * 0.44, palette.strong, (50, 32, 26))
    sheet.box(x + wide * 0.42, floor - tall * 0.2, wide * 0.17, tall * 0.03, darker(palette.partner, 0.5), 3)
    sheet.box(x + wide * 0.495, floor - tall * 0.2, wide * 0.015, tall * 0.2, darker(palette.partner, 0.6))
    vase(sheet, x + wide * 0.5, floor - tall * 0.2, wide * 0.05, tall * 0.17, palette.ground)
    chair(sheet, x + wide * 0.8, floor, tall * 0.44, palette.deep, (50, 32, 26))
    glass(sheet, x, y, wide, tall, darker(palette.deep, 0.8))
    sheet.glow_oval(w / 2, h * 0.93, w * 0.55, h * 0.09, warm, 0.55)
    passer(sheet, w * 0.66, h * 0.96, h * 0.4, (24, 18, 26))


def letters(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Words as tall as the window, and nothing else but a chair."""
    frame = palette.ink if not palette.is_dark else palette.ground
    x, y, wide, tall = front(
        sheet,
        drawing,
        palette,
        mix(palette.soft, palette.ground, 0.3),
        frame,
        (lighter(palette.strong, 0.1), palette.strong),
    )
    sheet.text_block(
        drawing.word(1, "SIT"),
        x + wide * 0.03,
        y + tall * 0.08,
        wide * 0.94,
        tall * 0.98,
        legible_on(palette.strong, palette),
        "condensed",
        align="centre",
        leading=1.06,
    )
    sheet.box(x, y + tall * 0.93, wide, tall * 0.07, palette.partner)
    chair(sheet, x + wide * 0.83, y + tall * 0.95, tall * 0.42, palette.partner, (40, 28, 26))
    glass(sheet, x, y, wide, tall, frame)
    passer(sheet, sheet.width * 0.17, sheet.height * 0.955, sheet.height * 0.42, palette.deep)


def paper(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Giant paper flowers hanging over a plain floor."""
    frame = darker(palette.strong, 0.45)
    x, y, wide, tall = front(
        sheet,
        drawing,
        palette,
        palette.soft,
        frame,
        (lighter(palette.soft, 0.55), lighter(palette.soft, 0.2)),
    )
    for index in range(11):
        px, py = x + wide * (0.06 + 0.088 * index), y + tall * (0.14 + 0.5 * ((index * 5) % 11) / 11)
        radius = tall * (0.1 + 0.05 * (index % 3))
        sheet.line([(px, y), (px, py)], (90, 80, 90, 120), 2)
        flower(
            sheet,
            px,
            py,
            radius,
            (palette.strong, palette.partner, palette.ground, palette.deep)[index % 4],
            (palette.partner, palette.deep)[index % 2],
            7 + index % 4,
        )
    sheet.box(x, y + tall * 0.9, wide, tall * 0.1, palette.partner)
    for index in range(4):
        vase(
            sheet,
            x + wide * (0.2 + 0.2 * index),
            y + tall * 0.93,
            tall * 0.14,
            tall * (0.2 + 0.06 * (index % 2)),
            (palette.deep, palette.strong)[index % 2],
        )
    glass(sheet, x, y, wide, tall, frame)
    passer(sheet, sheet.width * 0.4, sheet.height * 0.955, sheet.height * 0.4, palette.deep)
    passer(sheet, sheet.width * 0.455, sheet.height * 0.955, sheet.height * 0.33, palette.strong)


def arcade(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Three arched windows, each with one colour and one thing."""
    w, h = sheet.width, sheet.height
    wall = mix(palette.ground, palette.partner, 0.25)
    sheet.ramp(0, 0, w, h, lighter(wall, 0.2), darker(wall, 0.1))
    sheet.ramp(0, h * 0.88, w, h * 0.12, darker(wall, 0.25), darker(wall, 0.42))
    for index, fill in enumerate((palette.strong, palette.deep, palette.partner)):
        x, wide = w * (0.06 + 0.305 * index), w * 0.27
        tall = h * 0.64
        y = h * 0.88 - tall
        sheet.shape(arch(x - 10, y - 10, wide + 20, tall + 10), lighter(wall, 0.5))
        sheet.shape(arch(x, y, wide, tall), fill)
        sheet.glow_oval(x + wide / 2, y + tall * 0.5, wide * 0.48, tall * 0.42, lighter(fill, 0.5), 0.5)
        cx, floor = x + wide / 2, h * 0.88
        if index == 0:
            chair(sheet, cx, floor, wide * 0.7, palette.partner, (60, 40, 30))
        elif index == 1:
            leafy(sheet, cx, floor - wide * 0.25, wide * 0.6, (96, 150, 92), 0)
            pot(sheet, cx, floor, wide * 0.36, wide * 0.32, palette.strong)
        else:
            for step in (-1, 0, 1):
                lamp(
                    sheet,
                    cx + step * wide * 0.26,
                    y + tall * (0.36 + 0.12 * abs(step)),
                    wide * 0.2,
                    palette.deep,
                    (255, 240, 200),
                    tall * 0.25,
                )
    sheet.text_block(
        drawing.word(0, HOUSE),
        w * 0.1,
        h * 0.06,
        w * 0.8,
        h * 0.11,
        palette.ink if not palette.is_dark else darker(wall, 0.7),
        "serif",
        align="centre",
        most=h * 0.09,
    )


def winter(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Stars and small houses with lit windows, snow on the sill."""
    w, h = sheet.width, sheet.height
    frame = darker(palette.strong, 0.3)
    x, y, wide, tall = front(
        sheet,
        drawing,
        palette,
        darker(palette.deep, 0.5),
        frame,
        (darker(palette.deep, 0.75), mix(palette.deep, palette.strong, 0.3)),
    )
    for _ in range(70):
        sheet.disc(
            x + wide * sheet.random.random(),
            y + tall * 0.75 * sheet.random.random(),
            sheet.random.uniform(1, 3.4),
            (255, 244, 214, 190),
        )
    for index in range(5):
        cx, cy, r = x + wide * (0.12 + 0.19 * index), y + tall * (0.18 + 0.13 * (index % 2)), tall * 0.08
        star = [
            (
                cx + math.cos(math.pi * k / 8) * r * (1 if k % 2 else 0.35),
                cy + math.sin(math.pi * k / 8) * r * (1 if k % 2 else 0.35),
            )
            for k in range(16)
        ]
        sheet.glow(cx, cy, r * 2.4, (255, 224, 150), 0.6)
        sheet.shape(star, (255, 232, 176))
    for index in range(8):
        hx, size = x + wide * (0.02 + 0.122 * index), wide * 0.105
        high, fill = (
            tall * (0.24 + 0.1 * ((index * 3) % 4) / 2),
            (palette.strong, palette.partner, palette.soft, palette.ground)[index % 4],
        )
        base = y + tall * 0.96
        sheet.box(hx, base - high, size, high, fill)
        sheet.shape(
            [(hx - 5, base - high), (hx + size / 2, base - high - size * 0.6), (hx + size + 5, base - high)],
            (250, 250, 250),
        )
        for row in range(2):
            for column in range(2):
                sheet.box(
                    hx + size * (0.2 + 0.36 * column),
                    base - high * (0.82 - 0.4 * row),
                    size * 0.22,
                    high * 0.2,
                    (255, 226, 150),
                )
    sheet.oval(x + wide / 2, y + tall, wide * 0.52, tall * 0.07, (248, 250, 252))
    glass(sheet, x, y, wide, tall, frame)
    sheet.glow_oval(w / 2, h * 0.93, w * 0.5, h * 0.06, (255, 224, 160), 0.4)
    passer(sheet, w * 0.3, h * 0.96, h * 0.38, palette.strong)


MOTIFS: Motifs = {
    "garden": garden, "evening": evening, "letters": letters, "paper": paper, "arcade": arcade, "winter": winter,
}  # fmt: skip
