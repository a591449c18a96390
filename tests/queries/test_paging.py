"""Reading a wall on, page by page, while others go on pinning."""

from datetime import timedelta, timezone

import pytest

from showcase.actions.boards import add_section
from showcase.actions.ordering import put_in_section, reorder
from showcase.actions.placements import hang, place
from showcase.actions.recounting import recount
from showcase.foundation.cursors import cursor
from showcase.foundation.errors import Invalid
from showcase.models import Board, Pin
from showcase.queries.boards import visible_board
from showcase.queries.walls import board_wall, everything, made_in, newest


async def read_through(page_after, meanwhile=None):
    """Ids of all pages of two; meanwhile happens between them."""
    seen, after = [], None
    while True:
        page = await page_after(after)
        assert len(page.cards) <= 2
        seen += [card.id for card in page.cards]
        if page.next is None:
            return seen
        after = page.next
        if meanwhile:
            await meanwhile()


async def test_reading_on_repeats_and_skips_nothing_while_others_pin(vera, mika, posters, pinned):
    pins = [await pinned(f"Poster {number}", posters, by=mika) for number in range(7)]

    async def somebody_pins():
        await pinned("Late", posters, by=mika)

    seen = await read_through(lambda after: newest(vera, everything(), after=after, limit=2), somebody_pins)

    assert seen == [pin.id for pin in reversed(pins)]


async def test_pins_of_the_same_moment_are_all_read(vera, mika, posters, pinned):
    pins = [await pinned(f"Poster {number}", posters, by=mika) for number in range(5)]
    await Pin.all().update(pinned_at=pins[0].pinned_at)

    seen = await read_through(lambda after: newest(vera, everything(), after=after, limit=2))

    assert seen == [pin.id for pin in reversed(pins)]


async def test_regions_read_together_are_one_wall(
    vera, mika, olga, posters, windows, pinned, iberia, nordics
):
    pins = []
    for number in range(4):
        pins.append(await pinned(f"Lamp {number}", posters, by=mika))
        pins.append(await pinned(f"Window {number}", windows, by=olga))
    both = made_in((iberia.id, nordics.id))

    seen = await read_through(lambda after: newest(vera, both, after=after, limit=2))

    assert seen == [pin.id for pin in reversed(pins)]


@pytest.mark.parametrize("by_hand", [False, True], ids=["newest first", "by hand"])
async def test_a_board_with_sections_is_read_on_while_others_pin(vera, mika, posters, pinned, by_hand):
    pins = [await pinned(f"Poster {number}", posters, by=mika) for number in range(7)]
    first, second = [await add_section(posters, title, by=mika) for title in ("Day", "Night")]
    await put_in_section(pins[0], posters, second, by=mika)
    await put_in_section(pins[3], posters, first, by=mika)
    if by_hand:
        await reorder(pins[6], posters, by=mika, before=pins[1])
    board = await visible_board(vera, posters.slug)
    rest = [pins[5], pins[4], pins[2], pins[6], pins[1]] if by_hand else [pins[n] for n in (6, 5, 4, 2, 1)]

    async def somebody_pins():
        await pinned("Late", posters, by=mika)

    seen = await read_through(lambda after: board_wall(vera, board, after=after, limit=2), somebody_pins)

    assert seen == [pin.id for pin in [*rest, pins[3], pins[0]]]


async def test_cards_know_the_section_they_hang_in(vera, mika, posters, pinned):
    lamp, sun = await pinned("Lamp", posters, by=mika), await pinned("Sun", posters, by=mika)
    await put_in_section(lamp, posters, await add_section(posters, "Night", by=mika), by=mika)

    wall = await board_wall(vera, posters)

    assert [(card.id, card.section) for card in wall.cards] == [(sun.id, None), (lamp.id, "Night")]


@pytest.mark.parametrize(
    "after",
    [
        "nonsense",
        "",
        "W10",
        cursor(1, 2),
        cursor("2026-03-01", 1),
        cursor("0001-01-01T00:00:00+14:00", 1),
        cursor("2026-03-01T00:00:00+00:00", 2**70),
        "9" * 500,
        "é\x00",
    ],
)
async def test_a_cursor_that_is_none_of_ours_is_refused_with_a_way_on(vera, after):
    with pytest.raises(Invalid, match="Start again at the top of the wall"):
        await newest(vera, everything(), after=after or "=")


@pytest.mark.parametrize("key", [(2**40, 1, 1), (0, 2**70, 1), (0, "now", 1), (0, 1)])
async def test_a_cursor_of_a_board_stays_within_what_columns_hold(vera, mika, posters, pinned, key):
    await reorder(await pinned("Lamp", posters, by=mika), posters, by=mika)
    board = await Board.get(id=posters.id)

    with pytest.raises(Invalid, match="Start again at the top of the wall"):
        await board_wall(vera, board, after=cursor(*key))


async def test_a_cursor_from_another_time_zone_is_read_as_the_same_moment(vera, mika, posters, pinned):
    older, newer = await pinned("Older", posters, by=mika), await pinned("Newer", posters, by=mika)
    at = newer.pinned_at.astimezone(timezone(timedelta(hours=-9)))

    wall = await newest(vera, everything(), after=cursor(at, newer.id))

    assert [card.id for card in wall.cards] == [older.id]


async def test_what_is_private_stays_off_an_open_board_however_it_came_there(
    vera, mika, posters, drafts, pinned
):
    secret = await pinned("Secret", drafts, by=mika)
    shown = await pinned("Shown", posters, by=mika)
    await place(shown, drafts, by=mika)
    await hang(secret, posters, None, by=mika)
    await recount([posters.id, drafts.id])

    assert [card.title for card in (await board_wall(vera, posters)).cards] == ["Shown"]
    assert [card.title for card in (await board_wall(mika, posters)).cards] == ["Shown"]
    posters = await Board.get(id=posters.id)
    assert (posters.pin_count, len(posters.collage)) == (1, 1)
    assert (await Board.get(id=drafts.id)).pin_count == 2
