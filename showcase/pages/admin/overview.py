"""Where admins begin."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.queries.administration import administrator, overview
from showcase.web.drawing import page
from showcase.web.identity import viewer_of


async def show(request: Request) -> Response:
    administrator(viewer_of(request))
    return page(request, "admin/overview.html", {"overview": await overview()})


routes = [Route("/admin", show, name="administration")]
