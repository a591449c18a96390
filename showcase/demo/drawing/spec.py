"""What is to be drawn, as plain data that travels to another process."""

from dataclasses import dataclass

SHAPES = {
    "2:3": (700, 1050),
    "3:4": (780, 1040),
    "4:5": (800, 1000),
    "9:16": (648, 1152),
    "1:1": (900, 900),
    "4:3": (916, 687),
    "3:2": (915, 610),
    "16:9": (1088, 612),
    "2:1": (1160, 580),
    "3:1": (1320, 440),
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
