"""Fetch a picture from a web address, without ever being led inside."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, asynccontextmanager, contextmanager
from dataclasses import dataclass
from email.message import Message
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

import anyio
import httpx2

from showcase.outside.addresses import Address, led_on, read_address
from showcase.outside.connections import INTERNET, Network, asked
from showcase.outside.errors import NotFetched, Reason
from showcase.outside.reach import Allowed

REDIRECTS = {301, 302, 303, 307, 308}
PAGES = {"text/html", "application/xhtml+xml"}
LONGEST_NAME = 200  # characters


@dataclass(frozen=True)
class FetchLimits:
    """How much of the world we take in at once.

    seconds: for everything: look-ups, redirects and the last byte.
    connect_seconds: for each try to connect, and again for its TLS handshake.
    header_bytes: one answer's headers, each with its colon, blank and line end.
    """

    bytes: int = 64 * 1024 * 1024
    seconds: float = 20
    connect_seconds: float = 5
    header_bytes: int = 32 * 1024
    redirects: int = 5


@dataclass(frozen=True)
class Fetched:
    """What came.

    address: where it was in the end, after redirects.
    size: in bytes.
    media_type: as the other side declared it, in lower case; prove it before believing it.
    charset: as declared, or empty.
    """

    address: str
    size: int
    media_type: str
    charset: str

    @property
    def is_page(self) -> bool:
        """Whether it calls itself a page rather than a picture."""
        return self.media_type in PAGES

    @property
    def name(self) -> str:
        """The last part of the path, as a file would be called: only ever text, and often empty."""
        last = unquote(urlsplit(self.address).path).rpartition("/")[2]
        return "".join(character for character in last if character.isprintable())[:LONGEST_NAME]


@dataclass(frozen=True)
class Answer:
    """An answer worth reading: its headers are here, its body still to come."""

    address: Address
    response: httpx2.Response

    @property
    def media_type(self) -> str:
        return self._declared.get_content_type() if "content-type" in self.response.headers else ""

    @property
    def charset(self) -> str:
        return self._declared.get_content_charset("")

    async def body(self) -> AsyncGenerator[bytes, None]:
        """Raises NotFetched (CUT_SHORT) when it ends before it should."""
        try:
            async with aclosing(self.response.aiter_raw()) as chunks:
                async for chunk in chunks:
                    yield chunk
        except (httpx2.TransportError, OSError) as broken:
            raise NotFetched(Reason.CUT_SHORT) from broken

    @property
    def _declared(self) -> Message:
        message = Message()
        message["content-type"] = self.response.headers.get("content-type", "")[:LONGEST_NAME]
        return message


async def fetch(
    address: str,
    into: BinaryIO,
    *,
    limits: FetchLimits,
    allowed: Allowed,
    network: Network = INTERNET,
) -> Fetched:
    """Stream what is at a web address into an empty file.

    Raises NotFetched, and then leaves the file empty, as it does when it is cancelled.
    """
    try:
        with within(limits.seconds):
            async with answered(address, limits=limits, allowed=allowed, network=network) as answer:
                size = await _keep(answer, into, most=limits.bytes)
                return Fetched(str(answer.address), size, answer.media_type, answer.charset)
    except BaseException:
        into.seek(0)
        into.truncate()
        raise


@asynccontextmanager
async def answered(
    address: str, *, limits: FetchLimits, allowed: Allowed, network: Network
) -> AsyncIterator[Answer]:
    """The answer at the end of all redirects. Every address on the way is checked as the first was.

    Raises NotFetched.
    """
    place = read_address(address)
    for _ in range(limits.redirects + 1):
        async with asked(
            place, allowed=allowed, connect_seconds=limits.connect_seconds, network=network
        ) as response:
            if sum(len(name) + len(value) + 4 for name, value in response.headers.raw) > limits.header_bytes:
                raise NotFetched(Reason.UNREADABLE)
            if response.status_code not in REDIRECTS:
                _refuse_useless(response)
                yield Answer(place, response)
                return
            place = led_on(response.headers.get("location", "\n"), by=place)
    raise NotFetched(Reason.TOO_MANY_REDIRECTS, limit=limits.redirects)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises NotFetched (TOO_SLOW) when what is inside takes longer."""
    with anyio.move_on_after(seconds) as time:
        yield
    if time.cancelled_caught:
        raise NotFetched(Reason.TOO_SLOW, limit=seconds)


def _refuse_useless(response: httpx2.Response) -> None:
    if response.status_code != 200:
        raise NotFetched(Reason.NOT_FOUND, status=response.status_code)
    # A few compressed bytes can become any number: nothing compressed was asked for.
    if response.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise NotFetched(Reason.UNREADABLE)


async def _keep(answer: Answer, into: BinaryIO, *, most: int) -> int:
    if int(answer.response.headers.get("content-length", 0)) > most:
        raise NotFetched(Reason.TOO_LARGE, limit=most)
    size = 0
    async with aclosing(answer.body()) as chunks:
        async for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise NotFetched(Reason.TOO_LARGE, limit=most)
            into.write(chunk)
    return size
