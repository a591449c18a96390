"""What goes wrong when something is fetched from outside."""

from enum import StrEnum


class Reason(StrEnum):
    """Why nothing came. Each is one sentence for the person who gave the address."""

    NOT_AN_ADDRESS = "not a web address that we understand"
    NOT_ALLOWED = "leads to a place that we do not visit"
    NOT_FOUND = "answered that there is nothing"
    TOO_LARGE = "larger than we take"
    TOO_SLOW = "took too long"
    TOO_MANY_REDIRECTS = "led on too many times"
    BAD_REDIRECT = "led on to an address that we do not follow"
    UNREACHABLE = "could not be reached"
    BAD_CERTIFICATE = "could not prove who it is"
    CUT_SHORT = "broke off in the middle"
    UNREADABLE = "answered in a way that we do not read"


class NotFetched(Exception):
    """Nothing was fetched, and nothing was kept.

    status: the HTTP status that came, with NOT_FOUND.
    limit: what was exceeded: bytes with TOO_LARGE, seconds with TOO_SLOW, redirects with TOO_MANY_REDIRECTS.
    Neither addresses nor what was met there are in the message: they may be secret, or inside.
    """

    def __init__(self, reason: Reason, *, status: int | None = None, limit: float | None = None) -> None:
        number = limit if status is None else status
        super().__init__(reason.value if number is None else f"{reason.value} ({number:g})")
        self.reason = reason
        self.status = status
        self.limit = limit
