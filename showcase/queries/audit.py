"""The record, for admins: who changed what, when, and how it was before and after.

Admins read of everything. Of what is on private boards that they do not belong to, they read who
did what kind of thing and when, and not its name or words: private stays private.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from showcase.models import Person
from showcase.queries.administration import administrator
from showcase.queries.audit_names import KINDS, Named, Names, names_of
from showcase.queries.people import Stranger
from showcase.queries.pictures import plain
from showcase.queries.sql import moment, rows

PAGE = 50
LOOKED_THROUGH = 50_000
"""Records at most, for one page. What is rarer than that is found further back, a page later."""
NAMED_AT_MOST = 20
"""Of a list of ids; the others stay numbers."""
AT_ONCE = 100
"""Records written at the same time, at most: within them ids and moments may cross."""
COMINGS = ("sign in", "sign out")
"""What is written down though nothing was changed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. by: ids of persons. since: from then on. until: before then.

    changes_only: without those who came in and went out.
    """

    by: tuple[int, ...] | None = None
    verb: str = ""
    noun: str = ""
    noun_id: int | None = None
    name: str = ""
    since: datetime | None = None
    until: datetime | None = None
    changes_only: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after. An id is given as what it is of."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Line:
    """One record. who: None for Showcase itself. rewritten: fields that changed, and no more is kept.

    about: what else it says.
    """

    id: int
    at: datetime
    verb: str
    noun: str
    thing: Named
    who: Named | None
    changes: tuple[Change, ...] = ()
    rewritten: tuple[str, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lines:
    """below: where to read on, if there may be more. back_to: how far, when not all was looked through."""

    lines: tuple[Line, ...]
    below: int | None = None
    back_to: datetime | None = None


async def lines(
    viewer: Person | Stranger, wanted: Wanted, *, below: int | None = None, limit: int = PAGE
) -> Lines:
    """The newest records of those wanted, from below an id. Raises NotAllowed for all but admins.

    At most a dozen queries, however many records there are. By verb, kind or name it looks through
    a bounded number at a time, and says how far it came.
    """
    reader = administrator(viewer)
    narrow, values = await _narrow(wanted, below)
    wide, more = _wide(wanted)
    found = await rows(
        f"""SELECT r.id, r.verb, r.noun, r.noun_id, r.name, r.by_id, r.at, r.detail
        FROM (SELECT * FROM record WHERE {narrow} ORDER BY id DESC LIMIT :look) r
        WHERE {wide or "1 = 1"} ORDER BY r.id DESC LIMIT :limit""",
        **values,
        **more,
        look=LOOKED_THROUGH if wide else limit + 1,
        limit=limit + 1,
    )
    here = tuple(await _told(reader, found[:limit]))
    if wanted.name:
        here = tuple(line for line in here if not line.thing.is_hidden)
    if len(found) > limit:
        return Lines(here, found[limit - 1]["id"])
    if not wide:
        return Lines(here)
    [edge] = await rows(
        f"""SELECT MIN(w.id) AS lowest, MIN(w.at) AS earliest, COUNT(*) AS looked
        FROM (SELECT id, at FROM record WHERE {narrow} ORDER BY id DESC LIMIT :look) w""",
        **values,
        look=LOOKED_THROUGH,
    )
    if edge["looked"] < LOOKED_THROUGH:
        return Lines(here)
    return Lines(here, edge["lowest"], moment(edge["earliest"]))


async def every_line(viewer: Person | Stranger, wanted: Wanted) -> AsyncIterator[Line]:
    """All of them, the newest first, a thousand at a time. Raises NotAllowed before the first."""
    below: int | None = None
    while True:
        some = await lines(viewer, wanted, below=below, limit=1000)
        for line in some.lines:
            yield line
        if some.below is None:
            return
        below = some.below


async def _narrow(wanted: Wanted, below: int | None) -> tuple[str, dict[str, Any]]:
    """What an index answers: who, which thing, when, and where the page before ended.

    And whether something was changed: that is asked of each on the way down, until a page is full.
    """
    conditions, values = ["1 = 1"], dict[str, Any]()
    if below is not None:
        conditions.append("id < :below")
        values["below"] = below
    if wanted.by is not None:
        conditions.append("by_id IN :by")
        values["by"] = wanted.by
    if wanted.noun and wanted.noun_id is not None:
        conditions.append("noun = :noun AND noun_id = :noun_id")
        values |= {"noun": wanted.noun, "noun_id": wanted.noun_id}
    if wanted.changes_only:
        conditions.append("verb NOT IN :comings")
        values["comings"] = COMINGS
    if wanted.since is not None:
        conditions.append("at >= :since AND id >= :first")
        values |= {"since": wanted.since, "first": await _edge("at >= :at", "at", "MIN", wanted.since)}
    if wanted.until is not None:
        conditions.append("at < :until AND id <= :last")
        values |= {"until": wanted.until, "last": await _edge("at < :at", "at DESC", "MAX", wanted.until)}
    return " AND ".join(conditions), values


async def _edge(condition: str, order: str, which: str, at: datetime) -> int:
    """The first or last id of a time. Ids grow with time, but for those written at once."""
    [edge] = await rows(
        f"""SELECT {which}(w.id) AS id FROM (SELECT id FROM record WHERE {condition}
        ORDER BY {order} LIMIT {AT_ONCE}) w""",
        at=at,
    )
    return int(edge["id"] or 0)


def _wide(wanted: Wanted) -> tuple[str, dict[str, Any]]:
    """What is looked for record by record."""
    conditions, values = [], dict[str, Any]()
    if wanted.verb:
        conditions.append("r.verb = :verb")
        values["verb"] = wanted.verb
    if wanted.noun and wanted.noun_id is None:
        conditions.append("r.noun = :kind")
        values["kind"] = wanted.noun
    if wanted.name:
        text = wanted.name.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        conditions.append("(LOWER(r.name) LIKE :lower ESCAPE '!' OR r.name LIKE :name ESCAPE '!')")
        values |= {"lower": f"%{text.lower()}%", "name": f"%{text}%"}
    return " AND ".join(conditions), values


async def _told(reader: Person, found: list[dict[str, Any]]) -> list[Line]:
    details = [plain(row["detail"]) for row in found]
    meant = {("person", row["by_id"]) for row in found if row["by_id"] is not None}
    meant |= {(row["noun"], row["noun_id"]) for row in found}
    for detail in details:
        meant |= set(_meant(detail))
    names = await names_of(reader, meant)
    return [_line(row, detail, names) for row, detail in zip(found, details, strict=True)]


def _meant(detail: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Whatever ids there are in a record."""
    values = [*detail.items(), *detail.get("before", {}).items(), *detail.get("after", {}).items()]
    return [
        (KINDS[name], one)
        for name, value in values
        if name in KINDS
        for one in (value[:NAMED_AT_MOST] if isinstance(value, list) else [value])
        if isinstance(one, int) and not isinstance(one, bool)
    ]


