"""The pins before and after one on the wall that it was opened from."""

from typing import Any

from showcase.models import Pin
from showcase.queries.sql import rows
from showcase.queries.visibility import Viewer, asking, pin_seen

_WALLS = {
    "home": "1 = 1",
    "team": "p.team_id = (SELECT id FROM team WHERE slug = :slug)",
    "campaign": "p.campaign_id = (SELECT id FROM campaign WHERE slug = :slug)",
    "person": "p.maker_id = (SELECT id FROM person WHERE handle = :slug)",
    "tag": "p.id IN (SELECT pin_id FROM pin_tag WHERE tag_id = (SELECT id FROM tag WHERE slug = :slug))",
}

_FILTERED = ("home", "campaign", "tag")
"""Walls that a region in the address narrows."""

_BELOW = """WITH RECURSIVE below(id) AS (SELECT id FROM region WHERE slug = :slug
    UNION ALL SELECT r.id FROM region r JOIN below w ON r.parent_id = w.id) SELECT id FROM below"""

_HANGING = {"hand": ("shelf", "position", "pin_id"), "newest": ("shelf", "placed_at", "pin_id")}
"""How a board's pins follow each other, as its two indexes say: section by section, by hand or newest first."""


def kind_of_wall(name: str) -> tuple[str, str] | None:
    """What a wall's name says, as in ("team", "lima") for “team:lima”; None for no name of ours."""
    kind, _colon, slug = name.partition(":")
    if "/" not in slug and (kind in ("board", "region") or kind in _WALLS):
        return kind, slug[:100]
    return None


async def neighbours(
    viewer: Viewer, pin: Pin, wall: str, *, regions: tuple[int, ...] | None = None
) -> tuple[int | None, int | None]:
    """Ids of the pins before and after one on the wall of that name. One query.

    regions: walk only along what is made in these, where walls are filtered by them.
    """
    named = kind_of_wall(wall)
    if named is None:
        return None, None
    kind, slug = named
    if kind == "board":
        sides = [_on_board(order, viewer, before=before) for order in _HANGING for before in (True, False)]
    elif kind == "region":
        sides = [_in_region(viewer, before=before) for before in (True, False)]
    else:
        within = " AND p.region_id IN :regions" if regions is not None and kind in _FILTERED else ""
        sides = [_newest(_WALLS[kind] + within, viewer, before=before) for before in (True, False)]
    found = await rows(
        " UNION ALL ".join(f"SELECT * FROM ({side}) beside" for side in sides),
        **asking(viewer),
        pin=pin.id,
        pinned_at=pin.pinned_at,
        slug=slug,
        regions=regions,
    )
    beside: dict[str, Any] = {row["side"]: row["id"] for row in found}
    return beside.get("before"), beside.get("after")


def _newest(condition: str, viewer: Viewer, *, before: bool) -> str:
    side, than, way = ("before", ">", "ASC") if before else ("after", "<", "DESC")
    return f"""SELECT '{side}' AS side, p.id FROM pin p JOIN board b ON b.id = p.board_id
        WHERE {condition} AND {pin_seen(viewer)} AND (p.pinned_at, p.id) {than} (:pinned_at, :pin)
        ORDER BY p.pinned_at {way}, p.id {way} LIMIT 1"""


def _in_region(viewer: Viewer, *, before: bool) -> str:
    """The nearest of each region below, each found in its index, and of those the nearest."""
    side, than, way = ("before", ">", "ASC") if before else ("after", "<", "DESC")
    return f"""SELECT '{side}' AS side, n.id FROM ({_BELOW}) w JOIN pin n ON n.id = (
            SELECT p.id FROM pin p JOIN board b ON b.id = p.board_id
            WHERE p.region_id = w.id AND {pin_seen(viewer)} AND (p.pinned_at, p.id) {than} (:pinned_at, :pin)
            ORDER BY p.pinned_at {way}, p.id {way} LIMIT 1)
        ORDER BY n.pinned_at {way}, n.id {way} LIMIT 1"""


def _on_board(order: str, viewer: Viewer, *, before: bool) -> str:
    """Beside it on a board in this order; nothing on a board in the other one."""
    side, than, way = ("before", ">", "ASC") if before else ("after", "<", "DESC")
    theirs = [f"l.{part}" for part in _HANGING[order]]
    # SQLite looks a column up in an index by another one only when it takes it for a value.
    mine = [f"h.{part} + 0" if part == "position" else f"h.{part}" for part in _HANGING[order]]
    return f"""SELECT '{side}' AS side, p.id
        FROM board w JOIN placement h ON h.board_id = w.id AND h.pin_id = :pin
        JOIN placement l ON l.board_id = w.id JOIN pin p ON p.id = l.pin_id JOIN board b ON b.id = p.board_id
        WHERE w.slug = :slug AND w."order" = '{order}' AND {pin_seen(viewer)} AND (b.openness <> 'private' OR b.id = w.id)
          AND ({", ".join(theirs)}) {than} ({", ".join(mine)})
        ORDER BY {", ".join(f"{part} {way}" for part in theirs)} LIMIT 1"""
