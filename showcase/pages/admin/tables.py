"""People, teams, regions and campaigns as tables: downloaded, and brought in, first on trial."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.organisation.campaigns_table import CAMPAIGNS, campaigns_table
from showcase.actions.organisation.people_table import PEOPLE, invite_new, people_table
from showcase.actions.organisation.regions_table import REGIONS, regions_table
from showcase.actions.organisation.table import Answer, Outcome, Table, take_in, try_out
from showcase.actions.organisation.table_lines import decoded, plain, read_table
from showcase.actions.organisation.teams_table import TEAMS, teams_table
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


@dataclass(frozen=True, slots=True)
class Kind:
    """What a table is of. name: in addresses. things, title: as pages call them, the key's column too.

    hint: how its columns are filled in. example: the first line of a small one.
    """

    name: str
    table: Table[Any, Any]
    out: Callable[..., Awaitable[str]]
    things: Callable[[], str]
    title: Callable[[], str]
    key: Callable[[], str]
    hint: Callable[[], str]
    example: str


def _places_hint() -> str:
    return _(
        "A line is about the one with its slug or, without one, its name; whatever is not there yet is new. "
        "A column that is missing leaves things as they are, an empty cell empties. "
        "Columns of the download that only count are passed over."
    )


KINDS = (
    Kind(
        "people",
        PEOPLE,
        people_table,
        lambda: _("People"),
        lambda: _("Bring in a table of people"),
        lambda: _("E-mail"),
        lambda: _(
            "Only “email” has to be there; a column that is missing leaves things as they are, an empty cell "
            "empties. Teams stand by name or slug, with commas between."
        ),
        "email,name,role,teams",
    ),
    Kind(
        "teams",
        TEAMS,
        teams_table,
        lambda: _("Teams"),
        lambda: _("Bring in a table of teams"),
        lambda: _("Name"),
        _places_hint,
        "name,region,about",
    ),
    Kind(
        "regions",
        REGIONS,
        regions_table,
        lambda: _("Regions"),
        lambda: _("Bring in a table of regions"),
        lambda: _("Name"),
        _places_hint,
        "name,parent",
    ),
    Kind(
        "campaigns",
        CAMPAIGNS,
        campaigns_table,
        lambda: _("Campaigns"),
        lambda: _("Bring in a table of campaigns"),
        lambda: _("Title"),
        _places_hint,
        "title,brief,starts_on,ends_on",
    ),
)


async def take_out(kind: Kind, request: Request) -> Response:
    return _csv(await kind.out(by=administrator(viewer_of(request))), f"{kind.name}.csv")


async def ask(kind: Kind, request: Request) -> Response:
    administrator(self_of(request))
    return page(request, "admin/table.html", {"kind": kind, "error": None})


async def bring(kind: Kind, request: Request) -> Response:
    """On trial first. With `sure` it is carried out, with `answer` the answer comes as a table itself."""
    by, form = administrator(self_of(request)), await read_form(request)
    try:
        text = await _text(form)
        lines = read_table(kind.table.columns, text)
    except Invalid as wrong:
        return page(request, "admin/table.html", {"kind": kind, "error": str(wrong)}, status=wrong.status)
    if form.text("sure"):
        answer = await take_in(kind.table, lines, by=by, only_good=form.text("sure") == "good")
        if kind.table is PEOPLE and form.text("with_invitations"):
            await invite_new(answer, by=by)
    else:
        answer = await try_out(kind.table, lines, by=by)
    if form.text("answer"):
        return _csv(_as_table(kind, answer), "answer.csv")
    return _answer_page(kind, request, answer, text)


def _answer_page(kind: Kind, request: Request, answer: Answer[Any], text: str) -> Response:
    shown = sorted(
        (one for one in answer.lines if one.outcome is not Outcome.UNCHANGED),
        key=lambda one: ORDER.index(one.outcome),
    )
    context = {
        "kind": kind,
        "answer": answer,
        "counts": {outcome.value: answer.count(outcome) for outcome in ORDER},
        "may_invite": kind.table is PEOPLE,
        "shown": shown[:MOST_SHOWN],
        "hidden": len(shown) - MOST_SHOWN,
        "pieces": [text[place : place + PIECE] for place in range(0, len(text), PIECE)],
    }
    return page(request, "admin/table-answer.html", context)


async def _text(form: Form) -> str:
    """The file that was chosen, or what was pasted, or carried along by an earlier answer."""
    pieces = form.texts("table")
    if any(piece.strip() for piece in pieces):
        return plain("".join(pieces))
    for file in form.files("file"):
        return decoded(await file.read())
    raise Invalid(_("Choose a file, or paste a table."))


def _as_table(kind: Kind, answer: Answer[Any]) -> str:
    lines = [line(["line", kind.table.columns.key, "outcome", "words"])]
    lines += [line([one.line, one.thing, one.outcome.value, one.words]) for one in answer.lines]
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
    route
    for kind in KINDS
    for route in (
        Route(f"/admin/{kind.name}.csv", partial(take_out, kind), name=f"{kind.name} table"),
        Route(f"/admin/{kind.name}/import", partial(ask, kind), name=f"{kind.name} table in"),
        Route(f"/admin/{kind.name}/import", partial(bring, kind), methods=["POST"]),
    )
]
