"""What happens to a file: real bytes through the whole pipeline, or nothing kept at all."""

import asyncio
import io
import os
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image
from tortoise import Tortoise

from showcase.actions import media as actions
from showcase.actions.boards import BoardForm, choose_cover, create_board, trash_board
from showcase.actions.media import bring, process, put_away, settled, sweep
from showcase.actions.pins import NewPin, publish, trash_pin
from showcase.actions.placements import place
from showcase.actions.trash import empty
from showcase.foundation import clock
from showcase.foundation.errors import MediaRefused, NotAllowed
from showcase.models import Board, Duplicate, Fingerprint, Job, Media, Pin, Placement, Rendition, Upload
from showcase.queries.renditions import moving_key, original_key, rendition_key
from tests.conftest import drawing, encoded


@pytest.fixture
def pipeline(workshop):
    """`await pipeline(bytes, by=mika)`: brought and processed."""

    async def through(content, *, by, name="work.jpg"):
        upload = await bring(io.BytesIO(content), name=name, by=by, workshop=workshop)
        media = await Media.get(id=upload.media_id)
        await process(media, workshop=workshop)
        await settled(media)
        return await Media.get(id=media.id)

    return through


@pytest.fixture
def later(monkeypatch):
    def turn(**how_far):
        moment = clock.now() + timedelta(**how_far)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return turn


def stored(workshop):
    return sorted(one.key for one in workshop.store.list())


def staged(workshop):
    return list(workshop.staging.iterdir())


async def nothing_kept(workshop):
    rows = [await model.all().count() for model in (Media, Upload, Job, Rendition, Fingerprint)]
    return stored(workshop) == [] and staged(workshop) == [] and rows == [0] * 5


@pytest.mark.parametrize("format", ["JPEG", "PNG", "GIF", "WEBP"])
async def test_a_picture_is_kept_with_all_that_a_wall_shows(pipeline, workshop, mika, format):
    content = encoded(drawing(), format)

    media = await pipeline(content, by=mika)

    assert (media.format, media.size, media.width, media.height) == (format.lower(), len(content), 640, 420)
    assert media.is_processed and 0 < len(media.placeholder) <= 300 and len(media.palette) >= 2
    with workshop.store.open(original_key(media.sha256)) as original:
        assert original.read() == content
    for rendition in await Rendition.filter(media_id=media.id):
        with workshop.store.open(rendition_key(media.sha256, rendition.width)) as kept:
            shown = Image.open(kept)
            assert (shown.format, shown.size) == ("WEBP", (rendition.width, rendition.height))
            assert not shown.getexif()
    assert stored(workshop) == sorted(
        [original_key(media.sha256), *(rendition_key(media.sha256, width) for width in media.widths)]
    )
    assert staged(workshop) == []


@pytest.mark.parametrize("orientation", range(1, 9))
async def test_a_phones_picture_stands_upright_with_its_size_to_match(pipeline, workshop, mika, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "A phone"

    media = await pipeline(encoded(drawing(width=640, height=420), exif=exif), by=mika)

    upright = (420, 640) if orientation >= 5 else (640, 420)
    assert (media.width, media.height) == upright
    with workshop.store.open(rendition_key(media.sha256, media.widths[-1])) as kept:
        width, height = Image.open(kept).size
        assert width / height == pytest.approx(upright[0] / upright[1], rel=0.02)


async def test_an_animation_moves_in_one_copy_and_goes_with_it(pipeline, workshop, mika, later):
    frames = [drawing(words, width=300, height=200) for words in ("One", "Two", "Three")]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)

    media = await pipeline(content, by=mika, name="wave.gif")

    assert media.frames == 3 and moving_key(media.sha256) in stored(workshop)
    await put_away(await Upload.get())
    later(hours=25)
    assert await sweep(workshop=workshop) == 1
    assert await nothing_kept(workshop)


async def test_the_same_bytes_from_two_people_at_once_are_one_media(workshop, mika, olga):
    content = encoded(drawing())

    both = await asyncio.gather(
        *(
            bring(io.BytesIO(content), name="a.jpg", by=somebody, workshop=workshop)
            for somebody in (mika, olga) * 3
        )
    )

    media = await Media.get()
    assert {upload.media_id for upload in both} == {media.id}
    assert await Upload.all().count() == 6
    assert await Job.all().count() == 1
    await asyncio.gather(*[process(await Media.get(), workshop=workshop) for _twice in range(2)])
    assert await Fingerprint.all().count() == 1
    assert stored(workshop)[0] == original_key(media.sha256) and staged(workshop) == []


