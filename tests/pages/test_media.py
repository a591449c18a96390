"""The bytes of pictures: for those who may see them, and only as what they are."""

import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from showcase.actions.boards import BoardForm, edit_board
from showcase.actions.media import bring, process
from showcase.actions.pins import NewPin, publish
from showcase.actions.placements import move
from showcase.actions.showing import settle_showing
from showcase.actions.signing_in.tokens import add_token
from showcase.foundation import clock
from showcase.models import (
    Board,
    BoardGuest,
    Media,
    Membership,
    Person,
    Pin,
    PinMedia,
    Scope,
    Session,
    Token,
    Upload,
)
from showcase.queries.renditions import original_key, rendition_key
from tests.conftest import drawing, encoded


@pytest.fixture
async def picture(app, workshop, mika):
    """A JPEG of Mika's, processed."""
    upload = await bring(io.BytesIO(encoded(drawing())), name="geheim plan.jpg", by=mika, workshop=workshop)
    await process(await Media.get(id=upload.media_id), workshop=workshop)
    return await Media.get(id=upload.media_id)


async def test_a_rendition_is_kept_by_browsers_and_runs_nothing(signed_in, vera, mika, posters, picture):
    await publish(NewPin("Low sun", posters, [picture.id]), by=mika)

    answer = await (await signed_in(vera)).get(f"/media/{picture.id}/{picture.widths[0]}.webp")

    assert answer.status_code == 200 and answer.content[8:12] == b"WEBP"
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_an_original_is_only_ever_saved_under_the_pins_name(signed_in, vera, mika, posters, picture):
    await publish(NewPin('Low "sun" / Ñandú\r\n', posters, [picture.id]), by=mika)

    answer = await (await signed_in(vera)).get(f"/media/{picture.id}/original")

    assert answer.content == encoded(drawing())
    assert answer.headers["content-disposition"] == 'attachment; filename="low-sun-nandu.jpg"'
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["cache-control"] == "private, no-cache"


async def test_a_shared_pictures_download_does_not_tell_of_a_private_pin(
    signed_in, vera, mika, drafts, posters, picture
):
    await publish(NewPin("Secret merger", drafts, [picture.id]), by=mika)
    await publish(NewPin("Low sun", posters, [picture.id]), by=mika)

    answer = await (await signed_in(vera)).get(f"/media/{picture.id}/original")

    assert answer.headers["content-disposition"] == 'attachment; filename="low-sun.jpg"'


async def test_what_nobody_has_pinned_is_for_who_brought_it_under_a_neutral_name(
    signed_in, browser, olga, mika, picture
):
    mine = await (await signed_in(mika)).get(f"/media/{picture.id}/original")

    assert mine.headers["content-disposition"] == 'attachment; filename="showcase.jpg"'
    for path in (f"/media/{picture.id}/original", f"/media/{picture.id}/{picture.widths[0]}.webp"):
        assert (await (await signed_in(olga)).get(path)).status_code == 404
        assert (await browser().get(path)).status_code == 303


@pytest.mark.parametrize("how", ["move", "private board", "trash"])
async def test_who_loses_sight_of_a_pin_loses_its_bytes(
    signed_in, olga, mika, lisbon, posters, drafts, picture, how
):
    pin = await publish(NewPin("Low sun", posters, [picture.id]), by=mika)
    hers, his = await signed_in(olga), await signed_in(mika)
    paths = [
        f"/media/{picture.id}/{picture.widths[0]}.webp",
        f"/media/{picture.id}/original",
        f"/pins/{pin.id}",
    ]
    assert [(await hers.get(path)).status_code for path in paths] == [200, 200, 200]

    if how == "move":
        await move(pin, drafts, by=mika)
    elif how == "private board":
        await edit_board(
            await Board.get(id=posters.id), BoardForm("Posters", lisbon, openness="private"), by=mika
        )
    else:
        await his.post(f"/pins/{pin.id}/trash")

    assert [(await hers.get(path)).status_code for path in paths] == [404, 404, 404]


async def _end_session(_pin, olga):
    await Session.filter(person_id=olga.id).update(expires_at=clock.now())


async def _leave(_pin, olga):
    await Person.filter(id=olga.id).update(left_at=clock.now())


async def _make_private(pin, _olga):
    await Board.filter(id=pin.board_id).update(openness="private")


async def _throw_away_pin(pin, _olga):
    await Pin.filter(id=pin.id).update(trashed_at=clock.now())


async def _throw_away_board(pin, _olga):
    await Board.filter(id=pin.board_id).update(trashed_at=clock.now())


