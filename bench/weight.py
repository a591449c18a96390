"""What a first visit to a wall brings before any picture: bytes and requests, compressed as browsers ask for it.

python -m bench weight
"""

import asyncio
import re
import tempfile
import urllib.request
from urllib.parse import urljoin

from bench.filling import fill
from bench.load import plain
from bench.serving import served, sign_in
from showcase.foundation.settings import read_settings

PINS = 1_000
MOST_BYTES, MOST_REQUESTS = 150_000, 12
LINKED = re.compile(r'<(?:link|script)\b[^>]*?(?:href|src)="(/assets/[^"]+)"[^>]*>')
IMPORTED = re.compile(r"""\bfrom\s*["'](\.{0,2}/[^"']+)["']|\bimport\s*["'](\.{0,2}/[^"']+)["']""")


def main(*, quick: bool = False) -> None:  # noqa: ARG001 - it is quick
    print("A first visit to a wall, before pictures")
    with tempfile.TemporaryDirectory(prefix="showcase-bench-") as folder:
        settings = read_settings({"SHOWCASE_DATA": folder})
        filled = asyncio.run(fill(settings, PINS))
        cookie = asyncio.run(sign_in(settings, filled.person))
        with served(settings) as server:
            for encoding in ("br", "zstd", "gzip"):
                sizes = _visit(f"http://127.0.0.1:{server.port}/", {**cookie, "Accept-Encoding": encoding})
                kinds = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in _by_kind(sizes).items())
                print(
                    f"  {encoding:4} {sum(sizes.values()) / 1000:6.1f} kB (at most {MOST_BYTES // 1000}) in "
                    f"{len(sizes)} requests (at most {MOST_REQUESTS}): {kinds}",
                    flush=True,
                )


def _visit(address: str, headers: dict[str, str]) -> dict[str, int]:
    """Bytes sent for the page and for all that it links, by address. Of fonts, those that the page preloads."""
    page, size = _get(address, headers)
    sizes, waiting = {address: size}, [urljoin(address, linked) for linked in LINKED.findall(page)]
    while waiting:
        linked = waiting.pop()
        if linked in sizes:
            continue
        text, sizes[linked] = _get(linked, headers)
        if linked.endswith(".js"):
            waiting += [urljoin(linked, one or other) for one, other in IMPORTED.findall(text)]
    sprite = re.search(r'<use href="(/assets/[^"#]+)', page)
    if sprite:
        sizes[urljoin(address, sprite[1])] = _get(urljoin(address, sprite[1]), headers)[1]
    return sizes


def _get(address: str, headers: dict[str, str]) -> tuple[str, int]:
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        body = answer.read()
        return plain(body, answer.headers.get("Content-Encoding", "")).decode(errors="replace"), len(body)


def _by_kind(sizes: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for address, size in sizes.items():
        ending = re.search(r"\.(\w+)$", address.rpartition("/")[2])
        kind = ending[1] if ending else "page"
        found[kind] = found.get(kind, 0) + size
    return found
