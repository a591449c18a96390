"""Asks a server for pages, as many at a time as there are clients, and says how long each took.

A process of its own, so that asking takes nothing from the server's loop: `ask` starts it.
"""

import asyncio
import gzip
import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from statistics import quantiles

import brotli
import zstandard

BROWSERS = "gzip, deflate, br, zstd"
"""What Chromium and Firefox accept."""


@dataclass(frozen=True, slots=True)
class Question:
    """A page to ask for. marker: what has to be in every answer. An answer that is not 200 ends the run."""

    port: int
    path: str
    marker: str = ""
    clients: int = 1
    seconds: float = 1.5
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pace:
    """rate: answers per second. p50, p95: ms. size: bytes of an answer's body as it was sent. count: with warming up."""

    rate: float
    p50: float
    p95: float
    size: int
    count: int


def ask(question: Question) -> Pace:
    """Raises RuntimeError, with what came instead, when an answer is wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        input=json.dumps(asdict(question)), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{question.path}: {done.stderr.strip().splitlines()[-1]}")
    return Pace(**json.loads(done.stdout))


async def _run(question: Question) -> Pace:
    warm, _size = await _client(question, time.perf_counter() + question.seconds / 5)
    began = time.perf_counter()
    clients = [_client(question, began + question.seconds) for _one in range(question.clients)]
    found = await asyncio.gather(*clients)
    took = time.perf_counter() - began
    times = sorted(one for times, _size in found for one in times)
    hundredths = quantiles(times, n=100) if len(times) > 1 else times * 99
    return Pace(
        len(times) / took, hundredths[49] * 1000, hundredths[94] * 1000, found[0][1], len(warm) + len(times)
    )


async def _client(question: Question, until: float) -> tuple[list[float], int]:
    """One connection, kept open: the next question follows the last answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", question.port)
    headers = "".join(f"{name}: {value}\r\n" for name, value in question.headers.items())
    request = f"GET {question.path} HTTP/1.1\r\nHost: 127.0.0.1:{question.port}\r\n{headers}\r\n".encode()
    times: list[float] = []
    size = 0
    while not times or time.perf_counter() < until:
        began = time.perf_counter()
        writer.write(request)
        head, body = await _answer(reader)
        times.append(time.perf_counter() - began)
        size = len(body)
        if not head.startswith(b"HTTP/1.1 200"):
            raise ValueError(f"{head[:80]!r}")
        if question.marker and (b"content-encoding" not in head or len(times) == 1):
            _check(head, body, question.marker)
    writer.close()
    return times, size


async def _answer(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).lower().replace(b"http/1.1", b"HTTP/1.1")
    if b"content-length: " in head:
        length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        return head, await reader.readexactly(length)
    chunks = []
    while size := int(await reader.readline(), 16):
        chunks.append((await reader.readexactly(size + 2))[:-2])
    await reader.readline()
    return head, b"".join(chunks)


def _check(head: bytes, body: bytes, marker: str) -> None:
    encoding = head.partition(b"content-encoding: ")[2].partition(b"\r\n")[0].decode()
    if marker.encode() not in plain(body, encoding):
        raise ValueError(f"an answer without “{marker}”")


def plain(body: bytes, encoding: str) -> bytes:
    """A body as it was before it was compressed."""
    if encoding == "br":
        return brotli.decompress(body)  # type: ignore[no-any-return]
    if encoding == "zstd":
        return zstandard.ZstdDecompressor().decompressobj().decompress(body)
    return gzip.decompress(body) if encoding == "gzip" else body


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(_run(Question(**json.load(sys.stdin)))))))
