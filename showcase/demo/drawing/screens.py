"""Telephones with our app in them, on a coloured ground. Words: title, button."""

from .brand import Motifs, chair, flower, lamp, leafy, name, pot, vase
from .palettes import Colour, Palette, darker, legible_on, lighter, mix
from .sheet import Sheet, rectangle, rounded_rectangle
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


def _blank(wide: float, ground: Colour) -> Sheet:
    edge = wide * 0.035
    return Sheet(wide - 2 * edge, wide * 2.06 - 2 * edge, ground)


def _paper(palette: Palette) -> Colour:
    return palette.ground if palette.is_dark else lighter(palette.ground, 0.5)


def _welcome(wide: float, drawing: Drawing, palette: Palette) -> Sheet:
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


def _list(wide: float, drawing: Drawing, palette: Palette) -> Sheet:
    page = _blank(wide, _paper(palette))
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
    page.box(w * 0.08, h * 0.175, w * 0.84, h * 0.055, mix(_paper(palette), palette.ink, 0.08), h * 0.03)
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
        page.box(w * 0.42, y + w * 0.13, w * 0.34, w * 0.03, mix(palette.ink, _paper(palette), 0.6), 6)
        page.box(w * 0.42, y + w * 0.19, w * 0.16, w * 0.06, palette.strong, w * 0.03)
    _tabs(page, palette)
    return page


def _tabs(page: Sheet, palette: Palette) -> None:
    w, h = page.width, page.height
    page.box(0, h * 0.92, w, h * 0.08, lighter(_paper(palette), 0.1))
    for index in range(4):
        page.disc(
            w * (0.14 + 0.24 * index),
            h * 0.955,
            w * 0.032,
            palette.strong if index == 1 else mix(palette.ink, _paper(palette), 0.7),
        )


def _thing(wide: float, drawing: Drawing, palette: Palette) -> Sheet:
    page = _blank(wide, _paper(palette))
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
            mix(palette.ink, _paper(palette), 0.62),
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


def _map(wide: float, drawing: Drawing, palette: Palette) -> Sheet:
    page = _blank(wide, mix(palette.soft, _paper(palette), 0.5))
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
        page.line([(a[0] * w, a[1] * h), (b[0] * w, b[1] * h)], _paper(palette), w * 0.045)
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
        page.disc(w * x, h * y, w * 0.024, _paper(palette))
    page.box(w * 0.05, h * 0.78, w * 0.9, h * 0.18, _paper(palette), w * 0.06)
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
    page.box(w * 0.12, h * 0.89, w * 0.5, h * 0.012, mix(palette.ink, _paper(palette), 0.6), 4)
    return page


PAGES = (_welcome, _list, _thing, _map)


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
    for index, (page, drop) in enumerate(((_welcome, 0.05), (_list, -0.03), (_thing, 0.05))):
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
    page = Sheet(wide, tall, _paper(palette))
    page.box(0, 0, wide, tall * 0.07, mix(_paper(palette), palette.ink, 0.12))
    for dot in range(3):
        page.disc(
            wide * (0.022 + 0.02 * dot),
            tall * 0.035,
            tall * 0.012,
            (palette.strong, palette.partner, palette.deep)[dot],
        )
    page.box(wide * 0.2, tall * 0.017, wide * 0.6, tall * 0.036, _paper(palette), 9)
    name(page, wide * 0.04, tall * 0.145, tall * 0.045, palette.ink)
    for index in range(4):
        page.box(
            wide * (0.6 + 0.09 * index),
            tall * 0.118,
            wide * 0.06,
            tall * 0.014,
            mix(palette.ink, _paper(palette), 0.4),
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
        page.box(px, tall * 0.94, wide * 0.08, tall * 0.013, mix(palette.ink, _paper(palette), 0.5), 4)
    sheet.put(page, x, y, round_=16)


MOTIFS: Motifs = {"one": one, "three": three, "tilted": tilted, "web": web}
