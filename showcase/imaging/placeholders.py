"""What is seen of a picture until it has come: an address that holds a tiny picture itself."""

from base64 import b64encode
from io import BytesIO

from PIL import Image

MOST_CHARACTERS = 299

NOTHING = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
"""One transparent pixel, for a picture that one can see through: anything else would show behind it."""

_SIDE = 16  # px
_SMALLER = ((_SIDE, 40), (_SIDE, 10), (12, 10), (8, 10), (4, 0))  # px, quality; until it fits


def placeholder_of(picture: Image.Image) -> str:
    """A data address for `<img src>`, under 300 characters, of an upright RGB or RGBA picture."""
    if picture.mode == "RGBA":
        return NOTHING
    for side, quality in _SMALLER:
        address = _address(picture, side, quality)
        if len(address) <= MOST_CHARACTERS:
            return address
    return NOTHING


def _address(picture: Image.Image, side: int, quality: int) -> str:
    scale = side / max(picture.size)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    tiny = BytesIO()
    picture.resize(size, Image.Resampling.BOX).save(tiny, "WEBP", quality=quality, method=4)
    return f"data:image/webp;base64,{b64encode(tiny.getvalue()).decode()}"
