"""Who sees what. Every list, count, cover, file and answer starts here.

The same two rules stand here twice: for models, and as conditions for SQL. A test
with random people, teams and boards holds them together.

A private board is seen by its team and its guests. A pin is seen where its home board is.
"""

from typing import Any

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from showcase.models import Board, BoardGuest, Membership, Openness, Person, Pin
from showcase.queries.people import Guest

Viewer = Person | Guest

NOBODY = "1 = 0"
BOARD_SEEN = """b.trashed_at IS NULL AND (b.openness <> 'private'
    OR b.team_id IN (SELECT team_id FROM membership WHERE person_id = :viewer)
    OR b.id IN (SELECT board_id FROM board_guest WHERE person_id = :viewer))"""
PIN_SEEN = f"p.trashed_at IS NULL AND {BOARD_SEEN}"


def visible_to(viewer: Viewer) -> QuerySet[Pin]:
    """The pins that a person may see."""
    if viewer.is_guest:
        return Pin.filter(id__in=[])
    return Pin.filter(_seen(viewer, "board__"), trashed_at__isnull=True)


def boards_visible_to(viewer: Viewer) -> QuerySet[Board]:
    """The boards that a person may see."""
    if viewer.is_guest:
        return Board.filter(id__in=[])
    return Board.filter(_seen(viewer, ""))


def board_seen(viewer: Viewer) -> str:
    """A condition on the board `b`, with `:viewer` as its value."""
    return NOBODY if viewer.is_guest else BOARD_SEEN


def pin_seen(viewer: Viewer) -> str:
    """A condition on the pin `p` and its home board `b`, with `:viewer` as its value."""
    return NOBODY if viewer.is_guest else PIN_SEEN


def _seen(viewer: Viewer, board: str) -> Q:
    of_its_team = Subquery(Membership.filter(person_id=viewer.id).values("team_id"))
    of_its_guests = Subquery(BoardGuest.filter(person_id=viewer.id).values("board_id"))
    conditions: dict[str, Any] = {
        f"{board}openness__not": Openness.PRIVATE,
        f"{board}team_id__in": of_its_team,
        f"{board}id__in": of_its_guests,
    }
    kept: dict[str, Any] = {f"{board}trashed_at__isnull": True}
    return Q(**kept) & Q(join_type=Q.OR, **conditions)
