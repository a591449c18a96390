"""However many pins there are, a wall looks at no more of them."""

import logging
import sqlite3
from collections.abc import Awaitable, Callable

import pytest

from bench.filling import Filled, fill
from showcase.foundation.settings import Settings, read_settings
from showcase.models import Board, Campaign, Order, Person, Pin, Team
from showcase.models.database import open_database
from showcase.queries.boards import boards_to_pin_on
from showcase.queries.neighbours import neighbours
from showcase.queries.regions import place
from showcase.queries.walls import board_wall, everything, made_by, made_by_team, made_for, made_in, newest

FEW, MANY = 1_000, 6_000
LARGE = ("p", "n", "pin", "l", "h", "placement", "c", "media", "g", "pin_media")
"""Tables that grow with the pins, under the names that questions give them."""


@pytest.fixture(scope="module")
async def installations(tmp_path_factory) -> dict[int, tuple[Settings, Filled]]:
    """One with few pins, and one with six times as many."""
    made = {}
    for pins in (FEW, MANY):
        settings = read_settings({"SHOWCASE_DATA": str(tmp_path_factory.mktemp(f"pins-{pins}"))})
        made[pins] = (settings, await fill(settings, pins))
    return made


async def home(viewer: Person, _filled: Filled) -> None:
    wall = await newest(viewer, everything())
    assert (await newest(viewer, everything(), after=wall.next)).cards


async def team(viewer: Person, filled: Filled) -> None:
    assert (await newest(viewer, made_by_team(await Team.get(slug=filled.team)))).cards


async def campaign(viewer: Person, filled: Filled) -> None:
    assert (await newest(viewer, made_for(await Campaign.get(slug=filled.campaign)))).cards


async def campaign_in_a_region(viewer: Person, filled: Filled) -> None:
    selection = made_for(await Campaign.get(slug=filled.campaign)).within(
        (await place(viewer, filled.region)).within
    )
    assert (await newest(viewer, selection)).cards


async def region(viewer: Person, filled: Filled) -> None:
    within = (await place(viewer, filled.parent_region)).within
    wall = await newest(viewer, made_in(within))
    assert (await newest(viewer, made_in(within), after=wall.next)).cards


async def board_by_hand(viewer: Person, filled: Filled) -> None:
    board = await Board.get(slug=filled.stack)
    assert board.order is Order.HAND
    wall = await board_wall(viewer, board)
    assert (await board_wall(viewer, board, after=wall.next)).cards


async def board_newest_first(viewer: Person, filled: Filled) -> None:
    board = await Board.get(slug=filled.stream)
    assert board.order is Order.NEWEST
    wall = await board_wall(viewer, board)
    assert (await board_wall(viewer, board, after=wall.next)).cards


async def person(viewer: Person, _filled: Filled) -> None:
    assert (await newest(viewer, made_by(await Person.get(id=3)))).cards


async def boards_of_ones_own(viewer: Person, _filled: Filled) -> None:
    assert await boards_to_pin_on(viewer, only_own=True, limit=60)


def beside(wall: str) -> Callable[[Person, Filled], Awaitable[None]]:
    async def ask(viewer: Person, filled: Filled) -> None:
        name = wall.format(**{name: getattr(filled, name) for name in filled.__slots__})
        pin = await Pin.get(id=filled.pin)
        if name.startswith("board:"):
            pin = (
                await Pin.filter(board__slug=name[6:], trashed_at__isnull=True)
                .order_by("-id")
                .offset(20)
                .first()
            )
        assert any(await neighbours(viewer, pin, name))

    return ask


WALLS = {
    "home": home,
    "team": team,
    "campaign": campaign,
    "region": region,
    "board by hand": board_by_hand,
    "board, newest first": board_newest_first,
    "person": person,
    "beside one at home": beside("home"),
    "beside one of a team": beside("team:{team}"),
    "beside one of a campaign": beside("campaign:{campaign}"),
    "beside one of a region": beside("region:{parent_region}"),
    "beside one on a board by hand": beside("board:{stack}"),
    "beside one on a board, newest first": beside("board:{stream}"),
    "beside one of a person": beside("person:person-3"),
}


def steps(database: sqlite3.Connection, sql: str, values: list) -> int:
    """How much SQLite does for an answer, in tens of its instructions."""
    count = 0

    def one_more() -> None:
        nonlocal count
        count += 1

    database.set_progress_handler(one_more, 10)
    database.execute(sql, values).fetchall()
    database.set_progress_handler(None, 0)
    return count


@pytest.fixture
def asked_of(installations, caplog):
    """What a question asks the database of an installation."""

    async def ask(wall: str, pins: int) -> tuple[sqlite3.Connection, list[tuple[str, list]]]:
        settings, filled = installations[pins]
        async with open_database(settings.database_url):
            viewer = await Person.get(id=filled.person)
            caplog.set_level(logging.DEBUG, "tortoise.db_client")
            caplog.clear()
            await WALLS[wall](viewer, filled)
            queries = [record.args for record in caplog.records if "SELECT" in record.args[0]]
        return sqlite3.connect(settings.data / "showcase.sqlite3"), queries

    return ask


@pytest.mark.parametrize("wall", WALLS)
async def test_a_wall_costs_the_same_with_six_times_as_many_pins(asked_of, wall):
    costs = []
    for pins in (FEW, MANY):
        database, queries = await asked_of(wall, pins)
        costs.append(sum(steps(database, sql, values) for sql, values in queries))

    assert costs[1] <= 1.5 * costs[0] + 20


@pytest.mark.parametrize("statistics", [False, True], ids=["as it grew", "analyzed"])
@pytest.mark.parametrize("wall", WALLS)
async def test_no_wall_reads_or_sorts_whole_tables(asked_of, wall, statistics):
    database, queries = await asked_of(wall, MANY)
    if statistics:
        database.execute("ANALYZE")

    for sql, values in queries:
        plan = [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        found_before = {line.split()[1] for line in plan if line.startswith(("MATERIALIZE", "CO-ROUTINE"))}
        scanned = {
            line.split()[1] for line in plan if line.startswith("SCAN") and "USING" not in line
        } - found_before
        assert not scanned & {*LARGE}, plan
    database.rollback()
