"""Colours that go together. Campaigns keep to one or two of these."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """ground to stand on, ink to write with, a strong colour, its partner, a deep and a soft one."""

    ground: Colour
    ink: Colour
    strong: Colour
    partner: Colour
    deep: Colour
    soft: Colour

    @property
    def all(self) -> tuple[Colour, ...]:
        return (self.strong, self.partner, self.deep, self.soft)

    @property
    def is_dark(self) -> bool:
        return sum(self.ground) < sum(self.ink)


def colour(code: str) -> Colour:
    """From six hexadecimal digits."""
    return (int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """share: how much of the other, 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def lighter(one: Colour, share: float) -> Colour:
    return mix(one, (255, 252, 246), share)


def darker(one: Colour, share: float) -> Colour:
    return mix(one, (14, 12, 22), share)


def brightness(one: Colour) -> float:
    """As an eye sees it, 0 to 255."""
    return 0.299 * one[0] + 0.587 * one[1] + 0.114 * one[2]


def legible_on(ground: Colour, palette: Palette) -> Colour:
    """The lighter or the darker of ground and ink, whichever stands out more."""
    return max((palette.ground, palette.ink), key=lambda one: abs(brightness(one) - brightness(ground)))


def _palette(codes: str) -> Palette:
    return Palette(*(colour(code) for code in codes.split()))


PALETTES = {
    "terracotta": _palette("f4e9dc 2b2320 d9593d e9a23b 2f5d50 f2c9b0"),
    "lagoon": _palette("eaf2ef 10303a 0e7c86 f2b84b e4572e a8d5cf"),
    "nordic": _palette("f3f1ec 1f2a37 2f4b7c d6a249 c8553d b9c7d4"),
    "meadow": _palette("f5f3e3 22311d 4f7942 f0c419 e2725b bfd8a6"),
    "plum": _palette("f8ecee 2a1630 8a2f5f f2a65a e84a5f e3bdd3"),
    "midnight": _palette("11172b f4efe3 f2b134 ed553b 3a6ea5 26335a"),
    "signal": _palette("151413 f5f1e8 ff5a36 f7c948 2ec4b6 3d3935"),
    "blossom": _palette("fdf0ee 3b1f2b ef7f93 f6b7a8 4f7f62 f9d3d3"),
    "citrus": _palette("fff6d6 2c2a1e f7a600 ee6123 2f8f57 ffe08a"),
    "clay": _palette("e9dacb 3a2a22 a4533a c98b5e 6d7f5c f3eadf"),
    "glacier": _palette("e8f0f4 16324a 2a6f97 f28f3b 014f86 b5d2e3"),
    "forest": _palette("16302b f1ebdd e0a458 d36135 7fb069 2c5248"),
    "saffron": _palette("fbf1de 2d1e12 e08e1b b5301f 1f5c6b f3cf8b"),
    "cobalt": _palette("f2f1ec 101a4d 2340d9 ff6f4f ffc93c b7c4f9"),
    "sage": _palette("eff0e6 2e3a2f 7d9773 d9b98c b7593b cbd6c0"),
    "dusk": _palette("2a1730 f9e6da e8637a f4a261 9a6cae 573161"),
    "aubergine": _palette("f4eee9 31152f 5b2a55 d8973c b8405e d8c4d6"),
    "mint": _palette("e6f4ec 123b34 16a085 ff7f6b f6c445 b4e0cc"),
    "paper": _palette("f6f3ec 1d1c1a 1d1c1a d4482b b9b1a2 e4ddcf"),
    "sky": _palette("dcebf7 14304f f4664a ffd166 2274a5 b3d3ec"),
    "olive": _palette("f1edd8 2f2f1b 6b7030 c9752d 8f2d20 d6d2a0"),
    "bazaar": _palette("1a1033 fff1d6 ff4f79 ffb03a 27c4c4 3b2569"),
    "linen": _palette("f1ebe2 3d3631 9c7f66 c6a98a 6f7f86 dfd3c4"),
    "coral": _palette("ff6b57 fff4e4 ffc857 fff4e4 7a1f3d ff9a87"),
    "emerald": _palette("0f5c4c f6f0dc f2c14e ef6f5e 0a3d33 3f8f7c"),
    "ultramarine": _palette("2438c9 fdf6ea ffd23f ff6b6b 141d70 6d7cf0"),
}
