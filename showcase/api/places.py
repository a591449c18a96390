"""Who made it, what for, and where: teams, campaigns and regions."""

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request

from showcase.api.drawing import address
from showcase.api.operations import Address, Operation, slug_in
from showcase.api.paging import page_of
from showcase.api.shapes import Maker, Named
from showcase.api.shapes_places import (
    Campaign,
    Campaigns,
    Region,
    Regions,
    RegionWithin,
    Team,
    Teams,
    TeamWithPeople,
)
from showcase.api.shapes_sent import Nothing, PlacesWanted, RegionsWanted
from showcase.models import Person
from showcase.queries.boards import campaigns_listed, teams_listed
from showcase.queries.known import campaign_by_slug, people_of, team_by_slug
from showcase.queries.listing import boards_counted
from showcase.queries.regions import Branch, place, tree


async def show_teams(request: Request, person: Person, given: PlacesWanted) -> Teams:
    """Teams, by name."""
    found = await teams_listed(person, (await place(person, given.region)).within if given.region else None)
    rows, following = page_of(found, by="name", after=given.after, limit=given.limit)
    items = [
        Team(
            slug=row["slug"],
            name=row["name"],
            about=row["about"],
            region=Named(slug=row["region_slug"], name=row["region"]),
            board_count=row["board_count"],
            pin_count=row["pin_count"],
            address=address(request, "team", slug=row["slug"]),
        )
        for row in rows
    ]
    return Teams(items=items, next=following)


async def show_team(request: Request, person: Person, _given: Nothing) -> TeamWithPeople:
    """A team with its people. Its boards are at `/boards?team=`, its pins at `/pins?team=`."""
    team = await team_by_slug(person, slug_in(request))
    return TeamWithPeople(
        slug=team.slug,
        name=team.name,
        about=team.about,
        region=Named(slug=team.region.slug, name=team.region.name),
        address=address(request, "team", slug=team.slug),
        people=[Maker(handle=one.handle, name=one.name) for one in await people_of(person, team)],
        **await boards_counted(person, team=team),
    )


async def show_campaigns(request: Request, person: Person, given: PlacesWanted) -> Campaigns:
    """Campaigns, by title."""
    found = await campaigns_listed(
        person, (await place(person, given.region)).within if given.region else None
    )
    rows, following = page_of(found, by="title", after=given.after, limit=given.limit)
    return Campaigns(items=[_campaign(request, row) for row in rows], next=following)


async def show_campaign(request: Request, person: Person, _given: Nothing) -> Campaign:
    """A campaign. Its boards are at `/boards?campaign=`, its pins at `/pins?campaign=`."""
    campaign = await campaign_by_slug(person, slug_in(request))
    row = {name: getattr(campaign, name) for name in _CAMPAIGN}
    return _campaign(request, {**row, **await boards_counted(person, campaign=campaign)})


async def show_regions(request: Request, person: Person, given: RegionsWanted) -> Regions:
    """Regions, by name, each with its parent."""
    found = [
        {"name": one.name, "slug": one.slug, "region": one} for one in _regions(request, await tree(person))
    ]
    rows, following = page_of(found, by="name", after=given.after, limit=given.limit)
    return Regions(items=[row["region"] for row in rows], next=following)


async def show_region(request: Request, person: Person, _given: Nothing) -> RegionWithin:
    """A region with what it is inside of and what is inside it."""
    here = await place(person, slug_in(request))
    branch = (await tree(person, within=here.within))[0]
    parent = here.parents[-1]["slug"] if here.parents else None
    return RegionWithin(
        **_region(request, branch, parent).model_dump(),
        parents=[Named(slug=one["slug"], name=one["name"]) for one in here.parents],
        children=[Named(slug=one["slug"], name=one["name"]) for one in here.children],
    )


_CAMPAIGN = ("slug", "title", "brief", "colour", "starts_on", "ends_on")


def _campaign(request: Request, row: dict[str, Any]) -> Campaign:
    told = {name: row[name] for name in (*_CAMPAIGN, "board_count", "pin_count")}
    return Campaign(**told, address=address(request, "campaign", slug=row["slug"]))


def _regions(request: Request, branches: list[Branch], parent: str | None = None) -> Iterator[Region]:
    for branch in branches:
        yield _region(request, branch, parent)
        yield from _regions(request, branch.children, branch.slug)


def _region(request: Request, branch: Branch, parent: str | None) -> Region:
    return Region(
        slug=branch.slug,
        name=branch.name,
        parent=parent,
        team_count=branch.team_count,
        board_count=branch.board_count,
        pin_count=branch.pin_count,
        address=address(request, "region", slug=branch.slug),
    )


addresses = [
    Address("/teams", "api teams", {"GET": Operation(show_teams, PlacesWanted, Teams)}),
    Address("/teams/{slug}", "api team", {"GET": Operation(show_team, answers=TeamWithPeople)}),
    Address("/campaigns", "api campaigns", {"GET": Operation(show_campaigns, PlacesWanted, Campaigns)}),
    Address("/campaigns/{slug}", "api campaign", {"GET": Operation(show_campaign, answers=Campaign)}),
    Address("/regions", "api regions", {"GET": Operation(show_regions, RegionsWanted, Regions)}),
    Address("/regions/{slug}", "api region", {"GET": Operation(show_region, answers=RegionWithin)}),
]
