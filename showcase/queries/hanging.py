"""What hangs on a board, for the copies that lists of boards read.

What is at home on another, private board counts nowhere else, and what is withheld counts
nowhere, so that no number and no picture tells of it.
"""

from typing import Any

from showcase.foundation import clock
from showcase.models import Board, Order, Pin, Placement
from showcase.queries.pictures import PICTURE, as_plain, picture
from showcase.queries.sql import rows
from showcase.queries.visibility import SHOWN

COLLAGE = 4

HANGS = f"""p.trashed_at IS NULL AND {SHOWN} AND h.trashed_at IS NULL
    AND (h.openness <> 'private' OR h.id = l.board_id)"""


async def boards_with(pin: Pin) -> list[int]:
    """Ids of the boards that a pin hangs on. One query."""
    found = await Placement.filter(pin_id=pin.id).only("board_id")
    return [placement.board_id for placement in found]


async def counted(board: Board) -> tuple[int, int]:
    """How many pins hang on a board, and how many of them are at home there."""
    found = await rows(
        f"""SELECT COUNT(*) AS placed, COALESCE(SUM(CASE WHEN p.board_id = l.board_id THEN 1 ELSE 0 END), 0) AS home
        FROM placement l JOIN pin p ON p.id = l.pin_id JOIN board h ON h.id = p.board_id
        WHERE l.board_id = :board AND {HANGS}""",
        board=board.id,
        now=clock.now(),
    )
    return found[0]["placed"], int(found[0]["home"])


async def collage(board: Board) -> list[dict[str, Any]]:
    """The cover and what hangs first, as plain values. Two queries, each answered from an index."""
    order = "l.position" if board.order is Order.HAND else "l.placed_at"
    now = clock.now()
    cover = await rows(
        f"{_PICTURES} AND l.pin_id = :cover", board=board.id, cover=board.cover_id or 0, now=now
    )
    first = await rows(
        f"{_PICTURES} ORDER BY l.shelf DESC, {order} DESC, l.pin_id DESC LIMIT :most",
        board=board.id,
        most=COLLAGE,
        now=now,
    )
    others = [row for row in first if row["pin"] != board.cover_id]
    return [
        {**as_plain(picture(row, "")), "is_home": row["home"] == board.id}
        for row in [*cover, *others][:COLLAGE]
    ]


_PICTURES = f"""SELECT p.id AS pin, p.board_id AS home, {PICTURE} FROM placement l JOIN pin p ON p.id = l.pin_id
    JOIN board h ON h.id = p.board_id JOIN media c ON c.id = p.cover_id WHERE l.board_id = :board AND {HANGS}"""
