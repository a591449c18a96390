"""Who makes, edits, closes and throws away boards, who may not, and what they read."""

import asyncio

import pytest

from showcase.actions.boards import (
    BoardForm,
    add_section,
    choose_cover,
    close_board,
    create_board,
    edit_board,
    reopen_board,
    restore_board,
    trash_board,
)
from showcase.actions.pins import NewPin, publish, trash_pin
from showcase.actions.placements import move, place, take_off
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.models import Board, BoardGuest, Pin, Placement, Record
from showcase.queries.visibility import boards_visible_to
from showcase.queries.walls import board_wall


async def again(thing):
    return await type(thing).get(id=thing.id)


async def counts(board):
    board = await again(board)
    return board.pin_count, board.home_count, len(board.collage)


async def test_only_a_teams_own_people_make_its_boards(mika, olga, vera, cora, ada, lisbon):
    for somebody in (olga, vera, cora):
        with pytest.raises(NotAllowed, match="Only its own people make boards for “Brand Studio Lisbon”"):
            await create_board(BoardForm("Lamps", lisbon), by=somebody)

    made = [await create_board(BoardForm("Lamps", lisbon), by=somebody) for somebody in (mika, ada)]

    assert [board.slug for board in made] == ["lamps", "lamps-2"]
    assert await Record.filter(noun="board", verb="create").count() == 2


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"title": "  "}, "title", "Give the board a title."),
        ({"title": "x" * 121}, "title", "A title has at most 120 characters."),
        ({"about": "x" * 4001}, "about", "At most 4000 characters fit here."),
        ({"team": None}, "team", "Choose the team that keeps it."),
        ({"openness": "secret"}, "openness", "Choose open, closed or private."),
        ({"order": "random"}, "order", "Choose newest first, or by hand."),
    ],
)
async def test_what_is_wrong_with_a_board_is_said_field_by_field(mika, lisbon, change, field, sentence):
    with pytest.raises(Invalid) as wrong:
        await create_board(BoardForm(**{"title": "Lamps", "team": lisbon, **change}), by=mika)

    assert wrong.value.fields == {field: sentence}
    assert not await Board.exists()


async def test_titles_that_make_no_address_get_one(mika, lisbon):
    titles = ["!!!", "New", "مصابيح", "x" * 120, "x" * 120]

    slugs = [(await create_board(BoardForm(title, lisbon), by=mika)).slug for title in titles]

    assert len(set(slugs)) == 5 and "new" not in slugs and all(0 < len(slug) <= 80 for slug in slugs)


async def test_who_does_not_keep_a_board_does_not_change_it(olga, vera, posters, windows, mika, lisbon):
    form = BoardForm("Mine now", lisbon)
    for somebody in (olga, vera):
        for change in (
            edit_board(posters, form, by=somebody),
            close_board(posters, by=somebody),
            reopen_board(posters, by=somebody),
            choose_cover(posters, None, by=somebody),
            add_section(posters, "Mine", by=somebody),
        ):
            with pytest.raises(NotAllowed, match="Only the people of its team can change “Posters”"):
                await change
        with pytest.raises(NotAllowed, match="Only a lead of its team, or whoever made it"):
            await trash_board(posters, by=somebody)
    assert (await again(posters)).title == "Posters"


async def test_a_board_is_not_given_to_a_team_of_others(mika, oslo, posters):
    with pytest.raises(NotAllowed, match="Only its own people make boards for “Shops Oslo”"):
        await edit_board(posters, BoardForm("Posters", oslo), by=mika)


async def test_pins_follow_their_board_to_another_team_and_campaign(
    ada, mika, oslo, posters, pinned, harbour_nights
):
    pin = await pinned("Lamp", posters, by=mika)

    await edit_board(posters, BoardForm("Posters", oslo, campaign=None), by=ada)

    pin = await again(pin)
    assert (pin.team_id, pin.region_id, pin.campaign_id) == (oslo.id, oslo.region_id, None)

    await edit_board(await again(posters), BoardForm("Posters", oslo, campaign=harbour_nights), by=ada)

    assert (await again(pin)).campaign_id == harbour_nights.id


async def test_a_board_that_becomes_private_takes_its_pins_off_the_counts_of_others(
    mika, vera, lisbon, posters, windows, olga, pinned
):
    pin = await pinned("Lamp", posters, by=mika)
    await BoardGuest.create(board=windows, person=mika)
    await place(pin, windows, by=mika)
    assert await counts(windows) == (1, 0, 1)

    await edit_board(posters, BoardForm("Posters", lisbon, openness="private"), by=mika)

    assert await counts(windows) == (0, 0, 0)
    assert await counts(posters) == (1, 1, 1)
    assert (await board_wall(vera, windows)).cards == ()
    assert [board.slug for board in await boards_visible_to(vera)] == ["windows"]

    await edit_board(await again(posters), BoardForm("Posters", lisbon, openness="open"), by=mika)

    assert await counts(windows) == (1, 0, 1)


