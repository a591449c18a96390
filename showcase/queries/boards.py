"""Boards, grouped by whose they are or what they are for."""

from datetime import UTC, datetime
from typing import Any

from showcase.foundation.cursors import BadCursor, cursor, read_cursor
from showcase.foundation.errors import Invalid, NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Board, Campaign, Person, Section, Team
from showcase.queries.cards import BoardCard, Boards, Picture, grouped
from showcase.queries.known import campaign_known, team_known
from showcase.queries.pictures import pictures_of
from showcase.queries.slugs import as_slug
from showcase.queries.sql import moment, rows
from showcase.queries.visibility import PIN_COUNT, Viewer, asking, board_seen, boards_visible_to

MOST_BOARDS = 48
BESIDE_A_WALL = 12
"""Of the boards, since the wall is what one came for, and all of them have a page of their own."""


async def visible_board(viewer: Viewer, slug: str) -> Board:
    """A board with its team and campaign. Raises NotFound, by name. One query."""
    if (
        board := await boards_visible_to(viewer)
        .select_related("team__region", "campaign")
        .get_or_none(slug=as_slug(slug))
    ):
        return board
    raise NotFound(_("There is no board “%(slug)s”.") % {"slug": slug})


async def trashed_boards(viewer: Person) -> list[Board]:
    """Boards that the viewer threw away, the last first."""
    return (
        await Board.filter(trashed_at__isnull=False, trashed_by_id=viewer.id)
        .order_by("-trashed_at")
        .limit(100)
    )


async def trashed_board(viewer: Person, slug: str) -> Board:
    """A board that the viewer threw away; for admins, anybody did. Raises NotFound, by name."""
    board = await Board.get_or_none(slug=as_slug(slug), trashed_at__isnull=False)
    if board is not None and (board.trashed_by_id == viewer.id or viewer.may_administer):
        return board
    raise NotFound(_("There is no board “%(slug)s” in the trash.") % {"slug": slug})


async def section_of(board: Board, section_id: int | None) -> Section | None:
    """A section of this board; None without an id. Raises NotFound, by the board's name."""
    if section_id is None:
        return None
    if 0 < section_id < 2**31 and (section := await Section.get_or_none(id=section_id, board_id=board.id)):
        return section
    raise NotFound(_("“%(board)s” has no such section.") % {"board": board.title})


async def sections_of(board: Board) -> list[Section]:
    return await Section.filter(board_id=board.id).order_by("position", "id")


async def boards_grouped(
    viewer: Viewer,
    *,
    by: str,
    regions: tuple[int, ...] | None = None,
    team: Team | None = None,
    campaign: Campaign | None = None,
    after: str | None = None,
    limit: int = MOST_BOARDS,
) -> Boards:
    """Boards by "team" or "campaign", the last changed first. One query.

    after: the cursor that the page before ended with. Raises Invalid when it is not one.
    """
    conditions, values = [board_seen(viewer)], {**asking(viewer), "limit": limit + 1}
    for column, value in (("b.team_id", team), ("b.campaign_id", campaign)):
        if value is not None:
            conditions.append(f"{column} = :{column[2:]}")
            values[column[2:]] = value.id
    if regions is not None:
        conditions.append("t.region_id IN :regions")
        values["regions"] = regions
    onwards = ""
    if after:
        values["bare"], values["changed_at"], values["last"] = _key(after)
        onwards = "WHERE bare > :bare OR (bare = :bare AND (changed_at, id) < (:changed_at, :last))"
    key = f"b.{by}_id"
    found = await rows(
        f"""
        SELECT b.id, b.slug, b.title, b.about, b.openness, b.closed_at, b.changed_at,
               {PIN_COUNT} AS pin_count, b.collage,
               t.name AS team, t.slug AS team_slug, r.name AS region,
               k.title AS campaign, k.slug AS campaign_slug, l.bare, l.in_group, l.in_all
        FROM (
            SELECT * FROM (
                SELECT b.id, b.changed_at, CASE WHEN {key} IS NULL THEN 1 ELSE 0 END AS bare,
                       COUNT(*) OVER (PARTITION BY {key}) AS in_group, COUNT(*) OVER () AS in_all
                FROM board b JOIN team t ON t.id = b.team_id
                WHERE {" AND ".join(f"({condition})" for condition in conditions)}
            ) matching {onwards} ORDER BY bare, changed_at DESC, id DESC LIMIT :limit
        ) l JOIN board b ON b.id = l.id JOIN team t ON t.id = b.team_id JOIN region r ON r.id = t.region_id
        LEFT JOIN campaign k ON k.id = b.campaign_id
        ORDER BY l.bare, l.changed_at DESC, l.id DESC
        """,
        **values,
    )
    shown = found[:limit]
    further = None
    if len(found) > limit:
        further = cursor(shown[-1]["bare"], moment(shown[-1]["changed_at"]), shown[-1]["id"])
    groups = grouped(((_card(row, viewer), row["in_group"]) for row in shown), by)
    return Boards(groups, shown[0]["in_all"] if shown else 0, further)


