"""People come in, are led where they wanted to go, are spoken to in their language, and go."""

import re
from dataclasses import replace

import pytest

from showcase.actions.boards import BoardForm, create_board
from showcase.foundation import clock
from showcase.models import Board, Person, Pin, Placement, Session
from showcase.web.identity import COOKIE
from tests.conftest import PASSWORD

AWAY = [
    "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example",
    "javascript:alert(1)", "/%0d%0aset-cookie:x=1\r\nx: y", "/\r\nset-cookie: x=1", "/\t/evil.example", "///evil.example",
    "evil.example", "http:///evil.example", "/..//evil.example\\x", "\x00//evil.example",
]  # fmt: skip


async def sign_in(client, email="vera@example.org", password=PASSWORD, **more):
    return await client.post("/sign-in", data={"email": email, "password": password, **more})


async def test_vera_signs_in_and_is_where_she_wanted_to_be(browser, vera):
    client = browser()

    answer = await sign_in(client, email=" Vera@Example.org ", next="/boards?group=campaign")

    assert (answer.status_code, answer.headers["location"]) == (303, "/boards?group=campaign")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
    assert (await client.get("/")).status_code == 200
    kept = await Session.get()
    assert client.cookies[COOKIE] not in (kept.digest, "") and len(kept.digest) == 64


async def test_over_https_the_cookie_stays_there(app, browser, vera, monkeypatch):
    monkeypatch.setattr(app.state, "settings", _with(app.state.settings, base_url="https://showcase.example"))

    answer = await sign_in(browser())

    assert "secure" in answer.headers["set-cookie"].lower()


def _with(settings, **changes):
    return replace(settings, **changes)


async def test_nobody_hears_which_part_was_wrong(browser, vera, cora):
    await Person.filter(id=cora.id).update(left_at=clock.now())

    wrong = await sign_in(browser(), password="not hers")
    unknown = await sign_in(browser(), email="nobody@example.org")
    left = await sign_in(browser(), email="cora@example.org")
    odd = await sign_in(browser(), email="x" * 5000, password="y" * 5000)

    for answer in (wrong, unknown, left, odd):
        assert answer.status_code == 401
        assert "The e-mail address and the password do not go together. Try again." in answer.text
        assert "set-cookie" not in answer.headers
    assert wrong.text.replace("vera@", "") == unknown.text.replace("nobody@", "")
    assert not await Session.exists()


async def test_somebody_who_leaves_is_out_at_once(signed_in, vera):
    browser = await signed_in(vera)
    assert (await browser.get("/")).status_code == 200

    await Person.filter(id=vera.id).update(left_at=clock.now())

    assert (await browser.get("/")).headers["location"].startswith("/sign-in")


async def test_signing_out_ends_the_session_for_every_copy_of_the_cookie(signed_in, browser, vera):
    client, copy = await signed_in(vera), browser()
    copy.cookies.set(COOKIE, client.cookies[COOKIE])

    answer = await client.post("/sign-out")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert (await copy.get("/")).status_code == 303
    assert (await copy.post("/sign-out")).status_code == 303
    assert not await Session.exists()


async def test_signing_out_is_not_a_link(signed_in, vera):
    client = await signed_in(vera)

    assert (await client.get("/sign-out")).status_code == 405
    assert (await client.get("/")).status_code == 200


@pytest.mark.parametrize("where", AWAY, ids=range(len(AWAY)))
async def test_nobody_is_led_away_from_here(browser, signed_in, vera, mika, posters, pinned, where):
    pin = await pinned("Lamp", posters, by=mika)
    client = await signed_in(mika)

    led = [
        await sign_in(browser(), next=where),
        await client.get("/sign-in", params={"next": where}),
        await client.post("/language", data={"language": "en", "back": where}),
        await client.post(f"/pins/{pin.id}/placements", data={"board": "posters", "back": where}),
        await client.post("/pins/bulk", data={"verb": "tag", "tags": "a", "pin": str(pin.id), "back": where}),
        await client.post("/boards/posters/order", data={"pin": str(pin.id), "number": "1", "back": where}),
    ]

    for answer in led:
        location = answer.headers["location"]
        assert answer.status_code == 303
        assert location.startswith("/") and not location.startswith(("//", "/\\"))
        assert "evil" not in location and "javascript" not in location
        assert "x" not in answer.cookies
    page = await browser().get("/sign-in", params={"next": where})
    assert '<input type="hidden" name="next" value="">' in page.text


async def test_what_was_not_a_look_is_not_repeated_after_signing_in(browser, vera):
    answer = await browser().post("/pins/1/trash")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


async def test_a_program_without_a_key_is_told_so(browser, vera):
    answer = await browser().get("/", headers={"accept": "application/json"})

    assert answer.status_code == 401
    assert answer.json()["title"] == "Sign in first"


