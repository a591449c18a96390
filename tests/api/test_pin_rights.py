"""What programs say and hear of a pin's rights."""

from datetime import UTC, datetime, timedelta

import pytest

from showcase.actions.rights import NewConsent, PinRights, note_consent, say_rights, withdraw_consent
from showcase.foundation import clock
from showcase.models import Pin, Record, Scope, Usage
from showcase.queries.consents import consent_of

RIGHTS = {
    "usage": "territory",
    "territory": "iberia",
    "licence": "Photo: Rui Costa",
    "embargo_until": "2027-05-03",
    "rights_until": "2028-05-03",
}


@pytest.fixture
async def sun(pinned, posters, mika):
    return await pinned("Low sun", posters, by=mika)


async def test_mika_publishes_with_rights_and_reads_them_back(program, mika, brought, posters):
    client = await program(mika)
    media = await brought(mika)

    answer = await client.post(
        "/pins", json={"title": "Low sun", "media": [media.id], "board": "posters", **RIGHTS}
    )

    told = answer.json()
    assert answer.status_code == 201
    assert {name: told[name] for name in RIGHTS} == {
        **RIGHTS,
        "territory": {"slug": "iberia", "name": "Iberia"},
    }
    assert [reason["why"] for reason in told["withheld"]] == ["embargo"]
    assert told["withheld"][0]["sentence"] == "It is under embargo until May 3, 2027."
    (item,) = (await client.get("/pins")).json()["items"]
    assert item["is_withheld"]
    pin = await Pin.get(id=told["id"])
    assert pin.embargo_until == pin.seen_from == datetime(2027, 5, 3, tzinfo=UTC)
    assert pin.rights_until == pin.seen_until == datetime(2028, 5, 4, tzinfo=UTC)
    assert (await Record.get(verb="publish")).detail["after"]["territory"] == pin.territory_id


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"usage": "everything"}, "usage"),
        ({"usage": "territory"}, "territory"),
        ({"territory": "iberia"}, "usage"),
        ({"usage": "territory", "territory": "atlantis"}, "territory"),
        ({"licence": "x" * 301}, "licence"),
        ({"embargo_until": "tomorrow"}, "embargo_until"),
        ({"embargo_until": ""}, "embargo_until"),
        ({"rights_until": "2027-02-30"}, "rights_until"),
        ({"rights_until": "20270503"}, "rights_until"),
        ({"rights_until": "9999-12-31"}, "rights_until"),
        ({"rights_until": 20270503}, "rights_until"),
        ({"embargo_until": "2027-05-04", "rights_until": "2027-05-03"}, "rights_until"),
    ],
)
async def test_what_cannot_be_is_a_wrong_field(program, mika, brought, posters, sun, sent, field):
    client = await program(mika)
    media = await brought(mika)

    published = await client.post(
        "/pins", json={"title": "Low sun", "media": [media.id], "board": "posters", **sent}
    )
    changed = await client.patch(f"/pins/{sun.id}", json=sent)

    for answer in (published, changed):
        assert answer.status_code == 422, answer.text
        assert list(answer.json()["errors"]) == [field]
    assert await Pin.all().count() == 1


async def test_what_is_not_sent_stays_and_null_takes_away(program, mika, sun, iberia):
    rights = PinRights(
        Usage.TERRITORY, iberia, "Rui", datetime(2020, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)
    )
    await say_rights(sun, rights, by=mika)
    client = await program(mika)

    one = (await client.patch(f"/pins/{sun.id}", json={"licence": "Photo: Ana"})).json()
    two = (await client.patch(f"/pins/{sun.id}", json={"rights_until": None, "embargo_until": None})).json()
    three = (await client.patch(f"/pins/{sun.id}", json={"usage": "outside", "title": "Sun"})).json()

    assert (one["usage"], one["territory"]["slug"], one["licence"]) == ("territory", "iberia", "Photo: Ana")
    assert (one["embargo_until"], one["rights_until"]) == ("2020-01-01", "2998-12-31")
    assert (two["embargo_until"], two["rights_until"], two["licence"]) == (None, None, "Photo: Ana")
    assert (three["usage"], three["territory"], three["title"]) == ("outside", None, "Sun")
    assert await Record.filter(verb="say rights").count() == 4


async def test_it_is_all_of_it_or_nothing(program, mika, sun):
    client = await program(mika)

    answer = await client.patch(f"/pins/{sun.id}", json={"title": "Other", "usage": "territory"})

    assert answer.status_code == 422
    assert (await Pin.get(id=sun.id)).title == "Low sun"


async def test_others_may_not_say_it_and_a_pin_token_of_a_lead_does_not_lead(
    program, mika, olga, cora, ada, sun, lisbon, windows, pinned
):
    ours = await pinned("Ours", windows, by=olga)
    for client in (await program(olga), await program(cora, scope=Scope.CURATE)):
        assert (await client.patch(f"/pins/{sun.id}", json={"licence": "mine"})).status_code == 403
    assert (
        await (await program(ada, scope=Scope.ADMIN)).patch(f"/pins/{sun.id}", json={"licence": "a"})
    ).status_code == 200
    assert (await (await program(ada)).patch(f"/pins/{sun.id}", json={"licence": "b"})).status_code == 403
    assert (await (await program(olga)).patch(f"/pins/{ours.id}", json={"licence": "c"})).status_code == 200

    assert (await Pin.get(id=sun.id)).licence == "a"


async def test_withheld_work_is_in_no_answer_for_others(program, mika, vera, cora, sun, posters, workshop):
    consent = await note_consent(sun, NewConsent("Ana", "form"), by=mika, workshop=workshop)
    await withdraw_consent(await consent_of(sun, consent.id), by=mika)
    client = await program(vera, scope=Scope.READ)

    assert (await client.get(f"/pins/{sun.id}")).status_code == 404
    assert (await client.get(f"/media/{sun.cover_id}")).status_code == 404
    for path in (
        "/pins",
        "/pins?board=posters",
        "/pins?person=mika",
        "/pins?team=lisbon",
        "/pins?region=emea",
    ):
        assert (await client.get(path)).json()["items"] == []
    board = (await client.get("/boards/posters")).json()
    assert (board["pin_count"], board["pictures"]) == (0, [])
    curating = (await (await program(cora, scope=Scope.CURATE)).get(f"/pins/{sun.id}")).json()
    assert [reason["why"] for reason in curating["withheld"]] == ["consent withdrawn"]
    assert "Ana" not in str(curating)
    assert (await (await program(cora)).get(f"/pins/{sun.id}")).status_code == 404


async def test_an_end_in_an_hour_is_told_as_the_whole_day_before(program, mika, sun):
    await say_rights(sun, PinRights(rights_until=clock.now() + timedelta(hours=1)), by=mika)

    told = (await (await program(mika)).get(f"/pins/{sun.id}")).json()

    day = (clock.now() + timedelta(hours=1)).date() - timedelta(days=1)
    assert told["rights_until"] == day.isoformat()
    assert told["withheld"] == []
