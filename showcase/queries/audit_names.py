"""What the ids in the record are of, and whether the reader may know its name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tortoise.expressions import Q

from showcase.models import Person
from showcase.queries.names import name_of
from showcase.queries.sql import rows
from showcase.queries.visibility import PIN_SEEN, asking

KINDS = {
    "pin": "pin", "before_pin": "pin", "cover": "pin", "version_of": "pin", "board": "board", "team": "team",
    "campaign": "campaign", "region": "region", "territory": "region", "parent": "region", "person": "person",
    "maker": "person", "made_by": "person", "credits": "person", "invited_by": "person", "keeper": "person",
    "pins": "pin", "boards": "board",
}  # fmt: skip
"""By the name of a field in the record, what its ids are of."""
FOUND_AT_ONCE = 50
BELONGS = """(b.team_id IN (SELECT team_id FROM membership WHERE person_id = :viewer)
    OR b.id IN (SELECT board_id FROM board_guest WHERE person_id = :viewer AND (until IS NULL OR until > :now)))"""
HIDDEN = f"CASE WHEN b.openness = 'private' AND NOT {BELONGS} THEN 1 ELSE 0 END"


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the record. key: for its address, None when there is none to go to.

    is_hidden: on a private board, and not for the reader to know.
    """

    kind: str
    id: int
    name: str = ""
    key: str | int | None = None
    is_hidden: bool = False


Names = Mapping[tuple[str, int], Named]


async def people_called(text: str) -> tuple[int, ...]:
    """Ids of those whom somebody may mean by a handle, an e-mail address or a part of a name."""
    called = Q(handle__iexact=text.removeprefix("@")) | Q(email__iexact=text) | Q(name__icontains=text)
    found = await Person.filter(called).order_by("id").limit(FOUND_AT_ONCE).only("id")
    return tuple(person.id for person in found)


async def names_of(reader: Person, wanted: Iterable[tuple[str, int]]) -> Names:
    """What these are called that are still there, by kind and id. At most one query a kind of five."""
    ids: dict[str, set[int]] = {}
    for kind, one in wanted:
        ids.setdefault(kind, set()).add(one)
    found: dict[tuple[str, int], Named] = {}
    for kind, question in _QUESTIONS.items():
        if kind in ids:
            for row in await rows(question, ids=tuple(ids[kind]), **asking(reader)):
                found[kind, row["id"]] = _named(kind, row)
    return found


def _named(kind: str, row: Mapping[str, Any]) -> Named:
    if row["hidden"]:
        return Named(kind, row["id"], is_hidden=True)
    name = name_of(row["name"]) if kind == "person" else row["name"]
    return Named(kind, row["id"], name, row["key"])


_QUESTIONS = {
    "pin": f"""SELECT p.id, p.title AS name, CASE WHEN {PIN_SEEN} THEN p.id END AS key, {HIDDEN} AS hidden
        FROM pin p JOIN board b ON b.id = p.board_id WHERE p.id IN :ids""",
    "board": f"""SELECT b.id, b.title AS name, CASE WHEN b.trashed_at IS NULL THEN b.slug END AS key,
        {HIDDEN} AS hidden FROM board b WHERE b.id IN :ids""",
    "team": "SELECT id, name, slug AS key, 0 AS hidden FROM team WHERE id IN :ids",
    "campaign": "SELECT id, title AS name, slug AS key, 0 AS hidden FROM campaign WHERE id IN :ids",
    "region": "SELECT id, name, slug AS key, 0 AS hidden FROM region WHERE id IN :ids",
    "person": """SELECT id, name, CASE WHEN erased_at IS NULL THEN handle END AS key, 0 AS hidden
        FROM person WHERE id IN :ids""",
}
