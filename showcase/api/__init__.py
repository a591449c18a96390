"""JSON: ask, act, answer."""

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
