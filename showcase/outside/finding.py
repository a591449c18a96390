"""Find the pictures of a web page: first those that it offers for sharing, then its largest."""

import asyncio
import codecs
import re
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import dataclass, replace

from showcase.outside.addresses import Address, joined
from showcase.outside.connections import INTERNET, Network
from showcase.outside.fetching import PAGES, Answer, FetchLimits, answered, within
from showcase.outside.reach import Allowed
from showcase.outside.tags import tags

LONGEST_PAGE = 2 * 1024 * 1024  # bytes; what comes after is not read
MOST_PICTURES = 30
MOST_LOOKED_AT = 1000  # pictures on one page
SMALLEST_SIDE = 64  # px; smaller ones are icons and counters
LONGEST_ALT = 300  # characters

_WANTED = frozenset({"base", "img", "link", "meta"})
_SHARED = {"og:image": 0, "twitter:image": 1, "twitter:image:src": 1}
_SAME_SHARED = {"og:image:url", "og:image:secure_url"}
_ABOUT_SHARED = {"og:image:width": "width", "og:image:height": "height", "og:image:alt": "alt"}
_LINKED, _ON_PAGE = 2, 3
_CHARSET_IN_PAGE = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([a-zA-Z0-9_-]{1,30})""", re.IGNORECASE
)
_CHARSETS = {
    *("utf-8", "utf-16", "koi8-r", "koi8-u", "big5", "gb2312", "gbk", "gb18030"),
    *("shift_jis", "euc_jp", "iso2022_jp", "euc_kr"),
    *(f"iso8859-{part}" for part in range(1, 17)),
    *(f"cp125{page}" for page in range(9)),
}


@dataclass(frozen=True)
class Found:
    """A picture that a page shows. Width and height are in px, as the page declares them, if it does."""

    address: str
    alt: str = ""
    width: int | None = None
    height: int | None = None


async def pictures_on(
    address: str, *, limits: FetchLimits, allowed: Allowed, network: Network = INTERNET
) -> list[Found]:
    """The pictures of the page at an address, at most 30. A picture's own address is its one picture.

    None of them has been fetched: each is an address to hand to `fetch`, which checks it.
    Raises NotFetched.
    """
    with within(limits.seconds):
        async with answered(address, limits=limits, allowed=allowed, network=network) as answer:
            at, charset = str(answer.address), answer.charset
            if answer.media_type.startswith("image/"):
                return [Found(at)]
            if answer.media_type not in PAGES:
                return []
            page = await _beginning(answer, most=min(LONGEST_PAGE, limits.bytes))
    return await asyncio.to_thread(pictures_in, page, at=at, charset=charset)


def pictures_in(page: bytes, *, at: str, charset: str = "") -> list[Found]:
    """The same for a page that has been read already.

    at: the page's address. charset: as its answer declared it.
    """
    text = page[:LONGEST_PAGE].decode(_codec(page, charset), errors="replace")
    best: dict[str, tuple[int, int, Found]] = {}
    for rank, found in _offered(text, at=at):
        area = (found.width or 0) * (found.height or 0) if rank == _ON_PAGE else 0
        seen = best.get(found.address)
        if seen is None or (rank, -area) < seen[:2]:
            best[found.address] = (rank, -area, found)
    ordered = sorted(best.values(), key=lambda ranked: ranked[:2])
    return [found for _, _, found in ordered[:MOST_PICTURES]]


async def _beginning(answer: Answer, *, most: int) -> bytes:
    page = bytearray()
    async with aclosing(answer.body()) as chunks:
        async for chunk in chunks:
            page += chunk
            if len(page) >= most:
                break
    return bytes(page[:most])


def _codec(page: bytes, declared: str) -> str:
    """Only codecs of real pages: some that Python knows take very long, or do not make text."""
    in_page = _CHARSET_IN_PAGE.search(page[:2048])
    for name in (declared, in_page[1].decode("ascii") if in_page else ""):
        try:
            codec = codecs.lookup(name).name
        except (LookupError, ValueError):
            continue
        if codec in _CHARSETS:
            return codec
    return "utf-8"


def _offered(text: str, *, at: str) -> Iterator[tuple[int, Found]]:
    """Pictures with their rank, as the page names them; the least is the one it would rather show."""
    shared: list[tuple[int, Found]] = []
    shown: list[tuple[int, Found]] = []
    base: Address | None = None
    for name, attributes in tags(text, wanted=_WANTED):
        if name == "base":
            base = base or joined(attributes.get("href", ""), to=at)
        elif name == "meta":
            _note_shared(shared, attributes)
        elif name == "img":
            shown.append((_ON_PAGE, _drawn(attributes)))
        elif "image_src" in attributes.get("rel", "").lower().split():
            shown.append((_LINKED, Found(attributes.get("href", ""))))
        if len(shown) == MOST_LOOKED_AT:
            break
    for rank, found in shared + shown:
        yield from _placed(rank, found, at=str(base or at))


def _note_shared(shared: list[tuple[int, Found]], attributes: dict[str, str]) -> None:
    """A property about a picture belongs to the one that was named last before it."""
    key = (attributes.get("property") or attributes.get("name") or "").lower()
    value = attributes.get("content", "")
    if key in _SHARED and len(shared) < MOST_PICTURES:
        shared.append((_SHARED[key], Found(value)))
    elif key in _SAME_SHARED and shared and shared[-1][0] == _SHARED["og:image"]:
        rank, found = shared[-1]
        shared[-1] = (rank, replace(found, address=value))
    elif key in _ABOUT_SHARED and shared:
        rank, found = shared[-1]
        shared[-1] = (rank, _told(found, _ABOUT_SHARED[key], value))


def _told(found: Found, about: str, value: str) -> Found:
    if about == "alt":
        return replace(found, alt=_alt(value))
    return replace(found, width=_px(value)) if about == "width" else replace(found, height=_px(value))


def _drawn(attributes: dict[str, str]) -> Found:
    return Found(
        _largest(attributes.get("srcset", "")) or attributes.get("src") or attributes.get("data-src", ""),
        _alt(attributes.get("alt", "")),
        _px(attributes.get("width", "")),
        _px(attributes.get("height", "")),
    )


def _largest(srcset: str) -> str:
    """The widest picture of a set whose widths are given: `small.jpg 400w, large.jpg 1600w`."""
    described = [words for part in re.split(r",\s+", srcset) if len(words := part.split()) == 2]
    wide = [
        (_px(width.removesuffix("w")) or 0, address) for address, width in described if width.endswith("w")
    ]
    return max(wide, default=(0, ""))[1]


def _placed(rank: int, found: Found, *, at: str) -> Iterator[tuple[int, Found]]:
    """With its whole address; nothing when it has none, is an icon, or is a drawing in SVG."""
    written = found.address.strip()
    address = joined(written, to=at) if written else None
    if address is None or address.target.partition("?")[0].lower().endswith(".svg"):
        return
    if any(side is not None and side < SMALLEST_SIDE for side in (found.width, found.height)):
        return
    yield rank, replace(found, address=str(address))


def _alt(text: str) -> str:
    return " ".join(text.split())[:LONGEST_ALT]


def _px(text: str) -> int | None:
    return int(text) if re.fullmatch("[0-9]{1,5}", text.strip()) else None
