"""A house front, an awning, glass, and somebody who walks by."""

from .brand import HOUSE
from .palettes import Colour, Palette, darker, legible_on, lighter
from .sheet import Sheet
from .spec import Drawing


def front(
    sheet: Sheet,
    drawing: Drawing,
    palette: Palette,
    wall: Colour,
    frame: Colour,
    glass: tuple[Colour, Colour],
) -> tuple[float, float, float, float]:
    """House wall, sign, pavement and the lit window; answers the window's box."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h, lighter(wall, 0.08), darker(wall, 0.12))
    for row in range(int(h * 0.9 / 34)):
        for column in range(int(w / 90) + 2):
            if sheet.random.random() < 0.16:
                sheet.box(column * 90 - 45 * (row % 2), row * 34, 86, 30, (*darker(wall, 0.2), 60), 3)
    street = h * 0.9
    sheet.ramp(0, street, w, h - street, darker(wall, 0.5), darker(wall, 0.66))
    x, y, wide, tall = w * 0.09, h * 0.28, w * 0.82, h * 0.58
    sheet.box(x - w * 0.025, h * 0.12, wide + w * 0.05, street - h * 0.12, frame)
    sheet.ramp(x, y, wide, tall, *glass)
    sheet.box(x - w * 0.025, street - h * 0.045, wide + w * 0.05, h * 0.045, darker(frame, 0.2))
    sign = drawing.word(0, HOUSE)
    sheet.text_block(
        sign, x, h * 0.135, wide, h * 0.1, legible_on(frame, palette), "serif", align="centre", most=h * 0.075
    )
    return x, y, wide, tall


def awning(sheet: Sheet, x: float, y: float, wide: float, tall: float, one: Colour, other: Colour) -> None:
    count = 14
    step = wide / count
    for index in range(count):
        fill, left = (one, other)[index % 2], x + index * step
        lean = (index - count / 2) * step * 0.06
        sheet.shape(
            [
                (left, y),
                (left + step, y),
                (left + step + lean + step * 0.06, y + tall),
                (left + lean, y + tall),
            ],
            fill,
        )
        sheet.wedge(left + lean + step / 2 + step * 0.03, y + tall, step * 0.53, 0, 180, fill)
    sheet.box(x, y, wide, tall * 0.12, (0, 0, 0, 30))


def glass(sheet: Sheet, x: float, y: float, wide: float, tall: float, frame: Colour) -> None:
    """Reflections and bars in front of everything."""
    sheet.shape(
        [
            (x + wide * 0.1, y),
            (x + wide * 0.24, y),
            (x + wide * 0.05, y + tall),
            (x, y + tall),
            (x, y + tall * 0.6),
        ],
        (255, 255, 255, 26),
    )
    sheet.shape(
        [(x + wide * 0.75, y), (x + wide * 0.8, y), (x + wide * 0.6, y + tall), (x + wide * 0.55, y + tall)],
        (255, 255, 255, 26),
    )
    for share in (0.333, 0.667):
        sheet.box(x + wide * share - 4, y, 8, tall, frame)


def passer(sheet: Sheet, x: float, y: float, size: float, coat: Colour) -> None:
    """Somebody who walks by, from behind, out of the light."""
    skin = (120, 84, 66)
    sheet.box(x - size * 0.085, y - size * 0.45, size * 0.07, size * 0.45, darker(coat, 0.5), 4)
    sheet.box(x + size * 0.02, y - size * 0.45, size * 0.07, size * 0.45, darker(coat, 0.55), 4)
    sheet.soft_shape(
        [
            (x - size * 0.105, y - size * 0.3),
            (x - size * 0.085, y - size * 0.78),
            (x, y - size * 0.84),
            (x + size * 0.085, y - size * 0.78),
            (x + size * 0.11, y - size * 0.3),
        ],
        coat,
    )
    sheet.disc(x, y - size * 0.91, size * 0.075, skin)
    sheet.wedge(x, y - size * 0.92, size * 0.085, 170, 370, (40, 28, 26))
