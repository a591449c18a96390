"""Work is published, once."""

import asyncio

from showcase.actions.pins import NewPin, publish_all
from showcase.models import Credit, Pin, Upload


async def test_two_publications_of_the_same_files_at_once_are_one(mika, posters, brought):
    media = await brought(mika)
    upload = await Upload.get(media=media)
    new = NewPin(title="Low sun", board=posters, media=[media.id])

    answers = await asyncio.gather(
        publish_all([new], by=mika, of=[upload]),
        publish_all([new], by=mika, of=[upload]),
        return_exceptions=True,
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "list"]
    assert await Pin.all().count() == 1


async def test_credits_lead_to_people_by_name_or_handle(pinned, mika, olga, posters):
    long_name = "A very long name " * 10

    await pinned(
        "Low sun", posters, by=mika, credits=[("@olga", "photograph"), ("Mika", ""), (long_name, "light")]
    )

    assert [(one.person_id, one.name) for one in await Credit.all().order_by("position")] == [
        (olga.id, "Olga"),
        (mika.id, "Mika"),
        (None, long_name.strip()[:120]),
    ]
