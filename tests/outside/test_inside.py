"""Nobody is led inside, however the way there is written."""

import socket
from io import BytesIO

import pytest

from showcase.outside.errors import NotFetched, Reason
from showcase.outside.fetching import FetchLimits, fetch
from showcase.outside.reach import Allowed

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
