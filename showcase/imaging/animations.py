"""A short, small animation of a long, large one."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from showcase.imaging.errors import decoding
from showcase.imaging.limits import Limits
from showcase.imaging.opening import Opened, check_size, resized, turned, upright
from showcase.imaging.renditions import WIDTHS
from showcase.imaging.results import RenditionFile

_MOST_FRAMES = 72
_MOST_MILLISECONDS = 15_000
_MOST_PIXELS = 472 * 840  # of a frame
_QUALITY = 70
_METHOD = 0  # a frame is seen for a moment; the time matters more
_USUAL_MILLISECONDS = 100  # what browsers make of frames that say nothing, or next to nothing
_LEAST_MILLISECONDS = 20


def animation(file: Opened, folder: Path, limits: Limits) -> RenditionFile:
    """The animation of a file with several frames, in one width, with fewer frames where there are many.

    What comes after 15 seconds is left out, but decoded too: a truncated file raises Unshowable.
    """
    size = _size_of(file)
    frames: list[Image.Image] = []
    durations: list[int] = []
    for number, duration in _shown(file, limits):
        if sum(durations) >= _MOST_MILLISECONDS:
            continue
        if number % -(-file.frames // _MOST_FRAMES) and frames:
            durations[-1] += duration
            continue
        frames.append(upright(file, resized(file.image, turned(size, file.orientation))))
        durations.append(duration)
    path = folder / f"{size[0]}-animated.webp"
    frames[0].save(
        path,
        "WEBP",
        save_all=True,
        append_images=frames[1:],
        duration=durations,
        loop=0,
        quality=_QUALITY,
        method=_METHOD,
    )
    return RenditionFile(*size, "webp", path, path.stat().st_size, animated=True)


def _shown(file: Opened, limits: Limits) -> Iterator[tuple[int, int]]:
    """Decodes frame after frame: its number and how long it is seen, in milliseconds."""
    for number in range(file.frames):
        with decoding():
            file.image.seek(number)
            check_size(file.image, file.format, limits)  # a frame of a GIF can enlarge the canvas
            file.image.load()
            said = float(file.image.info.get("duration") or 0)
        yield number, int(said) if said >= _LEAST_MILLISECONDS else _USUAL_MILLISECONDS


def _size_of(file: Opened) -> tuple[int, int]:
    width, height = file.size
    narrow = min(WIDTHS[1], width, int((_MOST_PIXELS * width / height) ** 0.5))
    narrow = max(narrow, 1)
    return narrow, max(1, min(round(height * narrow / width), _MOST_PIXELS // narrow))