def _line(row: Mapping[str, Any], detail: dict[str, Any], names: Names) -> Line:
    kind, who = row["noun"], row["by_id"]
    there = names.get((kind, row["noun_id"]))
    now = there or Named(kind, row["noun_id"], row["name"], is_hidden=bool(detail.get("private")))
    line = Line(
        id=row["id"],
        at=moment(row["at"]),
        verb=row["verb"],
        noun=kind,
        thing=Named(kind, now.id, "" if now.is_hidden else row["name"] or now.name, now.key, now.is_hidden),
        who=None if who is None else names.get(("person", who), Named("person", who)),
    )
    if now.is_hidden:
        return line
    was, after = detail.get("before", {}), detail.get("after", {})
    changes = [
        Change(name, _value(name, was.get(name), names), _value(name, after.get(name), names))
        for name in {**was, **after}
    ]
    about = {
        name: _value(name, value, names)
        for name, value in detail.items()
        if name not in ("before", "after", "rewritten", "private")
    }
    return Line(
        line.id, line.at, line.verb, line.noun, line.thing, line.who,
        tuple(changes), tuple(detail.get("rewritten", ())), about,
    )  # fmt: skip


def _value(name: str, value: Any, names: Names) -> Any:
    if name not in KINDS:
        return value
    if isinstance(value, list):
        return [_value(name, one, names) for one in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return names.get((KINDS[name], value), Named(KINDS[name], value))
    return value