@pytest.mark.parametrize("path", ["/pin", "/pins/1/edit", "/boards/new", "/boards/posters/edit", "/trash"])
async def test_guests_see_nothing(browser, posters, path):
    answer = await browser().get(path)

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=")


async def test_the_demo_offers_its_people_and_nothing_else_does(app, browser, vera, mika):
    assert "showcase-demo" not in (await browser().get("/sign-in")).text

    app.state.is_demo = True

    assert "vera@example.org" in (await browser().get("/sign-in")).text


# --- languages


@pytest.mark.parametrize(
    ("accept", "language", "direction"),
    [
        ("es-MX,es;q=0.9", "es", "ltr"),
        ("ar", "ar", "rtl"),
        ("fr, ar;q=0.4, es;q=0.8", "es", "ltr"),
        ("", "en", "ltr"),
        ("xx;q=nonsense, *", "en", "ltr"),
        (";;;,,,q=" * 200, "en", "ltr"),
    ],
)
async def test_a_browsers_language_is_spoken(browser, vera, accept, language, direction):
    page = await browser().get("/sign-in", headers={"accept-language": accept})

    assert f'<html lang="{language}" dir="{direction}">' in page.text


async def test_a_choice_goes_before_the_browser_and_a_persons_before_both(browser, signed_in, vera):
    client = browser()
    answer = await client.post("/language", data={"language": "ar", "back": "/sign-in"})
    assert answer.headers["location"] == "/sign-in"
    page = await client.get("/sign-in", headers={"accept-language": "es"})
    assert '<html lang="ar" dir="rtl">' in page.text

    mine = await signed_in(vera)
    await mine.post("/language", data={"language": "es"})
    mine.cookies.set("showcase-language", "ar")
    assert '<html lang="es" dir="ltr">' in (await mine.get("/")).text


async def test_a_language_that_is_none_is_refused(browser, signed_in, vera):
    assert (await (await signed_in(vera)).post("/language", data={"language": "xx"})).status_code == 422
    client = browser()
    client.cookies.set("showcase-language", "../../etc")
    assert '<html lang="en"' in (await client.get("/sign-in")).text


# --- what is said once


async def test_what_was_done_is_said_once_and_can_be_undone(signed_in, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    browser = await signed_in(mika)

    answer = await browser.post(f"/pins/{pin.id}/trash")
    script = await browser.get("/boards/posters", headers={"accept": "text/html, application/json"})
    page = await browser.get(answer.headers["location"])
    again = await browser.get(answer.headers["location"])

    said = "“Low sun” is in the trash for 30 days."
    assert script.status_code == 200
    assert said in page.text and f'action="/pins/{pin.id}/restoration"' in page.text
    assert said not in again.text and "Low sun" not in again.text
    await browser.post(f"/pins/{pin.id}/restoration")
    assert "Low sun" in (await browser.get("/boards/posters")).text


async def test_what_was_done_is_said_even_when_what_follows_is_gone(signed_in, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    browser = await signed_in(mika)
    await browser.post(f"/pins/{pin.id}/trash")

    page = await browser.get("/nowhere")

    assert page.status_code == 404
    assert "“Low sun” is in the trash for 30 days." in page.text


@pytest.mark.parametrize("what", ["close", "place", "take off", "move", "bulk", "board"])
async def test_every_undo_undoes(signed_in, mika, lisbon, posters, pinned, what):
    other = await create_board(BoardForm("Lamps", lisbon), by=mika)
    pin = await pinned("Low sun", posters, by=mika)
    browser = await signed_in(mika)
    if what == "take off":
        await browser.post(f"/pins/{pin.id}/placements", data={"board": "lamps"})
        await browser.get("/")

    async def state():
        return (
            await Pin.all().values_list("id", "board_id", "trashed_at"),
            await Placement.all().order_by("board_id").values_list("board_id", "pin_id"),
            await Board.all()
            .order_by("id")
            .values_list("closed_at", "trashed_at", "pin_count", "home_count"),
        )

    before = await state()
    await {
        "close": lambda: browser.post("/boards/posters/closing"),
        "place": lambda: browser.post(f"/pins/{pin.id}/placements", data={"board": other.slug}),
        "take off": lambda: browser.post(f"/boards/lamps/pins/{pin.id}/off"),
        "move": lambda: browser.post(f"/pins/{pin.id}/placements", data={"board": "lamps", "move": "1"}),
        "bulk": lambda: browser.post("/pins/bulk", data={"verb": "trash", "pin": [str(pin.id)]}),
        "board": lambda: browser.post("/boards/posters/trash"),
    }[what]()
    assert await state() != before
    page = await browser.get("/")
    undo = re.search(r'<div class="notice".*?action="([^"]+)"', page.text, re.DOTALL)[1].replace("&amp;", "&")

    answer = await browser.post(undo)

    assert answer.status_code == 303
    assert await state() == before
