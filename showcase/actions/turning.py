"""The hour comes at which an embargo, rights or a consent end: what boards tell of is counted again."""

from datetime import datetime, timedelta

from tortoise.exceptions import DoesNotExist

from showcase.actions.recounting import recount
from showcase.foundation import clock
from showcase.models.database import transaction
from showcase.queries.showing import boards_turned

OVERLAP = timedelta(minutes=1)
"""Looked at twice: for changes that were on their way in, and for machines whose clocks differ."""


async def turn(since: datetime | None) -> datetime:
    """Count boards again on which a pin has come to be seen, or has gone, since a moment. Answers until when.

    since: None for ever.
    """
    until = clock.now()
    for board in await boards_turned(since and since - OVERLAP, until):
        try:
            async with transaction():
                await recount([board], changed=False)
        except DoesNotExist:
            continue
    return until
