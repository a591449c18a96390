"""What was copied while everybody saw a pin tells nobody of it afterwards."""

from datetime import timedelta

import pytest

from showcase.actions.boards import choose_cover
from showcase.actions.ordering import reorder
from showcase.actions.pins import NewPin, publish
from showcase.actions.placements import place
from showcase.actions.rights import PinRights, say_rights
from showcase.actions.signing_in.tokens import add_token
from showcase.foundation import clock
from showcase.models import Board, BoardGuest, Draft, Openness, Person, Pin, Role, Scope, Upload
from showcase.queries.walls import board_wall
from tests.conftest import person


@pytest.fixture
async def sun(pinned, posters, mika):
    """It stands for its board."""
    pin = await pinned("Low sun", posters, by=mika)
    await choose_cover(posters, pin, by=mika)
    return pin


async def hide(pin, by):
    await say_rights(await Pin.get(id=pin.id), PinRights(rights_until=clock.now()), by=by)


async def test_what_stands_for_a_board_stands_for_it_no_more(signed_in, vera, mika, posters, sun, pinned):
    other = await pinned("Other", posters, by=mika)
    looking = await signed_in(vera)
    assert f"/media/{sun.cover_id}/" in (await looking.get("/boards")).text

    await hide(sun, mika)

    for path in ("/boards", "/teams", "/campaigns", "/regions", "/?group=team"):
        page = (await looking.get(path)).text
        assert f"/media/{sun.cover_id}/" not in page, path
        assert f"/media/{other.cover_id}/" in page, path
    board = await Board.get(id=posters.id)
    assert (board.cover_id, board.pin_count) == (sun.id, 1)


async def test_it_stands_for_it_again_when_it_is_seen_again(mika, posters, sun):
    await hide(sun, mika)
    await say_rights(await Pin.get(id=sun.id), PinRights(), by=mika)

    assert [one["media"] for one in (await Board.get(id=posters.id)).collage] == [sun.cover_id]


async def test_no_version_and_no_relative_leads_to_it(program_of, vera, mika, posters, sun, brought):
    media = await brought(mika)
    other = await publish(NewPin("Other", posters, [media.id, sun.cover_id], version_of=sun), by=mika)
    looking = await program_of(vera)
    assert (await looking.get(f"/api/v1/pins/{other.id}")).json()["version_of"] == sun.id

    await hide(sun, mika)

    assert (await looking.get(f"/api/v1/pins/{other.id}")).json()["version_of"] is None


async def test_a_draft_that_chose_it_does_not_keep_it(signed_in, olga, mika, windows, sun):
    upload = await Upload.create(
        person=olga,
        media_id=sun.cover_id,
        name="a.jpg",
        received_at=clock.now(),
        form={"choice": f"place:{sun.id}"},
    )
    await Draft.create(person=olga, form={"board": "windows"}, saved_at=clock.now())
    browser = await signed_in(olga)
    assert "Low sun" in (await browser.get("/pin")).text

    await hide(sun, mika)

    assert "Low sun" not in (await browser.get("/pin")).text
    typed = {"board": "windows", "title": "Mine", f"choice-{upload.id}": f"place:{sun.id}", "verb": "publish"}
    answer = await browser.post("/pin", data=typed | {"upload": str(upload.id)})
    assert answer.status_code == 422 and "Low sun" not in answer.text


async def test_nobody_does_anything_to_what_they_do_not_see(signed_in, olga, mika, windows, posters, sun):
    await place(sun, windows, by=olga)
    await hide(sun, mika)
    browser = await signed_in(olga)

    answers = [
        await browser.post(f"/pins/{sun.id}/placements", data={"board": "windows"}),
        await browser.post("/boards/windows/order", data={"pin": sun.id, "number": 1}),
        await browser.post("/boards/windows/cover", data={"pin": sun.id}),
        await browser.post(f"/boards/windows/pins/{sun.id}/off"),
        await browser.get(f"/pins/{sun.id}?on=board:windows"),
    ]

    assert {answer.status_code for answer in answers} == {404}


async def test_numbers_on_a_board_count_what_one_sees(mika, olga, windows, posters, sun, pinned):
    """Oslo put Lisbon's pin on its board, and does not see it any more."""
    one, two, three = [await pinned(title, windows, by=olga) for title in ("One", "Two", "Three")]
    await place(sun, windows, by=olga)
    await hide(sun, mika)

    await reorder(one, windows, by=olga, number=2)

    board = await Board.get(id=windows.id)
    assert [card.id for card in (await board_wall(olga, board)).cards] == [three.id, one.id, two.id]


async def test_browsers_ask_again_for_pages_and_keep_no_file_that_went(signed_in, vera, mika, sun):
    looking = await signed_in(vera)
    page = await looking.get(f"/pins/{sun.id}")
    assert page.headers["cache-control"] == "private, no-cache" and "etag" not in page.headers

    await hide(sun, mika)

    for path in (f"/pins/{sun.id}", f"/media/{sun.cover_id}/original", f"/media/{sun.cover_id}/236.webp"):
        again = await looking.get(
            path, headers={"if-none-match": "*", "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}
        )
        assert again.status_code == 404, path


async def test_a_guest_of_a_board_sees_no_withheld_work_on_it(signed_in, mika, posters, sun):
    gus = await person("Gus", Role.GUEST)
    await BoardGuest.create(board=posters, person=gus)
    await Board.filter(id=posters.id).update(openness=Openness.CLOSED)
    browser = await signed_in(gus)
    assert "Low sun" in (await browser.get("/boards/posters")).text

    await say_rights(
        await Pin.get(id=sun.id), PinRights(embargo_until=clock.now() + timedelta(days=1)), by=mika
    )

    assert "Low sun" not in (await browser.get("/boards/posters")).text
    assert (await browser.get(f"/pins/{sun.id}")).status_code == 404


@pytest.fixture
def program_of(browser, settings):
    async def of(somebody: Person):
        client = browser()
        key = await add_token(somebody, scope=Scope.READ, secret=settings.secret_key)
        client.headers["authorization"] = f"Bearer {key}"
        return client

    return of
