"""What a provider's groups give here."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.organisation.groups import LONGEST_GROUP, RuleForm, add_rule, edit_rule, remove_rule
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import GroupRule, Region, Team
from showcase.queries.administration import administrator
from showcase.queries.groups import ROLES, group_rule, group_rules
from showcase.queries.known import all_regions, all_teams
from showcase.queries.slugs import as_slug
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import read_form
from showcase.web.identity import self_of, viewer_of

FIELDS = ("group", "team", "leads", "region", "role")
EMPTY = dict.fromkeys(FIELDS, "")


async def show(request: Request) -> Response:
    administrator(viewer_of(request))
    return await _list_page(request, EMPTY)


async def add(request: Request) -> Response:
    """Also where a rule that was removed comes back from: it stands in the address."""
    admin, form = administrator(self_of(request)), await read_form(request)
    typed = {name: form.text(name) or request.query_params.get(name, "") for name in FIELDS}
    try:
        rule = await add_rule(await _rule_form(typed), by=admin)
    except Invalid as wrong:
        return await _list_page(request, typed, wrong.fields)
    text = _("“%(group)s” counts from everybody's next sign-in.") % {"group": rule.group}
    await tell(request, text)
    return go_to(request, "groups")


async def ask_edit(request: Request) -> Response:
    administrator(viewer_of(request))
    rule = await group_rule(request.path_params["rule"])
    return await _edit_page(request, rule, _typed(rule))


async def edit(request: Request) -> Response:
    admin, form = administrator(self_of(request)), await read_form(request)
    rule = await group_rule(request.path_params["rule"])
    typed = {name: form.text(name) for name in FIELDS}
    try:
        await edit_rule(rule, await _rule_form(typed), by=admin)
    except Invalid as wrong:
        return await _edit_page(request, rule, typed, wrong.fields)
    await tell(request, _("“%(group)s” counts from everybody's next sign-in.") % {"group": rule.group})
    return go_to(request, "groups")


async def remove(request: Request) -> Response:
    admin = administrator(self_of(request))
    rule = await group_rule(request.path_params["rule"])
    undo = path_for(
        request.app.router, "groups", {name: value or None for name, value in _typed(rule).items()}
    )
    await remove_rule(rule, by=admin)
    text = _("“%(group)s” gives nothing any more. What it gave goes at everybody's next sign-in.")
    await tell(request, text % {"group": rule.group}, undo=undo)
    return go_to(request, "groups")


async def _list_page(
    request: Request, typed: dict[str, str], errors: dict[str, str] | None = None
) -> Response:
    context = {"rules": await group_rules(), "has_provider": request.app.state.provider is not None}
    return await _page(request, "admin/groups.html", typed, errors, context)


async def _edit_page(
    request: Request, rule: GroupRule, typed: dict[str, str], errors: dict[str, str] | None = None
) -> Response:
    return await _page(request, "admin/group.html", typed, errors, {"rule": rule})


async def _page(
    request: Request,
    template: str,
    typed: dict[str, str],
    errors: dict[str, str] | None,
    context: dict[str, Any],
) -> Response:
    everywhere = {
        "form": typed,
        "errors": errors or {},
        "teams": await all_teams(viewer_of(request)),
        "regions": await all_regions(viewer_of(request)),
        "roles": [role.value for role in ROLES],
        "longest_group": LONGEST_GROUP,
    }
    return page(request, template, {**everywhere, **context}, status=422 if errors else 200)


async def _rule_form(typed: dict[str, str]) -> RuleForm:
    return RuleForm(
        group=typed["group"],
        team=await Team.get_or_none(slug=as_slug(typed["team"])),
        leads=bool(typed["leads"]),
        region=await Region.get_or_none(slug=as_slug(typed["region"])),
        role=typed["role"],
    )


def _typed(rule: GroupRule) -> dict[str, str]:
    return {
        "group": rule.group,
        "team": rule.team.slug if rule.team else "",
        "leads": "1" if rule.leads else "",
        "region": rule.region.slug if rule.region else "",
        "role": rule.role or "",
    }


routes = [
    Route("/admin/groups", show, name="groups"),
    Route("/admin/groups", add, methods=["POST"]),
    Route("/admin/groups/{rule:int}", ask_edit, name="group"),
    Route("/admin/groups/{rule:int}", edit, methods=["POST"]),
    Route("/admin/groups/{rule:int}/removal", remove, methods=["POST"], name="remove group"),
]
