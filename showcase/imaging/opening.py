"""From a file to an upright picture in sRGB, decoded once and no larger than needed."""

import math
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pillow_heif
from PIL import Image

from showcase.imaging.colour import as_srgb, levels_of, plain
from showcase.imaging.errors import Reason, Unshowable, decoding
from showcase.imaging.formats import HEAD_BYTES, JPEG, TIFF, WEBP, Format, identify
from showcase.imaging.limits import Limits
from showcase.imaging.orientation import TURNS, orientation_of

Size = tuple[int, int]

_BAND_PIXELS = 2_000_000  # converted at a time, so that a large picture is in memory once and not twice
_BICUBIC_REACH = 2  # px on either side, times the scale

pillow_heif.register_heif_opener(thumbnails=False)
pillow_heif.options.DECODE_THREADS = 1


@dataclass(frozen=True)
class Opened:
    """A picture file whose header has been read and found within the limits.

    image: not decoded yet, unless it had to be for its orientation.
    size: px, upright.
    orientation: as EXIF counts, 1 to 8.
    """

    image: Image.Image
    format: Format
    size: Size
    orientation: int
    frames: int


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Opened]:
    """A picture file, its limits checked before anything large is decoded.

    Raises Unshowable when it is no picture, or one beyond the limits.
    """
    with path.open("rb") as stream:
        kind = _identified(stream, path.stat().st_size, limits)
        with decoding():
            image = Image.open(stream, formats=kind.pillow)
        with closing(image):  # which, unlike `with image`, gives its memory back
            check_size(image, kind, limits)
            frames = _frames(image, kind, limits)
            with decoding():
                if kind is not JPEG:  # alone in decoding smaller, it waits until we know how small
                    image.load()
                check_size(image, kind, limits)
                # Pillow turns a TIFF upright as it loads it.
                orientation = 1 if kind is TIFF else orientation_of(image)
            yield Opened(image, kind, turned(image.size, orientation), orientation, frames)


def decoded(file: Opened, size: Size) -> Image.Image:
    """The first picture of a file, plain, in this (upright) size, still lying as it was taken.

    The file's whole data is read, so that a truncated one raises Unshowable.
    """
    with decoding():
        if file.format is JPEG:
            file.image.draft(file.image.mode, turned(size, file.orientation))
        file.image.load()
    return resized(file.image, turned(size, file.orientation))


def upright(file: Opened, picture: Image.Image) -> Image.Image:
    """A plain picture from this file, RGB or RGBA in sRGB, as it is meant to be seen. Without metadata."""
    if file.orientation in TURNS:
        picture = picture.transpose(TURNS[file.orientation])
    picture = as_srgb(picture, file.image.info.get("icc_profile"))
    picture.info = {}
    return picture


def resized(image: Image.Image, size: Size) -> Image.Image:
    """A loaded image as a plain picture of this size, made band by band.

    Premultiplying, palettes and 16 bits would otherwise take the memory of a second whole picture.
    """
    levels = levels_of(image)
    if image.size == size:
        same = plain(image, levels=levels)
        return image.copy() if same is image else same  # the image itself is closed soon
    width, height = size
    scale = image.height / height
    rows = max(1, int(_BAND_PIXELS / (image.width * scale)))
    if rows >= height:
        return plain(image, levels=levels).resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    margin = math.ceil(_BICUBIC_REACH * max(scale, 1)) + 1
    whole: Image.Image | None = None
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        first = max(0, math.floor(top * scale) - margin)
        last = min(image.height, math.ceil(bottom * scale) + margin)
        band = plain(image.crop((0, first, image.width, last)), levels=levels)
        box = (0, top * scale - first, image.width, min(bottom * scale - first, band.height))
        whole = whole or Image.new(band.mode, size)
        whole.paste(band.resize((width, bottom - top), Image.Resampling.BICUBIC, box=box), (0, top))
    assert whole
    return whole


def turned(size: Size, orientation: int) -> Size:
    """A size after, or before, its orientation has been applied."""
    return (size[1], size[0]) if orientation >= 5 else size


def check_size(image: Image.Image, kind: Format, limits: Limits) -> None:
    """Raises Unshowable for more pixels, or a longer side, than the limits allow."""
    most = limits.most_pixels(kind.name)
    if image.info.get("progressive"):
        most = min(most, limits.progressive_pixels)
    _check(image.size, most, limits.side)


def _check(size: Size, most_pixels: int, longest: int) -> None:
    if size[0] * size[1] > most_pixels:
        raise Unshowable(Reason.TOO_MANY_PIXELS, limit=most_pixels, seen=size[0] * size[1])
    if max(size) > longest:
        raise Unshowable(Reason.TOO_LONG_A_SIDE, limit=longest, seen=max(size))
    if min(size) < 1:
        raise Unshowable(Reason.UNREADABLE)


def _identified(stream: BinaryIO, size: int, limits: Limits) -> Format:
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    if not head:
        raise Unshowable(Reason.EMPTY)
    kind = identify(head)
    if not kind:
        raise Unshowable(Reason.NOT_A_KIND)
    if size > limits.most_bytes(kind.name):
        raise Unshowable(Reason.TOO_MANY_BYTES, limit=limits.most_bytes(kind.name), seen=size)
    if kind is WEBP:  # its decoder takes the memory for the picture while it is opened
        _check(_webp_size(head), limits.most_pixels(kind.name), limits.side)
    return kind


def _webp_size(head: bytes) -> Size:
    """Width and height as a WebP's first chunk says them."""
    chunk, data = head[12:16], head[20:30].ljust(10, b"\0")
    if chunk == b"VP8X":
        return 1 + int.from_bytes(data[4:7], "little"), 1 + int.from_bytes(data[7:10], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return int.from_bytes(data[6:8], "little") & 0x3FFF, int.from_bytes(data[8:10], "little") & 0x3FFF


def _frames(image: Image.Image, kind: Format, limits: Limits) -> int:
    if not kind.animates:
        return 1
    with decoding():
        frames = int(getattr(image, "n_frames", 1))
    most = min(limits.frames, limits.frame_pixels // (image.width * image.height))
    if frames > max(most, 1):
        raise Unshowable(Reason.TOO_MANY_FRAMES, limit=most, seen=frames)
    return frames
