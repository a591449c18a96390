"""Letters for their own sake. Words: what is set, then small lines."""

import math

from .brand import HOUSE, Motifs, ampersand
from .palettes import Palette, darker, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ&?!"


def specimen(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A typeface shown by two letters and its alphabet."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.ground)
    face = ("serif", "soft-serif", "condensed", "grotesque-bold")[drawing.seed % 4]
    sheet.box(0, 0, w, h * 0.62, palette.strong)
    sheet.text_block(
        drawing.word(0, "Rg"),
        w * 0.08,
        h * 0.06,
        w * 0.84,
        h * 0.56,
        legible_on(palette.strong, palette),
        face,
        align="centre",
    )
    for row, line in enumerate(("ABCDEFGHIJKLM", "NOPQRSTUVWXYZ", "abcdefghijklmn", "opqrstuvwxyz &?!")):
        sheet.text_block(
            line, w * 0.08, h * (0.665 + 0.06 * row), w * 0.84, h * 0.05, palette.ink, face, most=h * 0.046
        )
    sheet.text(
        drawing.word(1, "For everything above 40 points"),
        w * 0.08,
        h * 0.95,
        w * 0.028,
        palette.ink,
        "grotesque",
    )


def alphabet(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Every letter on its own colour."""
    w, h = sheet.width, sheet.height
    across = 5 if w < h * 1.1 else 8
    side = w / across
    down = math.ceil(h / side)
    fills = [palette.strong, palette.partner, palette.deep, palette.soft, palette.ground]
    faces = ("soft-serif", "condensed", "serif", "grotesque-bold", "brush")
    for index in range(across * down):
        x, y = (index % across) * side, (index // across) * side
        fill = fills[(index * 2 + index // across + drawing.seed) % 5]
        sheet.box(x, y, side + 1, side + 1, fill)
        sheet.text(
            ALPHABET[index % len(ALPHABET)],
            x + side / 2,
            y + side * 0.78,
            side * 0.82,
            legible_on(fill, palette),
            faces[(index + drawing.seed) % 5],
            align="centre",
        )


def echo(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """One word repeated down the sheet, fading through the colours."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.ground)
    word = drawing.word(0, "Again")
    rows = 7
    tall = h * 0.86 / rows
    for row in range(rows):
        share = row / (rows - 1)
        fill = (
            mix(palette.strong, palette.partner, share * 2)
            if share < 0.5
            else mix(palette.partner, palette.deep, share * 2 - 1)
        )
        sheet.text_block(
            word,
            w * 0.06,
            h * 0.045 + tall * row,
            w * 0.88,
            tall * 1.02,
            fill,
            "condensed",
            most=tall * 1.02,
            align=("left", "centre", "right")[row % 3],
        )
    sheet.text(drawing.word(1, HOUSE), w * 0.06, h * 0.965, w * 0.032, palette.ink, "grotesque")


def ring(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A sentence that runs around a disc."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.deep)
    size = min(w, h)
    for radius, fill in ((0.44, palette.strong), (0.31, palette.partner), (0.18, palette.ground)):
        sheet.disc(w / 2, h / 2, size * radius, fill)
    for radius, fill, place, otherwise in (
        (0.375, palette.strong, 0, "mend it and lend it and"),
        (0.245, palette.partner, 1, "love it longer and"),
    ):
        words = (drawing.word(place, otherwise).upper() + " ") * 2
        ink = legible_on(fill, palette)
        for index, sign in enumerate(words):
            if sign == " ":
                continue
            turn = 2 * math.pi * index / len(words) - math.pi / 2
            letter = Sheet(size * 0.085, size * 0.085, fill)
            letter.text(sign, size * 0.0425, size * 0.072, size * 0.082, ink, "condensed", align="centre")
            outline = [
                (size * 0.0425 + math.cos(k) * size * 0.041, size * 0.0425 + math.sin(k) * size * 0.041)
                for k in (0.4, 1.2, 2, 2.8, 3.6, 4.4, 5.2, 6)
            ]
            sheet.put_turned(
                letter,
                w / 2 + math.cos(turn) * size * radius,
                h / 2 + math.sin(turn) * size * radius,
                -math.degrees(turn) - 90,
                outline=outline,
            )
    sheet.text("&", w / 2, h / 2 + size * 0.085, size * 0.28, palette.ink, "serif", align="centre")


def quarter(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Four fields, a glyph in each."""
    w, h = sheet.width, sheet.height
    fills = (palette.strong, palette.deep, palette.partner, palette.soft)
    glyphs = drawing.word(0, "F&R!")
    for index in range(4):
        x, y = w / 2 * (index % 2), h / 2 * (index // 2)
        field = Sheet(w / 2, h / 2, fills[index])
        ink = fills[(index + 2) % 4]
        field.text(
            glyphs[index % len(glyphs)],
            w * 0.25,
            h * 0.45,
            h * 0.56,
            ink,
            ("soft-serif", "serif", "condensed", "soft-serif")[index],
            align="centre",
        )
        sheet.put(field, x, y)


def letterpress(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A sentence in wood type, inked unevenly."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, lighter(palette.ground, 0.2) if not palette.is_dark else palette.ground)
    words = drawing.word(0, "Measure twice cut once ask always").split()
    tall = h * 0.82 / len(words)
    for row, word in enumerate(words):
        fill = (
            (palette.strong, palette.deep, palette.ink)[row % 3]
            if palette.deep != palette.soft
            else palette.ink
        )
        sheet.text_block(
            word.upper() if row % 2 else word,
            w * 0.07,
            h * 0.05 + tall * row,
            w * 0.86,
            tall * 1.04,
            fill,
            ("condensed", "soft-serif", "grotesque-bold")[row % 3],
            most=tall * 1.04,
        )
    ground = lighter(palette.ground, 0.2) if not palette.is_dark else palette.ground
    for _ in range(500):
        sheet.disc(
            sheet.random.uniform(0, w),
            sheet.random.uniform(0, h),
            sheet.random.uniform(0.5, 1.8),
            (*ground, 170),
        )
    sheet.box(w * 0.07, h * 0.9, w * 0.86, 5, palette.ink)
    sheet.text(
        drawing.word(1, "Printed by hand, forty copies"), w * 0.07, h * 0.95, w * 0.028, palette.ink, "mono"
    )


def mark(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """The ampersand, alone on its disc."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, palette.strong, darker(palette.strong, 0.12))
    ampersand(sheet, w / 2, h * 0.46, min(w, h) * 0.3, palette.ground, palette.ink)
    sheet.text(
        drawing.word(0, HOUSE),
        w / 2,
        h * 0.9,
        min(w, h) * 0.07,
        legible_on(palette.strong, palette),
        "serif",
        align="centre",
    )


MOTIFS: Motifs = {
    "specimen": specimen, "alphabet": alphabet, "echo": echo, "ring": ring, "quarter": quarter,
    "letterpress": letterpress, "mark": mark,
}  # fmt: skip
