"""Pictures from the web: what comes, what is refused, and what is left behind."""

import asyncio
import gzip
import ssl
from io import BytesIO

import pytest
import trustme

from showcase.outside.connections import INTERNET, Network, resolve
from showcase.outside.errors import NotFetched, Reason
from showcase.outside.fetching import FetchLimits, fetch
from showcase.outside.reach import Allowed

PICTURE = b"\x89PNG" + bytes(range(256)) * 1000
QUICK = FetchLimits(bytes=300_000, seconds=0.5)


async def refusal(address: str, *, limits=QUICK, allowed=None, network: Network = INTERNET) -> NotFetched:
    """Why nothing came, when nothing was left in the file either."""
    into = BytesIO()
    with pytest.raises(NotFetched) as refused:
        await fetch(address, into, limits=limits, allowed=allowed or Allowed(), network=network)
    assert into.getvalue() == b""
    return refused.value


async def test_mika_pins_a_picture_by_its_address(site, tmp_path) -> None:
    address = site.shows("/posters/Harbour%20Nights.png?size=large", PICTURE, "Image/PNG; charset=UTF-8")

    with (tmp_path / "picture").open("wb") as into:
        fetched = await fetch(address, into, limits=QUICK, allowed=site.allowed)

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

    await fetch(site.at("/a"), BytesIO(), limits=QUICK, allowed=site.allowed)

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

    await fetch("http://pictures.example/a.png", into, limits=QUICK, allowed=Allowed(), network=world.network)

    assert into.getvalue() == PICTURE
    assert world.looked_up == ["pictures.example"]
    assert world.visited == [("8.8.8.8", 80, "pictures.example")]
    assert "Host: pictures.example\r\n" in site.asked[0]


async def test_a_name_that_moves_inside_between_two_look_ups_is_caught(site, world) -> None:
    site.leads("/a.png", "/b.png")
    site.shows("/b.png", PICTURE)
    world.places |= {"8.8.8.8": site, "127.0.0.1": site}
    world.has("pictures.example", ["8.8.8.8"], ["127.0.0.1"])

    refused = await refusal("http://pictures.example/a.png", network=world.network)

    assert refused.reason is Reason.NOT_ALLOWED
    assert [ip for ip, _, _ in world.visited] == ["8.8.8.8"]


@pytest.mark.parametrize("ips", [["8.8.8.8", "10.0.0.1"], ["10.0.0.1", "8.8.8.8"], ["8.8.8.8", "::1"]])
async def test_one_inside_address_among_public_ones_spoils_them_all(ips, site, world) -> None:
    world.places |= dict.fromkeys(ips, site)
    world.has("pictures.example", ips)

    assert (await refusal("http://pictures.example/", network=world.network)).reason is Reason.NOT_ALLOWED
    assert (world.visited, site.connections) == ([], 0)


async def test_when_one_of_a_names_machines_is_down_the_next_is_asked(site, world) -> None:
    site.shows("/", PICTURE)
    world.places["8.8.4.4"] = site
    world.has("pictures.example", ["2606:4700::1111", "8.8.8.8", "8.8.4.4"])
    into = BytesIO()

    await fetch("http://pictures.example/", into, limits=QUICK, allowed=Allowed(), network=world.network)

    assert into.getvalue() == PICTURE
    assert [ip for ip, _, _ in world.visited] == ["2606:4700::1111", "8.8.8.8", "8.8.4.4"]


@pytest.mark.parametrize("names", [{}, {"pictures.example": []}, {"pictures.example": ["8.8.8.8"]}])
async def test_what_is_not_there_cannot_be_reached(names, world) -> None:
    for name, ips in names.items():
        world.has(name, ips)

    assert (await refusal("http://pictures.example/", network=world.network)).reason is Reason.UNREACHABLE


async def test_nobody_listening_is_unreachable() -> None:
    allowed = Allowed.from_text("127.0.0.1:1")

    assert (await refusal("http://127.0.0.1:1/", allowed=allowed)).reason is Reason.UNREACHABLE


