import asyncio

import pytest

from showcase.actions.boards import add_section
from showcase.models import Pin, Scope
from tests.api.conftest import as_file
from tests.conftest import drawing, encoded


@pytest.fixture
def low_sun(brought, mika, posters):
    """What a program sends to publish “Low sun”."""

    async def of(**more):
        media = await brought(mika)
        return {"title": "Low sun", "media": [media.id], "board": "posters", **more}

    return of


async def test_mika_publishes_with_all_that_there_is_to_say(program, mika, posters, low_sun):
    section = await add_section(posters, "Autumn", by=mika)
    client = await program(mika)
    first = (await client.post("/pins", json=await low_sun())).json()

    answer = await client.post(
        "/pins",
        json=await low_sun(
            title="Low sun, in Spanish",
            story="For the **ferry**.",
            alt="A low sun",
            credits=[{"handle": "mika", "did": "drew it"}, {"name": "Studio Norte", "did": "printed it"}],
            tags=["Harbour", "Posters"],
            version_of=first["id"],
            source="https://studio.example/low-sun",
            section=section.id,
            campaign="harbour-nights",
        ),
    )

    told = answer.json()
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/api/v1/pins/{told['id']}"
    assert told["credits"] == [
        {"name": "Mika", "handle": "mika", "did": "drew it"},
        {"name": "Studio Norte", "handle": None, "did": "printed it"},
    ]
    assert sorted(told["tags"]) == ["Harbour", "Posters"]
    assert told["media"][0]["alt"] == "A low sun"
    assert told["version_of"] == first["id"]
    assert told["source"] == "https://studio.example/low-sun"
    assert told["boards"] == [{"slug": "posters", "title": "Posters", "section": "Autumn", "is_home": True}]
    assert (told["team"]["slug"], told["region"]["slug"]) == ("lisbon", "iberia")
    assert told["campaign"]["slug"] == "harbour-nights"
    assert told["address"] == f"/pins/{told['id']}"
    assert (await client.get(f"/pins/{told['id']}")).json() == told


async def test_several_media_are_pages_with_a_description_each(program, mika, brought, low_sun):
    more = await brought(mika)
    sent = await low_sun()
    client = await program(mika)

    alike = await client.post(
        "/pins", json={**sent, "media": [*sent["media"], more.id], "alt": "One for two"}
    )
    right = await client.post(
        "/pins", json={**sent, "media": [*sent["media"], more.id], "alt": ["One", "Two"]}
    )

    assert alike.status_code == 422
    assert alike.json()["errors"] == {"alt": "Give one description for each picture."}
    assert [page["alt"] for page in right.json()["media"]] == ["One", "Two"]


async def test_what_came_with_the_file_is_kept_without_saying_it_again(program, mika, posters):
    client = await program(mika)
    brought = await client.post(
        "/media", **as_file(encoded(drawing()), alt="A harbour", source="https://studio.example/")
    )

    told = await client.post(
        "/pins", json={"title": "Harbour", "media": [brought.json()["id"]], "board": "posters"}
    )

    assert told.json()["media"][0]["alt"] == "A harbour"
    assert told.json()["source"] == "https://studio.example/"


async def test_what_is_wrong_is_told_field_by_field(program, mika, low_sun):
    answer = await (await program(mika)).post(
        "/pins",
        json=await low_sun(
            title=7,
            story="x" * 20_001,
            media=["1", 2.5, 2**64],
            tags="harbour",
            colour="red",
            source="javascript:alert(1)",
            credits=[{"did": 4}],
        ),
    )

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"] == {
        "title": "This is a text.",
        "story": "At most 20000 characters fit here.",
        "media.0": "This is a whole number.",
        "media.1": "This is a whole number.",
        "media.2": f"At most {2**63 - 1}.",
        "tags": "This is a list.",
        "colour": "There is no field of this name here.",
        "source": "This is not a web address. It begins with https://.",
        "credits.0.did": "This is a text.",
    }


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("board", "nowhere", "There is no board “nowhere”."),
        ("campaign", "nothing", "There is no campaign “nothing”."),
        ("section", 99, "“Posters” has no such section."),
        ("version_of", 99, "There is no such pin, or it is not for you to see."),
        ("title", "  ", "Give it a title."),
        ("media", [], "Add a picture."),
        ("media", [99], "Upload it first."),
    ],
)
async def test_what_is_not_there_is_named(program, mika, low_sun, field, value, sentence):
    answer = await (await program(mika)).post("/pins", json=await low_sun(**{field: value}))

    assert answer.status_code == 422
    assert answer.json()["errors"] == {field: sentence}
    assert await Pin.all().count() == 0


