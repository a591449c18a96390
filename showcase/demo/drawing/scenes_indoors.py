"""Rooms and tables, as a camera might have taken them."""

from .brand import lamp, leafy, pot, vase
from .palettes import Colour, Palette, darker, lighter, mix
from .sheet import Sheet
from .spec import Drawing


def still_life(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Fruit, a vase and a bowl on a table in side light."""
    w, h = sheet.width, sheet.height
    wall = mix(palette.deep, palette.soft, 0.45 if not palette.is_dark else 0.15)
    sheet.ramp(0, 0, w, h, lighter(wall, 0.45), wall, darker(wall, 0.4), sideways=True)
    table = h * 0.68
    sheet.ramp(
        0, table, w, h - table, mix(palette.partner, palette.ground, 0.35), darker(palette.partner, 0.35)
    )
    sheet.glow_oval(w * 0.2, table, w * 0.6, h * 0.3, (255, 248, 230), 0.35)
    stand = h * 0.8
    _cast(sheet, w * 0.36, stand, w * 0.3)
    leafy(sheet, w * 0.34, stand - h * 0.42, h * 0.3, darker(palette.deep, 0.2), drawing.seed % 3)
    vase(sheet, w * 0.34, stand, w * 0.24, h * 0.46, palette.ground)
    sheet.glow_oval(w * 0.42, stand - h * 0.15, w * 0.08, h * 0.2, darker(wall, 0.5), 0.4)
    for index, (x, size) in enumerate(((0.58, 0.085), (0.7, 0.07), (0.645, 0.062), (0.82, 0.075))):
        _fruit(
            sheet,
            w * x,
            stand + h * (0.02 + 0.03 * (index % 2)),
            w * size,
            (palette.strong, palette.partner, mix(palette.strong, palette.partner, 0.5), palette.strong)[
                index
            ],
        )


def _cast(sheet: Sheet, x: float, y: float, width: float) -> None:
    sheet.glow_oval(x + width * 0.5, y, width, width * 0.16, (20, 12, 18), 0.55)


def _fruit(sheet: Sheet, x: float, y: float, radius: float, fill: Colour) -> None:
    _cast(sheet, x, y, radius * 1.5)
    sheet.disc(x, y - radius, radius, fill)
    sheet.glow(x + radius * 0.45, y - radius * 0.65, radius * 0.75, darker(fill, 0.6), 0.6)
    sheet.glow(x - radius * 0.35, y - radius * 1.4, radius * 0.55, (255, 248, 235), 0.75)
    sheet.line([(x, y - radius * 1.9), (x + radius * 0.1, y - radius * 2.2)], (70, 48, 30), radius * 0.09)


def window_light(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """The sun through a window on a wall, with the shade of a plant."""
    w, h = sheet.width, sheet.height
    wall = mix(palette.soft, palette.strong, 0.2)
    shade, lit = darker(wall, 0.38), lighter(wall, 0.45)
    sheet.ramp(0, 0, w, h, shade, darker(shade, 0.22))
    for column in range(2):
        for row in range(3):
            x, y = w * (0.2 + 0.31 * column), h * (0.1 + 0.25 * row)
            lean, across, down = w * 0.1, w * 0.27, h * 0.21
            sheet.shape(
                [(x, y + lean * 0.6), (x + across, y), (x + across, y + down), (x, y + down + lean * 0.6)],
                lit,
            )
    for index in range(13):
        angle = -150 + index * 10
        reach = h * sheet.random.uniform(0.25, 0.55)
        sheet.leaf(w * 0.72, h * 0.92, reach, angle, (*shade, 235), 0.2)
    sheet.blur(7)
    table = h * 0.86
    sheet.ramp(0, table, w, h - table, lighter(palette.partner, 0.1), darker(palette.partner, 0.35))
    _cast(sheet, w * 0.3, table + h * 0.06, w * 0.2)
    leafy(sheet, w * 0.3, table - h * 0.05, h * 0.26, darker(palette.deep, 0.2), drawing.seed % 5)
    pot(sheet, w * 0.3, table + h * 0.06, w * 0.17, w * 0.16, palette.strong)


def corner(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """A corner of a living room in the evening."""
    w, h = sheet.width, sheet.height
    wall, floor = mix(palette.deep, palette.soft, 0.25), darker(palette.partner, 0.45)
    sheet.ramp(0, 0, w, h * 0.78, darker(wall, 0.25), wall)
    sheet.ramp(0, h * 0.78, w, h * 0.22, floor, darker(floor, 0.4))
    sheet.glow(w * 0.76, h * 0.36, h * 0.6, lighter(palette.partner, 0.5), 0.6, 1.4)
    sheet.box(w * 0.1, h * 0.13, w * 0.2, h * 0.3, lighter(palette.ground, 0.2))
    sheet.box(w * 0.12, h * 0.15, w * 0.16, h * 0.26, palette.strong)
    sheet.disc(w * 0.2, h * 0.28, w * 0.05, palette.partner)
    seat, fill = h * 0.86, palette.strong
    sheet.glow_oval(w * 0.42, seat, w * 0.42, h * 0.06, (10, 6, 12), 0.7)
    sheet.box(w * 0.12, seat - h * 0.34, w * 0.56, h * 0.26, darker(fill, 0.1), 26)
    for x in (0.15, 0.4):
        sheet.box(w * x, seat - h * 0.3, w * 0.25, h * 0.15, fill, 20)
        sheet.box(w * x, seat - h * 0.17, w * 0.25, h * 0.08, lighter(fill, 0.16), 12)
    for x in (0.08, 0.64):
        sheet.box(w * x, seat - h * 0.24, w * 0.08, h * 0.22, darker(fill, 0.22), 18)
    sheet.box(w * 0.19, seat - h * 0.27, h * 0.13, h * 0.12, palette.partner, 12)
    lamp(sheet, w * 0.78, h * 0.24, h * 0.17, palette.ground, lighter(palette.partner, 0.5), h * 0.24)
    leafy(sheet, w * 0.88, seat - h * 0.1, h * 0.36, darker(palette.deep, 0.45), 0)
    pot(sheet, w * 0.88, seat + h * 0.02, h * 0.16, h * 0.14, palette.ground)


def bokeh(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """A cup in front of lights far out of focus."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, darker(palette.deep, 0.6), darker(palette.strong, 0.5))
    for _ in range(34):
        x, y, radius = (
            sheet.random.uniform(0, w),
            sheet.random.uniform(0, h * 0.7),
            w * sheet.random.uniform(0.02, 0.06),
        )
        fill = sheet.random.choice(
            [palette.partner, palette.strong, lighter(palette.partner, 0.5), palette.soft]
        )
        sheet.disc(x, y, radius, (*fill, sheet.random.randint(50, 140)))
    sheet.blur(5)
    table = h * 0.74
    sheet.ramp(0, table, w, h - table, darker(palette.partner, 0.4), darker(palette.partner, 0.75))
    x, size = w * 0.5, min(w, h) * 0.3
    sheet.glow_oval(x, table + size * 0.32, size * 1.2, size * 0.2, (8, 4, 8), 0.8)
    sheet.bow(
        x + size * 0.52, table - size * 0.2, size * 0.24, 0, 360, lighter(palette.ground, 0.1), size * 0.09
    )
    cup = [
        (x - size * 0.5, table - size * 0.55),
        (x + size * 0.5, table - size * 0.55),
        (x + size * 0.38, table + size * 0.28),
        (x - size * 0.38, table + size * 0.28),
    ]
    sheet.shape(cup, mix(palette.ground, palette.ink, 0.08))
    sheet.glow_oval(
        x + size * 0.28, table - size * 0.1, size * 0.3, size * 0.42, darker(palette.deep, 0.4), 0.5
    )
    sheet.oval(x, table - size * 0.55, size * 0.5, size * 0.1, lighter(palette.ground, 0.4))
    sheet.oval(x, table - size * 0.54, size * 0.44, size * 0.075, (60, 34, 20))
    for step in range(3):
        sheet.glow_oval(
            x + (step - 1) * size * 0.18,
            table - size * (0.9 + 0.2 * step),
            size * 0.14,
            size * 0.4,
            (255, 250, 240),
            0.22,
        )


def shelves(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """A wall of ceramics in daylight, sharp in the middle."""
    w, h = sheet.width, sheet.height
    wall = lighter(palette.soft, 0.35)
    sheet.ramp(0, 0, w, h, lighter(wall, 0.5), wall, darker(wall, 0.18), sideways=True)
    fills = [
        palette.strong,
        palette.partner,
        palette.deep,
        palette.ground,
        mix(palette.strong, palette.ground, 0.5),
    ]
    for row in range(3):
        y = h * (0.32 + 0.28 * row)
        x = w * 0.09
        while x < w * 0.9:
            wide, tall, fill = (
                w * sheet.random.uniform(0.06, 0.13),
                h * sheet.random.uniform(0.09, 0.2),
                sheet.random.choice(fills),
            )
            sheet.glow_oval(x + wide * 0.6, y, wide * 0.7, h * 0.02, (30, 20, 24), 0.5)
            if sheet.random.random() < 0.55:
                vase(sheet, x + wide / 2, y, wide, tall, fill)
            else:
                pot(sheet, x + wide / 2, y, wide, tall * 0.7, fill)
                if sheet.random.random() < 0.6:
                    leafy(
                        sheet,
                        x + wide / 2,
                        y - tall * 0.65,
                        tall * 0.7,
                        (84, 116, 80),
                        sheet.random.randrange(5),
                    )
            x += wide + w * 0.02
        sheet.box(0, y, w, h * 0.022, mix(palette.partner, (120, 84, 52), 0.5))
        sheet.box(0, y + h * 0.022, w, h * 0.012, (40, 26, 20, 70))
    sheet.shape([(w * 0.55, 0), (w, 0), (w, h), (w * 0.8, h)], (255, 250, 235, 40))
