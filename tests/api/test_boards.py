import asyncio

import pytest

from showcase.actions.boards import BoardForm, add_section, create_board
from showcase.models import Board, Placement


async def test_mika_makes_a_board_for_the_team(program, mika, lisbon, harbour_nights):
    client = await program(mika)

    answer = await client.post(
        "/boards",
        json={
            "title": "Harbour posters",
            "team": "lisbon",
            "campaign": "harbour-nights",
            "openness": "closed",
        },
    )

    told = answer.json()
    assert answer.status_code == 201
    assert answer.headers["location"] == "/api/v1/boards/harbour-posters"
    assert (told["openness"], told["order"], told["closed_at"]) == ("closed", "newest", None)
    assert (await client.get("/boards/harbour-posters")).json() == told


async def test_a_board_can_be_given_its_slug(program, mika):
    told = await (await program(mika)).post(
        "/boards", json={"title": "Harbour", "team": "lisbon", "slug": "quay"}
    )

    assert told.json()["slug"] == "quay"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("team", "nowhere", "There is no team “nowhere”."),
        ("campaign", "nothing", "There is no campaign “nothing”."),
        ("openness", "ajar", "One of: open, closed, private."),
        ("order", 1, "One of: newest, hand."),
        ("title", " ", "Give the board a title."),
        ("title", "x" * 121, "At most 120 characters fit here."),
        ("about", None, "This is a text."),
    ],
)
async def test_a_wrong_board_is_told_by_field(program, mika, field, value, sentence):
    sent = {"title": "Harbour", "team": "lisbon", field: value}

    answer = await (await program(mika)).post("/boards", json=sent)

    assert answer.status_code == 422
    assert answer.json()["errors"] == {field: sentence}
    assert await Board.all().count() == 0


async def test_only_a_teams_own_people_make_its_boards(program, olga, vera, cora, lisbon):
    for somebody in (olga, vera, cora):
        answer = await (await program(somebody)).post("/boards", json={"title": "Mine", "team": "lisbon"})
        assert answer.status_code == 403
        reason = answer.json()["detail"]
        assert reason.startswith("Only its own people make boards for “Brand Studio Lisbon”.")


async def test_boards_by_team_and_by_campaign(program, mika, olga, posters, windows, drafts):
    client = await program(mika)

    by_team = (await client.get("/boards", params={"group": "team"})).json()
    by_campaign = (await client.get("/boards", params={"group": "campaign"})).json()

    assert [item["slug"] for item in by_team["items"]] == ["drafts", "posters", "windows"]
    assert [(group["slug"], group["boards"]) for group in by_team["groups"]] == [
        ("lisbon", ["drafts", "posters"]),
        ("oslo", ["windows"]),
    ]
    assert [(group["slug"], group["boards"]) for group in by_campaign["groups"]] == [
        ("harbour-nights", ["posters"]),
        (None, ["drafts", "windows"]),
    ]


@pytest.mark.parametrize(
    ("wanted", "slugs"),
    [
        ({"region": "iberia"}, ["posters"]),
        ({"region": "emea"}, ["posters", "windows"]),
        ({"team": "oslo"}, ["windows"]),
        ({"campaign": "harbour-nights", "group": "team"}, ["posters"]),
        ({"region": "nordics", "campaign": "harbour-nights"}, []),
    ],
)
async def test_private_boards_are_in_no_list(program, vera, posters, windows, drafts, wanted, slugs):
    answer = await (await program(vera)).get("/boards", params=wanted)

    assert [item["slug"] for item in answer.json()["items"]] == slugs
    assert "Drafts" not in answer.text


@pytest.mark.parametrize("group", ["", "team", "campaign"])
async def test_every_board_is_on_one_page(program, mika, lisbon, posters, windows, drafts, group):
    for number in range(6):
        await create_board(BoardForm(f"لوحة {number} " + "ط" * 100, lisbon), by=mika)
    client = await program(mika)
    whole = [item["slug"] for item in (await client.get("/boards", params={"group": group})).json()["items"]]
    seen, after = [], ""

    while after is not None:
        page = (await client.get("/boards", params={"group": group, "limit": 2, "after": after})).json()
        seen += [item["slug"] for item in page["items"]]
        after = page["next"]

    assert len(whole) == 9
    assert seen == whole


async def test_a_wrong_question_for_boards(program, mika, posters):
    client = await program(mika)

    answers = {
        query: (await client.get(f"/boards?{query}")).status_code
        for query in ("group=colour", "region=nowhere", "after=rubbish", "limit=1000", "page=2")
    }

    assert answers == {
        "group=colour": 422,
        "region=nowhere": 404,
        "after=rubbish": 422,
        "limit=1000": 422,
        "page=2": 422,
    }


async def test_only_what_is_given_of_a_board_is_changed(program, mika, posters):
    client = await program(mika)
    before = (await client.get("/boards/posters")).json()

    after = (await client.patch("/boards/posters", json={"about": "By the water."})).json()

    assert after.pop("about") == "By the water."
    assert after.pop("changed_at") > before.pop("changed_at")
    before.pop("about")
    assert after == before


