"""Teams, regions and campaigns in the administration, and a team's people for its leads."""

import re

import pytest

from showcase.models import Campaign, Membership, Region, Role, Team
from tests.conftest import person

HOSTILE = '"><script>alert(1)</script>'


async def test_a_team_is_made_changed_and_removed(signed_in, ada, iberia, nordics):
    browser = await signed_in(ada)

    made = await browser.post(
        "/admin/teams", data={"name": "Shops", "region": "iberia"}, follow_redirects=True
    )
    assert made.url.path == "/teams/shops/people"
    assert "“Shops” is there." in made.text
    await browser.post("/admin/teams/shops", data={"name": HOSTILE, "region": "nordics", "about": HOSTILE})
    team = await Team.get(slug="shops").select_related("region")
    assert (team.name, team.region.slug) == (HOSTILE, "nordics")
    for path in ("/admin/teams", "/admin/teams/shops", "/teams/shops/people", "/admin/teams/shops/removal"):
        assert HOSTILE not in (await browser.get(path)).text

    await browser.post("/admin/teams/shops/removal")
    assert not await Team.exists(slug="shops")
    assert (await browser.get("/admin/teams/shops")).status_code == 404


async def test_a_team_with_work_is_not_removed(signed_in, ada, posters, lisbon):
    browser = await signed_in(ada)

    answer = await browser.post("/admin/teams/lisbon/removal")

    assert answer.status_code == 409
    assert "still belong to “Brand Studio Lisbon”" in answer.text
    assert "Remove the team</a>" not in (await browser.get("/admin/teams/lisbon")).text


@pytest.mark.parametrize("region", ["", "nowhere"])
async def test_a_team_needs_a_region(signed_in, ada, region):
    answer = await (await signed_in(ada)).post("/admin/teams", data={"name": "Shops", "region": region})

    assert answer.status_code == 422
    assert "Choose the region that it works in." in answer.text
    assert 'value="Shops"' in answer.text


async def test_regions_are_added_moved_and_removed(signed_in, ada, iberia):
    browser = await signed_in(ada)

    await browser.post("/admin/regions", data={"name": "Lisbon Area", "parent": "iberia"})
    await browser.post("/admin/regions/lisbon-area", data={"name": "Lisboa", "parent": "emea"})
    region = await Region.get(slug="lisbon-area").select_related("parent")
    assert (region.name, region.parent and region.parent.slug) == ("Lisboa", "emea")

    circle = await browser.post("/admin/regions/emea", data={"name": "EMEA", "parent": "iberia"})
    assert circle.status_code == 409
    assert "“EMEA” cannot be inside itself" in circle.text
    full = await browser.post("/admin/regions/emea/removal")
    assert full.status_code == 409
    await browser.post("/admin/regions/lisbon-area/removal")
    assert not await Region.exists(slug="lisbon-area")
    nowhere = await browser.post("/admin/regions", data={"name": "X", "parent": "lisbon-area"})
    assert nowhere.status_code == 422


async def test_a_region_is_offered_no_place_inside_itself(signed_in, ada, iberia, nordics):
    page = (await (await signed_in(ada)).get("/admin/regions/emea")).text

    assert re.findall(
        r'<option value="([^"]*)"', page.partition('name="parent"')[2].partition("</select>")[0]
    ) == [""]


async def test_a_campaign_is_made_with_days_and_a_colour(signed_in, ada):
    browser = await signed_in(ada)
    form = {
        "title": "Night Boats",
        "brief": "Lamps **by the water**.",
        "colour": "#c8553d",
        "starts_on": "2026-11-01",
        "ends_on": "2026-12-24",
    }

    made = await browser.post("/admin/campaigns", data=form, follow_redirects=True)
    assert made.url.path == "/campaigns/night-boats"
    assert "<strong>by the water</strong>" in made.text
    wrong = await browser.post("/admin/campaigns/night-boats", data=form | {"ends_on": "2026-10-01"})
    assert wrong.status_code == 422
    assert "It cannot end before it begins." in wrong.text
    await browser.post("/admin/campaigns/night-boats/removal")
    assert not await Campaign.exists()