LIMITS = [
    (lambda content: b"", 422, "This file is empty."),
    (lambda content: b"just words, as a file", 415, "not a kind of picture that Showcase shows"),
    (
        lambda content: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        415,
        "not a kind of picture",
    ),
    (lambda content: b"%PDF-1.7 " + content, 415, "not a kind of picture"),
    (lambda content: content + b"0" * 60_000, 413, "Pictures have at most 50 kB."),
]


@pytest.mark.parametrize(("make", "status", "sentence"), LIMITS, ids=["empty", "text", "svg", "pdf", "large"])
async def test_what_is_no_picture_is_refused_at_once_and_nothing_is_kept(
    workshop, mika, make, status, sentence
):
    small = replace(workshop, limits=replace(workshop.limits, bytes=50_000))

    with pytest.raises(MediaRefused, match=sentence) as refused:
        await bring(io.BytesIO(make(encoded(drawing()))), name="a.jpg", by=mika, workshop=small)

    assert refused.value.status == status
    assert await nothing_kept(workshop)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("format", ["JPEG", "PNG"])
async def test_a_file_that_is_cut_off_is_refused_when_it_is_read_and_nothing_is_kept(
    workshop, mika, format, cut
):
    content = encoded(drawing(), format)
    upload = await bring(io.BytesIO(content[: int(len(content) * cut)]), name="a", by=mika, workshop=workshop)

    with pytest.raises(MediaRefused, match="This picture cannot be read") as refused:
        await process(await Media.get(id=upload.media_id), workshop=workshop)

    assert refused.value.status == 422
    await Job.all().delete()  # goes when the runner has told of it
    assert await nothing_kept(workshop)


async def test_a_picture_with_too_many_pixels_says_how_many_fit(workshop, mika):
    bomb = encoded(Image.new("1", (9000, 9000)), "PNG")

    with pytest.raises(MediaRefused, match=r"At most 64 million fit"):
        upload = await bring(io.BytesIO(bomb), name="a.png", by=mika, workshop=workshop)
        await process(await Media.get(id=upload.media_id), workshop=workshop)


async def test_a_client_that_hangs_up_leaves_nothing(workshop, mika):
    class HungUp(io.BytesIO):
        def read(self, size=-1):
            if self.tell() > 0:
                raise OSError("connection lost")
            return super().read(size)

    with pytest.raises(OSError, match="connection lost"):
        await bring(HungUp(encoded(drawing()) * 40), name="a.jpg", by=mika, workshop=workshop)

    assert await nothing_kept(workshop)


async def test_who_only_looks_brings_nothing(workshop, vera):
    with pytest.raises(NotAllowed, match="To pin, ask for a member's account"):
        await bring(io.BytesIO(encoded(drawing())), name="a.jpg", by=vera, workshop=workshop)

    assert await nothing_kept(workshop)


async def test_a_files_name_is_only_text(workshop, mika):
    names = {
        "../../etc/passwd": "passwd",
        "C:\\Users\\mika\\sun.jpg": "sun.jpg",
        "a\x00b\r\nc\u202e.jpg": "abc.jpg",
        "<script>.jpg": "<script>.jpg",
        "ñ" * 400: "ñ" * 255,
        "": "",
    }
    for given, kept in names.items():
        upload = await bring(io.BytesIO(encoded(drawing())), name=given, by=mika, workshop=workshop)
        assert upload.name == kept


async def test_a_comparison_that_was_interrupted_is_made_up_for(pipeline, workshop, mika, monkeypatch):
    first = await pipeline(encoded(drawing("Harbour nights"), quality=92), by=mika)
    upload = await bring(
        io.BytesIO(encoded(drawing("Harbour nights"), quality=55)), name="b", by=mika, workshop=workshop
    )

    async def crash(_media, *, workshop):
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched, pytest.raises(RuntimeError):
        patched.setattr(actions, "compare", crash)
        await process(await Media.get(id=upload.media_id), workshop=workshop)
    assert (await Media.get(id=upload.media_id)).is_processed

    await process(await Media.get(id=upload.media_id), workshop=workshop)

    assert (await Duplicate.get()).one_id == first.id


