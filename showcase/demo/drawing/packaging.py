"""Packaging on a coloured ground, as a product photographer sets it. Words: product, kind of thing."""

import math

from .brand import Motifs, ampersand, flower, leafy, name, sprig
from .palettes import Colour, Palette, darker, legible_on, lighter, mix
from .sheet import Sheet, circle, rectangle, rounded
from .spec import Drawing

SHADE = (24, 14, 22)


def _stage(sheet: Sheet, palette: Palette, ground: Colour) -> float:
    """A seamless ground, lit from the upper left; answers where things stand."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h * 0.64, lighter(ground, 0.16), ground)
    sheet.ramp(0, h * 0.64, w, h * 0.36, darker(ground, 0.1), lighter(ground, 0.1))
    sheet.glow_oval(w * 0.3, h * 0.25, w * 0.7, h * 0.5, (255, 252, 244), 0.3)
    return h * 0.8


def _ground_shade(sheet: Sheet, x: float, y: float, width: float) -> None:
    sheet.glow_oval(x + width * 0.35, y, width * 1.1, width * 0.17, SHADE, 0.5)
    sheet.glow_oval(x, y, width * 0.62, width * 0.06, SHADE, 0.7)


def _round_body(
    sheet: Sheet, x: float, y: float, width: float, height: float, fill: Colour, round_: float = 12
) -> None:
    """An upright cylinder, its middle at x, standing on y."""
    body = Sheet(width, height, fill)
    body.ramp(0, 0, width * 0.3, height, lighter(fill, 0.1), lighter(fill, 0.28), sideways=True)
    body.ramp(
        width * 0.3, 0, width * 0.7, height, lighter(fill, 0.28), fill, darker(fill, 0.42), sideways=True
    )
    sheet.put(body, x - width / 2, y - height, round_=round_)


def _label(
    sheet: Sheet,
    drawing: Drawing,
    x: float,
    y: float,
    width: float,
    height: float,
    ground: Colour,
    palette: Palette,
) -> None:
    """A label with the product's name and a plant; x, y: its upper left corner."""
    fill = legible_on(ground, palette)
    label = Sheet(width, height, ground)
    picture = height * 0.46
    style = drawing.seed % 4
    accent = palette.strong if ground != palette.strong else palette.partner
    if style == 0:
        sprig(label, width / 2, picture * 1.02, picture * 0.85, -90, accent)
    elif style == 1:
        label.disc(width / 2, picture * 0.55, min(width, picture) * 0.34, accent)
        label.wedge(
            width / 2,
            picture * 0.55,
            min(width, picture) * 0.34,
            0,
            180,
            palette.partner if accent != palette.partner else palette.deep,
        )
    elif style == 2:
        flower(label, width / 2, picture * 0.56, min(width, picture) * 0.36, accent, palette.partner)
    else:
        for row in range(5):
            label.box(0, row * picture / 5, width, picture / 10, accent)
    label.text_block(
        drawing.word(0, "Tomato"),
        width * 0.1,
        height * 0.54,
        width * 0.8,
        height * 0.22,
        fill,
        "serif",
        align="centre",
        most=height * 0.2,
    )
    label.text_block(
        drawing.word(1, "250 ml"),
        width * 0.16,
        height * 0.79,
        width * 0.68,
        height * 0.07,
        fill,
        "grotesque",
        align="centre",
        most=height * 0.055,
    )
    name(label, width / 2, height * 0.94, height * 0.05, fill, "centre")
    sheet.put(label, x, y)