async def test_a_lead_finds_somebody_and_adds_them(signed_in, olga, vera, oslo):
    gus = await person("Gus", Role.GUEST)
    browser = await signed_in(olga)
    assert 'href="/teams/oslo/people"' in (await browser.get("/teams/oslo")).text

    found = (await browser.get("/teams/oslo/people?q=e")).text
    assert 'value="vera"' in found
    assert "vera@example.org" not in found
    assert f'value="{gus.handle}"' not in found
    assert 'value="vera"' in (await browser.get("/teams/oslo/people?q=vera@example.org")).text
    assert 'value="vera"' not in (await browser.get("/teams/oslo/people?q=example.org")).text

    added = await browser.post("/teams/oslo/people", data={"person": "vera"}, follow_redirects=True)
    assert "Vera is in the team now." in added.text
    assert await Membership.exists(person=vera, team=oslo, leads_since=None)
    await browser.post("/teams/oslo/people/vera", data={"leads": "yes"})
    assert await Membership.exists(person=vera, team=oslo, leads_since__isnull=False)


async def test_a_lead_who_takes_somebody_out_can_undo_it(signed_in, olga, vera, oslo):
    browser = await signed_in(olga)
    await browser.post("/teams/oslo/people", data={"person": "vera"})

    out = await browser.post("/teams/oslo/people/vera", data={"out": "1"}, follow_redirects=True)
    assert not await Membership.exists(person=vera)
    undo = re.search(r'action="(/teams/oslo/people\?[^"]*)"', out.text)
    assert undo is not None
    await browser.post(undo[1].replace("&amp;", "&"))

    assert await Membership.exists(person=vera, team=oslo)


async def test_a_lead_who_steps_down_lands_on_the_teams_page(signed_in, ada, olga, vera, oslo):
    browser = await signed_in(olga)
    await browser.post("/teams/oslo/people", data={"person": "vera", "as_lead": "1"})

    down = await browser.post("/teams/oslo/people/olga", data={"leads": "no"})

    assert down.headers["location"] == "/teams/oslo"
    assert 'href="/teams/oslo/people"' not in (await browser.get("/teams/oslo")).text


async def test_newcomers_wait_when_a_lead_says_so(signed_in, olga, oslo):
    browser = await signed_in(olga)

    said = await browser.post("/teams/oslo/reviews", data={"wanted": "yes"}, follow_redirects=True)

    assert "First pins of newcomers and guests wait for a lead of “Shops Oslo”." in said.text
    assert (await Team.get(id=oslo.id)).reviews_since is not None


async def test_others_neither_see_nor_change_who_is_in_a_team(
    signed_in, mika, cora, vera, olga, oslo, lisbon
):
    for somebody in (mika, cora, vera):
        browser = await signed_in(somebody)
        for method, path in (
            ("GET", "/teams/oslo/people"),
            ("POST", "/teams/oslo/people"),
            ("POST", "/teams/oslo/people/olga"),
            ("POST", "/teams/oslo/reviews"),
        ):
            answer = await browser.request(method, path, data={"person": somebody.handle, "out": "1"})
            assert answer.status_code == 403
            assert "Only its leads and admins say who is in “Shops Oslo”." in answer.text
        assert 'href="/teams/oslo/people"' not in (await browser.get("/teams/oslo")).text

    assert await Membership.filter(team=oslo).count() == 1


async def test_a_guest_is_told_nothing_of_a_team_that_they_do_not_know(signed_in, oslo):
    gus = await person("Gus", Role.GUEST)
    browser = await signed_in(gus)

    assert (await browser.get("/teams/oslo/people")).status_code == 404
    assert (await browser.post("/teams/oslo/people", data={"person": "gus"})).status_code == 404
