"""Who belongs to a board beside its team, and who asks to."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Board, Person, Role
from showcase.queries.known import people_known_to
from showcase.queries.sql import moment, rows
from showcase.queries.visibility import Viewer, asking, board_seen

MOST_SUGGESTED = 500


@dataclass(frozen=True, slots=True)
class Belonging:
    """Somebody who belongs to a board. email: only for those who say who belongs to it.

    until: from then on they do not, if that was said. is_over: it was.
    """

    id: int
    name: str
    handle: str
    email: str | None
    leads: bool
    is_outsider: bool
    since: datetime | None
    until: datetime | None
    is_over: bool
    invited_by: str | None
    has_come: bool


@dataclass(frozen=True, slots=True)
class BoardPeople:
    """team: those of the team that keeps the board. invited: all others, the last invited first."""

    team: tuple[Belonging, ...]
    invited: tuple[Belonging, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody who asks to belong to a board, and why."""

    id: int
    name: str
    handle: str
    said: str
    made_at: datetime
    board: str
    board_slug: str


async def people_of_board(viewer: Viewer, board: Board, *, may_invite: bool) -> BoardPeople:
    """Those who belong to a board that the viewer sees. Whose time is over only who may invite sees. One query."""
    found = await rows(
        """
        SELECT 1 AS kind, q.id, q.name, q.handle, q.email, q.role, q.invited_at, m.leads_since AS since,
               NULL AS until, NULL AS invited_by
        FROM membership m JOIN person q ON q.id = m.person_id
        WHERE m.team_id = :team AND q.left_at IS NULL
        UNION ALL
        SELECT 2, q.id, q.name, q.handle, q.email, q.role, q.invited_at, g.since, g.until, i.name
        FROM board_guest g JOIN person q ON q.id = g.person_id LEFT JOIN person i ON i.id = g.invited_by_id
        WHERE g.board_id = :board AND q.left_at IS NULL
        ORDER BY 1, 3
        """,
        team=board.team_id,
        board=board.id,
    )
    now = asking(viewer)["now"]
    team, invited = [], []
    for row in found:
        until = row["until"] and moment(row["until"])
        one = Belonging(
            row["id"],
            row["name"],
            row["handle"],
            row["email"] if may_invite else None,
            row["kind"] == 1 and row["since"] is not None,
            row["role"] == Role.GUEST,
            row["since"] and moment(row["since"]),
            until,
            until is not None and until <= now,
            row["invited_by"],
            row["invited_at"] is None,
        )
        if row["kind"] == 1:
            team.append(one)
        elif may_invite or not one.is_over:
            invited.append(one)
    return BoardPeople(tuple(team), tuple(invited))


async def suggested(viewer: Viewer) -> list[str]:
    """Who could be invited, as one would type them: a name, with a handle where there are two. One query."""
    found = await people_known_to(viewer).order_by("name").limit(MOST_SUGGESTED).values("name", "handle")
    counts = Counter(row["name"] for row in found)
    return [f"{row['name']} ({row['handle']})" if counts[row["name"]] > 1 else row["name"] for row in found]


async def invited_person(viewer: Viewer, board: Board, person_id: int) -> Person:
    """Somebody whom the viewer knows, invited to a board or not. Raises NotFound."""
    if 0 < person_id < 2**31 and (person := await people_known_to(viewer).get_or_none(id=person_id)):
        return person
    raise NotFound(_("Nobody of that number belongs to “%(board)s”.") % {"board": board.title})


async def access_requests(viewer: Viewer, *, board: Board | None = None, limit: int = 60) -> list[Request]:
    """Open requests for boards whose people the viewer may invite, the oldest first. One query.

    The condition is that of `Standing.may_invite`.
    """
    only = "AND b.id = :board" if board is not None else ""
    found = await rows(
        f"""
        SELECT a.id, a.said, a.made_at, q.name, q.handle, b.title AS board, b.slug AS board_slug
        FROM access_request a JOIN board b ON b.id = a.board_id JOIN person q ON q.id = a.by_id
        WHERE a.settled_at IS NULL AND q.left_at IS NULL AND ({board_seen(viewer)}) {only}
          AND (:role = 'admin'
               OR b.team_id IN (SELECT team_id FROM membership
                                WHERE person_id = :viewer AND leads_since IS NOT NULL)
               OR (b.made_by_id = :viewer
                   AND b.team_id IN (SELECT team_id FROM membership WHERE person_id = :viewer)))
        ORDER BY a.made_at, a.id LIMIT :limit
        """,
        **asking(viewer),
        board=board.id if board else 0,
        limit=limit,
    )
    return [
        Request(
            row["id"],
            row["name"],
            row["handle"],
            row["said"],
            moment(row["made_at"]),
            row["board"],
            row["board_slug"],
        )
        for row in found
    ]
