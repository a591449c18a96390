"""Web addresses, read strictly: what two readers could take for different places is refused."""

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urljoin

import idna

from showcase.outside.errors import NotFetched, Reason

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

LONGEST_ADDRESS = 4096  # characters
LONGEST_HOST = 253
STANDARD_PORTS = {"http": 80, "https": 443}

_ADDRESS = re.compile(r"(https?)://([^/?#]+)([^#]*)(?:#.*)?", re.IGNORECASE)
_AUTHORITY = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^\[\]:@%]+)(?::([1-9][0-9]{0,4}))?")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_UNPLAIN = {"Cc", "Cs", "Zl", "Zp"}
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


@dataclass(frozen=True)
class Address:
    """A place on the web.

    host: a name in lower-case ASCII, or an IP address in its usual spelling, without brackets.
    ip: the same as an IP address, when it is one.
    target: path and query.
    """

    scheme: str
    host: str
    ip: IP | None
    port: int
    target: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def authority(self) -> str:
        """As the Host header says it: the port only where it is not the usual one."""
        usual = self.port == STANDARD_PORTS[self.scheme]
        return bracketed(self.host) if usual else f"{bracketed(self.host)}:{self.port}"


def read_address(text: str) -> Address:
    """Raises NotFetched (NOT_AN_ADDRESS) for anything but http(s)://host[:port][/path][?query][#fragment]."""
    text = text.strip(" ")
    if len(text) > LONGEST_ADDRESS or not _is_plain(text):
        raise NotFetched(Reason.NOT_AN_ADDRESS)
    parts = _ADDRESS.fullmatch(text)
    if parts is None:
        raise NotFetched(Reason.NOT_AN_ADDRESS)
    scheme = parts[1].lower()
    host, ip, port = read_authority(parts[2])
    target = parts[3] if parts[3].startswith("/") else f"/{parts[3]}"
    import httpx2  # noqa: PLC0415 - takes long to load, and is wanted when something is fetched

    try:
        target = httpx2.URL(f"http://host{target}").raw_path.decode("ascii")
    except httpx2.InvalidURL as unreadable:
        raise NotFetched(Reason.NOT_AN_ADDRESS) from unreadable
    return Address(scheme, host, ip, port or STANDARD_PORTS[scheme], target)


def read_authority(text: str) -> tuple[str, IP | None, int | None]:
    """Host, the host as an IP address, and port of `host` or `host:port`.

    Raises NotFetched (NOT_AN_ADDRESS) for credentials, zones, escapes, short, octal and hexadecimal
    numbers, letters that only look like digits or dots, and names that end in a dot.
    """
    parts = _AUTHORITY.fullmatch(text)
    if parts is None or len(parts[1]) > LONGEST_HOST:
        raise NotFetched(Reason.NOT_AN_ADDRESS)
    port = int(parts[2]) if parts[2] else None
    if port is not None and port > 65535:
        raise NotFetched(Reason.NOT_AN_ADDRESS)
    host = _in_ascii(parts[1])
    ip = _as_ip(host)
    if ip is None and (not _NAME.fullmatch(host) or _NUMBER.fullmatch(host.rpartition(".")[2])):
        raise NotFetched(Reason.NOT_AN_ADDRESS)
    return str(ip or host), ip, port


def led_on(text: str, *, by: Address) -> Address:
    """Where a redirect leads to, from the address that answered it.

    Raises NotFetched (BAD_REDIRECT) when it leads nowhere that can be read, or from https to http.
    """
    onward = joined(text, to=str(by))
    if onward is None or (by.scheme == "https" and onward.scheme != "https"):
        raise NotFetched(Reason.BAD_REDIRECT)
    return onward


def joined(text: str, *, to: str) -> Address | None:
    """The address that a link on another address means, or None when it is not one of the web."""
    if len(text) > LONGEST_ADDRESS or not _is_plain(text):
        return None
    try:
        return read_address(urljoin(to, text.strip(" ")))
    except (ValueError, NotFetched):
        return None


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_plain(text: str) -> bool:
    """Free of backslashes, controls, line ends and lone surrogates."""
    return "\\" not in text and not any(unicodedata.category(character) in _UNPLAIN for character in text)


def _in_ascii(host: str) -> str:
    if host.isascii():
        return host.lower()
    # Fullwidth and circled digits, ideographic full stops and the Kelvin sign become ASCII on the
    # way to a resolver: a host that compatibility mapping would change is not what it seems.
    if unicodedata.normalize("NFKC", host) != host or re.search("[\u3002\uff0e\uff61]", host):
        raise NotFetched(Reason.NOT_AN_ADDRESS)
    try:
        return idna.encode(host.lower()).decode("ascii")
    except idna.IDNAError as unreadable:
        raise NotFetched(Reason.NOT_AN_ADDRESS) from unreadable


def _as_ip(host: str) -> IP | None:
    """Only dotted decimal without leading zeros, and IPv6 in brackets."""
    try:
        return ipaddress.IPv6Address(host[1:-1]) if host.startswith("[") else ipaddress.IPv4Address(host)
    except ValueError:
        return None
