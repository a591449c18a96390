"""Plans of shops, offices, call centres and stores, from straight above. Words: title, scale, rooms."""

import math

from .brand import Motifs
from .palettes import Colour, Palette, darker, lighter, mix
from .sheet import Sheet
from .spec import Drawing


class _Paper:
    """A plan's colours and its scale: a metre of the building in pixels of the picture."""

    def __init__(self, sheet: Sheet, drawing: Drawing, palette: Palette, metres: tuple[float, float]) -> None:
        self.sheet, self.blue = sheet, drawing.seed % 3 == 0
        self.ground = (
            darker(palette.deep, 0.35)
            if self.blue
            else lighter(palette.ground, 0.4)
            if not palette.is_dark
            else palette.ground
        )
        self.line = (238, 244, 248) if self.blue or palette.is_dark else darker(palette.ink, 0.1)
        self.fills: tuple[Colour, ...] = tuple(
            mix(self.ground, one, 0.5 if self.blue else 0.62) for one in palette.all
        )
        w, h = sheet.width, sheet.height
        self.metre = min(w * 0.88 / metres[0], h * 0.76 / metres[1])
        self.x, self.y = (w - metres[0] * self.metre) / 2, h * 0.56 - metres[1] * self.metre / 2
        sheet.box(0, 0, w, h, self.ground)
        step = self.metre
        for index in range(int(w / step) + 1):
            sheet.box(self.x % step + index * step, 0, 1, h, (*self.line, 20))
        for index in range(int(h / step) + 1):
            sheet.box(0, self.y % step + index * step, w, 1, (*self.line, 20))
        sheet.text_block(
            drawing.word(0, "Ground floor"),
            w * 0.06,
            h * 0.05,
            w * 0.6,
            h * 0.08,
            self.line,
            "serif",
            most=h * 0.065,
        )
        sheet.text(drawing.word(1, "1 : 100"), w * 0.94, h * 0.1, h * 0.03, self.line, "mono", align="right")

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.metre, self.y + y * self.metre

    def room(self, x: float, y: float, wide: float, deep: float, fill: int, label: str = "") -> None:
        px, py = self.at(x, y)
        m = self.metre
        self.sheet.box(px, py, wide * m, deep * m, self.fills[fill % 4])
        self.sheet.frame(px, py, wide * m, deep * m, self.line, max(3, m * 0.14))
        if label:
            size = min(m * 0.62, 24)
            self.sheet.text(label, px + m * 0.35, py + m * 0.3 + size * 0.8, size, self.line, "mono")

    def door(self, x: float, y: float, wide: float = 1.2, *, upright: bool = False) -> None:
        px, py = self.at(x, y)
        m, thick = self.metre, max(5, self.metre * 0.2)
        if upright:
            self.sheet.box(px - thick / 2, py, thick, wide * m, self.ground)
            self.sheet.bow(px, py, wide * m, 0, 90, self.line, 2)
        else:
            self.sheet.box(px, py - thick / 2, wide * m, thick, self.ground)
            self.sheet.bow(px, py, wide * m, 270, 360, self.line, 2)

    def thing(
        self, x: float, y: float, wide: float, deep: float, fill: Colour | None = None, round_: float = 0.1
    ) -> None:
        px, py = self.at(x, y)
        m = self.metre
        self.sheet.box(
            px,
            py,
            wide * m,
            deep * m,
            fill or lighter(self.ground, 0.5 if not self.blue else 0.2),
            round_ * m,
        )
        self.sheet.frame(px, py, wide * m, deep * m, self.line, 2, round_ * m)

    def seat(self, x: float, y: float, radius: float = 0.28, fill: Colour | None = None) -> None:
        px, py = self.at(x, y)
        self.sheet.disc(px, py, radius * self.metre, self.line)
        self.sheet.disc(px, py, radius * self.metre - 2, fill or self.ground)

    def tree(self, x: float, y: float, radius: float = 0.5) -> None:
        px, py = self.at(x, y)
        green = mix(self.ground, (94, 150, 96), 0.7)
        for angle in range(0, 360, 45):
            self.sheet.leaf(px, py, radius * self.metre, angle, green, 0.5)


