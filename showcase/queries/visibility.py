"""Who sees what. Every list, count, cover, file and answer starts here.

The same rules stand here twice: for models, and as conditions for SQL. A test
with random people, teams, boards, rights and moments holds them together.

- A private board is seen by its team and by those invited to it. A guest, who is from outside, sees
  no other boards than those that they are invited to.
- A pin is seen where its home board is seen, while its rights allow it. Before and after, and while
  it waits for a lead, its maker, its team and curators see it; taken down, its team sees it no more,
  only the team's leads.
"""

from datetime import datetime
from typing import Any

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from showcase.foundation import clock
from showcase.models import Board, BoardGuest, Membership, Openness, Person, Pin, Role
from showcase.queries.people import Stranger

Viewer = Person | Stranger

NOBODY = "1 = 0"
BOARD_SEEN = """b.trashed_at IS NULL AND ((b.openness <> 'private' AND :role <> 'guest')
    OR b.team_id IN (SELECT team_id FROM membership WHERE person_id = :viewer)
    OR b.id IN (SELECT board_id FROM board_guest WHERE person_id = :viewer AND (until IS NULL OR until > :now)))"""
SHOWN = "p.seen_from <= :now AND p.seen_until > :now"
"""Whether everybody who sees its board sees a pin."""
BEHIND = """(:role IN ('curator', 'admin') OR p.maker_id = :viewer OR p.team_id IN (
    SELECT team_id FROM membership
    WHERE person_id = :viewer AND (leads_since IS NOT NULL OR p.taken_down_at IS NULL)))"""
"""Who sees it all the same."""
PIN_SEEN = f"p.trashed_at IS NULL AND (({SHOWN}) OR {BEHIND}) AND {BOARD_SEEN}"

PIN_COUNT = "CASE WHEN :role = 'guest' THEN b.home_count ELSE b.pin_count END"
"""What hangs on the board `b` without being at home there is nothing for guests."""


def asking(viewer: Viewer) -> dict[str, Any]:
    """The values that the conditions here name: who asks, as what, and when."""
    return {
        "viewer": viewer.id,
        "role": viewer.acts_as.value if isinstance(viewer, Person) else "",
        "now": clock.now(),
    }


def pin_count(board: Board, viewer: Viewer) -> int:
    """How many pins of a board somebody may know of, as PIN_COUNT says."""
    return board.home_count if viewer.is_guest else board.pin_count


def visible_to(viewer: Viewer) -> QuerySet[Pin]:
    """The pins that a person may see."""
    if not isinstance(viewer, Person):
        return Pin.filter(id__in=[])
    now = clock.now()
    shown = Q(seen_from__lte=now, seen_until__gt=now)
    return Pin.filter(shown | _behind(viewer), _seen(viewer, "board__", now), trashed_at__isnull=True)


def boards_visible_to(viewer: Viewer) -> QuerySet[Board]:
    """The boards that a person may see."""
    if not isinstance(viewer, Person):
        return Board.filter(id__in=[])
    return Board.filter(_seen(viewer, "", clock.now()))


def board_seen(viewer: Viewer) -> str:
    """A condition on the board `b`, with the values of `asking`."""
    return NOBODY if viewer.is_stranger else BOARD_SEEN


def pin_seen(viewer: Viewer) -> str:
    """A condition on the pin `p` and its home board `b`, with the values of `asking`."""
    return NOBODY if viewer.is_stranger else PIN_SEEN


def _seen(viewer: Person, board: str, now: datetime) -> Q:
    still = Q(until__isnull=True) | Q(until__gt=now)
    conditions: dict[str, Any] = {
        f"{board}team_id__in": Subquery(Membership.filter(person_id=viewer.id).values("team_id")),
        f"{board}id__in": Subquery(BoardGuest.filter(still, person_id=viewer.id).values("board_id")),
    }
    if viewer.acts_as is not Role.GUEST:
        conditions[f"{board}openness__not"] = Openness.PRIVATE
    kept: dict[str, Any] = {f"{board}trashed_at__isnull": True}
    return Q(**kept) & Q(join_type=Q.OR, **conditions)


def _behind(viewer: Person) -> Q:
    if viewer.may_curate:
        return Q(id__isnull=False)
    mine = Membership.filter(person_id=viewer.id)
    led = Q(team_id__in=Subquery(mine.filter(leads_since__isnull=False).values("team_id")))
    ours = Q(team_id__in=Subquery(mine.values("team_id")), taken_down_at__isnull=True)
    return Q(maker_id=viewer.id) | led | ours
