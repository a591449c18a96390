"""Forged, foreign, replayed, late: nobody comes in by it, and whoever tried reads what to do."""

import base64
import hmac
import time
from datetime import timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from showcase.foundation import clock
from showcase.models import Person, Session

from .provider import SECRET, key

BACK = "/sign-in/provider/back"


def signed_otherwise(provider, claims):
    return jwt.encode({"alg": "RS256", "kid": provider.keys[0].kid}, claims, key("a stranger's"))


def signed_by_nobody(provider, claims):
    head, body, _signature = provider.signed(claims).split(".")
    none = "eyJhbGciOiJub25lIn0"  # {"alg":"none"}
    assert head != none
    return f"{none}.{body}."


def signed_with_the_secret(provider, claims):
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET), algorithms=["HS256"])


def signed_with_the_public_key(provider, claims):
    """Everybody has it: good for those only who take it for a secret."""
    body = provider.signed(claims).split(".")[1]
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"first"}').decode().rstrip("=")
    made = hmac.digest(provider.keys[0].as_pem(private=False), f"{head}.{body}".encode(), "sha256")
    return f"{head}.{body}.{base64.urlsafe_b64encode(made).decode().rstrip('=')}"


def changed_afterwards(provider, claims):
    head, _body, signature = provider.signed(claims).split(".")
    return f"{head}.{provider.signed({**claims, 'sub': 'subject-ada'}).split('.')[1]}.{signature}"


@pytest.mark.parametrize(
    "sign",
    [
        signed_otherwise,
        signed_by_nobody,
        signed_with_the_secret,
        signed_with_the_public_key,
        changed_afterwards,
        lambda provider, claims: "not.a.token",
        lambda provider, claims: "",
        lambda provider, claims: None,
        lambda provider, claims: "é" * 300,
        lambda provider, claims: ["a", "list"],
    ],
)
async def test_a_token_that_the_provider_has_not_signed_lets_nobody_in(comes_in, provider, caplog, sign):
    provider.metadata["id_token_signing_alg_values_supported"] = ["RS256", "HS256", "none"]
    provider.sign = lambda claims: sign(provider, claims)

    await turned_away(await comes_in(), caplog)


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": ["another-client"]},
        {"aud": None},
        {"aud": []},
        {"aud": ["showcase", "another-client"]},  # for two, and nobody says to whom it was given
        {"aud": ["showcase", "another-client"], "azp": "another-client"},
        {"azp": "another-client"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"exp": "soon"},
        {"iat": int(time.time()) + 3600},
        {"iat": None},
        {"nbf": int(time.time()) + 3600},
        {"sub": None},
        {"sub": ""},
        {"sub": 17},
        {"sub": "x" * 300},
        {"sub": "ann\x00"},
        {"at_hash": "bm90IGl0cyBoYXNo"},
    ],
)
async def test_a_token_that_does_not_hold_lets_nobody_in(comes_in, provider, caplog, changes):
    provider.twist = lambda claims: {
        name: value for name, value in {**claims, **changes}.items() if value is not None
    }

    await turned_away(await comes_in(), caplog)


async def test_a_token_for_two_that_was_given_to_us_is_good(comes_in, provider):
    provider.claims |= {"aud": ["showcase", "another"], "azp": "showcase"}

    assert (await comes_in()).status_code == 303


async def test_an_answer_is_good_once(browser, sent_back, caplog):
    client = browser()
    path = await sent_back(client)
    cookies = dict(client.cookies)
    assert (await client.get(path)).status_code == 303
    again = browser()
    for name, value in cookies.items():
        again.cookies.set(name, value)

    answer = await again.get(path)

    assert answer.status_code == 400
    assert "Begin again." in answer.text
    assert await Session.all().count() == 1


async def test_an_answer_is_good_only_in_the_browser_that_was_sent(browser, sent_back):
    hers, mine = browser(), browser()
    path = await sent_back(hers, "/boards")
    await sent_back(mine)

    stolen = await mine.get(path)

    assert stolen.status_code == 400 and not await Session.exists()
    assert (await browser().get(path)).status_code == 400
    assert (await hers.get(path)).headers["location"] == "/boards"  # nobody else took it away


