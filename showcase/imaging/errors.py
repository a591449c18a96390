"""What is said of a file that cannot be shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from PIL import Image


class Reason(StrEnum):
    """Why a file cannot be shown. An action turns it, with the numbers, into a sentence."""

    NOT_A_KIND = "not a kind that we show"
    EMPTY = "empty"
    TOO_MANY_BYTES = "too many bytes"
    TOO_MANY_PIXELS = "too many pixels"
    TOO_LONG_A_SIDE = "too long a side"
    TOO_MANY_FRAMES = "too many frames"
    UNREADABLE = "cannot be read"
    TOO_SLOW = "takes too long to read"
    TOO_MUCH_MEMORY = "takes too much memory to read"
    CRASHED = "ended the process that read it"


class Unshowable(Exception):
    """A file that cannot be shown, and the limit that it broke.

    limit, seen: what is allowed and what the file has, in the unit of the reason (bytes, pixels, px of the
        longer side, frames, seconds); None where there is no such number.
    """

    def __init__(self, reason: Reason, *, limit: float | None = None, seen: float | None = None) -> None:
        super().__init__(reason, limit, seen)
        self.reason, self.limit, self.seen = reason, limit, seen

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.reason, self.limit, self.seen)

    def __str__(self) -> str:
        if self.limit is None:
            return str(self.reason)
        numbers = f"at most {self.limit:g}" if self.seen is None else f"{self.seen:g}, at most {self.limit:g}"
        return f"{self.reason} ({numbers})"


@contextmanager
def decoding() -> Iterator[None]:
    """Around every call into a decoder. Hostile bytes make decoders raise nearly any exception there is."""
    try:
        yield
    except (Unshowable, MemoryError):
        raise
    except Image.DecompressionBombError as bomb:
        raise Unshowable(Reason.TOO_MANY_PIXELS) from bomb
    except Exception as error:
        raise Unshowable(Reason.UNREADABLE) from error


def _again(reason: Reason, limit: float | None, seen: float | None) -> Unshowable:
    return Unshowable(reason, limit=limit, seen=seen)
