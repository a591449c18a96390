"""People: looked up, invited, changed."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.organisation.people_changes import (
    PersonForm,
    bring_in,
    change_person,
    invitation_link,
    invite_again,
)
from showcase.actions.organisation.team_people import add_to_team, let_lead, take_out_of_team
from showcase.foundation.errors import Conflict, Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Membership, Person, Region, Role, Team
from showcase.pages.walls import after, further
from showcase.queries.administration import administrator, has_come_in
from showcase.queries.known import all_regions, all_teams, team_by_slug
from showcase.queries.people_listed import STATES, made_here, people_listed, person_known
from showcase.queries.slugs import as_slug
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import Form, read_form
from showcase.web.identity import self_of, viewer_of

TEAMS_AT_ONCE = 3
FIELDS = ("name", "email", "role", "region")


async def show_all(request: Request) -> Response:
    viewer = administrator(viewer_of(request))
    asked = request.query_params
    team = await team_by_slug(viewer, asked["team"]) if asked.get("team") else None
    people = await people_listed(
        search=asked.get("q", ""),
        role=asked.get("role", ""),
        team=team,
        state=asked.get("state", "here"),
        after=after(request),
    )
    context = {
        "people": people,
        "asked": {name: asked.get(name, "") for name in ("q", "role", "team")}
        | {"state": asked.get("state", "here")},
        "states": list(STATES),
        "teams": await all_teams(viewer),
        "more": further(request, people.next),
    }
    return page(request, "admin/people.html", context)


async def ask_new(request: Request) -> Response:
    administrator(self_of(request))
    form: dict[str, Any] = {"name": "", "email": "", "role": Role.MEMBER.value, "region": "", "teams": []}
    if request.query_params.get("team"):
        form["teams"] = [(request.query_params["team"], False)]
    return await _new_page(request, form)


async def create(request: Request) -> Response:
    by, form = administrator(self_of(request)), await read_form(request)
    chosen = _teams_chosen(form)
    known = {team.slug: team for team in await Team.filter(slug__in=[slug for slug, _leads in chosen])}
    teams = {known[slug]: leads for slug, leads in chosen if slug in known}
    try:
        person = await bring_in(await _person_form(form), by=by, teams=list(teams.items()))
    except (Invalid, Conflict) as wrong:
        typed: dict[str, Any] = {name: form.text(name) for name in FIELDS}
        return await _new_page(request, typed | {"teams": chosen}, wrong)
    if not request.app.state.workshop.mail.is_set_up:
        return await _link_page(request, person, by)
    await tell(request, _("A letter is on its way to %(email)s.") % {"email": person.email})
    return go_to(request, "administered person", person=person.id)


async def show(request: Request) -> Response:
    administrator(viewer_of(request))
    person = await person_known(request.path_params["person"])
    form = {
        "name": person.name,
        "email": person.email,
        "role": person.role.value,
        "region": person.region.slug if person.region else "",
    }
    return await _person_page(request, person, form)


async def change(request: Request) -> Response:
    by, form = administrator(self_of(request)), await read_form(request)
    person = await person_known(request.path_params["person"])
    try:
        await change_person(person, await _person_form(form), by=by)
    except (Invalid, Conflict) as wrong:
        return await _person_page(request, person, {name: form.text(name) for name in FIELDS}, wrong)
    await tell(request, _("What is known of this person has been changed."))
    return go_to(request, "administered person", person=person.id)


async def change_teams(request: Request) -> Response:
    """Add somebody to a team, let them lead it or not (`leads`), or take them out (`out`)."""
    by, form = administrator(self_of(request)), await read_form(request)
    person = await person_known(request.path_params["person"])
    team = await team_by_slug(by, form.text("team") or request.query_params.get("team", ""))
    if form.text("out"):
        led = "yes" if form.text("led") else None
        await take_out_of_team(person, team, by=by)
        text = _("%(name)s is not in “%(team)s” any more.") % {"name": person.name, "team": team.name}
        again = {"team": team.slug, "as_lead": led}
        undo = path_for(request.app.router, "teams of a person", again, person=person.id)
        await tell(request, text, undo=undo)
    elif form.text("leads"):
        await let_lead(person, team, form.text("leads") == "yes", by=by)
    else:
        as_lead = form.text("as_lead") or request.query_params.get("as_lead")
        await add_to_team(person, team, by=by, leads=bool(as_lead))
    return go_to(request, "administered person", person=person.id)


async def invite_once_more(request: Request) -> Response:
    """A letter, or (`link`, and wherever no mail server is set) a link to copy."""
    by, form = administrator(self_of(request)), await read_form(request)
    person = await person_known(request.path_params["person"])
    if form.text("link") or not request.app.state.workshop.mail.is_set_up:
        return await _link_page(request, person, by)
    await invite_again(person, by=by)
    await tell(request, _("A letter is on its way to %(email)s.") % {"email": person.email})
    return go_to(request, "administered person", person=person.id)


async def _link_page(request: Request, person: Person, by: Person) -> Response:
    link = await invitation_link(person, by=by, workshop=request.app.state.workshop)
    answer = page(request, "admin/person-link.html", {"person": person, "link": link})
    answer.headers["cache-control"] = "no-store"
    return answer


async def _new_page(
    request: Request, form: dict[str, Any], wrong: Invalid | Conflict | None = None
) -> Response:
    viewer = viewer_of(request)
    context = {
        "form": form | {"teams": [*form["teams"], *[("", False)] * TEAMS_AT_ONCE][:TEAMS_AT_ONCE]},
        "errors": _errors(wrong),
        "teams": await all_teams(viewer),
        "regions": await all_regions(viewer),
    }
    return page(request, "admin/person-new.html", context, status=wrong.status if wrong else 200)


async def _person_page(
    request: Request, person: Person, form: dict[str, Any], wrong: Invalid | Conflict | None = None
) -> Response:
    viewer = viewer_of(request)
    memberships = await Membership.filter(person_id=person.id).select_related("team").order_by("team__name")
    inside = {membership.team_id for membership in memberships}
    context = {
        "person": person,
        "form": form,
        "errors": _errors(wrong),
        "memberships": memberships,
        "other_teams": [team for team in await all_teams(viewer) if team.id not in inside],
        "regions": await all_regions(viewer),
        "made": await made_here(person),
        "came_in": await has_come_in(person),
    }
    return page(request, "admin/person.html", context, status=wrong.status if wrong else 200)


async def _person_form(form: Form) -> PersonForm:
    region = await Region.get_or_none(slug=as_slug(form.text("region"))) if form.text("region") else None
    return PersonForm(form.text("name"), form.text("email"), form.text("role"), region)


def _teams_chosen(form: Form) -> list[tuple[str, bool]]:
    """(slug, whether they lead it), as often as there are places for one."""
    places = range(1, TEAMS_AT_ONCE + 1)
    chosen = [(as_slug(form.text(f"team-{place}")), bool(form.text(f"leads-{place}"))) for place in places]
    return [(slug, leads) for slug, leads in chosen if slug]


def _errors(wrong: Invalid | Conflict | None) -> dict[str, str]:
    if isinstance(wrong, Invalid) and wrong.fields:
        return wrong.fields
    return {"form": str(wrong)} if wrong else {}


routes = [
    Route("/admin/people", show_all, name="administered people"),
    Route("/admin/people", create, methods=["POST"]),
    Route("/admin/people/new", ask_new, name="new person"),
    Route("/admin/people/{person:int}", show, name="administered person"),
    Route("/admin/people/{person:int}", change, methods=["POST"]),
    Route("/admin/people/{person:int}/teams", change_teams, methods=["POST"], name="teams of a person"),
    Route("/admin/people/{person:int}/invitation", invite_once_more, methods=["POST"], name="invitation"),
]
