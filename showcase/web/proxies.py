"""Who really asks, when a proxy asks for them."""

import re
from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from showcase.foundation.networks import Network

IP = IPv4Address | IPv6Address
Header = tuple[bytes, bytes]

TOLD = {b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host", b"forwarded"}
MOST_HOPS = 20
_PAIR = re.compile(r'\s*([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*))\s*', re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]{1,255}")


class ProxyMiddleware:
    """Takes a proxy's word on who asks, by which scheme and which name, if the settings name that proxy.

    Anybody may write these headers: from others they are not heeded. Of the addresses that were passed on, the
    last that is no proxy of ours is who asks; what stands before it was said by them. What nothing reads further
    on is taken away here, so that nothing ever does.
    """

    def __init__(self, app: ASGIApp, proxies: Sequence[Network]) -> None:
        self.app = app
        self.proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            told = [(name, value) for name, value in scope["headers"] if name in TOLD]
            if told:
                scope["headers"] = [header for header in scope["headers"] if header[0] not in TOLD]
                self._heed(scope, told)
        await self.app(scope, receive, send)

    def _heed(self, scope: Scope, told: list[Header]) -> None:
        peer = _address(scope["client"][0]) if scope.get("client") else None
        if peer is None or not self._is_ours(peer):
            return
        # One family of headers or the other: a proxy that writes one passes the other on as somebody sent it.
        family = told if all(name == b"forwarded" for name, _value in told) else _without_forwarded(told)
        hops, scheme, host = _forwarded(family) if family is told else _x_forwarded(family)
        scope["client"] = (str(self._asking(peer, hops)), 0)
        if scheme in ("http", "https"):
            scope["scheme"] = scheme
        if _HOST.fullmatch(host):
            others = [header for header in scope["headers"] if header[0] != b"host"]
            scope["headers"] = [*others, (b"host", host.encode())]

    def _asking(self, peer: IP, hops: Sequence[str]) -> IP:
        """From the nearest on, as long as each is a proxy of ours and says something that is an address."""
        asking = peer
        for hop in reversed(hops[-MOST_HOPS:]):
            before = _address(hop)
            if before is None or not self._is_ours(asking):
                break
            asking = before
        return asking

    def _is_ours(self, address: IP) -> bool:
        return any(address in network for network in self.proxies)


def _without_forwarded(told: Iterable[Header]) -> list[Header]:
    return [(name, value) for name, value in told if name != b"forwarded"]


def _x_forwarded(told: list[Header]) -> tuple[list[str], str, str]:
    """The hops, and the scheme and host that the nearest proxy was asked by."""
    values = {
        wanted: [part.strip() for part in _joined(told, wanted).split(",")]
        for wanted in TOLD - {b"forwarded"}
    }
    return (
        values[b"x-forwarded-for"],
        values[b"x-forwarded-proto"][-1].lower(),
        values[b"x-forwarded-host"][-1],
    )


def _forwarded(told: list[Header]) -> tuple[list[str], str, str]:
    """The same, of RFC 7239: `for="[2001:db8::1]:4711";proto=https;host=showcase.example.org`."""
    elements = [
        {name.lower(): quoted or plain for name, quoted, plain in _PAIR.findall(element)}
        for element in _joined(told, b"forwarded").split(",")
    ]
    hops = [element.get("for", "") for element in elements]
    return hops, elements[-1].get("proto", "").lower(), elements[-1].get("host", "")


def _joined(told: list[Header], wanted: bytes) -> str:
    return ",".join(value.decode("latin-1") for name, value in told if name == wanted)


def _address(text: str) -> IP | None:
    """An address, with or without a port and brackets. What is IPv4 in disguise is IPv4."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found
