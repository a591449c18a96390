"""What drives for us, from the side. Words: what is written on it."""

import math

from .brand import HOUSE, Motifs, leafy, pot
from .palettes import Palette, darker, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing
from .vehicle_parts import painted_side, road, wheel


def van(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A delivery van."""
    w, h = sheet.width, sheet.height
    y = road(sheet, palette)
    long = min(w * 0.72, h * 1.35)
    tall, x = long * 0.4, w / 2 - long / 2
    sheet.glow_oval(w / 2, y, long * 0.55, h * 0.03, (10, 8, 14), 0.8)
    top, low = y - tall - long * 0.05, y - long * 0.055
    fill = palette.strong
    sheet.box(x, top, long * 0.76, low - top, fill, long * 0.03)
    nose = [
        (x + long * 0.72, top + long * 0.01),
        (x + long * 0.82, top + long * 0.03),
        (x + long * 0.9, top + tall * 0.48),
        (x + long * 0.985, top + tall * 0.58),
        (x + long, low - long * 0.02),
        (x + long * 0.98, low),
        (x + long * 0.7, low),
    ]
    sheet.shape(nose, fill)
    sheet.shape(
        [
            (x + long * 0.745, top + tall * 0.12),
            (x + long * 0.81, top + tall * 0.12),
            (x + long * 0.875, top + tall * 0.47),
            (x + long * 0.745, top + tall * 0.47),
        ],
        (58, 76, 92),
    )
    sheet.shape(
        [
            (x + long * 0.76, top + tall * 0.12),
            (x + long * 0.78, top + tall * 0.12),
            (x + long * 0.815, top + tall * 0.47),
            (x + long * 0.78, top + tall * 0.47),
        ],
        (110, 134, 150),
    )
    painted_side(sheet, drawing, palette, x + long * 0.025, top + tall * 0.07, long * 0.66, tall * 0.78, fill)
    sheet.line([(x + long * 0.72, top + tall * 0.05), (x + long * 0.72, low - 6)], darker(fill, 0.25), 3)
    sheet.box(x + long * 0.745, top + tall * 0.56, long * 0.04, tall * 0.03, darker(fill, 0.35), 4)
    sheet.box(x, low - tall * 0.07, long * 0.99, tall * 0.07, darker(fill, 0.4), 5)
    sheet.oval(x + long * 0.975, top + tall * 0.7, long * 0.012, tall * 0.055, (255, 240, 200))
    for at in (0.19, 0.82):
        sheet.disc(x + long * at, y - long * 0.062, long * 0.078, darker(fill, 0.55))
        wheel(sheet, x + long * at, y, long * 0.062, palette.partner)


def truck(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A truck with a long painted side."""
    w, h = sheet.width, sheet.height
    y = road(sheet, palette)
    long = min(w * 0.84, h * 2.2)
    tall, x = long * 0.25, w / 2 - long / 2
    sheet.glow_oval(w / 2, y, long * 0.54, h * 0.03, (10, 8, 14), 0.8)
    low = y - long * 0.05
    cab = x + long * 0.82
    sheet.box(x, low, long * 0.97, long * 0.018, (34, 32, 38))
    painted_side(sheet, drawing, palette, x, low - tall, long * 0.79, tall, palette.strong)
    sheet.box(x, low - tall, long * 0.79, tall * 0.04, (255, 255, 255, 60))
    sheet.shape(
        [
            (cab, low - tall * 0.86),
            (cab + long * 0.12, low - tall * 0.86),
            (cab + long * 0.155, low - tall * 0.46),
            (cab + long * 0.16, low + long * 0.016),
            (cab, low + long * 0.016),
        ],
        palette.partner,
    )
    sheet.shape(
        [
            (cab + long * 0.045, low - tall * 0.76),
            (cab + long * 0.115, low - tall * 0.76),
            (cab + long * 0.14, low - tall * 0.46),
            (cab + long * 0.045, low - tall * 0.46),
        ],
        (58, 76, 92),
    )
    sheet.oval(cab + long * 0.152, low - tall * 0.1, long * 0.008, tall * 0.06, (255, 244, 210))
    for at in (0.07, 0.145, 0.22, 0.7, 0.9):
        wheel(sheet, x + long * at, y, long * 0.036, lighter(palette.soft, 0.3))


def bike(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A cargo bike with a box full of plants."""
    w, h = sheet.width, sheet.height
    y = road(sheet, palette)
    long = min(w * 0.7, h * 0.98)
    x, r = w / 2 - long / 2, long * 0.135
    back, front = (x + long * 0.15, y - r), (x + long * 0.9, y - r * 0.76)
    sheet.glow_oval(w / 2, y, long * 0.5, h * 0.02, (10, 8, 14), 0.6)
    for (cx, cy), radius in ((back, r), (front, r * 0.76)):
        sheet.ring(cx, cy, radius, (26, 24, 28), long * 0.018)
        for spoke in range(0, 180, 30):
            dx, dy = math.cos(math.radians(spoke)) * radius, math.sin(math.radians(spoke)) * radius
            sheet.line([(cx - dx, cy - dy), (cx + dx, cy + dy)], (90, 88, 94), 1.5, ends=False)
    seat, pedal, head = (
        (x + long * 0.23, y - long * 0.37),
        (x + long * 0.33, y - long * 0.1),
        (x + long * 0.44, y - long * 0.36),
    )
    line = long * 0.022
    for stretch in (
        (back, seat),
        (back, pedal),
        (seat, pedal),
        (pedal, head),
        (seat, head),
        (pedal, (x + long * 0.56, y - long * 0.09)),
        ((x + long * 0.55, y - long * 0.09), front),
    ):
        sheet.line(stretch, palette.deep if palette.deep != palette.soft else palette.ink, line)
    sheet.line(
        [head, (x + long * 0.41, y - long * 0.47), (x + long * 0.36, y - long * 0.47)],
        (30, 28, 32),
        line * 0.8,
    )
    sheet.box(seat[0] - long * 0.06, seat[1] - long * 0.03, long * 0.12, long * 0.03, (30, 28, 32), 9)
    sheet.disc(*pedal, long * 0.03, palette.partner)
    top, low = y - long * 0.33, y - long * 0.1
    for index in range(5):
        leafy(
            sheet,
            x + long * (0.53 + 0.075 * index),
            top + 4,
            long * (0.2 + 0.06 * (index % 2)),
            mix((66, 120, 74), palette.deep, 0.25 * (index % 3)),
            (index + drawing.seed) % 5,
        )
    for index in range(3):
        pot(
            sheet,
            x + long * (0.57 + 0.1 * index),
            top + long * 0.03,
            long * 0.08,
            long * 0.07,
            palette.partner,
        )
    sheet.shape(
        [(x + long * 0.48, top), (x + long * 0.9, top), (x + long * 0.84, low), (x + long * 0.52, low)],
        palette.strong,
    )
    sheet.shape(
        [
            (x + long * 0.48, top),
            (x + long * 0.9, top),
            (x + long * 0.894, top + long * 0.025),
            (x + long * 0.484, top + long * 0.025),
        ],
        darker(palette.strong, 0.25),
    )
    sheet.text_block(
        drawing.word(0, HOUSE),
        x + long * 0.53,
        top + long * 0.06,
        long * 0.31,
        long * 0.11,
        legible_on(palette.strong, palette),
        "serif",
        align="centre",
        most=long * 0.08,
    )


def container(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Containers stacked on a quay, ours among them."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h * 0.86, mix(palette.deep, palette.soft, 0.6), lighter(palette.partner, 0.5))
    sheet.ramp(
        0, h * 0.86, w, h * 0.14, mix(palette.soft, palette.ink, 0.5), mix(palette.soft, palette.ink, 0.7)
    )
    wide, tall = w * 0.29, h * 0.2
    for row in range(4):
        for column in range(3):
            if row == 3 and column != drawing.seed % 3:
                continue
            x, y = w * (0.05 + 0.305 * column), h * 0.86 - tall * (row + 1)
            fill = (palette.strong, palette.deep, palette.partner, palette.soft)[
                (row + column * 2 + drawing.seed) % 4
            ]
            sheet.box(x, y, wide, tall - 3, fill)
            for rib in range(24):
                sheet.box(
                    x + wide * (rib + 0.3) / 24, y + 6, wide / 52, tall - 15, (*darker(fill, 0.25), 120)
                )
            sheet.box(x, y, wide, 5, lighter(fill, 0.2))
            if (row + column) % 2 == 0:
                sheet.box(x + wide * 0.12, y + tall * 0.27, wide * 0.76, tall * 0.46, fill)
                sheet.text_block(
                    drawing.word(0, HOUSE),
                    x + wide * 0.14,
                    y + tall * 0.3,
                    wide * 0.72,
                    tall * 0.4,
                    legible_on(fill, palette),
                    "serif",
                    align="centre",
                    most=tall * 0.36,
                )
    sheet.line(
        [(w * 0.86, h * 0.86), (w * 0.86, h * 0.04), (w * 0.3, h * 0.04)], darker(palette.strong, 0.2), 12
    )
    sheet.line([(w * 0.86, h * 0.16), (w * 0.72, h * 0.04)], darker(palette.strong, 0.2), 6)
    at = w * (0.2 + 0.305 * (drawing.seed % 3))
    sheet.line([(at, h * 0.04), (at, h * 0.06)], (40, 36, 40), 3)


MOTIFS: Motifs = {"van": van, "truck": truck, "bike": bike, "container": container}
