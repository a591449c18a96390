"""Pictures as a camera might have taken them: light, depth and grain."""

import math

import numpy as np
from PIL import Image

from .brand import Motifs, leafy
from .curves import arch
from .palettes import Colour, Palette, darker, lighter, mix
from .scenes_indoors import bokeh, corner, shelves, still_life, window_light
from .sheet import Sheet
from .spec import Drawing


def _ridge(sheet: Sheet, height: float, rough: float, steps: int = 90) -> list[float]:
    """Heights of a line of hills, from left to right."""
    waves = [
        (sheet.random.uniform(0.6, 1.6) * 2**octave, sheet.random.uniform(0, 6.3), 0.55**octave)
        for octave in range(5)
    ]
    along = [step / steps for step in range(steps + 1)]
    return [
        height + rough * sum(share * math.sin(6.3 * often * x + turn) for often, turn, share in waves)
        for x in along
    ]


def _hills(sheet: Sheet, height: float, rough: float, fill: Colour) -> None:
    heights = _ridge(sheet, height, rough)
    width = sheet.width / (len(heights) - 1)
    sheet.shape(
        [
            *((index * width, y) for index, y in enumerate(heights)),
            (sheet.width, sheet.height),
            (0, sheet.height),
        ],
        fill,
    )


def hills(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Ridges into the haze, a sun between them."""
    w, h = sheet.width, sheet.height
    sky = lighter(palette.partner, 0.55)
    sheet.ramp(0, 0, w, h, mix(palette.deep, palette.soft, 0.75), sky, lighter(palette.strong, 0.35))
    sun = (w * (0.25 + 0.5 * sheet.random.random()), h * 0.4)
    sheet.glow(*sun, h * 0.6, (255, 244, 214), 0.9, 1.6)
    sheet.disc(*sun, h * 0.05, (255, 250, 232))
    far, near = mix(sky, palette.deep, 0.25), darker(palette.deep, 0.62)
    for row in range(6):
        share = row / 5
        _hills(sheet, h * (0.46 + 0.1 * row), h * (0.025 + 0.014 * row), mix(far, near, share**0.8))
        sheet.glow_oval(sun[0], h * (0.56 + 0.1 * row), w * 0.8, h * 0.12, sky, 0.3 * (1 - share))


def sea(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """The sea at evening, light on the water."""
    w, h = sheet.width, sheet.height
    line, x = h * 0.52, w * (0.3 + 0.4 * sheet.random.random())
    warm = lighter(palette.partner, 0.35)
    sheet.ramp(0, 0, w, line, darker(palette.deep, 0.1), mix(palette.deep, palette.strong, 0.55), warm)
    sheet.glow_oval(x, line, w * 0.7, h * 0.5, (255, 232, 190), 0.85)
    sheet.disc(x, line - h * 0.06, h * 0.055, (255, 246, 224))
    for _ in range(7):
        y = line * sheet.random.uniform(0.15, 0.8)
        sheet.glow_oval(
            sheet.random.uniform(0, w),
            y,
            w * sheet.random.uniform(0.2, 0.5),
            h * 0.025,
            lighter(palette.strong, 0.5),
            0.35,
        )
    sheet.ramp(
        0,
        line,
        w,
        h - line + 1,
        mix(warm, palette.deep, 0.45),
        darker(palette.deep, 0.35),
        darker(palette.deep, 0.65),
    )
    for row in range(150):
        share = (row / 150) ** 1.5
        y = line + (h - line) * share
        spread = w * (0.03 + 0.3 * share)
        wide = (4 + 60 * share) * sheet.random.uniform(0.4, 1.6)
        at = sheet.random.gauss(x, spread)
        near = math.exp(-(((at - x) / (spread + 1)) ** 2))
        sheet.oval(at, y, wide, 0.7 + 2.5 * share, (255, 236, 200, int(30 + 150 * near)))


def city(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """A city after dark, and its windows."""
    w, h = sheet.width, sheet.height
    random = sheet.random
    sheet.ramp(
        0,
        0,
        w,
        h,
        darker(palette.deep, 0.72),
        darker(palette.deep, 0.35),
        mix(palette.strong, palette.deep, 0.35),
    )
    sheet.glow_oval(w * 0.5, h * 0.8, w * 0.8, h * 0.45, palette.partner, 0.5)
    for layer in range(3):
        fill = mix(mix(palette.deep, palette.strong, 0.3), (9, 9, 20), 0.35 + 0.28 * layer)
        x = -20.0
        while x < w:
            wide = random.uniform(0.05, 0.1) * w * (0.8 + 0.3 * layer)
            tall = h * random.uniform(0.18, 0.5) * (1.05 - 0.17 * layer) + h * 0.1
            top = h * 0.93 - tall
            sheet.box(x, top, wide, h, fill)
            if random.random() < 0.3:
                sheet.line([(x + wide / 2, top), (x + wide / 2, top - h * 0.05)], fill, 2)
            step = 9 + 3 * layer
            for row in range(int(tall / step)):
                for column in range(int(wide / step) - 1):
                    if random.random() < 0.27:
                        lit = mix(palette.partner, (255, 240, 205), random.random())
                        sheet.box(
                            x + step * (column + 0.7),
                            top + step * (row + 0.6),
                            step * 0.42,
                            step * 0.5,
                            (*lit, random.randint(120, 255)),
                        )
            x += wide + random.uniform(0, 8)
    for _ in range(18):
        sheet.glow(
            random.uniform(0, w),
            h * random.uniform(0.86, 1),
            random.uniform(0.015, 0.04) * w,
            random.choice([palette.strong, palette.partner, (255, 244, 220)]),
            0.75,
            0.5,
        )


def mist(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Firs standing back into the mist."""
    w, h = sheet.width, sheet.height
    pale = lighter(palette.soft, 0.4)
    sheet.ramp(0, 0, w, h, pale, lighter(palette.soft, 0.7), pale)
    for layer in range(5):
        fill, base = mix(pale, darker(palette.deep, 0.62), (layer + 0.7) / 5.2), h * (0.52 + 0.12 * layer)
        size = h * (0.16 + 0.075 * layer)
        for _ in range(26 - 4 * layer):
            x, tall = sheet.random.uniform(-20, w + 20), size * sheet.random.uniform(0.6, 1.25)
            foot = base + sheet.random.uniform(0, h * 0.05)
            for part in range(5):
                top, wide = foot - tall * (1 - 0.17 * part), tall * (0.06 + 0.042 * part)
                sheet.shape([(x, top), (x + wide, top + tall * 0.3), (x - wide, top + tall * 0.3)], fill)
        sheet.box(0, base, w, h, fill)
        sheet.glow_oval(w * sheet.random.random(), base + h * 0.05, w * 0.9, h * 0.13, pale, 0.6)


def dunes(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Sand in long curves, one side in the shade."""
    w, h = sheet.width, sheet.height
    sand = mix(palette.partner, palette.soft, 0.5)
    sheet.ramp(0, 0, w, h * 0.5, mix(palette.deep, (255, 255, 255), 0.3), lighter(sand, 0.55))
    for row in range(5):
        top, lean = h * (0.36 + 0.13 * row), sheet.random.uniform(-0.6, 0.6)
        peak = w * sheet.random.uniform(0.2, 0.8)
        lit, dark = (
            mix(lighter(sand, 0.3), palette.strong, 0.1 * row),
            mix(sand, darker(palette.strong, 0.4), 0.3 + 0.13 * row),
        )
        crest = [
            (
                w * x / 30,
                top + h * 0.16 * (abs(w * x / 30 - peak) / w) ** 1.3 + h * 0.01 * math.sin(x * 0.5 + row),
            )
            for x in range(31)
        ]
        sheet.shape([*crest, (w, h), (0, h)], lit)
        shade = [point for point in crest if point[0] >= peak]
        fall = [
            (peak + (w - peak) * t / 12 * 0.75 + lean * 40, top + h * 0.5 * (t / 12) ** 1.2)
            for t in range(12, -1, -1)
        ]
        sheet.shape([*shade, (w, h), *fall], dark)
    sheet.glow(w * 0.1, h * 0.2, w * 0.7, (255, 246, 220), 0.35)


def street(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Sunlit house fronts with doors and balconies."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, mix(palette.deep, (190, 220, 240), 0.75), (236, 240, 236))
    x, index = -10.0, 0
    walls = [
        palette.strong,
        palette.ground,
        palette.partner,
        palette.soft,
        mix(palette.deep, palette.soft, 0.5),
    ]
    while x < w:
        wide, top = w * sheet.random.uniform(0.18, 0.26), h * sheet.random.uniform(0.12, 0.26)
        fill = walls[index % 5]
        sheet.ramp(x, top, wide, h * 0.9 - top, lighter(fill, 0.1), darker(fill, 0.1))
        sheet.shape(
            [(x - 6, top), (x + wide + 6, top), (x + wide - 8, top - h * 0.045), (x + 8, top - h * 0.045)],
            mix(palette.strong, (90, 50, 40), 0.5),
        )
        for row in range(2):
            for column in range(2):
                px, py = x + wide * (0.16 + 0.42 * column), top + h * (0.08 + 0.24 * row)
                sheet.shape(arch(px, py, wide * 0.26, h * 0.15), darker(palette.deep, 0.45))
                sheet.box(px - wide * 0.09, py + h * 0.02, wide * 0.08, h * 0.13, palette.deep)
                sheet.box(px - 5, py + h * 0.15, wide * 0.26 + 10, 5, lighter(fill, 0.4))
                leafy(sheet, px + wide * 0.13, py + h * 0.15, h * 0.06, (72, 110, 66), 2)
        sheet.shape(
            arch(x + wide * 0.36, h * 0.66, wide * 0.28, h * 0.25), (palette.deep, palette.strong)[index % 2]
        )
        x, index = x + wide, index + 1
    sheet.ramp(
        0, h * 0.9, w, h * 0.1, mix(palette.partner, palette.ground, 0.6), darker(palette.partner, 0.3)
    )
    sheet.shape([(0, h * 0.5), (w * 0.5, h), (0, h)], (30, 20, 50, 46))


def aerial(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """Fields or gardens from high above, stripe by stripe."""
    w, h = sheet.width, sheet.height
    grown = np.random.default_rng(drawing.seed)
    fills = [
        palette.deep,
        palette.partner,
        palette.soft,
        mix(palette.deep, palette.partner, 0.5),
        darker(palette.deep, 0.3),
        palette.strong,
    ]
    cells, rows = 5, 4
    xs = [
        [w * (c / cells) + (float(grown.uniform(-30, 30)) if 0 < c < cells else 0) for c in range(cells + 1)]
        for _ in range(rows + 1)
    ]
    ys = [
        [h * (r / rows) + (float(grown.uniform(-26, 26)) if 0 < r < rows else 0) for _ in range(cells + 1)]
        for r in range(rows + 1)
    ]
    for r in range(rows):
        for c in range(cells):
            corners = [
                (xs[r][c], ys[r][c]),
                (xs[r][c + 1], ys[r][c + 1]),
                (xs[r + 1][c + 1], ys[r + 1][c + 1]),
                (xs[r + 1][c], ys[r + 1][c]),
            ]
            fill = fills[int(grown.integers(len(fills)))]
            sheet.shape(corners, fill)
            for line in range(1, 12):
                t = line / 12
                (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
                sheet.line(
                    [(ax + (bx - ax) * t, ay + (by - ay) * t), (dx + (cx - dx) * t, dy + (cy - dy) * t)],
                    (*darker(fill, 0.25), 150),
                    2.5,
                    ends=False,
                )
            sheet.line([*corners, corners[0]], lighter(palette.soft, 0.5), 6)
    for _ in range(50):
        x, y = float(grown.uniform(0, w)), float(grown.uniform(0, h))
        sheet.disc(x + 5, y + 6, 9, (20, 24, 20, 90))
        sheet.disc(x, y, 9, darker(palette.deep, 0.35))
    _vignette(sheet)


def _vignette(sheet: Sheet) -> None:
    across = np.linspace(-1, 1, 64)
    far = np.clip(across[:, None] ** 2 + across[None, :] ** 2 - 0.5, 0, 1)
    mask = Image.fromarray((far * 90).astype(np.uint8)).resize(sheet.picture.size, Image.Resampling.BILINEAR)
    sheet.picture.paste((12, 10, 20), (0, 0), mask)


MOTIFS: Motifs = {
    "hills": hills, "sea": sea, "city": city, "mist": mist, "dunes": dunes, "still life": still_life,
    "window light": window_light, "corner": corner, "street": street, "bokeh": bokeh, "aerial": aerial, "shelves": shelves,
}  # fmt: skip
