"""Answers without end, without sense or without a middle: what is refused leaves nothing behind."""

import asyncio
import gzip
from io import BytesIO

import pytest

from showcase.outside.connections import Network
from showcase.outside.errors import Reason
from showcase.outside.fetching import FetchLimits, fetch

PICTURE = b"\x89PNG" + bytes(range(256)) * 1000
LIMITS = FetchLimits(bytes=300_000)
HURRIED = FetchLimits(seconds=0.5)


async def test_a_resolver_that_hangs_does_not_hold_mika_up(world, refusal) -> None:
    async def hang(host: str, port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    refused = await refusal(
        "http://pictures.example/", network=Network(hang, world.network.transport), limits=HURRIED
    )

    assert (refused.reason, refused.limit) == (Reason.TOO_SLOW, 0.5)


async def test_a_body_of_exactly_the_limit_comes_and_one_byte_more_does_not(site, refusal) -> None:
    site.shows("/", PICTURE)
    exactly = FetchLimits(bytes=len(PICTURE))

    assert (await fetch(site.at("/"), BytesIO(), limits=exactly, allowed=site.allowed)).size == len(PICTURE)

    site.shows("/", PICTURE + b"!")
    refused = await refusal(site.at("/"), limits=exactly, allowed=site.allowed)
    assert (refused.reason, refused.limit) == (Reason.TOO_LARGE, len(PICTURE))


@pytest.mark.parametrize("chunked", [True, False])
async def test_an_endless_body_ends_at_the_limit(chunked: bool, site, refusal) -> None:
    sent = 0

    async def endless(writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\n" + b"Transfer-Encoding: chunked\r\n" * chunked + b"\r\n")
        while True:
            writer.write(b"10000\r\n" + bytes(65536) + b"\r\n" if chunked else bytes(65536))
            sent += 65536
            await writer.drain()

    site.says("/", endless)

    refused = await refusal(
        site.at("/"), limits=FetchLimits(bytes=1_000_000, seconds=5), allowed=site.allowed
    )

    assert (refused.reason, refused.limit) == (Reason.TOO_LARGE, 1_000_000)
    assert sent < 20_000_000


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"]
)
async def test_a_slow_drip_ends_in_time(head: bytes, site, refusal) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        for _ in range(90):
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.05)

    site.says("/", drip)
    began = asyncio.get_running_loop().time()

    refused = await refusal(site.at("/"), limits=HURRIED, allowed=site.allowed)

    assert (refused.reason, refused.limit) == (Reason.TOO_SLOW, 0.5)
    assert asyncio.get_running_loop().time() - began < 3


class Watched(BytesIO):
    """A file that says when something is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = asyncio.Event()

    def write(self, chunk: bytes) -> int:
        self.begun.set()
        return super().write(chunk)


async def test_mika_leaving_leaves_nothing_behind(site) -> None:
    async def half(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        await asyncio.sleep(60)

    site.says("/", half)
    into = Watched()
    fetching = asyncio.create_task(fetch(site.at("/"), into, limits=FetchLimits(), allowed=site.allowed))
    await into.begun.wait()

    fetching.cancel()

    with pytest.raises(asyncio.CancelledError):
        await fetching
    assert into.getvalue() == b""


@pytest.mark.parametrize("coding", ["gzip", "GZIP", "br", "zstd", "identity, gzip"])
async def test_a_bomb_that_grows_when_opened_is_not_opened(coding: str, site, refusal) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {len(bomb)}\r\n\r\n"
    site.says("/", head.encode() + bomb)

    assert (await refusal(site.at("/"), allowed=site.allowed)).reason is Reason.UNREADABLE


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nonly\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nonly\r\nzz\r\n",
    ],
)
async def test_a_body_cut_short_is_not_taken_for_a_picture(reply: bytes, site, refusal) -> None:
    site.says("/", reply)

    assert (await refusal(site.at("/"), allowed=site.allowed)).reason is Reason.CUT_SHORT


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"220 mail.example.org ESMTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 40_000 + b"\r\nContent-Length: 2\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000 + b"Content-Length: 2\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1_000_000,
        b"HTTP/1.1 101 Switching\r\nUpgrade: other\r\nConnection: upgrade\r\n\r\n",
    ],
)
async def test_an_answer_that_is_not_one_is_not_read(reply: bytes, site, refusal) -> None:
    site.says("/", reply)

    refused = await refusal(site.at("/"), allowed=site.allowed)

    assert refused.reason in {Reason.UNREADABLE, Reason.NOT_FOUND}


async def test_a_full_disk_is_not_blamed_on_the_site(site) -> None:
    class Full(BytesIO):
        def write(self, chunk: object) -> int:
            raise OSError(28, "No space left on device")

    site.shows("/", PICTURE)

    with pytest.raises(OSError, match="No space"):
        await fetch(site.at("/"), Full(), limits=LIMITS, allowed=site.allowed)