async def test_a_credit_names_somebody(program, mika, low_sun):
    client = await program(mika)

    nobody = await client.post("/pins", json=await low_sun(credits=[{"name": " "}]))
    unknown = await client.post("/pins", json=await low_sun(credits=[{"handle": "nils"}]))

    assert nobody.json()["errors"] == {"credits.0": "Give a name or a handle."}
    assert unknown.json()["errors"] == {"credits.0.handle": "There is nobody here called “nils”."}


async def test_somebody_elses_media_is_not_pinned_by_its_number(program, mika, olga, brought, posters):
    media = await brought(mika)

    answer = await (await program(olga)).post(
        "/pins", json={"title": "Mine", "media": [media.id], "board": "posters"}
    )

    assert answer.status_code == 422
    assert await Pin.all().count() == 0


async def test_who_may_not_publish_hears_who_may(program, mika, olga, vera, windows, brought, low_sun):
    sent = await low_sun()
    closed = {"title": "Low sun", "media": sent["media"], "board": "windows"}

    looking = await (await program(vera)).post("/pins", json=sent)
    elsewhere = await (await program(mika)).post("/pins", json=closed)
    reading = await (await program(mika, scope=Scope.READ)).post("/pins", json=sent)

    assert [answer.status_code for answer in (looking, elsewhere, reading)] == [403, 403, 403]
    assert elsewhere.json()["detail"] == "Only the people of its team pin on “Windows”."
    assert reading.json()["detail"] == "This token may only read. Make one with the scope “pin”."
    assert await Pin.all().count() == 0


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


async def test_only_what_is_given_is_changed(program, mika, posters, pinned):
    pin = await pinned(
        "Low sun", posters, by=mika, story="A story.", alt=["A sun"], tags=["Harbour"],
        credits=[("mika", "drew it"), ("Studio Norte", "printed it")], source="https://studio.example/",
    )  # fmt: skip
    client = await program(mika)
    before = (await client.get(f"/pins/{pin.id}")).json()

    answer = await client.patch(f"/pins/{pin.id}", json={"title": "High sun"})

    after = answer.json()
    assert answer.status_code == 200
    assert after.pop("title") == "High sun"
    assert after.pop("changed_at") > before.pop("changed_at")
    before.pop("title")
    assert after == before


async def test_each_of_them_can_be_changed(program, mika, posters, pinned):
    other = await pinned("Other", posters, by=mika)
    pin = await pinned("Low sun", posters, by=mika)
    section = await add_section(posters, "Autumn", by=mika)

    answer = await (await program(mika)).patch(
        f"/pins/{pin.id}",
        json={
            "story": "Told.", "alt": "A sun", "tags": ["Sun"], "credits": [{"name": "Norte"}],
            "source": "https://norte.example/", "version_of": other.id, "section": section.id, "campaign": None,
        },
    )  # fmt: skip

    told = answer.json()
    assert (told["story"], told["tags"], told["source"]) == ("Told.", ["Sun"], "https://norte.example/")
    assert told["media"][0]["alt"] == "A sun"
    assert [credit["name"] for credit in told["credits"]] == ["Norte"]
    assert told["version_of"] == other.id
    assert told["boards"][0]["section"] == "Autumn"


