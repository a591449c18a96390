"""Secure addresses."""

import ssl
from io import BytesIO

import pytest
import trustme

from showcase.outside.errors import Reason
from showcase.outside.fetching import FetchLimits, fetch
from showcase.outside.reach import Allowed

PICTURE = b"\x89PNG" + bytes(range(256)) * 1000
LIMITS = FetchLimits(bytes=300_000)


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


async def secure(opened, authority: trustme.CA, name: str):
    certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(certificate)
    return await opened(certificate)


@pytest.fixture
def trusting(world, authority):
    world.certificates = ssl.create_default_context()
    authority.configure_trust(world.certificates)
    return world


async def test_a_certificate_is_checked_for_the_name_not_for_the_number(opened, authority, trusting) -> None:
    site = await secure(opened, authority, "pictures.example")
    site.shows("/", PICTURE)
    trusting.places["8.8.8.8"] = site
    trusting.has("pictures.example", ["8.8.8.8"])
    into = BytesIO()

    await fetch("https://pictures.example/", into, limits=LIMITS, allowed=Allowed(), network=trusting.network)

    assert into.getvalue() == PICTURE


async def test_somebody_elses_certificate_is_not_accepted(opened, authority, trusting, refusal) -> None:
    site = await secure(opened, authority, "other.example")
    trusting.places["8.8.8.8"] = site
    trusting.has("pictures.example", ["8.8.8.8"])

    refused = await refusal("https://pictures.example/", network=trusting.network)

    assert (refused.reason, site.asked) == (Reason.BAD_CERTIFICATE, [])


async def test_a_certificate_nobody_vouches_for_is_not_accepted(opened, authority, refusal) -> None:
    site = await secure(opened, authority, "127.0.0.1")

    refused = await refusal(f"https://127.0.0.1:{site.port}/", allowed=site.allowed)

    assert (refused.reason, site.asked) == (Reason.BAD_CERTIFICATE, [])


async def test_a_site_that_speaks_no_tls_is_unreachable_by_it(site, refusal) -> None:
    refused = await refusal(
        f"https://127.0.0.1:{site.port}/", limits=FetchLimits(seconds=1), allowed=site.allowed
    )

    assert refused.reason in {Reason.UNREACHABLE, Reason.TOO_SLOW}


async def test_what_began_in_secret_does_not_go_on_in_the_open(
    opened, authority, trusting, site, refusal
) -> None:
    first = await secure(opened, authority, "pictures.example")
    first.leads("/", "http://open.example/")
    trusting.places |= {"8.8.8.8": first, "8.8.4.4": site}
    trusting.has("pictures.example", ["8.8.8.8"])
    trusting.has("open.example", ["8.8.4.4"])

    refused = await refusal("https://pictures.example/", network=trusting.network)

    assert (refused.reason, site.connections) == (Reason.BAD_REDIRECT, 0)
