"""People and teams as tables: downloaded, and people brought in, first on trial."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.organisation.people_lines import COLUMNS, decoded, read_table
from showcase.actions.organisation.people_rows import Outcome
from showcase.actions.organisation.people_table import Answer, people_table, take_in, teams_table, try_out
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.tables import line
from showcase.queries.administration import administrator
from showcase.web.drawing import page
from showcase.web.forms import Form, read_form
from showcase.web.identity import self_of, viewer_of

PIECE = 100_000  # characters of a table that a hidden field carries
MOST_SHOWN = 500
ORDER = (Outcome.REJECTED, Outcome.ACCEPTED, Outcome.CHANGED, Outcome.UNCHANGED)


async def people(request: Request) -> Response:
    return _csv(await people_table(by=administrator(viewer_of(request))), "people.csv")


async def teams(request: Request) -> Response:
    return _csv(await teams_table(by=administrator(viewer_of(request))), "teams.csv")


async def ask(request: Request) -> Response:
    administrator(self_of(request))
    return page(request, "admin/people-table.html", {"columns": COLUMNS, "error": None})


async def bring(request: Request) -> Response:
    """On trial first. With `sure` it is carried out, with `answer` the answer comes as a table itself."""
    by, form = administrator(self_of(request)), await read_form(request)
    try:
        text = await _table(form)
        lines = read_table(text)
    except Invalid as wrong:
        context = {"columns": COLUMNS, "error": str(wrong)}
        return page(request, "admin/people-table.html", context, status=wrong.status)
    if form.text("sure"):
        invited = bool(form.text("with_invitations"))
        answer = await take_in(lines, by=by, only_good=form.text("sure") == "good", with_invitations=invited)
    else:
        answer = await try_out(lines, by=by)
    if form.text("answer"):
        return _csv(_as_table(answer), "answer.csv")
    return _answer_page(request, answer, text)


def _answer_page(request: Request, answer: Answer, text: str) -> Response:
    shown = sorted(
        (one for one in answer.lines if one.outcome is not Outcome.UNCHANGED),
        key=lambda one: ORDER.index(one.outcome),
    )
    context = {
        "answer": answer,
        "counts": {outcome.value: answer.count(outcome) for outcome in ORDER},
        "shown": shown[:MOST_SHOWN],
        "hidden": len(shown) - MOST_SHOWN,
        "pieces": [text[place : place + PIECE] for place in range(0, len(text), PIECE)],
    }
    return page(request, "admin/people-table-answer.html", context)


async def _table(form: Form) -> str:
    """The file that was chosen, or what was pasted, or carried along by an earlier answer."""
    pieces = form.texts("table")
    if any(piece.strip() for piece in pieces):
        return "".join(pieces)
    for file in form.files("file"):
        return decoded(await file.read())
    raise Invalid(_("Choose a file, or paste a table."))


def _as_table(answer: Answer) -> str:
    lines = [line(["line", "email", "outcome", "words"])]
    lines += [line([one.line, one.email, one.outcome.value, one.words]) for one in answer.lines]
    return "".join(lines)


def _csv(text: str, name: str) -> Response:
    """For spreadsheets: they know UTF-8 by its mark."""
    return Response(
        "\ufeff" + text,
        media_type="text/csv; charset=utf-8",
        headers={
            "content-disposition": f'attachment; filename="{name}"',
            "cache-control": "private, no-store",
        },
    )


routes = [
    Route("/admin/people.csv", people, name="people table"),
    Route("/admin/teams.csv", teams, name="teams table"),
    Route("/admin/people/import", ask, name="people table in"),
    Route("/admin/people/import", bring, methods=["POST"]),
]
