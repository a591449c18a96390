"""Tokens on one's account page, and what no token may do at any address."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.routing import Route

from showcase.actions.signing_in.tokens import add_token
from showcase.app import routes
from showcase.foundation import clock
from showcase.models import (
    Board,
    EmailKey,
    GroupRule,
    HalfwayIn,
    Membership,
    Person,
    RecoveryCode,
    Role,
    Scope,
    Session,
    Subject,
    Token,
)
from tests.conftest import PASSWORD, person

PERSONAL = ("/you", "/sign-in", "/sign-out", "/admin/people", "/admin/groups")
"""Addresses about accounts, and about who comes in as what."""
WITHOUT_ANYBODY = {
    ("POST", "/sign-in"),
    ("GET", "/sign-in"),
    ("POST", "/sign-out"),
    ("GET", "/sign-in/second-step"),
    ("POST", "/sign-in/second-step"),
    ("GET", "/sign-in/forgotten"),
    ("POST", "/sign-in/forgotten"),
    ("GET", "/sign-in/letters/{key}"),
    ("POST", "/sign-in/letters/{key}"),
    ("GET", "/sign-in/provider"),
    ("GET", "/sign-in/provider/back"),
    ("GET", "/sign-in/provider/logout"),
    ("POST", "/sign-in/provider/logout"),
}
"""Those for people who are not signed in: a token is nothing to them."""
READING_BY_POST = {("POST", "/language")}
SENT: dict[str, Any] = {
    "name": "Taken over", "email": "taken@example.org", "handle": "taken", "role": "admin", "scope": "admin",
    "days": "0", "password": "another good long password", "new": "another good long password", "old": PASSWORD,
    "code": "000000", "proof": PASSWORD, "group": "everybody", "leads": "1", "person": "2", "to": "1",
    "next": "/", "team": "lisbon", "verb": "trash", "pin": "1", "title": "Taken over", "language": "es",
}  # fmt: skip


def addresses() -> Iterator[tuple[str, str]]:
    for route in routes():
        if isinstance(route, Route):
            for method in sorted((route.methods or set()) - {"HEAD"}):
                yield method, re.sub(r":\w+\}", "}", route.path)


def filled(path: str, person: Person) -> str:
    """The path with something that is there."""
    slug = "posters" if "/boards/" in path else "lisbon" if "/teams/" in path else "iberia"
    return re.sub(
        r"\{(\w+)\}",
        lambda found: {"slug": slug, "person": str(person.id), "handle": person.handle}.get(found[1], "1"),
        path,
    )


@pytest.fixture
async def program(browser, settings):
    """`await program(mika, Scope.PIN)`: a program with a token of Mika's, as one that reads pages."""

    async def of(person, scope):
        client = browser()
        key = await add_token(person, scope=scope, secret=settings.secret_key)
        client.headers["authorization"] = f"Bearer {key}"
        return client

    return of


async def accounts() -> list[Any]:
    """All that says who may come in, and as what. When a token was used does not matter."""
    people = await Person.all().order_by("id").values()
    tokens = await Token.all().order_by("id").values("id", "digest", "scope", "expires_at", "ended_at")
    others = (EmailKey, GroupRule, HalfwayIn, RecoveryCode, Session, Subject)
    return [people, tokens, *[await model.all().order_by("id").values() for model in others]]


async def test_a_token_is_shown_once_and_works(signed_in, browser, mika):
    client = await signed_in(mika)

    answer = await client.post("/you/tokens", data={"name": "Lobby screen", "scope": "pin", "days": "90"})

    key = re.search(r"sc_[\w-]{43}", answer.text)[0]
    assert answer.headers["cache-control"] == "no-store"
    page = (await client.get("/you/tokens")).text
    assert key not in page
    assert "Lobby screen" in page
    assert "Never used" in page
    used = await browser().get("/api/v1/teams", headers={"authorization": f"Bearer {key}"})
    assert used.status_code == 200
    assert "Last used" in (await client.get("/you/tokens")).text
    assert key not in str((await Token.get()).__dict__)


