"""What can be done later. A task takes ids, finds out afresh what there is to do, and can run twice."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from showcase.actions import letters, media, trash
from showcase.actions.jobs import defer
from showcase.actions.refusals import refusal
from showcase.actions.workshop import Workshop
from showcase.foundation import clock
from showcase.foundation.errors import ShowcaseError
from showcase.imaging.errors import Reason, Unshowable
from showcase.models import Media, Person, Purpose

EVERY = timedelta(hours=6)


async def process_media(workshop: Workshop, media_id: int) -> None:
    """After an upload. Media deleted meanwhile needs nothing more."""
    if found := await Media.get_or_none(id=media_id):
        await media.process(found, workshop=workshop)


async def give_media_up(workshop: Workshop, media_id: int) -> ShowcaseError:
    """It could not be processed, though nobody knows why: whoever brought it hears so, and can try again."""
    found = await Media.get_or_none(id=media_id)
    if found is not None and not found.is_processed:
        await media.forget(found, workshop=workshop)
    return refusal(Unshowable(Reason.CRASHED))


async def send_letter(workshop: Workshop, person_id: int, subject: str, text: str) -> None:
    if person := await Person.get_or_none(id=person_id):
        await letters.send_letter(person, subject=subject, text=text, workshop=workshop)


async def send_key(workshop: Workshop, person_id: int, purpose: str, by_id: int | None) -> None:
    """An invitation, or a link to a new password."""
    if person := await Person.get_or_none(id=person_id):
        by = await Person.get_or_none(id=by_id) if by_id else None
        await letters.send_key(person, Purpose(purpose), by=by, workshop=workshop)


async def tidy(workshop: Workshop) -> None:
    """Take away what was left behind, and what has been in the trash for its time. Then again later.

    At the same hours for every process, however often one is started.
    """
    hours = clock.now().timestamp() // EVERY.total_seconds() + 1
    begins = datetime.fromtimestamp(hours * EVERY.total_seconds(), UTC)
    await defer("tidy", key=f"tidy at {begins:%Y-%m-%d %H}", after=begins - clock.now())
    await trash.empty()
    await media.sweep(workshop=workshop)


Task = Callable[..., Awaitable[Any]]

TASKS: dict[str, Task] = {
    "process media": process_media,
    "send letter": send_letter,
    "send key": send_key,
    "tidy": tidy,
}

GIVEN_UP: dict[str, Callable[..., Awaitable[ShowcaseError]]] = {"process media": give_media_up}
"""What is done, and said, when a job has failed too often. Others are kept with their reason only."""
