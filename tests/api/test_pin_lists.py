import pytest


async def test_a_list_says_what_a_card_shows_and_no_address_of_a_person(program, mika, vera, posters, pinned):
    await pinned("Low sun", posters, by=mika)

    answer = await (await program(vera)).get("/pins")

    item = answer.json()["items"][0]
    assert (item["title"], item["maker"]) == ("Low sun", {"handle": "mika", "name": "Mika"})
    assert item["picture"]["renditions"][0] == {
        "width": 236,
        "address": f"/media/{item['picture']['media']}/236.webp",
    }
    assert "@example.org" not in answer.text
    assert answer.headers["cache-control"] == "private, no-store"


async def test_pages_neither_repeat_nor_skip_while_others_pin(program, mika, vera, posters, pinned):
    for number in range(7):
        await pinned(f"Poster {number}", posters, by=mika)
    client = await program(vera)
    seen, after = [], None

    while True:
        page = (await client.get("/pins", params={"limit": 2, "after": after or ""})).json()
        seen += [item["title"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
        await pinned(f"Meanwhile {len(seen)}", posters, by=mika)

    assert seen == [f"Poster {number}" for number in reversed(range(7))]


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({}, ["Window", "Draft", "Tagged", "Low sun"]),
        ({"board": "posters"}, ["Tagged", "Low sun"]),
        ({"team": "lisbon"}, ["Draft", "Tagged", "Low sun"]),
        ({"campaign": "harbour-nights"}, ["Tagged", "Low sun"]),
        ({"region": "emea"}, ["Window", "Draft", "Tagged", "Low sun"]),
        ({"region": "nordics"}, ["Window"]),
        ({"region": "nordics", "team": "lisbon"}, []),
        ({"region": "emea", "tag": "harbour"}, ["Window", "Tagged"]),
        ({"person": "mika"}, ["Draft", "Tagged", "Low sun"]),
        ({"tag": "harbour"}, ["Window", "Tagged"]),
        ({"tag": "harbour", "team": "lisbon", "person": "mika", "board": "posters"}, ["Tagged"]),
        ({"board": "posters", "region": "iberia", "campaign": "harbour-nights"}, ["Tagged", "Low sun"]),
        ({"board": "drafts", "tag": "harbour"}, []),
    ],
)
async def test_all_conditions_hold_at_once(
    program, mika, olga, posters, windows, drafts, pinned, wanted, titles
):
    await pinned("Low sun", posters, by=mika)
    await pinned("Tagged", posters, by=mika, tags=["Harbour"])
    await pinned("Draft", drafts, by=mika)
    await pinned("Window", windows, by=olga, tags=["Harbour"])

    answer = await (await program(mika)).get("/pins", params=wanted)

    assert [item["title"] for item in answer.json()["items"]] == titles


async def test_private_pins_are_in_no_list_and_at_no_address(program, mika, olga, posters, drafts, pinned):
    await pinned("Low sun", posters, by=mika)
    secret = await pinned("Secret plans", drafts, by=mika, tags=["Harbour"])
    client = await program(olga)

    lists = [
        await client.get("/pins", params=wanted)
        for wanted in ({}, {"team": "lisbon"}, {"person": "mika"}, {"tag": "harbour"}, {"region": "iberia"})
    ]
    alone = await client.get(f"/pins/{secret.id}")
    board = await client.get("/pins", params={"board": "drafts"})

    assert not any("Secret" in answer.text for answer in lists)
    assert [answer.status_code for answer in (alone, board)] == [404, 404]
    assert alone.json()["detail"] == "There is no such pin, or it is not for you to see."
    assert board.json()["detail"] == "There is no board “drafts”."


async def test_a_pin_that_became_private_is_on_no_other_board_any_more(
    program, mika, olga, lisbon, posters, windows, pinned
):
    pin = await pinned("Once open", posters, by=mika, tags=["Harbour"])
    await (await program(olga)).put(f"/boards/windows/pins/{pin.id}")
    client = await program(mika)
    wanted = [{"board": "windows"}, {"board": "windows", "tag": "harbour"}]
    before = [len((await client.get("/pins", params=one)).json()["items"]) for one in wanted]

    await client.patch("/boards/posters", json={"openness": "private"})

    after = [len((await client.get("/pins", params=one)).json()["items"]) for one in wanted]
    assert (before, after) == ([1, 1], [0, 0])


async def test_a_private_pin_is_placed_nowhere_else(program, mika, posters, drafts, pinned):
    pin = await pinned("Secret plans", drafts, by=mika)

    refused = await (await program(mika)).put(f"/boards/posters/pins/{pin.id}")

    assert refused.status_code == 403
    assert "private board" in refused.json()["detail"]


async def test_a_version_of_a_private_pin_does_not_tell_of_it(program, mika, olga, posters, drafts, pinned):
    secret = await pinned("Secret plans", drafts, by=mika)
    pin = await pinned("Low sun", posters, by=mika, version_of=secret)

    seen_by_mika = (await (await program(mika)).get(f"/pins/{pin.id}")).json()
    seen_by_olga = (await (await program(olga)).get(f"/pins/{pin.id}")).json()

    assert seen_by_mika["version_of"] == secret.id
    assert seen_by_olga["version_of"] is None


async def test_a_longer_list_asks_no_more_of_the_database(program, mika, vera, posters, pinned, asked):
    client = await program(vera)
    await pinned("Low sun", posters, by=mika)
    await client.get("/pins")  # the first in ten minutes writes down that the token was used
    asked.clear()
    await client.get("/pins")
    for_one = len(asked)

    for number in range(20):
        await pinned(f"Poster {number}", posters, by=mika)
    asked.clear()
    answer = await client.get("/pins")

    assert len(answer.json()["items"]) == 21
    assert len(asked) == for_one <= 3


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("board=nowhere", 404, "nowhere"),
        ("team=nowhere", 404, "nowhere"),
        ("campaign=nowhere", 404, "nowhere"),
        ("region=nowhere", 404, "nowhere"),
        ("person=nobody", 404, "nobody"),
        ("tag=nothing", 404, "nothing"),
        ("limit=0", 422, "At least 1."),
        ("limit=101", 422, "At most 100."),
        ("limit=ten", 422, "whole number"),
        ("limit=" + "9" * 5000, 422, "limit"),
        ("after=rubbish", 422, "not one of ours"),
        ("after=WzFd", 422, "not one of ours"),
        ("after=" + "W" * 5000, 422, "not one of ours"),
        ("colour=red", 422, "no field of this name"),
        ("limit=1&limit=2", 422, "given twice"),
        ("board=%00", 404, "There is no board"),
        ("board=" + "x" * 500, 422, "At most 80"),
        ("tag=%FF%FE", 404, "tagged"),
    ],
)
async def test_a_wrong_question_is_answered_with_what_is_wrong(program, mika, posters, query, status, words):
    answer = await (await program(mika)).get(f"/pins?{query}")

    assert answer.status_code == status
    assert words in answer.json()["detail"]
