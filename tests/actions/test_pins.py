"""Work is published, told better, tagged, and put in the trash: by whom, and what the others read."""

import pytest

from showcase.actions.bulk import do_to_all
from showcase.actions.people import add_person
from showcase.actions.pins import NewPin, edit_pin, publish, publish_all, restore_pin, tag_pin, trash_pin
from showcase.actions.placements import place
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.models import Board, Credit, Membership, Pin, PinMedia, Record, Tag, Upload
from showcase.queries.pins import about, visible_pin
from showcase.queries.walls import board_wall, everything, newest


async def again(thing):
    return await type(thing).get(id=thing.id)


async def test_publishing_settles_the_upload_and_keeps_pages_in_their_order(mika, vera, posters, brought):
    media = [(await brought(mika)).id for _page in range(3)]

    pin = await publish(
        NewPin(" Low sun ", posters, media[::-1], alt=["One", " Two "], source="https://a.example/x"), by=mika
    )

    assert (pin.title, pin.page_count, pin.cover_id, pin.cover_alt) == ("Low sun", 3, media[2], "One")
    pages = await PinMedia.filter(pin_id=pin.id).order_by("position").values_list("media_id", "alt")
    assert pages == [(media[2], "One"), (media[1], "Two"), (media[0], "")]
    assert not await Upload.filter(settled_at__isnull=True).exists()
    assert [card.title for card in (await newest(vera, everything())).cards] == ["Low sun"]


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"title": " "}, "title", "Give it a title."),
        ({"title": "x" * 201}, "title", "A title has at most 200 characters."),
        ({"story": "x" * 20_001}, "story", "A story has at most 20000 characters."),
        ({"alt": ["x" * 1001]}, "alt", "A description has at most 1000 characters."),
        ({"media": []}, "media", "Add a picture."),
        ({"media": [987654]}, "media", "Upload it first."),
        ({"media": [2**70]}, "media", "Upload it first."),
    ],
)
async def test_what_is_wrong_is_said_field_by_field_and_nothing_is_published(
    mika, posters, brought, change, field, sentence
):
    good = NewPin("Good", posters, [(await brought(mika)).id])
    bad = NewPin(**{"title": "Bad", "board": posters, "media": good.media, **change})

    with pytest.raises(Invalid) as wrong:
        await publish_all([good, bad], by=mika)

    assert wrong.value.fields == {field: sentence}
    assert not await Pin.exists()
    assert await Upload.filter(settled_at__isnull=True).exists()


async def test_nobody_pins_what_only_another_person_has_brought(olga, mika, posters, brought):
    media = await brought(mika)

    with pytest.raises(Invalid, match=f"There is no picture {media.id} that you could pin"):
        await publish(NewPin("Mine now", posters, [media.id]), by=olga)


async def test_a_pin_waits_for_its_picture(mika, posters, brought):
    media = await brought(mika)
    media.processed_at = None
    await media.save()

    with pytest.raises(Invalid, match="still being prepared"):
        await publish(NewPin("Soon", posters, [media.id]), by=mika)


async def test_credits_lead_to_people_and_others_are_only_named(mika, olga, vera, posters, pinned):
    pin = await pinned(
        "Lamp",
        posters,
        by=mika,
        credits=[("@olga", "light"), ("Mika", ""), ("Percent %_", "a"), (" ", "nothing")],
    )

    told = await about(vera, await visible_pin(vera, pin.id))

    assert [(one["name"], one["handle"], one["did"]) for one in told.credits] == [
        ("Olga", "olga", "light"),
        ("Mika", "mika", ""),
        ("Percent %_", None, "a"),
    ]


async def test_a_pin_is_told_better_by_its_maker_a_lead_and_an_admin(
    mika, olga, ada, cora, vera, posters, windows, pinned
):
    pin = await pinned("Lamp", posters, by=mika, tags=["old"], credits=[("X", "y")])
    better = {
        "title": " Better ",
        "story": "Why",
        "alt": ["A lamp"],
        "credits": [("Olga", "lit")],
        "tags": ["new", "New", "!"],
    }

    for somebody in (olga, cora, vera):
        with pytest.raises(NotAllowed, match="Only its maker or a lead of its team can change “Lamp”"):
            await edit_pin(pin, by=somebody, **better)
    for somebody in (mika, ada):
        await edit_pin(await again(pin), by=somebody, **better)

    pin = await again(pin)
    assert (pin.title, pin.story, pin.cover_alt) == ("Better", "Why", "A lamp")
    assert await Credit.filter(pin_id=pin.id).values_list("name", "did") == [("Olga", "lit")]
    assert await Tag.filter(pins__pin_id=pin.id).values_list("slug", flat=True) == ["new"]
    assert await Record.filter(verb="edit", noun="pin").count() == 1  # the same again changes nothing
    window = await pinned("Window", windows, by=ada)
    await edit_pin(window, by=olga, **better)


