"""Teams with their people, regions, campaigns."""

import asyncio

import pytest

from showcase.actions.organisation.campaigns import (
    CampaignForm,
    change_campaign,
    make_campaign,
    remove_campaign,
)
from showcase.actions.organisation.people_changes import let_leave
from showcase.actions.organisation.regions import add_region, change_region, remove_region
from showcase.actions.organisation.team_people import add_to_team, let_lead, take_out_of_team
from showcase.actions.organisation.teams import (
    TeamForm,
    change_team,
    make_team,
    remove_team,
    review_newcomers,
)
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.models import Campaign, Membership, Person, Pin, Record, Region, Role, Scope, Team
from showcase.queries.places_listed import regions_kept
from tests.conftest import person


async def leads(somebody: Person, team: Team) -> bool | None:
    found = await Membership.get_or_none(person=somebody, team=team)
    return found and found.leads_since is not None


# --- teams


async def test_a_team_keeps_its_address_when_it_is_renamed(ada, iberia, nordics):
    team = await make_team(TeamForm("Shops Åland", iberia), by=ada)
    assert team.slug == "shops-aland"

    await change_team(team, TeamForm("Shops North", nordics, "All of them."), by=ada)
    await change_team(team, TeamForm("Shops North", nordics, "All of them."), by=ada)

    kept = await Team.get(id=team.id)
    assert (kept.slug, kept.name, kept.region_id) == ("shops-aland", "Shops North", nordics.id)
    one = await Record.get(verb="edit")
    assert one.detail["before"] == {"name": "Shops Åland", "about": "", "region": iberia.id}
    assert one.detail["after"] == {"name": "Shops North", "about": "All of them.", "region": nordics.id}


async def test_teams_of_one_name_have_addresses_of_their_own(ada, iberia):
    slugs = [(await make_team(TeamForm(name, iberia), by=ada)).slug for name in ("New", "new", "冬", "!!")]

    assert slugs == ["new-2", "new-3", "dong", "team"]


async def test_two_teams_of_one_name_at_once_are_two_teams_or_one_and_a_sentence(ada, iberia):
    done = await asyncio.gather(
        *(make_team(TeamForm("Shops", iberia), by=ada) for _ in range(3)), return_exceptions=True
    )

    made = [one for one in done if isinstance(one, Team)]
    assert len({team.slug for team in made}) == len(made) == await Team.all().count()
    assert all(isinstance(one, Team | Conflict) for one in done)


@pytest.mark.parametrize(
    ("name", "about", "field"),
    [("", "", "name"), ("N" * 121, "", "name"), ("Shops", "a" * 4001, "about")],
)
async def test_a_team_has_a_name_and_no_novel(ada, iberia, name, about, field):
    with pytest.raises(Invalid) as wrong:
        await make_team(TeamForm(name, iberia, about), by=ada)

    assert field in wrong.value.fields


async def test_a_team_without_a_region_is_none(ada):
    with pytest.raises(Invalid) as wrong:
        await make_team(TeamForm("Shops", None), by=ada)

    assert wrong.value.fields["region"] == "Choose the region that it works in."


async def test_a_teams_work_moves_with_it_to_another_region(
    ada, mika, vera, posters, windows, olga, pinned, lisbon, nordics, signed_in
):
    await pinned("Lamp", posters, by=mika)
    await pinned("Window", windows, by=olga)
    browser = await signed_in(vera)
    assert "Lamp" not in (await browser.get("/regions/nordics")).text

    await change_team(lisbon, TeamForm(lisbon.name, nordics), by=ada)

    assert {pin.region_id for pin in await Pin.all()} == {nordics.id}
    assert "Lamp" in (await browser.get("/regions/nordics")).text
    assert "Lamp" not in (await browser.get("/regions/iberia")).text


async def test_a_team_goes_only_when_nothing_is_in_it(ada, mika, lisbon, posters, iberia):
    with pytest.raises(Conflict, match="still belong to"):
        await remove_team(lisbon, by=ada)

    empty = await make_team(TeamForm("Shops", iberia), by=ada)
    await add_to_team(mika, empty, by=ada)
    with pytest.raises(Conflict):
        await remove_team(empty, by=ada)
    await take_out_of_team(mika, empty, by=ada)
    await remove_team(empty, by=ada)
    await remove_team(empty, by=ada)

    assert not await Team.exists(id=empty.id)
    assert await Record.filter(verb="remove").count() == 1


