"""What admins do: people, teams, regions, campaigns, the record."""

from starlette.routing import BaseRoute

from showcase.pages.admin import (
    audit,
    campaigns,
    data,
    groups,
    leaving,
    overview,
    people,
    regions,
    tables,
    teams,
)

routes: list[BaseRoute] = [
    *overview.routes,
    *people.routes,
    *leaving.routes,
    *data.routes,
    *tables.routes,
    *teams.routes,
    *regions.routes,
    *campaigns.routes,
    *audit.routes,
    *groups.routes,
]