async def test_nothing_more_is_pinned_on_a_closed_board(mika, lisbon, posters, pinned, brought):
    pin = await pinned("Lamp", await create_board(BoardForm("Lamps", lisbon), by=mika), by=mika)
    media = await brought(mika)
    await close_board(posters, by=mika)
    await close_board(await again(posters), by=mika)
    posters = await again(posters)
    assert await Record.filter(verb="close").count() == 1

    for change in (
        publish(NewPin("Late", posters, [media.id]), by=mika),
        place(pin, posters, by=mika),
        move(pin, posters, by=mika),
    ):
        with pytest.raises(NotAllowed, match="“Posters” is closed: nothing more is pinned there"):
            await change

    await reopen_board(posters, by=mika)
    assert await place(pin, await again(posters), by=mika)


async def test_who_pins_where(mika, olga, vera, cora, ada, posters, windows, drafts, brought):
    allowed = {
        ("Mika", "posters"), ("Mika", "drafts"), ("Olga", "posters"), ("Olga", "windows"),
        ("Cora", "posters"), ("Cora", "windows"), ("Ada", "posters"), ("Ada", "windows"),
    }  # fmt: skip
    for somebody in (mika, olga, vera, cora, ada):
        media = await brought(somebody)
        for board in (posters, windows, drafts):
            if (somebody.name, board.slug) in allowed:
                await publish(NewPin("Lamp", board, [media.id]), by=somebody)
            else:
                sentence = (
                    "ask for a member's account" if somebody == vera else "Only the people of its team pin on"
                )
                with pytest.raises(NotAllowed, match=sentence):
                    await publish(NewPin("Lamp", board, [media.id]), by=somebody)


async def test_a_guest_of_a_private_board_pins_there_and_keeps_nothing_else(olga, drafts, brought):
    await BoardGuest.create(board=drafts, person=olga)
    media = await brought(olga)

    await publish(NewPin("From Oslo", drafts, [media.id]), by=olga)

    with pytest.raises(NotAllowed):
        await close_board(drafts, by=olga)


# --- the trash


async def test_a_board_goes_with_its_home_pins_and_comes_back_as_it_was(
    mika, vera, olga, lisbon, posters, windows, pinned
):
    lamp = await pinned("Lamp", posters, by=mika)
    window = await pinned("Window", windows, by=olga)
    await place(window, posters, by=olga)
    other = await create_board(BoardForm("Lamps", lisbon), by=mika)
    await place(lamp, other, by=mika)
    before = [await counts(board) for board in (posters, windows, other)]

    await trash_board(posters, by=mika)

    assert await counts(other) == (0, 0, 0)
    assert [card.title for card in (await board_wall(vera, windows)).cards] == ["Window"]
    with pytest.raises(NotAllowed, match="Only whoever put “Posters” in the trash can put it back"):
        await restore_board(await again(posters), by=olga)

    await restore_board(await again(posters), by=mika)

    assert [await counts(board) for board in (posters, windows, other)] == before


async def test_pins_that_were_in_the_trash_stay_there_when_their_board_comes_back(mika, posters, pinned):

    pin = await pinned("Lamp", posters, by=mika)
    await trash_pin(pin, by=mika)
    await trash_board(posters, by=mika)
    await restore_board(await again(posters), by=mika)

    assert (await again(pin)).trashed_at is not None
    assert await counts(posters) == (0, 0, 0)


async def test_a_lead_may_throw_away_a_board_that_another_made(olga, cora, oslo, ada):
    board = await create_board(BoardForm("Doors", oslo), by=ada)

    with pytest.raises(NotAllowed):
        await trash_board(board, by=cora)
    await trash_board(board, by=olga)

    assert (await again(board)).trashed_by_id == olga.id


# --- placements


async def test_a_pin_hangs_on_several_boards_once_each(mika, olga, posters, windows, pinned):
    pin = await pinned("Lamp", posters, by=mika)

    assert await place(pin, windows, by=olga)
    assert not await place(pin, windows, by=olga)

    assert await counts(windows) == (1, 0, 1)
    assert await counts(posters) == (1, 1, 1)
    assert await Record.filter(verb="place").count() == 1


