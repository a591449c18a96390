"""How large a picture may be. Looked at before decoding; a child process has the last word."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MEGABYTE = 1024 * 1024
MEGAPIXEL = 1_000_000

# What a decoder takes for a pixel, measured: JPEG 1.1 bytes (7 when progressive), PNG and BMP 4.1, TIFF 6.3,
# HEIF 7.5, AVIF 9.5, WebP 16.4. Each of these pixel limits keeps a decode under 300 MB.
_PIXELS = {
    "jpeg": 100 * MEGAPIXEL,
    "png": 64 * MEGAPIXEL,
    "bmp": 64 * MEGAPIXEL,
    "tiff": 42 * MEGAPIXEL,
    "heif": 36 * MEGAPIXEL,
    "avif": 28 * MEGAPIXEL,
    "webp": 17 * MEGAPIXEL,
    "gif": 16 * MEGAPIXEL,
}
_BYTES = {"tiff": 200 * MEGABYTE, "bmp": 200 * MEGABYTE}


@dataclass(frozen=True)
class Limits:
    """What a file may be and what reading it may cost.

    bytes_of, pixels_of: by the name of the format; `bytes` and `pixels` for those that are not in there.
    progressive_pixels: of a JPEG that is kept whole in memory until its last scan has been read.
    side: px, width or height.
    frame_pixels: frames × pixels of an animation, all of which are decoded.
    cpu_seconds, wall_seconds: for one file in a child process.
    memory: bytes of its own that a child process may use, beside about 40 MB that it shares with the others.
    """

    bytes: int = 100 * MEGABYTE
    bytes_of: Mapping[str, int] = field(default_factory=lambda: dict(_BYTES))
    pixels: int = 100 * MEGAPIXEL
    pixels_of: Mapping[str, int] = field(default_factory=lambda: dict(_PIXELS))
    progressive_pixels: int = 40 * MEGAPIXEL
    side: int = 30_000
    frames: int = 600
    frame_pixels: int = 300 * MEGAPIXEL
    cpu_seconds: int = 15
    wall_seconds: float = 20
    memory: int = 350 * MEGABYTE

    def most_bytes(self, kind: str) -> int:
        return self.bytes_of.get(kind, self.bytes)

    def most_pixels(self, kind: str) -> int:
        return self.pixels_of.get(kind, self.pixels)


DEFAULT = Limits()
