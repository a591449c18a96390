"""Who belongs to a board: looked at, invited, taken out."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.board_people import (
    STAYS,
    invite_colleague,
    invite_from_outside,
    put_in_again,
    refuse_inviting,
    take_out,
)
from showcase.foundation import clock
from showcase.foundation.days import ends, last_day, read_day
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Board, Person
from showcase.queries.board_people import access_requests, invited_person, people_of_board, suggested
from showcase.queries.boards import visible_board
from showcase.queries.rights import standing
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import Form, read_form
from showcase.web.identity import self_of, viewer_of, writer_of


async def show(request: Request) -> Response:
    viewer = viewer_of(request)
    board = await visible_board(viewer, request.path_params["slug"])
    return await _page(request, viewer, board, {})


async def invite(request: Request) -> Response:
    """`who`: somebody of the organisation. `email` and `name`: somebody from outside. `until`: the last day."""
    viewer, form = self_of(request), await read_form(request)
    board = await visible_board(viewer, request.path_params["slug"])
    await refuse_inviting(board, viewer)
    try:
        if form.text("from") == "outside":
            until = _until(form, "stays")
            person = await invite_from_outside(
                board, form.text("email"), name=form.text("name"), by=viewer, until=until
            )
        else:
            person = await invite_colleague(board, form.text("who"), by=viewer, until=_until(form, "until"))
    except Invalid as wrong:
        return await _page(request, viewer, board, _typed(form), _placed(form, wrong))
    await tell(
        request,
        _("%(name)s belongs to “%(board)s” now.") % {"name": person.name, "board": board.title},
        undo=path_for(request.app.router, "board person", slug=board.slug, person=person.id),
    )
    return go_to(request, "board people", slug=board.slug)


async def change(request: Request) -> Response:
    """Take somebody out, or with `back` let them in again as they were, `until` then."""
    viewer = writer_of(request)
    board = await visible_board(viewer, request.path_params["slug"])
    person = await invited_person(viewer, board, request.path_params["person"])
    said = {"name": person.name, "board": board.title}
    if request.query_params.get("back"):
        await put_in_again(board, person, by=viewer, until=_moment(request.query_params.get("until")))
        await tell(request, _("%(name)s belongs to “%(board)s” now.") % said)
        return go_to(request, "board people", slug=board.slug)
    was = await take_out(board, person, by=viewer)
    query = {"back": 1, "until": was.until.isoformat() if was and was.until else None}
    undo = path_for(request.app.router, "board person", query, slug=board.slug, person=person.id)
    if person.id == viewer.id:
        await tell(request, _("You do not belong to “%(board)s” any more.") % said)
        return go_to(request, "home")
    await tell(
        request, _("%(name)s does not belong to “%(board)s” any more.") % said, undo=undo if was else None
    )
    return go_to(request, "board people", slug=board.slug)


async def _page(
    request: Request,
    viewer: Person,
    board: Board,
    form: dict[str, str],
    errors: dict[str, str] | None = None,
) -> Response:
    may_invite = (await standing(viewer)).may_invite(board)
    people = await people_of_board(viewer, board, may_invite=may_invite)
    context: dict[str, Any] = {
        "board": board,
        "team": board.team,
        "people": people,
        "may_invite": may_invite,
        "requests": await access_requests(viewer, board=board) if may_invite else [],
        "suggested": await suggested(viewer) if may_invite else [],
        "form": {
            "who": "", "until": "", "email": "", "name": "",
            "stays": last_day(clock.now() + STAYS).isoformat(), **form,
        },
        "today": clock.now().date().isoformat(),
        "errors": errors or {},
    }  # fmt: skip
    return page(request, "boards/people.html", context, status=422 if errors else 200)


def _until(form: Form, name: str) -> datetime | None:
    try:
        day = read_day(form.text(name))
    except ValueError:
        text = _("Give a day, as in 2027-05-03.")
        raise Invalid(text, {name: text}) from None
    return ends(day) if day else None


def _placed(form: Form, wrong: Invalid) -> dict[str, str]:
    """Each sentence at the field of the form that was sent."""
    names = {"who": "email", "until": "stays"} if form.text("from") == "outside" else {}
    fields = wrong.fields or {"who": str(wrong)}
    return {names.get(name, name): text for name, text in fields.items()}


def _typed(form: Form) -> dict[str, str]:
    given = {name: form.text(name) for name in ("who", "until", "email", "name", "stays")}
    return {name: text for name, text in given.items() if text}


def _moment(text: str | None) -> datetime | None:
    """As our own address of “Undo” has it."""
    if not text:
        return None
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment
    raise Invalid(_("This address is not one of ours."))


routes = [
    Route("/boards/{slug}/people", show, name="board people"),
    Route("/boards/{slug}/people", invite, methods=["POST"]),
    Route("/boards/{slug}/people/{person:int}", change, methods=["POST"], name="board person"),
]
