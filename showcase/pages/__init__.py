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
    signing_in,
    team_people,
    trash,
    trust,
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
    *team_people.routes,
    *signing_in.routes,
    *you.routes,
    *trash.routes,
    *trust.routes,
    *review.routes,
    *admin.routes,
]
