"""Whatever is asked for, at whatever address, by whomever: an answer, and never a fault of ours."""

import random
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.routing import Route

from showcase.app import routes
from showcase.models import Pin

HOUSE = Path(__file__).parents[2]

ODD = [
    "", " ", "0", "-1", "1", "7", "1.5", "1e9", "abc", "None", "null", "true", "[]", "{}", "9223372036854775807", "9" * 40,
    "9" * 5000, "\u0661", "\u00b2", "\x00", "a\x00b", "\ufffd", "\ud800", "\u202e", "é" * 300, "💥" * 100, "..", "../../etc",
    "a/b", "'", "' OR 1=1 --", "'; DROP TABLE pin; --", '"><script>alert(1)</script>', "{{7*7}}", "%s%n%x", "%00", "%", "%zz",
    "board:", "board:posters", "region:\x00", ":", "::", "2026-02-31", "2026-13-45", "9999-12-31", "0000-00-00", "10000-01-01",
    "2026-01-01T25:00", "0001-01-01", "javascript:alert(1)", "//evil.example", "http://[::1", "=1+1", "\r\nx: y", "a" * 100_000,
    "posters", "lisbon", "mika", "admin", "trash", "restore", "private", "eyJ2IjoxfQ", "AAAA", "*", ",", ",,,,", "\\", "￿", "¼",
]  # fmt: skip

IN_SOURCE = re.compile(
    r"""(?:query_params\.get|form\.(?:text|texts|number|numbers|words|files)|after|pairs)\(\s*(?:request,\s*)?["']([\w-]+)["']"""
)


def names_asked_for() -> list[str]:
    """What pages read from a query or a form, as they are written."""
    names = {"after", "select", "arrange", "region", "group", "on", "next", "back"}
    for folder in ("pages", "web"):
        for file in sorted((HOUSE / "showcase" / folder).rglob("*.py")):
            names |= set(IN_SOURCE.findall(file.read_text()))
    return sorted(names)


NAMES = names_asked_for()
USUAL = {
    "slug": "posters", "pin": "1", "media": "1", "person": "1", "handle": "mika", "section": "1", "upload": "1", "report": "1",
    "request": "1", "session": "1", "token": "1", "rule": "1", "consent": "1", "width": "236", "key": "x", "version": "x",
    "name": "app.css",
}  # fmt: skip


def asked(route: Route, chance: random.Random):
    """Requests of one route: its path with an odd value or usual ones, and odd values behind it or in its form."""
    for method in sorted((route.methods or set()) - {"HEAD"}):
        for is_path_odd in (False, True):
            parts = re.findall(r"{(\w+)(?::\w+)?}", route.path)
            if is_path_odd and not parts:
                continue
            path = route.path
            for part in parts:
                usual = USUAL.get(part, "1") if not (part == "slug" and "teams" in route.path) else "lisbon"
                value = _odd_path(chance) if is_path_odd else usual
                path = re.sub(rf"{{{part}(?::\w+)?}}", lambda _found, value=value: value, path)
            fields = {
                name: chance.choice(ODD).encode("utf-8", "surrogatepass")[:20_000]
                for name in chance.sample(NAMES, k=min(len(NAMES), 25))
            }
            yield method, path, fields


def _odd_path(chance: random.Random) -> str:
    return quote(chance.choice(ODD)[:2000].encode("utf-8", "surrogatepass"), safe="") or "%20"


def _encoded(fields: dict[str, bytes]) -> str:
    return "&".join(f"{quote(name)}={quote(value)}" for name, value in fields.items())


def test_the_names_are_those_that_pages_read():
    assert len(NAMES) > 40
    assert {"title", "email", "password", "after", "verb", "said", "because"} <= set(NAMES)


@pytest.mark.parametrize("role", ["nobody", "guest", "viewer", "member", "lead", "curator", "admin"])
async def test_no_odd_value_anywhere_is_a_fault(browser, signed_in, something, everybody, role):
    chance = random.Random(f"odd values of {role}")
    client = browser() if role == "nobody" else await signed_in(everybody[role])
    form = {"content-type": "application/x-www-form-urlencoded"}
    rounds = 5 if role in ("admin", "lead") else 2

    for _round in range(rounds):
        for route in routes():
            if "sign-out" in route.path or "sessions" in route.path:
                continue  # would end this way in
            for method, path, fields in asked(route, chance):
                if method == "GET":
                    query = _encoded(dict(chance.sample(sorted(fields.items()), k=8)))[:8000]
                    answer = await client.get(f"{path}?{query}")
                else:
                    answer = await client.request(method, path, content=_encoded(fields), headers=form)
                assert answer.status_code < 500, (method, path, fields)
                assert answer.status_code in EXPECTED, (method, path, answer.status_code)

    # What was thrown about has not thrown anything of others away.
    if role in ("nobody", "guest", "viewer"):
        assert await Pin.filter(trashed_at=None).count() == 4


async def test_a_name_that_is_longer_in_small_letters_is_just_nobodys(signed_in, ada, mika):
    client = await signed_in(ada)
    long = "İ" * 200 + "@example.org"

    heir = await client.post(f"/admin/people/{mika.id}/handing-over", data={"heir": "İ" * 100})
    came = await client.post("/sign-in", data={"email": long, "password": "x"})
    lost = await client.post("/sign-in/forgotten", data={"email": long})

    assert (heir.status_code, came.status_code, lost.status_code) == (422, 401, 200)


EXPECTED = {200, 201, 204, 206, 303, 304, 307, 400, 401, 403, 404, 405, 409, 413, 415, 421, 422, 429}
