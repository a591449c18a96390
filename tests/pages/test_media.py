"""The bytes of pictures: for those who may see them, and only as what they are."""

import io
import re

import pytest

from showcase.actions.boards import BoardForm, edit_board
from showcase.actions.media import bring, process
from showcase.actions.pins import NewPin, publish
from showcase.actions.placements import move
from showcase.models import Board, Media, Upload
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
