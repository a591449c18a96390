"""Posters: one idea each, and few words. Words: headline, second line, small print."""

from .brand import HOUSE, Motifs, ampersand
from .palettes import Palette, legible_on, mix
from .poster_parts import EDGE
from .poster_shapes import arches, circles, cut_outs, low_sun, rays, swiss, waves
from .poster_things import bouquet, easy_chair, fruit, lanterns, long_table, shelf
from .sheet import Sheet
from .spec import Drawing


def numeral(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """One enormous figure that runs off the sheet."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.strong)
    fill = legible_on(palette.strong, palette)
    figure = drawing.word(0, "24")
    sheet.text(
        figure,
        w * 0.52,
        h * 0.8,
        h * 0.86 if len(figure) < 2 else h * 0.62,
        mix(palette.strong, fill, 0.94),
        "condensed",
        align="centre",
    )
    sheet.disc(w * 0.8, h * 0.22, w * 0.15, palette.partner)
    sheet.text_block(
        drawing.word(1, "hours to change a room"),
        w * EDGE,
        h * 0.845,
        w * 0.66,
        h * 0.09,
        fill,
        "serif",
        most=w * 0.085,
    )
    sheet.text(HOUSE, w * EDGE, h * 0.07, w * 0.04, fill, "serif")


def big_letter(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """One glyph cropped so close that it becomes a landscape."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.partner)
    sheet.text(
        drawing.word(0, "&"), w * 0.5, h * 0.86, h * 1.12, palette.strong, "soft-serif", align="centre"
    )
    sheet.text(
        drawing.word(0, "&"), w * 0.56, h * 0.9, h * 1.12, (*palette.ink, 235), "soft-serif", align="centre"
    )
    fill = legible_on(palette.partner, palette)
    sheet.box(w * EDGE, h * 0.84, w * (1 - 2 * EDGE), h * 0.1, palette.ground, 6)
    sheet.text_block(
        drawing.word(1, "Better together"),
        w * 0.11,
        h * 0.858,
        w * 0.78,
        h * 0.062,
        palette.ink,
        "grotesque-bold",
        most=w * 0.07,
    )
    sheet.text(HOUSE, w * EDGE, h * 0.075, w * 0.045, fill, "serif")


def stacked(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """The words themselves, each line filling the width in its own colour."""
    w, h = sheet.width, sheet.height
    fills = [palette.strong, palette.deep, palette.partner, palette.soft]
    lines = drawing.word(0, "Mend it lend it love it longer").split()
    pairs = [" ".join(lines[at : at + 2]).upper() for at in range(0, len(lines), 2)]
    tall = h * 0.86 / len(pairs)
    for row, line in enumerate(pairs):
        sheet.box(0, row * tall, w, tall + 1, fills[row % 4])
        sheet.text_block(
            line,
            w * 0.05,
            row * tall + tall * 0.19,
            w * 0.9,
            tall * 0.95,
            legible_on(fills[row % 4], palette),
            "condensed",
            most=tall * 0.84,
        )
    sheet.box(0, h * 0.86, w, h * 0.14, palette.ground)
    ampersand(sheet, w * 0.88, h * 0.93, w * 0.05, palette.strong, legible_on(palette.strong, palette))
    sheet.text_block(
        drawing.word(1, "Repair café, first Thursday of the month"),
        w * EDGE,
        h * 0.895,
        w * 0.68,
        h * 0.06,
        palette.ink,
        "grotesque",
        most=w * 0.04,
        leading=1.25,
    )


MOTIFS: Motifs = {
    "low sun": low_sun, "swiss": swiss, "numeral": numeral, "circles": circles, "cut-outs": cut_outs,
    "bouquet": bouquet, "waves": waves, "big letter": big_letter, "long table": long_table, "arches": arches,
    "lanterns": lanterns, "shelf": shelf, "easy chair": easy_chair, "stacked": stacked, "fruit": fruit, "rays": rays,
}  # fmt: skip
