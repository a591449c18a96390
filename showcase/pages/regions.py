"""Where work is made: the atlas, and each region."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.pages.walls import after, wall_context
from showcase.queries.boards import BESIDE_A_WALL, boards_grouped
from showcase.queries.regions import place, tree
from showcase.queries.walls import made_in, newest
from showcase.web.drawing import page
from showcase.web.identity import viewer_of


async def show_all(request: Request) -> Response:
    return page(request, "regions/index.html", {"tree": await tree(viewer_of(request))})


async def show(request: Request) -> Response:
    viewer = viewer_of(request)
    here = await place(viewer, request.path_params["slug"])
    wall = await newest(viewer, made_in(here.within), after=after(request))
    children = (await tree(viewer, within=here.within))[0].children if here.children else []
    context = {
        "place": here,
        "region": here,
        "parents": here.parents,
        "children": children,
        "boards": await boards_grouped(viewer, by="team", regions=here.within, limit=BESIDE_A_WALL),
        **await wall_context(request, wall, f"region:{here.slug}"),
    }
    return page(request, "regions/show.html", context)


routes = [
    Route("/regions", show_all, name="regions"),
    Route("/regions/{slug}", show, name="region"),
]
