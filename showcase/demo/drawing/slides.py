"""Slides for rooms with people in them. Words: the title, then what the motif says."""

import math

from .brand import Motifs, leafy, name, pot
from .palettes import Palette, legible_on, mix
from .sheet import Sheet
from .spec import Drawing


def title(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A title beside a large shape."""
    w, h = sheet.width, sheet.height
    sheet.box(w * 0.6, 0, w * 0.4, h, palette.strong)
    for row in range(3):
        for column in range(3):
            x, y, r = w * 0.6 + w * 0.4 * (column + 0.5) / 3, h * (row + 0.5) / 3, h / 6
            fill = (palette.partner, palette.deep, palette.soft)[(row + column + drawing.seed) % 3]
            which = (row * 3 + column * 2 + drawing.seed) % 4
            if which == 0:
                sheet.disc(x, y, r, fill)
            elif which == 1:
                sheet.wedge(x - r, y - r, 2 * r, 0, 90, fill)
            elif which == 2:
                sheet.box(x - r, y - r, 2 * r, r, fill)
    sheet.text_block(
        drawing.word(0, "How we speak"),
        w * 0.06,
        h * 0.26,
        w * 0.46,
        h * 0.4,
        palette.ink,
        "serif",
        leading=1.02,
    )
    sheet.text(
        drawing.word(1, "Tone of voice, second edition"),
        w * 0.06,
        h * 0.8,
        w * 0.02,
        palette.ink,
        "grotesque",
    )
    name(sheet, w * 0.06, h * 0.13, w * 0.024, palette.ink)


def figure(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """One number, one sentence."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.deep)
    fill = legible_on(palette.deep, palette)
    sheet.text_block(
        drawing.word(0, "94 %"),
        w * 0.06,
        h * 0.14,
        w * 0.54,
        h * 0.56,
        palette.partner,
        "condensed",
        leading=1.05,
    )
    sheet.text_block(
        drawing.word(1, "of calls end with somebody laughing"),
        w * 0.06,
        h * 0.77,
        w * 0.56,
        h * 0.15,
        fill,
        "grotesque-bold",
        most=w * 0.04,
        leading=1.15,
    )
    sheet.wedge(w * 0.83, h * 0.5, h * 0.3, -90, 250, palette.strong)
    sheet.disc(w * 0.83, h * 0.5, h * 0.17, palette.deep)


def list_(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Four points with numbers as large as a thumb."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w * 0.34, h, palette.strong)
    sheet.text_block(
        drawing.word(0, "What we changed"),
        w * 0.04,
        h * 0.1,
        w * 0.26,
        h * 0.5,
        legible_on(palette.strong, palette),
        "soft-serif",
    )
    leafy(sheet, w * 0.17, h * 0.92, h * 0.26, palette.partner, drawing.seed % 5)
    for index in range(4):
        y = h * (0.2 + 0.2 * index)
        sheet.text(
            str(index + 1),
            w * 0.4,
            y + h * 0.035,
            h * 0.12,
            palette.deep if not palette.is_dark else palette.partner,
            "condensed",
        )
        sheet.text_block(
            drawing.word(
                index + 1,
                (
                    "Fewer words on every box",
                    "A chair beside each till",
                    "Coffee before numbers",
                    "Ask the person who packs it",
                )[index],
            ),
            w * 0.48,
            y - h * 0.05,
            w * 0.46,
            h * 0.1,
            palette.ink,
            "grotesque",
            most=w * 0.03,
        )
        sheet.box(w * 0.4, y + h * 0.085, w * 0.54, 2, mix(palette.ground, palette.ink, 0.2))


def journey(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A winding line with five stops."""
    w, h = sheet.width, sheet.height
    path = [
        (w * (0.06 + 0.88 * step / 60), h * (0.6 + 0.17 * math.sin(step / 60 * 9.4))) for step in range(61)
    ]
    sheet.line(path, palette.soft, h * 0.07)
    sheet.line(path, palette.strong, 6)
    for index in range(5):
        x, y = path[6 + index * 12]
        sheet.disc(x, y, h * 0.065, (palette.strong, palette.partner, palette.deep)[index % 3])
        sheet.text(
            str(index + 1),
            x,
            y + h * 0.028,
            h * 0.08,
            legible_on((palette.strong, palette.partner, palette.deep)[index % 3], palette),
            "condensed",
            align="centre",
        )
        sheet.text(
            drawing.word(index + 1, ("Sees it", "Tries it", "Asks us", "Takes it home", "Mends it")[index]),
            x,
            y + h * 0.15,
            w * 0.02,
            palette.ink,
            "grotesque-bold",
            align="centre",
        )
    sheet.text_block(
        drawing.word(0, "A chair's first ten years"),
        w * 0.06,
        h * 0.09,
        w * 0.8,
        h * 0.18,
        palette.ink,
        "serif",
        most=h * 0.13,
    )


def swatches(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """The colours of a campaign, each with its name."""
    w, h = sheet.width, sheet.height
    fills = [palette.strong, palette.partner, palette.deep, palette.soft, palette.ink]
    widths = [0.34, 0.2, 0.18, 0.16, 0.12]
    x = 0.0
    for index, fill in enumerate(fills):
        sheet.box(x, 0, w * widths[index] + 1, h, fill)
        ink = legible_on(fill, palette)
        sheet.text(
            drawing.word(index + 1, ("Brick", "Honey", "Pine", "Shell", "Night")[index]),
            x + w * 0.018,
            h * 0.87,
            w * 0.024,
            ink,
            "serif",
        )
        sheet.text(
            "#" + "".join(f"{part:02X}" for part in fill), x + w * 0.018, h * 0.93, w * 0.014, ink, "mono"
        )
        x += w * widths[index]
    sheet.text_block(
        drawing.word(0, "Colours"),
        w * 0.018,
        h * 0.06,
        w * 0.3,
        h * 0.3,
        legible_on(palette.strong, palette),
        "soft-serif",
    )


def thanks(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A last slide: thank you, and pots."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.strong)
    sheet.box(0, h * 0.84, w, h * 0.16, palette.deep)
    for index in range(9):
        x = w * (0.08 + 0.105 * index)
        leafy(sheet, x, h * 0.74, h * 0.2, mix(palette.deep, palette.soft, 0.25 * (index % 3)), index % 5)
        pot(
            sheet, x, h * 0.84, h * 0.12, h * 0.12, (palette.partner, palette.ground, palette.soft)[index % 3]
        )
    sheet.text_block(
        drawing.word(0, "Thank you for watering"),
        w * 0.06,
        h * 0.1,
        w * 0.88,
        h * 0.38,
        legible_on(palette.strong, palette),
        "serif",
        align="centre",
        most=h * 0.22,
    )


MOTIFS: Motifs = {
    "title": title, "figure": figure, "list": list_, "journey": journey, "swatches": swatches, "thanks": thanks,
}  # fmt: skip
