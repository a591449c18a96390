"""Whether work waits for a lead before everybody sees it."""

from showcase.models import Board, Pin
from showcase.queries.rights import Standing


async def waits(board: Board, rights: Standing) -> bool:
    """A newcomer's or a guest's pin waits for a lead, on boards of teams that want it so.

    A newcomer is somebody of whom the team shows nothing yet.
    """
    if not rights.waits_on(board, board.team.reviews_since):
        return False
    if rights.person.is_guest:
        return True
    return not await Pin.exists(
        maker_id=rights.person.id, team_id=board.team_id, waits_since__isnull=True, trashed_at__isnull=True
    )
