"""Telephones with our app in them, on a coloured ground. Words: title, button."""

from .app_pages import PAGES, list_page, paper_of, thing_page, welcome_page
from .brand import Motifs, chair, leafy, name, pot, vase
from .curves import rectangle, rounded_rectangle
from .palettes import Palette, darker, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing

SHADE = (16, 10, 24)


def _phone(sheet: Sheet, x: float, y: float, wide: float, screen: Sheet, angle: float = 0) -> None:
    """A telephone with its middle at a point."""
    tall = wide * 2.06
    edge = wide * 0.035
    body = Sheet(wide, tall, (22, 22, 28))
    body.put(screen, edge, edge, round_=wide * 0.1)
    body.box(wide * 0.36, edge * 1.9, wide * 0.28, wide * 0.055, (22, 22, 28), wide * 0.03)
    sheet.shadow(
        rectangle(x - wide * 0.42, y - tall * 0.43, wide * 0.95, tall * 0.97), wide * 0.09, 0.42, SHADE
    )
    if angle:
        sheet.put_turned(body, x, y, angle, outline=rounded_rectangle(0, 0, wide, tall, wide * 0.13))
    else:
        sheet.put(body, x - wide / 2, y - tall / 2, round_=wide * 0.13)


def one(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """One telephone, upright."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, lighter(palette.soft, 0.2), palette.soft)
    sheet.disc(w * 0.5, h * 0.52, min(w, h) * 0.42, mix(palette.soft, palette.partner, 0.6))
    wide = min(w * 0.5, h * 0.42)
    _phone(sheet, w / 2, h * 0.51, wide, PAGES[drawing.seed % 4](wide, drawing, palette))


def three(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Three telephones side by side, one step each."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, palette.deep, darker(palette.deep, 0.3))
    wide = min(w * 0.25, h * 0.38)
    for index, (page, drop) in enumerate(((welcome_page, 0.05), (list_page, -0.03), (thing_page, 0.05))):
        _phone(sheet, w * (0.2 + 0.3 * index), h * (0.5 + drop), wide, page(wide, drawing, palette))
    name(sheet, w * 0.03, h * 0.96, h * 0.032, legible_on(palette.deep, palette))


def tilted(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Two telephones leaning over each other."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, lighter(palette.partner, 0.1), palette.partner)
    sheet.shape([(0, h), (w, h * 0.35), (w, h)], palette.strong)
    wide = min(w * 0.36, h * 0.4)
    _phone(sheet, w * 0.36, h * 0.52, wide, PAGES[(drawing.seed + 1) % 4](wide, drawing, palette), 12)
    _phone(sheet, w * 0.64, h * 0.55, wide, PAGES[(drawing.seed + 2) % 4](wide, drawing, palette), -7)


def web(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A page of the web shop in a browser's frame."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, palette.soft, mix(palette.soft, palette.deep, 0.3))
    x, y, wide, tall = w * 0.08, h * 0.1, w * 0.84, h * 0.82
    sheet.shadow(rectangle(x + 10, y + 20, wide - 20, tall), 30, 0.35, SHADE)
    page = Sheet(wide, tall, paper_of(palette))
    page.box(0, 0, wide, tall * 0.07, mix(paper_of(palette), palette.ink, 0.12))
    for dot in range(3):
        page.disc(
            wide * (0.022 + 0.02 * dot),
            tall * 0.035,
            tall * 0.012,
            (palette.strong, palette.partner, palette.deep)[dot],
        )
    page.box(wide * 0.2, tall * 0.017, wide * 0.6, tall * 0.036, paper_of(palette), 9)
    name(page, wide * 0.04, tall * 0.145, tall * 0.045, palette.ink)
    for index in range(4):
        page.box(
            wide * (0.6 + 0.09 * index),
            tall * 0.118,
            wide * 0.06,
            tall * 0.014,
            mix(palette.ink, paper_of(palette), 0.4),
            4,
        )
    page.box(wide * 0.04, tall * 0.19, wide * 0.92, tall * 0.42, palette.strong, 14)
    page.text_block(
        drawing.word(0, "Light for late people"),
        wide * 0.08,
        tall * 0.25,
        wide * 0.4,
        tall * 0.22,
        legible_on(palette.strong, palette),
        "serif",
    )
    page.box(wide * 0.08, tall * 0.51, wide * 0.15, tall * 0.06, palette.ground, tall * 0.03)
    page.disc(wide * 0.74, tall * 0.42, tall * 0.17, palette.partner)
    chair(page, wide * 0.74, tall * 0.58, tall * 0.3, palette.deep, (40, 26, 24))
    for index in range(4):
        px, fill = (
            wide * (0.04 + 0.235 * index),
            (palette.soft, palette.partner, palette.deep, palette.strong)[index],
        )
        page.box(px, tall * 0.66, wide * 0.215, tall * 0.22, fill, 12)
        if index % 2:
            vase(page, px + wide * 0.107, tall * 0.85, wide * 0.06, tall * 0.14, palette.ground)
        else:
            leafy(page, px + wide * 0.107, tall * 0.78, tall * 0.1, legible_on(fill, palette), index)
            pot(page, px + wide * 0.107, tall * 0.85, wide * 0.06, tall * 0.07, palette.ground)
        page.box(px, tall * 0.905, wide * 0.14, tall * 0.016, palette.ink, 4)
        page.box(px, tall * 0.94, wide * 0.08, tall * 0.013, mix(palette.ink, paper_of(palette), 0.5), 4)
    sheet.put(page, x, y, round_=16)


MOTIFS: Motifs = {"one": one, "three": three, "tilted": tilted, "web": web}
