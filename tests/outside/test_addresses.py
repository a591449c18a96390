"""What counts as a web address, and what is one in disguise."""

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


@pytest.mark.parametrize("address", IN_DISGUISE)
async def test_an_address_in_disguise_is_not_an_address(address: str) -> None:
    with pytest.raises(NotFetched) as refused:
        await fetch(address, BytesIO(), limits=FetchLimits(seconds=2), allowed=Allowed())

    assert refused.value.reason is Reason.NOT_AN_ADDRESS


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
