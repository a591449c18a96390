"""How fast pages are, as installations grow.

    python -m bench pages [--quick]

Each page is asked for by somebody who has signed in, on one web process. Compressed as browsers ask for
it, unless it says otherwise. `from memory` is the first page with everything that the database said kept: the
template, the middleware and the server alone. Rates and times feel whatever else the machine does. What the server
computes for an answer (CPU) does so least, and the shares are shares of that, too.
"""

import asyncio
import html
import logging
import re
import sqlite3
import tempfile
import urllib.request
from collections.abc import Mapping
from contextlib import closing
from io import BytesIO
from random import Random
from typing import NamedTuple

import httpx2
import psutil

from bench.filling import Filled, fill
from bench.load import BROWSERS, Pace, Question, ask
from bench.serving import PLAIN_FILE, Server, served, sign_in
from showcase.app import create_app
from showcase.foundation.settings import Settings, read_settings
from showcase.queries.renditions import rendition_key
from storage import open_store

SIZES = (1_000, 10_000, 100_000)
CLIENTS = (1, 16)
FAR = 200  # pages from the first one
RENDITION = 60_000  # bytes
CARD = '<article class="pin-card'


class Seen(NamedTuple):
    """paces: with each number of clients. cpu: ms that the server computes for an answer."""

    paces: list[Pace]
    cpu: float


class Page(NamedTuple):
    name: str
    path: str
    marker: str = CARD


def main(*, quick: bool = False) -> None:
    sizes = SIZES[:2] if quick else SIZES
    seconds = 0.5 if quick else 1.0
    print(
        "Pages: requests/s · p50 ms · p95 ms, with 1 client and with 16; queries; share of from memory with 16"
    )
    firsts: dict[tuple[str, int], float] = {}
    for pins in sizes:
        with tempfile.TemporaryDirectory(prefix="showcase-bench-") as folder:
            settings = read_settings({"SHOWCASE_DATA": folder})
            filled = asyncio.run(fill(settings, pins))
            _write_rendition(settings, filled)
            firsts.update(_measure(settings, filled, seconds))
    for name in ("home", f"home, page {FAR}"):
        seen = [firsts[name, pins] for pins in sizes if (name, pins) in firsts]
        if len(seen) > 1:
            print(
                f"{name}: p50 at {sizes[-1]:,} pins is {seen[-1] / seen[0]:.2f} × of the smallest (at most 1.5)"
            )


def _measure(settings: Settings, filled: Filled, seconds: float) -> dict[tuple[str, int], float]:
    cookie = asyncio.run(sign_in(settings, filled.person))
    print(f"\n{filled.pins:,} pins on {filled.boards:,} boards")
    medians = {}
    with served(settings) as server, served(settings, from_memory=True) as memory:
        pages = _pages(server, filled, cookie)
        queries = asyncio.run(_queries(settings, [page.path for page in pages], cookie))
        as_browsers = {**cookie, "Accept-Encoding": BROWSERS}

        whole = _ask(memory, Page("", "/from-memory"), {"Accept-Encoding": BROWSERS}, seconds)
        _say("from memory", whole)
        for page in pages:
            seen = _ask(server, page, as_browsers, seconds)
            _say(page.name, seen, queries[page.path], whole)
            medians[page.name, filled.pins] = seen.paces[0].p50
        uncompressed = _ask(memory, Page("", "/from-memory"), {}, seconds)
        _say("from memory, not compressed", uncompressed)
        _say("home, not compressed", _ask(server, pages[0], cookie, seconds), whole=uncompressed)
        plain = _ask(memory, Page("", "/plain-file", ""), {}, seconds)
        _say("a plain file of 60 KB", plain)
        rendition = Page("", f"/media/{filled.media}/474.webp", "")
        _say("a rendition of 60 KB", _ask(server, rendition, cookie, seconds), whole=plain)
    return medians


