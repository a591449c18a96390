"""Who is who, and what hangs where. The same people in every test."""

import asyncio
import io
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from argon2 import PasswordHasher
from PIL import Image, ImageDraw

from showcase.actions.boards import BoardForm, create_board
from showcase.actions.pins import NewPin, publish
from showcase.actions.signing_in import passwords
from showcase.actions.signing_in.sessions import Browser, start_session
from showcase.actions.workshop import Workshop
from showcase.app import create_app
from showcase.foundation import clock
from showcase.foundation.settings import Settings, read_settings
from showcase.imaging.children import Children
from showcase.imaging.limits import DEFAULT
from showcase.jobs.tasks import TASKS
from showcase.models import (
    Board,
    Campaign,
    Job,
    Media,
    Membership,
    Openness,
    Person,
    Pin,
    Region,
    Role,
    Team,
    Upload,
)
from showcase.models.database import open_database
from showcase.outside.mail import Letter
from showcase.queries.lookalikes import LookAlikes
from storage import open_store
from tests import databases

KIND = os.environ.get("SHOWCASE_TEST_DATABASE", "sqlite")
PASSWORD = "a good long password"
HASHED = "$argon2id$v=19$m=8,t=1,p=1$YKQJyuqcPLd1kt13U5qA3Q$yZQ5H2W3a+PMTHkudVCkxWJfBG9ioGZG5Kn7d5Vhydw"
"""Of PASSWORD, made quickly on purpose."""


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    """Made and compared quickly: how long it takes on purpose is not what tests are for."""
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An installation of its own, with an empty database."""
    environment = {
        "SHOWCASE_DATA": str(tmp_path / "data"),
        "SHOWCASE_DATABASE_URL": databases.fresh(KIND, tmp_path),
        "SHOWCASE_SECRET_KEY": "a secret for tests, long enough to be taken",
        "SHOWCASE_HOSTS": "showcase.test",
    }
    return read_settings(environment)


@pytest.fixture(scope="session")
def children() -> Iterator[Children]:
    """Who decodes pictures, for all tests of this process."""
    children = Children(2, DEFAULT)
    yield children
    children.close()


class Letterbox:
    """Takes letters along, and keeps them."""

    is_set_up = True

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def send(self, letter: Letter) -> None:
        self.letters.append(letter)


@pytest.fixture
def letterbox() -> Letterbox:
    return Letterbox()


@pytest.fixture
def workshop(settings: Settings, children: Children, letterbox: Letterbox) -> Workshop:
    return Workshop(
        open_store(settings.store_url),
        children,
        LookAlikes(),
        settings.staging,
        DEFAULT,
        letterbox,
        settings.secret_key,
        "http://showcase.test",
    )


@pytest.fixture
def post(workshop: Workshop, letterbox: Letterbox) -> Callable[[], Awaitable[list[Letter]]]:
    """`await post()`: every letter that waits is sent, here or by the application. All since the last time."""
    read = 0

    async def deliver() -> list[Letter]:
        nonlocal read
        while waiting := await Job.filter(task__startswith="send ", failed_at=None).order_by("id").first():
            if await Job.filter(id=waiting.id, started_at=None).update(started_at=clock.now()):
                await TASKS[waiting.task](workshop, **waiting.arguments)
                await waiting.delete()
            else:
                await asyncio.sleep(0.01)
        read, before = len(letterbox.letters), read
        return letterbox.letters[before:]

    return deliver


@pytest.fixture
async def database(settings: Settings) -> AsyncIterator[None]:
    async with open_database(settings.database_url):
        yield


@pytest.fixture
async def app(settings: Settings, workshop: Workshop, database: None) -> AsyncIterator[Any]:
    """The whole application, started."""
    app = create_app(settings, workshop=workshop)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def browser(app: Any) -> AsyncIterator[Callable[[], httpx2.AsyncClient]]:
    """A browser that nobody has signed in with. Redirects are not followed unless asked."""
    opened: list[httpx2.AsyncClient] = []

    def open_one() -> httpx2.AsyncClient:
        client = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app), base_url="http://showcase.test", timeout=60
        )
        opened.append(client)
        return client

    yield open_one
    for client in opened:
        await client.aclose()


@pytest.fixture
async def signed_in(
    browser: Callable[[], httpx2.AsyncClient], settings: Settings
) -> Callable[[Person], Awaitable[httpx2.AsyncClient]]:
    """Somebody's browser: `(await signed_in(mika)).get("/")`."""

    async def sign(person: Person) -> httpx2.AsyncClient:
        client = browser()
        device, secret = Browser(name="a test", address="127.0.0.1"), settings.secret_key
        entry = await start_session(person, browser=device, way="password", secret=secret)
        client.cookies.set("showcase", entry.key)
        return client

    return sign


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """What pages ask of the database, from now on. What jobs ask at their side is left out."""
    questions: list[str] = []
    client, heard = logging.getLogger("tortoise.db_client"), logging.Handler()

    def hear(record: logging.LogRecord) -> None:
        task = asyncio.current_task()
        if task is None or not task.get_coro().__qualname__.startswith("Runner."):
            questions.append(record.getMessage())

    heard.emit = hear  # type: ignore[method-assign]
    level = client.level
    client.addHandler(heard)
    client.setLevel(logging.DEBUG)
    yield questions
    client.removeHandler(heard)
    client.setLevel(level)


