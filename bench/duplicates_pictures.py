"""Pictures to measure duplicates with: drawn originals, honest copies of them, and traps.

Everything follows from a number, so that a run can be repeated and halves can be kept apart: what was
tuned on even numbers is reported on odd ones.
"""

import io
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

SHARED = Path(__file__).parent.parent.parent / "shared" / "pictures"
SIDE = 640  # px, the longer side of what is drawn

_VOCABULARY = (
    "harbour nights summer winter festival market river garden light music offer weekend family coffee"
    " travel mobile fibre roaming value plan care centre store launch team safety quality growth review"
    " spring lantern bridge island morning evening colour paper glass stone copper velvet orange violet"
    " open together ahead faster simple bright clear local fresh welcome puerto noches verano invierno"
    " mercado jardín oferta semana viaje móvil fibra itinerancia valor cuidado tienda equipo seguridad"
)
WORDS = _VOCABULARY.split()

Draw = Callable[[random.Random, random.Random], Image.Image]
Change = Callable[[Image.Image, random.Random], Image.Image]


def font(size: float) -> ImageFont.FreeTypeFont:
    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont)
    return found


def words(some: random.Random, count: int) -> str:
    return " ".join(some.choice(WORDS) for _ in range(count)).capitalize()


def colour(some: random.Random, low: int = 0, high: int = 255) -> tuple[int, int, int]:
    return some.randint(low, high), some.randint(low, high), some.randint(low, high)


# Photographs and products: no two of different numbers are the same picture.


def photograph(number: int) -> Image.Image:
    """Something with the statistics of a photograph: clouds of all sizes, lit from a side, with things in it."""
    some = random.Random(number)
    width, height = some.choice([(640, 427), (640, 480), (427, 640), (640, 360), (640, 640)])
    noise = np.random.default_rng(number)
    layers = np.zeros((height, width, 3), dtype=np.float32)
    for octave in range(2, 8):
        cells = noise.normal(size=(2**octave, 2**octave, 3)).astype(np.float32)
        cells = cells.mean(axis=2, keepdims=True) * 0.8 + cells * 0.2
        for channel in range(3):
            layer = Image.fromarray(cells[..., channel]).resize((width, height), Image.Resampling.BICUBIC)
            layers[..., channel] += np.asarray(layer) * 1.7**-octave * 4
    light = np.linspace(-1, 1, height)[:, None] * some.uniform(-50, 50) + np.linspace(
        -1, 1, width
    ) * some.uniform(-50, 50)
    base = np.array(colour(some, 70, 180), dtype=np.float32)
    pixels = base + layers * some.uniform(35, 70) + light[..., None]
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(picture)
    for _ in range(some.randint(2, 9)):
        x, y, w, h = (
            some.uniform(0, width),
            some.uniform(0, height),
            some.uniform(20, 260),
            some.uniform(20, 260),
        )
        shape = some.choice([pen.ellipse, pen.rectangle])
        shape((x - w / 2, y - h / 2, x + w / 2, y + h / 2), fill=colour(some))
    return picture.filter(ImageFilter.GaussianBlur(some.uniform(0.3, 1.2)))


def product(number: int, hue: tuple[int, int, int] | None = None) -> Image.Image:
    """A thing on white: a body of its own outline, with a band, a label and a shadow."""
    some = random.Random(number)
    picture = Image.new("RGB", (480, 600), (255, 255, 255))
    pen = ImageDraw.Draw(picture)
    body = colour(some, 20, 200)
    detail, label = colour(some, 0, 255), colour(some, 120, 255)
    if hue:
        body = hue
    points, half = [], some.uniform(60, 190)
    steps = some.randint(4, 9)
    top, bottom = some.uniform(40, 160), some.uniform(430, 570)
    for step in range(steps + 1):
        half = min(200.0, max(25.0, half + some.uniform(-75, 75)))
        points.append((240 + half, top + (bottom - top) * step / steps))
    outline = points + [(480 - x, y) for x, y in reversed(points)]
    pen.ellipse((90, bottom - 14, 390, bottom + 14), fill=(225, 225, 225))
    pen.polygon(outline, fill=body)
    for _ in range(some.randint(1, 5)):
        y, x = some.uniform(top, bottom - 30), some.uniform(120, 300)
        kind = some.choice(["band", "disc", "bar"])
        if kind == "band":
            pen.rectangle((190, y, 290, y + some.uniform(8, 50)), fill=detail)
        elif kind == "disc":
            radius = some.uniform(8, 45)
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=label)
        else:
            pen.rectangle((x, y, x + some.uniform(6, 20), y + some.uniform(40, 140)), fill=label)
    return picture.filter(ImageFilter.GaussianBlur(1))


