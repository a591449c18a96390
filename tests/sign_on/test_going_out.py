"""Signing out here signs out there, and the other way round."""

import html
import re
import time
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from showcase.models import Person, Session, Token
from tests.sign_on.provider import BACK_CHANNEL_LOGOUT

LOGOUT = "/sign-in/provider/logout"


async def test_ann_signs_out_here_and_goes_on_to_the_provider(browser, comes_in, provider):
    client = browser()
    await comes_in(client)
    token = (await Session.get()).provider_token

    answer = await client.post("/sign-out")

    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    assert not await Session.exists()
    refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', answer.text)
    assert refresh is not None
    address = html.unescape(refresh[1])
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith(f"{provider.address}/end?")
    assert asked["id_token_hint"] == [token] and asked["client_id"] == ["showcase"]
    assert asked["post_logout_redirect_uri"] == [f"http://showcase.test{LOGOUT}"]
    page = await client.get(LOGOUT)
    assert page.status_code == 200 and 'href="/sign-in"' in page.text and "refresh" not in page.text
    assert (await client.get("/")).status_code == 303


async def test_nobody_who_is_in_is_told_that_they_are_out(browser, comes_in):
    client = browser()
    await comes_in(client)

    assert (await client.get(LOGOUT)).headers["location"] == "/"


async def test_somebody_who_came_by_password_signs_out_here_only(signed_in, vera):
    client = await signed_in(vera)

    answer = await client.post("/sign-out")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


async def test_a_provider_that_knows_no_signing_out_is_left_alone(browser, comes_in, provider):
    provider.metadata["end_session_endpoint"] = None
    client = browser()
    await comes_in(client)

    assert (await client.post("/sign-out")).status_code == 303
    assert not await Session.exists()


async def test_one_signs_out_here_when_the_provider_is_away(browser, comes_in, provider, app):
    client = browser()
    await comes_in(client)
    app.state.provider._metadata_until = 0
    provider.status = 500

    assert (await client.post("/sign-out")).status_code == 303
    assert not await Session.exists()


async def test_the_provider_ends_one_session_by_its_name(browser, comes_in, provider, signed_in, vera):
    first, second = browser(), browser()
    await comes_in(first)
    provider.claims["sid"] = "another"
    await comes_in(second)
    await signed_in(vera)

    answer = await browser().post(LOGOUT, data={"logout_token": provider.logout_token(sid="another")})

    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    assert (await first.get("/")).status_code == 200
    assert (await second.get("/")).status_code == 303
    assert await Session.filter(person_id=vera.id).exists()


async def test_the_provider_ends_all_of_somebodys_sessions(browser, comes_in, provider, signed_in, vera):
    await comes_in()
    await comes_in()
    ann = await Person.get(email="ann@example.test")
    provider.who, provider.claims["email"] = "subject-bob", "bob@example.test"
    await comes_in()
    await Token.create(digest="x" * 64, person=ann, made_at=ann.joined_at)
    await signed_in(vera)

    token = provider.logout_token(sub="subject-ann")
    answers = [await browser().post(LOGOUT, data={"logout_token": token}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not await Session.filter(person_id=ann.id).exists()
    assert await Session.all().count() == 2
    assert await Token.filter(person_id=ann.id, ended_at__isnull=True).exists()


async def test_a_session_of_somebody_else_is_not_ended_by_its_name(browser, comes_in, provider):
    await comes_in()

    token = provider.logout_token(sub="subject-bob", sid="sid-subject-ann")
    answer = await browser().post(LOGOUT, data={"logout_token": token})

    assert answer.status_code == 200
    assert await Session.exists()


async def test_whoever_is_not_known_here_needs_nothing(browser, provider):
    token = provider.logout_token(sub="subject-nobody")

    assert (await browser().post(LOGOUT, data={"logout_token": token})).status_code == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"sub": None},
        {"sub": ""},
        {"sid": 17},
        {"sid": "a\x00"},
        {"iss": "https://evil.example"},
        {"aud": "another-client"},
        {"aud": None},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"iat": int(time.time()) + 3600},
        {"iat": None},
        {"jti": None},
        {"events": None},
        {"events": {}},
        {"events": {"something else": {}}},
        {"events": {BACK_CHANNEL_LOGOUT: "yes"}},
        {"events": [BACK_CHANNEL_LOGOUT]},
        {"nonce": "an id token has one"},
    ],
)
async def test_a_token_that_does_not_hold_signs_nobody_out(browser, comes_in, provider, caplog, changes):
    await comes_in()

    token = provider.logout_token(**{"sub": "subject-ann", **changes})
    answer = await browser().post(LOGOUT, data={"logout_token": token})

    assert answer.status_code == 400
    assert answer.json()["error"] == "invalid_request"
    assert answer.headers["cache-control"] == "no-store"
    assert await Session.exists()
    assert "a sign-out was refused" in caplog.text and "subject-ann" not in caplog.text


async def test_an_id_token_is_no_sign_out(browser, comes_in, provider):
    await comes_in()
    token = (await Session.get()).provider_token

    assert (await browser().post(LOGOUT, data={"logout_token": token})).status_code == 400
    assert (await browser().post(LOGOUT, data={})).status_code == 400
    assert (await browser().post(LOGOUT, content=b"\xff\x00")).status_code == 400
    assert await Session.exists()


async def test_another_sites_page_cannot_sign_anybody_out(browser, comes_in, provider):
    await comes_in()

    answer = await browser().post(
        LOGOUT,
        data={"logout_token": provider.logout_token(sub="subject-ann")},
        headers={"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
    )

    assert answer.status_code == 403
    assert await Session.exists()


async def test_a_sign_out_waits_for_a_provider_that_is_away(browser, provider):
    token = provider.logout_token(sub="subject-ann")
    provider.status = 500

    answer = await browser().post(LOGOUT, data={"logout_token": token})

    assert answer.status_code == 503


async def test_a_session_ends_by_itself_after_a_working_day(browser, comes_in, monkeypatch):
    from showcase.foundation import clock  # noqa: PLC0415

    client = browser()
    await comes_in(client)
    later = clock.now() + timedelta(hours=12, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert (await client.get("/")).status_code == 303