async def test_an_answer_that_comes_too_late_is_not_good(browser, sent_back, monkeypatch):
    client = browser()
    path = await sent_back(client)
    later = clock.now() + timedelta(hours=0.2)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert (await client.get(path)).status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        "", "?state=", "?code=abc", "?state=foreign&code=abc", "?error=access_denied", "?state=%00&code=%00",
        "?state=a&state=b&code=c&code=d", "?state=" + "x" * 20_000, "?error=<script>&error_description=<script>",
        "?state=%ff%fe&code=é",
    ],
)  # fmt: skip
async def test_an_answer_that_nobody_asked_for_is_refused(browser, sent_back, query):
    client = browser()
    await sent_back(client)

    answer = await client.get(BACK + query)

    assert answer.status_code == 400
    assert "Begin again." in answer.text and "<script>" not in answer.text
    assert 'href="/sign-in/provider"' in answer.text
    assert not await Session.exists()


@pytest.mark.parametrize("code", ["foreign", "", "%00", "x" * 5000])
async def test_a_code_that_is_not_the_providers_is_refused(browser, sent_back, caplog, code):
    client = browser()
    path = await sent_back(client)

    await turned_away(await client.get(f"{path.split('code=')[0]}code={code}"), caplog)


async def test_the_verifier_of_another_way_in_does_not_fit(browser, sent_back, provider, caplog):
    client = browser()
    path = await sent_back(client)
    for asked in provider.codes.values():
        asked["code_challenge"] = "x" * 43

    await turned_away(await client.get(path), caplog)


@pytest.mark.parametrize("change", [("iss", "https://evil.example"), ("iss", None)])
async def test_an_answer_of_another_provider_is_refused(browser, sent_back, provider, caplog, change):
    client = browser()
    path = await sent_back(client)
    name, value = change
    head, _mark, query = path.partition("?")
    kept = [part for part in query.split("&") if not part.startswith(f"{name}=")]
    if value:
        kept.append(f"{name}={value}")

    await turned_away(await client.get(f"{head}?{'&'.join(kept)}"), caplog)
    assert "/token" not in provider.asked  # its code goes nowhere


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        ("access_denied", 403, "Acme did not let you in."),
        ("login_required", 403, "Acme did not let you in."),
        ("invalid_scope", 400, "Acme did not let you in."),
        ("a\nlog line", 400, "Acme did not let you in."),
        ("temporarily_unavailable", 503, "Acme cannot sign you in right now."),
    ],
)
async def test_a_no_of_the_provider_is_a_sentence_with_a_way_on(
    comes_in, provider, caplog, error, status, sentence
):
    provider.refuse = error

    answer = await comes_in(following="/boards?group=team")

    assert answer.status_code == status
    assert sentence in answer.text
    assert 'href="/sign-in/provider?next=%2Fboards%3Fgroup%3Dteam"' in answer.text
    assert "a\nlog line" not in caplog.text


@pytest.mark.parametrize(
    "where", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"]
)
async def test_nobody_is_led_away_from_here(comes_in, where):
    assert (await comes_in(following=where)).headers["location"] == "/"


async def test_a_very_long_way_is_forgotten(comes_in):
    assert (await comes_in(following="/" + "x" * 5000)).headers["location"] == "/"


async def turned_away(answer, caplog):
    """With a sentence and a way on, and a line in the log that gives nothing away."""
    assert answer.status_code == 400
    assert "Acme did not confirm who you are. Begin again." in answer.text
    assert 'href="/sign-in/provider"' in answer.text and 'href="/sign-in"' in answer.text
    assert not await Session.exists() and not await Person.exists()
    assert "a sign-on was refused" in caplog.text and "Traceback" not in caplog.text
    assert "subject-ann" not in caplog.text and "eyJ" not in caplog.text and "access-" not in caplog.text
