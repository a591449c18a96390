"""Any picture's colours as sRGB, without clipping, guessing or crashing."""

from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

_SPACES = {"L": "GRAY", "RGB": "RGB ", "CMYK": "CMYK", "LAB": "Lab "}  # mode: what its profile must be of
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_WHITE = (255, 255, 255)


def plain(picture: Image.Image, *, levels: tuple[float, float] | None = None) -> Image.Image:
    """The same picture as L, LA, RGB, RGBA, CMYK or LAB with 8 bits, so that it can be resampled.

    levels: the values that become black and white, for pictures with more than 8 bits.
    """
    if levels:
        return _scaled(picture, *levels)
    if picture.mode in ("RGBA", "LA", "CMYK", "LAB"):
        return picture
    if picture.mode in ("La", "RGBa"):
        return picture.convert("LA" if picture.mode == "La" else "RGBA")
    see_through = picture.has_transparency_data
    if picture.mode in ("1", "L"):
        return picture.convert("LA" if see_through else "L")
    return picture.convert("RGBA" if see_through else "RGB")


def levels_of(picture: Image.Image) -> tuple[float, float] | None:
    """The values for black and white of a picture with more than 8 bits; None for all others."""
    if picture.mode.startswith("I;16"):
        return 0, 65535
    if picture.mode not in ("I", "F"):
        return None
    values = np.asarray(picture)
    known = values[np.isfinite(values)]
    if not known.size:
        return 0, 1
    darkest, lightest = float(known.min()), float(known.max())
    usual = 1 if picture.mode == "F" else 65535
    if darkest >= 0 and lightest <= usual:
        return 0, usual
    return darkest, lightest


def as_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A plain picture as RGB or RGBA in sRGB.

    profile: the ICC profile that came with it. One that is broken, or of another kind of colours than the
        picture has, is passed over, as browsers do.
    """
    alpha = picture.getchannel("A") if picture.mode in ("LA", "RGBA") else None
    colours = picture.convert(picture.mode[:-1]) if alpha else picture
    converted = _by_profile(colours, profile) or _without_profile(colours)
    if alpha and alpha.getextrema() != (255, 255):
        converted.putalpha(alpha)
    return converted


def on_white(picture: Image.Image) -> Image.Image:
    """An RGB or RGBA picture as somebody sees it on white paper."""
    if picture.mode == "RGB":
        return picture
    paper = Image.new("RGB", picture.size, _WHITE)
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _scaled(picture: Image.Image, black: float, white: float) -> Image.Image:
    values = np.nan_to_num(np.asarray(picture).astype(np.float32), nan=black, posinf=white, neginf=black)
    scaled = (values - black) * (255 / max(white - black, 1e-6))
    return Image.fromarray(np.clip(scaled + 0.5, 0, 255).astype(np.uint8))


def _by_profile(picture: Image.Image, profile: bytes | None) -> Image.Image | None:
    if not profile:
        return None
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        if given.profile.xcolor_space != _SPACES.get(picture.mode):
            return None
        return ImageCms.profileToProfile(
            picture, given, _SRGB, renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _without_profile(picture: Image.Image) -> Image.Image:
    if picture.mode == "LAB":
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        return ImageCms.profileToProfile(picture, lab, _SRGB, outputMode="RGB") or picture.convert("L")
    return picture.convert("RGB")
