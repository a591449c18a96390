"""What returns in all kinds of work: the house's name, its plants and its pots."""

import math
from collections.abc import Callable, Mapping

from .curves import arch, circle
from .palettes import Colour, Palette, darker, lighter
from .sheet import Sheet
from .spec import Drawing

HOUSE = "Fennel & Rowe"
Motif = Callable[[Sheet, Drawing, Palette], None]
Motifs = Mapping[str, Motif]


def name(sheet: Sheet, x: float, y: float, size: float, fill: Colour, align: str = "left") -> None:
    sheet.text(HOUSE, x, y, size, fill, "serif", align=align)


def ampersand(sheet: Sheet, x: float, y: float, radius: float, ground: Colour, fill: Colour) -> None:
    """The house's mark: its ampersand on a disc."""
    sheet.disc(x, y, radius, ground)
    sheet.text("&", x, y + radius * 0.46, radius * 1.5, fill, "serif", align="centre")


def sprig(
    sheet: Sheet, x: float, y: float, length: float, angle: float, fill: Colour, pairs: int = 5
) -> None:
    """A stem with pairs of leaves, from its foot."""
    turn = math.radians(angle)
    tip = (x + math.cos(turn) * length, y + math.sin(turn) * length)
    sheet.line([(x, y), tip], fill, max(1.5, length * 0.018))
    for index in range(pairs):
        share = 0.25 + 0.7 * index / pairs
        at = (x + math.cos(turn) * length * share, y + math.sin(turn) * length * share)
        reach = length * (0.36 - 0.2 * share)
        for side in (-48, 48):
            sheet.leaf(*at, reach, angle + side, fill)
    sheet.leaf(*tip, length * 0.2, angle, fill)


def pot(sheet: Sheet, x: float, y: float, width: float, height: float, fill: Colour) -> None:
    """A flower pot standing on y, its middle at x, lit from the left."""
    rim, half = height * 0.2, width / 2
    body = [
        (x - half * 0.88, y - height + rim),
        (x + half * 0.88, y - height + rim),
        (x + half * 0.62, y),
        (x - half * 0.62, y),
    ]
    sheet.shape(body, fill)
    sheet.shape(
        [(x + half * 0.25, y - height + rim), body[1], body[2], (x + half * 0.18, y)], darker(fill, 0.18)
    )
    sheet.box(x - half, y - height, width, rim, lighter(fill, 0.12), 3)
    sheet.box(x + half * 0.3, y - height, half * 0.7, rim, darker(fill, 0.1), 3)


def vase(sheet: Sheet, x: float, y: float, width: float, height: float, fill: Colour) -> None:
    """A round-bellied vase standing on y."""
    half = width / 2
    sheet.oval(x, y - height * 0.38, half, height * 0.38, fill)
    sheet.box(x - half * 0.3, y - height, half * 0.6, height * 0.4, fill, 4)
    sheet.oval(x, y - height, half * 0.42, height * 0.03 + 2, darker(fill, 0.3))
    sheet.glow_oval(x - half * 0.35, y - height * 0.48, half * 0.5, height * 0.26, (255, 250, 240), 0.34)


def lamp(
    sheet: Sheet, x: float, y: float, size: float, shade: Colour, light: Colour, cord: float = 0
) -> None:
    """A hanging lamp with its light; y is the shade's top."""
    sheet.line([(x, y - cord), (x, y)], darker(shade, 0.3), 2)
    sheet.glow(x, y + size * 0.75, size * 1.8, light, 0.5)
    sheet.shape(
        [
            (x - size * 0.16, y),
            (x + size * 0.16, y),
            (x + size * 0.6, y + size * 0.55),
            (x - size * 0.6, y + size * 0.55),
        ],
        shade,
    )
    sheet.oval(x, y + size * 0.55, size * 0.6, size * 0.1, lighter(light, 0.6))


def chair(sheet: Sheet, x: float, y: float, size: float, fill: Colour, wood: Colour) -> None:
    """An easy chair seen from the front, standing on y."""
    for foot in (-0.34, 0.34):
        sheet.line([(x + foot * size, y - size * 0.25), (x + foot * 1.12 * size, y)], wood, size * 0.035)
    sheet.box(x - size * 0.38, y - size * 0.95, size * 0.76, size * 0.7, fill, size * 0.2)
    sheet.box(x - size * 0.34, y - size * 0.47, size * 0.68, size * 0.22, lighter(fill, 0.14), size * 0.08)
    for side in (-0.5, 0.34):
        sheet.box(x + side * size, y - size * 0.62, size * 0.16, size * 0.42, darker(fill, 0.12), size * 0.08)


def leafy(sheet: Sheet, x: float, y: float, size: float, fill: Colour, style: int = 0) -> None:
    """A plant growing up from a point, in one of five habits."""
    random = sheet.random
    if style == 0:
        for index in range(9):
            sheet.leaf(
                x,
                y,
                size * random.uniform(0.7, 1),
                -160 + index * 17.5,
                lighter(fill, random.random() * 0.25),
                0.3,
            )
    elif style == 1:
        for angle in (-112.0, -90.0, -66.0):
            sprig(sheet, x, y, size * random.uniform(0.8, 1.05), angle, lighter(fill, random.random() * 0.2))
    elif style == 2:
        for index in range(7):
            angle = math.radians(-150 + index * 20)
            at = (x + math.cos(angle) * size * 0.75, y + math.sin(angle) * size * random.uniform(0.7, 0.95))
            sheet.line([(x, y), at], darker(fill, 0.2), max(1.5, size * 0.014))
            sheet.disc(*at, size * random.uniform(0.13, 0.2), lighter(fill, random.random() * 0.3))
    elif style == 3:
        for index in range(6):
            lean = (index - 2.5) * size * 0.13
            sheet.shape(
                [
                    (x - size * 0.05 + lean * 0.3, y),
                    (x + size * 0.05 + lean * 0.3, y),
                    (x + lean, y - size * random.uniform(0.7, 1.05)),
                ],
                lighter(fill, index % 3 * 0.1),
            )
    else:
        for stem, tall in ((-0.2, 0.75), (0.0, 1.0), (0.22, 0.62)):
            sheet.box(
                x + stem * size - size * 0.09,
                y - tall * size,
                size * 0.18,
                tall * size,
                lighter(fill, abs(stem)),
                size * 0.09,
            )
            for notch in range(int(tall * 7)):
                sheet.line(
                    [
                        (x + stem * size, y - notch * size * 0.13 - size * 0.08),
                        (x + stem * size, y - notch * size * 0.13 - size * 0.12),
                    ],
                    lighter(fill, 0.5),
                    size * 0.014,
                )


def flower(
    sheet: Sheet, x: float, y: float, radius: float, petal: Colour, heart: Colour, petals: int = 8
) -> None:
    for index in range(petals):
        turn = 2 * math.pi * index / petals
        sheet.soft_shape(
            circle(
                x + math.cos(turn) * radius * 0.6, y + math.sin(turn) * radius * 0.6, radius * 0.4, steps=10
            ),
            petal,
        )
    sheet.disc(x, y, radius * 0.34, heart)


def doorway(
    sheet: Sheet, x: float, y: float, width: float, height: float, fill: Colour, inner: Colour
) -> None:
    sheet.shape(arch(x, y, width, height), fill)
    inset = width * 0.1
    sheet.shape(arch(x + inset, y + inset, width - 2 * inset, height - inset), inner)
