"""Walls: which pins, newest first or in a board's order, with all that their cards show.

One query a page, however long the wall: the pins are found in one index, cut to the
page, and only then joined with what their cards show.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from showcase.foundation import clock
from showcase.foundation.cursors import BadCursor, cursor, read_cursor
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Board, Campaign, Order, Person, Tag, Team
from showcase.queries.cards import PinCard, Wall
from showcase.queries.names import name_of
from showcase.queries.pictures import PICTURE, picture
from showcase.queries.sql import moment, rows
from showcase.queries.visibility import Viewer, asking, board_seen, pin_seen

PAGE = 40
SHELVES = range(-(2**31), 2**31)
_FOUND = """p.id, p.pinned_at, p.title, p.page_count, p.cover_alt, p.maker_id, p.team_id, p.cover_id,
    p.seen_from, p.seen_until"""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which pins. Each condition is answered from one index, newest first, and together they are the wall."""

    conditions: tuple[str, ...] = ("1 = 1",)
    values: dict[str, Any] = field(default_factory=dict)

    def within(self, regions: tuple[int, ...] | None) -> "Selection":
        """Only what is made in these regions."""
        if regions is None:
            return self
        return Selection(
            tuple(f"{condition} AND p.region_id IN :regions" for condition in self.conditions),
            {**self.values, "regions": regions},
        )


def everything() -> Selection:
    return Selection()


def made_in(regions: tuple[int, ...]) -> Selection:
    names = [f"region{place}" for place, _region in enumerate(regions)]
    return Selection(
        tuple(f"p.region_id = :{name}" for name in names), dict(zip(names, regions, strict=True))
    )


def made_by_team(team: Team) -> Selection:
    return Selection(("p.team_id = :team",), {"team": team.id})


def made_for(campaign: Campaign) -> Selection:
    return Selection(("p.campaign_id = :campaign",), {"campaign": campaign.id})


def made_by(person: Person) -> Selection:
    return Selection(("p.maker_id = :maker",), {"maker": person.id})


def tagged(tag: Tag) -> Selection:
    return Selection(("p.id IN (SELECT pin_id FROM pin_tag WHERE tag_id = :tag)",), {"tag": tag.id})


async def newest(
    viewer: Viewer, selection: Selection, *, after: str | None = None, limit: int = PAGE
) -> Wall:
    """A page of pins, newest first. One query.

    after: the cursor that the page before ended with. Raises Invalid when it is not one.
    """
    values = {**selection.values, **asking(viewer), "limit": limit + 1}
    onwards = ""
    if after:
        values["pinned_at"], values["pin"] = _key(after, datetime, int)
        onwards = "AND (p.pinned_at, p.id) < (:pinned_at, :pin)"
    found = " UNION ALL ".join(
        f"""SELECT * FROM (
            SELECT {_FOUND}
            FROM pin p JOIN board b ON b.id = p.board_id
            WHERE {condition} AND {pin_seen(viewer)} {onwards}
            ORDER BY p.pinned_at DESC, p.id DESC LIMIT :limit
        ) branch"""
        for condition in selection.conditions
    )
    cards = await rows(f"{_cards(found)} ORDER BY p.pinned_at DESC, p.id DESC LIMIT :limit", **values)
    return _page(cards, limit, "pinned_at", "id")


