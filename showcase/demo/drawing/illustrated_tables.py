"""Drawn pictures of what stands on tables and in hands."""

import math

from .brand import flower, leafy, sprig, vase
from .curves import blob, circle, rounded
from .palettes import Palette, darker, lighter, mix
from .sheet import Sheet
from .spec import Drawing


def picnic(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """A table from above, laid for six."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, mix(palette.deep, (92, 140, 88), 0.4))
    for _ in range(120):
        sheet.leaf(
            sheet.random.uniform(0, w),
            sheet.random.uniform(0, h),
            26,
            sheet.random.uniform(0, 360),
            (255, 255, 255, 22),
        )
    x, y, wide, tall = w * 0.12, h * 0.14, w * 0.76, h * 0.72
    sheet.shadow(
        [(x + 10, y + 18), (x + wide + 14, y + 18), (x + wide + 14, y + tall + 24), (x + 10, y + tall + 24)],
        18,
        0.4,
    )
    sheet.box(x, y, wide, tall, lighter(palette.ground, 0.3) if not palette.is_dark else palette.ink, 10)
    count = 12
    for index in range(count):
        sheet.box(x + wide * index / count, y, wide / count / 2, tall, (*palette.strong, 60))
    for index in range(int(count * tall / wide)):
        sheet.box(x, y + wide * index / count, wide, wide / count / 2, (*palette.strong, 60))
    plate = min(wide, tall) * 0.13
    for index in range(6):
        px = x + wide * (0.18 + 0.32 * (index % 3)) if w > h else x + wide * (0.24 + 0.52 * (index % 2))
        py = y + tall * (0.22 + 0.56 * (index // 3)) if w > h else y + tall * (0.16 + 0.33 * (index // 2))
        sheet.disc(px + 4, py + 6, plate, (30, 20, 30, 60))
        sheet.disc(px, py, plate, (252, 250, 246))
        sheet.disc(px, py, plate * 0.72, (palette.partner, palette.soft, palette.deep)[index % 3])
        for bite in range(5):
            turn = 1.26 * bite + index
            sheet.disc(
                px + math.cos(turn) * plate * 0.36,
                py + math.sin(turn) * plate * 0.36,
                plate * 0.19,
                (palette.strong, palette.partner, (92, 150, 84))[(bite + index) % 3],
            )
        sheet.box(px + plate * 1.16, py - plate * 0.7, 6, plate * 1.4, (120, 116, 120), 3)
        sheet.box(px - plate * 1.24, py - plate * 0.7, 6, plate * 1.4, (120, 116, 120), 3)
    flower(sheet, x + wide / 2, y + tall / 2, plate * 0.55, palette.partner, palette.strong, 9)
    for angle in range(0, 360, 60):
        sheet.leaf(x + wide / 2, y + tall / 2, plate * 0.9, angle + 30, palette.deep)
    flower(sheet, x + wide / 2, y + tall / 2, plate * 0.5, palette.partner, palette.strong, 9)


def can(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """A watering can over a row of seedlings."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.soft)
    sheet.shape(
        blob(sheet.random, w * 0.5, h * 0.42, min(w, h) * 0.4, 0.15), mix(palette.soft, palette.partner, 0.55)
    )
    sheet.box(0, h * 0.82, w, h * 0.18, darker(palette.partner, 0.6))
    s, x, y = min(w, h) * 0.3, w * 0.6, h * 0.5
    sheet.ring(x + s * 0.5, y - s * 0.05, s * 0.42, palette.deep, s * 0.09)
    sheet.shape(
        [
            (x - s * 0.45, y - s * 0.45),
            (x + s * 0.45, y - s * 0.45),
            (x + s * 0.55, y + s * 0.5),
            (x - s * 0.55, y + s * 0.5),
        ],
        palette.strong,
    )
    sheet.shape(
        [
            (x + s * 0.15, y - s * 0.45),
            (x + s * 0.45, y - s * 0.45),
            (x + s * 0.55, y + s * 0.5),
            (x + s * 0.2, y + s * 0.5),
        ],
        darker(palette.strong, 0.16),
    )
    sheet.shape(
        [
            (x - s * 0.48, y + s * 0.35),
            (x - s * 0.5, y + s * 0.1),
            (x - s * 1.25, y - s * 0.5),
            (x - s * 1.32, y - s * 0.4),
        ],
        palette.strong,
    )
    sheet.shape(
        [
            (x - s * 1.45, y - s * 0.3),
            (x - s * 1.16, y - s * 0.64),
            (x - s * 1.22, y - s * 0.7),
            (x - s * 1.52, y - s * 0.36),
        ],
        palette.deep,
    )
    for index in range(16):
        dx, dy = (index % 4) * s * 0.13, (index // 4) * s * 0.27
        sheet.oval(
            x - s * 1.62 + dx - dy * 0.25,
            y - s * 0.12 + dy + (index % 2) * s * 0.1,
            s * 0.022,
            s * 0.05,
            lighter(palette.deep, 0.3),
        )
    flower(sheet, x, y + s * 0.05, s * 0.24, palette.ground, palette.partner, 8)
    for index in range(8):
        sx = w * (0.08 + 0.12 * index)
        size = h * (0.07 + 0.1 * max(0, 1 - abs(sx - w * 0.25) / (w * 0.4)))
        sprig(sheet, sx, h * 0.83, size, -90, mix((86, 150, 84), palette.deep, 0.3), 2 + index % 2)


def still(sheet: Sheet, _drawing: Drawing, palette: Palette) -> None:
    """Vases and fruit in flat colour, overlapping."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.partner)
    sheet.box(0, h * 0.7, w, h * 0.3, palette.deep)
    sheet.disc(w * 0.7, h * 0.3, min(w, h) * 0.2, lighter(palette.partner, 0.35))
    base, s = h * 0.84, min(w, h)
    for x, tall, wide, fill, style in (
        (0.27, 0.42, 0.2, palette.strong, 1),
        (0.5, 0.3, 0.24, palette.ground, 2),
        (0.72, 0.48, 0.15, palette.soft, 0),
    ):
        leafy(sheet, w * x, base - s * tall * 0.92, s * 0.32, darker(palette.deep, 0.25), style)
        vase(sheet, w * x, base, s * wide, s * tall, fill)
    for x, r, fill in (
        (0.38, 0.06, palette.strong),
        (0.61, 0.052, palette.partner),
        (0.86, 0.065, palette.strong),
    ):
        sheet.disc(w * x, base + s * 0.03 - s * r * 0.7, s * r, fill)
        sheet.wedge(w * x, base + s * 0.03 - s * r * 0.7, s * r, -45, 135, darker(fill, 0.16))
        sheet.leaf(w * x, base + s * 0.03 - s * r * 1.65, s * 0.06, -30, darker(palette.deep, 0.3))


def bouquet(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """An armful of flowers tied with a ribbon."""
    w, h = sheet.width, sheet.height
    sheet.box(0, 0, w, h, palette.ground if drawing.seed % 2 else palette.soft)
    s, x, y = min(w, h), w / 2, h * 0.74
    for index in range(15):
        angle = -165 + index * 10.7
        reach = s * (0.36 + 0.16 * ((index * 7) % 5) / 4)
        tip = (
            x + math.cos(math.radians(angle)) * reach,
            y - s * 0.06 + math.sin(math.radians(angle)) * reach,
        )
        sheet.line([(x, y), tip], mix((70, 120, 76), palette.deep, 0.4), s * 0.008)
        sheet.leaf(
            (x + tip[0]) / 2,
            (y + tip[1]) / 2,
            s * 0.12,
            angle + (40 if index % 2 else -40),
            mix((84, 140, 84), palette.deep, 0.3),
        )
        if index % 4 == 3:
            sprig(sheet, *tip, s * 0.13, angle, palette.deep, 4)
        else:
            flower(
                sheet,
                *tip,
                s * (0.06 + 0.025 * (index % 3)),
                (palette.strong, palette.partner, lighter(palette.strong, 0.5))[index % 3],
                (palette.partner, palette.ink, palette.deep)[index % 3],
                6 + index % 4,
            )
    for index in range(7):
        sheet.line(
            [(x, y), (x + (index - 3) * s * 0.035, y + s * 0.19)],
            mix((70, 120, 76), palette.deep, 0.5),
            s * 0.011,
        )
    sheet.box(x - s * 0.06, y - s * 0.03, s * 0.12, s * 0.055, palette.strong, 8)
    for side in (-1, 1):
        sheet.shape(
            rounded([(x, y), (x + side * s * 0.14, y - s * 0.05), (x + side * s * 0.15, y + s * 0.05)]),
            darker(palette.strong, 0.12),
        )
    sheet.shape(circle(x, y, s * 0.03), palette.partner)
