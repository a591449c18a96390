"""Typefaces, and how wide a line set in one is."""

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent.parent / "fonts"
MEASURED_AT = 100  # px


def face_for(text: str, wanted: str) -> str:
    """The wanted face, or the one that has the script of these words."""
    if any("\u0600" <= sign <= "\u06ff" for sign in text):
        return "arabic"
    if any("\u3000" <= sign <= "\u9fff" for sign in text):
        return "japanese"
    return wanted


@lru_cache(maxsize=400)
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """size: px of the supersampled sheet."""
    return ImageFont.truetype(FONTS / f"{name}.ttf", size)


@lru_cache(maxsize=4000)
def breadth(text: str, name: str) -> float:
    """Width of a line as a multiple of its size."""
    return face(face_for(text, name), MEASURED_AT).getlength(text) / MEASURED_AT


def size_to_fill(text: str, name: str, width: float) -> float:
    """The size at which a line is as wide as that."""
    return width / max(breadth(text, name), 0.01)


def wrapped(text: str, name: str, size: float, width: float) -> list[str]:
    """Lines no wider than that; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and breadth(longer, name) * size <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def block(text: str, name: str, width: float, height: float, leading: float = 1.0) -> tuple[list[str], float]:
    """The lines and the largest size at which a text fills a box."""
    best: tuple[list[str], float] = ([text], size_to_fill(text, name, width))
    best = (best[0], min(best[1], height / leading))
    for count in range(2, len(text.split()) + 1):
        size = height / leading / count
        lines = wrapped(text, name, size, width)
        size = min(size, *(size_to_fill(line, name, width) for line in lines))
        if len(lines) <= count and size > best[1]:
            best = (lines, size)
    return best