async def board_wall(viewer: Viewer, board: Board, *, after: str | None = None, limit: int = PAGE) -> Wall:
    """A page of a board in its own order, section by section. One query.

    What is at home on another, private board is never on it.
    """
    order = "position" if board.order is Order.HAND else "placed_at"
    values: dict[str, Any] = {"board": board.id, **asking(viewer), "limit": limit + 1}
    onwards = ""
    if after:
        kind = int if order == "position" else datetime
        values["shelf"], values["order"], values["pin"] = _key(after, int, kind, int)
        onwards = f"AND (l.shelf, l.{order}, l.pin_id) < (:shelf, :order, :pin)"
    found = f"""
        SELECT {_FOUND},
               l.shelf, l.position, l.placed_at, l.section_id
        FROM placement l JOIN pin p ON p.id = l.pin_id JOIN board b ON b.id = p.board_id
        WHERE l.board_id = :board AND {pin_seen(viewer)} AND (b.openness <> 'private' OR b.id = :board) {onwards}
        ORDER BY l.shelf DESC, l.{order} DESC, l.pin_id DESC LIMIT :limit"""
    cards = await rows(
        f"""{_cards(found, "s.title AS section", "p.shelf", "p.position", "p.placed_at")}
        LEFT JOIN section s ON s.id = p.section_id
        ORDER BY p.shelf DESC, p.{order} DESC, p.id DESC""",
        **values,
    )
    return _page(cards, limit, "shelf", order, "id")


async def cards_of(viewer: Viewer, pins: tuple[int, ...]) -> dict[int, PinCard]:
    """The cards of these pins, as far as the viewer may see them. One query."""
    if not pins:
        return {}
    found = f"""SELECT {_FOUND}
        FROM pin p JOIN board b ON b.id = p.board_id WHERE p.id IN :pins AND {pin_seen(viewer)}"""
    return {row["id"]: _card(row) for row in await rows(_cards(found), **asking(viewer), pins=pins)}


async def trashed_cards(viewer: Viewer, *, limit: int = 200) -> list[tuple[PinCard, datetime]]:
    """What the viewer has made or thrown away that is in the trash, the last first. One query."""
    found = f"""SELECT {_FOUND},
            p.trashed_at
        FROM pin p JOIN board b ON b.id = p.board_id
        WHERE p.trashed_at IS NOT NULL AND (p.maker_id = :viewer OR p.trashed_by_id = :viewer) AND {board_seen(viewer)}
        ORDER BY p.trashed_at DESC LIMIT :limit"""
    found_rows = await rows(
        f"{_cards(found, 'p.trashed_at')} ORDER BY p.trashed_at DESC",
        **asking(viewer),
        limit=limit,
    )
    return [(_card(row), moment(row["trashed_at"])) for row in found_rows]


def _cards(found: str, *also: str) -> str:
    """The pins found, joined with what their cards show. also: further columns."""
    more = "".join(f", {column}" for column in also)
    return f"""
    SELECT p.id, p.pinned_at, p.title, p.page_count, p.cover_alt, p.seen_from, p.seen_until,
           m.name AS maker, m.handle, t.name AS team, t.slug AS team_slug, {PICTURE}{more}
    FROM ({found}) p
    JOIN person m ON m.id = p.maker_id JOIN team t ON t.id = p.team_id JOIN media c ON c.id = p.cover_id"""


def _key(after: str, *kinds: type) -> Any:
    """Everything in it fits a column: whole numbers are bounded, and moments are in UTC, as rows keep them."""
    try:
        key = read_cursor(after, *kinds)
        if kinds[0] is int and key[0] not in SHELVES:
            raise BadCursor(after)
        return tuple(one.astimezone(UTC) if isinstance(one, datetime) else one for one in key)
    except (BadCursor, OverflowError):
        raise Invalid(
            _("This address of a page is not one of ours. Start again at the top of the wall.")
        ) from None


def _page(found: list[dict[str, Any]], limit: int, *key: str) -> Wall:
    shown = found[:limit]
    last = None
    if len(found) > limit:
        at = shown[-1]
        last = cursor(*(moment(at[name]) if name.endswith("_at") else at[name] for name in key))
    return Wall(tuple(_card(row) for row in shown), last)


def _card(row: dict[str, Any]) -> PinCard:
    return PinCard(
        row["id"],
        row["title"],
        name_of(row["maker"]),
        row["handle"] if row["maker"] else "",
        row["team"],
        row["team_slug"],
        row["page_count"],
        picture(row, row["cover_alt"] or row["title"]),
        moment(row["pinned_at"]),
        row.get("section"),
        not moment(row["seen_from"]) <= clock.now() < moment(row["seen_until"]),
    )
