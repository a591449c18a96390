"""Where admins begin."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.foundation.language import gettext as _
from showcase.foundation.language import ngettext
from showcase.queries.administration import Overview, administrator, overview
from showcase.web.drawing import page, path_for
from showcase.web.identity import viewer_of


async def show(request: Request) -> Response:
    administrator(viewer_of(request))
    found = await overview()
    context = {"attention": _attention(request, found), "numbers": _numbers(request, found)}
    return page(request, "admin/overview.html", context)


def _attention(request: Request, found: Overview) -> list[tuple[str, str | None]]:
    """What somebody should look at, and where, if there is a page for it."""
    router = request.app.router

    def people(state: str) -> str:
        return path_for(router, "administered people", {"state": state})

    teams = path_for(router, "administered teams")
    told: list[tuple[int, str, str | None]] = [
        (
            found.admins == 1,
            _("There is only one admin. When they are away, nobody can help."),
            path_for(router, "administered people", {"role": "admin"}),
        ),
        (
            found.forgotten,
            ngettext(
                "%(num)s invitation has not been answered for two weeks",
                "%(num)s invitations have not been answered for two weeks",
                found.forgotten,
            ),
            people("invited"),
        ),
        (
            found.without_team,
            ngettext("%(num)s person is in no team", "%(num)s people are in no team", found.without_team),
            people("teamless"),
        ),
        (
            found.teams_without_lead,
            ngettext("%(num)s team has no lead", "%(num)s teams have no lead", found.teams_without_lead),
            teams,
        ),
        (
            found.reviews_without_lead,
            ngettext(
                "In %(num)s team newcomers wait for a lead, and there is none",
                "In %(num)s teams newcomers wait for a lead, and there is none",
                found.reviews_without_lead,
            ),
            teams,
        ),
        (
            found.waiting,
            ngettext("%(num)s pin waits for a lead", "%(num)s pins wait for a lead", found.waiting),
            path_for(router, "review"),
        ),
        (
            found.reports,
            ngettext(
                "%(num)s report about a pin is open", "%(num)s reports about pins are open", found.reports
            ),
            path_for(router, "review"),
        ),
        (
            found.jobs_failed,
            ngettext("%(num)s job has been given up", "%(num)s jobs have been given up", found.jobs_failed),
            None,
        ),
    ]
    return [(words % {"num": count}, path) for count, words, path in told if count]


def _numbers(request: Request, found: Overview) -> list[tuple[int, str, str]]:
    router = request.app.router

    def people(**query: str) -> str:
        return path_for(router, "administered people", query)

    return [
        (found.people, _("people"), people()),
        (found.guests, _("guests among them"), people(role="guest")),
        (found.invited, _("not come in yet"), people(state="invited")),
        (found.left, _("have left"), people(state="left")),
        (found.teams, _("teams"), path_for(router, "administered teams")),
        (found.regions, _("regions"), path_for(router, "administered regions")),
        (found.campaigns, _("campaigns"), path_for(router, "administered campaigns")),
        (found.boards, _("boards"), path_for(router, "boards")),
        (found.pins, _("pins"), path_for(router, "home")),
    ]


routes = [Route("/admin", show, name="administration")]
