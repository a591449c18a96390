"""The ground that clothes are laid on."""

from .palettes import Palette, lighter
from .sheet import Sheet

SHADE = (30, 18, 26)


def lay_ground(sheet: Sheet, palette: Palette) -> None:
    sheet.ramp(0, 0, sheet.width, sheet.height, lighter(palette.soft, 0.2), palette.soft)
    sheet.glow(sheet.width * 0.25, sheet.height * 0.2, sheet.width * 0.8, (255, 252, 246), 0.3)
