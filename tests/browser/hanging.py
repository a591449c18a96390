"""What hangs for those who look: a long wall, boards to change, texts that mean harm, and windows to see it in."""

import colorsys
import io
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx2
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from showcase.actions.boards import BoardForm, add_section, create_board, trash_board
from showcase.actions.people import add_person
from showcase.actions.pins import NewPin, publish, publish_all, trash_pin
from showcase.actions.signing_in import sessions
from showcase.actions.signing_in.tokens import add_token
from showcase.foundation.settings import Settings
from showcase.models import Board, Campaign, Membership, Openness, Order, Person, Region, Role, Scope, Team

PASSWORD = "a password for the gallery"
LONG_WALL = 130
TO_CHANGE = ("Lifted", "Numbered", "Dragged", "Chosen", "Thrown")
"""Boards whose pins a test changes: each is for one test."""
HOSTILE = (
    "<img src=x onerror=\"document.title='it ran'\">",
    "\u202egnp.sthgin ruobrah\u202c <script>document.title='it ran'</script>",
    "Donaudampfschifffahrtsgesellschaft" * 5 + "x" * 30,
)
SHAPES = ((1600, 1100), (1100, 1600), (1400, 1400), (2000, 800), (900, 1700), (1500, 1000))

WithData = Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any]


@dataclass(frozen=True)
class Gallery:
    """booklet: a pin with pages, tags and credits. hostile: pins with HOSTILE titles. keys: of sessions."""

    booklet: int
    hostile: list[int]
    keys: dict[str, str]

    def address(self, of: str) -> str:
        return of.format(booklet=self.booklet)


def hang(address: str, settings: Settings, with_data: WithData) -> Gallery:
    """Six drawn pictures go through the real door; many pins show them. with_data: works in the database."""
    token, keys = with_data(lambda: _people_and_places(settings))
    with ThreadPoolExecutor(3) as hands:
        media = list(hands.map(lambda shape: _brought(address, token, shape), range(len(SHAPES))))
    booklet, hostile = with_data(lambda: _hang_all(media))
    return Gallery(booklet, hostile, keys)


async def _people_and_places(settings: Settings) -> tuple[str, dict[str, str]]:
    europe = await Region.create(slug="europe", name="Europe")
    nordics = await Region.create(slug="nordics", name="Nordics", parent=europe)
    oslo = await Team.create(slug="oslo", name="Shops Oslo", region=nordics, about="We keep the *shops*.")
    await Campaign.create(slug="lanterns", title="Lanterns", brief="Light by the water.", colour="#c8553d")
    keys = {}
    for name, role in (("Ada", Role.ADMIN), ("Mika", Role.MEMBER), ("Vera", Role.VIEWER)):
        email = f"{name.lower()}-of-oslo@example.org"
        person = await add_person(email, name=f"{name} of Oslo", role=role, password=PASSWORD, team=oslo)
        device, secret = sessions.Browser(name="a test"), settings.secret_key
        entry = await sessions.start_session(person, browser=device, way="password", secret=secret)
        keys[name] = entry.key
    mika = await _mika()
    await Membership.filter(person=mika).update(leads_since=datetime.now(UTC))
    return await add_token(mika, scope=Scope.PIN, secret=settings.secret_key), keys


async def _mika() -> Person:
    return await Person.get(handle="mika-of-oslo")


def _brought(address: str, token: str, number: int) -> int:
    """The id of a drawn picture that has come in and been processed."""
    file = {"file": (f"drawn {number}.jpg", _drawn(number), "image/jpeg")}
    headers = {"authorization": f"Bearer {token}"}
    answer = httpx2.post(f"{address}/api/v1/media", files=file, headers=headers, timeout=60)
    assert answer.status_code == 201, answer.text
    while (media := answer.json())["state"] != "ready":
        assert media["state"] == "processing", answer.text
        answer = httpx2.get(f"{address}/api/v1/media/{media['id']}", headers=headers)
    return int(media["id"])


