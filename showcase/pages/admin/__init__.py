"""What admins do: people, teams, regions, campaigns, the record."""

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
