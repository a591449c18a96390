"""What admins do: people, teams, regions, campaigns, the record."""

from starlette.routing import BaseRoute

from showcase.pages.admin import audit, groups, overview

routes: list[BaseRoute] = [
    *overview.routes,
    *audit.routes,
    *groups.routes,
]