# --- what was left behind


async def test_the_sweep_takes_what_nobody_wants_and_spares_the_rest(
    pipeline, workshop, mika, posters, later
):
    contents = [encoded(drawing(words)) for words in ("away", "waiting", "pinned", "both")]
    away, waiting, pinned, both = [await pipeline(content, by=mika) for content in contents]
    await publish(NewPin("Pinned", posters, [pinned.id]), by=mika)
    await publish(NewPin("Both", posters, [both.id]), by=mika)
    for media in (away, both):
        await put_away(await Upload.get(media_id=media.id))

    later(hours=23)
    assert await sweep(workshop=workshop) == 0
    later(hours=2)
    assert await sweep(workshop=workshop) == 1

    assert {media.id for media in await Media.all()} == {waiting.id, pinned.id, both.id}
    assert not any(away.sha256 in key for key in stored(workshop))
    for media in (waiting, pinned, both):
        assert original_key(media.sha256) in stored(workshop)
    assert await sweep(workshop=workshop) == 0


async def test_the_sweep_takes_staged_bytes_a_day_later(workshop, mika):
    young, old = workshop.staging / "young", workshop.staging / "old"
    folder = workshop.staging / "folder"
    folder.mkdir()
    for file in (young, old, folder / "half.webp"):
        file.write_bytes(b"half a picture")
    for left in (old, folder):
        os.utime(left, (time.time() - 90_000,) * 2)

    await sweep(workshop=workshop)

    assert staged(workshop) == [young]


async def test_the_sweep_is_not_counted_in_uploads(workshop, mika, brought):
    """More than a statement takes values: 32,767 on PostgreSQL."""
    media = await brought(mika)
    await Upload.filter(media_id=media.id).delete()
    at = clock.now().isoformat(" ")
    connection = Tortoise.get_connection("default")
    await connection.execute_script(
        f"""INSERT INTO upload (person_id, media_id, name, source, form, received_at)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
        SELECT {mika.id}, {media.id}, 'a', '', '{{}}', '{at}' FROM n"""
    )

    assert await sweep(workshop=workshop) == 0


async def test_the_trash_is_emptied_after_thirty_days_and_shared_pictures_stay(
    pipeline, workshop, mika, olga, posters, windows, later
):
    shared = await pipeline(encoded(drawing("shared")), by=mika)
    alone = await pipeline(encoded(drawing("alone")), by=mika)
    gone = await publish(
        NewPin("Gone", posters, [shared.id, alone.id], tags=["a"], credits=[("X", "y")]), by=mika
    )
    await bring(io.BytesIO(encoded(drawing("shared"))), name="b", by=olga, workshop=workshop)
    kept = await publish(NewPin("Kept", windows, [shared.id]), by=olga)
    await trash_pin(gone, by=mika)

    later(days=29)
    await empty()
    await sweep(workshop=workshop)
    assert await Pin.all().count() == 2 and await Media.all().count() == 2

    later(days=2)
    await empty()
    await sweep(workshop=workshop)

    assert [pin.id for pin in await Pin.all()] == [kept.id]
    assert [media.id for media in await Media.all()] == [shared.id]
    assert all(shared.sha256 in key for key in stored(workshop))
    await empty()
    assert await Pin.all().count() == 1


async def test_a_board_in_the_trash_goes_with_its_pins_and_leaves_those_of_others(
    mika, lisbon, posters, pinned, later
):

    going = await create_board(BoardForm("Going", lisbon), by=mika)
    own = await pinned("Own", going, by=mika)
    other = await pinned("Other", posters, by=mika)
    await place(own, posters, by=mika)
    await place(other, going, by=mika)
    await choose_cover(going, other, by=mika)
    await trash_board(going, by=mika)
    later(days=31)

    await empty()

    assert [board.slug for board in await Board.all()] == ["posters"]
    assert [pin.title for pin in await Pin.all()] == ["Other"]
    assert await Placement.all().values_list("pin_id", "board_id") == [(other.id, posters.id)]
    assert (await Board.get()).pin_count == 1
