"""What Showcase keeps about somebody: to see, to take along, and to have taken away."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from showcase.actions.organisation.erasure import ask_to_be_erased
from showcase.actions.organisation.personal_data import data_file
from showcase.foundation.language import gettext as _
from showcase.queries.personal_data import PARTS, counted
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page
from showcase.web.identity import self_of


async def show(request: Request) -> Response:
    person = self_of(request)
    counts = await counted(person)
    context = {"person": person, "parts": [(part.words(), counts[part.name]) for part in PARTS]}
    return page(request, "you/data.html", context)


async def take_along(request: Request) -> Response:
    person = self_of(request)
    pieces = await data_file(person, by=person, workshop=request.app.state.workshop)
    return StreamingResponse(
        pieces,
        media_type="application/zip",
        headers={
            "content-disposition": 'attachment; filename="showcase-data.zip"',
            "cache-control": "no-store",
        },
    )


async def ask(request: Request) -> Response:
    if await ask_to_be_erased(self_of(request)):
        await tell(
            request,
            _("The admins have got a letter. They erase you by hand, and you lose your account then."),
        )
    else:
        await tell(request, _("You have asked already, and the admins have got a letter."))
    return go_to(request, "your data")


routes = [
    Route("/you/data", show, name="your data"),
    Route("/you/data.zip", take_along, name="your data file"),
    Route("/you/erasure", ask, methods=["POST"], name="ask for erasure"),
]
