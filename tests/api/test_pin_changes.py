import asyncio

import pytest

from showcase.actions.boards import add_section
from showcase.models import Pin


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
