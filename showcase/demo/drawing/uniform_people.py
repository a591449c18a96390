"""Colleagues in their work clothes, and what they wear on them."""

from .brand import ampersand
from .curves import circle
from .palettes import Colour, Palette, darker, legible_on, mix
from .sheet import Sheet
from .spec import Drawing
from .uniform_parts import SHADE, lay_ground


def _person(
    sheet: Sheet,
    x: float,
    y: float,
    size: float,
    top: Colour,
    legs: Colour,
    front: Colour | None,
    index: int,
    palette: Palette,
) -> None:
    skin = ((244, 205, 176), (166, 112, 78), (214, 160, 120), (108, 70, 50), (232, 188, 150))[index % 5]
    hair = ((60, 38, 30), (24, 22, 26), (140, 90, 50), (30, 24, 24), (120, 118, 118))[index % 5]
    for side in (-1, 1):
        sheet.line(
            [(x + side * size * 0.05, y - size * 0.46), (x + side * size * 0.065, y - size * 0.04)],
            legs,
            size * 0.085,
        )
        sheet.box(
            x + side * size * 0.075 - size * 0.055,
            y - size * 0.035,
            size * 0.11,
            size * 0.035,
            (244, 240, 234),
            8,
        )
        sheet.line(
            [
                (x + side * size * 0.125, y - size * 0.74),
                (x + side * size * (0.18 if index % 2 else 0.16), y - size * 0.56),
                (x + side * size * 0.145, y - size * 0.43),
            ],
            top,
            size * 0.062,
        )
        sheet.disc(x + side * size * 0.145, y - size * 0.42, size * 0.032, skin)
    sheet.box(x - size * 0.135, y - size * 0.79, size * 0.27, size * 0.36, top, size * 0.07)
    sheet.box(x - size * 0.035, y - size * 0.84, size * 0.07, size * 0.08, darker(skin, 0.14), 8)
    if index % 3 == 0:
        sheet.oval(x, y - size * 0.88, size * 0.094, size * 0.12, hair)
    sheet.oval(x, y - size * 0.9, size * 0.07, size * 0.085, skin)
    sheet.wedge(x, y - size * 0.915, size * 0.078, 180, 360, hair)
    if front:
        for side in (-1, 1):
            sheet.box(
                x + side * size * 0.075 - size * 0.012, y - size * 0.79, size * 0.024, size * 0.14, front
            )
        sheet.box(x - size * 0.1, y - size * 0.68, size * 0.2, size * 0.4, front, size * 0.02)
        ampersand(sheet, x, y - size * 0.6, size * 0.032, palette.ground, palette.ink)


def line_up(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Five colleagues in a row, each dressed for another job."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.soft)
    sheet.box(0, h * 0.8, w, h * 0.2, mix(palette.soft, palette.partner, 0.6))
    count = 5 if w > h * 1.1 else 3
    size = min(h * 0.66, w / count * 1.9)
    tops = (palette.strong, palette.ground, palette.deep, palette.partner, palette.strong)
    for index in range(count):
        x = w * (index + 0.5) / count
        sheet.oval(x + size * 0.06, h * 0.885, size * 0.2, size * 0.022, darker(palette.partner, 0.4))
        apron_ = (palette.deep, palette.strong, None, palette.deep, palette.partner)[index]
        _person(
            sheet,
            x,
            h * 0.88,
            size,
            tops[index],
            darker(palette.ink, 0.1) if not palette.is_dark else palette.ground,
            apron_,
            index + drawing.seed,
            palette,
        )
    sheet.text_block(
        drawing.word(0, "Dressed for the day"),
        w * 0.06,
        h * 0.06,
        w * 0.88,
        h * 0.13,
        legible_on(palette.soft, palette),
        "soft-serif",
        align="centre",
        most=h * 0.1,
    )


def badges(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Name badges and pins, laid out in rows."""
    w, h = sheet.width, sheet.height
    lay_ground(sheet, palette)
    size = min(w, h) / 3.4
    names = ("Noor", "Caio", "Hana", "June", "Wiremu", "Rosa", "Mehdi", "Aya", "Iker")
    for index in range(9):
        x, y = w / 2 + (index % 3 - 1) * size * 1.05, h / 2 + (index // 3 - 1) * size * 1.05
        fill = (
            palette.all[(index + index // 3) % 4]
            if palette.all[(index + index // 3) % 4] != palette.soft
            else palette.ground
        )
        ink = legible_on(fill, palette)
        outline = circle(x + 5, y + 8, size * 0.42)
        sheet.shadow(outline, 9, 0.35, SHADE)
        if index % 2:
            sheet.box(x - size * 0.44, y - size * 0.24, size * 0.88, size * 0.48, fill, size * 0.1)
            sheet.text_block(
                drawing.word(index, names[index]),
                x - size * 0.36,
                y - size * 0.12,
                size * 0.72,
                size * 0.22,
                ink,
                "serif",
                align="centre",
            )
        else:
            sheet.disc(x, y, size * 0.42, fill)
            if index % 4:
                sheet.text_block(
                    names[index],
                    x - size * 0.34,
                    y - size * 0.12,
                    size * 0.68,
                    size * 0.24,
                    ink,
                    "condensed",
                    align="centre",
                )
            else:
                sheet.text("&", x, y + size * 0.2, size * 0.64, ink, "soft-serif", align="centre")
        sheet.bow(x, y, size * 0.36, 200, 250, (255, 255, 255, 130), 4)
