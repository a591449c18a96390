"""What was thrown away and can be put back."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.trash import KEPT_FOR
from showcase.foundation import clock
from showcase.queries.boards import trashed_boards
from showcase.queries.walls import trashed_cards
from showcase.web.drawing import page
from showcase.web.identity import writer_of


async def show(request: Request) -> Response:
    viewer, now = writer_of(request), clock.now()
    cards = [
        {"card": card, "trashed_at": moment, "days_left": max(0, (moment + KEPT_FOR - now).days)}
        for card, moment in await trashed_cards(viewer)
    ]
    return page(request, "trash.html", {"cards": cards, "boards": await trashed_boards(viewer)})


routes = [Route("/trash", show, name="trash")]
