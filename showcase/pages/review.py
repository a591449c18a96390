"""What waits for a decision of whoever looks."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.trust import LONGEST_REASON, LONGEST_REPORT
from showcase.queries.trust import review
from showcase.web.drawing import page
from showcase.web.identity import viewer_of


async def show(request: Request) -> Response:
    found = await review(viewer_of(request))
    longest = {"reason": LONGEST_REASON, "answer": LONGEST_REPORT}
    return page(request, "review.html", {"review": found, "longest": longest})


routes = [Route("/review", show, name="review")]
