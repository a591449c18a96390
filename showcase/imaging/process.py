"""Everything that is made of a file, from one decode."""

import warnings
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from showcase.imaging.animations import animation
from showcase.imaging.colour import on_white
from showcase.imaging.errors import Reason, Unshowable
from showcase.imaging.fingerprints import fingerprint_of
from showcase.imaging.limits import DEFAULT, Limits
from showcase.imaging.opening import decoded, opened, upright
from showcase.imaging.palettes import palette_of
from showcase.imaging.placeholders import placeholder_of
from showcase.imaging.renditions import cascade, ladder, write
from showcase.imaging.results import Processed, RenditionFile

_FINGERPRINT_SIDE = 384  # px, the least of the longer side


def process(path: Path, folder: Path, *, limits: Limits = DEFAULT, hands: int = 1) -> Processed:
    """Read a picture once, write its renditions into a folder, and say all that is known of it.

    hands: how many threads may work on it.
    Raises Unshowable; what has been written until then stays in the folder.
    """
    with warnings.catch_warnings(
        action="ignore"
    ):  # decoders warn of what is refused here, or does not matter
        try:
            return _processed(path, folder, limits, hands)
        except MemoryError:
            raise Unshowable(Reason.TOO_MUCH_MEMORY, limit=limits.memory) from None


def _processed(path: Path, folder: Path, limits: Limits, hands: int) -> Processed:
    with opened(path, limits) as file:
        sizes = ladder(file.size)
        lying = decoded(file, sizes[0])
        animated = [animation(file, folder, limits)] if file.frames > 1 else []
    largest = upright(file, lying)
    with ThreadPoolExecutor(hands) as helpers:
        begin = helpers.submit if hands > 1 else _done
        smaller, stills = [], []
        for picture in cascade(largest, sizes):
            smaller.append(picture)
            stills.append(begin(write, picture, folder))
        looked_at = next((one for one in reversed(smaller) if max(one.size) >= _FINGERPRINT_SIDE), largest)
        return Processed(
            format=file.format,
            width=file.size[0],
            height=file.size[1],
            frames=file.frames,
            has_alpha=largest.mode == "RGBA",
            placeholder=placeholder_of(smaller[-1]),
            palette=palette_of(on_white(smaller[-1])),
            fingerprint=fingerprint_of(on_white(looked_at)),
            renditions=(*(still.result() for still in reversed(stills)), *animated),
        )


def _done(
    write_one: Callable[[Image.Image, Path], RenditionFile], picture: Image.Image, folder: Path
) -> Future[RenditionFile]:
    """What `submit` does, at once and in this thread."""
    done: Future[RenditionFile] = Future()
    done.set_result(write_one(picture, folder))
    return done
