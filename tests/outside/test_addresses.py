"""What counts as a web address, and what is one in disguise."""

import socket
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.outside.addresses import joined, read_address
from showcase.outside.errors import NotFetched, Reason
from showcase.outside.fetching import FetchLimits, fetch
from showcase.outside.reach import Allowed

IN_DISGUISE = [
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://0X7F.0x0.0x0.0x1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.01/",
    "http://127.0.0.1./",
    "http://127.0.0.256/",
    "http://example.0x7f/",
    "http://example.org.1/",
    "http://localhost./",
    "http://example.org./",
    "http://.example.org/",
    "http://example..org/",
    "http://\uff11\uff12\uff17.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://127\uff0e0\uff0e0\uff0e1/",
    "http://127\uff610\uff610\uff611/",
    "http://127。0。0。1/",
    "http://lo\u00adcalhost/",
    "http://ⓛocalhost/",
    "http://\u212aelvin.example/",
    "http://exa\u200bmple.org/",
    "http://127%2e0%2e0%2e1/",
    "http://%31%32%37.0.0.1/",
    "http://%6c%6f%63alhost/",
    "http://[::1%25lo]/",
    "http://[fe80::1%eth0]/",
    "http://[fe80::1%25eth0]/",
    "http://[::1/",
    "http://::1/",
    "http://[127.0.0.1]/",
    "http://[v1.fe]/",
    "http://mika@example.org/",
    "http://mika:secret@example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org:80@127.0.0.1/",
    "http://example.org\\@127.0.0.1/",
    "http://127.0.0.1\\@example.org/",
    "http:\\\\127.0.0.1/",
    "http://example.org\\.127.0.0.1/",
    "http://exam\nple.org/",
    "http://example.org\r\nX: y/",
    "http://example.org/\r\nHost: inside",
    "http://example.org/picture\n",
    "\thttp://example.org/",
    "ht\ttp://example.org/",
    "http://example.org\x00.inside/",
    "http://example.org /",
    "http://example.org\u2028/",
    "http://example.org\u3000/",
    "http://example.org/\ud800",
    "http://example.org:0/",
    "http://example.org:/",
    "http://example.org:080/",
    "http://example.org:65536/",
    "http://example.org:８０/",
    "http://example.org:80:80/",
    "http://-example.org/",
    "http://exa$mple.org/",
    f"http://{'a' * 64}.org/",
    f"http://{'a.' * 127}org/",
    f"http://example.org/{'a' * 5000}",
    "http://",
    "http:///picture",
    "http:/example.org/",
    "http:example.org",
    "//example.org/",
    "example.org/picture.jpg",
    "/picture.jpg",
    "",
    " ",
    "file:///etc/passwd",
    "ftp://example.org/",
    "gopher://127.0.0.1:6379/_INFO",
    "dict://127.0.0.1:11211/",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "jar:http://example.org/!/",
    "view-source:http://example.org/",
]

INSIDE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.0.9",
    "192.0.0.10",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::127.0.0.1]",
    "[::8.8.8.8]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:8.8.8.8]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::8.8.8.8]",
    "[64:ff9b:1::7f00:1]",
    "[100::1]",
    "[2001::1]",
    "[2001:0:7f00:1::]",
    "[2001:2::1]",
    "[2001:10::1]",
    "[2001:20::1]",
    "[2001:db8::1]",
    "[2002:7f00:1::]",
    "[2002:808:808::]",
    "[3fff::1]",
    "[4000::1]",
    "[5f00::1]",
    "[fc00::1]",
    "[fd00::8]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "localhost",
    "LOCALHOST",
    "intranet",
]


@pytest.mark.parametrize("address", IN_DISGUISE)
async def test_an_address_in_disguise_is_not_an_address(address: str) -> None:
    with pytest.raises(NotFetched) as refused:
        await fetch(address, BytesIO(), limits=FetchLimits(seconds=2), allowed=Allowed())

    assert refused.value.reason is Reason.NOT_AN_ADDRESS


