"""The record of every change, to search, to read and to take out."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from showcase.foundation import clock
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.tables import line as csv_line
from showcase.pages.admin import audit_sentences as words
from showcase.queries.administration import administrator
from showcase.queries.audit import Line, Wanted, every_line, lines
from showcase.queries.audit_names import Named, people_called
from showcase.web.drawing import page, path_for
from showcase.web.forms import whole_number
from showcase.web.identity import viewer_of

FIELDS = ("by", "verb", "noun", "id", "name", "since", "until")
WITH_SIGN_INS = {"with": "sign-ins"}
BYTE_ORDER_MARK = "\ufeff"
"""So that spreadsheets read it as UTF-8."""
COLUMNS = (
    "id", "at", "by_id", "by", "verb", "noun", "noun_id", "name", "sentence", "before", "after", "rewritten", "more",
)  # fmt: skip
ROUTES = {
    "pin": ("pin", "pin"), "board": ("board", "slug"), "team": ("team", "slug"), "region": ("region", "slug"),
    "campaign": ("campaign", "slug"), "person": ("person", "handle"),
}  # fmt: skip


async def show(request: Request) -> Response:
    viewer = administrator(viewer_of(request))
    asked, errors = _asked(request), dict[str, str]()
    changes_only = _is_for_changes(request, asked)
    try:
        wanted = replace(await _wanted(asked), changes_only=changes_only)
        found = await lines(viewer, wanted, below=whole_number(request.query_params.get("below", "")))
    except Invalid as wrong:
        found, errors = None, wrong.fields
    query = {name: value or None for name, value in asked.items()}
    if not any(asked.values()) and not changes_only:
        query |= WITH_SIGN_INS
    context = {
        "lines": [_drawn(request, line) for line in found.lines] if found else [],
        "asked": asked,
        "errors": errors,
        "is_search": any(asked.values()),
        "changes_only": changes_only,
        "with_sign_ins": path_for(request.app.router, "audit", WITH_SIGN_INS),
        "further": path_for(request.app.router, "audit", query | {"below": found.below})
        if found and found.below
        else None,
        "back_to": found.back_to if found else None,
        "file": path_for(request.app.router, "audit file", query),
        "verbs": sorted(((verb, _verb(verb)) for verb in words.SENTENCES), key=lambda pair: pair[1]),
        "nouns": sorted(
            ((noun, kind()) for noun, (kind, _named) in words.THINGS.items()), key=lambda pair: pair[1]
        ),
    }
    return page(request, "admin/audit.html", context, status=422 if errors else 200)


async def take_out(request: Request) -> Response:
    """The same as a table, sent while it is read."""
    viewer = administrator(viewer_of(request))
    asked = _asked(request)
    wanted = replace(await _wanted(asked), changes_only=_is_for_changes(request, asked))
    name = f"showcase-audit-{clock.now():%Y-%m-%d}.csv"
    return StreamingResponse(
        _table(every_line(viewer, wanted)),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"},
    )


def _asked(request: Request) -> dict[str, str]:
    return {name: request.query_params.get(name, "").strip() for name in FIELDS}


def _is_for_changes(request: Request, asked: dict[str, str]) -> bool:
    """Who looks for nothing reads of changes, unless they want to know who came in as well."""
    return not any(asked.values()) and request.query_params.get("with") != WITH_SIGN_INS["with"]


async def _wanted(asked: dict[str, str]) -> Wanted:
    """What is looked for. Raises Invalid for what is no day or number."""
    wrong: dict[str, str] = {}
    since, until = _day(asked, "since", wrong), _day(asked, "until", wrong, later=timedelta(days=1))
    number = whole_number(asked["id"]) if asked["id"] else None
    if asked["id"] and number is None:
        wrong["id"] = _("Type a number.")
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)
    return Wanted(
        by=await people_called(asked["by"]) if asked["by"] else None,
        verb=asked["verb"],
        noun=asked["noun"],
        noun_id=number,
        name=asked["name"],
        since=since,
        until=until,
    )


def _day(
    asked: dict[str, str], name: str, wrong: dict[str, str], *, later: timedelta = timedelta(0)
) -> datetime | None:
    if not asked[name]:
        return None
    try:
        return datetime.combine(date.fromisoformat(asked[name]), time(), UTC) + later
    except (ValueError, OverflowError):
        wrong[name] = _("Type a day as 2026-11-23.")
        return None


def _drawn(request: Request, line: Line) -> dict[str, Any]:
    """A record with its sentence, in which who and what are links, as far as there is where to go."""
    who = _link(request, line.who, words.who(line))
    sentence = Markup(escape(words.sentence(line))) % {  # noqa: S704
        "who": who,
        "thing": _link(request, None if line.thing.is_hidden else line.thing, words.thing(line)),
    }
    history = None
    if not line.thing.is_hidden:
        history = path_for(request.app.router, "audit", {"noun": line.noun, "id": line.thing.id})
    return {
        "id": line.id,
        "at": line.at,
        "sentence": sentence,
        "initial": words.who(line)[:1],
        "is_ours": line.who is None,
        "changes": [words.changed(change) for change in line.changes],
        "begins": bool(line.changes) and all(change.before is None for change in line.changes),
        "rewritten": [words.label(field) for field in line.rewritten],
        "about": [(words.label(field), words.value(field, value)) for field, value in line.about.items()],
        "history": history,
    }


def _link(request: Request, named: Named | None, text: str) -> Markup:
    inside = Markup("<bdi>{}</bdi>").format(text)
    if named is None or named.key is None or named.kind not in ROUTES:
        return inside
    route, parameter = ROUTES[named.kind]
    where: dict[str, Any] = {parameter: named.key}
    return Markup('<a href="{}">{}</a>').format(path_for(request.app.router, route, **where), inside)


def _verb(verb: str) -> str:
    """A sentence without anybody in it, for a list to choose from."""
    return words.SENTENCES[verb]() % {"who": "…", "thing": "…"}


async def _table(found: AsyncIterator[Line]) -> AsyncIterator[str]:
    yield BYTE_ORDER_MARK + csv_line(COLUMNS)
    async for line in found:
        yield csv_line(
            [
                line.id,
                line.at.isoformat(),
                line.who.id if line.who else None,
                words.who(line),
                line.verb,
                line.noun,
                line.thing.id,
                line.thing.name,
                words.sentence(line) % {"who": words.who(line), "thing": words.thing(line)},
                _json({change.field: _told(change.before) for change in line.changes}),
                _json({change.field: _told(change.after) for change in line.changes}),
                " ".join(line.rewritten),
                _json({field: _told(value) for field, value in line.about.items()}),
            ]
        )


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else ""


def _told(value: Any) -> Any:
    if isinstance(value, Named):
        return {"id": value.id} if value.is_hidden else {"id": value.id, "name": value.name}
    return [_told(one) for one in value] if isinstance(value, list) else value


routes = [
    Route("/admin/audit", show, name="audit"),
    Route("/admin/audit.csv", take_out, name="audit file"),
]
