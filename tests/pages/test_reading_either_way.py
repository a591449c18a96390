"""Names and texts in one direction on pages in the other, and sentences that are whole in every language."""

from showcase.actions.boards import add_section
from showcase.models import PinTag


async def test_what_people_typed_runs_its_own_way_on_an_arabic_page(signed_in, mika, posters, pinned):
    pin = await pinned("فوانيس", posters, by=mika, story="عن الضوء", credits=[("سلمى", "خط")], tags=["ليل"])
    browser = await signed_in(mika)
    arabic = {"accept-language": "ar"}

    page = (await browser.get(f"/pins/{pin.id}", headers=arabic)).text
    form = (await browser.get("/pin", headers=arabic)).text

    assert 'dir="rtl"' in page
    for name in ("فوانيس", "سلمى", "ليل", "Brand Studio Lisbon", "Posters"):
        assert f"<bdi>{name}</bdi>" in page
    assert '<bdi class="soft">خط</bdi>' in page
    assert '<div class="story" dir="auto">' in page
    assert '<input class="input" type="text" dir="auto" id="title"' in form
    assert '<textarea class="input" dir="auto" id="story"' in form


async def test_an_address_and_a_password_are_not_turned(browser):
    page = (await browser().get("/sign-in", headers={"accept-language": "ar"})).text

    assert 'type="email" id="email"' in page and 'type="password" id="password"' in page


async def test_put_back_points_back_in_either_direction(signed_in, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    browser = await signed_in(mika)
    await browser.post(f"/pins/{pin.id}/trash")

    page = (await browser.get("/trash")).text

    assert page.split('/restoration"')[1].count('<svg class="icon turns"') == 1


async def test_the_arabic_comma_parts_tags(signed_in, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    form = {"title": "Low sun", "tags": "ليل، ضوء、lamps; night", "alt": "A sun"}

    await (await signed_in(mika)).post(f"/pins/{pin.id}/edit", data=form)

    names = await PinTag.filter(pin_id=pin.id).values_list("tag__name", flat=True)
    assert sorted(names) == sorted(["ليل", "ضوء", "lamps", "night"])


async def test_buttons_beside_a_section_say_which_in_a_whole_sentence(signed_in, mika, posters):
    await add_section(posters, "Print", by=mika)
    browser = await signed_in(mika)

    english = (await browser.get("/boards/posters/edit")).text
    arabic = (await browser.get("/boards/posters/edit", headers={"accept-language": "ar"})).text

    assert 'aria-label="Remove “Print”">Remove</button>' in english
    assert 'aria-label="إزالة «\u2068Print\u2069»">إزالة</button>' in arabic
