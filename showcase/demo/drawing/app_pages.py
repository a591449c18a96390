"""Pages of the app, for a telephone to show."""

from .brand import chair, flower, lamp, leafy, pot, vase
from .palettes import Colour, Palette, darker, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing


def _blank(wide: float, ground: Colour) -> Sheet:
    edge = wide * 0.035
    return Sheet(wide - 2 * edge, wide * 2.06 - 2 * edge, ground)


def paper_of(palette: Palette) -> Colour:
    return palette.ground if palette.is_dark else lighter(palette.ground, 0.5)


def welcome_page(wide: float, drawing: Drawing, palette: Palette) -> Sheet:
    page = _blank(wide, palette.strong)
    w, h = page.width, page.height
    page.disc(w / 2, h * 0.36, w * 0.36, palette.partner)
    page.glow_oval(w / 2, h * 0.5, w * 0.3, h * 0.02, darker(palette.strong, 0.5), 0.7)
    chair(page, w / 2, h * 0.5, w * 0.58, palette.deep, (40, 26, 24))
    fill = legible_on(palette.strong, palette)
    page.text_block(
        drawing.word(0, "Come in, sit down"),
        w * 0.1,
        h * 0.6,
        w * 0.8,
        h * 0.17,
        fill,
        "serif",
        most=w * 0.16,
    )
    page.box(w * 0.1, h * 0.85, w * 0.8, h * 0.075, palette.ground, h * 0.04)
    page.text(
        drawing.word(1, "Start"), w / 2, h * 0.9, w * 0.062, palette.ink, "grotesque-bold", align="centre"
    )
    return page


def list_page(wide: float, drawing: Drawing, palette: Palette) -> Sheet:
    page = _blank(wide, paper_of(palette))
    w, h = page.width, page.height
    page.text_block(
        drawing.word(2, "Near you"),
        w * 0.08,
        h * 0.09,
        w * 0.7,
        h * 0.07,
        palette.ink,
        "serif",
        most=w * 0.12,
    )
    page.box(w * 0.08, h * 0.175, w * 0.84, h * 0.055, mix(paper_of(palette), palette.ink, 0.08), h * 0.03)
    for index in range(4):
        y = h * (0.26 + 0.165 * index)
        fill = palette.all[index]
        page.box(w * 0.08, y, w * 0.28, w * 0.28, fill, w * 0.05)
        if index % 2:
            pot(page, w * 0.22, y + w * 0.25, w * 0.12, w * 0.1, palette.ground)
            leafy(page, w * 0.22, y + w * 0.16, w * 0.13, legible_on(fill, palette), index)
        else:
            flower(
                page, w * 0.22, y + w * 0.14, w * 0.1, palette.ground, legible_on(palette.ground, palette), 7
            )
        page.box(w * 0.42, y + w * 0.05, w * (0.44 - 0.06 * (index % 3)), w * 0.045, palette.ink, 6)
        page.box(w * 0.42, y + w * 0.13, w * 0.34, w * 0.03, mix(palette.ink, paper_of(palette), 0.6), 6)
        page.box(w * 0.42, y + w * 0.19, w * 0.16, w * 0.06, palette.strong, w * 0.03)
    _tabs(page, palette)
    return page


def _tabs(page: Sheet, palette: Palette) -> None:
    w, h = page.width, page.height
    page.box(0, h * 0.92, w, h * 0.08, lighter(paper_of(palette), 0.1))
    for index in range(4):
        page.disc(
            w * (0.14 + 0.24 * index),
            h * 0.955,
            w * 0.032,
            palette.strong if index == 1 else mix(palette.ink, paper_of(palette), 0.7),
        )


