"""What can be done later. A task takes ids, finds out afresh what there is to do, and can run twice."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from showcase.actions import evidence, letters, media, trash, turning
from showcase.actions.jobs import defer
from showcase.actions.refusals import refusal
from showcase.actions.signing_in import by_password, sessions, tries
from showcase.actions.workshop import Workshop
from showcase.foundation import clock
from showcase.foundation.errors import ShowcaseError
from showcase.imaging.errors import Reason, Unshowable
from showcase.models import Job, Media, Person, Purpose

EVERY = timedelta(hours=6)
TURN = timedelta(seconds=30)
"""With the runner's own pause, numbers and collages follow what is seen within a minute."""


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


async def send_new_password(_workshop: Workshop, email: str) -> None:
    """Somebody, or nobody, has forgotten their password."""
    await by_password.send_new_password_link(email)


async def tidy(workshop: Workshop) -> None:
    """Take away what was left behind, and what has been in the trash for its time. Then again later.

    At the same hours for every process, however often one is started.
    """
    begins = _next(EVERY)
    await defer("tidy", key=f"tidy at {begins:%Y-%m-%d %H}", after=begins - clock.now())
    await trash.empty()
    await tries.forget_old()
    await sessions.forget_ended()
    await letters.forget_old_keys()
    await media.sweep(workshop=workshop)
    await evidence.sweep(workshop=workshop)


async def turn(_workshop: Workshop, since: str | None = None) -> None:
    """Have boards follow what is seen from now on, or no more. Then again, all processes together once each TURN.

    since: until when that has been done, empty for never; None for one that a start asks for. The next one is
    there before this begins, and looks from the same moment on unless this comes to its end: whatever happens
    to a process, nothing is missed.
    """
    if since is None and await Job.exclude(key="turn").filter(task="turn", failed_at__isnull=True).exists():
        return  # another process has begun, or this one goes on where it was stopped
    begins = _next(TURN)
    key = f"turn at {begins:%Y-%m-%d %H:%M:%S}"
    await defer("turn", key=key, after=begins - clock.now(), since=since or "")
    until = await turning.turn(datetime.fromisoformat(since) if since else None)
    await Job.filter(key=key, started_at__isnull=True).update(arguments={"since": until.isoformat()})


def _next(every: timedelta) -> datetime:
    """The same for all processes, however often one is started."""
    times = clock.now().timestamp() // every.total_seconds() + 1
    return datetime.fromtimestamp(times * every.total_seconds(), UTC)


Task = Callable[..., Awaitable[Any]]

TASKS: dict[str, Task] = {
    "process media": process_media,
    "send letter": send_letter,
    "send key": send_key,
    "send new password": send_new_password,
    "tidy": tidy,
    "turn": turn,
}

PERIODIC = frozenset({"tidy", "turn"})
"""What comes again by itself: of those that failed too often the last tells enough."""

GIVEN_UP: dict[str, Callable[..., Awaitable[ShowcaseError]]] = {"process media": give_media_up}
"""What is done, and said, when a job has failed too often. Others are kept with their reason only."""
