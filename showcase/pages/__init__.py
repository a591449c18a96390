"""HTML: ask, act, answer."""

from starlette.routing import BaseRoute

from showcase.pages import admin, boards, bulk, campaigns, home, media, people, pinning, pins, regions, trash

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
    *trash.routes,
    *admin.routes,
]