def _ask(server: Server, page: Page, headers: Mapping[str, str], seconds: float) -> Seen:
    before = _computed(server)
    paces = [
        ask(Question(server.port, page.path, page.marker, clients, seconds, dict(headers)))
        for clients in CLIENTS
    ]
    return Seen(paces, (_computed(server) - before) * 1000 / sum(pace.count for pace in paces))


def _computed(server: Server) -> float:
    """Seconds of CPU that the processes which answer have used."""
    used = [child.cpu_times() for child in psutil.Process(server.pid).children()]
    return sum(one.user + one.system for one in used)


def _pages(server: Server, filled: Filled, cookie: Mapping[str, str]) -> list[Page]:
    pages = [
        Page("home", "/"),
        Page("home in a region", f"/?region={filled.parent_region}"),
        Page("board, by hand", f"/boards/{filled.stack}"),
        Page("board, newest first", f"/boards/{filled.stream}"),
        Page("team", f"/teams/{filled.team}"),
        Page("campaign", f"/campaigns/{filled.campaign}"),
        Page("region", f"/regions/{filled.region}"),
        Page("region with regions", f"/regions/{filled.parent_region}"),
        Page("pin", f"/pins/{filled.pin}?on=home", "</html>"),
    ]
    if far := _far(server, cookie):
        pages.insert(1, Page(f"home, page {FAR}", far))
    return pages


def _far(server: Server, cookie: Mapping[str, str]) -> str | None:
    """The address of a page far down, found as people find it: by going on."""
    path = "/"
    for _page in range(FAR - 1):
        request = urllib.request.Request(f"http://127.0.0.1:{server.port}{path}", headers=dict(cookie))
        with urllib.request.urlopen(request) as answer:
            further = re.search(r'href="([^"]+)" rel="next"', answer.read().decode())
        if further is None:
            return None
        path = html.unescape(further[1])
    return path


async def _queries(settings: Settings, paths: list[str], cookie: Mapping[str, str]) -> dict[str, int]:
    """How often each page asks the database."""
    asked: list[logging.LogRecord] = []
    listener = logging.Handler()
    listener.emit = asked.append  # type: ignore[method-assign]
    log = logging.getLogger("tortoise.db_client")
    log.setLevel(logging.DEBUG)
    log.addHandler(listener)
    log.propagate = False
    app, counts = create_app(settings), {}
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app), base_url="http://localhost", headers=cookie
        ) as browser,
    ):
        await asyncio.sleep(1)  # what is done at every start asks the database, too
        for path in paths:
            await browser.get(path)
            asked.clear()
            await browser.get(path)
            counts[path] = len(asked)
    log.removeHandler(listener)
    log.setLevel(logging.NOTSET)
    return counts


def _write_rendition(settings: Settings, filled: Filled) -> None:
    """A file to send, for the pin that is looked at, and the same one beside the store."""
    bytes_ = Random(1).randbytes(RENDITION)
    with closing(sqlite3.connect(settings.data / "showcase.sqlite3")) as database:
        sha256 = database.execute("SELECT sha256 FROM media WHERE id = ?", [filled.media]).fetchone()[0]
    open_store(settings.store_url).put(rendition_key(sha256, 474), BytesIO(bytes_), content_type="image/webp")
    (settings.data / PLAIN_FILE).write_bytes(bytes_)


def _say(name: str, seen: Seen, queries: int | None = None, whole: Seen | None = None) -> None:
    columns = "   ".join(f"{one.rate:6,.0f} /s {one.p50:6.1f} {one.p95:6.1f}" for one in seen.paces)
    asked = f"{queries:2d} queries" if queries is not None else " " * 10
    shares = (
        f"{seen.paces[-1].rate / whole.paces[-1].rate:4.0%} {whole.cpu / seen.cpu:4.0%}" if whole else " " * 9
    )
    print(
        f"  {name:28} {columns}   {seen.cpu:5.2f} ms   {asked} {shares}  {seen.paces[0].size / 1000:5.1f} kB",
        flush=True,
    )
