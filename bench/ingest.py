"""How fast pictures come in over HTTP, with everything on, and what the web process keeps of them.

    python -m bench ingest memory [--quick]

Each picture is another one, drawn for this run. An upload is answered when its renditions and its fingerprint
are stored and it has been compared; then it is pinned.
"""

import asyncio
import io
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from itertools import count
from random import Random
from statistics import median

import httpx2
import numpy as np
import psutil
from PIL import Image

from bench.filling import fill
from bench.serving import Server, served
from showcase.actions.signing_in.tokens import add_token
from showcase.foundation.settings import Settings, read_settings
from showcase.models import Person, Scope
from showcase.models.database import open_database

PINS_BEFORE = 1_000
KINDS = {"2 megapixels": (1632, 1224), "12 megapixels": (4000, 3000)}
CLIENTS = (1, 4)
BOARD = "board-3"
SMALL = (320, 240)
MANY = 1_000
STEADY = 8
"""MB that memory may differ after so many uploads, once the first hundred have been taken in."""


@dataclass(frozen=True, slots=True)
class Taken:
    """seconds: from the last byte of a picture to the answer."""

    rate: float
    seconds: list[float]


def main(*, quick: bool = False) -> None:
    print("Pictures over HTTP: uploaded, processed, compared and pinned")
    with _installation() as (settings, key), served(settings) as server:
        first = asyncio.run(_bring(server, key, [_tile(0)], 1))
        print(f"  the first after the start: {first.seconds[0]:.1f} s, while what decodes is loaded")
        seeds = count(1)
        for name, size in KINDS.items():
            for clients in CLIENTS:
                many = (4 if quick else 12) * (3 if size[0] < 2000 else 1)
                pictures = [_photograph(*size, seed=next(seeds)) for _one in range(many)]
                taken = asyncio.run(_bring(server, key, pictures, clients))
                print(
                    f"  {name:14} {len(pictures[0]) / 1e6:4.1f} MB  {clients} client{'s' if clients > 1 else ' '} "
                    f"{taken.rate:5.1f} /s   answer {median(taken.seconds) * 1000:5.0f} ms after the last byte, "
                    f"at most {max(taken.seconds) * 1000:5.0f}",
                    flush=True,
                )


def memory(*, quick: bool = False) -> None:
    """What the service needs when it is idle, and what its web process has kept after many uploads."""
    many = 150 if quick else MANY
    print("Memory of the service, and how long it takes to start")
    with _installation() as (settings, key), served(settings) as server:
        time.sleep(1)
        print(f"  started in {server.started:.2f} s; idle: {_memory(server)}")
        web = _web_process(server)
        warm = min(100, many // 3)
        asyncio.run(_bring(server, key, [_tile(seed) for seed in range(warm)], 4))
        before = web.memory_info().rss
        asyncio.run(_bring(server, key, [_tile(seed) for seed in range(warm, warm + many)], 4))
        grown = (web.memory_info().rss - before) / 1e6
        print(
            f"  web process: {before / 1e6:.0f} MB after {warm} uploads, {grown:+.1f} MB after {many} more "
            f"(flat: within {STEADY})"
        )
        print(f"  after them: {_memory(server)}", flush=True)


@contextmanager
def _installation() -> Iterator[tuple[Settings, str]]:
    """With some pins already, and the key of a program that may pin."""
    with tempfile.TemporaryDirectory(prefix="showcase-bench-") as folder:
        settings = read_settings({"SHOWCASE_DATA": folder})
        yield settings, asyncio.run(_filled(settings))


async def _filled(settings: Settings) -> str:
    filled = await fill(settings, PINS_BEFORE)
    async with open_database(settings.database_url):
        person = await Person.get(id=filled.person)
        return await add_token(person, scope=Scope.PIN, secret=settings.secret_key)


async def _bring(server: Server, key: str, pictures: list[bytes], clients: int) -> Taken:
    waiting, seconds = list(enumerate(pictures)), []

    async def one_after_another(browser: httpx2.AsyncClient) -> None:
        while waiting:
            number, picture = waiting.pop()
            seconds.append(await _upload_and_pin(browser, number, picture))

    began = time.perf_counter()
    async with _browser(server, key) as browser:
        await asyncio.gather(*(one_after_another(browser) for _client in range(clients)))
    return Taken(len(pictures) / (time.perf_counter() - began), seconds)


@asynccontextmanager
async def _browser(server: Server, key: str) -> AsyncIterator[httpx2.AsyncClient]:
    headers = {"Authorization": f"Bearer {key}"}
    base = f"http://127.0.0.1:{server.port}/api/v1"
    async with httpx2.AsyncClient(base_url=base, headers=headers, timeout=60) as browser:
        yield browser


async def _upload_and_pin(browser: httpx2.AsyncClient, number: int, picture: bytes) -> float:
    file = _Told(picture)
    answer = await browser.post("/media", files={"file": (f"{number}.jpg", file, "image/jpeg")})
    took = time.perf_counter() - file.ended
    media = answer.raise_for_status().json()
    assert media["state"] == "ready", media["state"]
    pin = {"title": f"Picture {number}", "media": [media["id"]], "board": BOARD, "alt": "A drawing"}
    (await browser.post("/pins", json=pin)).raise_for_status()
    return took


class _Told(io.BytesIO):
    """Bytes that know when they were read to their end."""

    ended = 0.0

    def read(self, size: int | None = -1) -> bytes:
        chunk = super().read(size)
        if chunk:
            self.ended = time.perf_counter()
        return chunk


def _photograph(width: int, height: int, *, seed: int) -> bytes:
    """Soft shapes with a grain, about as large in bytes as a camera's."""
    chance = np.random.default_rng([seed, width])
    coarse = Image.fromarray(chance.integers(0, 255, (12, 16, 3), dtype=np.uint8))
    soft = np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC), dtype=np.int16)
    grain = chance.integers(-9, 10, (height, width, 1), dtype=np.int16)
    return _jpeg(Image.fromarray(np.clip(soft + grain, 0, 255).astype(np.uint8)))


def _tile(seed: int) -> bytes:
    chance = Random(seed)
    coarse = Image.frombytes("RGB", (8, 6), chance.randbytes(8 * 6 * 3))
    return _jpeg(coarse.resize(SMALL, Image.Resampling.BICUBIC))


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=88)
    return file.getvalue()


def _processes(server: Server) -> list[psutil.Process]:
    first = psutil.Process(server.pid)
    return [first, *first.children()]


def _web_process(server: Server) -> psutil.Process:
    """The one that answers: the other one looks after it."""
    return _processes(server)[1]


def _memory(server: Server) -> str:
    seen = [process.memory_full_info() for process in _processes(server)]
    each = " + ".join(f"{one.rss / 1e6:.0f}" for one in seen)
    return f"{each} MB resident, {sum(one.pss for one in seen) / 1e6:.0f} MB without counting twice what they share"