async def test_what_is_private_is_placed_nowhere_else(mika, posters, drafts, pinned):
    secret = await pinned("Secret", drafts, by=mika)

    with pytest.raises(NotAllowed, match="“Secret” is at home on a private board"):
        await place(secret, posters, by=mika)

    assert await counts(posters) == (0, 0, 0)


async def test_moving_leaves_the_other_placements(ada, mika, olga, lisbon, posters, windows, pinned, oslo):
    pin = await pinned("Lamp", posters, by=mika)
    third = await create_board(BoardForm("Lamps", lisbon), by=mika)
    await place(pin, third, by=mika)
    await place(pin, windows, by=olga)

    await move(pin, windows, by=ada)
    await move(await again(pin), windows, by=ada)

    pin = await again(pin)
    assert (pin.board_id, pin.team_id, pin.region_id, pin.campaign_id) == (
        windows.id,
        oslo.id,
        oslo.region_id,
        None,
    )
    assert set(await Placement.all().values_list("board_id", flat=True)) == {windows.id, third.id}
    assert [await counts(board) for board in (posters, windows, third)] == [(0, 0, 0), (1, 1, 1), (1, 0, 1)]
    assert await Record.filter(verb="move").count() == 1


async def test_moving_into_a_private_board_takes_a_pin_out_of_everybodys_sight(
    mika, vera, lisbon, posters, drafts, pinned
):
    pin = await pinned("Lamp", posters, by=mika)
    third = await create_board(BoardForm("Lamps", lisbon), by=mika)
    await place(pin, third, by=mika)

    await move(pin, drafts, by=mika)

    assert await counts(third) == (0, 0, 0)
    assert (await board_wall(vera, third)).cards == ()


async def test_who_may_not_move_a_pin(olga, vera, mika, posters, windows, pinned):
    pin = await pinned("Lamp", posters, by=mika)

    for somebody in (olga, vera):
        with pytest.raises(NotAllowed, match="Only its maker or a lead of its team can move “Lamp”"):
            await move(pin, windows, by=somebody)
    with pytest.raises(NotAllowed, match="Only the people of its team pin on “Windows”"):
        await move(pin, windows, by=mika)


async def test_a_pin_is_taken_off_by_those_who_have_to_do_with_it_and_never_off_its_home(
    mika, olga, vera, lisbon, posters, windows, pinned
):
    pin = await pinned("Window", windows, by=olga)
    await place(pin, posters, by=olga)

    with pytest.raises(NotAllowed, match="Only its maker, whoever placed it and the people of “Posters”"):
        await take_off(pin, posters, by=vera)
    with pytest.raises(Invalid, match=r"“Windows” is the home of “Window”\. Move it to another board, or"):
        await take_off(pin, windows, by=olga)
    await take_off(pin, posters, by=mika)
    await take_off(pin, posters, by=vera)

    assert await counts(posters) == (0, 0, 0)
    assert await counts(windows) == (1, 1, 1)


async def test_a_cover_is_a_pin_of_the_board(mika, posters, drafts, pinned):
    first, second = await pinned("First", posters, by=mika), await pinned("Second", posters, by=mika)
    other = await pinned("Other", drafts, by=mika)

    await choose_cover(posters, first, by=mika)

    assert (await again(posters)).collage[0]["media"] == first.cover_id
    with pytest.raises(Invalid, match="“Other” is not on this board"):
        await choose_cover(posters, other, by=mika)
    await choose_cover(await again(posters), None, by=mika)
    assert (await again(posters)).collage[0]["media"] == second.cover_id


# --- twice at once


async def test_two_who_place_a_pin_at_the_same_time_place_it_once(mika, olga, posters, windows, pinned):

    pin = await pinned("Window", windows, by=olga)

    answers = await asyncio.gather(*[place(await again(pin), posters, by=who) for who in (mika, olga) * 3])

    assert sorted(answers) == [False] * 5 + [True]
    assert await counts(posters) == (1, 0, 1)


async def test_everybody_who_pins_at_the_same_time_is_counted(mika, olga, posters, brought):

    media = [(who, await brought(who)) for who in (mika, olga) * 5]

    await asyncio.gather(*[publish(NewPin("Lamp", posters, [one.id]), by=who) for who, one in media])

    assert await counts(posters) == (10, 10, 4)
    assert await Pin.all().count() == 10


async def test_boards_of_one_name_made_at_the_same_time_have_addresses_of_their_own(mika, lisbon):

    made = await asyncio.gather(
        *[create_board(BoardForm("Lamps", lisbon), by=mika) for _time in range(4)], return_exceptions=True
    )

    assert all(isinstance(board, Board | Conflict) for board in made)
    assert await Board.all().count() == sum(isinstance(board, Board) for board in made) >= 1
