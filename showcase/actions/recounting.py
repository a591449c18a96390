"""The copies on boards that lists of boards read: counts and collages."""

from collections.abc import Iterable

from showcase.foundation import clock
from showcase.models import Board
from showcase.queries.hanging import collage, counted


async def recount(board_ids: Iterable[int], *, changed: bool = True) -> None:
    """Count what hangs on these boards and choose what stands for them. Inside a transaction."""
    for board_id in sorted(set(board_ids)):
        board = await held(board_id)
        board.pin_count, board.home_count = await counted(board)
        board.collage = await collage(board)
        if changed:
            board.changed_at = clock.now()
        await board.save(update_fields=["pin_count", "home_count", "collage", "changed_at"])


async def held(board_id: int) -> Board:
    """A board, while others who want to change what hangs there wait for the end of this transaction."""
    return await Board.select_for_update(no_key=True).get(id=board_id)
