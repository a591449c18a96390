"""Teams, regions and campaigns come in and go out as tables."""

import time

import pytest

from showcase.actions.organisation.campaigns_table import CAMPAIGNS, campaigns_table
from showcase.actions.organisation.regions_table import REGIONS, regions_table
from showcase.actions.organisation.table import take_in, try_out
from showcase.actions.organisation.table_lines import read_table
from showcase.actions.organisation.teams_table import TEAMS, teams_table
from showcase.foundation.errors import Invalid, NotAllowed
from showcase.models import Campaign, Pin, Record, Region, Team

OUT = [(TEAMS, teams_table), (REGIONS, regions_table), (CAMPAIGNS, campaigns_table)]


def lines(table, text):
    return read_table(table.columns, text)


def told(answer):
    return [(one.line, one.thing, one.outcome.value, one.words) for one in answer.lines]


def outcomes(answer):
    return [one.outcome.value for one in answer.lines]


async def test_a_table_of_teams_says_line_by_line_what_it_would_do(ada, lisbon, oslo, nordics):
    await Team.create(slug="twin-1", name="Twins", region=nordics)
    await Team.create(slug="twin-2", name="Twins", region=nordics)
    text = (
        "name,slug,region,about,reviews\n"
        "Press Porto,,iberia,Paper,yes\n"
        "Brand Lisbon,lisbon,Nordics,Light,\n"
        "Shops Oslo,,nordics,,\n"
        "Nowhere,,atlantis,,\n"
        "Homeless,,,,\n"
        "shops OSLO,,nordics,,\n"
        "Bad,Bad Slug!,iberia,,\n"
        "New,new,iberia,,\n"
        "Perhaps,,iberia,,perhaps\n"
        "Twins,,nordics,,\n"
        ",fresh,iberia,,\n"
        "Too short\n"
        "Press Porto,,iberia,,\n"
    )

    answer = await try_out(TEAMS, lines(TEAMS, text), by=ada)

    slug = "cannot stand in an address: small letters, digits and hyphens can, 80 at most."
    assert told(answer) == [
        (2, "Press Porto", "accepted", "New here."),
        (3, "Brand Lisbon", "changed", "name: Brand Lisbon, region: nordics, about: Light"),
        (4, "Shops Oslo", "unchanged", ""),
        (5, "Nowhere", "rejected", "There is no region “atlantis”."),
        (6, "Homeless", "rejected", "Choose the region that it works in."),
        (7, "shops OSLO", "rejected", "The same stands in line 4."),
        (8, "Bad", "rejected", f"“Bad Slug!” {slug}"),
        (9, "New", "rejected", f"“new” {slug}"),
        (10, "Perhaps", "rejected", "In the column “reviews” stands yes, or nothing."),
        (11, "Twins", "rejected", "Several are called so. Say by its slug which you mean."),
        (12, "fresh", "rejected", "Give the team a name."),
        (13, "", "rejected", "This line has 1 cells where the first line has 5."),
        (14, "Press Porto", "rejected", "The same stands in line 2."),
    ]
    assert await Team.all().count() == 4
    assert not await Record.exists()


async def test_all_of_it_or_nothing_or_only_the_good_lines(ada, lisbon, nordics, pinned, posters, mika):
    pin = await pinned("Sun", posters, by=mika)
    before = await Record.all().count()
    table = lines(TEAMS, "name;slug;region;reviews\nPorto;press;iberia;\n;lisbon;nordics;yes\nX;;nowhere;\n")

    refused = await take_in(TEAMS, table, by=ada)
    assert not refused.done
    assert (await Team.all().count(), await Record.all().count()) == (1, before)

    assert (await take_in(TEAMS, table, by=ada, only_good=True)).done
    assert (await Team.get(slug="press")).name == "Porto"
    moved = await Team.get(id=lisbon.id)
    assert (moved.name, moved.region_id) == ("Brand Studio Lisbon", nordics.id)
    assert moved.reviews_since is not None
    assert (await Pin.get(id=pin.id)).region_id == nordics.id
    verbs = [record.verb for record in await Record.all().order_by("id").offset(before)]
    assert verbs == ["create", "edit", "review"]

    again = await take_in(TEAMS, table, by=ada, only_good=True)
    assert outcomes(again) == ["unchanged", "unchanged", "rejected"]
    assert await Record.all().count() == before + 3


@pytest.mark.parametrize(("table", "out"), OUT)
async def test_what_goes_out_comes_back_in_and_changes_nothing(ada, lisbon, oslo, harbour_nights, table, out):
    brief = "Light,\r\n\r\n- “one”\r\n- =2+2"
    await Campaign.filter(id=harbour_nights.id).update(brief=brief, colour="#C8553D")
    await Team.filter(id=oslo.id).update(about="=1+1\nSecond")

    answer = await take_in(table, lines(table, "\ufeff" + await out(by=ada)), by=ada)

    assert outcomes(answer) == ["changed" if table is CAMPAIGNS else "unchanged"] * len(answer.lines)
    assert len(answer.lines) == await {TEAMS: Team, REGIONS: Region, CAMPAIGNS: Campaign}[table].all().count()
    again = await take_in(table, lines(table, await out(by=ada)), by=ada)
    assert set(outcomes(again)) == {"unchanged"}


