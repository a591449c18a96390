"""Many pins at once: placed, moved, tagged, put in the trash and back."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.bulk import do_to_all
from showcase.foundation.language import ngettext, number
from showcase.queries.boards import visible_board
from showcase.queries.pins import homes_of
from showcase.web.answers import go_back, tell
from showcase.web.drawing import path_for
from showcase.web.forms import read_form, whole_number
from showcase.web.identity import writer_of

UNDONE_AT_ONCE = 100
"""So many pins fit into the address that takes it back."""


async def do(request: Request) -> Response:
    """Do something to what was chosen on a wall. What may not be done is left as it is, and said."""
    viewer, form = writer_of(request), await read_form(request)
    asked = request.query_params
    verb, ids = form.text("verb") or asked.get("verb", ""), form.numbers("pin")
    ids = ids or [pin for one in asked.getlist("pin") if (pin := whole_number(one))]
    slug = form.text("board") or asked.get("board", "")
    board = await visible_board(viewer, slug) if verb in ("place", "move") else None
    homes = await homes_of(viewer, ids) if verb == "move" else {}
    done, refused = await do_to_all(verb, ids, by=viewer, board=board, tags=form.words("tags"))
    await tell(request, _sentence(verb, len(done), refused), undo=_undo(request, verb, done, homes))
    return go_back(form.text("back"), path_for(request.app.router, "home"))


def _undo(request: Request, verb: str, done: list[int], homes: dict[int, str]) -> str | None:
    """Where the opposite is done: out of the trash, or back to the one board that all came from."""
    came_from = {homes[pin] for pin in done if pin in homes}
    if not done or len(done) > UNDONE_AT_ONCE:
        return None
    if verb == "trash":
        query = {"verb": "restore"}
    elif verb == "move" and len(came_from) == 1:
        query = {"verb": "move", "board": came_from.pop()}
    else:
        return None
    return path_for(request.app.router, "bulk", query) + "".join(f"&pin={pin}" for pin in done)


def _sentence(verb: str, done: int, refused: list[str]) -> str:
    sentences = {
        "place": ngettext("%(count)s pin is on the board now.", "%(count)s pins are on the board now.", done),
        "move": ngettext("%(count)s pin has moved.", "%(count)s pins have moved.", done),
        "tag": ngettext("%(count)s pin has the tags now.", "%(count)s pins have the tags now.", done),
        "trash": ngettext(
            "%(count)s pin is in the trash for 30 days.", "%(count)s pins are in the trash for 30 days.", done
        ),
        "restore": ngettext("%(count)s pin is back.", "%(count)s pins are back.", done),
    }
    text = sentences[verb] % {"count": number(done)}
    return " ".join([text, *refused[:3]])


routes = [Route("/pins/bulk", do, methods=["POST"], name="bulk")]
