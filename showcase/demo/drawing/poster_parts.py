"""What every poster has: an edge, and at its foot the house's name."""

from .brand import name
from .palettes import Palette, legible_on
from .sheet import Sheet
from .spec import Drawing

EDGE = 0.07  # of the width


def foot(sheet: Sheet, drawing: Drawing, palette: Palette, on: tuple[int, int, int] | None = None) -> None:
    fill = legible_on(on or palette.ground, palette)
    edge, low = sheet.width * EDGE, sheet.height - sheet.width * EDGE
    name(sheet, edge, low, sheet.width * 0.036, fill)
    sheet.text(
        drawing.word(2, "fennelandrowe.example"),
        sheet.width - edge,
        low,
        sheet.width * 0.024,
        fill,
        "grotesque",
        align="right",
    )
