"""Cards for feeds: square or upright, one thought each."""

import math

from .brand import HOUSE, Motifs, ampersand, lamp, leafy, name
from .curves import blob
from .palettes import Palette, legible_on, lighter
from .sheet import Sheet
from .social_things import film_still, grid, portrait, product
from .spec import Drawing


def quote(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A sentence somebody said, between large marks."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.deep)
    fill = legible_on(palette.deep, palette)
    sheet.shape(blob(sheet.random, w * 0.86, h * 0.12, w * 0.3, 0.2), palette.strong)
    sheet.text("“", w * 0.05, h * 0.36, h * 0.42, palette.partner, "serif")
    sheet.text_block(
        drawing.word(0, "My grandmother had this chair. Now I sell it."),
        w * 0.08,
        h * 0.3,
        w * 0.82,
        h * 0.44,
        fill,
        "serif",
        leading=1.08,
        most=w * 0.11,
    )
    sheet.box(w * 0.08, h * 0.84, w * 0.08, 4, palette.partner)
    sheet.text(drawing.word(1, "Paloma, Shop 12"), w * 0.08, h * 0.9, w * 0.032, fill, "grotesque")
    ampersand(sheet, w * 0.9, h * 0.89, w * 0.045, palette.ground, palette.ink)


def percent(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A number in a burst."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.partner)
    points = []
    for index in range(40):
        reach, turn = min(w, h) * (0.41 if index % 2 else 0.36), math.pi * index / 20
        points.append((w / 2 + math.cos(turn) * reach, h * 0.48 + math.sin(turn) * reach))
    sheet.shape(points, palette.strong)
    fill = legible_on(palette.strong, palette)
    sheet.text_block(
        drawing.word(0, "10 years"),
        w * 0.2,
        h * 0.37,
        w * 0.6,
        h * 0.22,
        fill,
        "condensed",
        align="centre",
        leading=1.05,
        most=w * 0.19,
    )
    sheet.text_block(
        drawing.word(1, "of spare parts, promised"),
        w * 0.27,
        h * 0.61,
        w * 0.46,
        h * 0.1,
        fill,
        "grotesque-bold",
        align="centre",
        most=w * 0.04,
        leading=1.2,
    )
    name(sheet, w / 2, h * 0.955, w * 0.035, legible_on(palette.partner, palette), "centre")


def tips(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Three short steps, numbered."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.ground)
    sheet.box(0, 0, w, h * 0.3, palette.strong)
    sheet.text_block(
        drawing.word(0, "Water less, look more"),
        w * 0.07,
        h * 0.06,
        w * 0.7,
        h * 0.2,
        legible_on(palette.strong, palette),
        "soft-serif",
        leading=0.98,
    )
    leafy(
        sheet,
        w * 0.87,
        h * 0.29,
        h * 0.2,
        palette.deep if palette.deep != palette.strong else palette.ink,
        drawing.seed % 5,
    )
    for index in range(3):
        y = h * (0.41 + 0.185 * index)
        sheet.disc(w * 0.135, y, w * 0.06, (palette.partner, palette.deep, palette.soft)[index])
        sheet.text(
            str(index + 1),
            w * 0.135,
            y + w * 0.026,
            w * 0.075,
            legible_on((palette.partner, palette.deep, palette.soft)[index], palette),
            "condensed",
            align="centre",
        )
        sheet.text_block(
            drawing.word(
                index + 1,
                (
                    "Finger in the soil, two joints deep",
                    "Morning, never at noon",
                    "Talk to it. It helps you.",
                )[index],
            ),
            w * 0.25,
            y - h * 0.045,
            w * 0.67,
            h * 0.09,
            palette.ink,
            "grotesque",
            most=w * 0.046,
            leading=1.2,
        )
    name(sheet, w * 0.93, h * 0.955, w * 0.032, palette.ink, "right")


def event(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A date as large as the card."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.ground)
    sheet.text_block(
        drawing.word(0, "14.05"),
        w * 0.05,
        h * 0.04,
        w * 0.9,
        h * 0.46,
        palette.strong,
        "condensed",
        leading=1.1,
    )
    sheet.box(0, h * 0.53, w, h * 0.47, palette.deep)
    for index in range(5):
        x = w * (0.6 + 0.09 * index)
        lamp(
            sheet,
            x,
            h * (0.57 + 0.05 * (index % 2)),
            w * 0.07,
            palette.partner,
            lighter(palette.partner, 0.5),
            h * 0.06,
        )
    fill = legible_on(palette.deep, palette)
    sheet.text_block(
        drawing.word(1, "Harbour Nights opens"), w * 0.06, h * 0.6, w * 0.5, h * 0.22, fill, "serif"
    )
    sheet.text(drawing.word(2, "East quay, from seven"), w * 0.06, h * 0.93, w * 0.034, fill, "grotesque")


def headline(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Words alone, as large as they get."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.strong)
    fill = legible_on(palette.strong, palette)
    sheet.shape(blob(sheet.random, w * 0.78, h * 0.82, w * 0.34, 0.2), palette.partner)
    sheet.text_block(
        drawing.word(0, "Nothing is on sale today"),
        w * 0.07,
        h * 0.08,
        w * 0.86,
        h * 0.72,
        fill,
        "soft-serif",
        leading=0.98,
    )
    sheet.text(HOUSE, w * 0.07, h * 0.94, w * 0.04, fill, "serif")


MOTIFS: Motifs = {
    "quote": quote, "percent": percent, "tips": tips, "portrait": portrait, "event": event,
    "product": product, "grid": grid, "headline": headline, "film still": film_still,
}  # fmt: skip
