"""What programs of guests are told, and what is told of boards out of sight."""

import pytest

from showcase.actions.board_people import invite_colleague, invite_from_outside
from showcase.foundation import clock
from showcase.models import Campaign, Duplicate, Likeness, Upload


@pytest.fixture
async def gus(mika, posters):
    """Gus is from outside, and invited to Lisbon's posters."""
    return await invite_from_outside(posters, "gus@agency.example", name="Gus", by=mika)


@pytest.fixture
async def elsewhere(olga, windows, pinned, database):
    await Campaign.create(slug="frost-fair", title="Frost Fair", brief="")
    return await pinned("Frosted glass", windows, by=olga, tags=["frosty"])


@pytest.mark.parametrize(
    "path",
    [
        "/teams/oslo", "/campaigns/frost-fair", "/regions/nordics", "/boards/windows", "/pins?team=oslo",
        "/pins?campaign=frost-fair", "/pins?region=nordics", "/pins?person=olga", "/pins?tag=frosty",
        "/boards?team=oslo", "/boards?region=nordics", "/teams?region=nordics", "/campaigns?region=nordics",
        "/pins?board=windows",
    ],
)  # fmt: skip
async def test_what_a_guest_does_not_know_is_not_there_for_their_program(program, gus, elsewhere, vera, path):
    answer = await (await program(gus)).get(path)

    assert answer.status_code == 404
    assert (await (await program(vera)).get(path)).status_code == 200


async def test_lists_are_of_what_a_guest_knows(program, gus, elsewhere):
    guests = await program(gus)

    found = {
        path: [one.get("slug") for one in (await guests.get(path)).json()["items"]]
        for path in ("/teams", "/campaigns", "/regions", "/boards")
    }

    assert found == {
        "/teams": ["lisbon"],
        "/campaigns": ["harbour-nights"],
        "/regions": ["emea", "iberia"],
        "/boards": ["posters"],
    }
    emea = (await guests.get("/regions/emea")).json()
    assert (emea["team_count"], [one["slug"] for one in emea["children"]]) == (1, ["iberia"])


async def test_naming_what_a_guest_does_not_know_is_as_wrong_as_naming_nothing(
    program, gus, elsewhere, brought
):
    guests, media = await program(gus), await brought(gus)
    given = {"title": "Mine", "board": "posters", "media": [media.id]}

    for field, name, nothing in (
        ("campaign", "frost-fair", "no-such"),
        ("board", "windows", "no-such"),
        ("credits", [{"handle": "olga"}], [{"handle": "no-such"}]),
    ):
        answers = [await guests.post("/pins", json={**given, field: value}) for value in (name, nothing)]
        assert [answer.status_code for answer in answers] == [422, 422], field
        said, unsaid = (answer.json()["errors"] for answer in answers)
        assert str(said).replace("frost-fair", "X").replace("windows", "X").replace("olga", "X") == str(
            unsaid
        ).replace("no-such", "X")


HIDDEN = {
    "media": None, "pin": None, "title": None, "board": None, "team": None, "class": None, "distance": None,
    "likeness": None, "is_duplicate": True, "is_out_of_sight": True, "verdict": None,
}  # fmt: skip


async def test_a_board_out_of_sight_is_one_entry_that_says_nothing_else(
    program, mika, olga, drafts, pinned, brought
):
    first = await pinned("Secret", drafts, by=mika)
    second = await pinned("Secret again", drafts, by=mika)
    mine = await brought(olga)
    for theirs in (first.cover_id, second.cover_id):
        await Duplicate.create(
            one_id=min(mine.id, theirs),
            other_id=max(mine.id, theirs),
            likeness=Likeness.SAME_PICTURE,
            share=0.93,
            distance=4,
            found_at=clock.now(),
        )
    olgas = await program(olga)

    assert (await olgas.get(f"/media/{mine.id}")).json()["duplicates"] == [HIDDEN]

    await invite_colleague(drafts, "Olga", by=mika)
    found = (await olgas.get(f"/media/{mine.id}")).json()["duplicates"]
    assert {one["title"] for one in found} == {"Secret", "Secret again"}
    assert not [one for one in found if one["is_out_of_sight"]]


async def test_the_same_bytes_out_of_sight_tell_no_more(program, mika, olga, vera, drafts, pinned):
    secret = await pinned("Secret", drafts, by=mika)
    assert (await (await program(vera)).get(f"/media/{secret.cover_id}")).status_code == 404
    await Upload.create(person=olga, media_id=secret.cover_id, name="x.jpg", received_at=clock.now())

    answer = (await (await program(olga)).get(f"/media/{secret.cover_id}")).json()

    assert answer["duplicates"] == [HIDDEN]
    assert answer["alt"] == ""


async def test_a_guest_is_not_told_what_the_organisation_has(program, gus, mika, olga, drafts, pinned):
    secret = await pinned("Secret", drafts, by=mika)
    await Upload.create(person=gus, media_id=secret.cover_id, name="x.jpg", received_at=clock.now())

    assert (await (await program(gus)).get(f"/media/{secret.cover_id}")).json()["duplicates"] == []
