"""JSON: ask, act, answer."""

from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from showcase.api import boards, media, pins, places
from showcase.api.operations import PATH, ROOT, route

addresses = [*media.addresses, *pins.addresses, *boards.addresses, *places.addresses]


@cache
def described() -> dict[str, Any]:
    """The document, made when it is first asked for: what makes it takes long to load."""
    from showcase.api.document import describe  # noqa: PLC0415

    return describe(addresses)


async def show_document(_request: Request) -> Response:
    """For everybody: it says how to ask, and nothing of what there is."""
    return JSONResponse(described())


routes: list[BaseRoute] = [
    *(route(address) for address in addresses),
    Route(ROOT + PATH, show_document, name="api document"),
]
