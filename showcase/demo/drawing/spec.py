"""What is to be drawn, as plain data that travels to another process."""

from dataclasses import dataclass

SHAPES = {
    "2:3": (760, 1140),
    "3:4": (840, 1120),
    "4:5": (880, 1100),
    "9:16": (648, 1152),
    "1:1": (960, 960),
    "4:3": (1120, 840),
    "3:2": (1140, 760),
    "16:9": (1200, 675),
    "2:1": (1280, 640),
    "3:1": (1440, 480),
}


@dataclass(frozen=True)
class Drawing:
    """One picture of the sample work. Equal drawings come out as equal bytes.

    shape: a key of SHAPES, which gives its size in pixels.
    words: the lettering in the picture, as many lines as its motif has places for.
    copied: how the picture was changed after it was drawn, for a copy that somebody handed on:
    nothing, "encoded", "smaller", "cropped" or "brighter".
    """

    name: str
    kind: str
    motif: str
    palette: str
    shape: str = "3:4"
    words: tuple[str, ...] = ()
    seed: int = 0
    format: str = "jpeg"
    copied: str = ""
    alt: str = ""

    @property
    def filename(self) -> str:
        return f"{self.name}.{'jpg' if self.format == 'jpeg' else self.format}"

    @property
    def size(self) -> tuple[int, int]:
        return SHAPES[self.shape]

    def word(self, place: int, otherwise: str = "") -> str:
        return self.words[place] if place < len(self.words) else otherwise