def thing_page(wide: float, drawing: Drawing, palette: Palette) -> Sheet:
    page = _blank(wide, paper_of(palette))
    w, h = page.width, page.height
    page.ramp(0, 0, w, h * 0.52, lighter(palette.soft, 0.1), palette.soft)
    page.glow_oval(w / 2, h * 0.46, w * 0.34, h * 0.025, darker(palette.soft, 0.6), 0.7)
    which = drawing.seed % 3
    if which == 0:
        lamp(page, w / 2, h * 0.22, w * 0.5, palette.strong, lighter(palette.partner, 0.5), h * 0.22)
    elif which == 1:
        vase(page, w / 2, h * 0.46, w * 0.34, h * 0.26, palette.strong)
    else:
        leafy(page, w / 2, h * 0.36, h * 0.22, palette.deep, 0)
        pot(page, w / 2, h * 0.46, w * 0.32, w * 0.3, palette.strong)
    page.text_block(
        drawing.word(3, "Quay lamp"),
        w * 0.08,
        h * 0.56,
        w * 0.84,
        h * 0.07,
        palette.ink,
        "serif",
        most=w * 0.12,
    )
    for row in range(3):
        page.box(
            w * 0.08,
            h * (0.655 + 0.028 * row),
            w * (0.8 - 0.18 * row),
            h * 0.012,
            mix(palette.ink, paper_of(palette), 0.62),
            4,
        )
    for index, fill in enumerate((palette.strong, palette.partner, palette.deep)):
        page.disc(w * (0.13 + 0.14 * index), h * 0.78, w * 0.05, fill)
    page.ring(w * 0.13, h * 0.78, w * 0.065, palette.ink, 3)
    page.box(w * 0.08, h * 0.86, w * 0.84, h * 0.075, palette.strong, h * 0.04)
    page.text(
        drawing.word(4, "Into the bag"),
        w / 2,
        h * 0.908,
        w * 0.06,
        legible_on(palette.strong, palette),
        "grotesque-bold",
        align="centre",
    )
    return page


def map_page(wide: float, drawing: Drawing, palette: Palette) -> Sheet:
    page = _blank(wide, mix(palette.soft, paper_of(palette), 0.5))
    w, h = page.width, page.height
    page.shape(
        [(0, h * 0.16), (w * 0.4, h * 0.3), (w, h * 0.2), (w, 0), (0, 0)],
        mix(palette.deep, (150, 200, 220), 0.5),
    )
    for a, b in (
        ((0, 0.5), (1, 0.3)),
        ((0.2, 0.2), (0.5, 1)),
        ((0.85, 0.2), (0.6, 1)),
        ((0, 0.75), (1, 0.62)),
        ((0, 0.34), (0.7, 1)),
    ):
        page.line([(a[0] * w, a[1] * h), (b[0] * w, b[1] * h)], paper_of(palette), w * 0.045)
    page.line([(w * 0.33, h * 0.52), (w * 0.41, h * 0.69), (w * 0.7, h * 0.64)], palette.strong, w * 0.025)
    for x, y, fill in ((0.33, 0.5, palette.deep), (0.7, 0.62, palette.strong), (0.5, 0.36, palette.partner)):
        page.disc(w * x, h * y, w * 0.06, fill)
        page.shape(
            [
                (w * (x - 0.045), h * y + w * 0.035),
                (w * (x + 0.045), h * y + w * 0.035),
                (w * x, h * y + w * 0.13),
            ],
            fill,
        )
        page.disc(w * x, h * y, w * 0.024, paper_of(palette))
    page.box(w * 0.05, h * 0.78, w * 0.9, h * 0.18, paper_of(palette), w * 0.06)
    page.text_block(
        drawing.word(2, "Open till ten"),
        w * 0.12,
        h * 0.8,
        w * 0.7,
        h * 0.06,
        palette.ink,
        "serif",
        most=w * 0.1,
    )
    page.box(w * 0.12, h * 0.89, w * 0.5, h * 0.012, mix(palette.ink, paper_of(palette), 0.6), 4)
    return page


PAGES = (welcome_page, list_page, thing_page, map_page)
