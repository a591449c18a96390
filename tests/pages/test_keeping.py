"""Whoever keeps a board says where a pin hangs on it, and what stands for it."""

from showcase.actions.boards import add_section
from showcase.models import Placement


async def test_a_pin_page_offers_its_boards_keepers_a_section_and_the_cover(
    signed_in, mika, vera, posters, pinned
):
    section = await add_section(posters, "On the quay", by=mika)
    pin = await pinned("Low sun", posters, by=mika)
    await pinned("High tide", posters, by=mika)
    browser = await signed_in(mika)
    page = (await browser.get(f"/pins/{pin.id}")).text

    assert "Section of “Posters”" in page
    assert "Let it stand for “Posters”" in page
    assert "Let it stand" not in (await (await signed_in(vera)).get(f"/pins/{pin.id}")).text

    await browser.post(
        "/boards/posters/order", data={"pin": pin.id, "section": section.id, "back": f"/pins/{pin.id}"}
    )
    await browser.post("/boards/posters/cover", data={"pin": pin.id})

    await posters.refresh_from_db()
    assert (await Placement.get(pin=pin)).section_id == section.id
    assert posters.cover_id == pin.id
    assert posters.collage[0]["media"] == pin.cover_id

    await browser.post("/boards/posters/order", data={"pin": pin.id, "section": "none"})

    assert (await Placement.get(pin=pin)).section_id is None