def _drawn(number: int) -> bytes:
    """A lamp over water; each number has its own colours, shape and waves."""
    width, height = SHAPES[number]
    ground, light = (_colour(number / 6 + turn, shade) for turn, shade in ((0.0, 0.45), (0.45, 0.9)))
    picture = Image.new("RGB", (width, height), ground)
    draw = ImageDraw.Draw(picture)
    for row in range(number + 3):
        top = height * (0.55 + 0.45 * row / (number + 3))
        for column in range(-1, number + 4):
            left = width * (column + row % 2 / 2) / (number + 3)
            draw.arc((left, top, left + width / (number + 3), top + 120), 180, 360, fill=light, width=14)
    draw.ellipse(
        (width * 0.1 * number, height * 0.1, width * 0.1 * number + 360, height * 0.1 + 360), fill=light
    )
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=88)
    return file.getvalue()


def _colour(turn: float, shade: float) -> str:
    return "#" + "".join(
        f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(turn % 1, shade / 1.5, 0.5)
    )


async def _hang_all(media: Sequence[int]) -> tuple[int, list[int]]:
    mika, now = await _mika(), datetime.now(UTC) - timedelta(days=2)
    quayside = await _board("Quayside", mika, campaign=await Campaign.get(slug="lanterns"))
    sections = [await add_section(quayside, title, by=mika) for title in ("By night", "By day")]
    drafts = [
        NewPin(
            f"Quay study {number}" + " with a rather long name of its own" * (number % 5 == 0),
            quayside,
            [media[number % len(media)]],
            alt=["A lamp over water"],
            section=(None, *sections)[number % 3],
            pinned_at=now + timedelta(minutes=number),
        )
        for number in range(LONG_WALL)
    ]
    await publish_all(drafts, by=mika)
    for title in TO_CHANGE:
        board = await _board(title, mika, order=Order.HAND)
        await publish_all([NewPin(f"{title} {one}", board, [media[one]]) for one in range(5, 0, -1)], by=mika)
    for title in ("Attic", "Bare"):
        await _board(title, mika, openness=Openness.PRIVATE)
    hostile = await _board(HOSTILE[0], mika, slug="hostile")
    harmful = [NewPin(title, hostile, [media[0]], alt=[title], tags=[title[:40]]) for title in HOSTILE]
    told = NewPin(
        "A booklet",
        quayside,
        media[:3],
        story="They hang *low*.",
        credits=[("Ana", "drew it")],
        tags=["lamps"],
        pinned_at=now,
    )
    booklet = await publish(told, by=mika)
    pins = await publish_all(harmful, by=mika)
    await trash_pin(await publish(NewPin("Gone", quayside, [media[1]]), by=mika), by=mika)
    await trash_board(await _board("Old board", mika), by=mika)
    return booklet.id, [pin.id for pin in pins]


async def _board(title: str, by: Person, *, slug: str | None = None, **more: Any) -> Board:
    form = BoardForm(title, await Team.get(slug="oslo"), about="Lamps.", **more)
    return await create_board(form, by=by, slug=slug)


class Windows:
    """Windows of the gallery's people. Remembers what their pages complained of, and what no page should ask for."""

    def __init__(self, browser: Browser, address: str, gallery: Gallery) -> None:
        self.browser, self.address, self.gallery = browser, address, gallery
        self.complaints: list[str] = []
        self._contexts: list[BrowserContext] = []

    def open(self, name: str | None = None, **options: Any) -> Page:
        """name: Ada, Mika or Vera; None for somebody who has not signed in."""
        options = {"base_url": self.address, "reduced_motion": "reduce", **options}
        context = self.browser.new_context(**options)
        self._contexts.append(context)
        if name is not None:
            context.add_cookies([{"name": "showcase", "value": self.gallery.keys[name], "url": self.address}])
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self._heard(said.text))
        page.on("request", self._asked)
        page.on("response", self._answered)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _heard(self, text: str) -> None:
        if "Content Security Policy" in text or "violates" in text:
            self.complaints.append(text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked {urlsplit(request.url).netloc} for {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            self.complaints.append(f"{response.status} for {response.url}")
