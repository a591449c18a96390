"""A web of our own: real servers on this machine, and names that lead to them."""

import asyncio
import ssl
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO

import httpx2
import pytest

from showcase.outside.connections import INTERNET, Network
from showcase.outside.errors import NotFetched
from showcase.outside.fetching import FetchLimits, fetch
from showcase.outside.reach import Allowed

LIMITS = FetchLimits(bytes=300_000)
NOTHING = Allowed()
Refusal = Callable[..., Awaitable[NotFetched]]
Reply = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@dataclass
class Site:
    """A server that answers what it was told to, byte for byte, and remembers what it was asked."""

    port: int = 0
    connections: int = 0
    asked: list[str] = field(default_factory=list)
    replies: dict[str, Reply] = field(default_factory=dict)

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def allowed(self) -> Allowed:
        return Allowed.from_text(f"127.0.0.1:{self.port}")

    def shows(self, path: str, body: bytes, media_type: str = "image/png", status: str = "200 OK") -> str:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
        self.replies[path] = head.encode() + body
        return self.at(path)

    def leads(self, path: str, to: str, status: int = 302) -> str:
        self.replies[path] = f"HTTP/1.1 {status} On\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()
        return self.at(path)

    def says(self, path: str, reply: Reply) -> str:
        self.replies[path] = reply
        return self.at(path)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with suppress(OSError, asyncio.IncompleteReadError):
            request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            self.asked.append(request)
            reply = self.replies.get(
                request.split(" ")[1], b"HTTP/1.1 404 Nothing here\r\nContent-Length: 0\r\n\r\n"
            )
            if isinstance(reply, bytes):
                writer.write(reply)
            else:
                await reply(writer)
            await writer.drain()
        writer.close()


Opened = Callable[..., Awaitable[Site]]


@pytest.fixture
async def opened() -> AsyncIterator[Opened]:
    """Opens sites that close with the test."""
    servers: list[asyncio.Server] = []

    async def open_site(certificate: ssl.SSLContext | None = None) -> Site:
        site = Site()
        server = await asyncio.start_server(site._answer, "127.0.0.1", 0, ssl=certificate)
        site.port = server.sockets[0].getsockname()[1]
        servers.append(server)
        return site

    yield open_site
    for server in servers:
        server.close()


@pytest.fixture
async def site(opened: Opened) -> Site:
    return await opened()


@dataclass
class World:
    """Names and public IP addresses, all of which end at sites on this machine.

    names: what a look-up answers, one after another; the last is answered again.
    places: the site that is at an IP address.
    visited: the IP address, port and TLS name of each connection, in order.
    """

    certificates: ssl.SSLContext | bool = True
    names: dict[str, deque[list[str]]] = field(default_factory=dict)
    places: dict[str, Site] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    visited: list[tuple[str, int, str]] = field(default_factory=list)

    def has(self, name: str, *lookups: list[str]) -> None:
        self.names[name] = deque(lookups)

    @property
    def network(self) -> Network:
        return Network(self._resolve, lambda: _Roads(self))

    async def _resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        if host not in self.names:
            raise OSError("no such name")
        lookups = self.names[host]
        return lookups.popleft() if len(lookups) > 1 else lookups[0]


class _Roads(httpx2.AsyncHTTPTransport):
    """Goes where it is told, but on this machine."""

    def __init__(self, world: World) -> None:
        super().__init__(verify=world.certificates, trust_env=False)
        self.world = world

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        port = url.port or {"http": 80, "https": 443}[url.scheme]
        self.world.visited.append((url.host, port, request.extensions["sni_hostname"]))
        if url.host not in self.world.places:
            raise httpx2.ConnectError("nobody there")
        request.url = url.copy_with(host="127.0.0.1", port=self.world.places[url.host].port)
        return await super().handle_async_request(request)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def refusal() -> Refusal:
    """Why nothing came, when nothing was left in the file either."""

    async def refused(
        address: str,
        *,
        limits: FetchLimits = LIMITS,
        allowed: Allowed = NOTHING,
        network: Network = INTERNET,
    ) -> NotFetched:
        into = BytesIO()
        with pytest.raises(NotFetched) as reason:
            await fetch(address, into, limits=limits, allowed=allowed, network=network)
        assert into.getvalue() == b""
        return reason.value

    return refused
