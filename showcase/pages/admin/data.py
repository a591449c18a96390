"""Somebody's data for an admin whom they asked, and the end of it."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from showcase.actions.organisation.erasure import erase
from showcase.actions.organisation.personal_data import data_file
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Person
from showcase.queries.erasure import person_for_admin, stake
from showcase.queries.personal_data import PARTS, counted
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page
from showcase.web.forms import read_form
from showcase.web.identity import self_of


async def show(request: Request) -> Response:
    _viewer, person = await _asked(request)
    counts = await counted(person)
    context = {"person": person, "parts": [(part.words(), counts[part.name]) for part in PARTS]}
    return page(request, "admin/data.html", context)


async def take_along(request: Request) -> Response:
    viewer, person = await _asked(request)
    pieces = await data_file(person, by=viewer, workshop=request.app.state.workshop)
    name = f"showcase-data-{person.id}.zip"
    return StreamingResponse(
        pieces,
        media_type="application/zip",
        headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"},
    )


async def ask(request: Request) -> Response:
    viewer, person = await _asked(request)
    return await _erasure_page(request, viewer, person, {})


async def do(request: Request) -> Response:
    viewer, person = await _asked(request)
    form = await read_form(request)
    try:
        await erase(person, by=viewer, confirmed=form.text("confirmed"))
    except Invalid as wrong:
        return await _erasure_page(request, viewer, person, wrong.fields)
    await tell(request, _("Erased. What they made stays, by “Somebody who left”."))
    return go_to(request, "audit", {"noun": "person", "id": person.id})


async def _asked(request: Request) -> tuple[Person, Person]:
    viewer = self_of(request)
    return viewer, await person_for_admin(viewer, request.path_params["person"])


async def _erasure_page(request: Request, viewer: Person, person: Person, errors: dict[str, str]) -> Response:
    context = {
        "person": person,
        "is_self": viewer.id == person.id,
        "stake": await stake(viewer, person),
        "errors": errors,
    }
    return page(request, "admin/erase.html", context, status=422 if errors else 200)


routes = [
    Route("/admin/people/{person:int}/data", show, name="data of person"),
    Route("/admin/people/{person:int}/data.zip", take_along, methods=["POST"], name="data file of person"),
    Route("/admin/people/{person:int}/erasure", ask, name="erasure"),
    Route("/admin/people/{person:int}/erasure", do, methods=["POST"]),
]
