"""The photographer's ground, and how round things and labels look on it."""

from .brand import flower, name, sprig
from .palettes import Colour, Palette, darker, legible_on, lighter
from .sheet import Sheet
from .spec import Drawing

SHADE = (24, 14, 22)


def stage(sheet: Sheet, ground: Colour) -> float:
    """A seamless ground, lit from the upper left; answers where things stand."""
    w, h = sheet.width, sheet.height
    sheet.ramp(0, 0, w, h * 0.64, lighter(ground, 0.16), ground)
    sheet.ramp(0, h * 0.64, w, h * 0.36, darker(ground, 0.1), lighter(ground, 0.1))
    sheet.glow_oval(w * 0.3, h * 0.25, w * 0.7, h * 0.5, (255, 252, 244), 0.3)
    return h * 0.8


def ground_shade(sheet: Sheet, x: float, y: float, width: float) -> None:
    sheet.glow_oval(x + width * 0.35, y, width * 1.1, width * 0.17, SHADE, 0.5)
    sheet.glow_oval(x, y, width * 0.62, width * 0.06, SHADE, 0.7)


def round_body(
    sheet: Sheet, x: float, y: float, width: float, height: float, fill: Colour, round_: float = 12
) -> None:
    """An upright cylinder, its middle at x, standing on y."""
    body = Sheet(width, height, fill)
    body.ramp(0, 0, width * 0.3, height, lighter(fill, 0.1), lighter(fill, 0.28), sideways=True)
    body.ramp(
        width * 0.3, 0, width * 0.7, height, lighter(fill, 0.28), fill, darker(fill, 0.42), sideways=True
    )
    sheet.put(body, x - width / 2, y - height, round_=round_)


def label(
    sheet: Sheet,
    drawing: Drawing,
    x: float,
    y: float,
    width: float,
    height: float,
    ground: Colour,
    palette: Palette,
) -> None:
    """A label with the product's name and a plant; x, y: its upper left corner."""
    fill = legible_on(ground, palette)
    label = Sheet(width, height, ground)
    picture = height * 0.46
    style = drawing.seed % 4
    accent = palette.strong if ground != palette.strong else palette.partner
    if style == 0:
        sprig(label, width / 2, picture * 1.02, picture * 0.85, -90, accent)
    elif style == 1:
        label.disc(width / 2, picture * 0.55, min(width, picture) * 0.34, accent)
        label.wedge(
            width / 2,
            picture * 0.55,
            min(width, picture) * 0.34,
            0,
            180,
            palette.partner if accent != palette.partner else palette.deep,
        )
    elif style == 2:
        flower(label, width / 2, picture * 0.56, min(width, picture) * 0.36, accent, palette.partner)
    else:
        for row in range(5):
            label.box(0, row * picture / 5, width, picture / 10, accent)
    label.text_block(
        drawing.word(0, "Tomato"),
        width * 0.1,
        height * 0.54,
        width * 0.8,
        height * 0.22,
        fill,
        "serif",
        align="centre",
        most=height * 0.2,
    )
    label.text_block(
        drawing.word(1, "250 ml"),
        width * 0.16,
        height * 0.79,
        width * 0.68,
        height * 0.07,
        fill,
        "grotesque",
        align="centre",
        most=height * 0.055,
    )
    name(label, width / 2, height * 0.94, height * 0.05, fill, "centre")
    sheet.put(label, x, y)
