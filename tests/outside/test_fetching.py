"""Pictures from the web: what comes, from where, and what is said about us."""

import asyncio
from io import BytesIO

import pytest

from showcase.outside.connections import resolve
from showcase.outside.errors import Reason
from showcase.outside.fetching import FetchLimits, fetch
from showcase.outside.reach import Allowed

PICTURE = b"\x89PNG" + bytes(range(256)) * 1000
LIMITS = FetchLimits(bytes=300_000)


async def test_mika_pins_a_picture_by_its_address(site, tmp_path) -> None:
    address = site.shows("/posters/Harbour%20Nights.png?size=large", PICTURE, "Image/PNG; charset=UTF-8")

    with (tmp_path / "picture").open("wb") as into:
        fetched = await fetch(address, into, limits=LIMITS, allowed=site.allowed)

    assert (tmp_path / "picture").read_bytes() == PICTURE
    assert (fetched.address, fetched.size, fetched.media_type, fetched.charset, fetched.name) == (
        address,
        len(PICTURE),
        "image/png",
        "utf-8",
        "Harbour Nights.png",
    )
    assert not fetched.is_page


async def test_a_request_says_nothing_about_us(site, monkeypatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.says("/a", b"HTTP/1.1 302 On\r\nSet-Cookie: a=b\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")
    site.shows("/b", PICTURE)

    await fetch(site.at("/a"), BytesIO(), limits=LIMITS, allowed=site.allowed)

    headers = [line.partition(":")[0].lower() for line in site.asked[1].splitlines()[1:] if line]
    assert sorted(headers) == ["accept", "accept-encoding", "connection", "host", "user-agent"]
    assert f"Host: 127.0.0.1:{site.port}\r\n" in site.asked[1]
    assert "Accept-Encoding: identity" in site.asked[1]
    assert "ython" not in site.asked[1]


async def test_a_public_name_is_looked_up_once_and_visited_where_it_was_checked(site, world) -> None:
    site.shows("/a.png", PICTURE)
    world.places["8.8.8.8"] = site
    world.has("pictures.example", ["8.8.8.8"], ["127.0.0.1"])
    into = BytesIO()

    await fetch(
        "http://pictures.example/a.png", into, limits=LIMITS, allowed=Allowed(), network=world.network
    )

    assert into.getvalue() == PICTURE
    assert world.looked_up == ["pictures.example"]
    assert world.visited == [("8.8.8.8", 80, "pictures.example")]
    assert "Host: pictures.example\r\n" in site.asked[0]


@pytest.mark.parametrize("ips", [["8.8.8.8", "10.0.0.1"], ["10.0.0.1", "8.8.8.8"], ["8.8.8.8", "::1"]])
async def test_one_inside_address_among_public_ones_spoils_them_all(ips, site, world, refusal) -> None:
    world.places |= dict.fromkeys(ips, site)
    world.has("pictures.example", ips)

    assert (await refusal("http://pictures.example/", network=world.network)).reason is Reason.NOT_ALLOWED
    assert (world.visited, site.connections) == ([], 0)


async def test_when_one_of_a_names_machines_is_down_the_next_is_asked(site, world) -> None:
    site.shows("/", PICTURE)
    world.places["8.8.4.4"] = site
    world.has("pictures.example", ["2606:4700::1111", "8.8.8.8", "8.8.4.4"])
    into = BytesIO()

    await fetch("http://pictures.example/", into, limits=LIMITS, allowed=Allowed(), network=world.network)

    assert into.getvalue() == PICTURE
    assert [ip for ip, _, _ in world.visited] == ["2606:4700::1111", "8.8.8.8", "8.8.4.4"]


@pytest.mark.parametrize("names", [{}, {"pictures.example": []}, {"pictures.example": ["8.8.8.8"]}])
async def test_what_is_not_there_cannot_be_reached(names, world, refusal) -> None:
    for name, ips in names.items():
        world.has(name, ips)

    assert (await refusal("http://pictures.example/", network=world.network)).reason is Reason.UNREACHABLE


async def test_nobody_listening_is_unreachable(refusal) -> None:
    allowed = Allowed.from_text("127.0.0.1:1")

    assert (await refusal("http://127.0.0.1:1/", allowed=allowed)).reason is Reason.UNREACHABLE


async def test_the_machines_own_resolver_is_asked_for_all_addresses() -> None:
    assert set(await resolve("localhost", 80)) <= {"127.0.0.1", "::1"}


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 403, 404, 410, 429, 500, 503])
async def test_a_refusal_comes_back_with_its_number(status: int, site, refusal) -> None:
    site.shows("/", b"" if status in {204, 304} else b"sorry", status=f"{status} Sorry")

    refused = await refusal(site.at("/"), allowed=site.allowed)

    assert (refused.reason, refused.status) == (Reason.NOT_FOUND, status)
    assert str(status) in str(refused)


async def test_fifty_addresses_at_once_do_not_mix(site) -> None:
    for number in range(50):
        site.shows(f"/{number}", f"picture {number}".encode() * 1000)
    files = [BytesIO() for _ in range(50)]

    await asyncio.gather(
        *(
            fetch(site.at(f"/{number}"), file, limits=FetchLimits(), allowed=site.allowed)
            for number, file in enumerate(files)
        )
    )

    assert [file.getvalue() for file in files] == [f"picture {n}".encode() * 1000 for n in range(50)]
