"""The kinds of pictures that are shown, told by their first bytes and never by their names."""

from dataclasses import dataclass

HEAD_BYTES = 64
"""How much of a file `identify` wants to see. More does no harm."""


@dataclass(frozen=True)
class Format:
    """A kind of picture file.

    pillow: the names of the decoders that may look at such a file, and no other.
    suffix: with its dot.
    animates: further pictures in such a file are frames, not pages.
    """

    name: str
    pillow: tuple[str, ...]
    media_type: str
    suffix: str
    animates: bool = False


JPEG = Format("jpeg", ("JPEG",), "image/jpeg", ".jpg")
PNG = Format("png", ("PNG",), "image/png", ".png", animates=True)
GIF = Format("gif", ("GIF",), "image/gif", ".gif", animates=True)
WEBP = Format("webp", ("WEBP",), "image/webp", ".webp", animates=True)
AVIF = Format("avif", ("AVIF",), "image/avif", ".avif", animates=True)
HEIF = Format("heif", ("HEIF",), "image/heic", ".heic")
TIFF = Format("tiff", ("TIFF",), "image/tiff", ".tif")
BMP = Format("bmp", ("BMP",), "image/bmp", ".bmp")

FORMATS = (JPEG, PNG, GIF, WEBP, AVIF, HEIF, TIFF, BMP)

_BMP_HEADERS = {12, 40, 52, 56, 64, 108, 124}  # bytes: the header sizes there ever were
_AVIF_BRANDS = {b"avif", b"avis"}
_HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs"}


def identify(head: bytes) -> Format | None:
    """The kind of a file by its first bytes; None when it is none that we show."""
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return None if head[8:10] == b"CR" else TIFF  # CR: Canon's raw files look like TIFF otherwise
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return BMP
    if head[4:8] == b"ftyp":
        return _by_brands(head)
    return None


def _by_brands(head: bytes) -> Format | None:
    """AVIF and HEIF are both boxes; the brands in the first one say which."""
    box = head[: int.from_bytes(head[:4], "big")]
    major, *compatible = (box[start : start + 4] for start in (8, *range(16, len(box) - 3, 4)))
    for brand in (major, *compatible):
        if brand in _AVIF_BRANDS:
            return AVIF
        if brand in _HEIF_BRANDS:
            return HEIF
    return None
