"""What is made of a file, and known of it. Reading results needs no decoder."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from showcase.imaging.formats import Format

Palette = tuple[tuple[str, float], ...]
"""Colours as `#rrggbb` with their shares of the picture, largest first. The shares sum to 1."""

if TYPE_CHECKING:
    from showcase.imaging.fingerprints import Fingerprint


@dataclass(frozen=True)
class RenditionFile:
    """A rendition in a file. width, height: px; bytes: how many."""

    width: int
    height: int
    format: str
    path: Path
    bytes: int
    animated: bool = False


@dataclass(frozen=True)
class Processed:
    """What is known of a picture. Its renditions lie in files: stills, the narrowest first, then an
    animation if it moves.

    width, height: px, upright.
    has_alpha: one can see through it somewhere.
    placeholder: an address for `<img src>` that holds a tiny picture itself, under 300 characters.
    """

    format: Format
    width: int
    height: int
    frames: int
    has_alpha: bool
    renditions: tuple[RenditionFile, ...]
    placeholder: str
    palette: Palette
    fingerprint: "Fingerprint"