async def _let_rights_end(pin, _olga):
    await Pin.filter(id=pin.id).update(rights_until=clock.now() - timedelta(minutes=1))
    await settle_showing(await Pin.get(id=pin.id))


async def _put_under_embargo(pin, _olga):
    await Pin.filter(id=pin.id).update(embargo_until=clock.now() + timedelta(days=1))
    await settle_showing(await Pin.get(id=pin.id))


async def _have_it_wait(pin, _olga):
    await Pin.filter(id=pin.id).update(waits_since=clock.now())
    await settle_showing(await Pin.get(id=pin.id))


async def _take_down(pin, _olga):
    await Pin.filter(id=pin.id).update(taken_down_at=clock.now())
    await settle_showing(await Pin.get(id=pin.id))


async def _take_picture_off(pin, _olga):
    await PinMedia.filter(pin_id=pin.id).delete()


WAYS = [
    _end_session, _leave, _make_private, _throw_away_pin, _throw_away_board, _let_rights_end, _put_under_embargo,
    _have_it_wait, _take_down, _take_picture_off,
]  # fmt: skip


@pytest.mark.parametrize("lose", WAYS, ids=lambda way: way.__name__.strip("_"))
async def test_who_has_lost_sight_of_a_picture_gets_nothing_at_the_next_request(
    signed_in, olga, mika, posters, picture, lose
):
    pin = await publish(NewPin("Low sun", posters, [picture.id]), by=mika)
    await _lose_and_ask_again(await signed_in(olga), picture, lambda: lose(pin, olga))


@pytest.mark.parametrize("way", ["membership", "invitation", "invitation's end"])
async def test_who_is_no_longer_of_a_private_board_gets_nothing_of_it(
    signed_in, olga, mika, lisbon, drafts, picture, way
):
    await publish(NewPin("Low sun", drafts, [picture.id]), by=mika)
    if way == "membership":
        await Membership.create(person=olga, team=lisbon)
    else:
        await BoardGuest.create(board=drafts, person=olga)

    async def lose():
        await Membership.filter(person=olga, team=lisbon).delete()
        if way == "invitation":
            await BoardGuest.filter(person=olga).delete()
        await BoardGuest.filter(person=olga).update(until=clock.now() - timedelta(seconds=1))

    await _lose_and_ask_again(await signed_in(olga), picture, lose)


async def test_a_token_that_has_ended_gets_nothing(app, browser, settings, olga, mika, posters, picture):
    await publish(NewPin("Low sun", posters, [picture.id]), by=mika)
    client = browser()
    client.headers["authorization"] = (
        f"Bearer {await add_token(olga, scope=Scope.READ, secret=settings.secret_key)}"
    )

    async def end():
        await Token.filter(person=olga).update(ended_at=clock.now())

    await _lose_and_ask_again(client, picture, end)


async def _lose_and_ask_again(client, picture, lose):
    """Also with what a browser has kept: neither its copy's tag nor a part of it is an answer."""
    small, whole = f"/media/{picture.id}/{picture.widths[0]}.webp", f"/media/{picture.id}/original"
    before = [await client.get(path) for path in (small, whole)]
    assert [answer.status_code for answer in before] == [200, 200]
    assert all(answer.headers["cache-control"].startswith("private") for answer in before)

    await lose()

    for path, answer in zip((small, whole), before, strict=True):
        for kept in (
            {},
            {"if-none-match": answer.headers["etag"]},
            {"if-modified-since": answer.headers["last-modified"]},
            {"range": "bytes=0-9"},
        ):
            again = await client.get(path, headers=kept)
            assert again.status_code in (303, 404), (path, kept)
            assert answer.content[:20] not in again.content
            assert "immutable" not in again.headers["cache-control"]


@pytest.fixture
async def behind_nginx(app, monkeypatch):
    """nginx is to send pictures."""
    monkeypatch.setattr(app.state, "settings", replace(app.state.settings, accel="/stored"))


async def test_nginx_is_told_which_file_and_everything_that_a_browser_needs(
    behind_nginx, signed_in, vera, mika, posters, picture
):
    await publish(NewPin("Low sun", posters, [picture.id]), by=mika)
    client = await signed_in(vera)

    small = await client.get(f"/media/{picture.id}/{picture.widths[0]}.webp")
    whole = await client.get(f"/media/{picture.id}/original")

    assert small.headers["x-accel-redirect"] == f"/stored/{rendition_key(picture.sha256, picture.widths[0])}"
    assert whole.headers["x-accel-redirect"] == f"/stored/{original_key(picture.sha256)}"
    assert small.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert whole.headers["content-disposition"] == 'attachment; filename="low-sun.jpg"'
    for answer, kind in ((small, "image/webp"), (whole, "image/jpeg")):
        assert (answer.content, answer.headers["content-type"]) == (b"", kind)
        assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
        assert answer.headers["x-content-type-options"] == "nosniff"


