"""Everybody and every team has a page."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.pages.walls import after, region_in, wall_context
from showcase.queries.boards import BESIDE_A_WALL, boards_grouped, teams_listed
from showcase.queries.known import person_by_handle, team_by_slug, teams_of
from showcase.queries.team_people import team_people
from showcase.queries.walls import made_by, made_by_team, newest
from showcase.web.drawing import page
from showcase.web.identity import viewer_of


async def show(request: Request) -> Response:
    viewer = viewer_of(request)
    person = await person_by_handle(viewer, request.path_params["handle"])
    wall = await newest(viewer, made_by(person), after=after(request))
    context = {
        "person": person,
        "teams": await teams_of(viewer, person),
        **await wall_context(request, wall, f"person:{person.handle}"),
    }
    return page(request, "people/show.html", context)


async def show_teams(request: Request) -> Response:
    viewer, region = viewer_of(request), await region_in(request)
    teams = await teams_listed(viewer, region.within if region else None)
    return page(request, "teams/index.html", {"teams": teams, "region": region})


async def show_team(request: Request) -> Response:
    viewer, region = viewer_of(request), await region_in(request)
    team = await team_by_slug(viewer, request.path_params["slug"])
    wall = await newest(viewer, made_by_team(team), after=after(request))
    people = await team_people(viewer, team)
    context = {
        "team": team,
        "team_region": team.region,
        "region": region,
        "boards": await boards_grouped(viewer, by="campaign", team=team, limit=BESIDE_A_WALL),
        "people": people.people,
        "leads": people.leads,
        "may_lead": people.may_lead,
        **await wall_context(request, wall, f"team:{team.slug}"),
    }
    return page(request, "teams/show.html", context)


routes = [
    Route("/teams", show_teams, name="teams"),
    Route("/teams/{slug}", show_team, name="team"),
    Route("/people/{handle}", show, name="person"),
]
