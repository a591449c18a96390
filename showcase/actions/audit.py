"""The record: who changed what, in the same transaction as the change."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tortoise.models import Model

from showcase.foundation import clock
from showcase.models import Board, Consent, Openness, Person, Pin, Record

LONGEST_NAME = 200
LONGEST_TEXT = 500
PERSONAL: dict[type[Model], frozenset[str]] = {
    Person: frozenset({"name", "email", "handle", "password", "totp_secret"}),
    Consent: frozenset({"name", "evidence", "file", "file_name"}),
}
"""Of these a record says that they were changed, and never what they are."""


async def record(
    verb: str,
    thing: Model,
    *,
    by: Person | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    rewritten: Iterable[str] = (),
    **detail: Any,
) -> None:
    """One line of the record, for ever. When nothing has changed from before to after, there is none.

    Nothing in it names a person, so that somebody who left can be forgotten: ids do.
    by: None for Showcase itself, or the command line.
    before, after: by the names of fields; what is the same in both is left out, and texts are cut.
    rewritten: fields that were changed and of which nothing may be kept.
    detail: what else JSON can hold.
    """
    was, now = dict(before or {}), dict(after or {})
    changed = [
        field for field in (*now, *(was.keys() - now)) if _plain(was.get(field)) != _plain(now.get(field))
    ]
    kept_back = PERSONAL.get(type(thing), frozenset()).intersection(changed).union(rewritten)
    if not changed and not kept_back and (was or now):
        return
    told = [field for field in changed if field not in kept_back]
    detail = {name: _plain(value, cut=True) for name, value in detail.items()}
    for name, values in (("before", was), ("after", now)):
        detail[name] = {field: _plain(values[field], cut=True) for field in told if field in values}
    if kept_back:
        detail["rewritten"] = sorted(kept_back)
    if await _is_private(thing):
        detail["private"] = True
    await Record.create(
        verb=verb,
        noun=type(thing).__name__.lower(),
        noun_id=thing.pk,
        name=_name(thing),
        by_id=by.id if by else None,
        at=clock.now(),
        detail=detail,
    )


def told(thing: Model, *fields: str) -> dict[str, Any]:
    """How a thing is now, for `before` or `after`. A field that leads elsewhere is its id: `told(board, "team")`."""
    relations = thing._meta.fk_fields | thing._meta.o2o_fields
    return {
        field.removesuffix("_id"): getattr(thing, f"{field}_id" if field in relations else field)
        for field in fields
    }


def _name(thing: Model) -> str:
    if isinstance(thing, Person) or "__str__" not in vars(type(thing)):
        return ""
    return str(thing)[:LONGEST_NAME]


def _plain(value: Any, *, cut: bool = False) -> Any:
    """As JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = str(value)
        return f"{text[: LONGEST_TEXT - 1]}…" if cut and len(text) > LONGEST_TEXT else text
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one, cut=cut) for one in value]
    return value


async def _is_private(thing: Model) -> bool:
    """Whether it is on a private board: then the record tells its name only to those who may know of it."""
    if isinstance(thing, Board):
        return thing.is_private
    board, pin = getattr(thing, "board_id", None), getattr(thing, "pin_id", None)
    if board is not None:
        return await Board.exists(id=board, openness=Openness.PRIVATE)
    return pin is not None and await Pin.exists(id=pin, board__openness=Openness.PRIVATE)
