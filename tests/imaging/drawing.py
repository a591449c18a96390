"""Pictures drawn for tests: small, exact, and one of every kind."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import numpy as np
import pillow_heif
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)

Colour = tuple[int, int, int]


def scene(width: int = 320, height: int = 200) -> Image.Image:
    """Red top left, green top right, blue bottom left, white bottom right: one sees how it lies."""
    picture = Image.new("RGB", (width, height), WHITE)
    draw = ImageDraw.Draw(picture)
    middle, centre = width // 2, height // 2
    draw.rectangle((0, 0, middle - 1, centre - 1), RED)
    draw.rectangle((middle, 0, width, centre - 1), GREEN)
    draw.rectangle((0, centre, middle - 1, height), BLUE)
    return picture


def corners(picture: Image.Image) -> list[Colour]:
    """The colours at the quarters' middles: top left, top right, bottom left, bottom right."""
    rgb = picture.convert("RGB")
    places = [(x * rgb.width // 4, y * rgb.height // 4) for y in (1, 3) for x in (1, 3)]
    return [rgb.getpixel(place) for place in places]  # type: ignore[misc]


def close(one: Colour, other: Colour, within: int = 24) -> bool:
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def photograph(width: int = 320, height: int = 200, seed: int = 1) -> Image.Image:
    """Soft shapes with a little noise, so that encoders have something to do."""
    numbers = np.random.default_rng(seed)
    coarse = Image.fromarray(numbers.integers(0, 255, (6, 8, 3), dtype=np.uint8))
    soft = np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC)).astype(np.int16)
    grain = numbers.integers(-9, 10, (height, width, 1), dtype=np.int16)
    return Image.fromarray(np.clip(soft + grain, 0, 255).astype(np.uint8))


def as_bytes(picture: Image.Image, kind: str, **options: Any) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def moving(kind: str = "GIF", frames: int = 6, size: tuple[int, int] = (64, 48), **options: Any) -> bytes:
    pictures = [photograph(*size, seed=number) for number in range(frames)]
    return as_bytes(
        pictures[0], kind, save_all=True, append_images=pictures[1:], **{"duration": 80, "loop": 0, **options}
    )


KINDS: dict[str, Callable[[Image.Image], bytes]] = {
    "jpeg": lambda picture: as_bytes(picture, "JPEG", quality=90),
    "png": lambda picture: as_bytes(picture, "PNG"),
    "gif": lambda picture: as_bytes(picture, "GIF"),
    "webp": lambda picture: as_bytes(picture, "WEBP", quality=90),
    "avif": lambda picture: as_bytes(picture, "AVIF", quality=90, speed=10),
    "heif": lambda picture: as_bytes(picture, "HEIF", quality=90),
    "tiff": lambda picture: as_bytes(picture, "TIFF", compression="tiff_lzw"),
    "bmp": lambda picture: as_bytes(picture, "BMP"),
}
"""By the name of the format: how such a file is made."""
