"""Teams: made, described, moved, removed."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.organisation.teams import TeamForm, change_team, make_team, remove_team
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Region, Team
from showcase.queries.administration import administrator
from showcase.queries.known import all_regions, team_by_slug
from showcase.queries.places_listed import teams_kept
from showcase.queries.slugs import as_slug
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import Form, read_form
from showcase.web.identity import viewer_of, writer_of

FIELDS = ("name", "about", "region")


async def show_all(request: Request) -> Response:
    administrator(viewer_of(request))
    return page(request, "admin/teams.html", {"teams": await teams_kept()})


async def ask_new(request: Request) -> Response:
    administrator(viewer_of(request))
    return await _form_page(request, None, dict.fromkeys(FIELDS, ""))


async def make(request: Request) -> Response:
    by, form = administrator(writer_of(request)), await read_form(request)
    try:
        team = await make_team(await _team_form(form), by=by)
    except Invalid as wrong:
        return await _form_page(request, None, _typed(form), wrong.fields)
    await tell(request, _("“%(team)s” is there. Now its people.") % {"team": team.name})
    return go_to(request, "team people", slug=team.slug)


async def show(request: Request) -> Response:
    by = administrator(viewer_of(request))
    team = await team_by_slug(by, request.path_params["slug"])
    form = {"name": team.name, "about": team.about, "region": team.region.slug}
    return await _form_page(request, team, form)


async def change(request: Request) -> Response:
    by, form = administrator(writer_of(request)), await read_form(request)
    team = await team_by_slug(by, request.path_params["slug"])
    try:
        await change_team(team, await _team_form(form), by=by)
    except Invalid as wrong:
        return await _form_page(request, team, _typed(form), wrong.fields)
    await tell(request, _("“%(team)s” has been changed.") % {"team": form.text("name").strip()})
    return go_to(request, "administered teams")


async def ask_removal(request: Request) -> Response:
    by = administrator(viewer_of(request))
    team = await team_by_slug(by, request.path_params["slug"])
    router = request.app.router
    context = {
        "at_part": "administered teams",
        "title": _("Remove “%(team)s” for ever?") % {"team": team.name},
        "sentences": [_("Nothing and nobody is in it any more. Its address leads nowhere from then on.")],
        "label": _("Remove the team"),
        "action": path_for(router, "team removal", slug=team.slug),
        "back": path_for(router, "administered team", slug=team.slug),
        "back_words": team.name,
        "fields": {},
    }
    return page(request, "admin/ask.html", context)


async def remove(request: Request) -> Response:
    by = administrator(writer_of(request))
    team = await team_by_slug(by, request.path_params["slug"])
    await remove_team(team, by=by)
    await tell(request, _("“%(team)s” has been removed.") % {"team": team.name})
    return go_to(request, "administered teams")


async def _form_page(
    request: Request, team: Team | None, form: dict[str, Any], errors: dict[str, str] | None = None
) -> Response:
    context = {
        "team": team,
        "entry": (await teams_kept(team))[0] if team else None,
        "form": form,
        "errors": errors or {},
        "regions": await all_regions(viewer_of(request)),
    }
    return page(request, "admin/team.html", context, status=422 if errors else 200)


async def _team_form(form: Form) -> TeamForm:
    region = await Region.get_or_none(slug=as_slug(form.text("region")))
    return TeamForm(form.text("name"), region, form.text("about"))


def _typed(form: Form) -> dict[str, Any]:
    return {name: form.text(name) for name in FIELDS}


routes = [
    Route("/admin/teams", show_all, name="administered teams"),
    Route("/admin/teams", make, methods=["POST"]),
    Route("/admin/teams/new", ask_new, name="new team"),
    Route("/admin/teams/{slug}", show, name="administered team"),
    Route("/admin/teams/{slug}", change, methods=["POST"]),
    Route("/admin/teams/{slug}/removal", ask_removal, name="team removal"),
    Route("/admin/teams/{slug}/removal", remove, methods=["POST"]),
]
