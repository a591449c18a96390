"""Jobs are done once, told of, tried again, taken over, and given up with a reason."""

import asyncio
import time
from datetime import timedelta

import pytest

from showcase.actions.jobs import defer
from showcase.foundation import clock
from showcase.foundation.errors import MediaRefused
from showcase.jobs import runner as running
from showcase.jobs.runner import LOST_AFTER, TRIES, Runner
from showcase.jobs.tasks import TASKS
from showcase.models import Job


@pytest.fixture
async def at_work(database):
    """`at_work(runner)` has it run until the end of the test."""
    tasks = []

    def start(runner):
        tasks.append(asyncio.create_task(runner.run()))
        return tasks[-1]

    yield start
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
def later(monkeypatch):
    """`later(minutes=5)` turns the clock."""
    passed = timedelta()
    began = clock.now

    def turn(**how_far):
        nonlocal passed
        passed += timedelta(**how_far)

    monkeypatch.setattr(clock, "now", lambda: began() + passed)
    return turn


def task(monkeypatch, work):
    monkeypatch.setitem(TASKS, "work", work)


async def test_what_waits_is_done_and_goes(monkeypatch, at_work):
    done = []

    async def work(_workshop, number):
        done.append(number)

    task(monkeypatch, work)
    await defer("work", key="a", number=7)
    await defer("work", key="a", number=8)
    runner = Runner(None)
    at_work(runner)

    assert await runner.finished("a", within=5)
    assert done == [7]
    assert await Job.all().count() == 0


async def test_what_is_not_due_waits(monkeypatch, at_work):
    async def work(_workshop):
        raise AssertionError("too early")

    task(monkeypatch, work)
    await defer("work", key="a", after=timedelta(hours=1))
    runner = Runner(None)
    at_work(runner)

    assert not await runner.finished("a", within=0.2)
    assert (await Job.get(key="a")).tries == 0


async def test_whoever_waits_hears_the_refusal_and_so_does_who_asks_later(monkeypatch, at_work):
    async def work(_workshop):
        await asyncio.sleep(0.05)
        raise MediaRefused("This picture cannot be read.")

    task(monkeypatch, work)
    await defer("work", key="a")
    runner = Runner(None)
    at_work(runner)

    both = await asyncio.gather(
        runner.finished("a", within=5), runner.finished("a", within=5), return_exceptions=True
    )

    assert [str(one) for one in both] == ["This picture cannot be read."] * 2
    with pytest.raises(MediaRefused):
        await runner.finished("a", within=5)
    assert await Job.all().count() == 0


async def test_a_fault_is_tried_again_later_each_time_and_kept_with_its_reason(monkeypatch, at_work, later):
    tried = []

    async def work(_workshop):
        tried.append(clock.now())
        raise ZeroDivisionError("nothing to divide by")

    task(monkeypatch, work)
    monkeypatch.setattr(running, "PAUSE", 0.02)
    await defer("work", key="bad")
    at_work(Runner(None))

    for number in range(1, TRIES + 1):
        await until(lambda number=number: _tries_over("bad", number))
        job = await Job.get(key="bad")
        waits = (job.due_at - tried[-1]).total_seconds()
        assert round(waits / 20) == number
        assert job.reason == "ZeroDivisionError: nothing to divide by"
        assert (job.failed_at is not None) == (number == TRIES)
        later(seconds=waits + 1)
    await asyncio.sleep(0.1)
    assert len(tried) == TRIES


async def test_a_poisonous_job_does_not_keep_the_others_from_their_turn(monkeypatch, at_work):
    async def work(_workshop, bad):
        if bad:
            raise KeyError("poison")

    task(monkeypatch, work)
    for number in range(12):
        await defer("work", key=f"{number}", bad=number % 2 == 0)
    runner = Runner(None)
    at_work(runner)

    for number in range(1, 12, 2):
        assert await runner.finished(f"{number}", within=5)
    await until(lambda: _all_tried(6))


async def test_two_runners_never_do_one_job_at_the_same_time(monkeypatch, at_work):
    done, now = [], set()

    async def work(_workshop, number):
        assert number not in now
        now.add(number)
        await asyncio.sleep(0.01)
        now.remove(number)
        done.append(number)

    task(monkeypatch, work)
    for number in range(20):
        await defer("work", key=f"{number}", number=number)
    for runner in (Runner(None), Runner(None)):
        at_work(runner)

    await until(_none_left)
    assert sorted(done) == list(range(20))


async def test_what_another_process_does_is_heard_of(monkeypatch, at_work):
    async def work(_workshop):
        await asyncio.sleep(0.1)

    task(monkeypatch, work)
    await defer("work", key="a")
    at_work(Runner(None))
    began = time.monotonic()

    assert await Runner(None).finished("a", within=30)
    assert time.monotonic() - began < 5


async def test_a_runner_that_is_stopped_leaves_its_work_to_the_next_at_once(monkeypatch, at_work):
    begun, done = asyncio.Event(), []

    async def work(_workshop):
        if not begun.is_set():
            begun.set()
            await asyncio.sleep(60)
        done.append("done")

    task(monkeypatch, work)
    await defer("work", key="a")
    stopped = at_work(Runner(None))
    await begun.wait()
    stopped.cancel()
    await asyncio.gather(stopped, return_exceptions=True)

    runner = Runner(None)
    at_work(runner)

    assert await runner.finished("a", within=5)
    assert done == ["done"]


async def test_what_a_process_that_died_had_taken_is_taken_over_after_a_while(monkeypatch, at_work, later):
    done = []

    async def work(_workshop):
        done.append("done")

    task(monkeypatch, work)
    await defer("work", key="a")
    await Job.all().update(started_at=clock.now(), tries=1)
    runner = Runner(None)
    at_work(runner)

    assert not await runner.finished("a", within=0.2)
    later(seconds=LOST_AFTER.total_seconds() + 1)

    assert await runner.finished("a", within=5)
    assert done == ["done"]


async def test_what_ends_its_process_every_time_is_given_up(monkeypatch, at_work, later):
    async def work(_workshop):
        raise AssertionError("again")

    task(monkeypatch, work)
    await defer("work", key="a")
    await Job.all().update(started_at=clock.now(), tries=TRIES)
    later(seconds=LOST_AFTER.total_seconds() + 1)
    at_work(Runner(None))

    await until(lambda: Job.exists(key="a", failed_at__isnull=False))
    assert (await Job.get(key="a")).reason == "It ended whoever did it."


@pytest.mark.parametrize("moment", range(12))
async def test_a_runner_stops_when_told_whatever_it_is_doing(monkeypatch, database, moment):
    async def work(_workshop):
        await asyncio.sleep(0)

    task(monkeypatch, work)
    for number in range(3):
        await defer("work", key=f"{number}")
    runner = asyncio.create_task(Runner(None).run())
    for _turn in range(moment * 7):
        await asyncio.sleep(0)

    runner.cancel()

    _done, still = await asyncio.wait([runner], timeout=5)
    assert not still


async def until(question, *, within=10.0):
    async with asyncio.timeout(within):
        while not await question():  # noqa: ASYNC110 (a row is asked for, nobody tells of it)
            await asyncio.sleep(0.02)


async def _tries_over(key, number):
    return await Job.exists(key=key, tries=number, started_at__isnull=True)


async def _all_tried(count):
    return await Job.filter(tries=1, started_at__isnull=True).count() == count


async def _none_left():
    return not await Job.exists()
