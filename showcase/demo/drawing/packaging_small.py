"""Small packaging: tins, candles, tubes and seed packets."""

import math

from .brand import ampersand, flower, leafy, name, sprig
from .curves import circle, rectangle, rounded
from .packaging_parts import SHADE, ground_shade, label, round_body, stage
from .palettes import Palette, darker, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing


def packet(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A fan of three seed packets."""
    w, h = sheet.width, sheet.height
    stage(sheet, palette.partner if not palette.is_dark else palette.deep)
    wide, tall = min(w, h) * 0.42, min(w, h) * 0.6
    for index, (fill, angle) in enumerate(((palette.deep, 13), (palette.strong, -12), (palette.ground, 1))):
        ink = legible_on(fill, palette)
        packet_ = Sheet(wide, tall, fill)
        packet_.box(0, 0, wide, tall * 0.07, darker(fill, 0.14))
        accent = palette.strong if fill == palette.ground else palette.partner
        if (drawing.seed + index) % 3 == 0:
            packet_.disc(wide / 2, tall * 0.62, wide * 0.34, accent)
            sprig(packet_, wide / 2, tall * 0.88, tall * 0.44, -90, ink)
        elif (drawing.seed + index) % 3 == 1:
            for turn in range(5):
                flower(
                    packet_,
                    wide * (0.2 + 0.15 * turn),
                    tall * (0.6 + 0.14 * (turn % 2)),
                    wide * 0.13,
                    accent,
                    palette.partner if accent != palette.partner else palette.soft,
                    6,
                )
        else:
            leafy(packet_, wide / 2, tall * 0.9, tall * 0.46, accent, drawing.seed % 5)
        packet_.text_block(
            drawing.word(index, ("Basil", "Zinnia", "Chard")[index]),
            wide * 0.1,
            tall * 0.11,
            wide * 0.8,
            tall * 0.2,
            ink,
            "soft-serif",
        )
        name(packet_, wide * 0.1, tall * 0.965, wide * 0.06, ink)
        x, y = w / 2 + (0.27, -0.27, 0)[index] * wide * 1.35, h * (0.5, 0.5, 0.54)[index]
        turned = math.radians(-angle)
        corners = [
            (
                x + dx * math.cos(turned) - dy * math.sin(turned),
                y + dx * math.sin(turned) + dy * math.cos(turned),
            )
            for dx, dy in rectangle(-wide / 2 + 8, -tall / 2 + 16, wide, tall)
        ]
        sheet.shadow(corners, 16, 0.42, SHADE)
        sheet.put_turned(packet_, x, y, angle)


def tin(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Round tins, stacked."""
    w, h = sheet.width, sheet.height
    stand = stage(sheet, palette.soft)
    wide = min(w * 0.56, h * 0.6)
    high = wide * 0.34
    ground_shade(sheet, w / 2, stand, wide)
    for index, fill in enumerate((palette.deep, palette.partner, palette.strong)):
        y, x = stand - index * high * 1.02, w / 2 + (0, -0.03, 0.02)[index] * wide
        round_body(sheet, x, y, wide, high, fill, high * 0.16)
        round_body(sheet, x, y - high * 0.72, wide * 1.02, high * 0.28, lighter(fill, 0.1), 5)
        ink = legible_on(fill, palette)
        sheet.text_block(
            drawing.word(index, ("Beeswax", "Linseed", "Soap")[index]),
            x - wide * 0.4,
            y - high * 0.6,
            wide * 0.8,
            high * 0.4,
            ink,
            "serif",
            align="centre",
            most=high * 0.36,
        )
        sheet.text(
            ("50 g", "120 g", "200 g")[index],
            x,
            y - high * 0.12,
            high * 0.12,
            ink,
            "grotesque",
            align="centre",
        )
    sheet.oval(
        w / 2 + 0.02 * wide, stand - high * 3.04, wide * 0.5, high * 0.13, lighter(palette.strong, 0.34)
    )


def candle(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A candle in a glass, burning."""
    w, h = sheet.width, sheet.height
    stand = stage(sheet, darker(palette.deep, 0.45))
    wide = min(w, h) * 0.36
    tall = wide * 1.1
    sheet.glow(w / 2, stand - tall * 1.1, wide * 1.7, lighter(palette.partner, 0.5), 0.6)
    ground_shade(sheet, w / 2, stand, wide)
    round_body(sheet, w / 2, stand, wide, tall, mix(palette.strong, palette.ground, 0.15), wide * 0.1)
    sheet.oval(w / 2, stand - tall, wide * 0.5, wide * 0.09, lighter(palette.partner, 0.6))
    sheet.line([(w / 2, stand - tall), (w / 2, stand - tall - wide * 0.1)], (50, 30, 20), 4)
    flame = stand - tall - wide * 0.1
    sheet.shape(
        rounded(
            [
                (w / 2, flame - wide * 0.32),
                (w / 2 + wide * 0.07, flame - wide * 0.08),
                (w / 2, flame),
                (w / 2 - wide * 0.07, flame - wide * 0.08),
            ]
        ),
        (255, 214, 120),
    )
    sheet.glow(w / 2, flame - wide * 0.1, wide * 0.22, (255, 250, 220), 0.9)
    label(
        sheet,
        drawing,
        w / 2 - wide * 0.34,
        stand - tall * 0.8,
        wide * 0.68,
        tall * 0.62,
        lighter(palette.soft, 0.5),
        palette if not palette.is_dark else Palette(palette.ink, palette.ground, *palette.all),
    )


def tube(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Two tubes and a bar of soap, flat from above."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, lighter(palette.soft, 0.15), palette.soft)
    size = min(w, h)
    for index, (x, angle, fill) in enumerate(((0.34, 14, palette.strong), (0.63, -9, palette.deep))):
        wide, tall = size * 0.24, size * 0.74
        one = Sheet(wide, tall, palette.soft)
        one.ramp(0, 0, wide, tall, lighter(palette.soft, 0.15), palette.soft)
        one.shape([(0, 0), (wide, 0), (wide * 0.84, tall * 0.86), (wide * 0.16, tall * 0.86)], fill)
        one.shape(
            [(wide * 0.62, 0), (wide, 0), (wide * 0.84, tall * 0.86), (wide * 0.58, tall * 0.86)],
            darker(fill, 0.16),
        )
        one.box(0, 0, wide, tall * 0.05, darker(fill, 0.3))
        one.box(wide * 0.24, tall * 0.86, wide * 0.52, tall * 0.12, palette.ink, 5)
        ink = legible_on(fill, palette)
        one.text_block(
            drawing.word(index, ("Hand cream", "Garden soap")[index]),
            wide * 0.16,
            tall * 0.2,
            wide * 0.62,
            tall * 0.24,
            ink,
            "serif",
            most=wide * 0.3,
        )
        one.text("75 ml", wide * 0.24, tall * 0.78, wide * 0.11, ink, "mono")
        cx, cy = w * x, h * 0.5
        sheet.shadow(
            [
                (cx + px, cy + py)
                for px, py in rectangle(-wide * 0.42 + 20, -tall * 0.4 + 22, wide * 0.8, tall * 0.8)
            ],
            18,
            0.3,
            SHADE,
        )
        outline = [
            (0.0, 0.0),
            (wide, 0.0),
            (wide * 0.84, tall * 0.86),
            (wide * 0.76, tall * 0.98),
            (wide * 0.24, tall * 0.98),
            (wide * 0.16, tall * 0.86),
        ]
        sheet.put_turned(one, cx, cy, angle, outline=outline)
    sheet.shadow(circle(w * 0.8, h * 0.78, size * 0.1), 16, 0.35, SHADE)
    sheet.disc(w * 0.79, h * 0.77, size * 0.11, palette.partner)
    ampersand(
        sheet, w * 0.79, h * 0.77, size * 0.07, lighter(palette.partner, 0.15), darker(palette.partner, 0.3)
    )
