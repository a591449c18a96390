"""Work for later, kept in the same transaction as what it is for."""

from datetime import timedelta
from typing import Any

from showcase.foundation import clock
from showcase.models import Job

LATER = timedelta(0)


async def defer(task: str, *, key: str, after: timedelta = LATER, **arguments: Any) -> None:
    """Have a task done later. While one with the same key waits, asking again changes nothing.

    arguments: what JSON can hold; ids rather than things.
    """
    job = Job(task=task, key=key, arguments=arguments, due_at=clock.now() + after)
    await Job.bulk_create([job], ignore_conflicts=True)
