"""Somebody's file may end a child; everybody else's goes on."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from PIL import Image

from showcase.imaging.children import Children
from showcase.imaging.errors import Reason, Unshowable
from showcase.imaging.limits import DEFAULT, MEGABYTE
from tests.imaging.drawing import as_bytes, photograph, scene


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good"
    path.write_bytes(as_bytes(scene(), "PNG"))
    return path


@pytest.fixture
def slow(tmp_path):
    """Seconds of work: a progressive photo whose last scan is there 1,500 times."""
    content = as_bytes(scene(2400, 1800), "JPEG", progressive=True)
    last = content.rindex(b"\xff\xda")
    path = tmp_path / "slow"
    path.write_bytes(content[:last] + content[last:-2] * 1500 + b"\xff\xd9")
    return path


@pytest.fixture
def pool():
    """Makes pools, and closes them."""
    made = []

    def make(count=1, **limits):
        made.append(Children(count, replace(DEFAULT, **limits)))
        return made[-1]

    yield make
    for one in made:
        one.close()


async def refusal(children, path, folder):
    with pytest.raises(Unshowable) as refused:
        await children.process(path, folder)
    return refused.value


def working(children):
    """The pids of a pool's children."""
    return sorted(children._pool._pool_manager.worker_manager.workers)


async def busy(children, *, seconds=10):
    """Waits until a child has taken a file, and says which child."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if children._pool:
            for task in list(children._pool._pool_manager.task_manager.tasks.values()):
                if task.worker_id:
                    return task.worker_id
        await asyncio.sleep(0.02)
    raise AssertionError("no child took the file")


async def test_a_child_does_the_work_and_tells_all(children, good, tmp_path):
    result = await children.process(good, tmp_path)

    assert (result.format.name, result.width, result.height) == ("png", 320, 200)
    assert result.renditions[-1].path.stat().st_size == result.renditions[-1].bytes


async def test_many_files_at_once_are_all_done(children, tmp_path):
    jobs = []
    for number in range(24):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "upload").write_bytes(as_bytes(photograph(300 + number, 200, number), "JPEG"))
        jobs.append(children.process(folder / "upload", folder))

    results = await asyncio.gather(*jobs)

    assert [one.width for one in results] == [300 + number for number in range(24)]
    assert len({one.fingerprint for one in results}) == 24


async def test_a_refusal_says_its_reason_across_processes(children, tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(b"no picture")

    assert (await refusal(children, path, tmp_path)).reason is Reason.NOT_A_KIND


async def test_a_file_that_is_not_there_is_our_fault_and_not_the_files(children, tmp_path):
    with pytest.raises(FileNotFoundError):
        await children.process(tmp_path / "nothing", tmp_path)


def test_nothing_is_started_before_the_first_file():
    before = psutil.Process().children(recursive=True)

    Children(2)

    assert psutil.Process().children(recursive=True) == before


async def test_a_file_that_takes_too_much_memory_is_refused_and_others_go_on(pool, good, tmp_path):
    children = pool(memory=90 * MEGABYTE)
    large = tmp_path / "large"
    large.write_bytes(as_bytes(Image.new("RGB", (6000, 5000), (9, 9, 9)), "PNG"))

    told = await refusal(children, large, tmp_path)

    assert (told.reason, told.limit) == (Reason.TOO_MUCH_MEMORY, 90 * MEGABYTE)
    assert (await children.process(good, tmp_path)).width == 320


async def test_memory_comes_back_after_a_large_file(pool, good, tmp_path):
    children = pool()
    large = tmp_path / "large"
    large.write_bytes(as_bytes(Image.new("RGB", (7000, 6000), (9, 99, 9)), "PNG"))
    await children.process(good, tmp_path)

    await children.process(large, tmp_path)

    (child,) = working(children)
    assert psutil.Process(child).memory_info().rss < 130 * MEGABYTE


async def test_a_file_that_takes_too_much_time_is_refused_and_others_go_on(pool, slow, good, tmp_path):
    children = pool(wall_seconds=0.4)
    await children.process(good, tmp_path)

    told = await refusal(children, slow, tmp_path)

    assert (told.reason, told.limit) == (Reason.TOO_SLOW, 0.4)
    assert (await children.process(good, tmp_path)).width == 320


async def test_a_file_that_takes_too_much_of_the_processor_is_refused(pool, slow, good, tmp_path):
    children = pool(cpu_seconds=1)
    await children.process(good, tmp_path)

    told = await refusal(children, slow, tmp_path)

    assert (told.reason, told.limit) == (Reason.TOO_SLOW, 1)
    assert (await children.process(good, tmp_path)).width == 320


async def test_seconds_of_the_processor_are_counted_per_file(pool, tmp_path):
    children = pool(cpu_seconds=1)
    path = tmp_path / "photo"
    path.write_bytes(as_bytes(photograph(2400, 1800), "WEBP", method=0))
    spent = 0.0
    await children.process(path, tmp_path)
    (child,) = working(children)

    while spent < 2.5:
        await children.process(path, tmp_path)
        spent = psutil.Process(child).cpu_times().user

    assert working(children) == [child]


async def test_a_killed_child_costs_one_file(pool, slow, good, tmp_path):
    children = pool(2)
    poisonous = asyncio.create_task(children.process(slow, tmp_path))
    victim = await busy(children)
    others = [asyncio.create_task(children.process(good, tmp_path)) for _ in range(6)]

    os.kill(victim, signal.SIGKILL)

    with pytest.raises(Unshowable) as refused:
        await poisonous
    assert refused.value.reason is Reason.CRASHED
    assert [one.width for one in await asyncio.gather(*others)] == [320] * 6


async def test_children_that_were_killed_while_idle_are_replaced(pool, good, tmp_path):
    children = pool(2)
    await children.process(good, tmp_path)
    for child in working(children):
        os.kill(child, signal.SIGKILL)

    for _ in range(4):
        assert (await children.process(good, tmp_path)).width == 320


async def test_cancelling_stops_the_work(pool, slow, good, tmp_path):
    children = pool()
    task = asyncio.create_task(children.process(slow, tmp_path))
    child = await busy(children)

    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    started = time.monotonic()
    assert (await children.process(good, tmp_path)).width == 320
    assert time.monotonic() - started < 3
    assert not psutil.pid_exists(child)


async def test_closing_ends_the_children_and_a_later_file_starts_them_again(pool, good, tmp_path):
    children = pool(2)
    await children.process(good, tmp_path)
    before = working(children)

    children.close()
    children.close()

    assert not any(map(psutil.pid_exists, before))
    assert (await children.process(good, tmp_path)).width == 320


SERVICE = """
import asyncio, socket, sys, time
from pathlib import Path
from showcase.imaging.children import Children

