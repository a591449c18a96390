"""One request to one address that was checked, with nothing in between that could change it."""

import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache, partial
from ipaddress import ip_address

import anyio
import anyio.to_thread
import httpx2

from showcase.outside.addresses import IP, Address, bracketed
from showcase.outside.errors import NotFetched, Reason
from showcase.outside.reach import Allowed, may_visit, worth_asking

MOST_ADDRESSES_TRIED = 4
SECONDS_TO_CLOSE = 1

HEADERS = {
    "Accept": "image/*,text/html;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
    "User-Agent": "Mozilla/5.0 (compatible; Showcase)",
}

# A resolver that hangs keeps its thread for many seconds: it must not keep everybody's.
_look_ups = anyio.CapacityLimiter(8)


@cache
def _certificates() -> ssl.SSLContext:
    return httpx2.create_ssl_context()


async def resolve(host: str, port: int) -> list[str]:
    """All IP addresses of a name, by the machine's own resolver."""
    look_up = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    found = await anyio.to_thread.run_sync(look_up, abandon_on_cancel=True, limiter=_look_ups)
    return list(dict.fromkeys(str(where[0]) for _, _, _, _, where in found))


def transport() -> httpx2.AsyncBaseTransport:
    """Connects as it is told: no proxies, cookies, credentials or retries, and HTTP/1.1 only."""
    return httpx2.AsyncHTTPTransport(verify=_certificates(), trust_env=False)


@dataclass(frozen=True)
class Network:
    """What lies between us and the world."""

    resolve: Callable[[str, int], Awaitable[list[str]]] = resolve
    transport: Callable[[], httpx2.AsyncBaseTransport] = transport


INTERNET = Network()


@asynccontextmanager
async def asked(
    address: Address, *, allowed: Allowed, connect_seconds: float, network: Network
) -> AsyncIterator[httpx2.Response]:
    """The answer of one address, its body not yet read. Redirects are not followed.

    The name is looked up once; the connection goes to exactly an IP address that was checked.
    Raises NotFetched.
    """
    visited = await _checked(address, allowed=allowed, network=network)
    connection = network.transport()
    try:
        yield await _first_answer(connection, address, visited, connect_seconds)
    finally:
        with anyio.move_on_after(SECONDS_TO_CLOSE, shield=True):
            await connection.aclose()


async def _checked(address: Address, *, allowed: Allowed, network: Network) -> list[IP]:
    """The IP addresses to connect to. One that may not be visited spoils all."""
    if not worth_asking(address, allowed=allowed):
        raise NotFetched(Reason.NOT_ALLOWED)
    if address.ip is not None:
        found = [address.ip]
    else:
        try:
            found = [ip_address(text) for text in await network.resolve(address.host, address.port)]
        except (OSError, UnicodeError) as unknown:
            raise NotFetched(Reason.UNREACHABLE) from unknown
    if not all(may_visit(ip, address, allowed=allowed) for ip in found):
        raise NotFetched(Reason.NOT_ALLOWED)
    return found[:MOST_ADDRESSES_TRIED]


async def _first_answer(
    connection: httpx2.AsyncBaseTransport, address: Address, visited: list[IP], connect_seconds: float
) -> httpx2.Response:
    unreachable: Exception | None = None
    for ip in visited:
        try:
            return await connection.handle_async_request(_request(address, ip, connect_seconds))
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as failed:
            if _is_about_certificates(failed):
                raise NotFetched(Reason.BAD_CERTIFICATE) from failed
            unreachable = failed
        except httpx2.ProtocolError as failed:
            raise NotFetched(Reason.UNREADABLE) from failed
        except (httpx2.TransportError, OSError) as failed:
            raise NotFetched(Reason.UNREACHABLE) from failed
    raise NotFetched(Reason.UNREACHABLE) from unreachable


def _request(address: Address, ip: IP, connect_seconds: float) -> httpx2.Request:
    """To the IP address, but for the host: its name is in the Host header and in the TLS handshake."""
    return httpx2.Request(
        "GET",
        f"{address.scheme}://{bracketed(str(ip))}:{address.port}{address.target}",
        headers={"Host": address.authority, **HEADERS},
        extensions={"sni_hostname": address.host, "timeout": {"connect": connect_seconds}},
    )


def _is_about_certificates(failed: BaseException | None) -> bool:
    while failed is not None and not isinstance(failed, ssl.SSLCertVerificationError):
        failed = failed.__cause__ or failed.__context__
    return failed is not None
