"""How often a key may be wrong: so often that people get in, and so seldom that nobody guesses.

A try is counted before the key is looked at, so that many at once do not slip through,
and forgotten when the key was right. A browser that an account came in with before
carries a mark and has a counter of its own: whoever guesses from elsewhere cannot lock
its owner out. What is counted is in the database, for all processes alike.

Source: OWASP, "Slow down online guessing attacks with device cookies".
"""

import hmac
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network

from showcase.foundation import clock
from showcase.foundation.errors import ShowcaseError
from showcase.foundation.language import gettext as _
from showcase.foundation.secrets import digest, new_key
from showcase.models import FailedTry
from showcase.queries.sql import rows

log = logging.getLogger(__name__)

RECENT = timedelta(minutes=15)
REMEMBERED = timedelta(days=1)
A_HOUSEHOLD = 64  # bits of an IPv6 address that one customer has


class Kind(StrEnum):
    PASSWORD = "password"  # noqa: S105
    SECOND_STEP = "second step"
    TOKEN = "token"  # noqa: S105
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Most:
    """How many tries: for an account within RECENT and within a day, and from an address within RECENT.

    For a browser that the account came in with before, those of an account are its own.
    """

    recent: int
    a_day: int
    nearby: int


MOST = {
    Kind.PASSWORD: Most(recent=10, a_day=100, nearby=50),
    Kind.SECOND_STEP: Most(recent=5, a_day=50, nearby=50),
    Kind.TOKEN: Most(recent=50, a_day=500, nearby=50),
    Kind.LETTER: Most(recent=5, a_day=20, nearby=20),
}
"""An office of hundreds shares an address: browsers that came in before do not count for it."""


class TooManyTries(ShowcaseError):
    """For those who may be told. Elsewhere it looks like a wrong key. wait: until it is worth another try."""

    status = 429

    wait = RECENT


@dataclass(frozen=True, slots=True)
class Try:
    """One that has been counted. All but its number are digests."""

    id: int
    account: str
    address: str
    device: str


async def begin(kind: Kind, account: str, *, address: str, mark: str = "", secret: str) -> Try:
    """Count a try, before it is known whether the key is right. Two queries.

    account: whose key it would be, known or not, or nothing where only the address counts.
    mark: what the browser carries, if anything.
    Raises TooManyTries; such a try counts no longer.
    """
    device = digest(f"{kind}:device:{account}:{mark}", secret) if is_marked(mark, account, secret) else ""
    found = FailedTry(
        account=digest(f"{kind}:account:{account}", secret) if account else "",
        address=digest(f"{kind}:address:{_household(address)}", secret),
        device=device,
        at=clock.now(),
    )
    await found.save()
    attempt = Try(found.id, found.account, found.address, device)
    over = await _over(attempt, MOST[kind], found.at)
    if over > 0:
        await FailedTry.filter(id=attempt.id).delete()
        raise TooManyTries(_("There were too many tries. Wait a quarter of an hour, then try again."))
    if over == 0:  # once, not for each that follows
        log.warning("no more tries (%s), account %.8s, address %.8s", kind, attempt.account, attempt.address)
    return attempt


async def succeeded(attempt: Try) -> None:
    """The key was right: what this browser got wrong before is forgotten. What others tried is not."""
    own = FailedTry.filter(account=attempt.account, device=attempt.device)
    await (own if attempt.device else own.filter(address=attempt.address)).delete()


async def forget_old() -> int:
    """Tries of which nothing depends on any more."""
    return await FailedTry.filter(at__lt=clock.now() - REMEMBERED).delete()


def new_mark(account: str, secret: str) -> str:
    """For a browser that this account came in with. It lets nobody in."""
    chance = new_key()
    return f"{chance}.{_signature(chance, account, secret)}"


def is_marked(mark: str, account: str, secret: str) -> bool:
    """Whether the mark was made for this account, here."""
    chance, _dot, signature = mark.partition(".")
    right = _signature(chance, account, secret)
    return bool(account) and hmac.compare_digest(signature.encode(), right.encode())


def _signature(chance: str, account: str, secret: str) -> str:
    return digest(f"mark:{account}:{chance}", secret)


async def _over(attempt: Try, most: Most, now: datetime) -> int:
    """By how many it is more than may be, where it is worst; less than 0 when there are some left.

    A browser with a mark has its own counter; all others share those of the account and of their address.
    """
    own = _own(attempt)
    [counted] = await rows(
        f"""SELECT
            (SELECT COUNT(*) FROM failed_try WHERE {own} AND at > :recent) AS recent,
            (SELECT COUNT(*) FROM failed_try WHERE {own} AND at > :day) AS a_day,
            (SELECT COUNT(*) FROM failed_try WHERE address = :address AND device = '' AND at > :recent) AS nearby
        """,  # noqa: S608 - of two fixed words
        account=attempt.account,
        address=attempt.address,
        device=attempt.device,
        recent=now - RECENT,
        day=now - REMEMBERED,
    )
    over: list[int] = []
    if attempt.account:
        over += [counted["recent"] - most.recent, counted["a_day"] - most.a_day]
    if not attempt.device:
        over.append(counted["nearby"] - most.nearby)
    return max(over)


def _own(attempt: Try) -> str:
    return "device = :device" if attempt.device else "account = :account AND device = ''"


def _household(address: str) -> str:
    """The address as one counts it: of IPv6 the part that a customer has."""
    try:
        place = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(place, IPv6Address):
        return str(place)
    if place.ipv4_mapped:
        return str(place.ipv4_mapped)
    return str(ip_network((place, A_HOUSEHOLD), strict=False))
