"""Who is in a team: its leads and admins say."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.organisation.team_people import add_to_team, let_lead, take_out_of_team
from showcase.actions.organisation.teams import refuse_leading, review_newcomers
from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Person, Team
from showcase.queries.known import team_by_slug
from showcase.queries.people_listed import colleagues
from showcase.queries.places_listed import memberships_of
from showcase.queries.slugs import as_slug
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import read_form
from showcase.web.identity import self_of


async def show(request: Request) -> Response:
    """`q` looks for somebody to add."""
    by = self_of(request)
    team = await team_by_slug(by, request.path_params["slug"])
    await refuse_leading(team, by)
    search = request.query_params.get("q", "")
    context = {
        "team": team,
        "memberships": await memberships_of(team),
        "search": search,
        "found": await colleagues(search, but_not_in=team),
    }
    return page(request, "teams/people.html", context)


async def add(request: Request) -> Response:
    """Also how taking somebody out is undone: then they stand in the address."""
    by, form = self_of(request), await read_form(request)
    team = await team_by_slug(by, request.path_params["slug"])
    await refuse_leading(team, by)
    person = await _person(form.text("person") or request.query_params.get("person", ""))
    leads = form.text("as_lead") or request.query_params.get("as_lead")
    await add_to_team(person, team, by=by, leads=bool(leads))
    await tell(request, _("%(name)s is in the team now.") % {"name": person.name})
    return go_to(request, "team people", slug=team.slug)


async def change(request: Request) -> Response:
    """Let somebody lead or not (`leads`), or take them out (`out`)."""
    by, form = self_of(request), await read_form(request)
    team = await team_by_slug(by, request.path_params["slug"])
    await refuse_leading(team, by)
    person = await _person(request.path_params["person"])
    if form.text("out"):
        await take_out_of_team(person, team, by=by)
        again = {"person": person.handle, "as_lead": form.text("led") or None}
        undo = path_for(request.app.router, "team people", again, slug=team.slug)
        await tell(request, _("%(name)s is not in the team any more.") % {"name": person.name}, undo=undo)
        if person.id == by.id and not by.may_administer:
            return go_to(request, "team", slug=team.slug)
    else:
        await let_lead(person, team, form.text("leads") == "yes", by=by)
        if person.id == by.id and form.text("leads") != "yes" and not by.may_administer:
            return go_to(request, "team", slug=team.slug)
    return go_to(request, "team people", slug=team.slug)


async def review(request: Request) -> Response:
    by, form = self_of(request), await read_form(request)
    team = await team_by_slug(by, request.path_params["slug"])
    wanted = form.text("wanted") == "yes"
    await review_newcomers(team, wanted, by=by)
    told = _told_wait(team) if wanted else _("Everybody's pins are shown at once from now on.")
    await tell(request, told)
    return go_to(request, "team people", slug=team.slug)


def _told_wait(team: Team) -> str:
    return _("First pins of newcomers and guests wait for a lead of “%(team)s”.") % {"team": team.name}


async def _person(handle: str) -> Person:
    """Raises NotFound, by name."""
    if person := await Person.get_or_none(handle=as_slug(handle)):
        return person
    raise NotFound(_("There is nobody here called “%(handle)s”.") % {"handle": handle})


routes = [
    Route("/teams/{slug}/people", show, name="team people"),
    Route("/teams/{slug}/people", add, methods=["POST"]),
    Route("/teams/{slug}/people/{person}", change, methods=["POST"], name="team member"),
    Route("/teams/{slug}/reviews", review, methods=["POST"], name="team reviews"),
]