async def test_a_board_leaves_its_campaign_and_closes(program, mika, posters):
    client = await program(mika)

    closed = (await client.patch("/boards/posters", json={"campaign": None, "closed": True})).json()
    opened = (await client.patch("/boards/posters", json={"closed": False})).json()

    assert closed["campaign"] is None
    assert closed["closed_at"] is not None
    assert opened["closed_at"] is None


async def test_changes_of_a_board_at_once_all_arrive(program, mika, posters):
    client = await program(mika)
    changes = [{"title": "Quay"}, {"about": "Told."}, {"order": "hand"}, {"campaign": None}, {"closed": True}]

    await asyncio.gather(*(client.patch("/boards/posters", json=one) for one in changes))

    told = (await client.get("/boards/posters")).json()
    assert (told["title"], told["about"], told["order"], told["campaign"]) == ("Quay", "Told.", "hand", None)
    assert told["closed_at"] is not None


async def test_a_board_that_may_not_change_its_team_does_not_close_either(program, mika, oslo, posters):
    client = await program(mika)

    answer = await client.patch("/boards/posters", json={"closed": True, "team": "oslo"})

    assert answer.status_code == 403
    assert (await client.get("/boards/posters")).json()["closed_at"] is None


async def test_others_do_not_change_or_trash_a_board(program, olga, vera, posters):
    for somebody in (olga, vera):
        client = await program(somebody)
        changed = await client.patch("/boards/posters", json={"title": "Mine"})
        closed = await client.patch("/boards/posters", json={"closed": True})
        trashed = await client.delete("/boards/posters")
        assert [answer.status_code for answer in (changed, closed, trashed)] == [403, 403, 403]


async def test_a_private_board_is_not_there_for_others(program, olga, drafts):
    client = await program(olga)

    answers = [
        await client.get("/boards/drafts"),
        await client.patch("/boards/drafts", json={"title": "Mine"}),
        await client.delete("/boards/drafts"),
        await client.put("/boards/drafts/pins/1"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert {answer.json()["detail"] for answer in answers} == {"There is no board “drafts”."}


async def test_a_board_goes_to_the_trash(program, mika, posters):
    client = await program(mika)

    assert (await client.delete("/boards/posters")).status_code == 204
    assert (await client.delete("/boards/posters")).status_code == 404
    assert (await client.get("/boards")).json()["items"] == []


async def test_a_pin_hangs_on_one_more_board_however_often_it_is_put_there(
    program, mika, olga, posters, windows, pinned
):
    pin = await pinned("Low sun", posters, by=mika)
    client = await program(olga)

    answers = [await client.put(f"/boards/windows/pins/{pin.id}") for _ in range(2)]
    on_windows = (await client.get("/pins", params={"board": "windows"})).json()["items"]

    assert [(answer.status_code, answer.content) for answer in answers] == [(204, b""), (204, b"")]
    assert [item["id"] for item in on_windows] == [pin.id]


async def test_put_there_eight_times_at_once_it_hangs_once(program, mika, olga, posters, windows, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    client = await program(olga)

    answers = await asyncio.gather(*(client.put(f"/boards/windows/pins/{pin.id}") for _ in range(8)))

    assert {answer.status_code for answer in answers} == {204}
    assert await Placement.filter(pin_id=pin.id).count() == 2


async def test_a_section_can_be_given_then_or_later(program, mika, olga, posters, windows, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    first = await add_section(windows, "Spring", by=olga)
    second = await add_section(windows, "Autumn", by=olga)
    client = await program(olga)
    here = f"/boards/windows/pins/{pin.id}"

    sections = []
    for sent in ({"section": first.id}, {"section": second.id}, {}, {"section": None}):
        assert (await client.put(here, json=sent)).status_code == 204
        sections.append(
            (await client.get("/pins", params={"board": "windows"})).json()["items"][0]["section"]
        )

    assert sections == ["Spring", "Autumn", "Autumn", None]


async def test_a_section_of_another_board_is_refused(program, mika, olga, posters, windows, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    autumn = await add_section(posters, "Autumn", by=mika)

    answer = await (await program(olga)).put(f"/boards/windows/pins/{pin.id}", json={"section": autumn.id})

    assert answer.status_code == 422
    assert answer.json()["errors"] == {"section": "“Windows” has no such section."}


async def test_a_pin_comes_off_and_off_again(program, mika, olga, posters, windows, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    client = await program(olga)
    await client.put(f"/boards/windows/pins/{pin.id}")

    answers = [await client.delete(f"/boards/windows/pins/{pin.id}") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [204, 204]
    assert await Placement.filter(pin_id=pin.id).count() == 1


async def test_a_pin_stays_at_home(program, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)

    answer = await (await program(mika)).delete(f"/boards/posters/pins/{pin.id}")

    assert answer.status_code == 422
    assert "is the home of" in answer.json()["detail"]


async def test_who_may_not_place_or_take_off(program, mika, vera, olga, posters, windows, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    await (await program(olga)).put(f"/boards/windows/pins/{pin.id}")
    client = await program(vera)

    placed = await client.put(f"/boards/posters/pins/{pin.id}")
    off = await client.delete(f"/boards/windows/pins/{pin.id}")
    nothing = await (await program(mika)).put("/boards/posters/pins/99")

    assert [answer.status_code for answer in (placed, off, nothing)] == [403, 403, 404]
