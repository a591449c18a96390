"""Cards that show somebody or something, rather than words."""

import math

from .brand import ampersand, chair, flower, lamp, leafy, pot, sprig, vase
from .curves import arch, circle
from .palettes import Palette, brightness, darker, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing


def portrait(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A colleague, drawn, in an arch, with a name."""
    w, h = sheet.width, sheet.height
    random = sheet.random
    sheet.box(0, 0, w, h, palette.soft)
    size = min(w, h)
    x, base = w / 2, h * 0.76
    sheet.shape(arch(x - size * 0.33, h * 0.09, size * 0.66, base - h * 0.09), palette.strong)
    skin = random.choice(
        [(244, 205, 176), (214, 160, 120), (166, 112, 78), (108, 70, 50), (232, 188, 150), (190, 136, 98)]
    )
    hair = random.choice([(38, 26, 24), (84, 50, 34), (26, 24, 30), (160, 104, 56), (150, 146, 144)])
    head, tall = size * 0.13, size * 0.3
    cloth = palette.deep if palette.deep != palette.strong else palette.partner
    long_hair = random.random() < 0.5
    if brightness(palette.strong) < 60:
        hair = (176, 116, 60)
    if long_hair:
        sheet.soft_shape(
            [
                (x - head * 1.2, base - tall * 0.5),
                (x - head * 1.3, base - tall * 1.7),
                (x, base - tall * 2.05),
                (x + head * 1.3, base - tall * 1.7),
                (x + head * 1.2, base - tall * 0.5),
            ],
            hair,
        )
    sheet.soft_shape(
        [
            (x - size * 0.25, base),
            (x - size * 0.21, base - tall * 0.55),
            (x - size * 0.06, base - tall * 0.82),
            (x + size * 0.06, base - tall * 0.82),
            (x + size * 0.21, base - tall * 0.55),
            (x + size * 0.25, base),
        ],
        cloth,
    )
    sheet.box(x - size * 0.3, base - 1, size * 0.6, size * 0.06, palette.soft)
    sheet.box(x - head * 0.36, base - tall * 1.05, head * 0.72, tall * 0.32, darker(skin, 0.12), head * 0.3)
    sheet.oval(x, base - tall * 1.36, head * 0.86, head * 1.08, skin)
    sheet.wedge(x, base - tall * 1.46, head * 0.96, 180, 360, hair)
    if not long_hair:
        sheet.oval(x - head * 0.2, base - tall * 1.72, head * 0.75, head * 0.34, hair)
    for side in (-1, 1):
        sheet.disc(x + side * head * 0.34, base - tall * 1.32, head * 0.075, (30, 22, 24))
    sheet.bow(x, base - tall * 1.27, head * 0.36, 25, 155, (90, 40, 40), head * 0.07)
    for side in (-1, 1):
        sheet.box(
            x + side * size * 0.1 - size * 0.022,
            base - tall * 0.78,
            size * 0.044,
            tall * 0.5,
            palette.partner,
        )
    sheet.box(x - size * 0.13, base - tall * 0.42, size * 0.26, tall * 0.42, palette.partner, 8)
    ampersand(sheet, x, base - tall * 0.22, size * 0.036, palette.ground, palette.ink)
    fill = legible_on(palette.soft, palette)
    sheet.text_block(
        drawing.word(0, "Noor"),
        w * 0.08,
        h * 0.795,
        w * 0.84,
        h * 0.1,
        fill,
        "soft-serif",
        align="centre",
        most=size * 0.1,
    )
    sheet.text(
        drawing.word(1, "answers your call since 2019"),
        x,
        h * 0.945,
        size * 0.034,
        fill,
        "grotesque",
        align="centre",
    )


def product(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """One thing on a round of colour, a price tag beside it."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, lighter(palette.soft, 0.25))
    size = min(w, h)
    sheet.disc(w / 2, h * 0.45, size * 0.34, palette.strong)
    stand = h * 0.45 + size * 0.24
    sheet.glow_oval(w / 2, stand, size * 0.3, size * 0.05, darker(palette.strong, 0.6), 0.8)
    which = drawing.seed % 3
    if which == 0:
        chair(sheet, w / 2, stand, size * 0.46, palette.partner, palette.ink)
    elif which == 1:
        vase(sheet, w / 2, stand, size * 0.24, size * 0.32, palette.ground)
        sprig(sheet, w / 2, stand - size * 0.3, size * 0.3, -80, palette.deep)
        sprig(sheet, w / 2, stand - size * 0.3, size * 0.24, -112, palette.deep)
    else:
        leafy(sheet, w / 2, stand - size * 0.16, size * 0.34, palette.deep, 0)
        pot(sheet, w / 2, stand, size * 0.22, size * 0.2, palette.partner)
    sheet.disc(w * 0.82, h * 0.2, size * 0.095, palette.partner)
    sheet.text_block(
        drawing.word(1, "New"),
        w * 0.82 - size * 0.075,
        h * 0.2 - size * 0.032,
        size * 0.15,
        size * 0.07,
        legible_on(palette.partner, palette),
        "grotesque-bold",
        align="centre",
        most=size * 0.06,
    )
    sheet.text_block(
        drawing.word(0, "The Sunday chair"),
        w * 0.08,
        h * 0.83,
        w * 0.84,
        h * 0.1,
        legible_on(palette.soft, palette),
        "serif",
        align="centre",
        most=size * 0.09,
    )


def grid(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Nine small pictures in nine fields."""
    w, h = sheet.width, sheet.height
    fills = [palette.strong, palette.soft, palette.partner, palette.deep, palette.ground]
    cw, ch = w / 3, h / 3
    for index in range(9):
        x, y = (index % 3) * cw, (index // 3) * ch
        ground = fills[(index * 2 + drawing.seed) % 5]
        ink = fills[(index * 2 + drawing.seed + 2) % 5]
        sheet.box(x, y, cw + 1, ch + 1, ground)
        cx, cy, r = x + cw / 2, y + ch / 2, min(cw, ch) * 0.32
        which = (index + drawing.seed) % 7
        if which == 0:
            flower(sheet, cx, cy, r, ink, legible_on(ink, palette))
        elif which == 1:
            pot(sheet, cx, cy + r, r * 1.1, r * 0.9, ink)
            leafy(sheet, cx, cy + r * 0.2, r * 1.1, legible_on(ground, palette), index % 5)
        elif which == 2:
            sheet.disc(cx, cy, r, ink)
            sheet.text("&", cx, cy + r * 0.46, r * 1.5, legible_on(ink, palette), "serif", align="centre")
        elif which == 3:
            lamp(sheet, cx, cy - r * 0.4, r * 1.3, ink, lighter(palette.partner, 0.5), ch * 0.3)
        elif which == 4:
            chair(sheet, cx, cy + r, r * 1.9, ink, legible_on(ground, palette))
        elif which == 5:
            vase(sheet, cx, cy + r, r * 1.1, r * 1.7, ink)
        else:
            sheet.soft_shape(circle(cx, cy, r * 0.9, steps=8), ink)
            sheet.ring(cx, cy, r * 0.5, legible_on(ink, palette), 5)


def film_still(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A first frame of a small film, with its play button."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, palette.partner, palette.strong)
    size = min(w, h)
    sheet.oval(w / 2, h * 0.58, size * 0.4, size * 0.36, (40, 20, 24, 50))
    sheet.oval(w / 2, h * 0.55, size * 0.38, size * 0.34, lighter(palette.soft, 0.4))
    sheet.oval(w / 2, h * 0.55, size * 0.28, size * 0.25, palette.soft)
    for index in range(11):
        turn = 2 * math.pi * index / 11
        at = (w / 2 + math.cos(turn) * size * 0.15, h * 0.55 + math.sin(turn) * size * 0.13)
        sheet.disc(*at, size * 0.055, (palette.strong, palette.deep, palette.partner)[index % 3])
        sheet.leaf(*at, size * 0.1, index * 40, mix(palette.deep, (80, 140, 70), 0.6))
    sheet.disc(w / 2, h * 0.55, size * 0.1, (255, 255, 255, 225))
    sheet.shape(
        [
            (w / 2 - size * 0.03, h * 0.55 - size * 0.05),
            (w / 2 + size * 0.055, h * 0.55),
            (w / 2 - size * 0.03, h * 0.55 + size * 0.05),
        ],
        (30, 20, 30),
    )
    sheet.text_block(
        drawing.word(0, "Salsa, forty seconds"),
        w * 0.07,
        h * 0.06,
        w * 0.86,
        h * 0.16,
        legible_on(palette.partner, palette),
        "brush",
        most=size * 0.13,
    )
