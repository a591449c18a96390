"""The first page: the newest work, or all boards by team or campaign."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.pages.walls import after, region_in, wall_context
from showcase.queries.boards import boards_grouped
from showcase.queries.known import all_regions
from showcase.queries.walls import everything, made_in, newest
from showcase.web.drawing import page
from showcase.web.identity import viewer_of

GROUPS = (None, "team", "campaign")


async def show(request: Request) -> Response:
    viewer, region = viewer_of(request), await region_in(request)
    group = request.query_params.get("group") or None
    if group not in GROUPS:
        raise NotFound(_("Boards are grouped by team or by campaign, not by “%(group)s”.") % {"group": group})
    context: dict[str, Any] = {"group": group, "region": region, "regions": await all_regions(viewer)}
    if group:
        context["boards"] = await boards_grouped(viewer, by=group, regions=region.within if region else None)
        return page(request, "home.html", context)
    selection = made_in(region.within) if region else everything()
    wall = await newest(viewer, selection, after=after(request))
    name = f"region:{region.slug}" if region else "home"
    return page(request, "home.html", {**context, **await wall_context(request, wall, name)})


routes = [Route("/", show, name="home")]
