"""What admins do: people, teams, regions, campaigns, the record."""

from starlette.routing import BaseRoute

from showcase.pages.admin import groups, overview

routes: list[BaseRoute] = [
    *overview.routes,
    *groups.routes,
]