async def test_nginx_is_told_nothing_for_those_who_may_not_see_it(
    behind_nginx, signed_in, browser, olga, mika, drafts, picture
):
    await publish(NewPin("Low sun", drafts, [picture.id]), by=mika)

    for client in (await signed_in(olga), browser()):
        for path in (f"{picture.widths[0]}.webp", "original", "moving.webp", "1.webp"):
            answer = await client.get(f"/media/{picture.id}/{path}")
            assert answer.status_code in (303, 404)
            assert "x-accel-redirect" not in answer.headers


async def test_an_address_of_the_stores_own_lasts_a_minute_and_is_kept_by_nobody(
    app, signed_in, vera, mika, posters, picture, monkeypatch
):
    await publish(NewPin("Low sun", posters, [picture.id]), by=mika)
    asked = []

    def address(key, *, seconds, filename, content_type):
        asked.append((key, seconds, filename, content_type))
        return "https://store.example/x?X-Amz-Signature=abc"

    monkeypatch.setattr(app.state.workshop.store, "address", address)
    client = await signed_in(vera)

    answer = await client.get(f"/media/{picture.id}/original")

    assert (answer.status_code, answer.headers["location"]) == (
        307,
        "https://store.example/x?X-Amz-Signature=abc",
    )
    assert answer.headers["cache-control"] == "no-store"
    assert asked == [(original_key(picture.sha256), 60, "low-sun.jpg", "image/jpeg")]
    for path in ("/", "/boards/posters", "/people/mika"):
        assert "X-Amz" not in (await client.get(path)).text


@pytest.mark.parametrize(
    "path",
    ["1.webp", "99999.webp", "236.webp/..", "../original", "moving.webp", "236.jpg", "original/", "%2e%2e/1"],
)
async def test_there_is_nothing_beside_the_renditions_that_are(signed_in, mika, picture, path):
    answer = await (await signed_in(mika)).get(f"/media/{picture.id}/{path}")

    assert answer.status_code in (303, 307, 404)
    assert not answer.headers["content-type"].startswith("image/") if answer.status_code == 404 else True


async def test_an_animation_moves_on_its_page(app, signed_in, workshop, mika, vera, posters):
    frames = [drawing(words, width=300, height=200) for words in ("One", "Two", "Three")]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    upload = await bring(io.BytesIO(content), name="wave.gif", by=mika, workshop=workshop)
    await process(await Media.get(id=upload.media_id), workshop=workshop)
    pin = await publish(NewPin("Wave", posters, [upload.media_id]), by=mika)
    browser = await signed_in(vera)

    page = await browser.get(f"/pins/{pin.id}")

    assert f'src="/media/{upload.media_id}/moving.webp"' in page.text
    moving = await browser.get(f"/media/{upload.media_id}/moving.webp")
    assert (moving.status_code, moving.content[8:12], b"ANIM" in moving.content[:200]) == (200, b"WEBP", True)


async def test_a_relative_says_how_alike_it_is(app, signed_in, workshop, mika, vera, posters):
    pins = []
    for quality in (92, 55):
        content = encoded(drawing("Harbour", width=1200, height=800), quality=quality)
        upload = await bring(io.BytesIO(content), name="a.jpg", by=mika, workshop=workshop)
        await process(await Media.get(id=upload.media_id), workshop=workshop)
        pins.append(await publish(NewPin(f"Quality {quality}", posters, [upload.media_id]), by=mika))

    page = await (await signed_in(vera)).get(f"/pins/{pins[0].id}")

    share = re.search(r"[Ss]ame[^<]*, (\d+)\s?% alike", page.text)
    assert share and int(share[1]) >= 80
    assert "Quality 55" in page.text


async def test_uploads_that_wait_are_only_ones_own(app, signed_in, mika, olga, picture):
    upload = await Upload.get()

    mine = await (await signed_in(mika)).get(f"/pin/uploads/{upload.id}")
    hers = await (await signed_in(olga)).get(f"/pin/uploads/{upload.id}")

    assert (mine.status_code, hers.status_code) == (200, 404)
