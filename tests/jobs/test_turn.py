"""Numbers and collages follow what is seen, within a minute, with a set clock."""

from datetime import UTC, datetime, timedelta

import pytest

from showcase.actions import turning
from showcase.actions.placements import place
from showcase.foundation import clock
from showcase.jobs.runner import PAUSE, TRIES, Runner
from showcase.jobs.tasks import TASKS, TURN
from showcase.models import Board, Job

BEGINNING = datetime(2027, 1, 9, 23, 59, 10, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch):
    """`at(20)`: so many seconds after the beginning."""

    def go(seconds):
        monkeypatch.setattr(clock, "now", lambda: BEGINNING + timedelta(seconds=seconds))

    go(0)
    return go


@pytest.fixture
def worked(workshop):
    """`await worked()`: whatever is due now is done."""

    async def work():
        runner = Runner(workshop)
        while job := await runner._take():
            await runner._do(job)

    return work


async def told(board):
    board = await Board.get(id=board.id)
    return board.pin_count, board.home_count, len(board.collage)


async def begun():
    await Job.create(task="turn", key="turn", due_at=clock.now())


async def test_boards_follow_within_a_minute(at, worked, pinned, posters, windows, mika, olga):
    start = BEGINNING
    coming = await pinned("Coming", posters, by=mika, embargo_until=start + timedelta(seconds=50))
    await pinned("Going", posters, by=mika, rights_until=start + timedelta(seconds=95))
    await place(coming, windows, by=olga)
    await begun()
    await worked()
    assert (await told(posters), await told(windows)) == ((1, 1, 1), (0, 0, 0))
    changed = (await Board.get(id=posters.id)).changed_at

    at(50 + TURN.total_seconds() + PAUSE)
    await worked()
    assert (await told(posters), await told(windows)) == ((2, 2, 2), (1, 0, 1))
    at(95 + TURN.total_seconds() + PAUSE)
    await worked()

    assert (await told(posters), await told(windows)) == ((1, 1, 1), (1, 0, 1))
    assert (await Board.get(id=posters.id)).changed_at == changed


async def test_there_is_one_turn_however_many_processes_and_starts(at, workshop, database, worked):
    await begun()
    await worked()
    for _process in range(3):
        await begun()
        await worked()
    await TASKS["turn"](workshop, since=BEGINNING.isoformat())

    (waiting,) = await Job.all()
    assert waiting.key == "turn at 2027-01-09 23:59:30"
    assert waiting.arguments == {"since": BEGINNING.isoformat()}


async def test_after_hours_without_any_process_nothing_is_missed(at, worked, pinned, posters, mika):
    await begun()
    await worked()
    await pinned("Going", posters, by=mika, rights_until=BEGINNING + timedelta(hours=1))
    at(9 * 3600)

    await begun()
    await worked()

    assert await told(posters) == (0, 0, 0)


async def test_a_turn_that_is_cut_off_is_made_up_for_by_the_next(
    at, worked, monkeypatch, pinned, posters, mika
):
    await begun()
    await worked()
    await pinned("Going", posters, by=mika, rights_until=BEGINNING + timedelta(seconds=10))

    async def die(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(turning, "recount", die)
        for seconds in (30, 70, 150):  # three turns, and none comes to its end
            at(seconds)
            await worked()
    assert await told(posters) == (1, 1, 1)
    at(190)
    await Job.filter(failed_at__isnull=False).delete()
    await Job.filter(tries__gte=1).update(tries=TRIES)  # those that failed are not tried again
    await worked()

    assert await told(posters) == (0, 0, 0)


async def test_what_fails_again_and_again_leaves_one_failure(at, worked, monkeypatch, database):
    await Job.create(task="send letter", key="letter", due_at=clock.now(), failed_at=clock.now())
    await begun()

    async def die(*_):
        raise ZeroDivisionError(f"at {clock.now():%H:%M}")

    with monkeypatch.context() as broken:
        broken.setattr(turning, "boards_turned", die)
        for seconds in range(0, 1200, 25):
            at(seconds)
            await worked()

    failed = await Job.filter(task="turn", failed_at__isnull=False)
    assert [job.tries for job in failed] == [TRIES]
    assert failed[0].reason == "ZeroDivisionError: at 00:18"
    assert await Job.filter(failed_at__isnull=True).count() < 6
    assert await Job.exists(key="letter")

    at(1300)
    await worked()
    assert await Job.filter(task="turn", failed_at__isnull=False).count() == 1
    assert await Job.filter(task="turn", failed_at__isnull=True).count() == 1


async def test_a_turn_that_ends_whoever_does_it_leaves_one_failure_too(at, worked, database):
    for number in range(3):
        await Job.create(task="turn", key=f"turn {number}", due_at=clock.now(), tries=TRIES)

    await worked()

    assert [job.key for job in await Job.filter(failed_at__isnull=False)] == ["turn 2"]


async def test_what_was_on_its_way_in_during_a_turn_is_looked_at_again(at, worked, pinned, posters, mika):
    await begun()
    await worked()
    at(40)
    await worked()
    # Written with the clock of a machine that is behind, or committed after the turn had looked.
    going = await pinned("Going", posters, by=mika, rights_until=BEGINNING + timedelta(seconds=39))
    await Board.filter(id=posters.id).update(pin_count=1, home_count=1)
    at(75)
    await worked()

    assert going.rights_until < BEGINNING + timedelta(seconds=40)
    assert await told(posters) == (0, 0, 0)


async def test_a_board_that_went_meanwhile_stops_nobody(at, worked, monkeypatch, pinned, posters, mika):
    await pinned("Going", posters, by=mika, rights_until=BEGINNING + timedelta(seconds=10))
    ask = turning.boards_turned

    async def and_one_that_went(since, until):
        return [0, *await ask(since, until)]

    monkeypatch.setattr(turning, "boards_turned", and_one_that_went)
    at(20)
    await begun()
    await worked()

    assert await told(posters) == (0, 0, 0)
    assert not await Job.filter(failed_at__isnull=False).exists()


async def test_starting_begins_it(app):
    assert await Job.filter(task="turn").exists()
