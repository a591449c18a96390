"""Copies, versions and verdicts, with drawn pictures through the real pipeline."""

import asyncio
import io

import pytest

from showcase.actions.duplicates import compare, judge
from showcase.actions.media import bring, process
from showcase.actions.pins import NewPin, publish
from showcase.foundation.errors import NotAllowed, NotFound
from showcase.models import Duplicate, Likeness, Media, Verdict
from showcase.queries.duplicates import look_alikes
from showcase.queries.renditions import rendition_key
from tests.conftest import drawing, encoded


@pytest.fixture
def pipeline(workshop):
    async def through(content, *, by):
        upload = await bring(io.BytesIO(content), name="a.jpg", by=by, workshop=workshop)
        await process(await Media.get(id=upload.media_id), workshop=workshop)
        return await Media.get(id=upload.media_id)

    return through


def large(words, **options):
    return drawing(words, width=1200, height=800, **options)


async def alike(viewer, media):
    return (await look_alikes(viewer, (media.id,)))[media.id]


async def test_a_copy_is_found_with_its_class_share_board_and_person(pipeline, mika, olga, posters):
    first = await pipeline(encoded(large("Harbour"), quality=92), by=mika)
    pin = await publish(NewPin("Low sun", posters, [first.id]), by=mika)

    copy = await pipeline(encoded(large("Harbour").resize((900, 600)), quality=60), by=olga)

    found = (await alike(olga, copy))[0]
    assert found.kind in (Likeness.SAME_PICTURE, Likeness.LIKELY_SAME) and found.is_duplicate
    assert 0.8 < found.share <= 1 and found.distance <= 12
    assert (found.card.id, found.card.title, found.card.maker, found.board) == (
        pin.id,
        "Low sun",
        "Mika",
        "Posters",
    )
    assert [board["slug"] for board in found.boards] == ["posters"]


async def test_the_same_bytes_in_another_pin_are_identical(pipeline, mika, olga, posters):
    content = encoded(large("Harbour"))
    first = await pipeline(content, by=mika)
    await publish(NewPin("Low sun", posters, [first.id]), by=mika)

    again = await pipeline(content, by=olga)

    assert again.id == first.id
    found = (await alike(olga, again))[0]
    assert (found.kind, found.share, found.is_duplicate) == (Likeness.IDENTICAL, 1, True)
    assert not await Duplicate.exists()


async def test_a_stranger_is_not_asked_about(pipeline, mika, posters):
    first = await pipeline(encoded(large("Harbour")), by=mika)
    await publish(NewPin("Low sun", posters, [first.id]), by=mika)

    other = await pipeline(encoded(large("Aquarium", colour="#2255aa").rotate(90, expand=True)), by=mika)

    assert await alike(mika, other) == []


async def test_who_may_not_see_the_other_pin_hears_nothing(pipeline, mika, olga, drafts):
    first = await pipeline(encoded(large("Harbour"), quality=92), by=mika)
    await publish(NewPin("Secret", drafts, [first.id]), by=mika)

    copy = await pipeline(encoded(large("Harbour"), quality=60), by=olga)

    assert await Duplicate.all().count() == 1
    assert await alike(olga, copy) == []
    with pytest.raises(NotFound, match="There is no such pair of pictures"):
        await judge(first.id, copy.id, Verdict.NOT_A_DUPLICATE, by=olga)


async def test_pairs_that_came_at_the_same_time_exist_once(workshop, mika, olga):
    contents = [encoded(large("Harbour"), quality=quality) for quality in (95, 80, 65)]
    uploads = [await bring(io.BytesIO(one), name="a", by=mika, workshop=workshop) for one in contents]
    media = [await Media.get(id=upload.media_id) for upload in uploads]

    await asyncio.gather(*[process(one, workshop=workshop) for one in media])
    await asyncio.gather(*[compare(one, workshop=workshop) for one in media])

    pairs = await Duplicate.all().values_list("one_id", "other_id")
    ids = sorted(one.id for one in media)
    assert sorted(pairs) == [(ids[0], ids[1]), (ids[0], ids[2]), (ids[1], ids[2])]


async def test_a_verdict_is_remembered_and_the_pair_not_asked_about_again(
    pipeline, workshop, mika, olga, vera, posters
):
    first = await pipeline(encoded(large("Harbour"), quality=92), by=mika)
    await publish(NewPin("Low sun", posters, [first.id]), by=mika)
    copy = await pipeline(encoded(large("Harbour"), quality=60), by=olga)
    await publish(NewPin("Low sun again", posters, [copy.id]), by=olga)

    with pytest.raises(NotAllowed, match="ask for a member's account"):
        await judge(first.id, copy.id, Verdict.NOT_A_DUPLICATE, by=vera)
    for _twice in range(2):
        await judge(copy.id, first.id, Verdict.NOT_A_DUPLICATE, by=olga)
    await compare(copy, workshop=workshop)
    await compare(first, workshop=workshop)

    pair = await Duplicate.get()
    assert (pair.verdict, pair.verdict_by_id) == (Verdict.NOT_A_DUPLICATE, olga.id)
    assert not pair.is_duplicate
    for somebody, media in ((olga, copy), (mika, first), (vera, first)):
        assert {one.media for one in await alike(somebody, media)} <= {media.id}


async def test_a_version_stays_a_relative_when_somebody_says_so(pipeline, mika, olga, posters):
    first = await pipeline(encoded(large("Harbour"), quality=92), by=mika)
    await publish(NewPin("Low sun", posters, [first.id]), by=mika)
    copy = await pipeline(encoded(large("Harbour"), quality=60), by=olga)

    await judge(first.id, copy.id, Verdict.VERSION, by=olga)

    found = (await alike(olga, copy))[0]
    assert (found.verdict, found.is_duplicate) == (Verdict.VERSION, False)


@pytest.mark.parametrize("pair", [(1, 1), (0, 2**62), (-1, 5)])
async def test_there_is_no_verdict_on_what_is_no_pair(mika, pair):
    with pytest.raises(NotFound, match="There is no such pair of pictures"):
        await judge(*pair, Verdict.DUPLICATE, by=mika)


async def test_one_whose_bytes_are_lost_does_not_keep_others_from_being_compared(pipeline, workshop, mika):
    first = await pipeline(encoded(large("Harbour"), quality=92), by=mika)
    second = await pipeline(encoded(large("Harbour"), quality=80), by=mika)
    workshop.store.delete(rendition_key(first.sha256, first.widths[0]))

    third = await pipeline(encoded(large("Harbour"), quality=60), by=mika)

    assert await Duplicate.exists(one_id=second.id, other_id=third.id)
