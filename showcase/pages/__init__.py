"""HTML: ask, act, answer."""

from starlette.routing import BaseRoute

from showcase.pages import (
    admin,
    boards,
    bulk,
    campaigns,
    home,
    media,
    people,
    pinning,
    pins,
    regions,
    second_step,
    sign_on,
    tokens,
    trash,
    two_steps,
)

routes: list[BaseRoute] = [
    *media.routes,  # first, since most that is asked for is a picture
    *home.routes,
    *pinning.routes,
    *pins.routes,
    *bulk.routes,
    *boards.routes,
    *campaigns.routes,
    *regions.routes,
    *people.routes,
    *second_step.routes,
    *sign_on.routes,
    *two_steps.routes,
    *tokens.routes,
    *trash.routes,
    *admin.routes,
]
