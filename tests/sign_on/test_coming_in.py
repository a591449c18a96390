"""People come in by the provider, from wherever they were going."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from showcase.actions.organisation.groups import RuleForm, add_rule
from showcase.models import Person, Role, Session, SignOn, Subject
from showcase.outside import provider as outside

from .provider import key

BACK = "/sign-in/provider/back"


async def test_ann_comes_in_to_the_page_that_she_came_for(browser, comes_in, provider, posters):
    client = browser()

    answer = await comes_in(client, "/boards/posters?select=1")
    page = await client.get(answer.headers["location"])

    assert (answer.status_code, answer.headers["location"]) == (303, "/boards/posters?select=1")
    assert answer.headers["cache-control"] == "no-store"
    assert page.status_code == 200
    ann = await Person.get(email="ann@example.test")
    assert (ann.name, ann.role, ann.password) == ("Ann Example", Role.MEMBER, None)
    subject = await Subject.get()
    assert (subject.issuer, subject.subject, subject.person_id) == (provider.address, "subject-ann", ann.id)


async def test_she_is_asked_for_with_pkce_state_and_nonce(browser, provider):
    sent = await browser().get("/sign-in/provider")

    asked = dict(part.split("=", 1) for part in sent.headers["location"].partition("?")[2].split("&"))
    assert sent.headers["location"].startswith(f"{provider.address}/authorize?")
    assert asked["response_type"] == "code" and asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43 and len(asked["state"]) >= 43 and len(asked["nonce"]) >= 43
    assert asked["scope"].replace("%20", "+") == "openid+profile+email+groups"
    cookie = sent.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
    kept = await SignOn.get()
    assert asked["state"] not in (kept.state, kept.browser) and len(kept.state) == 64


async def test_over_https_the_cookie_is_taken_from_this_host_only(app, browser, provider, monkeypatch):
    monkeypatch.setattr(
        app.state, "settings", replace(app.state.settings, base_url="https://showcase.example")
    )

    sent = await browser().get("/sign-in/provider")

    assert sent.headers["set-cookie"].startswith("__Host-showcase-sign-on=")
    assert "secure" in sent.headers["set-cookie"].lower()
    assert (
        "redirect_uri=https%3A%2F%2Fshowcase.example%2Fsign-in%2Fprovider%2Fback" in sent.headers["location"]
    )


async def test_coming_again_is_the_same_person_whatever_their_address_is_now(comes_in, provider):
    await comes_in()
    provider.claims["email"] = "ann.married@example.test"

    await comes_in()

    assert await Person.all().count() == 1
    assert await Session.all().count() == 2


async def test_another_subject_with_the_same_name_is_another_person(comes_in, provider):
    await comes_in()
    provider.who, provider.claims["email"] = "subject-other-ann", "other@example.test"

    await comes_in()

    assert sorted(await Person.all().values_list("handle", flat=True)) == ["ann-example", "ann-example-2"]


async def test_a_session_by_the_provider_lasts_a_working_day(comes_in):
    await comes_in()

    session = await Session.get()
    assert timedelta(hours=11.9) < session.expires_at - session.started_at < timedelta(hours=12.1)
    assert session.provider_session == "sid-subject-ann" and session.provider_token.count(".") == 2


async def test_what_the_provider_only_tells_when_asked_is_asked(comes_in, provider):
    provider.claims = {}
    provider.more = {"email": "ANN@example.test", "email_verified": True, "name": "Ann", "groups": ["a"]}

    await comes_in()

    assert (await Person.get()).email == "ann@example.test"
    assert "/userinfo" in provider.asked


async def test_what_userinfo_says_of_somebody_else_counts_for_nothing(comes_in, provider):
    provider.claims = {}
    provider.more = {"sub": "subject-bob", "email": "bob@example.test", "email_verified": True}

    answer = await comes_in()

    assert answer.status_code == 400
    assert not await Person.exists()


async def test_all_tabs_of_one_browser_come_in(browser, sent_back):
    client = browser()
    first, second = await sent_back(client, "/boards"), await sent_back(client, "/teams")

    assert (await client.get(first)).headers["location"] == "/boards"
    assert (await client.get(second)).headers["location"] == "/teams"
    assert await Session.all().count() == 1  # the one that this browser has


async def test_two_tabs_that_come_in_at_once_are_one_person(browser, sent_back, provider, lisbon, ada):
    provider.claims["groups"] = ["makers"]
    await add_rule(RuleForm("makers", team=lisbon), by=ada)
    clients = [browser() for _ in range(4)]
    paths = [await sent_back(client) for client in clients]

    answers = await asyncio.gather(*(client.get(path) for client, path in zip(clients, paths, strict=True)))

    assert [answer.status_code for answer in answers] == [303] * 4
    assert await Person.filter(email="ann@example.test").count() == 1
    assert await Subject.all().count() == 1


async def test_whoever_is_in_already_goes_on(browser, comes_in):
    client = browser()
    await comes_in(client)

    answer = await client.get("/sign-in/provider?next=/teams")

    assert answer.headers["location"] == "/teams"


async def test_the_providers_description_and_keys_are_asked_for_once(comes_in, provider):
    await comes_in()
    await comes_in()

    assert provider.asked.count("/.well-known/openid-configuration") == 1
    assert provider.asked.count("/keys") == 1


async def test_new_keys_are_found(comes_in, provider, monkeypatch):
    await comes_in()
    provider.keys = [key("second")]

    assert (await comes_in()).status_code == 400  # nobody makes us ask again and again
    monkeypatch.setattr(outside, "ASKED_AGAIN_AFTER", 0)
    assert (await comes_in()).status_code == 303


async def test_a_key_of_a_kind_that_we_do_not_know_is_passed_over(comes_in, provider):
    provider.published = [
        {"kty": "AKP", "alg": "ML-DSA-44", "kid": "new", "pub": "AA"},
        "nonsense",
        {**key("first").as_dict(private=False), "use": "enc", "kid": "enc"},
        key("first").as_dict(private=False),
    ]

    assert (await comes_in()).status_code == 303
