"""Moving about: from wall to pin, from pin to pin, and back."""

import re
from urllib.parse import urlencode

import pytest

from showcase.actions.boards import BoardForm, create_board


async def test_a_region_stays_while_one_walks_from_pin_to_pin(
    signed_in, vera, mika, olga, posters, oslo, harbour_nights, pinned
):
    north = await create_board(BoardForm("North", oslo, campaign=harbour_nights), by=olga)
    first = await pinned("First", posters, by=mika)
    await pinned("In Oslo", north, by=olga)
    last = await pinned("Last", posters, by=mika)
    browser = await signed_in(vera)

    wall = await browser.get("/campaigns/harbour-nights?region=iberia")
    query = urlencode({"on": "campaign:harbour-nights", "region": "iberia"})
    page = await browser.get(f"/pins/{last.id}?{query}")

    assert "In Oslo" not in wall.text
    assert "In Oslo" in (await browser.get("/campaigns/harbour-nights")).text
    following = re.search(r'href="([^"]+)" rel="next"', page.text)[1].replace("&amp;", "&")
    assert following.startswith(f"/pins/{first.id}?") and "region=iberia" in following


@pytest.mark.parametrize(
    ("wall", "path"),
    [
        ("home", "/"),
        ("board:posters", "/boards/posters"),
        ("team:lisbon", "/teams/lisbon"),
        ("campaign:harbour-nights", "/campaigns/harbour-nights"),
        ("region:emea", "/regions/emea"),
        ("person:mika", "/people/mika"),
        ("tag:lamps", "/tags/lamps"),
    ],
)
async def test_back_leads_to_the_same_pin_on_the_wall_that_it_was_opened_from(
    signed_in, vera, mika, posters, pinned, wall, path
):
    pins = [await pinned(title, posters, by=mika, tags=["lamps"]) for title in ("One", "Two", "Three")]
    browser = await signed_in(vera)

    page = await browser.get(f"/pins/{pins[1].id}", params={"on": wall})

    assert f'href="{path}#pin-{pins[1].id}"' in page.text
    on = urlencode({"on": wall})
    assert f'href="/pins/{pins[2].id}?{on}" rel="prev"' in page.text
    assert f'href="/pins/{pins[0].id}?{on}" rel="next"' in page.text
    assert f'id="pin-{pins[1].id}"' in (await browser.get(path)).text


async def test_a_region_goes_along_to_teams_campaigns_and_back(
    signed_in, vera, mika, olga, posters, windows, nordics, pinned
):
    await pinned("In Lisbon", posters, by=mika)
    await pinned("In Oslo", windows, by=olga)
    browser = await signed_in(vera)

    home = (await browser.get("/?region=nordics")).text
    teams = (await browser.get("/teams?region=nordics")).text
    boards = (await browser.get("/boards?region=nordics&group=team")).text
    both = (await browser.get("/?region=emea")).text

    assert "In Oslo" in home and "In Lisbon" not in home
    assert "Shops Oslo" in teams and "Brand Studio Lisbon" not in teams
    assert "Windows" in boards and "Posters" not in boards
    assert "In Oslo" in both and "In Lisbon" in both
    for page in (home, teams, boards):
        assert 'href="/campaigns?region=nordics"' in page and 'href="/teams?region=nordics"' in page


async def test_more_of_a_wall_has_an_address_that_keeps_what_was_chosen(
    signed_in, vera, mika, posters, pinned
):
    for number in range(45):
        await pinned(f"Poster {number:02}", posters, by=mika)
    browser = await signed_in(vera)

    first = (await browser.get("/?region=emea")).text
    more = re.search(r'href="([^"]+)" rel="next"', first)[1].replace("&amp;", "&")
    second = (await browser.get(more)).text

    assert "region=emea" in more and "after=" in more
    shown = [re.findall(r'data-pin="(\d+)"', page) for page in (first, second)]
    assert (len(shown[0]), len(shown[1]), len({*shown[0], *shown[1]})) == (40, 5, 45)
