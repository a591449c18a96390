"""A sheet to draw on, at twice its size so that edges come out smooth."""

import math
from collections.abc import Iterable, Sequence
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from . import light
from .curves import Point, rectangle, rounded
from .lettering import block, breadth, face, face_for
from .palettes import Colour

Fill = Colour | tuple[int, int, int, int]
FINE = 2  # drawn pixels for one that is kept
SHADOW = 8  # drawn pixels for one of a shadow's


class Sheet:
    """Coordinates are pixels of the finished picture, from the upper left corner."""

    def __init__(self, width: float, height: float, ground: Colour, seed: int = 0) -> None:
        self.width, self.height = float(width), float(height)
        self.picture = Image.new("RGB", (round(width * FINE), round(height * FINE)), ground)
        self.opaque = ImageDraw.Draw(self.picture)
        self.glaze = ImageDraw.Draw(self.picture, "RGBA")
        self.random = Random(seed)

    def pen(self, fill: Fill) -> ImageDraw.ImageDraw:
        """Blending costs twice as much, so only what is translucent is drawn with it."""
        return self.glaze if len(fill) == 4 else self.opaque

    # shapes

    def box(self, x: float, y: float, width: float, height: float, fill: Fill, round_: float = 0) -> None:
        corners = (x * FINE, y * FINE, (x + width) * FINE - 1, (y + height) * FINE - 1)
        if corners[2] < corners[0] or corners[3] < corners[1]:
            return
        if round_:
            self.pen(fill).rounded_rectangle(corners, min(round_, width / 2, height / 2) * FINE, fill)
        else:
            self.pen(fill).rectangle(corners, fill)

    def frame(
        self, x: float, y: float, width: float, height: float, fill: Fill, line: float, round_: float = 0
    ) -> None:
        corners = (x * FINE, y * FINE, (x + width) * FINE, (y + height) * FINE)
        self.pen(fill).rounded_rectangle(corners, round_ * FINE, None, fill, max(1, round(line * FINE)))

    def disc(self, x: float, y: float, radius: float, fill: Fill) -> None:
        self.oval(x, y, radius, radius, fill)

    def oval(self, x: float, y: float, across: float, down: float, fill: Fill) -> None:
        self.pen(fill).ellipse(
            ((x - across) * FINE, (y - down) * FINE, (x + across) * FINE, (y + down) * FINE), fill
        )

    def ring(self, x: float, y: float, radius: float, fill: Fill, line: float) -> None:
        corners = ((x - radius) * FINE, (y - radius) * FINE, (x + radius) * FINE, (y + radius) * FINE)
        self.pen(fill).ellipse(corners, None, fill, max(1, round(line * FINE)))

    def wedge(self, x: float, y: float, radius: float, start: float, end: float, fill: Fill) -> None:
        """start, end: degrees clockwise from the right."""
        corners = ((x - radius) * FINE, (y - radius) * FINE, (x + radius) * FINE, (y + radius) * FINE)
        self.pen(fill).pieslice(corners, start, end, fill)

    def bow(
        self, x: float, y: float, radius: float, start: float, end: float, fill: Fill, line: float
    ) -> None:
        corners = ((x - radius) * FINE, (y - radius) * FINE, (x + radius) * FINE, (y + radius) * FINE)
        self.pen(fill).arc(corners, start, end, fill, max(1, round(line * FINE)))

    def shape(self, points: Iterable[Point], fill: Fill) -> None:
        self.pen(fill).polygon([(x * FINE, y * FINE) for x, y in points], fill)

    def soft_shape(self, points: Sequence[Point], fill: Fill) -> None:
        self.shape(rounded(points), fill)

    def line(self, points: Iterable[Point], fill: Fill, line: float, *, ends: bool = True) -> None:
        drawn = [(x * FINE, y * FINE) for x, y in points]
        self.pen(fill).line(drawn, fill, max(1, round(line * FINE)), joint="curve")
        if ends and line > 2:
            for x, y in (drawn[0], drawn[-1]):
                reach = line * FINE / 2
                self.pen(fill).ellipse((x - reach, y - reach, x + reach, y + reach), fill)

    def leaf(
        self, x: float, y: float, length: float, angle: float, fill: Fill, breadth_: float = 0.36
    ) -> None:
        """A pointed leaf from its stem's end; angle: degrees clockwise from the right."""
        along, across = math.radians(angle), math.radians(angle + 90)
        points: list[Point] = []
        for side in (1, -1):
            steps = [index / 10 for index in range(11)]
            for step in steps if side == 1 else reversed(steps):
                out = side * breadth_ * length * math.sin(math.pi * step**0.8) * 0.5
                points.append(
                    (
                        x + math.cos(along) * length * step + math.cos(across) * out,
                        y + math.sin(along) * length * step + math.sin(across) * out,
                    )
                )
        self.shape(points, fill)

    # letters

    def text(
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        fill: Fill,
        typeface: str = "grotesque-bold",
        *,
        align: str = "left",
        spaced: float = 0,
    ) -> float:
        """One line standing on y; answers its width. spaced: between letters, as a share of the size."""
        name = face_for(words, typeface)
        font = face(name, max(6, round(size * FINE)))
        width = breadth(words, typeface) * size
        if spaced and name not in ("arabic", "japanese"):
            width += spaced * size * (len(words) - 1)
            at = x - {"left": 0.0, "centre": width / 2, "right": width}[align]
            for sign in words:
                self.pen(fill).text((at * FINE, y * FINE), sign, fill, font, anchor="ls")
                at += (breadth(sign, typeface) + spaced) * size
            return width
        anchor = {"left": "ls", "centre": "ms", "right": "rs"}[align]
        self.pen(fill).text((x * FINE, y * FINE), words, fill, font, anchor=anchor)
        return width

    def text_block(
        self,
        words: str,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Fill,
        typeface: str = "grotesque-bold",
        *,
        align: str = "left",
        leading: float = 1.0,
        most: float = 1000,
    ) -> float:
        """Words as large as a box allows, from its top; answers where the last line stands."""
        lines, size = block(words, typeface, width, height, leading)
        size = min(size, most)
        if align == "left" and face_for(words, "") == "arabic":
            align = "right"
        at = {"left": x, "centre": x + width / 2, "right": x + width}[align]
        stands = y + size * 0.8
        for line in lines:
            self.text(line, at, stands, size, fill, typeface, align=align)
            stands += size * leading
        return stands - size * leading

    # light

    def ramp(
        self, x: float, y: float, width: float, height: float, *stops: Colour, sideways: bool = False
    ) -> None:
        size = (round(width * FINE), round(height * FINE))
        self.picture.paste(light.ramp(size, stops, sideways=sideways), (round(x * FINE), round(y * FINE)))

    def glow(
        self, x: float, y: float, radius: float, fill: Colour, strength: float = 1.0, soft: float = 1.0
    ) -> None:
        self.glow_oval(x, y, radius, radius, fill, strength, soft)

    def glow_oval(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        fill: Colour,
        strength: float = 1.0,
        soft: float = 1.0,
    ) -> None:
        left, top = round((x - across) * FINE), round((y - down) * FINE)
        size = (max(2, round(across * 2 * FINE)), max(2, round(down * 2 * FINE)))
        part = (
            max(0, -left),
            max(0, -top),
            min(size[0], self.picture.width - left),
            min(size[1], self.picture.height - top),
        )
        if part[2] <= part[0] or part[3] <= part[1]:
            return
        scale = 96 / size[0], 96 / size[1]
        seen = (part[0] * scale[0], part[1] * scale[1], part[2] * scale[0], part[3] * scale[1])
        mask = light.halo(soft).point([round(level * strength) for level in range(256)])
        mask = mask.resize((part[2] - part[0], part[3] - part[1]), Image.Resampling.BILINEAR, box=seen)
        self.picture.paste(fill, (left + part[0], top + part[1]), mask)

    def shadow(
        self, points: Sequence[Point], blur: float, strength: float = 0.35, fill: Colour = (20, 14, 24)
    ) -> None:
        """The soft shade of a shape, under whatever is drawn next. blur: px."""
        reach = blur * 2.4
        left, right = min(x for x, _ in points) - reach, max(x for x, _ in points) + reach
        top, bottom = min(y for _, y in points) - reach, max(y for _, y in points) + reach
        scale = FINE / SHADOW
        size = (max(2, round((right - left) * scale)), max(2, round((bottom - top) * scale)))
        mask = Image.new("L", size, 0)
        outline = [((x - left) * scale, (y - top) * scale) for x, y in points]
        ImageDraw.Draw(mask).polygon(outline, round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * scale))
        full = mask.resize((size[0] * SHADOW, size[1] * SHADOW), Image.Resampling.BILINEAR)
        self.picture.paste(fill, (round(left * FINE), round(top * FINE)), full)

    # sheets on sheets

    def put(
        self, other: "Sheet", x: float, y: float, *, round_: float = 0, outline: Sequence[Point] | None = None
    ) -> None:
        """Another sheet on this one; round_: its corners; outline: or the part of it to cut out."""
        place = (round(x * FINE), round(y * FINE))
        if not round_ and outline is None:
            self.picture.paste(other.picture, place)
            return
        mask = Image.new("L", other.picture.size, 0)
        cut = ImageDraw.Draw(mask)
        if outline is None:
            cut.rounded_rectangle((0, 0, mask.width - 1, mask.height - 1), round_ * FINE, 255)
        else:
            cut.polygon([(px * FINE, py * FINE) for px, py in outline], 255)
        self.picture.paste(other.picture, place, mask)

    def put_turned(
        self, other: "Sheet", x: float, y: float, angle: float, *, outline: Sequence[Point] | None = None
    ) -> None:
        """Another sheet with its middle at a point, turned by degrees against the clock; outline: the part to cut out."""
        turned = other.picture.rotate(angle, Image.Resampling.BILINEAR, expand=True)
        along, across = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        cut = []
        for px, py in outline or rectangle(0, 0, other.width, other.height):
            dx, dy = (px - other.width / 2) * FINE, (py - other.height / 2) * FINE
            cut.append(
                (turned.width / 2 + dx * along + dy * across, turned.height / 2 - dx * across + dy * along)
            )
        mask = Image.new("L", turned.size, 0)
        ImageDraw.Draw(mask).polygon(cut, 255)
        self.picture.paste(
            turned, (round(x * FINE - turned.width / 2), round(y * FINE - turned.height / 2)), mask
        )

    def blur(self, radius: float) -> None:
        """Everything so far, out of focus. radius: px."""
        small = self.picture.reduce(4).filter(ImageFilter.GaussianBlur(radius * FINE / 4))
        self.picture.paste(small.resize(self.picture.size, Image.Resampling.BILINEAR), (0, 0))

    def finished(self, grain: int = 0) -> Image.Image:
        picture = self.picture.reduce(FINE)
        return light.with_grain(picture, grain) if grain else picture