async def test_the_machines_own_resolver_is_asked_for_all_addresses() -> None:
    assert set(await resolve("localhost", 80)) <= {"127.0.0.1", "::1"}


async def test_a_resolver_that_hangs_does_not_hold_mika_up(world) -> None:
    async def hang(host: str, port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    refused = await refusal("http://pictures.example/", network=Network(hang, world.network.transport))

    assert (refused.reason, refused.limit) == (Reason.TOO_SLOW, 0.5)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed(site, status: int) -> None:
    site.leads("/a/old", "../b/new.png?x#y", status)
    site.shows("/b/new.png?x", PICTURE)
    into = BytesIO()

    fetched = await fetch(site.at("/a/old"), into, limits=QUICK, allowed=site.allowed)

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
async def test_a_redirect_does_not_lead_inside(inside: str, site, opened, world) -> None:
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
async def test_a_redirect_to_no_honest_address_is_not_followed(onward: str, site) -> None:
    site.leads("/", onward)

    assert (await refusal(site.at("/"), allowed=site.allowed)).reason is Reason.BAD_REDIRECT


async def test_a_redirect_to_nowhere_is_not_followed(site) -> None:
    site.says("/", b"HTTP/1.1 302 On\r\nContent-Length: 0\r\n\r\n")

    assert (await refusal(site.at("/"), allowed=site.allowed)).reason is Reason.BAD_REDIRECT


async def test_going_round_in_circles_ends(site) -> None:
    site.leads("/a", "/b")
    site.leads("/b", "/a")

    refused = await refusal(site.at("/a"), allowed=site.allowed)

    assert (refused.reason, refused.limit, site.connections) == (Reason.TOO_MANY_REDIRECTS, 5, 6)


async def test_five_redirects_are_not_too_many(site) -> None:
    for number in range(5):
        site.leads(f"/{number}", f"/{number + 1}")
    site.shows("/5", PICTURE)

    fetched = await fetch(site.at("/0"), BytesIO(), limits=QUICK, allowed=site.allowed)

    assert fetched.address == site.at("/5")


async def test_a_body_of_exactly_the_limit_comes_and_one_byte_more_does_not(site) -> None:
    site.shows("/", PICTURE)
    exactly = FetchLimits(bytes=len(PICTURE))

    assert (await fetch(site.at("/"), BytesIO(), limits=exactly, allowed=site.allowed)).size == len(PICTURE)

    site.shows("/", PICTURE + b"!")
    refused = await refusal(site.at("/"), limits=exactly, allowed=site.allowed)
    assert (refused.reason, refused.limit) == (Reason.TOO_LARGE, len(PICTURE))


@pytest.mark.parametrize("chunked", [True, False])
async def test_an_endless_body_ends_at_the_limit(chunked: bool, site) -> None:
    sent = 0

    async def endless(writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\n" + b"Transfer-Encoding: chunked\r\n" * chunked + b"\r\n")
        while True:
            writer.write(b"10000\r\n" + bytes(65536) + b"\r\n" if chunked else bytes(65536))
            sent += 65536
            await writer.drain()

    site.says("/", endless)

    refused = await refusal(
        site.at("/"), limits=FetchLimits(bytes=1_000_000, seconds=5), allowed=site.allowed
    )

    assert (refused.reason, refused.limit) == (Reason.TOO_LARGE, 1_000_000)
    assert sent < 20_000_000


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"]
)
async def test_a_slow_drip_ends_in_time(head: bytes, site) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        for _ in range(90):
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.05)

    site.says("/", drip)
    began = asyncio.get_running_loop().time()

    refused = await refusal(site.at("/"), allowed=site.allowed)

    assert (refused.reason, refused.limit) == (Reason.TOO_SLOW, 0.5)
    assert asyncio.get_running_loop().time() - began < 2


