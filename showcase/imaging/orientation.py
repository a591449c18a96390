"""Which way up a camera held a picture, also where its EXIF is broken."""

import struct

from PIL import ExifTags, Image

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture of this orientation upright."""

_ENTRY = 12  # bytes of an entry in an EXIF directory
_SHORT = 3


def orientation_of(image: Image.Image) -> int:
    """1 to 8, as EXIF counts; 1 where nothing sensible is said."""
    try:
        found = image.getexif().get(ExifTags.Base.Orientation)
    except Exception:  # whatever it stumbled over may come after what we want to know
        found = _first_entry(image.info.get("exif", b""))
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _first_entry(exif: bytes) -> int | None:
    """The orientation in the first directory, read without a look at anything else."""
    start = exif.find(b"II*\0") if b"II*\0" in exif else exif.find(b"MM\0*")
    if start < 0:
        return None
    block, order = exif[start:], "<" if exif[start : start + 1] == b"I" else ">"
    try:
        (directory,) = struct.unpack_from(f"{order}I", block, 4)
        (entries,) = struct.unpack_from(f"{order}H", block, directory)
        for number in range(entries):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", block, directory + 2 + number * _ENTRY)
            if tag == ExifTags.Base.Orientation and kind == _SHORT:
                return int(value)
    except struct.error:
        return None
    return None