async def test_only_admins_keep_teams_regions_and_campaigns(cora, olga, vera, oslo, nordics, harbour_nights):
    for somebody in (cora, olga, vera):
        for attempt in (
            make_team(TeamForm("Shops", nordics), by=somebody),
            change_team(oslo, TeamForm("Mine", nordics), by=somebody),
            remove_team(oslo, by=somebody),
            add_region("Mine", parent=None, by=somebody),
            change_region(nordics, name="Mine", parent=None, by=somebody),
            remove_region(nordics, by=somebody),
            make_campaign(CampaignForm("Mine"), by=somebody),
            change_campaign(harbour_nights, CampaignForm("Mine"), by=somebody),
            remove_campaign(harbour_nights, by=somebody),
        ):
            with pytest.raises(NotAllowed, match="Only admins"):
                await attempt


# --- a team's people


async def test_a_lead_keeps_their_team_and_no_other(olga, mika, vera, oslo, lisbon):
    await add_to_team(vera, oslo, by=olga)
    await add_to_team(vera, oslo, by=olga)
    await let_lead(vera, oslo, True, by=olga)
    await take_out_of_team(vera, oslo, by=olga)
    await take_out_of_team(vera, oslo, by=olga)

    assert await Record.all().order_by("id").values_list("verb", flat=True) == [
        "add member", "change member", "take out member",
    ]  # fmt: skip
    for attempt in (
        add_to_team(olga, lisbon, by=olga),
        let_lead(mika, lisbon, True, by=olga),
        take_out_of_team(mika, lisbon, by=olga),
        review_newcomers(lisbon, True, by=olga),
    ):
        with pytest.raises(NotAllowed, match="Only its leads and admins"):
            await attempt


async def test_members_and_curators_do_not_say_who_is_in_a_team(mika, cora, vera, lisbon):
    for somebody in (mika, cora, vera):
        with pytest.raises(NotAllowed):
            await add_to_team(vera, lisbon, by=somebody)
        with pytest.raises(NotAllowed):
            await let_lead(somebody, lisbon, True, by=somebody)


async def test_a_leads_token_that_may_only_pin_does_not_lead(olga, vera, oslo):
    olga.scope = Scope.PIN

    with pytest.raises(NotAllowed):
        await add_to_team(vera, oslo, by=olga)


async def test_the_last_lead_stays_unless_an_admin_says_otherwise(ada, olga, vera, oslo):
    for attempt in (let_lead(olga, oslo, False, by=olga), take_out_of_team(olga, oslo, by=olga)):
        with pytest.raises(Conflict, match="needs a lead"):
            await attempt

    await let_lead(olga, oslo, False, by=ada)
    assert await leads(olga, oslo) is False


async def test_two_leads_do_not_step_down_at_once(ada, olga, mika, oslo):
    await add_to_team(mika, oslo, by=ada, leads=True)

    done = await asyncio.gather(
        let_lead(mika, oslo, False, by=mika), let_lead(olga, oslo, False, by=olga), return_exceptions=True
    )

    assert sorted(type(one).__name__ for one in done) == ["Conflict", "NoneType"]


async def test_guests_and_those_who_left_get_into_no_team(ada, vera, oslo):
    gus = await person("Gus", Role.GUEST)
    await let_leave(vera, by=ada)

    with pytest.raises(Conflict, match="is a guest"):
        await add_to_team(gus, oslo, by=ada)
    with pytest.raises(Conflict, match="has left"):
        await add_to_team(await Person.get(id=vera.id), oslo, by=ada)


async def test_a_lead_lets_newcomers_wait_since_when_they_first_said_so(olga, oslo):
    await review_newcomers(oslo, True, by=olga)
    since = (await Team.get(id=oslo.id)).reviews_since
    await review_newcomers(oslo, True, by=olga)

    assert since is not None
    assert (await Team.get(id=oslo.id)).reviews_since == since
    await review_newcomers(oslo, False, by=olga)
    assert (await Team.get(id=oslo.id)).reviews_since is None
    assert await Record.filter(verb="review").count() == 2


# --- regions


async def test_a_region_moves_with_all_that_is_inside_it(ada, iberia, nordics):
    lisbon = await add_region("Lisbon", parent=iberia, by=ada)

    await change_region(iberia, name="Iberian Peninsula", parent=nordics, by=ada)

    tree = [(entry.slug, entry.depth) for entry in await regions_kept()]
    assert tree == [("emea", 0), ("nordics", 1), ("iberia", 2), (lisbon.slug, 3)]
    one = await Record.get(verb="edit")
    assert one.detail["before"]["parent"] == iberia.parent_id
    assert one.detail["after"] == {"name": "Iberian Peninsula", "parent": nordics.id}


