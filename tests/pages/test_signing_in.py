"""People come in, are led where they wanted to go, are spoken to in their language, and go."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from httpx2 import ASGITransport, AsyncClient

from showcase.actions.boards import BoardForm, create_board
from showcase.actions.letters import invite, new_email_key
from showcase.foundation import clock
from showcase.models import (
    Board,
    EmailKey,
    HalfwayIn,
    Job,
    Person,
    Pin,
    Placement,
    Purpose,
    Record,
    Session,
)
from showcase.outside.mail import NotSetUp
from showcase.web.cookies import SESSION
from tests.conftest import PASSWORD

SENTENCE = "The e-mail address and the password do not go together, or they were tried too often."
NEW = "lamps over the green water"

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
    for cookie in answer.headers.get_list("set-cookie"):
        given = cookie.lower()
        assert "httponly" in given and "samesite=lax" in given and "path=/" in given and "domain" not in given
    assert (await client.get("/")).status_code == 200
    kept = await Session.get()
    assert client.cookies[SESSION] not in (kept.digest, "") and len(kept.digest) == 64


async def test_over_https_the_cookie_stays_there(app, browser, vera, monkeypatch):
    monkeypatch.setattr(app.state, "settings", _with(app.state.settings, base_url="https://showcase.test"))

    client = browser()
    client.base_url = "https://showcase.test"

    answer = await sign_in(client)

    for cookie in answer.headers.get_list("set-cookie"):
        assert cookie.startswith("__Host-")
        assert "secure" in cookie.lower() and "path=/" in cookie.lower() and "domain" not in cookie.lower()
    assert (await client.get("/you")).status_code == 200
    client.cookies.clear()
    client.cookies.set(SESSION, answer.cookies[f"__Host-{SESSION}"])
    assert (await client.get("/you")).status_code == 303
    back = await sign_in(client)
    assert (await client.post("/sign-out")).headers["set-cookie"].startswith('__Host-showcase=""; expires=')
    assert back.status_code == 303


def _with(settings, **changes):
    return replace(settings, **changes)


async def test_nobody_hears_which_part_was_wrong(browser, vera, cora, mika):
    await Person.filter(id=cora.id).update(left_at=clock.now())
    await Person.filter(id=mika.id).update(password=None)
    for _ in range(20):
        await sign_in(browser(), email="olga@example.org", password="not hers")

    wrong = await sign_in(browser(), password="not hers")
    unknown = await sign_in(browser(), email="nobody@example.org")
    left = await sign_in(browser(), email="cora@example.org")
    without = await sign_in(browser(), email="mika@example.org")
    locked = await sign_in(browser(), email="olga@example.org")
    odd = await sign_in(browser(), email="x" * 5000, password="y" * 5000)
    nothing = await sign_in(browser(), email="", password="")

    for answer in (wrong, unknown, left, without, locked, odd, nothing):
        assert answer.status_code == 401
        assert SENTENCE in answer.text
        assert 'href="/sign-in/forgotten"' in answer.text
        assert "set-cookie" not in answer.headers
    pages = {
        re.sub(r'value="(vera|nobody|cora|mika|olga)@example.org"', "", answer.text)
        for answer in (wrong, unknown, left, without, locked)
    }
    assert len(pages) == 1
    assert not await Session.exists()


async def test_whoever_is_locked_out_is_so_with_the_right_password_too(browser, vera, monkeypatch):
    for _ in range(10):
        await sign_in(browser(), password="not hers")

    locked = await sign_in(browser())
    now = clock.now() + timedelta(minutes=16)
    monkeypatch.setattr(clock, "now", lambda: now)
    later = await sign_in(browser())

    assert locked.status_code == 401 and SENTENCE in locked.text
    assert later.status_code == 303


async def test_a_locked_address_hears_the_same_and_others_still_come_in(app, browser, vera):
    for number in range(50):
        await sign_in(browser(), email=f"{number}@example.org")
    elsewhere = ASGITransport(app, client=("192.0.2.7", 40000))

    here = await sign_in(browser())
    async with AsyncClient(transport=elsewhere, base_url="http://showcase.test") as other:
        there = await sign_in(other)

    assert here.status_code == 401 and SENTENCE in here.text
    assert there.status_code == 303


async def test_nobody_can_lock_vera_out_of_her_own_browser(browser, vera):
    own = browser()
    await sign_in(own)
    await own.post("/sign-out")
    for _ in range(30):
        await sign_in(browser(), password="not hers")
    assert (await sign_in(browser())).status_code == 401

    assert (await sign_in(own)).status_code == 303


async def test_a_browser_gets_a_new_session_at_each_sign_in_and_its_old_one_ends(browser, vera, mika):
    client, copy = browser(), browser()
    await sign_in(client)
    first = client.cookies[SESSION]
    copy.cookies.set(SESSION, first)

    await sign_in(client, email="mika@example.org")

    assert client.cookies[SESSION] != first
    assert (await copy.get("/you")).status_code == 303
    assert (await Session.get()).person_id == mika.id


async def test_a_session_key_that_was_planted_is_not_taken_over(browser, vera):
    client = browser()
    client.cookies.set(SESSION, "planted-by-somebody-else")

    answer = await sign_in(client)

    assert answer.cookies[SESSION] != "planted-by-somebody-else"
    assert await Session.all().count() == 1


async def test_a_second_step_comes_before_a_session(browser, vera):
    await Person.filter(id=vera.id).update(two_steps_since=clock.now())
    client = browser()

    answer = await sign_in(client, next="/boards")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in/second-step")
    assert SESSION not in answer.cookies
    assert (await HalfwayIn.get()).following == "/boards"
    assert not await Session.exists()


async def test_with_the_provider_only_no_password_lets_anybody_in(
    app, browser, vera, signed_in, post, monkeypatch
):
    client = await signed_in(vera)
    key = await new_email_key(vera, Purpose.PASSWORD, secret=app.state.settings.secret_key)
    only = _with(
        app.state.settings, oidc_only=True, oidc_issuer="https://id.example.org", oidc_name="Harbour ID"
    )
    monkeypatch.setattr(app.state, "settings", only)

    page = await browser().get("/sign-in?next=/boards")
    answers = [
        await sign_in(browser()),
        await browser().get("/sign-in/forgotten"),
        await browser().post("/sign-in/forgotten", data={"email": vera.email}),
        await browser().post(f"/sign-in/letters/{key}", data={"password": NEW}),
        await client.post("/you/password", data={"old": PASSWORD, "password": NEW}),
    ]
    letter = await browser().get(f"/sign-in/letters/{key}")
    account = await client.get("/you")

    assert page.headers["location"] == "/sign-in/provider?next=%2Fboards"
    for answer in answers:
        assert answer.status_code == 403
        assert "There are no passwords here" in answer.text
    assert letter.headers["location"] == "/sign-in"
    assert 'type="password"' not in account.text and "There are no passwords here" in account.text
    assert await post() == []
    assert (await Person.get(id=vera.id)).password == vera.password


async def test_somebody_who_leaves_is_out_at_once(signed_in, vera):
    browser = await signed_in(vera)
    assert (await browser.get("/")).status_code == 200

    await Person.filter(id=vera.id).update(left_at=clock.now())

    assert (await browser.get("/")).headers["location"].startswith("/sign-in")


async def test_signing_out_ends_the_session_for_every_copy_of_the_cookie(signed_in, browser, vera):
    client, copy = await signed_in(vera), browser()
    copy.cookies.set(SESSION, client.cookies[SESSION])

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


# --- letters


def link(letter) -> str:
    found = re.search(r"http://showcase\.test(/sign-in/letters/\S+)", letter.text)
    assert found
    return found[1]


async def test_vera_forgets_her_password_and_takes_a_new_one_by_a_letter(browser, signed_in, vera, post):
    elsewhere = await signed_in(vera)
    client = browser()
    answer = await client.post("/sign-in/forgotten", data={"email": " Vera@example.org"})
    assert "If there is an account with this address" in answer.text
    (letter,) = await post()
    assert (letter.to, letter.subject) == ("vera@example.org", "A new password for Showcase")

    page = await client.get(link(letter))
    assert (page.headers["referrer-policy"], page.headers["cache-control"]) == ("same-origin", "no-store")
    assert "vera@example.org" in page.text
    come = await client.post(link(letter), data={"password": NEW})

    assert (come.status_code, come.headers["location"]) == (303, "/")
    assert (await client.get("/you")).status_code == 200
    assert (await elsewhere.get("/you")).status_code == 303
    assert (await sign_in(browser())).status_code == 401
    assert (await sign_in(browser(), password=NEW)).status_code == 303
    (told,) = await post()
    assert told.subject == "Your password was changed"


async def test_a_link_is_good_once_and_for_its_time_and_all_that_are_not_look_the_same(
    browser, vera, settings, monkeypatch
):
    secret = settings.secret_key
    used, other = [await new_email_key(vera, Purpose.PASSWORD, secret=secret) for _ in "ab"]
    await browser().post(f"/sign-in/letters/{used}", data={"password": NEW})
    late = await new_email_key(vera, Purpose.PASSWORD, secret=secret)
    invitation = await new_email_key(vera, Purpose.INVITATION, secret=secret)
    now = clock.now() + timedelta(minutes=61)
    monkeypatch.setattr(clock, "now", lambda: now)

    pages = set()
    for key in (used, other, late, "never-was", "x" * 3000):
        for answer in (
            await browser().get(f"/sign-in/letters/{key}"),
            await browser().post(f"/sign-in/letters/{key}", data={"password": NEW + " and more"}),
        ):
            assert answer.status_code == 404
            assert answer.headers["referrer-policy"] == "same-origin"
            pages.add(re.sub(r'name="back" value="[^"]*"', "", answer.text))

    assert len(pages) == 1
    assert 'href="/sign-in/forgotten"' in pages.pop()
    assert (await browser().get(f"/sign-in/letters/{invitation}")).status_code == 200
    assert (await sign_in(browser(), password=NEW)).status_code == 303


async def test_two_who_follow_one_link_at_once_are_not_both_let_in(browser, vera, settings):
    key = await new_email_key(vera, Purpose.PASSWORD, secret=settings.secret_key)

    answers = await asyncio.gather(
        *(browser().post(f"/sign-in/letters/{key}", data={"password": f"{NEW} {n}"}) for n in range(4))
    )

    assert sorted(answer.status_code for answer in answers) == [303, 404, 404, 404]


async def test_a_password_that_is_refused_leaves_the_link_good(browser, vera, settings):
    key = await new_email_key(vera, Purpose.PASSWORD, secret=settings.secret_key)

    short = await browser().post(f"/sign-in/letters/{key}", data={"password": "short"})

    assert short.status_code == 422 and "at least 15 characters" in short.text
    assert (await browser().post(f"/sign-in/letters/{key}", data={"password": NEW})).status_code == 303


async def test_looking_at_a_link_does_not_use_it_up(browser, vera, settings):
    key = await new_email_key(vera, Purpose.PASSWORD, secret=settings.secret_key)
    for _ in range(3):
        await browser().get(f"/sign-in/letters/{key}")

    assert (await browser().post(f"/sign-in/letters/{key}", data={"password": NEW})).status_code == 303


async def test_a_letter_does_not_go_around_the_second_step(browser, vera, settings):
    await Person.filter(id=vera.id).update(two_steps_since=clock.now())
    key = await new_email_key(vera, Purpose.PASSWORD, secret=settings.secret_key)

    answer = await browser().post(f"/sign-in/letters/{key}", data={"password": NEW})

    assert answer.headers["location"] == "/sign-in/second-step"
    assert not await Session.exists()


async def test_whoever_left_gets_neither_letters_nor_in(browser, vera, settings, post):
    key = await new_email_key(vera, Purpose.PASSWORD, secret=settings.secret_key)
    await Person.filter(id=vera.id).update(left_at=clock.now())

    await browser().post("/sign-in/forgotten", data={"email": "vera@example.org"})

    assert await post() == []
    assert (await browser().get(f"/sign-in/letters/{key}")).status_code == 404


async def test_nobody_hears_by_asking_whether_there_is_an_account(browser, vera, asked):
    questions = []
    pages = []
    for email in ("vera@example.org", "nobody@example.org", "x" * 4000, ""):
        asked.clear()
        answer = await browser().post("/sign-in/forgotten", data={"email": email})
        questions.append([re.sub(r"'[^']*'|\[.*?\]|\d+", "", question) for question in asked])
        pages.append(answer.text)

    assert len(set(pages)) == 1
    assert all(one == questions[0] for one in questions)


async def test_without_a_mail_server_nobody_is_left_waiting_for_a_letter(app, browser, vera, monkeypatch):
    monkeypatch.setattr(app.state, "workshop", replace(app.state.workshop, mail=NotSetUp()))

    page = await browser().get("/sign-in/forgotten")

    assert "Ask an admin of Showcase for a link" in page.text
    assert 'name="email"' not in page.text


async def test_nobodys_mailbox_is_filled_and_no_address_asks_without_end(browser, vera, post, monkeypatch):
    sent = 0
    at = clock.now()
    for minute in range(30):
        monkeypatch.setattr(clock, "now", lambda: at + timedelta(minutes=minute))  # noqa: B023
        for _ in range(2):
            await browser().post("/sign-in/forgotten", data={"email": "vera@example.org"})
        sent += len(await post())
    assert sent == 5

    monkeypatch.setattr(clock, "now", lambda: at + timedelta(hours=5))
    for number in range(40):
        await browser().post("/sign-in/forgotten", data={"email": f"{number}@example.org"})
    assert await Job.filter(task="send new password").count() == 20


async def test_the_invited_choose_a_password_and_are_in(browser, ada, vera, post):
    await Person.filter(id=vera.id).update(password=None, language="es")
    vera = await Person.get(id=vera.id)
    await invite(vera, by=ada)
    await invite(vera, by=ada)
    (letter,) = await post()
    assert letter.language == "es"
    client = browser()

    page = await client.get(link(letter))
    answer = await client.post(link(letter), data={"password": NEW})

    assert page.status_code == 200
    assert answer.status_code == 303
    assert (await client.get("/you")).status_code == 200
    vera = await Person.get(id=vera.id)
    assert vera.invited_at is None and vera.password.startswith("$argon2id$")
    assert await post() == []
    assert await Record.filter(verb="invite").count() == 2


async def test_no_key_stands_in_a_row(browser, ada, vera, post, settings):
    await invite(vera, by=ada)
    waiting = [str(job.arguments) for job in await Job.filter(task="send key")]
    (letter,) = await post()
    key = link(letter).rpartition("/")[2]

    kept = await EmailKey.get()

    assert len(waiting) == 1 and key not in waiting[0] and "key" not in waiting[0]
    assert key not in {str(value) for value in vars(kept).values()}
    assert not [record for record in await Record.all() if key in str(record.detail)]


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
