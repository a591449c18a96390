"""The names that Showcase goes by, and the origins that its own pages have."""

import re
from urllib.parse import urlsplit

from showcase.foundation.networks import is_loopback
from showcase.foundation.settings import Settings

HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_.-]+?)\.?(?::(?P<port>[0-9]{1,5}))?")
"""Of a Host header, in small letters."""


class NamedHosts:
    """By which names it may be asked, so that nobody's own name for our address makes pages of ours theirs."""

    def __init__(self, settings: Settings) -> None:
        self._base = settings.base_url.lower()
        self._is_safe = self._base.startswith("https://")
        self._names = {_name(host) for host in settings.hosts}
        self._origins = {f"{scheme}://{host}" for scheme in self._schemes for host in settings.hosts}
        if self._base:
            self._names.add(_name(urlsplit(self._base).netloc))
            self._origins.add(self._base)

    def knows(self, host: str) -> bool:
        """Whether a Host header names us: as the settings say, or as this machine calls itself."""
        name = _name(host)
        return name is not None and (name in self._names or is_loopback(name))

    def is_ours(self, origin: str, host: str) -> bool:
        """Whether a page of this origin is one of ours, asked for by a Host that is known.

        Behind a proxy that asks by a name of its own, the page's origin is the one of SHOWCASE_BASE_URL.
        """
        origin, host = origin.lower(), host.lower()
        if origin in self._origins:
            return True
        schemes = ("http", "https") if is_loopback(_name(host) or "") else self._schemes
        return any(origin == f"{scheme}://{host}" for scheme in schemes)

    @property
    def _schemes(self) -> tuple[str, ...]:
        return ("https",) if self._is_safe else ("http", "https")


def _name(host: str) -> str | None:
    """Without its port."""
    found = HOST.fullmatch(host.lower())
    return found["name"] if found else None
