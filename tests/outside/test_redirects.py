"""Addresses that lead on to others."""

from io import BytesIO

import pytest

from showcase.outside.errors import Reason
from showcase.outside.fetching import FetchLimits, fetch

PICTURE = b"\x89PNG" + bytes(range(256)) * 1000
LIMITS = FetchLimits(bytes=300_000)


async def test_a_name_that_moves_inside_between_two_look_ups_is_caught(site, world, refusal) -> None:
    site.leads("/a.png", "/b.png")
    site.shows("/b.png", PICTURE)
    world.places |= {"8.8.8.8": site, "127.0.0.1": site}
    world.has("pictures.example", ["8.8.8.8"], ["127.0.0.1"])

    refused = await refusal("http://pictures.example/a.png", network=world.network)

    assert refused.reason is Reason.NOT_ALLOWED
    assert [ip for ip, _, _ in world.visited] == ["8.8.8.8"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed(site, status: int) -> None:
    site.leads("/a/old", "../b/new.png?x#y", status)
    site.shows("/b/new.png?x", PICTURE)
    into = BytesIO()

    fetched = await fetch(site.at("/a/old"), into, limits=LIMITS, allowed=site.allowed)

    assert (into.getvalue(), fetched.address) == (PICTURE, site.at("/b/new.png?x"))


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1:{port}/secret",
        "//127.0.0.1:{port}/secret",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://inside.example/",
        "https://10.0.0.1/",
        "http://localhost/",
    ],
)
async def test_a_redirect_does_not_lead_inside(inside: str, site, opened, world, refusal) -> None:
    secret = await opened()
    secret.shows("/secret", b"secret")
    world.places["8.8.8.8"] = site
    world.has("pictures.example", ["8.8.8.8"])
    world.has("inside.example", ["10.0.0.1"])
    site.leads("/", inside.format(port=secret.port))

    refused = await refusal("http://pictures.example/", network=world.network)

    assert refused.reason is Reason.NOT_ALLOWED
    assert len(world.visited) == 1
    assert secret.connections == 0
    assert str(refused) == Reason.NOT_ALLOWED.value


@pytest.mark.parametrize(
    "onward",
    ["file:///etc/passwd", "http://127.1/", "http://mika:x@example.org/", "/\\example.org", "http://[/"],
)
async def test_a_redirect_to_no_honest_address_is_not_followed(onward: str, site, refusal) -> None:
    site.leads("/", onward)

    assert (await refusal(site.at("/"), allowed=site.allowed)).reason is Reason.BAD_REDIRECT


async def test_a_redirect_to_nowhere_is_not_followed(site, refusal) -> None:
    site.says("/", b"HTTP/1.1 302 On\r\nContent-Length: 0\r\n\r\n")

    assert (await refusal(site.at("/"), allowed=site.allowed)).reason is Reason.BAD_REDIRECT


async def test_going_round_in_circles_ends(site, refusal) -> None:
    site.leads("/a", "/b")
    site.leads("/b", "/a")

    refused = await refusal(site.at("/a"), allowed=site.allowed)

    assert (refused.reason, refused.limit, site.connections) == (Reason.TOO_MANY_REDIRECTS, 5, 6)


async def test_five_redirects_are_not_too_many(site) -> None:
    for number in range(5):
        site.leads(f"/{number}", f"/{number + 1}")
    site.shows("/5", PICTURE)

    fetched = await fetch(site.at("/0"), BytesIO(), limits=LIMITS, allowed=site.allowed)

    assert fetched.address == site.at("/5")
