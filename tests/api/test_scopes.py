"""What a token may do: what its scope says, and never more than its owner."""

from itertools import product

import pytest

from showcase.models import BoardGuest, Person, Pin, Role, Scope, Token
from tests.conftest import person

SCOPES = (Scope.READ, Scope.PIN, Scope.CURATE, Scope.ADMIN)


@pytest.fixture
async def work(pinned, posters, windows, mika, olga):
    """Mika's pin on Lisbon's open board, Olga's on Oslo's closed one."""
    return await pinned("Low sun", posters, by=mika), await pinned("A window", windows, by=olga)


async def may(client, method, path, **sent):
    answer = await client.request(method, path, **sent)
    assert answer.status_code in (200, 201, 204, 403), answer.text
    return answer.status_code != 403


async def test_reading_is_in_every_scope_and_sees_no_more_than_its_owner(program, work, drafts, mika, vera):
    for scope in SCOPES:
        of_vera, of_mika = await program(vera, scope=scope), await program(mika, scope=scope)

        assert (await of_vera.get("/boards/drafts")).status_code == 404
        assert (await of_mika.get("/boards/drafts")).status_code == 200
        assert len((await of_vera.get("/pins")).json()["items"]) == 2


async def test_a_reading_token_changes_nothing_anywhere(program, work, ada, posters):
    mine, _hers = work
    client = await program(ada, scope=Scope.READ)
    asked = [
        ("POST", "/pins", {"title": "x", "media": [1], "board": "posters"}),
        ("POST", "/boards", {"title": "x", "team": "lisbon"}),
        ("PATCH", f"/pins/{mine.id}", {"title": "x"}),
        ("DELETE", f"/pins/{mine.id}", None),
        ("PATCH", "/boards/posters", {"title": "x"}),
        ("DELETE", "/boards/posters", None),
        ("PUT", f"/boards/windows/pins/{mine.id}", None),
        ("DELETE", f"/boards/posters/pins/{mine.id}", None),
        ("POST", "/media", None),
    ]

    for method, path, body in asked:
        answer = await client.request(method, path, json=body)
        assert answer.status_code == 403, (method, path)
        assert answer.json()["detail"] == "This token may only read. Make one with the scope “pin”."
        assert 'error="insufficient_scope", scope="pin"' in answer.headers["www-authenticate"]

    await posters.refresh_from_db()
    assert posters.title == "Posters"
    assert await Pin.filter(trashed_at__isnull=False).count() == 0


async def test_a_pinning_token_of_a_curator_does_not_curate(program, work, cora):
    for scope, curates in ((Scope.PIN, False), (Scope.CURATE, True), (Scope.ADMIN, True)):
        client = await program(cora, scope=scope)

        assert await may(client, "PATCH", "/boards/windows", json={"about": scope.value}) is curates


async def test_a_pinning_token_of_a_lead_does_not_lead(program, pinned, windows, oslo, olga):
    nils = await person("Nils", Role.MEMBER, oslo)
    for scope, leads in ((Scope.PIN, False), (Scope.CURATE, True)):
        pin = await pinned("His", windows, by=nils)
        client = await program(olga, scope=scope)

        assert await may(client, "PATCH", f"/pins/{pin.id}", json={"title": "Hers"}) is leads
        assert await may(client, "DELETE", f"/pins/{pin.id}") is leads


async def test_only_an_admins_widest_token_administers(program, work, ada, cora, mika):
    _mine, hers = work
    for somebody, scope in product((ada, cora, mika), SCOPES):
        client = await program(somebody, scope=scope)
        widest = somebody is ada and scope is Scope.ADMIN

        assert await may(client, "PATCH", f"/pins/{hers.id}", json={"title": "Changed"}) is widest


async def test_a_pinning_token_does_what_its_owner_does_with_their_own(program, work, mika):
    mine, _hers = work
    client = await program(mika, scope=Scope.PIN)

    assert await may(client, "PATCH", f"/pins/{mine.id}", json={"title": "Lower sun"})
    assert await may(client, "PATCH", "/boards/posters", json={"about": "All of them."})


async def test_a_guests_token_knows_only_boards_that_they_are_invited_to(program, work, posters):
    gus = await person("Gus", Role.GUEST)
    await BoardGuest.create(board_id=posters.id, person_id=gus.id)
    for scope in SCOPES:
        client = await program(gus, scope=scope)

        assert [pin["title"] for pin in (await client.get("/pins")).json()["items"]] == ["Low sun"]
        assert (await client.get("/boards/windows")).status_code == 404


async def test_what_a_scope_lacks_is_said_with_the_one_that_would_do(program, work, ada, cora, olga, windows):
    mine, _hers = work
    for somebody, scope, wanted, asked in (
        (cora, Scope.PIN, "curate", ("PATCH", "/boards/windows", {"about": "x"})),
        (olga, Scope.READ, "pin", ("PATCH", "/boards/windows", {"about": "x"})),
        (ada, Scope.CURATE, "admin", ("PATCH", f"/pins/{mine.id}", {"title": "x"})),
        (ada, Scope.PIN, "admin", ("PATCH", f"/pins/{mine.id}", {"title": "x"})),
    ):
        client = await program(somebody, scope=scope)
        method, path, body = asked

        answer = await client.request(method, path, json=body)

        assert answer.status_code == 403
        assert answer.headers["content-type"] == "application/problem+json"
        assert f"“{wanted}”" in answer.json()["detail"]
        assert f'error="insufficient_scope", scope="{wanted}"' in answer.headers["www-authenticate"]


async def test_no_scope_is_recommended_where_none_would_do(program, work, mika):
    _mine, hers = work
    client = await program(mika, scope=Scope.PIN)

    answer = await client.patch(f"/pins/{hers.id}", json={"title": "x"})

    assert answer.status_code == 403
    assert "scope" not in answer.json()["detail"]
    assert "www-authenticate" not in answer.headers


async def test_a_token_ends_between_two_requests(program, work, mika):
    client = await program(mika)
    assert (await client.get("/pins")).status_code == 200

    await Person.filter(id=mika.id).update(role=Role.VIEWER)
    assert (await client.post("/boards", json={"title": "x", "team": "lisbon"})).status_code == 403
    await Person.filter(id=mika.id).update(role=Role.MEMBER, left_at=mika.joined_at)
    assert (await client.get("/pins")).status_code == 401


async def test_only_the_first_request_writes_that_it_was_used(program, work, mika, asked):
    client = await program(mika)
    counts = []
    for _number in range(3):
        asked.clear()
        await client.get("/teams")
        counts.append(sum("UPDATE" in question for question in asked))

    assert counts == [1, 0, 0]
    assert (await Token.get()).used_at is not None


async def test_wrong_keys_are_slowed_down_and_right_ones_are_not(program, app, work, mika):
    honest, guessing = await program(mika), await program()
    statuses = []
    for number in range(60):
        key = f"sc_{number:043}"
        answer = await guessing.get("/pins", headers={"authorization": f"Bearer {key}"})
        statuses.append(answer.status_code)

    assert statuses[0] == 401
    assert statuses[-1] == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900
    assert (await honest.get("/pins")).status_code == 200


async def test_a_key_beside_a_cookie_is_what_counts(program, signed_in, work, ada, mika):
    browser, client = await signed_in(ada), await program(mika, scope=Scope.READ)
    key = client.headers["authorization"]

    as_mika = await browser.delete(f"/api/v1/pins/{work[0].id}", headers={"authorization": key})
    as_nobody = await browser.get("/api/v1/pins", headers={"authorization": "Bearer sc_wrong"})

    assert (as_mika.status_code, as_nobody.status_code) == (403, 401)
