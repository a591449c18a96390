"""Which pictures a page has."""

import time

import pytest

from showcase.outside.errors import NotFetched, Reason
from showcase.outside.fetching import FetchLimits, fetch
from showcase.outside.finding import Found, pictures_in, pictures_on
from showcase.outside.reach import Allowed

HERE = "https://example.org/campaigns/summer.html"


def addresses(page: str) -> list[str]:
    return [found.address for found in pictures_in(page.encode(), at=HERE)]


async def test_vera_gives_a_page_and_sees_its_pictures(site) -> None:
    page = """<!doctype html><title>Harbour <img src=/no.png></title>
      <img src="small.jpg" width="200" height="100" alt="Small">
      <link rel="image_src" href="/linked.jpg">
      <img src=large.jpg width=1200 height=800 alt='A  quiet
        harbour &amp; its cranes'>
      <meta name="twitter:image" content="/card.jpg">
      <meta property="og:image" content="//127.0.0.1:{port}/shared.jpg?a=1&amp;b=2">
      <meta property="og:image:width" content="1600"><meta property="og:image:height" content="900">
      <meta property="og:image:alt" content="Poster">
      <IMG SRC="unknown.jpg">""".replace("{port}", str(site.port))
    address = site.shows("/campaigns/summer", page.encode(), "text/html; charset=utf-8")

    found = await pictures_on(address, limits=FetchLimits(), allowed=site.allowed)

    assert found == [
        Found(site.at("/shared.jpg?a=1&b=2"), "Poster", 1600, 900),
        Found(site.at("/card.jpg")),
        Found(site.at("/linked.jpg")),
        Found(site.at("/campaigns/large.jpg"), "A quiet harbour & its cranes", 1200, 800),
        Found(site.at("/campaigns/small.jpg"), "Small", 200, 100),
        Found(site.at("/campaigns/unknown.jpg")),
    ]
    assert site.connections == 1


async def test_a_page_fetched_as_a_picture_says_that_it_is_one(site, tmp_path) -> None:
    address = site.shows("/page", b"<img src=a.png>", "text/html; charset=ISO-8859-1")

    with (tmp_path / "page").open("w+b") as into:
        fetched = await fetch(address, into, limits=FetchLimits(), allowed=site.allowed)

    assert fetched.is_page
    read = (tmp_path / "page").read_bytes()
    assert pictures_in(read, at=fetched.address, charset=fetched.charset) == [Found(site.at("/a.png"))]


async def test_a_pictures_own_address_is_its_one_picture(site) -> None:
    site.leads("/old", "/new.png")
    site.shows("/new.png", b"picture", "image/png")

    found = await pictures_on(site.at("/old"), limits=FetchLimits(), allowed=site.allowed)

    assert found == [Found(site.at("/new.png"))]


async def test_what_is_neither_has_no_pictures(site) -> None:
    site.shows("/a.pdf", b"<img src=a.png>", "application/pdf")

    assert await pictures_on(site.at("/a.pdf"), limits=FetchLimits(), allowed=site.allowed) == []


async def test_a_page_inside_is_not_looked_at(site) -> None:
    with pytest.raises(NotFetched) as refused:
        await pictures_on(site.at("/"), limits=FetchLimits(), allowed=Allowed())

    assert refused.value.reason is Reason.NOT_ALLOWED
    assert site.connections == 0


