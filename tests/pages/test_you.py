"""Your account: what you are called, your password, where you are signed in."""

import re
from datetime import timedelta

import pytest

from showcase.actions.signing_in.tokens import add_token
from showcase.foundation import clock
from showcase.foundation.devices import device_name
from showcase.models import Person, Record, Scope, Session
from showcase.web.cookies import SESSION
from tests.conftest import PASSWORD

NEW = "lamps over the green water"
HOSTILE = '"><script>alert(1)</script>{{ 7*7 }}'

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
CHROME = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
)


async def come_in(client, person, *, device=FIREFOX):
    answer = await client.post(
        "/sign-in", data={"email": person.email, "password": PASSWORD}, headers={"user-agent": device}
    )
    assert answer.status_code == 303
    return client


async def test_vera_says_what_she_is_called_and_what_she_reads(signed_in, vera):
    client = await signed_in(vera)

    answer = await client.post("/you", data={"name": "  Vera   Molina ", "language": "es"})

    assert answer.headers["location"] == "/you"
    vera = await Person.get(id=vera.id)
    assert (vera.name, vera.language) == ("Vera Molina", "es")
    page = await client.get("/you")
    assert '<html lang="es"' in page.text and 'value="Vera Molina"' in page.text
    (line,) = await Record.filter(verb="edit", noun="person")
    assert line.detail["after"] == {"language": "es"} and line.detail["rewritten"] == ["name"]


async def test_the_browsers_language_is_a_choice_too(signed_in, vera):
    client = await signed_in(vera)
    await client.post("/you", data={"name": "Vera", "language": "ar"})

    await client.post("/you", data={"name": "Vera", "language": ""})

    assert (await Person.get(id=vera.id)).language is None
    page = await client.get("/you", headers={"accept-language": "es"})
    assert '<html lang="es"' in page.text


@pytest.mark.parametrize(
    "form",
    [{"name": "", "language": ""}, {"name": " \n ", "language": "en"}, {"name": "V", "language": "xx"}, {}],
)
async def test_what_cannot_be_is_refused_with_its_field(signed_in, vera, form):
    answer = await (await signed_in(vera)).post("/you", data=form)

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert (await Person.get(id=vera.id)).name == "Vera"


async def test_a_hostile_name_stays_a_name(signed_in, vera):
    client = await signed_in(vera)
    await client.post("/you", data={"name": HOSTILE * 9, "language": ""})

    page = await client.get("/you")

    assert "<script>alert" not in page.text and "{{ 7*7 }}" in page.text
    assert len((await Person.get(id=vera.id)).name) == 120


async def test_a_new_password_ends_the_sessions_elsewhere_and_not_this_one(browser, vera):
    here, there = await come_in(browser(), vera), await come_in(browser(), vera)

    answer = await here.post("/you/password", data={"old": PASSWORD, "password": NEW})

    assert answer.headers["location"] == "/you"
    assert "All other browsers were signed out." in (await here.get("/you")).text
    assert (await there.get("/you")).status_code == 303
    again = browser()
    assert (await again.post("/sign-in", data={"email": vera.email, "password": PASSWORD})).status_code == 401
    assert (await again.post("/sign-in", data={"email": vera.email, "password": NEW})).status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("not hers", NEW, "This is not the password that you have now."),
        (PASSWORD, "short", "at least 15 characters"),
        (PASSWORD, "vera@example.org", "would guess"),
        ("", "", "at least 15 characters"),
    ],
)
async def test_a_password_that_is_not_taken_says_why(browser, vera, old, new, sentence):
    client = await come_in(browser(), vera)

    answer = await client.post("/you/password", data={"old": old, "password": new})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not re.search(r'type="password"[^>]*value="[^"]', answer.text)
    assert (await Person.get(id=vera.id)).password == vera.password


async def test_whoever_sits_at_an_open_browser_cannot_guess_the_password(browser, vera):
    client = await come_in(browser(), vera)

    answers = [
        await client.post("/you/password", data={"old": f"guess {number}", "password": NEW})
        for number in range(12)
    ]

    assert [answer.status_code for answer in answers] == [422] * 10 + [429] * 2
    assert ["retry-after" in answer.headers for answer in answers] == [False] * 10 + [True] * 2
    assert "There were too many tries." in answers[-1].text


async def test_whoever_has_no_password_is_offered_a_letter(signed_in, vera, post):
    await Person.filter(id=vera.id).update(password=None)
    client = await signed_in(vera)

    page = await client.get("/you")
    await client.post("/sign-in/forgotten", data={"email": vera.email})

    assert "Send me a link to choose one" in page.text and 'name="old"' not in page.text
    assert len(await post()) == 1


