"""How the database is opened, and what a transaction promises."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from httpx2 import ASGITransport, AsyncClient, ConnectError
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from tortoise.connection import get_connection
from tortoise.context import get_current_context
from tortoise.exceptions import IntegrityError, OperationalError

from showcase.models import Campaign, Person
from showcase.models.database import config, open_database, transaction
from tests import databases, postgres

COUNTS = """
import asyncio, sys
from showcase.models import Campaign
from showcase.models.database import open_database, transaction

async def count():
    async with open_database(sys.argv[1]):
        print("ready", flush=True)
        sys.stdin.readline()
        for _ in range(100):
            async with transaction():
                campaign = await Campaign.get(slug="summer")
                campaign.brief = str(int(campaign.brief) + 1)
                await asyncio.sleep(0.001)
                await campaign.save()

asyncio.run(count())
"""
SERVES = """
import asyncio, os, sys, threading
from granian.server.embed import Server
from tests.models.test_database import app_on

threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
asyncio.run(Server(app_on(sys.argv[1]), port=int(sys.argv[2]), interface="asgi").serve())
"""


@pytest.fixture
def url(kind, tmp_path) -> str:
    return databases.fresh(kind, tmp_path)


@pytest.fixture
async def summer(url) -> Campaign:
    """A campaign, in a database that stays open. Nobody has counted anything yet."""
    async with open_database(url):
        yield await Campaign.create(slug="summer", title="Summer", brief="0")


def another_process(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


async def one(question: str) -> str:
    [row] = await get_connection("default").execute_query_dict(question)
    return str(next(iter(row.values())))


async def test_sqlite_is_opened_with_all_that_we_rely_on(tmp_path):
    async with open_database(databases.fresh("sqlite", tmp_path)):
        said = {name: await one(f"PRAGMA {name}") for name in ("foreign_keys", "journal_mode", "synchronous")}
        patience = await one("PRAGMA busy_timeout")

    assert said == {"foreign_keys": "1", "journal_mode": "wal", "synchronous": "1"}
    assert patience == "10000"


async def test_postgresql_compiles_no_query(tmp_path):
    async with open_database(databases.fresh("postgres", tmp_path)):
        assert await one("SHOW jit") == "off"


async def test_a_folder_may_have_any_name(tmp_path):
    folder = tmp_path / "Zoë's 100 % work? #1"
    folder.mkdir()
    async with open_database(databases.fresh("sqlite", folder)):
        await Campaign.create(slug="summer", title="Summer")

    assert [file.name for file in folder.iterdir()] == ["showcase-0.sqlite3"]


def test_what_the_address_says_comes_first():
    patient = config("sqlite:///showcase.sqlite3?busy_timeout=60000")["connections"]["default"]["credentials"]
    pooled = config("postgresql://a%40b:p%2Fw@db:6543/show?maxsize=3&sslmode=require")
    credentials = pooled["connections"]["default"]["credentials"]

    assert patient["busy_timeout"] == 60000
    assert (credentials["user"], credentials["password"]) == ("a@b", "p/w")
    assert (credentials["host"], credentials["port"], credentials["database"]) == ("db", 6543, "show")
    assert (credentials["maxsize"], credentials["ssl"]) == (3, "require")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://db/showcase", "cannot be “mysql://db/showcase”: use sqlite:///… or postgres://…."),
        ("oracle://me:secret@db/x", "cannot be “oracle://…@db/x”: use sqlite:///… or postgres://…."),
        (
            "/var/lib/showcase.sqlite3",
            "cannot be “/var/lib/showcase.sqlite3”: use sqlite:///… or postgres://….",
        ),
        ("", "cannot be “”: use sqlite:///… or postgres://…."),
        ("sqlite://", "names no file: sqlite:///folder/showcase.sqlite3."),
        ("postgres://db:many/showcase", "has a port that is not a number."),
        (
            "sqlite:///showcase.sqlite3?foreign_keys=off",
            "has an unknown option, foreign_keys: known are busy_timeout, cache_size, mmap_size, synchronous.",
        ),
    ],
)
def test_another_address_is_refused_by_the_name_of_its_setting(address, sentence):
    with pytest.raises(ValueError) as refused:
        config(address)

    assert str(refused.value) == f"SHOWCASE_DATABASE_URL {sentence}"


async def test_all_of_a_transaction_happens_or_nothing(summer):
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await Campaign.create(slug="winter", title="Winter")
            raise ZeroDivisionError

    assert await Campaign.all().values_list("slug", flat=True) == ["summer"]


async def test_one_inside_another_can_fail_alone(summer):
    async with transaction():
        await Campaign.create(slug="winter", title="Winter")
        with pytest.raises(IntegrityError):
            async with transaction():
                await Campaign.create(slug="autumn", title="Autumn")
                await Campaign.create(slug="summer", title="Again")
        await Campaign.create(slug="spring", title="Spring")

    assert await Campaign.all().values_list("slug", flat=True) == ["spring", "summer", "winter"]


@pytest.mark.parametrize("kind", ["sqlite"])
async def test_two_processes_that_read_and_then_write_take_turns(url, summer):
    started = [another_process(COUNTS, url) for _ in range(2)]

    for process in started:
        await asyncio.to_thread(process.stdout.readline)

    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()
    complaints = [(await asyncio.to_thread(process.communicate))[1] for process in started]

    assert complaints == ["", ""]
    assert (await Campaign.get(slug="summer")).brief == "200"


async def test_who_waited_too_long_to_write_does_not_hold_up_the_others(tmp_path):
    url = databases.fresh("sqlite", tmp_path)
    with closing(sqlite3.connect(tmp_path / "showcase-0.sqlite3", isolation_level=None)) as somebody:
        async with open_database(f"{url}?busy_timeout=50"):
            somebody.execute("BEGIN IMMEDIATE")
            with pytest.raises(OperationalError, match="database is locked"):
                async with transaction():
                    pass
            somebody.execute("ROLLBACK")

            async with asyncio.timeout(5), transaction():
                await Campaign.create(slug="winter", title="Winter")
            assert await Campaign.all().count() == 1


async def test_who_gives_up_while_a_transaction_begins_leaves_none_open(summer):
    for moment in range(12):

        async def write() -> None:
            async with transaction():
                await Campaign.filter(slug="summer").update(title="Given up")
                await asyncio.sleep(60)

        task = asyncio.create_task(write())
        for _ in range(moment):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    async with asyncio.timeout(5):
        await asyncio.gather(*(Campaign.create(slug=f"more-{number}", title="More") for number in range(12)))
        async with transaction():
            await Campaign.create(slug="winter", title="Winter")
    assert (await Campaign.get(slug="summer")).title == "Summer"


async def test_moments_come_back_in_utc(summer):
    joined = datetime(2026, 3, 29, 2, 30, tzinfo=UTC)
    ada = await Person.create(email="ada@example.org", handle="ada", name="Ada", joined_at=joined)

    await ada.refresh_from_db()

    assert ada.joined_at == joined
    assert ada.joined_at.utcoffset().total_seconds() == 0


async def test_a_database_that_is_open_is_used_again_and_stays_open(url, summer):
    async with open_database(url):
        assert await Campaign.all().count() == 1

    assert await Campaign.all().count() == 1


async def test_another_database_can_be_looked_into_meanwhile(summer, kind, tmp_path):
    async with open_database(databases.fresh(kind, tmp_path)):
        assert await Campaign.all().count() == 0

    assert await Campaign.all().count() == 1


async def test_but_not_one_of_the_other_kind(summer, kind, tmp_path):
    other = databases.fresh("sqlite" if kind == "postgres" else "postgres", tmp_path)

    with pytest.raises(ValueError, match="cannot be opened beside a database of another kind"):
        async with open_database(other):
            pass

    assert await Campaign.all().count() == 1


async def test_it_is_closed_at_the_end(url):
    async with open_database(url):
        context = get_current_context()
        await Campaign.all().count()
        connection = context.db()

    assert get_current_context() is None
    assert not (connection._connection if "sqlite" in url else connection._pool)


def app_on(url: str) -> Starlette:
    async def count(_request) -> PlainTextResponse:
        return PlainTextResponse(str(await Campaign.all().count()))

    return Starlette(routes=[Route("/", count)], lifespan=lambda _app: open_database(url))


async def test_requests_find_what_the_lifespan_opened_in_another_task(url):
    app, ready, leave = app_on(url), asyncio.Event(), asyncio.Event()

    async def lifespan() -> None:
        async with app.router.lifespan_context(app):
            ready.set()
            await leave.wait()

    server = asyncio.create_task(lifespan())
    await ready.wait()
    async with AsyncClient(transport=ASGITransport(app), base_url="http://showcase") as browser:
        answers = await asyncio.gather(*(browser.get("/") for _ in range(8)))
    leave.set()
    await server

    assert [answer.text for answer in answers] == ["0"] * 8
    assert get_current_context() is None


async def test_granians_requests_find_it_too(url):
    port = str(postgres.free_port())
    process = another_process(SERVES, url, port)
    answer = None
    try:
        async with AsyncClient() as browser, asyncio.timeout(20):
            while answer is None:
                with suppress(ConnectError):
                    answer = await browser.get(f"http://127.0.0.1:{port}/")
                await asyncio.sleep(0.05)
    finally:
        complaints = process.communicate()[1]

    assert answer.text == "0", complaints


async def test_a_glance_sees_what_is_committed_and_can_change_nothing(tmp_path):
    url = databases.fresh("sqlite", tmp_path)
    async with open_database(url):
        client = get_connection("default")
        await Campaign.create(slug="summer", title="Summer")
        assert client.glance("SELECT title FROM campaign WHERE slug = ?", ["summer"]) == [{"title": "Summer"}]

        async with transaction():
            await Campaign.filter(slug="summer").update(title="Autumn")
            assert client.glance("SELECT title FROM campaign", []) == [{"title": "Summer"}]

        assert client.glance("SELECT title FROM campaign", []) == [{"title": "Autumn"}]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            client.glance("DELETE FROM campaign", [])
