"""What waits for a decision of whoever looks: work, reports, what was taken down, and who asks to come in."""

from dataclasses import dataclass
from datetime import datetime

from showcase.foundation.errors import NotAllowed, NotFound
from showcase.foundation.language import gettext as _
from showcase.models import AccessRequest, Person, Pin, Report
from showcase.queries.board_people import Request, access_requests
from showcase.queries.cards import PinCard
from showcase.queries.names import name_of
from showcase.queries.rights import standing
from showcase.queries.showing import Ending, ending_soon
from showcase.queries.sql import moment, rows
from showcase.queries.visibility import asking, board_seen, pin_seen
from showcase.queries.walls import cards_of

MOST = 40
"""Of each kind. What has waited longest comes first, so the rest follows once these are decided."""

_WATCHED = """(:role IN ('curator', 'admin') OR p.team_id IN (
    SELECT team_id FROM membership WHERE person_id = :viewer AND leads_since IS NOT NULL))"""
"""The condition of `Standing.may_watch_over` on the pin `p`."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pin that waits. sent_back: why it was sent back before, if it was."""

    card: PinCard
    since: datetime
    sent_back: str
    by_guest: bool


@dataclass(frozen=True, slots=True)
class Reported:
    """What somebody says of a pin."""

    id: int
    card: PinCard
    said: str
    by: str
    at: datetime
    is_taken_down: bool


@dataclass(frozen=True, slots=True)
class TakenDown:
    card: PinCard
    at: datetime
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that waits for somebody. count: how much of it has to be decided."""

    waiting: tuple[Waiting, ...]
    reports: tuple[Reported, ...]
    requests: tuple[Request, ...]
    taken_down: tuple[TakenDown, ...]
    ending: tuple[Ending, ...]

    @property
    def count(self) -> int:
        return len(self.waiting) + len(self.reports) + len(self.requests)


async def reviews(viewer: Person) -> bool:
    """Whether anything may ever wait for them: leads of a team, curators and admins."""
    return viewer.may_curate or bool((await standing(viewer)).leads)


async def review(viewer: Person) -> Review:
    """Raises NotAllowed for those who decide nothing. Seven queries, however much waits."""
    if not await reviews(viewer):
        raise NotAllowed(_("Only leads of a team, curators and admins have something to review."))
    found = await rows(
        f"""
        SELECT * FROM (
            SELECT 'waits' AS kind, p.id AS pin, CAST(0 AS BIGINT) AS id, p.waits_since AS at,
                   p.taken_down_because AS said, m.name, CASE WHEN m.role = 'guest' THEN 1 ELSE 0 END AS flag
            FROM pin p JOIN board b ON b.id = p.board_id JOIN person m ON m.id = p.maker_id
            WHERE p.waits_since IS NOT NULL AND p.taken_down_at IS NULL AND {pin_seen(viewer)} AND {_WATCHED}
            ORDER BY p.waits_since, p.id LIMIT :most
        ) w
        UNION ALL
        SELECT * FROM (
            SELECT 'reported', p.id, r.id, r.made_at, r.said, q.name,
                   CASE WHEN p.taken_down_at IS NULL THEN 0 ELSE 1 END
            FROM report r JOIN pin p ON p.id = r.pin_id JOIN board b ON b.id = p.board_id
            JOIN person q ON q.id = r.by_id
            WHERE r.settled_at IS NULL AND {pin_seen(viewer)} AND {_WATCHED}
            ORDER BY r.made_at, r.id LIMIT :most
        ) r
        UNION ALL
        SELECT * FROM (
            SELECT 'taken down', p.id, 0, p.taken_down_at, p.taken_down_because, q.name, 0
            FROM pin p JOIN board b ON b.id = p.board_id LEFT JOIN person q ON q.id = p.taken_down_by_id
            WHERE p.taken_down_at IS NOT NULL AND {pin_seen(viewer)} AND {_WATCHED}
            ORDER BY p.taken_down_at DESC, p.id DESC LIMIT :most
        ) d
        """,
        **asking(viewer),
        most=MOST,
    )
    cards = await cards_of(viewer, tuple({row["pin"] for row in found}))
    of_kind = {
        kind: [row for row in found if row["kind"] == kind and row["pin"] in cards]
        for kind in ("waits", "reported", "taken down")
    }
    return Review(
        tuple(
            Waiting(cards[row["pin"]], moment(row["at"]), row["said"], bool(row["flag"]))
            for row in of_kind["waits"]
        ),
        tuple(
            Reported(
                row["id"],
                cards[row["pin"]],
                row["said"],
                name_of(row["name"]),
                moment(row["at"]),
                bool(row["flag"]),
            )
            for row in of_kind["reported"]
        ),
        tuple(await access_requests(viewer, limit=MOST)),
        tuple(
            TakenDown(cards[row["pin"]], moment(row["at"]), name_of(row["name"] or ""), row["said"])
            for row in of_kind["taken down"]
        ),
        tuple(await ending_soon(viewer, limit=MOST)),
    )


async def report_seen(viewer: Person, report_id: int) -> Report:
    """A report of a pin that the viewer watches over. Raises NotFound."""
    if report_id < 2**63 and await rows(
        f"""SELECT r.id FROM report r JOIN pin p ON p.id = r.pin_id JOIN board b ON b.id = p.board_id
        WHERE r.id = :id AND {pin_seen(viewer)} AND {_WATCHED}""",
        **asking(viewer),
        id=report_id,
    ):
        return await Report.get(id=report_id)
    raise NotFound(_("There is no such report."))


async def sent_back_pin(viewer: Person, pin_id: int) -> Pin:
    """A pin that was sent back to its maker, for those who watch over it. Raises NotFound."""
    if pin_id < 2**63 and await rows(
        f"""SELECT p.id FROM pin p JOIN board b ON b.id = p.board_id
        WHERE p.id = :id AND p.trashed_at IS NOT NULL AND p.waits_since IS NOT NULL
          AND {board_seen(viewer)} AND {_WATCHED}""",
        **asking(viewer),
        id=pin_id,
    ):
        return await Pin.get(id=pin_id)
    raise NotFound(_("There is no such pin, or it is not for you to see."))


async def request_seen(viewer: Person, request_id: int) -> AccessRequest:
    """A request for a board that the viewer sees, settled or not. Raises NotFound."""
    if request_id < 2**31 and await rows(
        f"""SELECT a.id FROM access_request a JOIN board b ON b.id = a.board_id
        WHERE a.id = :id AND {board_seen(viewer)}""",
        **asking(viewer),
        id=request_id,
    ):
        return await AccessRequest.get(id=request_id).select_related("board", "by")
    raise NotFound(_("There is no such request."))
