"""The record: who changed what, in the same transaction as the change."""

from typing import Any

from tortoise.models import Model

from showcase.foundation import clock
from showcase.models import Person, Record

LONGEST_NAME = 200


async def record(verb: str, thing: Model, *, by: Person | None, **detail: Any) -> None:
    """One line of the record, for ever. detail: what JSON can hold, `before` and `after` among it.

    Nothing in it names a person, so that somebody who left can be forgotten: ids do.
    by: None for Showcase itself, or the command line.
    """
    await Record.create(
        verb=verb,
        noun=type(thing).__name__.lower(),
        noun_id=thing.pk,
        name="" if isinstance(thing, Person) else str(thing)[:LONGEST_NAME],
        by_id=by.id if by else None,
        at=clock.now(),
        detail=detail,
    )
