"""JSON: ask, act, answer."""

from functools import cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from showcase.api import boards, document, media, pins, places
from showcase.api.operations import ROOT, route

addresses = [*media.addresses, *pins.addresses, *boards.addresses, *places.addresses]

described = cache(lambda: document.describe(addresses))


async def show_document(_request: Request) -> Response:
    """For everybody: it says how to ask, and nothing of what there is."""
    return JSONResponse(described())


routes: list[BaseRoute] = [
    *(route(address) for address in addresses),
    Route(ROOT + document.PATH, show_document, name="api document"),
]
