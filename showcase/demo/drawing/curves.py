"""Outlines: what a sheet can fill, cut out or shade."""

import math
from collections.abc import Sequence
from random import Random

Point = tuple[float, float]


def rounded(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """A closed smooth curve through all points.

    Source: Catmull and Rom, "A class of local interpolating splines", 1974.
    """
    curve: list[Point] = []
    count = len(points)
    for index in range(count):
        before, start, end, after = (points[(index + step) % count] for step in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            curve.append(
                (
                    _between(before[0], start[0], end[0], after[0], t),
                    _between(before[1], start[1], end[1], after[1], t),
                )
            )
    return curve


def _between(before: float, start: float, end: float, after: float, t: float) -> float:
    return 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t * t
        + (3 * start - before - 3 * end + after) * t * t * t
    )


def arch(x: float, y: float, width: float, height: float) -> list[Point]:
    """A door with a round top."""
    radius = width / 2
    top = [
        (
            x + radius + radius * math.cos(math.radians(angle)),
            y + radius + radius * math.sin(math.radians(angle)),
        )
        for angle in range(180, 361, 6)
    ]
    return [*top, (x + width, y + height), (x, y + height)]


def rectangle(x: float, y: float, width: float, height: float) -> list[Point]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def circle(x: float, y: float, radius: float, down: float | None = None, steps: int = 48) -> list[Point]:
    turn = [2 * math.pi * step / steps for step in range(steps)]
    return [(x + radius * math.cos(a), y + (down or radius) * math.sin(a)) for a in turn]


def blob(
    random: Random, x: float, y: float, radius: float, unrest: float = 0.25, corners: int = 7
) -> list[Point]:
    """A pebble."""
    turn, points = random.uniform(0, 6.28), []
    for index in range(corners):
        angle = turn + 2 * math.pi * index / corners
        reach = radius * (1 + random.uniform(-unrest, unrest))
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return rounded(points)


def rounded_rectangle(x: float, y: float, width: float, height: float, radius: float) -> list[Point]:
    points: list[Point] = []
    for cx, cy, start in (
        (x + width - radius, y + height - radius, 0),
        (x + radius, y + height - radius, 90),
        (x + radius, y + radius, 180),
        (x + width - radius, y + radius, 270),
    ):
        for angle in range(start, start + 91, 10):
            points.append(
                (cx + radius * math.cos(math.radians(angle)), cy + radius * math.sin(math.radians(angle)))
            )
    return points
