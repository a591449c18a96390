"""Drawn pictures for leaflets, walls and mugs."""

import math

from .brand import Motifs, chair, lamp, leafy, pot, vase
from .curves import arch, rounded
from .illustrated_tables import bouquet, can, picnic, still
from .palettes import Palette, darker, legible_on, lighter, mix
from .sheet import Sheet
from .spec import Drawing


def sill(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """A cat on a window sill between pots."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.strong)
    sheet.shape(
        arch(w * 0.14, h * 0.07, w * 0.72, h * 0.67),
        lighter(palette.ground, 0.3) if not palette.is_dark else palette.ink,
    )
    sheet.shape(arch(w * 0.18, h * 0.11, w * 0.64, h * 0.63), lighter(palette.soft, 0.2))
    sheet.disc(w * 0.6, h * 0.3, w * 0.11, palette.partner)
    sheet.soft_shape(
        [
            (w * 0.18, h * 0.6),
            (w * 0.4, h * 0.52),
            (w * 0.62, h * 0.59),
            (w * 0.82, h * 0.54),
            (w * 0.82, h * 0.735),
            (w * 0.18, h * 0.735),
        ],
        mix(palette.deep, palette.soft, 0.4),
    )
    sheet.box(
        w * 0.485,
        h * 0.11,
        w * 0.02,
        h * 0.63,
        lighter(palette.ground, 0.3) if not palette.is_dark else palette.ink,
    )
    base = h * 0.755
    sheet.box(w * 0.06, base, w * 0.88, h * 0.045, palette.partner, 6)
    fur = darker(palette.ink, 0.1) if not palette.is_dark else darker(palette.deep, 0.5)
    x, s = w * 0.42, min(w, h) * 0.2
    sheet.line(
        [(x - s * 0.4, base - s * 0.1), (x - s * 0.95, base + s * 0.2), (x - s * 0.9, base + s * 0.75)],
        fur,
        s * 0.16,
    )
    sheet.soft_shape(
        [
            (x - s * 0.55, base),
            (x - s * 0.5, base - s * 0.7),
            (x, base - s * 1.25),
            (x + s * 0.42, base - s * 0.7),
            (x + s * 0.45, base),
        ],
        fur,
    )
    sheet.disc(x + s * 0.1, base - s * 1.4, s * 0.4, fur)
    for side in (-1, 1):
        sheet.shape(
            [
                (x + s * 0.1 + side * s * 0.38, base - s * 1.5),
                (x + s * 0.1 + side * s * 0.34, base - s * 1.98),
                (x + s * 0.1 + side * s * 0.06, base - s * 1.74),
            ],
            fur,
        )
        sheet.oval(x + s * 0.1 + side * s * 0.16, base - s * 1.42, s * 0.055, s * 0.08, palette.partner)
    for px, style, fill in ((0.2, 1, palette.ground), (0.68, 0, palette.deep), (0.84, 4, palette.ground)):
        leafy(
            sheet,
            w * px,
            base - h * 0.08,
            h * 0.19,
            darker(mix(palette.deep, (70, 130, 80), 0.5), 0.1),
            style,
        )
        pot(sheet, w * px, base, w * 0.13, h * 0.095, fill)
    for index in range(5):
        sheet.disc(w * (0.14 + 0.18 * index), h * 0.9, w * 0.03, (palette.partner, palette.soft)[index % 2])


def street(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Small houses on a hill, stacked like books."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, lighter(palette.soft, 0.2), lighter(palette.partner, 0.4))
    sheet.disc(w * 0.78, h * 0.18, w * 0.09, palette.partner)
    for row in range(5):
        x = -w * 0.05 - row * w * 0.03
        base = h * (0.46 + 0.14 * row)
        while x < w:
            wide, tall = w * sheet.random.uniform(0.1, 0.16), h * sheet.random.uniform(0.13, 0.23)
            fill = sheet.random.choice(
                [palette.strong, palette.ground, palette.deep, palette.partner, palette.soft]
            )
            y = base - tall + math.sin(x / w * 3.1) * -h * 0.06
            sheet.box(x, y, wide, h - y, fill)
            sheet.shape(
                [(x, y), (x + wide, y), (x + wide, y + h * 0.008), (x, y + h * 0.008)], darker(fill, 0.3)
            )
            if sheet.random.random() < 0.55:
                sheet.shape(
                    [(x - 4, y + 1), (x + wide / 2, y - wide * 0.4), (x + wide + 4, y + 1)],
                    darker(palette.strong, 0.25),
                )
            light = (
                lighter(palette.partner, 0.5) if sheet.random.random() < 0.4 else darker(palette.deep, 0.4)
            )
            for line in range(2):
                for column in range(2):
                    sheet.box(
                        x + wide * (0.2 + 0.38 * column),
                        y + tall * (0.18 + 0.36 * line),
                        wide * 0.2,
                        tall * 0.2,
                        light,
                    )
            x += wide
        for _ in range(3):
            tx = sheet.random.uniform(0, w)
            sheet.line([(tx, base + h * 0.05), (tx, base - h * 0.02)], (70, 50, 40), 4)
            sheet.disc(tx, base - h * 0.035, w * 0.028, mix(palette.deep, (80, 130, 80), 0.5))


def room(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A room cut open, seen from above its corner."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.soft)
    s, cx, cy = min(w, h) * 0.42, w / 2, h * 0.53

    def at(x: float, y: float, z: float) -> tuple[float, float]:
        return cx + (x - y) * s * 0.87, cy + (x + y) * s * 0.5 - s * 0.5 - z * s

    def block(
        x: float, y: float, z: float, dx: float, dy: float, dz: float, fill: tuple[int, int, int]
    ) -> None:
        sheet.shape(
            [at(x, y, z + dz), at(x + dx, y, z + dz), at(x + dx, y + dy, z + dz), at(x, y + dy, z + dz)],
            lighter(fill, 0.2),
        )
        sheet.shape(
            [at(x, y + dy, z + dz), at(x + dx, y + dy, z + dz), at(x + dx, y + dy, z), at(x, y + dy, z)], fill
        )
        sheet.shape(
            [at(x + dx, y, z + dz), at(x + dx, y + dy, z + dz), at(x + dx, y + dy, z), at(x + dx, y, z)],
            darker(fill, 0.22),
        )

    block(0, 0, -0.06, 1, 1, 0.06, mix(palette.partner, palette.ground, 0.3))
    sheet.shape([at(0, 0, 0), at(1, 0, 0), at(1, 0, 0.8), at(0, 0, 0.8)], palette.strong)
    sheet.shape([at(0, 0, 0), at(0, 1, 0), at(0, 1, 0.8), at(0, 0, 0.8)], darker(palette.strong, 0.16))
    sheet.shape(
        [at(0.12, 0, 0.3), at(0.42, 0, 0.3), at(0.42, 0, 0.68), at(0.12, 0, 0.68)], lighter(palette.soft, 0.5)
    )
    sheet.shape([at(0, 0.35, 0.36), at(0, 0.75, 0.36), at(0, 0.75, 0.66), at(0, 0.35, 0.66)], palette.partner)
    sheet.shape(
        [at(0.3, 0.35, 0.001), at(0.9, 0.35, 0.001), at(0.9, 0.9, 0.001), at(0.3, 0.9, 0.001)],
        lighter(palette.soft, 0.3),
    )
    block(0.06, 0.3, 0, 0.24, 0.55, 0.16, palette.deep)
    block(0.06, 0.3, 0.16, 0.09, 0.55, 0.14, palette.deep)
    block(0.48, 0.5, 0, 0.28, 0.24, 0.12, palette.partner)
    block(0.6, 0.05, 0, 0.34, 0.16, 0.42, palette.ground)
    for shelf in range(3):
        block(0.63, 0.2, 0.04 + 0.13 * shelf, 0.28, 0.02, 0.09, palette.all[shelf])
    px, py = at(0.15, 0.14, 0)
    pot(sheet, px, py, s * 0.17, s * 0.15, palette.ground)
    leafy(sheet, px, py - s * 0.13, s * 0.34, mix(palette.deep, (80, 140, 84), 0.6), drawing.seed % 3)
    lx, ly = at(0.62, 0.6, 0.62)
    lamp(sheet, lx, ly, s * 0.16, palette.ground, lighter(palette.partner, 0.5), s * 0.3)


def bench(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Tools hung on a wall over a bench."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.deep)
    fills = (palette.strong, palette.partner, palette.soft, palette.ground)
    step = w / 5
    for index in range(5):
        x, y, s, fill = step * (index + 0.5), h * 0.14, min(step, h * 0.3), fills[index % 4]
        sheet.disc(x, y, 7, darker(palette.deep, 0.4))
        wood = mix(palette.partner, (120, 80, 50), 0.4)
        if index == 0:
            sheet.box(x - s * 0.06, y, s * 0.12, s * 1.1, wood, 8)
            sheet.box(x - s * 0.3, y + s * 0.9, s * 0.6, s * 0.24, fill, 8)
        elif index == 1:
            sheet.shape(
                rounded(
                    [
                        (x - s * 0.2, y),
                        (x + s * 0.2, y),
                        (x + s * 0.16, y + s * 0.4),
                        (x - s * 0.16, y + s * 0.4),
                    ]
                ),
                wood,
            )
            sheet.shape(
                [
                    (x - s * 0.22, y + s * 0.36),
                    (x + s * 0.22, y + s * 0.36),
                    (x + s * 0.14, y + s * 1.25),
                    (x - s * 0.02, y + s * 1.25),
                ],
                fill,
            )
        elif index == 2:
            sheet.ring(x, y + s * 0.2, s * 0.22, fill, s * 0.09)
            sheet.box(x - s * 0.07, y + s * 0.36, s * 0.14, s * 0.9, fill, 8)
        elif index == 3:
            sheet.box(x - s * 0.1, y, s * 0.2, s * 0.55, fill, s * 0.08)
            sheet.box(x - s * 0.03, y + s * 0.5, s * 0.06, s * 0.7, palette.soft)
        else:
            for side in (-1, 1):
                sheet.line(
                    [
                        (x + side * s * 0.2, y + s * 0.1),
                        (x - side * s * 0.03, y + s * 0.75),
                        (x - side * s * 0.12, y + s * 1.2),
                    ],
                    fill,
                    s * 0.09,
                )
            sheet.disc(x, y + s * 0.72, s * 0.07, palette.ink)
    top = h * 0.68
    sheet.box(0, top, w, h * 0.05, lighter(palette.partner, 0.1))
    sheet.box(0, top + h * 0.05, w, h, darker(palette.partner, 0.45))
    chair(sheet, w * 0.5, top, h * 0.3, palette.strong, (60, 40, 32))
    vase(sheet, w * 0.82, top, h * 0.1, h * 0.16, palette.ground)
    pot(sheet, w * 0.18, top, h * 0.13, h * 0.11, palette.soft)
    sheet.text_block(
        drawing.word(0, "Mend"),
        w * 0.06,
        top + h * 0.09,
        w * 0.88,
        h * 0.17,
        legible_on(darker(palette.partner, 0.45), palette),
        "condensed",
        align="centre",
        most=h * 0.15,
    )


MOTIFS: Motifs = {
    "sill": sill, "street": street, "picnic": picnic, "watering can": can, "still": still,
    "room": room, "bench": bench, "bouquet": bouquet,
}  # fmt: skip
