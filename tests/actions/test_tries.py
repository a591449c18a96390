"""Keys may be wrong a few times, and a guesser has no more tries than that."""

import asyncio
import logging
from datetime import timedelta

import pytest

from showcase.actions.signing_in import tries
from showcase.actions.signing_in.tries import MOST, RECENT, REMEMBERED, Kind, TooManyTries
from showcase.foundation import clock
from showcase.models import FailedTry

SECRET = "a secret for tests, long enough to be taken"


@pytest.fixture
def at(monkeypatch):
    """Sets the clock so much later."""
    start = clock.now()

    def later(by: timedelta) -> None:
        monkeypatch.setattr(clock, "now", lambda: start + by)

    later(timedelta())
    return later


async def fail(account="vera", *, times=1, address="192.0.2.1", mark="", kind=Kind.PASSWORD) -> int:
    """How many of so many tries were looked at."""
    taken = 0
    for _ in range(times):
        try:
            await tries.begin(kind, account, address=address, mark=mark, secret=SECRET)
        except TooManyTries:
            continue
        taken += 1
    return taken


async def succeed(account="vera", *, address="192.0.2.1", mark="", kind=Kind.PASSWORD) -> None:
    attempt = await tries.begin(kind, account, address=address, mark=mark, secret=SECRET)
    await tries.succeeded(attempt)


async def test_an_account_takes_ten_wrong_keys_and_then_waits(database, at):
    assert await fail(times=30) == MOST[Kind.PASSWORD].recent

    with pytest.raises(TooManyTries, match="quarter of an hour") as refused:
        await succeed()
    assert refused.value.status == 429

    at(RECENT + timedelta(seconds=1))
    await succeed()


async def test_tries_that_are_refused_do_not_make_the_wait_longer(database, at):
    await fail(times=10)
    at(timedelta(minutes=14))
    await fail(times=500)

    at(RECENT + timedelta(seconds=1))

    assert await fail(times=30) == 10


async def test_whoever_guesses_slowly_has_so_many_in_a_day(database, at):
    taken = 0
    for quarter in range(90):
        at(quarter * (RECENT + timedelta(seconds=1)))
        taken += await fail(times=12, address=f"192.0.2.{quarter}")

    assert taken == MOST[Kind.PASSWORD].a_day


async def test_many_at_once_do_not_slip_through(database):
    async def one() -> int:
        return await fail()

    taken = sum(await asyncio.gather(*(one() for _ in range(60))))

    assert taken <= MOST[Kind.PASSWORD].recent


async def test_an_address_has_so_many_for_all_accounts_together(database):
    taken = [await fail(f"person {number}") for number in range(80)]

    assert sum(taken) == MOST[Kind.PASSWORD].nearby
    assert await fail("vera", address="192.0.2.2") == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("", "", True),
        ("testclient", "testclient", True),
    ],
)
async def test_a_household_is_one_address(database, one, other, same):
    for number in range(50):
        await fail(f"person {number}", address=one)

    assert await fail("vera", address=other) == (0 if same else 1)


async def test_a_browser_that_vera_came_in_with_has_a_counter_of_its_own(database):
    mark = tries.new_mark("vera", SECRET)
    await fail(times=10)
    await fail("others", times=60, address="192.0.2.1")
    assert await fail() == 0

    await succeed(mark=mark)

    assert await fail() == 0
    assert await fail(mark=mark, times=30) == 10
    assert await fail(mark=tries.new_mark("vera", SECRET), times=30) == 10


@pytest.mark.parametrize(
    "mark",
    [
        tries.new_mark("mika", SECRET),
        tries.new_mark("vera", "another secret of another installation"),
        tries.new_mark("vera", SECRET)[:-1],
        "",
        ".",
        "x" * 5000,
        "é.ü",
    ],
)
async def test_no_other_mark_helps(database, mark):
    await fail(times=10)

    assert await fail(mark=mark) == 0


async def test_success_forgets_what_one_got_wrong_and_not_what_others_tried(database):
    await fail(times=5, address="198.51.100.9")
    await fail(times=4)

    await succeed()

    assert await FailedTry.all().count() == 5
    assert await fail(times=30) == 5


async def test_signing_in_with_ones_own_account_gives_no_new_tries_for_others(database):
    taken = 0
    for number in range(80):
        taken += await fail(f"person {number}")
        await tries.succeeded(await tries.begin(Kind.PASSWORD, "own", address="198.51.100.9", secret=SECRET))

    assert taken == MOST[Kind.PASSWORD].nearby


async def test_kinds_of_keys_are_counted_apart(database):
    await fail(times=30)

    assert await fail(kind=Kind.SECOND_STEP, times=30) == MOST[Kind.SECOND_STEP].recent
    assert await fail("", kind=Kind.TOKEN, times=80) == MOST[Kind.TOKEN].nearby


async def test_what_is_kept_names_nobody_and_goes_after_a_day(database, at, workshop):
    await fail("vera@example.org", address="192.0.2.1", mark=tries.new_mark("vera@example.org", SECRET))
    kept = " ".join(str(value) for value in vars(await FailedTry.get()).values())
    assert "vera" not in kept and "192.0.2" not in kept

    assert await tries.forget_old() == 0
    at(REMEMBERED + timedelta(seconds=1))
    assert await tries.forget_old() == 1


async def test_the_log_says_that_it_waits_once_and_for_whom_it_does_not(database, caplog):
    with caplog.at_level(logging.WARNING):
        await fail("vera@example.org", times=100)

    assert caplog.text.count("no more tries (password)") == 1
    assert "vera" not in caplog.text and "192.0.2" not in caplog.text


async def test_a_try_asks_the_same_whatever_has_been_tried(database, asked):
    await fail(times=9)
    asked.clear()

    await fail()

    assert len(asked) == 2
