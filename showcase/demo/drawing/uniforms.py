"""What people wear to work: garments laid flat, and figures in them."""

from .brand import Motifs, ampersand, name
from .curves import Point, rounded
from .palettes import Colour, Palette, darker, legible_on, lighter
from .sheet import Sheet
from .spec import Drawing
from .uniform_parts import SHADE, lay_ground
from .uniform_people import badges, line_up


def _laid(sheet: Sheet, points: list[Point], fill: Colour) -> None:
    """Cloth with its shade on the ground."""
    sheet.shadow([(x + 12, y + 16) for x, y in points], 16, 0.34, SHADE)
    sheet.shape(points, fill)


def apron(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """A work apron with pockets."""
    w, h = sheet.width, sheet.height
    lay_ground(sheet, palette)
    size, x, y = min(w, h * 0.8), w / 2, h * 0.14
    fill, strap = palette.strong, palette.partner
    sheet.bow(x, y + size * 0.02, size * 0.13, 180, 360, strap, size * 0.03)
    sheet.line(
        [
            (x - size * 0.3, y + size * 0.36),
            (x - size * 0.44, y + size * 0.52),
            (x - size * 0.38, y + size * 0.7),
        ],
        strap,
        size * 0.024,
    )
    sheet.line(
        [
            (x + size * 0.3, y + size * 0.36),
            (x + size * 0.45, y + size * 0.5),
            (x + size * 0.42, y + size * 0.66),
        ],
        strap,
        size * 0.024,
    )
    body = [
        (x - size * 0.155, y),
        (x + size * 0.155, y),
        (x + size * 0.18, y + size * 0.2),
        (x + size * 0.32, y + size * 0.36),
        (x + size * 0.34, y + size * 0.9),
        (x - size * 0.34, y + size * 0.9),
        (x - size * 0.32, y + size * 0.36),
        (x - size * 0.18, y + size * 0.2),
    ]
    _laid(sheet, body, fill)
    sheet.shape(
        [
            (x + size * 0.12, y + size * 0.4),
            (x + size * 0.17, y + size * 0.4),
            (x + size * 0.2, y + size * 0.9),
            (x + size * 0.1, y + size * 0.9),
        ],
        (*darker(fill, 0.3), 60),
    )
    sheet.shape(
        [
            (x - size * 0.24, y + size * 0.45),
            (x - size * 0.2, y + size * 0.45),
            (x - size * 0.2, y + size * 0.9),
            (x - size * 0.28, y + size * 0.9),
        ],
        (*lighter(fill, 0.5), 50),
    )
    sheet.box(x - size * 0.24, y + size * 0.48, size * 0.22, size * 0.24, lighter(fill, 0.14), 8)
    sheet.box(x + size * 0.02, y + size * 0.48, size * 0.22, size * 0.24, lighter(fill, 0.14), 8)
    for px in (-0.23, 0.03):
        sheet.box(x + size * px, y + size * 0.495, size * 0.2, 3, palette.partner)
    sheet.box(x - size * 0.17, y + size * 0.42, size * 0.03, size * 0.16, palette.deep, 4)
    sheet.box(x - size * 0.11, y + size * 0.44, size * 0.016, size * 0.14, palette.partner, 4)
    ampersand(sheet, x, y + size * 0.17, size * 0.07, palette.ground, palette.ink)
    name(sheet, x, h * 0.95, size * 0.04, legible_on(palette.soft, palette), "centre")


def _shirt(
    sheet: Sheet, x: float, y: float, size: float, fill: Colour, trim: Colour, palette: Palette, long: bool
) -> None:
    sleeve = 0.62 if long else 0.34
    points = [
        (x - size * 0.12, y),
        (x + size * 0.12, y),
        (x + size * 0.3, y + size * 0.07),
        (x + size * 0.5, y + size * sleeve),
        (x + size * 0.37, y + size * (sleeve + 0.06)),
        (x + size * 0.28, y + size * 0.3),
        (x + size * 0.28, y + size * 0.85),
        (x - size * 0.28, y + size * 0.85),
        (x - size * 0.28, y + size * 0.3),
        (x - size * 0.37, y + size * (sleeve + 0.06)),
        (x - size * 0.5, y + size * sleeve),
        (x - size * 0.3, y + size * 0.07),
    ]
    _laid(sheet, points, fill)
    for side in (-1, 1):
        sheet.shape(
            [
                (x + side * size * 0.28, y + size * 0.3),
                (x + side * size * 0.22, y + size * 0.5),
                (x + side * size * 0.28, y + size * 0.7),
            ],
            (*darker(fill, 0.4), 46),
        )
        sheet.shape(
            [
                (x, y + size * 0.09),
                (x + side * size * 0.12, y),
                (x + side * size * 0.15, y + size * 0.06),
                (x + side * size * 0.05, y + size * 0.14),
            ],
            trim,
        )
        cuff = [
            (x + side * size * 0.5, y + size * sleeve),
            (x + side * size * 0.37, y + size * (sleeve + 0.06)),
            (x + side * size * 0.355, y + size * (sleeve + 0.025)),
            (x + side * size * 0.485, y + size * (sleeve - 0.035)),
        ]
        sheet.shape(cuff, trim)
    low = 0.85 if long else 0.3
    sheet.line([(x, y + size * 0.1), (x, y + size * low)], darker(fill, 0.25), 3)
    for button in range(5 if long else 2):
        sheet.disc(x, y + size * (0.18 + 0.14 * button * (1 if long else 0.6)), size * 0.012, trim)
    sheet.box(x + size * 0.07, y + size * 0.22, size * 0.15, size * 0.16, darker(fill, 0.08), 6)
    ampersand(sheet, x + size * 0.145, y + size * 0.28, size * 0.035, palette.ground, palette.ink)


def polo(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Two shirts, one over the other."""
    w, h = sheet.width, sheet.height
    lay_ground(sheet, palette)
    size = min(w * 0.78, h * 0.72)
    _shirt(sheet, w * 0.6, h * 0.24, size, palette.deep, palette.partner, palette, False)
    _shirt(sheet, w * 0.4, h * 0.13, size, palette.strong, palette.ground, palette, False)


def overshirt(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """A workshop jacket, buttoned."""
    w, h = sheet.width, sheet.height
    lay_ground(sheet, palette)
    size = min(w * 0.86, h * 0.92)
    _shirt(sheet, w / 2, h * 0.11, size, palette.deep, palette.partner, palette, True)
    for side in (-0.22, 0.06):
        sheet.box(
            w / 2 + size * side,
            h * 0.11 + size * 0.56,
            size * 0.16,
            size * 0.19,
            darker(palette.deep, 0.12),
            6,
        )


def cap_and_tote(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A cap, a cloth bag and a pair of garden gloves."""
    w, h = sheet.width, sheet.height
    lay_ground(sheet, palette)
    size = min(w, h)
    x, y = w * 0.36, h * 0.4
    sheet.bow(x, y, size * 0.14, 180, 360, palette.deep, size * 0.026)
    _laid(
        sheet,
        [
            (x - size * 0.24, y),
            (x + size * 0.24, y),
            (x + size * 0.26, y + size * 0.48),
            (x - size * 0.26, y + size * 0.48),
        ],
        lighter(palette.ground, 0.3) if not palette.is_dark else palette.ink,
    )
    sheet.text_block(
        drawing.word(0, "Dig it"),
        x - size * 0.2,
        y + size * 0.1,
        size * 0.4,
        size * 0.3,
        palette.strong,
        "soft-serif",
        align="centre",
    )
    cx, cy = w * 0.74, h * 0.27
    brim = rounded(
        [
            (cx - size * 0.2, cy + size * 0.05),
            (cx, cy + size * 0.02),
            (cx + size * 0.2, cy + size * 0.05),
            (cx + size * 0.13, cy + size * 0.17),
            (cx, cy + size * 0.2),
            (cx - size * 0.13, cy + size * 0.17),
        ]
    )
    crown = rounded(
        [
            (cx - size * 0.17, cy + size * 0.07),
            (cx - size * 0.15, cy - size * 0.1),
            (cx, cy - size * 0.17),
            (cx + size * 0.15, cy - size * 0.1),
            (cx + size * 0.17, cy + size * 0.07),
            (cx, cy + size * 0.1),
        ]
    )
    _laid(sheet, brim, darker(palette.strong, 0.2))
    sheet.shape(crown, palette.strong)
    sheet.line([(cx, cy - size * 0.165), (cx, cy + size * 0.08)], darker(palette.strong, 0.2), 3)
    ampersand(sheet, cx, cy - size * 0.01, size * 0.06, palette.ground, palette.ink)
    for step, lean in ((0, 0.0), (1, 0.02)):
        gx, gy = w * (0.68 + 0.13 * step), h * 0.86
        for finger in range(4):
            fx = gx - size * 0.05 + finger * size * 0.034
            top = gy - size * (0.25, 0.285, 0.28, 0.24)[finger]
            sheet.box(fx - size * 0.017, top, size * 0.034, size * 0.16, palette.partner, size * 0.016)
        sheet.line(
            [(gx - size * 0.05, gy - size * 0.08), (gx - size * 0.1, gy - size * 0.15 - lean * size)],
            palette.partner,
            size * 0.04,
        )
        sheet.box(
            gx - size * 0.067, gy - size * 0.17, size * 0.137, size * 0.15, palette.partner, size * 0.03
        )
        sheet.box(gx - size * 0.06, gy - size * 0.03, size * 0.123, size * 0.06, palette.deep, 8)


MOTIFS: Motifs = {
    "apron": apron, "polo": polo, "overshirt": overshirt, "cap and tote": cap_and_tote,
    "line-up": line_up, "badges": badges,
}  # fmt: skip
