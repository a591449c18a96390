"""Packaging on a coloured ground, as a product photographer sets it. Words: product, kind of thing."""

from .brand import Motifs, leafy, name
from .packaging_parts import SHADE, ground_shade, label, round_body, stage
from .packaging_small import candle, packet, tin, tube
from .palettes import Palette, darker, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing


def box(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A carton seen from its corner."""
    w, h = sheet.width, sheet.height
    stand = stage(sheet, palette.soft)
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
    stand = stage(sheet, palette.partner)
    size = min(w * 1.25, h)
    for x, scale, fill in ((w * 0.4, 1.0, palette.deep), (w * 0.68, 0.72, palette.strong)):
        wide, tall = size * 0.27 * scale, size * 0.46 * scale
        ground_shade(sheet, x, stand, wide)
        neck = tall * 0.2
        round_body(sheet, x, stand - tall - neck * 0.5, wide * 0.34, neck, darker(fill, 0.1), 4)
        round_body(
            sheet, x, stand - tall - neck * 1.1, wide * 0.46, neck * 0.62, mix(palette.ink, fill, 0.2), 6
        )
        round_body(sheet, x, stand, wide, tall, fill, wide * 0.26)
        label(
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
    stand = stage(sheet, lighter(palette.strong, 0.5))
    wide = min(w * 0.27, h * 0.3)
    for index, fill in enumerate((palette.partner, palette.strong, palette.deep)):
        x = w / 2 + (index - 1) * wide * 1.13
        tall = wide * 1.3
        ground_shade(sheet, x, stand, wide)
        round_body(sheet, x, stand, wide, tall, fill, wide * 0.12)
        round_body(sheet, x, stand - tall + 4, wide * 0.92, tall * 0.17, lighter(palette.soft, 0.2), 6)
        label(
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
    stand = stage(sheet, palette.soft)
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


MOTIFS: Motifs = {
    "box": box, "bottle": bottle, "jar": jar, "bag": bag, "packet": packet, "tin": tin, "candle": candle, "tube": tube,
}  # fmt: skip
