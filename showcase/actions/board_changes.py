"""Some of what a board says of itself is changed, and the rest stays."""

from typing import TypedDict

from showcase.actions.boards import BoardForm, close_board, edit_board, reopen_board
from showcase.models import Board, Campaign, Openness, Order, Person, Team
from showcase.models.database import transaction


class BoardChanges(TypedDict, total=False):
    """What shall be different. What is not in it stays as it is. closed: nothing more is pinned there."""

    title: str
    about: str
    team: Team
    campaign: Campaign | None
    openness: Openness
    order: Order
    closed: bool


async def change_board(board: Board, changes: BoardChanges, *, by: Person) -> None:
    """Change a board, all of it or nothing. What others change meanwhile stays, too.

    Raises NotAllowed, Invalid.
    """
    async with transaction():
        board = await Board.filter(id=board.id).select_for_update().get()
        await board.fetch_related("team", "campaign")
        if changes.keys() - {"closed"}:
            form = BoardForm(
                title=changes.get("title", board.title),
                team=changes.get("team", board.team),
                about=changes.get("about", board.about),
                campaign=changes.get("campaign", board.campaign),
                openness=changes.get("openness", board.openness),
                order=changes.get("order", board.order),
            )
            await edit_board(board, form, by=by)
        if "closed" in changes:
            await (close_board if changes["closed"] else reopen_board)(board, by=by)