async def boards_to_pin_on(
    viewer: Viewer, *, only_own: bool = False, limit: int = 1000
) -> list[dict[str, Any]]:
    """Boards that the viewer may pin on, their own teams' first: slug, title, team, id, is_own. One query.

    only_own: those of their teams, and those that they are a guest of.
    """
    own = """(b.team_id IN (SELECT team_id FROM membership WHERE person_id = :viewer)
        OR b.id IN (SELECT board_id FROM board_guest
                    WHERE person_id = :viewer AND (until IS NULL OR until > :now)))"""
    found = await rows(
        f"""
        SELECT b.slug, b.title, t.name AS team, b.id, CASE WHEN {own} THEN 1 ELSE 0 END AS is_own
        FROM board b JOIN team t ON t.id = b.team_id
        WHERE b.closed_at IS NULL AND {board_seen(viewer)}
          AND {own if only_own else f"(:everywhere OR (b.openness = 'open' AND :role <> 'guest') OR {own})"}
        ORDER BY is_own DESC, b.title LIMIT :limit
        """,
        **asking(viewer),
        everywhere=viewer.may_curate,
        limit=limit,
    )
    return found if viewer.may_pin else []


async def sections_of_boards(slugs: tuple[str, ...]) -> dict[str, list[dict[str, Any]]]:
    """Sections for the pinning form: id and title under each board's slug."""
    found: dict[str, list[dict[str, Any]]] = {}
    if slugs:
        for row in await rows(
            """SELECT b.slug, s.id, s.title FROM section s JOIN board b ON b.id = s.board_id
            WHERE b.slug IN :slugs ORDER BY s.position, s.id""",
            slugs=slugs,
        ):
            found.setdefault(row["slug"], []).append({"id": row["id"], "title": row["title"]})
    return found


async def teams_listed(viewer: Viewer, regions: tuple[int, ...] | None = None) -> list[dict[str, Any]]:
    """The teams that the viewer knows, with counts of what they see, and a few pictures. Two queries."""
    where = "AND t.region_id IN :regions" if regions is not None else ""
    found = await rows(
        f"""
        SELECT t.slug, t.name, t.about, r.name AS region, r.slug AS region_slug,
               COALESCE(s.board_count, 0) AS board_count, COALESCE(s.pin_count, 0) AS pin_count
        FROM team t JOIN region r ON r.id = t.region_id
        LEFT JOIN (SELECT b.team_id, COUNT(*) AS board_count, SUM(b.home_count) AS pin_count
                   FROM board b WHERE {board_seen(viewer)} GROUP BY b.team_id) s ON s.team_id = t.id
        WHERE {team_known(viewer)} {where} ORDER BY t.name
        """,
        **asking(viewer),
        regions=regions,
    )
    return await _with_pictures(viewer, found, "t.slug", "JOIN team t ON t.id = b.team_id")


async def campaigns_listed(viewer: Viewer, regions: tuple[int, ...] | None = None) -> list[dict[str, Any]]:
    """The campaigns that the viewer knows, the latest first, with counts of what they see. Two queries."""
    where = "AND t.region_id IN :regions" if regions is not None else ""
    found = await rows(
        f"""
        SELECT k.slug, k.title, k.brief, k.colour, k.starts_on, k.ends_on,
               COALESCE(s.board_count, 0) AS board_count, COALESCE(s.pin_count, 0) AS pin_count
        FROM campaign k
        LEFT JOIN (SELECT b.campaign_id, COUNT(*) AS board_count, SUM(b.home_count) AS pin_count
                   FROM board b JOIN team t ON t.id = b.team_id
                   WHERE {board_seen(viewer)} {where} GROUP BY b.campaign_id) s ON s.campaign_id = k.id
        WHERE {campaign_known(viewer)}
        ORDER BY k.starts_on DESC NULLS LAST, k.title
        """,
        **asking(viewer),
        regions=regions,
    )
    for row in found:
        row["starts_on"], row["ends_on"] = (_day(row[name]) for name in ("starts_on", "ends_on"))
    return await _with_pictures(viewer, found, "k.slug", "JOIN campaign k ON k.id = b.campaign_id")


async def _with_pictures(
    viewer: Viewer, found: list[dict[str, Any]], slug: str, joined: str
) -> list[dict[str, Any]]:
    pictures: dict[str, tuple[Picture, ...]] = {}
    for row in await rows(
        f"""SELECT {slug} AS slug, b.collage FROM board b {joined}
        WHERE {board_seen(viewer)} AND b.pin_count > 0 ORDER BY b.changed_at DESC""",
        **asking(viewer),
    ):
        pictures[row["slug"]] = (pictures.get(row["slug"], ()) + pictures_of(row["collage"], viewer))[:4]
    return [{**row, "pictures": pictures.get(row["slug"], ())} for row in found]


def _key(after: str) -> Any:
    """Moments in UTC, as rows keep them."""
    try:
        bare, changed_at, last = read_cursor(after, int, datetime, int)
        if bare not in (0, 1):
            raise BadCursor(after)
        return bare, changed_at.astimezone(UTC), last  # type: ignore[union-attr]
    except (BadCursor, OverflowError):
        raise Invalid(
            _("This address of a page is not one of ours. Start again at the top of the boards.")
        ) from None


def _day(value: Any) -> Any:
    return moment(value).date() if isinstance(value, str) else value


def _card(row: dict[str, Any], viewer: Viewer) -> BoardCard:
    return BoardCard(
        row["slug"],
        row["title"],
        row["about"],
        row["team"],
        row["team_slug"],
        row["region"],
        row["campaign"],
        row["campaign_slug"],
        row["openness"],
        row["closed_at"] is not None,
        row["pin_count"],
        moment(row["changed_at"]),
        pictures_of(row["collage"], viewer),
    )
