"""A real server with its own data, and a real Chromium that looks at it."""

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Page, expect, sync_playwright

from showcase.actions.people import add_person
from showcase.foundation.settings import read_settings
from showcase.models import Board, Region, Team
from showcase.models.database import open_database

from .hanging import Gallery, Windows, hang

expect.set_options(timeout=20_000)  # ms; test machines are busy

PASSWORD = "a password for tests"
PLACES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

T = TypeVar("T")


class Letterbox:
    """A mail server that keeps what comes: the words of letters by their reader."""

    def __init__(self) -> None:
        self.letters: dict[str, list[str]] = {}

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802
        letter = message_from_bytes(envelope.content, policy=policy.default)
        words = letter.get_body(("plain",))
        assert words is not None
        for reader in envelope.rcpt_tos:
            self.letters.setdefault(reader, []).append(words.get_content())
        return "250 OK"

    def link_for(self, reader: str) -> str:
        """The link of the last letter to somebody, once it has come."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if found := re.findall(r"https?://\S+", "\n".join(self.letters.get(reader, []))):
                return str(found[-1])
            time.sleep(0.1)
        raise AssertionError(f"no letter with a link came to {reader}")


@dataclass
class Site:
    """A Showcase that is being served. picture_port: a port of this machine that it may fetch from."""

    address: str
    data: Path
    picture_port: int
    post: Letterbox
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def with_data(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Do something in its database."""
        return _with_data(self.data, work)

    def somebody(self, name: str) -> str:
        """A new member of the team Lima with this name. Answers the e-mail address."""
        email = f"{name.lower()}-{next(self.numbers)}@example.org"

        async def add() -> None:
            team = await Team.get(slug="lima")
            await add_person(email, name=name, password=PASSWORD, team=team)

        _with_data(self.data, add)
        return email


@pytest.fixture(scope="session")
def showcase_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A Showcase with one team, Lima, and its boards Harbour Nights and Summer."""
    data = tmp_path_factory.mktemp("showcase")
    port, picture_port, mail_port = _free_port(), _free_port(), _free_port()
    post = Letterbox()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SHOWCASE_")},
        "SHOWCASE_DATA": str(data),
        "SHOWCASE_FETCH_HOSTS": f"127.0.0.1:{picture_port}",
        "SHOWCASE_BASE_URL": f"http://127.0.0.1:{port}",
        "SHOWCASE_SMTP_URL": f"smtp://127.0.0.1:{mail_port}?tls=no",
        "SHOWCASE_MAIL_FROM": "Showcase <showcase@example.org>",
    }
    program = [sys.executable, "-m", "showcase"]
    subprocess.run([*program, "migrate"], env=environment, check=True, capture_output=True)
    _with_data(data, _found_a_team)
    mail = Controller(post, hostname="127.0.0.1", port=mail_port)
    mail.start()
    with (data / "log").open("wb") as log:
        server = subprocess.Popen(
            [*program, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/readyz", server)
            yield Site(address, data, picture_port, post)
        finally:
            server.terminate()
            server.wait(30)
            mail.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One for each file: while it is open an event loop runs, and no other test of the process can run its own."""
    path = os.environ.get("SHOWCASE_CHROMIUM") or next(filter(None, map(shutil.which, PLACES)), None)
    if path is None:
        pytest.skip("no Chromium is installed; name one in SHOWCASE_CHROMIUM")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page_of(showcase_at: Site, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A window of somebody who has just come to work and signed in. Errors on its pages fail the test.

    email: of somebody who is there already. Without a name and an e-mail address nobody signs in.
    """
    contexts, wrong = [], []

    def open_page(name: str | None = None, email: str | None = None, **options: Any) -> Page:
        if name is not None:
            email = showcase_at.somebody(name)
        context = chromium.new_context(base_url=showcase_at.address, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        if email is not None:
            page.request.post("/sign-in", form={"email": email, "password": PASSWORD})
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture(scope="session")
def gallery(showcase_at: Site) -> Gallery:
    """What hangs there for those who look. Its people are Ada, Mika, who leads the team Shops Oslo, and Vera."""
    settings = read_settings({"SHOWCASE_DATA": str(showcase_at.data)})
    return hang(showcase_at.address, settings, lambda work: _with_data(showcase_at.data, work))


@pytest.fixture
def window_of(gallery: Gallery, showcase_at: Site, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A window of one of the gallery's people, or of a guest: `window_of("Vera")`.

    A page that breaks the content security policy, asks another host or misses a file fails the test.
    """
    windows = Windows(chromium, showcase_at.address, gallery)
    yield windows.open
    windows.close()
    assert windows.complaints == []


def _with_data(data: Path, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Do something in the database, in a thread: the browser has this one's event loop."""

    async def do() -> T:
        async with open_database(read_settings({"SHOWCASE_DATA": str(data)}).database_url):
            return await work()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, do()).result()


async def _found_a_team() -> None:
    region = await Region.create(slug="iberia", name="Iberia")
    team = await Team.create(slug="lima", name="Lima", region=region)
    maker = await add_person("founder@example.org", name="Founder", password=PASSWORD, team=team)
    now = datetime.now(UTC)
    for slug, title in (("harbour", "Harbour Nights"), ("summer", "Summer")):
        await Board.create(slug=slug, title=title, team=team, made_by=maker, made_at=now, changed_at=now)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server did not come up")