# --- places and people


@pytest.fixture
async def iberia(database: None) -> Region:
    emea = await Region.create(slug="emea", name="EMEA")
    return await Region.create(slug="iberia", name="Iberia", parent=emea)


@pytest.fixture
async def nordics(iberia: Region) -> Region:
    return await Region.create(slug="nordics", name="Nordics", parent_id=iberia.parent_id)


@pytest.fixture
async def lisbon(iberia: Region) -> Team:
    """Mika's team."""
    return await Team.create(slug="lisbon", name="Brand Studio Lisbon", region=iberia)


@pytest.fixture
async def oslo(nordics: Region) -> Team:
    """Olga's team."""
    return await Team.create(slug="oslo", name="Shops Oslo", region=nordics)


@pytest.fixture
async def harbour_nights(database: None) -> Campaign:
    return await Campaign.create(slug="harbour-nights", title="Harbour Nights", brief="Lamps by the water.")


async def person(name: str, role: Role, *teams: Team) -> Person:
    """An account with the password of all."""
    somebody = await Person.create(
        name=name,
        email=f"{name.lower()}@example.org",
        handle=name.lower(),
        role=role,
        own_role=role,
        password=HASHED,
        joined_at=clock.now(),
    )
    for team in teams:
        await Membership.create(person=somebody, team=team)
    return somebody


@pytest.fixture
async def ada(database: None) -> Person:
    """Ada is an admin."""
    return await person("Ada", Role.ADMIN)


@pytest.fixture
async def cora(database: None) -> Person:
    """Cora curates."""
    return await person("Cora", Role.CURATOR)


@pytest.fixture
async def mika(lisbon: Team) -> Person:
    """Mika makes, in Lisbon."""
    return await person("Mika", Role.MEMBER, lisbon)


@pytest.fixture
async def olga(oslo: Team) -> Person:
    """Olga makes, in Oslo, and leads her team."""
    olga = await person("Olga", Role.MEMBER, oslo)
    await Membership.filter(person=olga).update(leads_since=clock.now())
    return olga


@pytest.fixture
async def vera(database: None) -> Person:
    """Vera looks."""
    return await person("Vera", Role.VIEWER)


# --- boards and pins


@pytest.fixture
async def posters(mika: Person, lisbon: Team, harbour_nights: Campaign) -> Board:
    """Lisbon's open board, for Harbour Nights."""
    form = BoardForm("Posters", lisbon, campaign=harbour_nights)
    return await create_board(form, by=mika)


@pytest.fixture
async def windows(olga: Person, oslo: Team) -> Board:
    """Oslo's closed board."""
    return await create_board(BoardForm("Windows", oslo, openness=Openness.CLOSED), by=olga)


@pytest.fixture
async def drafts(mika: Person, lisbon: Team) -> Board:
    """Lisbon's private board."""
    return await create_board(BoardForm("Drafts", lisbon, openness=Openness.PRIVATE), by=mika)


@pytest.fixture
def brought(database: None) -> Callable[..., Awaitable[Media]]:
    """A media that somebody has brought, processed, as rows: for walls, where nobody looks at bytes."""
    number = 0

    async def bring(by: Person, *, width: int = 1200, height: int = 800) -> Media:
        nonlocal number
        number += 1
        now = clock.now()
        media = await Media.create(
            sha256=f"{number:064x}",
            format="jpeg",
            size=1000,
            width=width,
            height=height,
            placeholder="data:image/webp;base64,",
            palette=[["#aa3322", 1.0]],
            widths=[236, 474, 736],
            received_at=now,
            processed_at=now,
        )
        await Upload.create(person=by, media=media, name=f"{number}.jpg", received_at=now)
        return media

    return bring


@pytest.fixture
def pinned(brought: Callable[..., Awaitable[Media]]) -> Callable[..., Awaitable[Pin]]:
    """`await pinned("Low sun", board, by=mika)`: a published pin, each a minute later than the one before."""
    minutes = 0

    async def pin(title: str, board: Board, *, by: Person, **more: Any) -> Pin:
        nonlocal minutes
        minutes += 1
        media = await brought(by)
        at = clock.now() - timedelta(days=1) + timedelta(minutes=minutes)
        return await publish(NewPin(title=title, board=board, media=[media.id], pinned_at=at, **more), by=by)

    return pin


def drawing(
    words: str = "Harbour", *, width: int = 640, height: int = 420, colour: str = "#c8553d"
) -> Image.Image:
    """A small poster: a ground, a sun, stripes that its words decide, and the words."""
    picture = Image.new("RGB", (width, height), colour)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((width * 0.6, height * 0.1, width * 0.85, height * 0.1 + width * 0.25), fill="#f6e7c1")
    for place, letter in enumerate(words * 3):
        left = width * place / (len(words) * 3)
        tall = (ord(letter) * 37 % 100) / 100 * height * 0.6
        draw.rectangle((left, height - tall, left + width / len(words) / 4, height), fill="#22313f")
    draw.text((20, 20), words, fill="white", font_size=48)
    return picture


def encoded(picture: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()
