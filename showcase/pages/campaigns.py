"""What work is made for."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.pages.walls import after, region_in, wall_context
from showcase.queries.boards import BESIDE_A_WALL, boards_grouped, campaigns_listed
from showcase.queries.known import campaign_by_slug
from showcase.queries.walls import made_for, newest
from showcase.web.drawing import page
from showcase.web.identity import viewer_of


async def show_all(request: Request) -> Response:
    viewer, region = viewer_of(request), await region_in(request)
    campaigns = await campaigns_listed(viewer, region.within if region else None)
    return page(request, "campaigns/index.html", {"campaigns": campaigns, "region": region})


async def show(request: Request) -> Response:
    viewer, region = viewer_of(request), await region_in(request)
    campaign = await campaign_by_slug(viewer, request.path_params["slug"])
    within = region.within if region else None
    wall = await newest(viewer, made_for(campaign).within(within), after=after(request))
    context = {
        "campaign": campaign,
        "region": region,
        "boards": await boards_grouped(
            viewer, by="team", campaign=campaign, regions=within, limit=BESIDE_A_WALL
        ),
        **await wall_context(request, wall, f"campaign:{campaign.slug}"),
    }
    return page(request, "campaigns/show.html", context)


routes = [
    Route("/campaigns", show_all, name="campaigns"),
    Route("/campaigns/{slug}", show, name="campaign"),
]