async def test_only_scopes_that_make_sense_are_offered(signed_in, ada, mika, vera):
    offered = {}
    for somebody in (ada, mika, vera):
        page = (await (await signed_in(somebody)).get("/you/tokens")).text
        offered[somebody.name] = re.findall(r'name="scope" value="(\w+)"', page)

    assert offered == {"Ada": ["read", "pin", "curate", "admin"], "Mika": ["read", "pin"], "Vera": ["read"]}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"name": "x", "scope": "admin", "days": "90"}, "A token cannot do more than you."),
        ({"name": "x", "scope": "everything", "days": "90"}, "Choose what the token may do."),
        ({"name": " ", "scope": "read", "days": "90"}, "Say what the token is for"),
        ({"name": "x" * 300, "scope": "read", "days": "90"}, "A name has at most 120 characters."),
        ({"name": "x", "scope": "read", "days": "-5"}, "A token is good for between 1 and 3,650 days."),
        ({"name": "x", "scope": "read", "days": "999999999999"}, "A token is good for between 1 and 3,650"),
        ({}, "Choose what the token may do."),
    ],
)
async def test_what_does_not_fit_is_said_beside_its_field(signed_in, mika, sent, sentence):
    answer = await (await signed_in(mika)).post("/you/tokens", data=sent)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not await Token.exists()


async def test_an_ended_token_lets_nobody_in(signed_in, program, mika):
    client, used = await signed_in(mika), await program(mika, Scope.PIN)
    assert (await used.get("/api/v1/teams")).status_code == 200
    token = await Token.get()

    for _twice in range(2):
        answer = await client.post(f"/you/tokens/{token.id}/end")
        assert answer.headers["location"] == "/you/tokens"

    assert (await used.get("/api/v1/teams")).status_code == 401
    assert "End it" not in (await client.get("/you/tokens")).text


async def test_nobody_ends_or_sees_another_persons_token(signed_in, program, mika, ada):
    await program(mika, Scope.PIN)
    await Token.filter(person_id=mika.id).update(name="Mikas own")
    client = await signed_in(ada)

    answer = await client.post(f"/you/tokens/{(await Token.get()).id}/end")

    assert answer.status_code == 404
    assert "Mikas own" not in (await client.get("/you/tokens")).text
    assert (await Token.get()).ended_at is None


async def test_tokens_go_on_where_people_sign_in_with_the_provider_only(program, mika):
    await Person.filter(id=mika.id).update(password=None)

    answer = await (await program(mika, Scope.PIN)).get("/api/v1/teams")

    assert answer.status_code == 200


async def test_many_tokens_cost_no_more_than_one(signed_in, program, mika, asked):
    client = await signed_in(mika)
    await program(mika, Scope.PIN)
    await client.get("/you/tokens")
    asked.clear()
    await client.get("/you/tokens")
    for_one = len(asked)

    for _number in range(12):
        await program(mika, Scope.READ)
    asked.clear()
    page = await client.get("/you/tokens")

    assert page.text.count("End it") == 13
    assert len(asked) == for_one


async def test_no_token_reads_or_changes_an_account_at_any_address(program, posters, ada, mika, settings):
    """An admin's widest token, at every address about accounts that there is."""
    client = await program(ada, Scope.ADMIN)
    before = await accounts()
    taken = {}

    for method, path in addresses():
        if path.startswith(PERSONAL) and (method, path) not in WITHOUT_ANYBODY:
            answer = await client.request(
                method, filled(path, mika), **({} if method == "GET" else {"data": SENT})
            )
            if not (answer.status_code == 403 or (method == "GET" and path.startswith("/admin"))):
                taken[method, path] = answer.status_code

    assert taken == {}
    assert await accounts() == before