def box(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A carton seen from its corner."""
    w, h = sheet.width, sheet.height
    stand = _stage(sheet, palette, palette.soft)
    wide, tall, deep, rise = min(w, h) * 0.42, min(w, h) * 0.56, min(w, h) * 0.24, min(w, h) * 0.09
    x, y = w / 2 - (wide + deep) / 2, stand
    sheet.shadow(
        [
            (x + wide * 0.5, y),
            (x + wide + deep * 1.6, y - rise),
            (x + wide + deep * 1.5, y + rise),
            (x + wide, y + rise * 0.4),
        ],
        26,
        0.5,
        SHADE,
    )
    front, side = palette.strong, darker(palette.strong, 0.32)
    sheet.shape(
        [
            (x + wide, y),
            (x + wide + deep, y - rise),
            (x + wide + deep, y - rise - tall),
            (x + wide, y - tall),
        ],
        side,
    )
    sheet.shape(
        [
            (x, y - tall),
            (x + wide, y - tall),
            (x + wide + deep, y - tall - rise),
            (x + deep, y - tall - rise),
        ],
        lighter(palette.strong, 0.3),
    )
    sheet.box(x, y - tall, wide, tall, front)
    fill = legible_on(front, palette)
    sheet.disc(x + wide / 2, y - tall * 0.64, wide * 0.33, palette.partner)
    leafy(sheet, x + wide / 2, y - tall * 0.47, wide * 0.44, palette.deep, drawing.seed % 5)
    sheet.text_block(
        drawing.word(0, "Window garden"),
        x + wide * 0.08,
        y - tall * 0.4,
        wide * 0.84,
        tall * 0.22,
        fill,
        "soft-serif",
        align="centre",
        leading=0.95,
    )
    sheet.text(
        drawing.word(1, "six pots, six herbs"),
        x + wide / 2,
        y - tall * 0.13,
        wide * 0.06,
        fill,
        "grotesque",
        align="centre",
    )
    name(sheet, x + wide / 2, y - tall * 0.05, wide * 0.06, fill, "centre")
    for line in range(5):
        at = y - tall * (0.2 + 0.12 * line)
        sheet.line(
            [(x + wide + deep * 0.2, at - rise * 0.2), (x + wide + deep * 0.8, at - rise * 0.8)],
            (*palette.partner, 150),
            4,
        )


def bottle(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A bottle with a label, and its smaller sister."""
    w, h = sheet.width, sheet.height
    stand = _stage(sheet, palette, palette.partner)
    size = min(w * 1.25, h)
    for x, scale, fill in ((w * 0.4, 1.0, palette.deep), (w * 0.68, 0.72, palette.strong)):
        wide, tall = size * 0.27 * scale, size * 0.46 * scale
        _ground_shade(sheet, x, stand, wide)
        neck = tall * 0.2
        _round_body(sheet, x, stand - tall - neck * 0.5, wide * 0.34, neck, darker(fill, 0.1), 4)
        _round_body(
            sheet, x, stand - tall - neck * 1.1, wide * 0.46, neck * 0.62, mix(palette.ink, fill, 0.2), 6
        )
        _round_body(sheet, x, stand, wide, tall, fill, wide * 0.26)
        _label(
            sheet,
            drawing,
            x - wide * 0.42,
            stand - tall * 0.74,
            wide * 0.84,
            tall * 0.6,
            palette.ground,
            palette,
        )
        sheet.box(x - wide * 0.36, stand - tall * 0.92, wide * 0.05, tall * 0.84, (255, 255, 255, 60), 6)


def jar(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Three jars with lids in a row."""
    w, h = sheet.width, sheet.height
    stand = _stage(sheet, palette, lighter(palette.strong, 0.5))
    wide = min(w * 0.27, h * 0.3)
    for index, fill in enumerate((palette.partner, palette.strong, palette.deep)):
        x = w / 2 + (index - 1) * wide * 1.13
        tall = wide * 1.3
        _ground_shade(sheet, x, stand, wide)
        _round_body(sheet, x, stand, wide, tall, fill, wide * 0.12)
        _round_body(sheet, x, stand - tall + 4, wide * 0.92, tall * 0.17, lighter(palette.soft, 0.2), 6)
        _label(
            sheet,
            drawing,
            x - wide * 0.38,
            stand - tall * 0.82,
            wide * 0.76,
            tall * 0.66,
            lighter(palette.ground, 0.3) if not palette.is_dark else palette.ink,
            palette,
        )


def bag(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A paper bag with handles."""
    w, h = sheet.width, sheet.height
    stand = _stage(sheet, palette, palette.soft)
    wide, tall = min(w, h) * 0.46, min(w, h) * 0.56
    x, y = w / 2 - wide * 0.55, stand - tall
    for offset, fill in ((wide * 0.1, darker(palette.strong, 0.4)), (0, palette.ink)):
        sheet.bow(x + wide / 2 + offset, y, wide * 0.22, 180, 360, fill, wide * 0.03)
    sheet.shadow(
        [
            (x, stand),
            (x + wide * 1.4, stand - tall * 0.05),
            (x + wide * 1.6, stand + tall * 0.06),
            (x + wide, stand + tall * 0.03),
        ],
        28,
        0.5,
        SHADE,
    )
    sheet.shape(
        [
            (x + wide, stand),
            (x + wide * 1.18, stand - tall * 0.07),
            (x + wide * 1.18, y - tall * 0.03),
            (x + wide, y),
        ],
        darker(palette.strong, 0.35),
    )
    sheet.shape(
        [(x + wide, stand), (x + wide * 1.09, stand - tall * 0.2), (x + wide * 1.09, y), (x + wide, y)],
        darker(palette.strong, 0.22),
    )
    sheet.ramp(x, y, wide, tall, lighter(palette.strong, 0.1), palette.strong)
    fill = legible_on(palette.strong, palette)
    sheet.text("&", x + wide / 2, y + tall * 0.62, tall * 0.62, fill, "soft-serif", align="centre")
    sheet.text_block(
        drawing.word(0, "Thank you, neighbour"),
        x + wide * 0.1,
        y + tall * 0.76,
        wide * 0.8,
        tall * 0.16,
        fill,
        "grotesque-bold",
        align="centre",
        most=tall * 0.075,
    )
    sheet.box(x, y, wide, tall * 0.05, (255, 255, 255, 50))


def packet(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A fan of three seed packets."""
    w, h = sheet.width, sheet.height
    _stage(sheet, palette, palette.partner if not palette.is_dark else palette.deep)
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
    stand = _stage(sheet, palette, palette.soft)
    wide = min(w * 0.56, h * 0.6)
    high = wide * 0.34
    _ground_shade(sheet, w / 2, stand, wide)
    for index, fill in enumerate((palette.deep, palette.partner, palette.strong)):
        y, x = stand - index * high * 1.02, w / 2 + (0, -0.03, 0.02)[index] * wide
        _round_body(sheet, x, y, wide, high, fill, high * 0.16)
        _round_body(sheet, x, y - high * 0.72, wide * 1.02, high * 0.28, lighter(fill, 0.1), 5)
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
    stand = _stage(sheet, palette, darker(palette.deep, 0.45))
    wide = min(w, h) * 0.36
    tall = wide * 1.1
    sheet.glow(w / 2, stand - tall * 1.1, wide * 1.7, lighter(palette.partner, 0.5), 0.6)
    _ground_shade(sheet, w / 2, stand, wide)
    _round_body(sheet, w / 2, stand, wide, tall, mix(palette.strong, palette.ground, 0.15), wide * 0.1)
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
    _label(
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


MOTIFS: Motifs = {
    "box": box, "bottle": bottle, "jar": jar, "bag": bag, "packet": packet, "tin": tin, "candle": candle, "tube": tube,
}  # fmt: skip