async def test_no_region_is_inside_itself(ada, iberia):
    emea = await Region.get(slug="emea")
    lisbon = await add_region("Lisbon", parent=iberia, by=ada)

    for inside in (emea, iberia, lisbon):
        with pytest.raises(Conflict, match="cannot be inside itself"):
            await change_region(emea, name="EMEA", parent=inside, by=ada)


async def test_two_admins_at_once_close_no_circle(ada, iberia, nordics):
    for _ in range(5):
        done = await asyncio.gather(
            change_region(iberia, name="Iberia", parent=nordics, by=ada),
            change_region(nordics, name="Nordics", parent=iberia, by=ada),
            return_exceptions=True,
        )

        assert sorted(type(one).__name__ for one in done) == ["Conflict", "NoneType"]
        assert len(await regions_kept()) == 3
        await Region.filter(slug__not="emea").update(parent_id=iberia.parent_id)


async def test_a_region_goes_only_when_nothing_is_in_it(ada, iberia, lisbon, vera):
    emea, bare = await Region.get(slug="emea"), await add_region("Bare", parent=iberia, by=ada)
    await Person.filter(id=vera.id).update(region_id=bare.id)

    for region in (emea, iberia, bare):
        with pytest.raises(Conflict, match="still in"):
            await remove_region(region, by=ada)

    await Person.filter(id=vera.id).update(region_id=None)
    await remove_region(bare, by=ada)
    await remove_region(bare, by=ada)
    assert not await Region.exists(id=bare.id)


async def test_a_region_that_is_gone_is_no_place_to_move_to(ada, iberia, nordics):
    await remove_region(nordics, by=ada)

    with pytest.raises(Conflict, match="removed"):
        await change_region(iberia, name="Iberia", parent=nordics, by=ada)


@pytest.mark.parametrize("name", ["", "   ", "R" * 121])
async def test_a_region_has_a_name(ada, name):
    with pytest.raises(Invalid):
        await add_region(name, parent=None, by=ada)


async def test_a_deep_tree_is_listed(ada):
    above = None
    for number in range(1200):
        above = await Region.create(slug=f"r{number}", name=f"R{number}", parent=above)

    assert (await regions_kept())[-1].depth == 1199


# --- campaigns


async def test_a_campaign_is_made_and_told_better(ada):
    campaign = await make_campaign(CampaignForm("Night Boats", "Lamps.", "#C8553D", "2026-11-01"), by=ada)

    await change_campaign(
        campaign, CampaignForm("Boats", "Lamps.", "#c8553d", "2026-11-01", "2026-12-24"), by=ada
    )

    kept = await Campaign.get(id=campaign.id)
    assert (kept.slug, kept.title, str(kept.ends_on)) == ("night-boats", "Boats", "2026-12-24")
    one = await Record.get(verb="edit")
    assert one.detail["before"] == {"title": "Night Boats", "ends_on": None}
    assert one.detail["after"] == {"title": "Boats", "ends_on": "2026-12-24"}


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (CampaignForm(""), "title"),
        (CampaignForm("T" * 121), "title"),
        (CampaignForm("T", "b" * 20_001), "brief"),
        (CampaignForm("T", colour="red"), "colour"),
        (CampaignForm("T", colour='#fff"><script>'), "colour"),
        (CampaignForm("T", starts_on="tomorrow"), "starts_on"),
        (CampaignForm("T", starts_on="2026-02-30"), "starts_on"),
        (CampaignForm("T", starts_on="2026-12-24", ends_on="2026-12-23"), "ends_on"),
    ],
)
async def test_a_campaign_that_cannot_be_says_why(ada, form, field):
    with pytest.raises(Invalid) as wrong:
        await make_campaign(form, by=ada)

    assert field in wrong.value.fields


async def test_a_campaign_stays_while_work_is_for_it(ada, mika, posters, pinned, harbour_nights):
    bare = await make_campaign(CampaignForm("Bare"), by=ada)
    await pinned("Lamp", posters, by=mika)

    with pytest.raises(Conflict, match="as long as they do"):
        await remove_campaign(harbour_nights, by=ada)
    await remove_campaign(bare, by=ada)
    await remove_campaign(bare, by=ada)

    assert await Campaign.all().count() == 1