async def test_the_beginning_of_an_endless_page_is_enough(site) -> None:
    async def endless(writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<img src=/first.png>")
        while True:
            writer.write(b"<p>more" * 10_000)
            await writer.drain()

    site.says("/", endless)

    found = await pictures_on(site.at("/"), limits=FetchLimits(), allowed=site.allowed)

    assert found == [Found(site.at("/first.png"))]


def test_only_pictures_of_the_web_are_found() -> None:
    page = """<img src="data:image/png;base64,AAAA"><img src="javascript:alert(1)"><img src="file:///etc/passwd">
      <img src=""><img><img src="  "><img src="logo.SVG?v=2"><img src="http://mika:x@example.org/a.png">
      <img src="http://127.1/a.png"><img src="a\\b.png"><img src="pixel.gif" width=1 height=1>
      <img src="icon.png" width="16"><img src="
        good.png
      ">"""

    assert addresses(page) == ["https://example.org/campaigns/good.png"]


def test_what_is_not_shown_is_not_found() -> None:
    page = """<!-- <img src=1.png> --><script>"<img src=2.png>"</script><style><img src=3.png></style>
      <textarea><img src=4.png></textarea><a title="<img src=5.png>" data-x='<img src=6.png>'>
      <noscript><img src=7.png></noscript>"""

    assert addresses(page) == ["https://example.org/campaigns/7.png"]


def test_the_largest_of_a_set_and_a_late_picture_are_found() -> None:
    page = """<img src="a.jpg" srcset="a-400.jpg 400w, /w_1600,h_900/a.jpg 1600w,
      a-800.jpg 800w"><img data-src="late.jpg"><img src="b.jpg" srcset="b-2x.jpg 2x">"""

    assert addresses(page) == [
        "https://example.org/w_1600,h_900/a.jpg",
        "https://example.org/campaigns/late.jpg",
        "https://example.org/campaigns/b.jpg",
    ]


def test_a_base_moves_the_pictures_and_the_first_base_counts() -> None:
    page = '<base href="/elsewhere/"><base href="//other.example/"><img src="a.png">'

    assert addresses(page) == ["https://example.org/elsewhere/a.png"]


def test_the_same_picture_is_found_once_and_never_more_than_thirty() -> None:
    page = '<meta property="og:image" content="1.png"><meta property="og:image:secure_url" content="1.png">'
    page += "".join(f"<img src={number % 50}.png>" for number in range(5000))

    found = addresses(page)

    assert len(found) == len(set(found)) == 30
    assert found[0].endswith("/1.png")


@pytest.mark.parametrize(
    ("declared", "before", "codec"),
    [
        ("windows-1252", "", "cp1252"),
        ("", '<meta charset="shift_jis">', "shift_jis"),
        ("", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("nonsense", "", "utf-8"),
        ("punycode", "", "utf-8"),
        ("zlib", "", "utf-8"),
        ("", "", "utf-8"),
    ],
)
def test_alt_text_is_read_in_the_pages_own_letters(declared: str, before: str, codec: str) -> None:
    word = {"cp1252": "Größe", "shift_jis": "港", "cp1251": "порт", "utf-8": "港 Größe"}[codec]
    page = f'{before}<img src="a.png" alt="{word}">'.encode(codec)

    assert pictures_in(page, at=HERE, charset=declared)[0].alt == word


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<!--",
            "<a ",
            "</",
            '<a b="',
            "<a b='",
            "<a b=",
            "<![",
            "<?",
            "<img a=\"'",
            "<img src=a ",
            "<script>",
        ),
        *(
            "<script>x</script",
            "<a" + " " * 100,
            "<img " + "a=1 " * 50,
            "&#1111111111",
            "<img src=&#",
            "<",
            ">",
        ),
        *(
            '<img srcset="' + "a, " * 1000 + '">',
            "<base href=a>",
            "<link rel=image_src href=a>",
            "/",
            "=",
            "<a =",
            "\x00",
        ),
        *(
            "<meta property=og:image content=a>",
            "<img src=" + "a" * 3000 + ">",
            "<img src=a width=" + "9" * 3000 + ">",
        ),
    ],
)
def test_a_hostile_page_takes_no_longer_than_an_honest_one(piece: str) -> None:
    page = (piece * (2 * 1024 * 1024 // len(piece))).encode()
    began = time.process_time()

    found = pictures_in(page, at=HERE)

    assert time.process_time() - began < 5
    assert len(found) <= 30


def test_a_number_too_long_to_be_a_letter_is_only_text() -> None:
    digits = "1" * 5000
    page = f'<img src="a.png" alt="&#{digits};" width="{digits}"><img src="b.png" alt="&#{digits[:4000]};">'

    assert len(pictures_in(page.encode(), at=HERE)) == 2
