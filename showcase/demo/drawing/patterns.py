"""Repeats for cloth, paper and tiles."""

import math

from .brand import Motifs, flower, leafy, sprig
from .curves import blob, circle
from .palettes import Palette, darker, lighter, mix
from .sheet import Sheet
from .spec import Drawing


def _repeat(sheet: Sheet, tile: Sheet) -> None:
    """A tile all over the sheet."""
    for x in range(0, sheet.picture.width, tile.picture.width):
        for y in range(0, sheet.picture.height, tile.picture.height):
            sheet.picture.paste(tile.picture, (x, y))


def terrazzo(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Chips of stone."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, lighter(palette.ground, 0.2))
    for index in range(170):
        size = w * (0.045 if index < 45 else 0.022)
        x, y = sheet.random.uniform(0, w), sheet.random.uniform(0, h)
        turn = sheet.random.uniform(0, 6.3)
        corners = sheet.random.choice((3, 4, 5))
        points = [
            (
                x + math.cos(turn + 6.28 * k / corners) * size * sheet.random.uniform(0.6, 1.2),
                y + math.sin(turn + 6.28 * k / corners) * size * sheet.random.uniform(0.6, 1.2),
            )
            for k in range(corners)
        ]
        sheet.shape(points, sheet.random.choice(palette.all))


def leaves(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Twigs that turn with each row."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.deep)
    step = w / 5
    for row in range(-1, int(h / step * 1.3) + 2):
        for column in range(-1, 7):
            x, y = column * step + (step / 2 if row % 2 else 0), row * step * 0.78
            fill = (palette.soft, palette.partner, palette.strong)[(row + column) % 3]
            sprig(sheet, x, y + step * 0.4, step * 0.85, -90 + (28 if row % 2 else -28), fill, 4)


def scallops(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Waves of overlapping fans."""
    w, h = sheet.width, sheet.height
    radius = w / 10
    fills = [palette.strong, palette.deep, palette.partner, palette.soft]
    for row in range(int(h / radius * 2) + 3):
        for column in range(7):
            x, y = (
                column * radius * 2 + (radius if row % 2 else 0) - radius,
                row * radius * 0.5 - radius * 0.2,
            )
            fill = fills[(row * 5 + column * 3 + drawing.seed) % 4]
            sheet.disc(x, y, radius, lighter(palette.ground, 0.2) if not palette.is_dark else palette.ink)
            sheet.disc(x, y, radius * 0.9, fill)
            sheet.ring(x, y, radius * 0.66, mix(fill, palette.ground, 0.55), radius * 0.09)
            sheet.disc(x, y, radius * 0.38, mix(fill, palette.ground, 0.4))


def tiles(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Painted tiles with stars, each turned against the next."""
    side = sheet.width / 4
    white = lighter(palette.ground, 0.4) if not palette.is_dark else palette.ink
    tile = Sheet(side, side, white)
    for x, y in ((0, 0), (side, 0), (side, side), (0, side)):
        tile.disc(x, y, side * 0.44, palette.strong)
        tile.disc(x, y, side * 0.34, white)
        tile.disc(x, y, side * 0.22, palette.partner)
        tile.disc(x, y, side * 0.1, palette.deep)
    star = [
        (
            side / 2 + math.cos(math.pi * k / 8) * side * (0.36 if k % 2 == 0 else 0.17),
            side / 2 + math.sin(math.pi * k / 8) * side * (0.36 if k % 2 == 0 else 0.17),
        )
        for k in range(16)
    ]
    tile.shape(star, palette.deep)
    tile.disc(side / 2, side / 2, side * 0.13, white)
    flower(tile, side / 2, side / 2, side * 0.12, palette.strong, palette.partner, 8)
    tile.frame(0, 0, side, side, darker(white, 0.16), 2)
    tile.shape([(0, 0), (side, 0), (0, side)], (255, 255, 255, 26))
    _repeat(sheet, tile)


def weave(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Broad ribbons over and under."""
    w, h = sheet.width, sheet.height
    step = w / 9
    sheet.box(0, 0, w, h, darker(palette.deep, 0.4))
    rows = int(h / step) + 1
    fills = palette.all
    for row in range(rows):
        for column in range(10):
            x, y = column * step, row * step
            over = (row + column) % 2 == 0
            fill = fills[column % 4] if over else fills[(row + 2) % 4]
            if over:
                sheet.ramp(x + 5, y - 2, step - 10, step + 4, darker(fill, 0.25), fill, darker(fill, 0.25))
            else:
                sheet.ramp(
                    x - 2,
                    y + 5,
                    step + 4,
                    step - 10,
                    darker(fill, 0.25),
                    fill,
                    darker(fill, 0.25),
                    sideways=True,
                )


def meadow(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Flowers thrown on a ground, in three sizes."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.strong if drawing.seed % 2 else palette.ground)
    placed: list[tuple[float, float, float]] = []
    fills = [
        palette.partner,
        palette.soft,
        palette.deep,
        palette.ground if drawing.seed % 2 else palette.strong,
    ]
    for index in range(420):
        radius = w * (0.085 if index < 60 else 0.045 if index < 190 else 0.02)
        x, y = sheet.random.uniform(0, w), sheet.random.uniform(0, h)
        if any(math.hypot(x - px, y - py) < (radius + pr) * 0.98 for px, py, pr in placed):
            continue
        fill = fills[len(placed) % 4]
        if radius < w * 0.03:
            sheet.disc(x, y, radius * 0.5, fill)
        elif len(placed) % 5 == 4:
            for angle in range(0, 360, 60):
                sheet.leaf(x, y, radius, angle, fill, 0.42)
        else:
            flower(sheet, x, y, radius, fill, fills[(len(placed) + 1) % 4], 6 + len(placed) % 3)
        placed.append((x, y, radius))


def stripes(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Deck-chair stripes, as folded cloth."""
    w, h = sheet.width, sheet.height
    fills = [palette.strong, palette.ground, palette.partner, palette.ground, palette.deep, palette.soft]
    x, index = 0.0, 0
    while x < w:
        wide = w * (0.085, 0.03, 0.05, 0.015, 0.06, 0.03)[index % 6]
        sheet.box(x, 0, wide + 1, h, fills[index % 6])
        x, index = x + wide, index + 1
    for fold in range(4):
        at = h * (0.1 + 0.26 * fold)
        sheet.glow_oval(w * 0.5, at, w * 1.1, h * 0.075, (20, 14, 30), 0.34)
        sheet.glow_oval(w * 0.5, at + h * 0.11, w * 1.1, h * 0.06, (255, 255, 255), 0.3)


def ikat(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Lozenges with dyed, frayed edges."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.ground)
    across, rows = w / 4, 150
    for column in range(5):
        for line in range(rows):
            y = h * line / rows
            phase = (y / (across * 1.25) + 0.5 * (column % 2)) % 1
            reach = across * 0.5 * (1 - abs(phase * 2 - 1))
            for share, fill in ((1.0, palette.strong), (0.68, palette.partner), (0.36, palette.deep)):
                half = reach * share + sheet.random.uniform(-5, 5)
                if half > 2:
                    x = column * across
                    sheet.box(x - half, y, half * 2, h / rows + 1, fill)


def cut_paper(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Pebbles and moons."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.soft)
    step = w / 4
    for row in range(int(h / step) + 1):
        for column in range(4):
            x, y = (column + 0.5) * step, (row + 0.5) * step
            fill = (palette.strong, palette.deep, palette.partner, palette.ground)[(row * 3 + column) % 4]
            which = (row + column * 2 + drawing.seed) % 4
            if which == 0:
                sheet.shape(blob(sheet.random, x, y, step * 0.36, 0.25), fill)
            elif which == 1:
                sheet.wedge(x, y + step * 0.16, step * 0.38, 180, 360, fill)
            elif which == 2:
                leafy(sheet, x, y + step * 0.36, step * 0.7, fill, 0)
            else:
                sheet.shape(circle(x, y, step * 0.36), fill)
                sheet.disc(x + step * 0.14, y - step * 0.06, step * 0.28, palette.soft)


def checks(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """A picnic check that shows its threads."""
    step = sheet.width / 8
    tile = Sheet(step * 2, step * 2, lighter(palette.ground, 0.4) if not palette.is_dark else palette.ink)
    tile.box(0, 0, step, step * 2, (*palette.strong, 130))
    tile.box(0, 0, step * 2, step, (*palette.strong, 130))
    tile.box(step * 1.44, 0, step * 0.12, step * 2, (*palette.partner, 170))
    tile.box(0, step * 1.44, step * 2, step * 0.12, (*palette.partner, 170))
    for line in range(int(step * 2 / 4)):
        tile.box(0, line * 4, step * 2, 1, (255, 255, 255, 40))
        tile.box(line * 4, 0, 1, step * 2, (0, 0, 0, 16))
    _repeat(sheet, tile)


MOTIFS: Motifs = {
    "terrazzo": terrazzo, "leaves": leaves, "scallops": scallops, "tiles": tiles, "weave": weave,
    "meadow": meadow, "stripes": stripes, "ikat": ikat, "cut paper": cut_paper, "checks": checks,
}  # fmt: skip
