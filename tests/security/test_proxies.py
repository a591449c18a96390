"""Who asks: the word of a proxy counts when it was named, and nobody else's does."""

import httpx2
import pytest

from showcase.foundation.networks import networks_in
from showcase.web.proxies import ProxyMiddleware

PROXIES = networks_in("10.0.0.7, 10.1.0.0/16, fd00::/64")


async def asking(peer, headers, proxies=PROXIES):
    """The client, scheme and Host that the application hears, and what is left of the headers."""
    heard = {}

    async def application(scope, receive, send):
        heard.update(scope)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    transport = httpx2.ASGITransport(ProxyMiddleware(application, proxies), client=(peer, 4711))
    async with httpx2.AsyncClient(transport=transport, base_url="http://showcase.test") as client:
        await client.get("/", headers=headers)
    sent = {name.decode(): value.decode() for name, value in heard["headers"]}
    return heard["client"][0], heard["scheme"], sent["host"], sent


FOR = "x-forwarded-for"
CHAINS = [
    # peer, what is told, who asks
    ("10.0.0.7", {FOR: "203.0.113.9"}, "203.0.113.9"),
    ("10.0.0.7", {FOR: "203.0.113.9, 10.1.2.3"}, "203.0.113.9"),
    ("10.0.0.7", {FOR: "1.2.3.4, 203.0.113.9"}, "203.0.113.9"),  # the first was made up
    ("10.0.0.7", {FOR: "10.1.2.3, 203.0.113.9, 10.1.9.9"}, "203.0.113.9"),  # so was a proxy of ours
    ("10.0.0.7", {FOR: "127.0.0.1, 203.0.113.9"}, "203.0.113.9"),
    ("10.0.0.7", {FOR: "10.1.2.3, 10.1.2.4"}, "10.1.2.3"),
    ("10.0.0.7", {FOR: "203.0.113.9:5123"}, "203.0.113.9"),
    ("10.0.0.7", {FOR: "2001:db8::9"}, "2001:db8::9"),
    ("10.0.0.7", {FOR: "[2001:db8::9]:5123, fd00::1"}, "2001:db8::9"),
    ("fd00::1", {FOR: "2001:DB8:0::9"}, "2001:db8::9"),
    ("::ffff:10.0.0.7", {FOR: "::ffff:203.0.113.9"}, "203.0.113.9"),
    ("10.0.0.7", {FOR: "unknown"}, "10.0.0.7"),
    ("10.0.0.7", {FOR: "203.0.113.9, unknown"}, "10.0.0.7"),
    ("10.0.0.7", {FOR: ""}, "10.0.0.7"),
    ("10.0.0.7", {FOR: ",,,"}, "10.0.0.7"),
    ("10.0.0.7", {FOR: "203.0.113.9\x00"}, "10.0.0.7"),
    ("10.0.0.7", {FOR: "999.1.1.1"}, "10.0.0.7"),
    ("10.0.0.7", {FOR: "<script>"}, "10.0.0.7"),
    ("10.0.0.7", {FOR: "x" * 20_000}, "10.0.0.7"),
    ("10.0.0.7", {FOR: ", ".join(["10.1.0.1"] * 500)}, "10.1.0.1"),
    ("10.0.0.7", {"forwarded": "for=203.0.113.9"}, "203.0.113.9"),
    ("10.0.0.7", {"forwarded": 'For="[2001:db8::9]:47";proto=https, for=10.1.2.3'}, "2001:db8::9"),
    ("10.0.0.7", {"forwarded": "for=1.2.3.4, for=203.0.113.9;by=10.0.0.7"}, "203.0.113.9"),
    ("10.0.0.7", {"forwarded": "for=_hidden"}, "10.0.0.7"),
    ("10.0.0.7", {"forwarded": "for=unknown, for=10.1.2.3"}, "10.1.2.3"),
    ("10.0.0.7", {"forwarded": '"";;;==,for'}, "10.0.0.7"),
    ("10.0.0.7", {"forwarded": "for=1.2.3.4", FOR: "203.0.113.9"}, "203.0.113.9"),  # passed on unread
    ("203.0.113.9", {FOR: "1.2.3.4"}, "203.0.113.9"),
    ("203.0.113.9", {FOR: "10.0.0.7"}, "203.0.113.9"),
    ("203.0.113.9", {"forwarded": "for=10.0.0.7"}, "203.0.113.9"),
    ("10.0.0.8", {FOR: "1.2.3.4"}, "10.0.0.8"),
    ("testclient", {FOR: "1.2.3.4"}, "testclient"),
]


@pytest.mark.parametrize(("peer", "told", "who"), CHAINS, ids=range(len(CHAINS)))
async def test_who_asks_is_the_last_that_is_no_proxy_of_ours(peer, told, who):
    client, _scheme, _host, headers = await asking(
        peer, {name: value.encode() for name, value in told.items()}
    )

    assert client == who
    assert not {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "forwarded"} & headers.keys()


async def test_several_lines_are_one_chain():
    client, *_rest = await asking(
        "10.0.0.7", [("x-forwarded-for", "1.2.3.4"), ("x-forwarded-for", "203.0.113.9")]
    )

    assert client == "203.0.113.9"


@pytest.mark.parametrize(
    ("told", "scheme", "host"),
    [
        ({"x-forwarded-proto": "https", "x-forwarded-host": "a.example"}, "https", "a.example"),
        ({"x-forwarded-proto": "HTTPS"}, "https", "showcase.test"),
        ({"x-forwarded-proto": "javascript"}, "http", "showcase.test"),
        ({"x-forwarded-host": "evil.example, a.example:8443"}, "http", "a.example:8443"),
        ({"x-forwarded-host": "a b/<script>"}, "http", "showcase.test"),
        ({"x-forwarded-host": "x" * 300}, "http", "showcase.test"),
        ({"forwarded": 'proto=https;host="a.example"'}, "https", "a.example"),
        ({"forwarded": "for=203.0.113.9;proto=https;host=a.example, for=10.1.2.3;proto=http"}, "http", "showcase.test"),
    ],
)  # fmt: skip
async def test_by_which_scheme_and_name_is_taken_from_a_proxy_and_from_nobody_else(told, scheme, host):
    assert (await asking("10.0.0.7", told))[1:3] == (scheme, host)
    assert (await asking("203.0.113.9", told))[1:3] == ("http", "showcase.test")
    assert (await asking("10.0.0.7", told, proxies=()))[1:3] == ("http", "showcase.test")
