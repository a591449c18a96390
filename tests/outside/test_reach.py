"""What an administrator allows, and how far that goes."""

from io import BytesIO
from ipaddress import ip_address

import pytest

from showcase.outside.errors import NotFetched, Reason
from showcase.outside.fetching import FetchLimits, fetch
from showcase.outside.reach import Allowed, is_public


async def fetched(address: str, allowed: str, world) -> bytes:
    into = BytesIO()
    await fetch(
        address, into, limits=FetchLimits(), allowed=Allowed.from_text(allowed), network=world.network
    )
    return into.getvalue()


@pytest.fixture
def inside(site, world):
    """The intranet, on an inside address."""
    site.shows("/", b"picture")
    world.places["10.1.2.3"] = site
    world.has("intranet.example.org", ["10.1.2.3"], ["169.254.169.254"])
    world.has("wiki", ["10.1.2.3"])
    return world


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("http://intranet.example.org/", "intranet.example.org"),
        ("http://intranet.example.org:443/", "intranet.example.org"),
        ("http://intranet.example.org:8443/", "a.example.org,, INTRANET.example.org:8443"),
        ("http://wiki/", "wiki"),
        ("http://10.1.2.3/", "10.1.2.3"),
    ],
)
async def test_a_host_that_ada_allows_is_visited_inside(address: str, allowed: str, inside) -> None:
    assert await fetched(address, allowed, inside) == b"picture"
    assert [ip for ip, _, _ in inside.visited] == ["10.1.2.3"]
    assert len(inside.looked_up) <= 1


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("http://intranet.example.org/", ""),
        ("http://intranet.example.org/", "example.org"),
        ("http://intranet.example.org/", "intranet.example.org:8443"),
        ("http://intranet.example.org:8443/", "intranet.example.org"),
        ("http://intranet.example.org:8080/", "intranet.example.org:8443"),
        ("http://10.1.2.3/", "intranet.example.org"),
        ("http://[::ffff:10.1.2.3]/", "10.1.2.3"),
        ("http://wiki/", "intranet.example.org"),
    ],
)
async def test_nothing_beside_it_is(address: str, allowed: str, inside) -> None:
    with pytest.raises(NotFetched) as refused:
        await fetched(address, allowed, inside)

    assert refused.value.reason is Reason.NOT_ALLOWED
    assert inside.visited == []


@pytest.mark.parametrize(
    "ip",
    [
        "169.254.169.254",
        "fe80::1",
        "fd00:ec2::254",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "::ffff:10.1.2.3",
    ],
)
async def test_even_an_allowed_name_does_not_lead_to_the_clouds_own_services(ip: str, world) -> None:
    world.has("intranet.example.org", [ip])

    with pytest.raises(NotFetched) as refused:
        await fetched("http://intranet.example.org/", "intranet.example.org", world)

    assert refused.value.reason is Reason.NOT_ALLOWED
    assert world.visited == []


@pytest.mark.parametrize(
    "entry",
    [
        "*.example.org",
        "http://example.org",
        "example.org/pictures",
        "10.0.0.0/8",
        "127.1",
        "a:b",
        "mika@example.org",
    ],
)
def test_ada_hears_which_entry_is_not_a_host(entry: str) -> None:
    with pytest.raises(ValueError, match="is not a host") as refused:
        Allowed.from_text(f"intranet.example.org, {entry}")

    assert f"“{entry}”" in str(refused.value)


def test_an_empty_list_allows_nothing() -> None:
    assert Allowed.from_text(" , ") == Allowed()


@pytest.mark.parametrize(
    "ip", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450::1"]
)
def test_the_public_internet_is_public(ip: str) -> None:
    assert is_public(ip_address(ip))


def test_an_address_with_a_zone_is_not_public() -> None:
    assert not is_public(ip_address("2606:4700::1111%eth0"))