def shop(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A shop with aisles, tills and a café."""
    plan = _Paper(sheet, drawing, palette, (24, 15))
    plan.room(0, 0, 17, 15, 3, drawing.word(2, "Shop floor"))
    plan.room(17, 0, 7, 6, 1, drawing.word(3, "Café"))
    plan.room(17, 6, 7, 9, 2, drawing.word(4, "Stock"))
    for row in range(4):
        for half in range(2):
            plan.thing(1.6 + 7.4 * half, 2.4 + 2.3 * row, 6, 1, plan.fills[(row + half) % 3])
    for till in range(3):
        plan.thing(2 + 3 * till, 12.4, 1.8, 0.7, plan.fills[0])
        plan.seat(2.9 + 3 * till, 13.6)
    for table in range(4):
        x, y = 18.6 + 3 * (table % 2), 2 + 2.4 * (table // 2)
        plan.seat(x, y, 0.6, plan.fills[3])
        for dx, dy in ((-0.95, 0), (0.95, 0), (0, 0.95)):
            plan.seat(x + dx, y + dy, 0.24)
    for shelf_ in range(5):
        plan.thing(18, 7.2 + 1.45 * shelf_, 5, 0.8)
    plan.door(7, 15, 2.4)
    plan.door(17, 2, 1.6, upright=True)
    plan.door(17, 9, 1.6, upright=True)
    for x in (0.8, 5.6, 11, 16.2):
        plan.tree(x, 0.9, 0.7)


def office(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """An office with desks, a quiet room and a kitchen."""
    plan = _Paper(sheet, drawing, palette, (22, 14))
    plan.room(0, 0, 14, 14, 3, drawing.word(2, "Studio"))
    plan.room(14, 0, 8, 5, 0, drawing.word(3, "Talk"))
    plan.room(14, 5, 8, 4, 1, drawing.word(4, "Quiet"))
    plan.room(14, 9, 8, 5, 2, drawing.word(5, "Kitchen"))
    for row in range(3):
        for column in range(3):
            x, y = 1.4 + 4.2 * column, 2.4 + 3.9 * row
            plan.thing(x, y, 3, 1.6, lighter(plan.ground, 0.3))
            for dx in (0.8, 2.2):
                plan.seat(x + dx, y - 0.45)
                plan.seat(x + dx, y + 2.05)
    plan.thing(16, 1.6, 4, 1.8, plan.fills[1], 0.8)
    for seat in range(4):
        plan.seat(16.6 + 0.95 * seat, 1.2)
        plan.seat(16.6 + 0.95 * seat, 3.8)
    plan.thing(15, 6.4, 2.6, 1.2, plan.fills[0], 0.4)
    plan.thing(18.6, 6.4, 2.6, 1.2, plan.fills[0], 0.4)
    plan.thing(14.4, 13, 7.2, 0.7)
    plan.seat(18, 11.2, 0.9, plan.fills[3])
    for x, y in ((14, 2), (14, 6.5), (14, 10.8)):
        plan.door(x, y, 1.2, upright=True)
    for x, y in ((0.8, 0.9), (13.1, 0.9), (0.8, 13.1), (13.1, 13.1), (21.2, 8.2)):
        plan.tree(x, y, 0.65)


def calls(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A call centre: rounds of desks like petals."""
    plan = _Paper(sheet, drawing, palette, (24, 14))
    plan.room(0, 0, 18, 14, 3, drawing.word(2, "Voices"))
    plan.room(18, 0, 6, 7, 1, drawing.word(3, "Garden"))
    plan.room(18, 7, 6, 7, 2, drawing.word(4, "Rest"))
    for index in range(6):
        x, y = 3.4 + 5.6 * (index % 3), 4.2 + 6 * (index // 3)
        for petal in range(6):
            turn = math.pi * petal / 3 + 0.3
            px, py = plan.at(x + math.cos(turn) * 1.3, y + math.sin(turn) * 1.3)
            sheet.disc(px, py, plan.metre * 0.72, plan.line)
            sheet.disc(px, py, plan.metre * 0.72 - 2, plan.fills[(index + petal) % 3])
            plan.seat(x + math.cos(turn) * 2.2, y + math.sin(turn) * 2.2, 0.27)
        plan.tree(x, y, 0.7)
    for index in range(9):
        plan.tree(19.2 + 1.8 * (index % 3), 2 + 1.8 * (index // 3), 0.8)
    for index in range(3):
        plan.thing(19, 8.8 + 1.7 * index, 4, 1.1, plan.fills[0], 0.4)
    plan.door(18, 3, 1.4, upright=True)
    plan.door(18, 10, 1.4, upright=True)
    plan.door(8, 14, 2)


def store(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A warehouse with racks and loading bays."""
    plan = _Paper(sheet, drawing, palette, (30, 14))
    plan.room(0, 0, 30, 14, 3)
    for row in range(5):
        for part in range(11):
            plan.thing(2 + 2.1 * part, 1.6 + 1.9 * row, 2, 0.9, plan.fills[(part * 7 + row * 3) % 4], 0)
    for bay in range(6):
        plan.thing(2 + 4.6 * bay, 12.2, 2.6, 1.8, plan.fills[bay % 2])
        px, py = plan.at(3.3 + 4.6 * bay, 13.5)
        sheet.text(str(bay + 1), px, py, plan.metre * 0.9, plan.line, "condensed", align="centre")
    path = [plan.at(26.4, 1.2), plan.at(26.4, 11.2), plan.at(1, 11.2), plan.at(1, 1.2), plan.at(26.4, 1.2)]
    sheet.line(path, palette.strong, 5)
    plan.room(26.8, 0, 3.2, 6, 1)
    plan.door(26.8, 3, 1.4, upright=True)


def home(sheet: Sheet, drawing: Drawing, palette: Palette) -> None:
    """A model flat, furnished from one catalogue."""
    plan = _Paper(sheet, drawing, palette, (12, 9))
    plan.room(0, 0, 7, 5.5, 3, drawing.word(2, "Live"))
    plan.room(7, 0, 5, 4, 1, drawing.word(3, "Sleep"))
    plan.room(0, 5.5, 5, 3.5, 0, drawing.word(4, "Cook"))
    plan.room(5, 5.5, 2.6, 3.5, 2)
    plan.room(7, 4, 5, 5, 2, drawing.word(5, "Balcony"))
    plan.thing(0.5, 3.2, 2.6, 1, plan.fills[0], 0.3)
    plan.thing(0.5, 2, 1, 1.2, plan.fills[0], 0.3)
    plan.seat(2.4, 2.4, 0.5, plan.fills[1])
    plan.thing(4, 1.2, 2, 1.1)
    for x, y in ((4.5, 0.9), (5.5, 0.9), (4.5, 2.6), (5.5, 2.6)):
        plan.seat(x, y, 0.22)
    plan.thing(8.6, 1, 2.2, 2.4, lighter(plan.ground, 0.3), 0.2)
    plan.thing(8.8, 1.1, 0.8, 0.5)
    plan.thing(9.8, 1.1, 0.8, 0.5)
    plan.thing(0.2, 8.2, 4.4, 0.6)
    plan.seat(1.2, 8.5, 0.2)
    plan.seat(5.9, 6.4, 0.3)
    plan.thing(5.2, 7.8, 2.2, 1, None, 0.4)
    for x, y, r in (
        (11.3, 4.7, 0.5),
        (11.3, 6, 0.6),
        (11.2, 7.6, 0.7),
        (8, 8.3, 0.6),
        (9.4, 8.3, 0.5),
        (6.4, 0.6, 0.4),
    ):
        plan.tree(x, y, r)
    plan.seat(9, 6, 0.55, plan.fills[1])
    for x, y in ((7, 1.4), (7, 4.6)):
        plan.door(x, y, 0.9, upright=True)
    plan.door(2, 5.5, 0.9)
    plan.door(5.6, 5.5, 0.9)


MOTIFS: Motifs = {"shop": shop, "office": office, "calls": calls, "store": store, "home": home}
