"""What every page with a wall gives its template."""

from typing import Any

from starlette.requests import Request

from showcase.queries.boards import boards_to_pin_on
from showcase.queries.cards import Wall
from showcase.queries.regions import Place, place
from showcase.web.drawing import path_for

OWN_BOARDS = 60


async def wall_context(request: Request, wall: Wall, name: str) -> dict[str, Any]:
    """The wall, where it goes on, and what can be done with what is chosen on it."""
    selecting = request.query_params.get("select") == "1"
    boards: list[dict[str, Any]] = []
    if request.user.may_pin:
        boards = await (
            boards_to_pin_on(request.user)
            if selecting
            else boards_to_pin_on(request.user, only_own=True, limit=OWN_BOARDS)
        )
    return {
        "wall": wall,
        "more": further(request, wall.next),
        "wall_name": name,
        "selecting": selecting,
        "my_boards": boards,
    }


def further(request: Request, cursor: str | None) -> str | None:
    """This page's address, read on from a cursor."""
    if cursor is None:
        return None
    query = {**request.query_params, "after": cursor}
    return path_for(request.app.router, request.scope["route"].name, query, **request.path_params)


async def region_in(request: Request) -> Place | None:
    """The region that stays in the address while one moves about. Raises NotFound."""
    slug = request.query_params.get("region")
    return await place(request.user, slug) if slug else None


def after(request: Request) -> str | None:
    return request.query_params.get("after") or None
