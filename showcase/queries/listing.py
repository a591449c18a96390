"""Lists for programs: pins by several conditions at once, and boards page by page."""

from typing import Any

from showcase.foundation.cursors import BadCursor, cursor, read_cursor
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Board, Campaign, Person, Tag, Team
from showcase.queries.cards import Wall
from showcase.queries.sql import moment, rows
from showcase.queries.visibility import PIN_COUNT, Viewer, asking, board_seen
from showcase.queries.walls import PAGE, Selection, board_wall, made_in, newest

_ON_BOARD = """p.id IN (SELECT pin_id FROM placement WHERE board_id = :board)
    AND (b.openness <> 'private' OR b.id = :board)"""
_TAGGED = "p.id IN (SELECT pin_id FROM pin_tag WHERE tag_id = :tag)"

_BOARD_ORDER = {
    None: "b.title, b.id",
    "team": "t.name, t.id, b.title, b.id",
    "campaign": "CASE WHEN k.id IS NULL THEN 1 ELSE 0 END, COALESCE(k.title, ''), COALESCE(k.id, 0), b.title, b.id",
}
_BOARDS = """board b JOIN team t ON t.id = b.team_id JOIN region r ON r.id = t.region_id
    LEFT JOIN campaign k ON k.id = b.campaign_id"""


async def pins_listed(
    viewer: Viewer,
    *,
    board: Board | None = None,
    team: Team | None = None,
    campaign: Campaign | None = None,
    regions: tuple[int, ...] | None = None,
    person: Person | None = None,
    tag: Tag | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> Wall:
    """A page of the pins for which all that is given holds, newest first. One query.

    Of a board alone: in the board's own order, each with its section.
    after: the cursor that the page before ended with. Raises Invalid when it is not one.
    """
    found = {
        "board": (_ON_BOARD, board),
        "team": ("p.team_id = :team", team),
        "campaign": ("p.campaign_id = :campaign", campaign),
        "maker": ("p.maker_id = :maker", person),
        "tag": (_TAGGED, tag),
    }
    given = {name: (condition, thing.id) for name, (condition, thing) in found.items() if thing is not None}
    if board is not None and len(given) == 1 and regions is None:
        return await board_wall(viewer, board, after=after, limit=limit)
    if not given and regions is not None:
        return await newest(viewer, made_in(regions), after=after, limit=limit)
    conditions = " AND ".join(condition for condition, _id in given.values()) or "1 = 1"
    selection = Selection((conditions,), {name: value for name, (_condition, value) in given.items()})
    return await newest(viewer, selection.within(regions), after=after, limit=limit)


async def boards_listed(
    viewer: Viewer,
    *,
    by: str | None = None,
    regions: tuple[int, ...] | None = None,
    team: Team | None = None,
    campaign: Campaign | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> tuple[list[dict[str, Any]], str | None]:
    """A page of boards in the order of their titles, and the cursor to read on from. One query.

    by: "team" or "campaign" keeps together what belongs to one, boards without a campaign last.
    """
    conditions, values = [board_seen(viewer)], {**asking(viewer), "limit": limit + 1}
    for column, thing in (("team", team), ("campaign", campaign)):
        if thing is not None:
            conditions.append(f"b.{column}_id = :{column}")
            values[column] = thing.id
    if regions is not None:
        conditions.append("t.region_id IN :regions")
        values["regions"] = regions
    order = _BOARD_ORDER[by]
    if after:
        conditions.append(f"({order}) > (SELECT {order} FROM {_BOARDS} WHERE b.id = :after)")
        values["after"] = _board_id(after)
    found = await rows(
        f"""
        SELECT b.id, b.slug, b.title, b.about, b.openness, b.changed_at, b.closed_at,
               {PIN_COUNT} AS pin_count, b.collage,
               t.slug AS team_slug, t.name AS team, r.slug AS region_slug, r.name AS region,
               k.slug AS campaign_slug, k.title AS campaign
        FROM {_BOARDS} WHERE {" AND ".join(f"({condition})" for condition in conditions)}
        ORDER BY {order} LIMIT :limit
        """,
        **values,
    )
    for row in found:
        row["changed_at"] = moment(row["changed_at"])
        row["closed_at"] = row["closed_at"] and moment(row["closed_at"])
    shown = found[:limit]
    return shown, cursor(shown[-1]["id"]) if len(found) > limit else None


async def boards_counted(
    viewer: Viewer, *, team: Team | None = None, campaign: Campaign | None = None
) -> dict[str, int]:
    """How many boards and pins the viewer sees of a team, for a campaign. One query."""
    column, thing = ("team_id", team) if team is not None else ("campaign_id", campaign)
    found = await rows(
        f"""SELECT COUNT(*) AS board_count, COALESCE(SUM(b.home_count), 0) AS pin_count
        FROM board b WHERE b.{column} = :thing AND ({board_seen(viewer)})""",
        **asking(viewer),
        thing=thing.id if thing else 0,
    )
    return {name: int(number) for name, number in found[0].items()}


def _board_id(after: str) -> Any:
    try:
        return read_cursor(after, int)[0]
    except BadCursor:
        raise Invalid(
            _("This cursor is not one of ours. Start again without it."),
            {"after": _("Take the “next” of the page before.")},
        ) from None
