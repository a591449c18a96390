"""The record: who changed what, in the same transaction as the change."""

from typing import Any

from tortoise.models import Model

from showcase.foundation import clock
from showcase.models import Person, Record


async def record(verb: str, thing: Model, *, by: Person, **detail: Any) -> None:
    """One line of the record. detail: what JSON can hold."""
    await Record.create(
        verb=verb,
        noun=type(thing).__name__.lower(),
        noun_id=thing.pk,
        by_id=by.id,
        at=clock.now(),
        detail=detail,
    )