async def test_vera_sees_where_she_is_signed_in(browser, vera, mika):
    here = await come_in(browser(), vera, device=FIREFOX)
    await come_in(browser(), vera, device=CHROME)
    await come_in(browser(), vera, device=HOSTILE)
    await come_in(browser(), mika, device="Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)")

    page = (await here.get("/you/sessions")).text

    assert page.count("rows__row") == 3
    assert re.search(r"Firefox on Windows.{0,80}This browser", page, re.DOTALL)
    assert "Chrome on Linux" in page and "A browser that is not known" in page
    assert "iPhone" not in page and "<script>alert" not in page


async def test_vera_ends_one_and_then_all_others(browser, vera):
    here = await come_in(browser(), vera)
    others = [await come_in(browser(), vera, device=CHROME) for _ in range(3)]
    found = re.search(r'action="(/you/sessions/\d+/end)"', (await here.get("/you/sessions")).text)
    assert found

    one = await here.post(found[1])
    twice = await here.post(found[1])
    assert (one.headers["location"], twice.headers["location"]) == ("/you/sessions", "/you/sessions")
    assert await Session.all().count() == 3

    await here.post("/you/sessions/others/end")
    assert "2 other browsers are signed out." in (await here.get("/you/sessions")).text
    assert [(await other.get("/you")).status_code for other in others] == [303] * 3
    assert (await here.get("/you")).status_code == 200


async def test_nobody_ends_the_session_of_somebody_else(browser, signed_in, vera, mika):
    hers = await come_in(browser(), vera)
    session = await Session.get(person_id=vera.id)

    answer = await (await signed_in(mika)).post(f"/you/sessions/{session.id}/end")
    await (await signed_in(mika)).post("/you/sessions/others/end")

    assert answer.headers["location"] == "/you/sessions"
    assert (await hers.get("/you")).status_code == 200


@pytest.mark.parametrize("path", ["/you", "/you/sessions"])
async def test_strangers_are_led_to_sign_in(browser, database, path):
    answer = await browser().get(path)

    assert answer.headers["location"] == f"/sign-in?next={path.replace('/', '%2F')}"


async def test_no_token_gets_at_the_account(browser, ada, settings):
    key = await add_token(ada, scope=Scope.ADMIN, secret=settings.secret_key, name="all", by=ada)
    program = browser()
    program.headers["authorization"] = f"Bearer {key}"

    answers = [
        await program.get("/you"),
        await program.post("/you", data={"name": "Mallory", "language": ""}),
        await program.post("/you/password", data={"old": PASSWORD, "password": NEW}),
        await program.get("/you/sessions"),
        await program.post("/you/sessions/others/end"),
        await program.post("/you/sessions/1/end"),
    ]

    assert [answer.status_code for answer in answers] == [403] * 6
    assert (await Person.get(id=ada.id)).name == "Ada"


async def test_a_page_says_that_one_is_here_every_few_minutes_only(signed_in, vera, asked, monkeypatch):
    client = await signed_in(vera)
    later = clock.now() + timedelta(minutes=11)
    monkeypatch.setattr(clock, "now", lambda: later)
    await client.get("/you")
    assert (await Session.get()).seen_at == later
    asked.clear()

    await client.get("/you")

    assert len(asked) == 1


async def test_many_sessions_cost_no_more(signed_in, browser, vera, asked):
    client = await signed_in(vera)
    asked.clear()
    await client.get("/you/sessions")
    few = len(asked)
    for _ in range(10):
        await come_in(browser(), vera)
    asked.clear()

    page = await client.get("/you/sessions")

    assert page.text.count("rows__row") == 11
    assert len(asked) == few == 2


async def test_a_session_that_was_ended_elsewhere_is_over_at_the_next_request(browser, vera):
    here, there = await come_in(browser(), vera), await come_in(browser(), vera)
    key = there.cookies[SESSION]

    await here.post("/you/sessions/others/end")

    answer = await there.post("/you", data={"name": "Still here", "language": ""})
    assert answer.headers["location"] == "/sign-in"
    assert (await Person.get(id=vera.id)).name == "Vera"
    assert there.cookies.get(SESSION) == key


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox on Windows"),
        (CHROME, "Chrome on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/18.5 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "CriOS/142.0 Mobile/15E148 Safari/604.1",
            "Chrome on iPad",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/18.5 Safari/605.1.15",
            "Safari on macOS",
        ),
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 "
            "Chrome/130.0.0.0 Mobile Safari/537.36",
            "Samsung Internet on Android",
        ),
        (
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Chrome on ChromeOS",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64)", "Linux"),
        ("curl/8.5.0", "A browser that is not known"),
        ("", "A browser that is not known"),
        ("Version/1.1 " * 50_000, "A browser that is not known"),
    ],
)
def test_a_browser_is_called_what_people_call_it(user_agent, name):
    assert device_name(user_agent) == name
