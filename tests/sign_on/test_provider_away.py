"""A provider that is away, slow or broken is a sentence, and nothing worse."""

import pytest

from showcase.outside import provider as outside

from .provider import SECRET

BACK = "/sign-in/provider/back"


async def test_a_provider_that_is_away_is_a_sentence(browser, provider, caplog):
    provider.close()

    answer = await browser().get("/sign-in/provider?next=/boards")

    assert answer.status_code == 503
    assert "Acme cannot be reached right now. Try again in a moment." in answer.text
    assert 'href="/sign-in?next=%2Fboards"' in answer.text
    assert "Traceback" not in caplog.text
    provider.close = lambda: None


@pytest.mark.parametrize("status", [404, 500, 302])
async def test_a_provider_that_is_broken_is_a_sentence(browser, provider, sent_back, caplog, status):
    provider.status = status
    assert (await browser().get("/sign-in/provider")).status_code == 503

    provider.status = 200
    client = browser()
    path = await sent_back(client)
    provider.status = status
    assert (await client.get(path)).status_code == 503
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://evil.example"},
        {"issuer": None},
        {"token_endpoint": None},
        {"token_endpoint": "ftp://example.org/"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": 17},
        {"end_session_endpoint": "/relative"},
    ],
)
async def test_a_description_that_cannot_be_right_is_not_followed(browser, provider, metadata):
    provider.metadata = metadata

    assert (await browser().get("/sign-in/provider")).status_code == 503


async def test_a_slow_provider_is_not_waited_for(browser, provider, monkeypatch):
    monkeypatch.setattr(outside, "PATIENCE", 0.2)
    provider.rest = 1

    assert (await browser().get("/sign-in/provider")).status_code == 503


async def test_a_wrong_client_secret_is_for_whoever_runs_showcase(app, comes_in, provider, caplog):
    app.state.provider._client_secret = "wrong"

    assert (await comes_in()).status_code == 503
    assert "it refuses this client: invalid_client" in caplog.text


async def test_a_client_without_a_secret_and_one_that_sends_it_in_the_form(app, comes_in, provider):
    provider.metadata["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    assert (await comes_in()).status_code == 303
    assert provider.forms[-1]["client_secret"] == SECRET

    app.state.provider._client_secret = ""
    await comes_in()
    assert "client_secret" not in provider.forms[-1] and provider.forms[-1]["client_id"] == "showcase"
