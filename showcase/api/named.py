"""Things that somebody named in what they sent. What is not there is a wrong field, not a wrong address."""

from collections.abc import Awaitable
from typing import TypeVar

from showcase.foundation.errors import Invalid, NotFound
from showcase.models import Board, Campaign, Pin, Region, Section, Team
from showcase.queries.boards import section_of, visible_board
from showcase.queries.known import campaign_by_slug, person_by_handle, region_by_slug, team_by_slug
from showcase.queries.pins import visible_pin
from showcase.queries.visibility import Viewer

Thing = TypeVar("Thing")


async def board_named(viewer: Viewer, slug: str) -> Board:
    return await _field("board", visible_board(viewer, slug))


async def team_named(viewer: Viewer, slug: str) -> Team:
    return await _field("team", team_by_slug(viewer, slug))


async def campaign_named(viewer: Viewer, slug: str | None) -> Campaign | None:
    return await _field("campaign", campaign_by_slug(viewer, slug)) if slug else None


async def region_named(viewer: Viewer, field: str, slug: str | None) -> Region | None:
    return await _field(field, region_by_slug(viewer, slug)) if slug else None


async def section_named(board: Board, section_id: int | None) -> Section | None:
    return await _field("section", section_of(board, section_id))


async def version_named(viewer: Viewer, pin_id: int | None) -> Pin | None:
    return await _field("version_of", visible_pin(viewer, pin_id)) if pin_id else None


async def handle_named(viewer: Viewer, field: str, handle: str) -> None:
    """Raises Invalid when there is nobody of that handle."""
    await _field(field, person_by_handle(viewer, handle))


async def _field(name: str, finding: Awaitable[Thing]) -> Thing:
    try:
        return await finding
    except NotFound as nowhere:
        raise Invalid(str(nowhere), {name: str(nowhere)}) from None