async def test_a_download_makes_the_same_places_elsewhere(ada, lisbon, oslo):
    regions, teams = await regions_table(by=ada), await teams_table(by=ada)
    await Team.all().delete()
    await Region.filter(parent_id__isnull=False).delete()
    await Region.all().delete()

    assert outcomes(await take_in(REGIONS, lines(REGIONS, regions), by=ada)) == ["accepted"] * 3
    assert outcomes(await take_in(TEAMS, lines(TEAMS, teams), by=ada)) == ["accepted"] * 2

    assert await regions_table(by=ada) == regions
    assert await teams_table(by=ada) == teams


async def test_regions_come_in_from_the_outside_in_and_never_in_a_circle(ada, iberia):
    text = (
        "name,slug,parent\n"
        "Americas,,\n"
        "Peru,,Americas\n"
        "Lima,,peru\n"
        "Cusco,,cuzco-valley\n"
        "EMEA,emea,iberia\n"
        "Iberia,iberia,\n"
        "EMEA II,,iberia\n"
        "Self,self,self\n"
    )

    trial = await try_out(REGIONS, lines(REGIONS, text), by=ada)
    answer = await take_in(REGIONS, lines(REGIONS, text), by=ada, only_good=True)

    assert told(trial) == told(answer)
    assert outcomes(answer) == ["accepted"] * 3 + ["rejected"] * 2 + ["changed", "accepted", "rejected"]
    words = [one.words for one in answer.lines]
    assert words[3] == "There is no region “cuzco-valley”. One that is new stands in a line before this."
    assert words[4] == "“EMEA” cannot be inside itself, or inside a region that it holds."
    assert words[5] == "parent: –"
    lima = await Region.get(slug="lima").select_related("parent__parent")
    assert (lima.parent.slug, lima.parent.parent.slug) == ("peru", "americas")
    assert (await Region.get(slug="emea-ii")).parent_id == iberia.id


async def test_campaigns_have_days_a_colour_and_a_brief_of_several_lines(ada):
    text = (
        "title,brief,colour,starts_on,ends_on\n"
        '"Winter","Dark\r\n\r\nand light",#C8553D,2026-11-23,2027-02-01\n'
        "Spring,,,,\n"
        "Summer,,blue,,\n"
        "Autumn,,,2026-10-01,2026-09-01\n"
        "Never,,,23.11.2026,\n"
        ",,#111111,,\n"
    )

    answer = await take_in(CAMPAIGNS, lines(CAMPAIGNS, text), by=ada, only_good=True)

    assert outcomes(answer) == ["accepted"] * 2 + ["rejected"] * 4
    assert [one.line for one in answer.lines] == [2, 5, 6, 7, 8, 9]
    winter = await Campaign.get(slug="winter")
    assert (winter.brief, winter.colour, str(winter.ends_on)) == (
        "Dark\n\nand light",
        "#c8553d",
        "2027-02-01",
    )
    changed = await take_in(CAMPAIGNS, lines(CAMPAIGNS, "title,ends_on\nWINTER,\n"), by=ada)
    assert told(changed) == [(2, "WINTER", "changed", "title: WINTER, ends_on: –")]
    assert (await Campaign.get(slug="winter")).brief == "Dark\n\nand light"


@pytest.mark.parametrize(("table", "out"), OUT)
async def test_only_admins_have_tables(cora, mika, table, out):
    for somebody in (cora, mika):
        for attempt in (out(by=somebody), try_out(table, [], by=somebody), take_in(table, [], by=somebody)):
            with pytest.raises(NotAllowed):
                await attempt


@pytest.mark.parametrize(
    ("table", "text", "sentence"),
    [
        (TEAMS, "slug,region\nx,y\n", "“name” has to be there"),
        (CAMPAIGNS, "name\nx\n", "“title” has to be there"),
        (REGIONS, "name,email\nx,y\n", "each once: slug, name, parent"),
        (REGIONS, "name\n\n", "There is nothing in this table"),
        (REGIONS, "name\n" + "x\n" * 2_001, "at most 2000 lines"),
    ],
)
def test_what_is_no_such_table_is_told(table, text, sentence):
    with pytest.raises(Invalid, match=sentence):
        lines(table, text)


async def test_hostile_names_are_names(ada, iberia):
    name = "'); DROP TABLE team; --<script>"

    answer = await take_in(TEAMS, lines(TEAMS, f'name,region\n"{name}",iberia\n"日本",iberia\n'), by=ada)

    assert [one.slug for one in answer.lines] == ["drop-table-team-script", "ri-ben"]
    assert await Team.exists(name=name)


async def test_many_regions_are_tried_and_moved_quickly_with_few_questions(ada, iberia, asked):
    text = "name,slug,parent\n" + "".join(
        f"Place {n},place-{n},{'iberia' if n < 5 else f'place-{n - 5}'}\n" for n in range(600)
    )
    table = lines(REGIONS, text)
    asked.clear()
    began = time.perf_counter()

    await try_out(REGIONS, table, by=ada)

    assert len(asked) <= 2
    answer = await take_in(REGIONS, table, by=ada)
    moved = await take_in(REGIONS, lines(REGIONS, text.replace(",iberia", ",emea")), by=ada)
    assert (answer.count("accepted"), moved.count("changed")) == (600, 5)
    assert time.perf_counter() - began < 15