class Watched(BytesIO):
    """A file that says when something is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = asyncio.Event()

    def write(self, chunk: bytes) -> int:
        self.begun.set()
        return super().write(chunk)


async def test_mika_leaving_leaves_nothing_behind(site) -> None:
    async def half(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        await asyncio.sleep(60)

    site.says("/", half)
    into = Watched()
    fetching = asyncio.create_task(fetch(site.at("/"), into, limits=FetchLimits(), allowed=site.allowed))
    await into.begun.wait()

    fetching.cancel()

    with pytest.raises(asyncio.CancelledError):
        await fetching
    assert into.getvalue() == b""


@pytest.mark.parametrize("coding", ["gzip", "GZIP", "br", "zstd", "identity, gzip"])
async def test_a_bomb_that_grows_when_opened_is_not_opened(coding: str, site) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {len(bomb)}\r\n\r\n"
    site.says("/", head.encode() + bomb)

    assert (await refusal(site.at("/"), allowed=site.allowed)).reason is Reason.UNREADABLE


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nonly\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nonly\r\nzz\r\n",
    ],
)
async def test_a_body_cut_short_is_not_taken_for_a_picture(reply: bytes, site) -> None:
    site.says("/", reply)

    assert (await refusal(site.at("/"), allowed=site.allowed)).reason is Reason.CUT_SHORT


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"220 mail.example.org ESMTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 40_000 + b"\r\nContent-Length: 2\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000 + b"Content-Length: 2\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1_000_000,
        b"HTTP/1.1 101 Switching\r\nUpgrade: other\r\nConnection: upgrade\r\n\r\n",
    ],
)
async def test_an_answer_that_is_not_one_is_not_read(reply: bytes, site) -> None:
    site.says("/", reply)

    refused = await refusal(site.at("/"), allowed=site.allowed)

    assert refused.reason in {Reason.UNREADABLE, Reason.NOT_FOUND}


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 403, 404, 410, 429, 500, 503])
async def test_a_refusal_comes_back_with_its_number(status: int, site) -> None:
    site.shows("/", b"" if status in {204, 304} else b"sorry", status=f"{status} Sorry")

    refused = await refusal(site.at("/"), allowed=site.allowed)

    assert (refused.reason, refused.status) == (Reason.NOT_FOUND, status)
    assert str(status) in str(refused)


async def test_a_full_disk_is_not_blamed_on_the_site(site) -> None:
    class Full(BytesIO):
        def write(self, chunk: object) -> int:
            raise OSError(28, "No space left on device")

    site.shows("/", PICTURE)

    with pytest.raises(OSError, match="No space"):
        await fetch(site.at("/"), Full(), limits=QUICK, allowed=site.allowed)


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

    await fetch("https://pictures.example/", into, limits=QUICK, allowed=Allowed(), network=trusting.network)

    assert into.getvalue() == PICTURE


async def test_somebody_elses_certificate_is_not_accepted(opened, authority, trusting) -> None:
    site = await secure(opened, authority, "other.example")
    trusting.places["8.8.8.8"] = site
    trusting.has("pictures.example", ["8.8.8.8"])

    refused = await refusal("https://pictures.example/", network=trusting.network)

    assert (refused.reason, site.asked) == (Reason.BAD_CERTIFICATE, [])


async def test_a_certificate_nobody_vouches_for_is_not_accepted(opened, authority) -> None:
    site = await secure(opened, authority, "127.0.0.1")

    refused = await refusal(f"https://127.0.0.1:{site.port}/", allowed=site.allowed)

    assert (refused.reason, site.asked) == (Reason.BAD_CERTIFICATE, [])


async def test_a_site_that_speaks_no_tls_is_unreachable_by_it(site) -> None:
    refused = await refusal(f"https://127.0.0.1:{site.port}/", allowed=site.allowed)

    assert refused.reason in {Reason.UNREACHABLE, Reason.TOO_SLOW}


async def test_what_began_in_secret_does_not_go_on_in_the_open(opened, authority, trusting, site) -> None:
    first = await secure(opened, authority, "pictures.example")
    first.leads("/", "http://open.example/")
    trusting.places |= {"8.8.8.8": first, "8.8.4.4": site}
    trusting.has("pictures.example", ["8.8.8.8"])
    trusting.has("open.example", ["8.8.4.4"])

    refused = await refusal("https://pictures.example/", network=trusting.network)

    assert (refused.reason, site.connections) == (Reason.BAD_REDIRECT, 0)


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
