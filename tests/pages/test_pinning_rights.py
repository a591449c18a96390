"""Rights are said once for all files, and kept with the draft."""

import pytest

from showcase.models import Draft, Pin, Usage

RIGHTS = {
    "usage": "territory",
    "territory": "iberia",
    "licence": "Photo: Rui Costa",
    "embargo_until": "2027-05-03",
    "rights_until": "2028-05-03",
}


@pytest.fixture
async def typed(brought, mika, posters):
    """What the form sends for two files that wait."""
    for _file in range(2):
        await brought(mika)
    return {"board": "posters", "title": "Low sun", "as": "each", "verb": "publish"}


async def test_all_files_get_the_rights(signed_in, mika, iberia, typed):
    answer = await (await signed_in(mika)).post("/pin", data=typed | RIGHTS)

    assert answer.status_code == 303, answer.text
    pins = await Pin.all()
    assert len(pins) == 2
    for pin in pins:
        assert (pin.usage, pin.territory_id, pin.licence) == (Usage.TERRITORY, iberia.id, "Photo: Rui Costa")
        assert (f"{pin.embargo_until:%Y-%m-%d}", f"{pin.rights_until:%Y-%m-%d}") == (
            "2027-05-03",
            "2028-05-04",
        )


async def test_nobody_has_to_say_anything(signed_in, mika, typed):
    browser = await signed_in(mika)
    page = (await browser.get("/pin")).text
    assert '<details class="pinning__rights">' in page

    assert (await browser.post("/pin", data=typed)).status_code == 303

    pin = await Pin.first()
    assert (pin.usage, pin.licence, pin.embargo_until, pin.rights_until) == (Usage.INTERNAL, "", None, None)


async def test_the_draft_keeps_them_and_the_part_stands_open(signed_in, mika, typed):
    browser = await signed_in(mika)

    assert (await browser.post("/pin/draft", data=typed | RIGHTS)).status_code == 204

    assert RIGHTS.items() <= (await Draft.get(person_id=mika.id)).form.items()
    page = (await browser.get("/pin")).text
    assert '<details class="pinning__rights" open>' in page
    assert 'value="2027-05-03"' in page and '<option value="iberia" selected>' in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"territory": ""}, "Choose the region that it may be used in."),
        ({"rights_until": "2027-05-02"}, "Its rights would end before its embargo does."),
        ({"embargo_until": "soon"}, "This is not a day."),
    ],
)
async def test_what_cannot_be_is_said_and_nothing_is_published(signed_in, mika, typed, wrong, sentence):
    answer = await (await signed_in(mika)).post("/pin", data=typed | RIGHTS | wrong)

    assert answer.status_code == 422
    assert sentence in answer.text and '<details class="pinning__rights" open>' in answer.text
    assert not await Pin.exists()
    assert (await Draft.get(person_id=mika.id)).form["licence"] == "Photo: Rui Costa"