async def test_no_token_changes_who_comes_in_at_any_other_address(program, posters, pinned, ada, mika):
    """All other addresses that change something, with what would make more of a token where it was heeded."""
    await pinned("Low sun", posters, by=mika)
    client = await program(ada, Scope.ADMIN)
    before = await accounts()

    for method, path in addresses():
        if method != "GET" and path not in ("/sign-in",):
            for sent in ({"data": SENT}, {"json": SENT}):
                answer = await client.request(method, filled(path, mika), **sent)
                assert answer.status_code < 500, (method, path)
                assert not re.search(r'\bshowcase=[^";]', answer.headers.get("set-cookie", "")), (
                    method,
                    path,
                )

    after = await accounts()
    assert after[1:] == before[1:]
    roles = [(one["id"], one["role"], one["email"], one["password"], one["left_at"]) for one in before[0]]
    assert roles == [
        (one["id"], one["role"], one["email"], one["password"], one["left_at"]) for one in after[0]
    ]


async def test_a_reading_token_changes_nothing_at_any_address(program, posters, pinned, ada, mika):
    """Before anything else is looked at: also where there is nothing."""
    await pinned("Low sun", posters, by=mika)
    client = await program(ada, Scope.READ)
    taken = {}

    for method, path in addresses():
        if method != "GET" and (method, path) not in WITHOUT_ANYBODY | READING_BY_POST:
            answer = await client.request(method, filled(path, mika), data=SENT)
            if answer.status_code != 403:
                taken[method, path] = answer.status_code

    assert taken == {}


async def test_a_reading_token_does_not_choose_its_owners_language(program, mika):
    client = await program(mika, Scope.READ)

    await client.post("/language", data={"language": "es"})

    assert (await Person.get(id=mika.id)).language is None


async def test_a_pinning_token_neither_curates_nor_leads_on_the_pages(
    program, pinned, windows, olga, cora, oslo
):
    nils = await Person.create(
        name="Nils", email="nils@example.org", handle="nils", role=Role.MEMBER, joined_at=clock.now()
    )
    await Membership.create(person=nils, team=oslo)
    pin = await pinned("His", windows, by=nils)
    asked = [
        (cora, f"/boards/{windows.slug}/edit"),
        (cora, f"/boards/{windows.slug}/closing"),
        (cora, f"/boards/{windows.slug}/sections"),
        (olga, f"/pins/{pin.id}/trash"),
        (olga, f"/pins/{pin.id}/edit"),
    ]
    for somebody, path in asked:
        client = await program(somebody, Scope.PIN)

        assert (await client.post(path, data={"title": "Taken over"})).status_code == 403, path

    await windows.refresh_from_db()
    assert windows.title == "Windows"


@pytest.mark.parametrize("of", ["a curator", "a lead", "an admin"])
async def test_a_pinning_token_may_what_a_plain_member_may_at_every_address(
    program, pinned, windows, olga, cora, ada, mika, oslo, of
):
    """Of a pin and a board that are neither's own: where a member is refused, so is the token."""
    nils, nora = await person("Nils", Role.MEMBER, oslo), await person("Nora", Role.MEMBER)
    pin = await pinned("His", windows, by=nils)
    if of == "a lead":
        await Membership.create(person=nora, team=oslo)
    owner = {"a curator": cora, "a lead": olga, "an admin": ada}[of]
    if of == "a lead":
        await Board.filter(id=windows.id).update(made_by_id=nils.id)
    plain, token = await program(nora, Scope.PIN), await program(owner, Scope.PIN)
    more = {}

    for method, path in addresses():
        if method == "GET" or path.startswith(PERSONAL) or path == "/language":
            continue
        there = filled(path, mika).replace("posters", windows.slug).replace("/pins/1", f"/pins/{pin.id}")
        sent = {"data": {**SENT, "pin": str(pin.id), "board": windows.slug, "team": oslo.slug}}
        member = (await plain.request(method, there, **sent)).status_code
        answer = (await token.request(method, there, **sent)).status_code
        if member in (403, 404) and answer not in (403, 404):
            more[method, path] = (member, answer)

    assert more == {}