@pytest.mark.parametrize("host", INSIDE)
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_nobody_is_led_inside(scheme: str, host: str, world) -> None:
    with pytest.raises(NotFetched) as refused:
        await fetch(
            f"{scheme}://{host}/",
            BytesIO(),
            limits=FetchLimits(),
            allowed=Allowed(),
            network=world.network,
        )

    assert refused.value.reason is Reason.NOT_ALLOWED
    assert (world.looked_up, world.visited) == ([], [])


@pytest.mark.parametrize("host", [host for host in INSIDE if not host[0].isalpha() and host[0] not in "Ll"])
async def test_a_name_that_leads_inside_is_no_better(host: str, world) -> None:
    world.has("pictures.example", [host.strip("[]")])

    with pytest.raises(NotFetched) as refused:
        await fetch(
            "http://pictures.example/",
            BytesIO(),
            limits=FetchLimits(),
            allowed=Allowed(),
            network=world.network,
        )

    assert refused.value.reason is Reason.NOT_ALLOWED
    assert world.visited == []


@pytest.mark.parametrize(
    "spelling", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::]", "0.0.0.0", "localhost"]
)
@pytest.mark.parametrize("port", [80, 443, None])
async def test_what_listens_inside_hears_nothing(spelling: str, port: int | None, site) -> None:
    for family, here in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
        try:
            listener = socket.create_server((here, 0), family=family)
        except OSError:
            continue  # a machine without IPv6
        with listener:
            listener.setblocking(False)
            where = f"http://{spelling}:{port or listener.getsockname()[1]}/"

            with pytest.raises(NotFetched) as refused:
                await fetch(where, BytesIO(), limits=FetchLimits(), allowed=site.allowed)

            assert refused.value.reason is Reason.NOT_ALLOWED
            with pytest.raises(BlockingIOError):
                listener.accept()


@pytest.mark.parametrize("port", [22, 25, 81, 3306, 6379, 8080, 8443])
async def test_a_public_host_is_visited_on_its_usual_ports_only(port: int, world) -> None:
    with pytest.raises(NotFetched) as refused:
        await fetch(
            f"http://8.8.8.8:{port}/",
            BytesIO(),
            limits=FetchLimits(),
            allowed=Allowed.from_text("8.8.8.8:8081"),
            network=world.network,
        )

    assert refused.value.reason is Reason.NOT_ALLOWED
    assert world.visited == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("http://example.org", "http://example.org/"),
        ("  HTTPS://Example.ORG:443/A.png?b=c#d ", "https://example.org/A.png?b=c"),
        ("https://example.org:80/", "https://example.org:80/"),
        ("http://example.org?x=1", "http://example.org/?x=1"),
        ("http://example.org/My picture.png", "http://example.org/My%20picture.png"),
        ("http://example.org/ö/%C3%B6", "http://example.org/%C3%B6/%C3%B6"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://BÜCHER.example/", "http://xn--bcher-kva.example/"),
        ("http://my_bucket.example.org/", "http://my_bucket.example.org/"),
        ("http://3com.example.org/", "http://3com.example.org/"),
        ("http://[2606:4700:0:0::1111]/", "http://[2606:4700::1111]/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://example.org/@mika/a:b@c", "http://example.org/@mika/a:b@c"),
    ],
)
def test_an_honest_address_is_read_as_it_is_meant(written: str, read: str) -> None:
    assert str(read_address(written)) == read


@given(st.text() | st.text("htps:/.@[]%\\0123456789xabcdef-_ ?#\n").map("http://".__add__))
def test_any_text_is_an_address_that_reads_back_as_itself_or_is_refused(text: str) -> None:
    try:
        address = read_address(text)
    except NotFetched as refused:
        assert refused.reason is Reason.NOT_AN_ADDRESS
        return

    assert str(address).isascii()
    assert str(address).isprintable()
    assert read_address(str(address)) == address


@given(st.text())
def test_any_link_leads_to_an_address_or_nowhere(text: str) -> None:
    onward = joined(text, to="https://example.org/a/b")

    assert onward is None or onward.scheme in {"http", "https"}
