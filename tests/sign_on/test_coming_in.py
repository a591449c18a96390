"""People come in by the provider, and nobody else does."""

import asyncio
import base64
import hmac
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from showcase.actions.groups import RuleForm, add_rule
from showcase.foundation import clock
from showcase.models import Person, Role, Session, SignOn, Subject
from showcase.outside import provider as outside

from .provider import SECRET, key

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
    assert _hours(11.9) < session.expires_at - session.started_at < _hours(12.1)
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


# --- whose account it is


async def test_an_invited_account_is_joined_when_the_address_is_theirs(comes_in, provider, mika):
    await Person.filter(id=mika.id).update(invited_at=clock.now())
    provider.claims["email"] = "Mika@Example.org"

    answer = await comes_in()

    assert answer.status_code == 303
    assert await Person.all().count() == 1
    assert (await Subject.get()).person_id == mika.id
    assert (await Person.get()).invited_at is None


@pytest.mark.parametrize("verified", [False, None, "true", 1, "false"])
async def test_an_account_is_not_joined_by_an_address_that_may_be_anybodys(comes_in, provider, ada, verified):
    provider.claims |= {"email": "ada@example.org", "email_verified": verified}

    answer = await comes_in()

    assert answer.status_code == 409
    assert "does not say that the address is yours" in answer.text
    assert not await Session.exists() and not await Subject.exists()


async def test_that_an_address_was_verified_is_heard_of_that_address_only(comes_in, provider, ada):
    provider.claims = {"email": "ada@example.org", "name": "Eve"}
    provider.more = {"email": "eve@example.test", "email_verified": True}

    assert (await comes_in()).status_code == 409


async def test_an_account_that_is_somebodys_already_is_not_joined_again(comes_in, provider, mika):
    provider.claims["email"] = "mika@example.org"
    await comes_in()
    provider.who = "subject-who-got-the-address-later"

    answer = await comes_in()

    assert answer.status_code == 409
    assert "belongs to somebody else at Acme" in answer.text
    assert await Session.all().count() == 1


async def test_an_unverified_address_that_nobody_has_is_taken(comes_in, provider):
    del provider.claims["email_verified"]

    assert (await comes_in()).status_code == 303


@pytest.mark.parametrize(
    ("email", "sentence"), [(None, "does not say your e-mail"), ("nonsense", "nonsense")]
)
async def test_without_an_address_nobody_is_let_in(comes_in, provider, email, sentence):
    provider.claims["email"] = email

    answer = await comes_in()

    assert answer.status_code == 403
    assert sentence in answer.text
    assert not await Person.exists()


async def test_somebody_who_left_is_not_let_in(comes_in, provider):
    await comes_in()
    await Person.all().update(left_at=clock.now())
    await Session.all().delete()

    answer = await comes_in()

    assert answer.status_code == 403
    assert "Your account here has ended." in answer.text
    assert not await Session.exists()


async def test_somebody_who_left_is_not_let_in_by_their_address_either(comes_in, provider, mika):
    await Person.filter(id=mika.id).update(left_at=clock.now())
    provider.claims["email"] = "mika@example.org"

    assert (await comes_in()).status_code == 403
    assert not await Subject.exists()


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "\u202egnp.exe", "x" * 5000, "Ann\nExample\x00", "", 17, None]
)
async def test_odd_names_do_no_harm(browser, comes_in, provider, name):
    provider.claims["name"] = name
    client = browser()

    assert (await comes_in(client)).status_code == 303

    page = await client.get("/")
    assert page.status_code == 200 and "<script>alert" not in page.text


# --- who is turned away


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
    ids=str,
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
    later = clock.now() + _hours(0.2)
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


# --- a provider that is away


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
    ids=str,
)
async def test_a_description_that_cannot_be_right_is_not_followed(browser, provider, metadata):
    provider.metadata = metadata

    assert (await browser().get("/sign-in/provider")).status_code == 503


async def test_a_slow_provider_is_not_waited_for(browser, provider, monkeypatch):
    monkeypatch.setattr(outside, "PATIENCE", 0.2)
    provider.rest = 1

    begun = time.monotonic()
    answer = await browser().get("/sign-in/provider")

    assert answer.status_code == 503
    assert time.monotonic() - begun < 1


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


async def turned_away(answer, caplog):
    """With a sentence and a way on, and a line in the log that gives nothing away."""
    assert answer.status_code == 400
    assert "Acme did not confirm who you are. Begin again." in answer.text
    assert 'href="/sign-in/provider"' in answer.text and 'href="/sign-in"' in answer.text
    assert not await Session.exists() and not await Person.exists()
    assert "a sign-on was refused" in caplog.text and "Traceback" not in caplog.text
    assert "subject-ann" not in caplog.text and "eyJ" not in caplog.text and "access-" not in caplog.text


def _hours(number):
    return timedelta(hours=number)
