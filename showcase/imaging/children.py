"""Child processes in which somebody's files are decoded, so that none of them takes the service down.

They are forked from a clean process that has the decoders loaded and nothing else: it was started anew, so
that it has none of the service's sockets, threads or secrets in memory, and a child is there in an instant.
"""

import asyncio
import math
import multiprocessing
import os
import resource
import signal
import threading
from concurrent.futures import TimeoutError as TookTooLong
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from pathlib import Path
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from showcase.imaging.errors import Reason, Unshowable
from showcase.imaging.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from showcase.imaging.results import Processed

_FILES_PER_CHILD = 200  # then a new one is forked, whatever its decoders have left behind
_TRIES = 2  # of a file that was not at fault when the pool broke


class Children:
    """A pool of children; none is started before the first file comes.

    count: how many work at once. Further files wait, and waiting does not count as time taken.
    """

    def __init__(self, count: int = 2, limits: Limits = DEFAULT) -> None:
        self.count, self.limits = count, limits
        self._pool: ProcessPool | None = None
        self._starting = threading.Lock()
        self._busy = 0

    async def process(self, path: Path, folder: Path) -> "Processed":
        """What `process.process` does, in a child.

        Cancelling it stops the work. A file that is alone may use a second core.
        Raises Unshowable, also when this file ended the child or used up its time.
        """
        hands = 2 if self._busy == 0 and self.count > 1 else 1
        self._busy += 1
        try:
            for _ in range(_TRIES):
                try:
                    return await self._in_a_child(path, folder, hands)
                except BrokenProcessPool:
                    continue  # an idle child was killed from outside: nobody's file is to blame
            raise Unshowable(Reason.CRASHED)
        finally:
            self._busy -= 1

    def close(self) -> None:
        """Stop the children, and what they are doing. A later file starts them again."""
        with self._starting:
            pool, self._pool = self._pool, None
        if pool:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    async def _in_a_child(self, path: Path, folder: Path, hands: int) -> "Processed":
        limits = self.limits
        pool = await asyncio.to_thread(self._running_pool)
        try:
            work = pool.schedule(_work, (path, folder, limits, hands), timeout=limits.wall_seconds)
        except RuntimeError as error:  # it broke, or was closed, since we asked for it
            raise BrokenProcessPool from error
        try:
            return await asyncio.wrap_future(work)
        except TookTooLong:
            raise Unshowable(Reason.TOO_SLOW, limit=limits.wall_seconds) from None
        except ProcessExpired as end:
            raise _why(end, limits) from end

    def _running_pool(self) -> ProcessPool:
        with self._starting:
            if self._pool is None or not self._pool.active:
                self._pool = _new_pool(self.count, self.limits)
                if not self._pool.active:  # to be asked is what starts it: here, not in the event loop
                    raise BrokenProcessPool("children cannot be started")
            return self._pool


def _new_pool(count: int, limits: Limits) -> ProcessPool:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["showcase.imaging.preload"])
    return ProcessPool(count, _FILES_PER_CHILD, _prepare, (limits,), context)


def _why(end: ProcessExpired, limits: Limits) -> Unshowable:
    if end.exitcode == -signal.SIGXCPU:
        return Unshowable(Reason.TOO_SLOW, limit=limits.cpu_seconds)
    return Unshowable(Reason.CRASHED)


def _prepare(limits: Limits) -> None:
    """In a child, once: bound its memory, and let it die at once, with the service or when told to."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a handler in Python would wait for the decoder to return
    most = limits.memory + _reserved()
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_end_with_the_service, daemon=True).start()


def _reserved() -> int:
    """Bytes that libraries have asked for and never touched: the kernel counts them, memory does not."""
    statistics = Path("/proc/self/statm")
    if not statistics.exists():
        return 0
    _, resident, shared, _, _, data, _ = map(int, statistics.read_text().split())
    return (data - (resident - shared)) * resource.getpagesize()


def _end_with_the_service() -> None:
    if parent := multiprocessing.parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(path: Path, folder: Path, limits: Limits, hands: int) -> "Processed":
    from showcase.imaging.process import process  # noqa: PLC0415 - the service has no use for numpy and Pillow

    used = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(used.ru_utime + used.ru_stime) + limits.cpu_seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))
    return process(path, folder, limits=limits, hands=hands)