async def test_tags_are_added_once_and_those_that_are_there_stay(mika, olga, posters, pinned):
    pin = await pinned("Lamp", posters, by=mika, tags=["lamps"])

    for _twice in range(2):
        await tag_pin(pin, ["Lamps", "low light", "مصابيح", "", "!!!", "x" * 300], by=mika)

    slugs = set(await Tag.filter(pins__pin_id=pin.id).values_list("slug", flat=True))
    assert slugs == {"lamps", "low-light", "مصابيح", "x" * 80}
    with pytest.raises(NotAllowed):
        await tag_pin(pin, ["mine"], by=olga)


# --- the trash


async def test_a_pin_leaves_every_wall_at_once_and_comes_back_to_all(
    mika, olga, vera, posters, windows, pinned
):
    pin = await pinned("Lamp", posters, by=mika)
    await place(pin, windows, by=olga)

    await trash_pin(pin, by=mika)
    await trash_pin(await again(pin), by=mika)

    assert (await newest(vera, everything())).cards == ()
    assert await Board.all().values_list("pin_count", flat=True) == [0, 0]
    assert await Record.filter(verb="trash").count() == 1

    await restore_pin(await again(pin), by=mika)
    await restore_pin(await again(pin), by=mika)

    for board in (posters, windows):
        assert [card.id for card in (await board_wall(vera, board)).cards] == [pin.id]
    assert await Board.all().values_list("pin_count", flat=True) == [1, 1]


async def test_who_may_not_throw_a_pin_away(olga, cora, vera, mika, posters, pinned):
    pin = await pinned("Lamp", posters, by=mika)

    for somebody in (olga, cora, vera):
        with pytest.raises(NotAllowed, match="Only its maker or a lead of its team can change “Lamp”"):
            await trash_pin(pin, by=somebody)

    await Membership.filter(person_id=mika.id).update(leads_since=clock.now())
    assert (await again(pin)).trashed_at is None


# --- many at once


async def test_each_pin_by_its_own_right_and_what_is_refused_is_said(
    mika, olga, posters, windows, drafts, pinned
):
    mine = [await pinned(f"Mine {number}", posters, by=mika) for number in range(3)]
    hers = await pinned("Hers", windows, by=olga)
    secret = await pinned("Secret", drafts, by=mika)
    ids = [*(pin.id for pin in mine), hers.id, 987654, 2**70, -1]

    done, refused = await do_to_all("trash", [*ids, mine[0].id], by=mika)

    assert (sorted(done), refused) == (
        sorted(pin.id for pin in mine),
        ["Only its maker or a lead of its team can change “Hers”."],
    )
    assert await do_to_all("trash", [secret.id], by=olga) == ([], [])
    assert sorted((await do_to_all("restore", ids, by=mika))[0]) == sorted(pin.id for pin in mine)
    assert await do_to_all("restore", ids, by=olga) == ([], [])


async def test_what_is_placed_together_hangs_in_the_order_in_which_it_was_chosen(
    mika, olga, posters, windows, pinned
):
    pins = [await pinned(f"Window {number}", windows, by=olga) for number in range(4)]
    chosen = [pins[2].id, pins[0].id, pins[3].id]

    done, refused = await do_to_all("place", chosen, by=mika, board=posters)

    assert (sorted(done), refused) == (sorted(chosen), [])
    assert [card.id for card in (await board_wall(mika, posters)).cards] == chosen


@pytest.mark.parametrize(
    ("verb", "ids", "sentence"),
    [
        ("paint", [1], "Choose what to do with them"),
        ("trash", [], "Choose at least one pin first"),
        ("tag", [1], "Type a tag first"),
    ],
)
async def test_there_has_to_be_something_to_do(mika, verb, ids, sentence):
    with pytest.raises(Invalid, match=sentence):
        await do_to_all(verb, ids, by=mika)


# --- accounts


@pytest.mark.parametrize(
    ("email", "name", "password", "sentence"),
    [
        ("no address", "N", None, "is not an e-mail address"),
        ("a@b\n.org", "N", None, "is not an e-mail address"),
        ("x" * 250 + "@b.org", "N", None, "is not an e-mail address"),
        ("n@example.org", " ", None, "Say the person's name"),
        ("n@example.org", "N", "short", "A password has at least 15 characters"),
        ("n@example.org", "N", "x" * 201, "A password has at most 200 characters"),
    ],
)
async def test_an_account_has_an_address_a_name_and_a_real_password(
    database, email, name, password, sentence
):
    with pytest.raises(Invalid, match=sentence):
        await add_person(email, name=name, password=password)


async def test_an_address_has_one_account_and_people_of_one_name_two_handles(database):
    first = await add_person("A@Example.org", name="Ana Díaz", password="lamps over the green water")
    second = await add_person("b@example.org", name="Ana Díaz")

    assert (first.email, first.handle, second.handle) == ("a@example.org", "ana-diaz", "ana-diaz-2")
    assert first.password.startswith("$argon2id$")
    with pytest.raises(Conflict, match="has an account already"):
        await add_person("a@EXAMPLE.org ", name="Another")
