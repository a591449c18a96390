"""What there is to see of the provider, with one and without."""

from dataclasses import replace

import pytest

from showcase.actions.signing_in.tokens import add_token
from showcase.models import Scope
from showcase.outside.provider import Provider
from tests.conftest import PASSWORD


@pytest.fixture
def with_provider(app):
    """A provider that is not asked anything; `only` when passwords count no more."""

    def set_up(*, only: bool = False, name: str = "Acme") -> None:
        issuer = "http://127.0.0.1:9"
        app.state.settings = replace(
            app.state.settings,
            oidc_issuer=issuer,
            oidc_client_id="showcase",
            oidc_name=name,
            oidc_only=only,
        )
        app.state.provider = Provider(issuer, "showcase", "")

    return set_up


async def test_without_a_provider_there_is_no_way_to_one(browser, vera):
    page = await browser().get("/sign-in")
    answers = [
        await browser().get("/sign-in/provider"),
        await browser().get("/sign-in/provider/back?state=a&code=b"),
        await browser().get("/sign-in/provider/logout"),
        await browser().post("/sign-in/provider/logout", data={"logout_token": "a.b.c"}),
    ]

    assert "/sign-in/provider" not in page.text
    assert [answer.status_code for answer in answers] == [404] * 4


async def test_the_button_leads_to_it_with_the_page_that_one_came_for(browser, with_provider):
    with_provider()

    page = await browser().get("/sign-in?next=/boards%3Fgroup=team")

    assert "Sign in with Acme" in page.text
    assert 'href="/sign-in/provider?next=%2Fboards%3Fgroup%3Dteam"' in page.text
    assert 'name="password"' in page.text


async def test_a_provider_without_a_name_is_called_by_its_hosts(browser, with_provider):
    with_provider(name="")

    assert "Sign in with 127.0.0.1" in (await browser().get("/sign-in")).text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", 'A "quoted" & odd name'])
async def test_its_name_is_only_words(browser, with_provider, name):
    with_provider(name=name)

    page = await browser().get("/sign-in")

    assert name not in page.text and "Sign in with " in page.text


async def test_as_the_only_way_the_page_goes_straight_there(browser, with_provider):
    with_provider(only=True)

    answer = await browser().get("/sign-in?next=/boards")
    deep = await browser().get("/boards?group=team")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in/provider?next=%2Fboards")
    assert deep.headers["location"] == "/sign-in?next=%2Fboards%3Fgroup%3Dteam"


async def test_as_the_only_way_it_is_gone_to_after_a_form_too(browser, with_provider):
    """A form's answer may not lead elsewhere, by any redirect: a page goes on."""
    with_provider(only=True)
    client = browser()

    sent = await client.post("/boards", data={"title": "Sent too late"})
    page = await client.get(sent.headers["location"])

    assert sent.status_code == 303 and page.status_code == 200
    assert '<meta http-equiv="refresh" content="0; url=/sign-in/provider">' in page.text
    assert 'href="/sign-in/provider"' in page.text


async def test_as_the_only_way_an_error_stays_where_it_is(browser, with_provider):
    with_provider(only=True)

    away = await browser().get("/sign-in/provider")
    foreign = await browser().get("/sign-in/provider/back?state=a&code=b")
    out = await browser().get("/sign-in/provider/logout")

    assert (away.status_code, foreign.status_code, out.status_code) == (503, 400, 200)
    for page in (away, foreign):
        assert "Sign in with Acme" in page.text and "Sign in another way" not in page.text
        assert "refresh" not in page.text


async def test_as_the_only_way_no_password_lets_anybody_in(browser, with_provider, vera):
    with_provider(only=True)

    answer = await browser().post("/sign-in", data={"email": vera.email, "password": PASSWORD})

    assert answer.status_code in (303, 403)
    assert "set-cookie" not in answer.headers
    assert answer.headers.get("location", "/sign-in").startswith("/sign-in")


async def test_as_the_only_way_programs_go_on_with_their_tokens(browser, with_provider, vera, settings):
    key = await add_token(vera, scope=Scope.READ, secret=settings.secret_key)
    with_provider(only=True)

    answer = await browser().get("/api/v1/pins", headers={"authorization": f"Bearer {key}"})

    assert answer.status_code == 200
