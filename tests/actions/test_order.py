"""A board in order by hand, against a plain list."""

import random
from itertools import pairwise

import pytest

from showcase.actions.boards import add_section, edit_section, remove_section
from showcase.actions.ordering import put_in_section, reorder
from showcase.actions.pins import trash_pin
from showcase.actions.placements import GAP, hang
from showcase.foundation.errors import Invalid, NotAllowed
from showcase.models import Board, Order, Placement
from showcase.queries.neighbours import neighbours
from showcase.queries.walls import board_wall


async def hanging(viewer, board):
    board = await Board.get(id=board.id)
    return [card.title for card in (await board_wall(viewer, board)).cards]


@pytest.fixture
async def five(mika, posters, pinned):
    """Pins a to e. The newest, e, hangs first."""
    return {title: await pinned(title, posters, by=mika) for title in "abcde"}


async def test_the_order_by_hand_begins_with_what_everybody_saw(mika, posters, five):
    await reorder(five["a"], posters, by=mika, before=five["d"])

    assert await hanging(mika, posters) == ["e", "a", "d", "c", "b"]
    assert (await Board.get(id=posters.id)).order is Order.HAND


async def test_a_pin_hangs_as_number_and_last(mika, posters, five):
    await reorder(five["a"], posters, by=mika, number=1)
    assert await hanging(mika, posters) == ["a", "e", "d", "c", "b"]

    await reorder(five["e"], posters, by=mika, number=3)
    assert await hanging(mika, posters) == ["a", "d", "e", "c", "b"]

    await reorder(five["d"], posters, by=mika)
    assert await hanging(mika, posters) == ["a", "e", "c", "b", "d"]

    await reorder(five["a"], posters, by=mika, number=99)
    assert await hanging(mika, posters) == ["e", "c", "b", "d", "a"]


async def test_before_itself_and_where_it_is_changes_nothing(mika, posters, five):
    await reorder(five["c"], posters, by=mika, before=five["c"])
    await reorder(five["c"], posters, by=mika, number=3)
    await reorder(five["a"], posters, by=mika)

    assert await hanging(mika, posters) == ["e", "d", "c", "b", "a"]


async def test_a_number_counts_what_is_seen(mika, posters, drafts, five, pinned):
    await trash_pin(five["d"], by=mika)
    await hang(await pinned("secret", drafts, by=mika), posters, None, by=mika)

    await reorder(five["a"], posters, by=mika, number=2)

    assert await hanging(mika, posters) == ["e", "a", "c", "b"]


async def test_before_a_pin_of_another_section_means_into_that_section(mika, posters, five):
    night = await add_section(posters, "Night", by=mika)
    await put_in_section(five["a"], posters, night, by=mika)
    await put_in_section(five["b"], posters, night, by=mika)

    await reorder(five["e"], posters, by=mika, before=five["a"])

    assert await hanging(mika, posters) == ["d", "c", "b", "e", "a"]
    placement = await Placement.get(board_id=posters.id, pin_id=five["e"].id)
    assert placement.section_id == night.id


async def test_sections_change_places_with_all_that_hangs_in_them(mika, posters, five):
    day, night = [await add_section(posters, title, by=mika) for title in ("Day", "Night")]
    await put_in_section(five["a"], posters, night, by=mika)
    await put_in_section(five["b"], posters, day, by=mika)
    assert await hanging(mika, posters) == ["e", "d", "c", "b", "a"]

    await edit_section(night, title="At night", position=1, by=mika)
    assert await hanging(mika, posters) == ["e", "d", "c", "a", "b"]

    await put_in_section(five["a"], posters, None, by=mika)
    assert (await hanging(mika, posters))[-1] == "b"


