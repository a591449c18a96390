"""Where admins begin, and who gets no further."""

import pytest

from showcase.models import Membership, Person, Role
from tests.conftest import person

PAGES = [
    "/admin",
    "/admin/people",
    "/admin/people/new",
    "/admin/people/{mika}",
    "/admin/people/{mika}/leaving",
    "/admin/people/{mika}/sessions",
    "/admin/people/{mika}/two-steps",
    "/admin/people/{mika}/handing-over",
    "/admin/people/import",
    "/admin/people.csv",
    "/admin/teams.csv",
    "/admin/teams",
    "/admin/teams/new",
    "/admin/teams/lisbon",
    "/admin/teams/lisbon/removal",
    "/admin/regions",
    "/admin/regions/iberia",
    "/admin/regions/iberia/removal",
    "/admin/campaigns",
    "/admin/campaigns/new",
    "/admin/campaigns/harbour-nights",
    "/admin/campaigns/harbour-nights/removal",
]


@pytest.mark.parametrize("path", PAGES)
async def test_only_admins_are_let_into_the_administration(
    signed_in, browser, ada, cora, olga, vera, mika, harbour_nights, path
):
    path = path.format(mika=mika.id)

    assert (await (await signed_in(ada)).get(path)).status_code == 200
    for somebody in (cora, olga, vera, mika):
        answer = await (await signed_in(somebody)).get(path)
        assert answer.status_code == 403
        assert "Only admins can do this." in answer.text
    assert (await browser().get(path)).status_code == 303


async def test_the_way_there_is_drawn_for_admins_only(signed_in, ada, cora):
    assert 'href="/admin"' in (await (await signed_in(ada)).get("/")).text
    assert 'href="/admin"' not in (await (await signed_in(cora)).get("/")).text


async def test_the_overview_says_what_needs_somebody(signed_in, ada, mika, olga):
    browser = await signed_in(ada)
    page = (await browser.get("/admin")).text
    assert "There is only one admin." in page
    assert "1 team has no lead" in page
    assert "in no team" not in page

    await person("Bob", Role.ADMIN)
    await Membership.filter(person=mika).delete()
    await Person.filter(id=olga.id).update(role=Role.VIEWER)
    page = (await browser.get("/admin")).text

    assert "There is only one admin." not in page
    assert "1 person is in no team" in page


async def test_the_overview_asks_as_much_of_an_empty_house(signed_in, ada, asked):
    browser = await signed_in(ada)
    asked.clear()

    await browser.get("/admin")

    assert len(asked) <= 3


async def test_pages_ask_no_more_for_many_than_for_few(signed_in, ada, mika, lisbon, harbour_nights, asked):
    browser = await signed_in(ada)
    paths = [path.format(mika=mika.id) for path in PAGES if not path.endswith(".csv")]
    paths.append("/teams/lisbon/people?q=a")

    async def counts():
        found = {}
        for path in paths:
            asked.clear()
            assert (await browser.get(path)).status_code == 200
            found[path] = len(asked)
        return found

    few = await counts()
    for number in range(30):
        await person(f"Maker {number}".replace(" ", ""), Role.MEMBER, lisbon)
    many = await counts()

    assert many == few
    assert max(many.values()) <= 8
