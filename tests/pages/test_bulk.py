"""Many pins at once, chosen on a wall."""

import re

import pytest

from showcase.actions.boards import BoardForm, create_board
from showcase.models import Pin


@pytest.fixture
async def archive(mika, lisbon):
    return await create_board(BoardForm("Archive", lisbon), by=mika)


async def test_what_moved_from_one_board_can_be_taken_back(signed_in, mika, posters, archive, pinned):
    pins = [await pinned(f"Poster {number}", posters, by=mika) for number in range(3)]
    browser = await signed_in(mika)
    chosen = {
        "verb": "move",
        "board": "archive",
        "pin": [str(pin.id) for pin in pins],
        "back": "/boards/posters",
    }

    answer = await browser.post("/pins/bulk", data=chosen)
    page = (await browser.get(answer.headers["location"])).text

    assert "3 pins have moved." in page
    assert await Pin.filter(board=archive).count() == 3

    undo = re.search(r'action="(/pins/bulk\?[^"]+)"', page)[1].replace("&amp;", "&")
    await browser.post(undo)

    assert await Pin.filter(board=posters).count() == 3


async def test_what_came_from_several_boards_is_not_thrown_together(
    signed_in, mika, posters, drafts, archive, pinned
):
    one, other = await pinned("One", posters, by=mika), await pinned("Other", drafts, by=mika)
    browser = await signed_in(mika)

    await browser.post(
        "/pins/bulk", data={"verb": "move", "board": "archive", "pin": [str(one.id), str(other.id)]}
    )
    page = (await browser.get("/boards/archive")).text

    assert "2 pins have moved." in page
    assert "verb=move" not in page


async def test_what_is_somebody_elses_stays_and_that_is_said(
    signed_in, mika, olga, posters, windows, pinned, archive
):
    mine, theirs = await pinned("Mine", posters, by=mika), await pinned("Theirs", windows, by=olga)
    browser = await signed_in(mika)

    await browser.post("/pins/bulk", data={"verb": "trash", "pin": [str(mine.id), str(theirs.id)]})
    page = (await browser.get("/")).text

    assert "1 pin is in the trash for 30 days." in page
    assert "Only its maker or a lead of its team can change “Theirs”." in page
    assert await Pin.filter(trashed_at__isnull=True).count() == 1


async def test_a_viewer_changes_nothing(signed_in, vera, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)

    await (await signed_in(vera)).post("/pins/bulk", data={"verb": "trash", "pin": [str(pin.id)]})

    assert await Pin.filter(trashed_at__isnull=True).count() == 1


async def test_nothing_chosen_is_told(signed_in, mika):
    answer = await (await signed_in(mika)).post("/pins/bulk", data={"verb": "trash"})

    assert answer.status_code == 422
    assert "Choose at least one pin first." in answer.text
