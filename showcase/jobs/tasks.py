"""What can be done later. A task takes ids, finds out afresh what there is to do, and can run twice."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from showcase.actions import media, trash
from showcase.actions.jobs import defer
from showcase.actions.workshop import Workshop
from showcase.models import Media

EVERY = timedelta(hours=6)


async def process_media(workshop: Workshop, media_id: int) -> None:
    """After an upload. Media deleted meanwhile needs nothing more."""
    if found := await Media.get_or_none(id=media_id):
        await media.process(found, workshop=workshop)


async def tidy(workshop: Workshop) -> None:
    """Take away what was left behind, and what has been in the trash for its time. Then again later."""
    await defer("tidy", key="tidy again", after=EVERY)
    await trash.empty()
    await media.sweep(workshop=workshop)


Task = Callable[..., Awaitable[Any]]

TASKS: dict[str, Task] = {"process media": process_media, "tidy": tidy}
