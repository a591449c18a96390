"""Jobs in this process: whatever waits in the database is taken, a few at a time.

A job goes when it is done, or when its answer is a sentence for somebody. After
anything else it is tried again, later each time, and kept with its reason at the end.
What a process that died had taken is free again after a while.
"""

import asyncio
import contextlib
import logging
from collections import OrderedDict
from datetime import timedelta

from tortoise.expressions import F, Q

from showcase.actions.workshop import Workshop
from showcase.foundation import clock
from showcase.foundation.errors import ShowcaseError
from showcase.jobs.tasks import GIVEN_UP, PERIODIC, TASKS
from showcase.models import Job

log = logging.getLogger(__name__)

TRIES = 3
LOST_AFTER = timedelta(minutes=5)
PAUSE = 5.0  # seconds between looks, when nobody has told of a new job
LOOK_AGAIN = 0.5  # seconds between looks of somebody who waits, for another process may have done it
BACK_OFF = timedelta(seconds=20)
REMEMBERED = 500  # endings that somebody may still ask for


class Runner:
    """Does jobs at the side of a web process. hands: how many at once."""

    def __init__(self, workshop: Workshop, *, hands: int = 3) -> None:
        self._workshop = workshop
        self._hands = hands
        self._wake = asyncio.Event()
        self._ends: dict[str, asyncio.Future[None]] = {}
        self._reasons: OrderedDict[str, ShowcaseError] = OrderedDict()
        self._working: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Until it is cancelled. What is being done then is free for whoever starts next."""
        try:
            while True:
                self._wake.clear()
                while len(self._working) < self._hands and (job := await self._take()):
                    task = asyncio.create_task(self._do(job))
                    self._working.add(task)
                    task.add_done_callback(self._done)
                # Not wait_for: it forgets that it was cancelled when both happen at once (Python 3.11).
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(PAUSE):
                        await self._wake.wait()
        finally:
            for task in self._working:
                task.cancel()
            await asyncio.gather(*self._working, return_exceptions=True)

    async def finished(self, key: str, *, within: float) -> bool:
        """Wait for a job, whichever process does it. False when it takes longer than so many seconds.

        Raises the sentence that it ended with, if any, when this process did it.
        """
        end = self._ends.setdefault(key, asyncio.get_running_loop().create_future())
        self._wake.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                while not end.done() and await Job.exists(key=key):
                    await asyncio.wait([end], timeout=LOOK_AGAIN)
        if end.done():
            end.result()
            return True
        self._ends.pop(key, None)
        if reason := self._reasons.get(key):
            raise reason
        return not await Job.exists(key=key)

    async def _take(self) -> Job | None:
        """The next job that is due, for this process alone."""
        now = clock.now()
        free = Q(started_at__isnull=True) | Q(started_at__lt=now - LOST_AFTER)
        due = Job.filter(free, due_at__lte=now, failed_at__isnull=True)
        while job := await due.order_by("due_at", "id").first():
            if job.tries >= TRIES:
                await Job.filter(free, id=job.id).update(failed_at=now, reason="It ended whoever did it.")
                await _forget_earlier(job)
                continue
            taken = await Job.filter(free, id=job.id).update(started_at=now, tries=F("tries") + 1)
            if taken:
                job.tries += 1
                return job
        return None

    async def _do(self, job: Job) -> None:
        reason: ShowcaseError | None = None
        try:
            await TASKS[job.task](self._workshop, **job.arguments)
        except ShowcaseError as sentence:
            reason = sentence
        except asyncio.CancelledError:
            await Job.filter(id=job.id).update(started_at=None, tries=F("tries") - 1)
            raise
        except Exception as error:
            await self._fail(job, error)
            return
        if reason is not None:
            self._remember(job.key, reason)
        await Job.filter(id=job.id).delete()
        self._tell(job.key, reason)

    async def _fail(self, job: Job, error: Exception) -> None:
        log.exception("job %s failed (try %s of %s)", job.key, job.tries, TRIES)
        again = clock.now() + BACK_OFF * job.tries
        over = clock.now() if job.tries >= TRIES else None
        await Job.filter(id=job.id).update(
            started_at=None, due_at=again, failed_at=over, reason=f"{type(error).__name__}: {error}"[:2000]
        )
        if over:
            await _forget_earlier(job)
        if over and (give_up := GIVEN_UP.get(job.task)):
            reason = await give_up(self._workshop, **job.arguments)
            self._remember(job.key, reason)
            self._tell(job.key, reason)

    def _remember(self, key: str, reason: ShowcaseError) -> None:
        """Before the job goes: whoever looks then finds the reason."""
        self._reasons[key] = reason
        if len(self._reasons) > REMEMBERED:
            self._reasons.popitem(last=False)

    def _tell(self, key: str, reason: ShowcaseError | None) -> None:
        end = self._ends.pop(key, None)
        if end is None or end.done():
            return
        if reason is None:
            end.set_result(None)
        else:
            end.set_exception(reason)
            end.exception()  # it is known, whether or not somebody still waits

    def _done(self, task: asyncio.Task[None]) -> None:
        self._working.discard(task)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("the runner could not write down how a job ended", exc_info=error)


async def _forget_earlier(job: Job) -> None:
    """What fails every half a minute would fill the table: only the last failure of a task that comes again stays."""
    if job.task in PERIODIC:
        await Job.filter(task=job.task, failed_at__isnull=False, id__lt=job.id).delete()