def real_pictures(kind: str) -> Iterator[Image.Image]:
    """Real ones where they are at hand: scenes cut into separate tiles, products and drawings whole."""
    if not (SHARED / "pictures.json").is_file():
        return
    for entry in json.loads((SHARED / "pictures.json").read_text())["pictures"]:
        name = entry["file"]
        if not name.startswith(kind):
            continue
        with Image.open(SHARED / name) as opened:
            opened.draft("RGB", (1920, 1920))
            picture = flattened(ImageOps.exif_transpose(opened))
        if kind != "scene":
            picture.thumbnail((SIDE, SIDE))
            yield picture
            continue
        picture.thumbnail((1920, 1920))
        width, height = picture.width // 3, picture.height // 3
        for row in range(3):
            for column in range(3):
                box = (column * width, row * height, (column + 1) * width, (row + 1) * height)
                yield picture.crop(box)


def flattened(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")


# Templates: `look` decides the template, `text` the words in it.


def poster(look: random.Random, text: random.Random) -> Image.Image:
    width, height = look.choice([(452, 640), (480, 640), (640, 452), (512, 640)])
    paper = colour(look)
    ink = (255, 255, 255) if sum(paper) < 380 else (20, 20, 30)
    picture = Image.new("RGB", (width, height), paper)
    pen = ImageDraw.Draw(picture)
    if look.random() < 0.4:
        photo = photograph(look.randrange(10**6)).resize((width, height // 2))
        picture.paste(photo, (0, look.choice([0, height // 2])))
    for _ in range(look.randint(1, 6)):
        x, y, size = look.uniform(0, width), look.uniform(0, height), look.uniform(30, 200)
        look.choice([pen.ellipse, pen.rectangle])((x, y, x + size, y + size), fill=colour(look))
    lines, size, y = look.randint(1, 3), look.uniform(34, 70), look.uniform(0.1, 0.5) * height
    for _ in range(lines):
        pen.text((width * 0.07, y), words(text, 2), fill=ink, font=font(size))
        y += size * 1.2
    for _ in range(look.randint(1, 4)):
        y += 22
        pen.text((width * 0.07, y), words(text, 5), fill=ink, font=font(15))
    return picture


def slide(look: random.Random, text: random.Random) -> Image.Image:
    picture = Image.new("RGB", (640, 360), "white")
    pen = ImageDraw.Draw(picture)
    accent, style = colour(look, 0, 170), look.choice(["bar", "side", "dark", "line"])
    ink = (30, 30, 40)
    if style == "bar":
        pen.rectangle((0, 0, 640, 60), fill=accent)
    elif style == "side":
        pen.rectangle((0, 0, 28, 360), fill=accent)
    elif style == "dark":
        pen.rectangle((0, 0, 640, 360), fill=(24, 28, 50))
        ink = (240, 240, 245)
    else:
        pen.line((40, 66, 600, 66), fill=accent, width=4)
    title = (255, 255, 255) if style == "bar" else ink
    pen.text((44, 14), words(text, 3), fill=title, font=font(34))
    for line in range(look.randint(3, 6)):
        y = 90 + line * 40
        pen.ellipse((46, y + 8, 54, y + 16), fill=accent)
        pen.text((66, y), words(text, text.randint(3, 6)), fill=ink, font=font(20))
    pen.rectangle((590, 330, 625, 345), fill=accent)
    return picture


def invoice(look: random.Random, text: random.Random) -> Image.Image:
    picture = Image.new("RGB", (452, 640), "white")
    pen = ImageDraw.Draw(picture)
    accent = colour(look, 0, 160)
    pen.rectangle((30, 30, 30 + look.randint(60, 180), 70), fill=accent)
    pen.text((280, 40), "Invoice", fill=accent, font=font(28))
    for line in range(4):
        pen.text((30, 100 + 16 * line), words(text, 3), fill="black", font=font(12))
    pen.text((280, 100), f"No. {text.randint(10000, 99999)}", fill="black", font=font(12))
    pen.line((30, 190, 422, 190), fill=accent, width=3)
    for row in range(look.randint(5, 12)):
        y = 204 + 26 * row
        pen.text((34, y), words(text, 3), fill="black", font=font(13))
        pen.text((350, y), f"{text.uniform(5, 9999):.2f}", fill="black", font=font(13))
        pen.line((30, y + 20, 422, y + 20), fill=(200, 200, 200))
    pen.text((330, 580), f"{text.uniform(100, 99999):.2f}", fill="black", font=font(18))
    return picture


def chart(look: random.Random, text: random.Random) -> Image.Image:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    accent, bars = colour(look, 0, 190), look.randint(5, 12)
    pen.text((40, 14), words(look, 3), fill="black", font=font(26))
    for line in range(6):
        pen.line((50, 70 + 54 * line, 610, 70 + 54 * line), fill=(210, 210, 210))
    for bar in range(bars):
        x, width = 60 + bar * 550 / bars, 550 / bars * 0.7
        pen.rectangle((x, 340 - text.uniform(20, 260), x + width, 340), fill=accent)
        pen.text((x, 350), words(look, 1)[:5], fill="black", font=font(12))
    return picture


def photo_poster(look: random.Random, text: random.Random) -> Image.Image:
    """Words on a photograph that fills the page: the hardest to tell from a copy with a watermark."""
    picture = photograph(look.randrange(10**6))
    pen = ImageDraw.Draw(picture)
    size, y = look.uniform(0.07, 0.12) * picture.width, look.uniform(0.05, 0.6) * picture.height
    for _ in range(look.randint(1, 3)):
        pen.text((picture.width * 0.06, y), words(text, 2), fill="white", font=font(size))
        y += size * 1.2
    return picture


def receipt(look: random.Random, text: random.Random) -> Image.Image:
    """An invoice of which only one sum is another."""
    picture = invoice(look, look)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((320, 570, 440, 610), fill="white")
    pen.text((330, 580), f"{text.uniform(100, 99999):.2f}", fill="black", font=font(18))
    return picture


TEMPLATES: dict[str, Draw] = {
    "poster": poster,
    "photo poster": photo_poster,
    "slide": slide,
    "invoice": invoice,
    "one sum": receipt,
    "chart": chart,
}


def version(kind: str, look: int, text: int) -> Image.Image:
    return TEMPLATES[kind](random.Random(look), random.Random(text))


# Changes: what becomes of a picture on its way through mail, phones and presentations.


def encoded(picture: Image.Image, kind: str, **options: int) -> Image.Image:
    held = io.BytesIO()
    picture.save(held, kind, **options)
    return Image.open(held).convert("RGB")


def resized(picture: Image.Image, scale: float) -> Image.Image:
    return picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))


def cropped(picture: Image.Image, some: random.Random, share: float) -> Image.Image:
    """With `share` of the width and of the height gone, from anywhere."""
    wide, high = picture.width * share, picture.height * share
    left, top = some.uniform(0, wide), some.uniform(0, high)
    box = (left, top, left + picture.width - wide, top + picture.height - high)
    return picture.crop(tuple(map(round, box)))


def framed(picture: Image.Image, some: random.Random) -> Image.Image:
    width = round(max(picture.size) * some.uniform(0.02, 0.08))
    return ImageOps.expand(picture, width, some.choice(["white", "black", (200, 30, 40)]))


def letterboxed(picture: Image.Image, _: random.Random) -> Image.Image:
    wide = picture.width > picture.height
    size = (
        (picture.width, round(picture.width * 0.9)) if wide else (round(picture.height * 1.1), picture.height)
    )
    return ImageOps.pad(picture, size, color="black")


def with_logo(picture: Image.Image, some: random.Random) -> Image.Image:
    copy = picture.copy()
    side = round(min(copy.size) * some.uniform(0.1, 0.16))
    x = some.choice([8, copy.width - side - 8])
    y = some.choice([8, copy.height - side - 8])
    pen = ImageDraw.Draw(copy)
    pen.ellipse((x, y, x + side, y + side), fill=colour(some))
    pen.text((x + side * 0.3, y + side * 0.2), "S", fill="white", font=font(side * 0.6))
    return copy


def watermarked(picture: Image.Image, some: random.Random) -> Image.Image:
    over = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    size = picture.width / 9
    text = words(some, 2)
    ink = (255, 255, 255, 90) if some.random() < 0.5 else (90, 90, 90, 90)
    ImageDraw.Draw(over).text((picture.width * 0.08, picture.height * 0.45), text, fill=ink, font=font(size))
    return Image.alpha_composite(picture.convert("RGBA"), over).convert("RGB")


def hue_turned(picture: Image.Image, some: random.Random) -> Image.Image:
    """A colourway: the same thing in other colours of the same lightness."""
    lightness, *chroma = picture.convert("YCbCr").split()
    angle = np.deg2rad(some.uniform(70, 290))
    blue, red = (np.asarray(each, dtype=np.float32) - 128 for each in chroma)
    turned = blue * np.cos(angle) - red * np.sin(angle), blue * np.sin(angle) + red * np.cos(angle)
    bands = [Image.fromarray(np.clip(each + 128, 0, 255).astype(np.uint8)) for each in turned]
    return Image.merge("YCbCr", [lightness, *bands]).convert("RGB")


EXACT: dict[str, Change] = {
    "jpeg 90": lambda picture, _: encoded(picture, "JPEG", quality=90),
    "jpeg 60": lambda picture, _: encoded(picture, "JPEG", quality=60),
    "webp": lambda picture, _: encoded(picture, "WEBP", quality=75),
    "png": lambda picture, _: encoded(picture, "PNG"),
    "resize": lambda picture, some: resized(picture, some.uniform(0.35, 1.6)),
}
MILD: dict[str, Change] = {
    "jpeg 30": lambda picture, _: encoded(picture, "JPEG", quality=30),
    "brightness": lambda picture, some: ImageEnhance.Brightness(picture).enhance(some.choice([0.75, 1.25])),
    "contrast": lambda picture, some: ImageEnhance.Contrast(picture).enhance(some.choice([0.7, 1.35])),
    "gamma": lambda picture, some: _gamma(picture, some.choice([0.7, 1.4])),
    "saturation": lambda picture, some: ImageEnhance.Color(picture).enhance(some.choice([0.5, 1.5])),
    "sharpen": lambda picture, _: picture.filter(ImageFilter.UnsharpMask(2, 120)),
    "blur": lambda picture, some: picture.filter(ImageFilter.GaussianBlur(some.uniform(1, 2))),
    "grey": lambda picture, _: picture.convert("L").convert("RGB"),
    "crop 2 %": lambda picture, some: cropped(picture, some, 0.02),
    "crop 5 %": lambda picture, some: cropped(picture, some, 0.05),
    "frame": framed,
    "letterbox": letterboxed,
    "logo": with_logo,
    "watermark": watermarked,
}
STRONG: dict[str, Change] = {
    "crop 10 %": lambda picture, some: cropped(picture, some, 0.10),
    "crop 15 %": lambda picture, some: cropped(picture, some, 0.15),
    "crop 20 %": lambda picture, some: cropped(picture, some, 0.20),
}


def _gamma(picture: Image.Image, power: float) -> Image.Image:
    return picture.point([round(255 * (level / 255) ** power) for level in range(256)] * 3)


def rendition(picture: Image.Image) -> bytes:
    """The smallest rendition of a picture: 236 px wide, or as wide as it is."""
    if picture.width > 236:
        picture = picture.resize((236, max(1, round(picture.height * 236 / picture.width))))
    held = io.BytesIO()
    picture.save(held, "WEBP", quality=78)
    return held.getvalue()