async def test_null_takes_away(program, mika, posters, pinned):
    other = await pinned("Other", posters, by=mika)
    section = await add_section(posters, "Autumn", by=mika)
    pin = await pinned("Low sun", posters, by=mika, version_of=other, section=section)

    answer = await (await program(mika)).patch(f"/pins/{pin.id}", json={"version_of": None, "section": None})

    assert answer.json()["version_of"] is None
    assert answer.json()["boards"][0]["section"] is None


async def test_a_pin_moves_to_a_new_home(program, mika, posters, drafts, pinned):
    pin = await pinned("Low sun", posters, by=mika)

    answer = await (await program(mika)).patch(f"/pins/{pin.id}", json={"board": "drafts"})

    assert answer.json()["board"]["slug"] == "drafts"
    assert [place["slug"] for place in answer.json()["boards"]] == ["drafts"]
    assert answer.json()["campaign"] is None


async def test_a_change_that_fails_in_the_middle_changes_nothing(program, mika, posters, windows, pinned):
    pin = await pinned("Low sun", posters, by=mika)

    answer = await (await program(mika)).patch(
        f"/pins/{pin.id}", json={"title": "High sun", "board": "windows"}
    )

    assert answer.status_code == 403
    assert (await Pin.get(id=pin.id)).title == "Low sun"


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"title": ""}, {"title": "Give it a title."}),
        ({"title": None}, {"title": "This is a text."}),
        ({"alt": ["One", "Two"]}, {"alt": "This pin has 1 pictures: give as many descriptions."}),
        ({"media": [1]}, {"media": "There is no field of this name here."}),
        ({"board": "nowhere"}, {"board": "There is no board “nowhere”."}),
    ],
)
async def test_a_wrong_change_is_told(program, mika, posters, pinned, changes, errors):
    pin = await pinned("Low sun", posters, by=mika)

    answer = await (await program(mika)).patch(f"/pins/{pin.id}", json=changes)

    assert answer.status_code == 422
    assert answer.json()["errors"] == errors


async def test_a_pin_is_no_version_of_itself(program, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)

    answer = await (await program(mika)).patch(f"/pins/{pin.id}", json={"version_of": pin.id})

    assert answer.json()["errors"] == {"version_of": "“Low sun” cannot be a version of itself."}


async def test_others_change_and_trash_nothing(program, mika, olga, vera, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)

    for somebody in (olga, vera):
        client = await program(somebody)
        changed = await client.patch(f"/pins/{pin.id}", json={"title": "Mine"})
        trashed = await client.delete(f"/pins/{pin.id}")
        assert (changed.status_code, trashed.status_code) == (403, 403)

    assert (await Pin.get(id=pin.id)).title == "Low sun"


async def test_a_pin_goes_to_the_trash_and_is_not_found_again(program, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    client = await program(mika)

    first = await client.delete(f"/pins/{pin.id}")
    second = await client.delete(f"/pins/{pin.id}")

    assert (first.status_code, first.content) == (204, b"")
    assert second.status_code == 404
    assert (await Pin.get(id=pin.id)).trashed_at is not None


async def test_changes_at_once_all_arrive(program, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    client = await program(mika)
    changes = [{"title": "High sun"}, {"tags": ["Sun"]}, {"alt": "A sun"}, {"story": "Told."}]
    changes += [{"source": "https://studio.example/"}, {"credits": [{"name": "Norte"}]}]

    answers = await asyncio.gather(*(client.patch(f"/pins/{pin.id}", json=one) for one in changes))

    told = (await client.get(f"/pins/{pin.id}")).json()
    assert [answer.status_code for answer in answers] == [200] * 6
    assert (told["title"], told["tags"], told["story"]) == ("High sun", ["Sun"], "Told.")
    assert (told["media"][0]["alt"], told["source"]) == ("A sun", "https://studio.example/")
    assert told["credits"][0]["name"] == "Norte"
