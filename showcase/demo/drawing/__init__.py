"""Draws the sample organisation's work: a kind of work is a file, and each of its motifs a function."""

import io

from PIL import Image, ImageEnhance

from . import (
    charts,
    illustrations,
    motion,
    packaging,
    patterns,
    plans,
    posters,
    prints,
    scenes,
    screens,
    slides,
    social,
    uniforms,
    vehicles,
    windows,
)
from .palettes import PALETTES
from .sheet import Sheet
from .spec import SHAPES, Drawing

__all__ = ["KINDS", "SHAPES", "Drawing", "draw"]

KINDS = {
    "poster": posters.MOTIFS,
    "scene": scenes.MOTIFS,
    "packaging": packaging.MOTIFS,
    "social": social.MOTIFS,
    "window": windows.MOTIFS,
    "slide": slides.MOTIFS,
    "chart": charts.MOTIFS,
    "uniform": uniforms.MOTIFS,
    "plan": plans.MOTIFS,
    "pattern": patterns.MOTIFS,
    "screen": screens.MOTIFS,
    "vehicle": vehicles.MOTIFS,
    "print": prints.MOTIFS,
    "illustration": illustrations.MOTIFS,
}
GRAINED = {"scene": 5, "poster": 2}  # kinds on film or paper, and how much of it is seen
JPEG_QUALITY = 84


def draw(drawing: Drawing) -> bytes:
    """An encoded picture; the same bytes for the same drawing on one installation."""
    if drawing.kind == "motion":
        return _film(drawing)
    picture = painted(drawing)
    if drawing.copied:
        picture = _handed_on(picture, drawing.copied)
    return _encoded(picture, drawing)


def painted(drawing: Drawing) -> Image.Image:
    sheet = Sheet(*drawing.size, PALETTES[drawing.palette].ground, drawing.seed)
    KINDS[drawing.kind][drawing.motif](sheet, drawing, PALETTES[drawing.palette])
    return sheet.finished(GRAINED.get(drawing.kind, 0))


def _film(drawing: Drawing) -> bytes:
    first, *rest = motion.frames(drawing, PALETTES[drawing.palette])
    target = io.BytesIO()
    first.save(target, "GIF", save_all=True, append_images=rest, duration=motion.PACE, loop=0)
    return target.getvalue()


def _handed_on(picture: Image.Image, how: str) -> Image.Image:
    width, height = picture.size
    if how == "smaller":
        return picture.resize((round(width * 0.62), round(height * 0.62)), Image.Resampling.LANCZOS)
    if how == "cropped":
        return picture.crop(
            (round(width * 0.02), round(height * 0.015), round(width * 0.985), round(height * 0.98))
        )
    if how == "brighter":
        return ImageEnhance.Brightness(picture).enhance(1.1)
    return picture


def _encoded(picture: Image.Image, drawing: Drawing) -> bytes:
    target = io.BytesIO()
    if drawing.format == "jpeg":
        picture.save(target, "JPEG", quality=62 if drawing.copied else JPEG_QUALITY)
    elif drawing.format == "png":
        picture.save(target, "PNG", compress_level=3)
    else:
        picture.save(target, "WEBP", quality=82, method=0)
    return target.getvalue()