longest = 0

async def answer_others():
    global longest
    while True:
        start = time.monotonic()
        await asyncio.sleep(0.01)
        longest = max(longest, time.monotonic() - start)

async def main():
    others = asyncio.create_task(answer_others())
    door = socket.create_server(("127.0.0.1", 0))
    door.set_inheritable(True)
    children = Children(2)
    result = await children.process(Path(sys.argv[1]), Path(sys.argv[2]))
    pids = children._pool._pool_manager.worker_manager.workers
    print(int(longest * 1000), result.width, door.getsockname()[1], *pids, flush=True)
    if sys.argv[3] == "stay":
        await asyncio.sleep(60)

if __name__ == "__main__":
    asyncio.run(main())
"""


def service(folder: Path, good: Path, then: str) -> subprocess.Popen[str]:
    """A service of its own, started as `python -m service`."""
    (folder / "service.py").write_text(SERVICE)
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-m", "service", str(good), str(folder), then],
        stdout=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


def gone(pids, *, seconds=8):
    _, alive = psutil.wait_procs([psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)], seconds)
    return not alive


def test_children_die_with_the_service_and_hold_none_of_its_sockets(good, tmp_path):
    with service(tmp_path, good, "stay") as running:
        _, width, port, *pids = map(int, running.stdout.readline().split())
        family = psutil.Process(running.pid).children(recursive=True)
        held = [one for child in family for one in child.net_connections() if one.laddr.port == port]
        running.kill()

    assert width == 320
    assert len(pids) == 2
    assert held == []
    assert gone([one.pid for one in family])


def test_a_service_that_forgets_to_close_ends_all_the_same(good, tmp_path):
    with service(tmp_path, good, "end") as running:
        _, _, _, *pids = map(int, running.stdout.readline().split())

        assert running.wait(timeout=15) == 0

    assert gone(pids)


def test_a_service_answers_others_while_its_children_start(good, tmp_path):
    with service(tmp_path, good, "end") as running:
        longest_wait, *_ = map(int, running.stdout.readline().split())

    assert longest_wait < 300  # ms; starting them takes a second