async def test_what_hung_in_a_section_that_is_gone_can_still_be_put_in_order(mika, posters, five):
    night = await add_section(posters, "Night", by=mika)
    await reorder(five["e"], posters, by=mika, number=1)
    for title in "ab":
        await put_in_section(five[title], posters, night, by=mika)
    await remove_section(night, by=mika)
    order = await hanging(mika, posters)
    assert sorted(order) == list("abcde")

    for title, before in [("c", "a"), ("e", "b"), ("d", "a"), ("a", "c")]:
        await reorder(five[title], posters, by=mika, before=five[before])
        order.remove(title)
        order.insert(order.index(before), title)
        assert await hanging(mika, posters) == order
    for earlier, later in pairwise(order):
        assert (await neighbours(mika, five[earlier], f"board:{posters.slug}"))[1] == five[later].id


async def test_pins_that_came_at_the_same_time_are_put_in_order_exactly(mika, posters, five):
    await reorder(five["e"], posters, by=mika, number=1)
    await Placement.filter(board_id=posters.id).update(position=GAP)
    order = await hanging(mika, posters)

    for title, before in [("a", "c"), ("e", "b"), ("c", "e")]:
        await reorder(five[title], posters, by=mika, before=five[before])
        order.remove(title)
        order.insert(order.index(before), title)
        assert await hanging(mika, posters) == order


async def test_hundreds_of_moves_keep_the_order_of_a_list(mika, posters, five):
    chance, order = random.Random(7), list("edcba")

    for _move in range(150):
        title = chance.choice(order)
        others = [one for one in order if one != title]
        number = chance.choice([None, *range(1, 6)])
        if number is None:
            await reorder(five[title], posters, by=mika)
            order = [*others, title]
        else:
            await reorder(five[title], posters, by=mika, number=number)
            order = [*others[: number - 1], title, *others[number - 1 :]]
    assert await hanging(mika, posters) == order


async def test_moving_to_the_same_place_again_and_again_never_runs_out_of_room(mika, posters, five):
    """Each time the room between two halves. After twenty there is none, and all are moved apart."""
    order = list("edcba")
    for turn in range(120):
        title = "ab"[turn % 2]
        await reorder(five[title], posters, by=mika, before=five["c"])
        order.remove(title)
        order.insert(order.index("c"), title)
    assert await hanging(mika, posters) == order


async def test_a_move_touches_a_handful_of_rows_however_long_the_board(mika, posters, five, asked):
    await reorder(five["a"], posters, by=mika, number=1)
    asked.clear()

    await reorder(five["e"], posters, by=mika, before=five["c"])

    assert sum(question.startswith('UPDATE "placement"') for question in asked) == 1
    assert len(asked) < 20


async def test_only_the_people_of_a_board_put_it_in_order(olga, vera, mika, posters, five):
    night = await add_section(posters, "Night", by=mika)

    for somebody in (olga, vera):
        with pytest.raises(NotAllowed, match="Only the people of “Posters” can put it in order"):
            await reorder(five["a"], posters, by=somebody, number=1)
        with pytest.raises(NotAllowed, match="Only the people of “Posters” can put it in order"):
            await put_in_section(five["a"], posters, night, by=somebody)
    assert await hanging(mika, posters) == ["e", "d", "c", "b", "a"]


async def test_a_curator_may_put_any_board_in_order(cora, posters, five):
    await reorder(five["a"], posters, by=cora, number=1)

    assert (await hanging(cora, posters))[0] == "a"


async def test_what_is_not_on_a_board_cannot_be_put_in_order_there(mika, posters, drafts, five, pinned):
    draft = await pinned("Draft", drafts, by=mika)
    night = await add_section(posters, "Night", by=mika)

    for broken in (
        reorder(draft, posters, by=mika, number=1),
        reorder(five["a"], posters, by=mika, before=draft),
        put_in_section(draft, posters, night, by=mika),
    ):
        with pytest.raises(Invalid, match="“Draft” is not on this board"):
            await broken
    with pytest.raises(Invalid, match="Numbers begin with 1"):
        await reorder(five["a"], posters, by=mika, number=0)
