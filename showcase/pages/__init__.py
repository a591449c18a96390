"""HTML: ask, act, answer."""

from starlette.routing import BaseRoute

from showcase.pages import (
    admin,
    board_people,
    boards,
    bulk,
    campaigns,
    evidence,
    home,
    media,
    people,
    pinning,
    pins,
    regions,
    review,
    rights,
    second_step,
    sign_on,
    signing_in,
    tokens,
    trash,
    trust,
    two_steps,
    you,
)

routes: list[BaseRoute] = [
    *media.routes,  # first, since most that is asked for is a picture
    *home.routes,
    *pinning.routes,
    *pins.routes,
    *rights.routes,
    *evidence.routes,
    *bulk.routes,
    *boards.routes,
    *board_people.routes,
    *campaigns.routes,
    *regions.routes,
    *people.routes,
    *signing_in.routes,
    *second_step.routes,
    *sign_on.routes,
    *you.routes,
    *two_steps.routes,
    *tokens.routes,
    *trash.routes,
    *trust.routes,
    *review.routes,
    *admin.routes,
]
