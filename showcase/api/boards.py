"""Boards: listed, made, changed, put in the trash; and what hangs on them."""

from typing import Literal

from starlette.requests import Request

from showcase.actions import boards as actions
from showcase.actions.board_changes import BoardChanges, change_board
from showcase.actions.boards import BoardForm
from showcase.actions.ordering import put_in_section
from showcase.actions.placements import place as place_pin
from showcase.actions.placements import take_off
from showcase.api import drawing, shapes
from showcase.api.named import campaign_named, section_named, team_named
from showcase.api.operations import Address, Operation, id_in, slug_in
from showcase.api.shapes_sent import BoardsWanted, ChangedBoard, NewBoard, NewPlacement, Nothing
from showcase.models import Board, Person
from showcase.queries.boards import sections_of, visible_board
from showcase.queries.known import campaign_by_slug, team_by_slug
from showcase.queries.listing import boards_listed
from showcase.queries.pins import visible_pin
from showcase.queries.regions import place


async def show_all(request: Request, person: Person, given: BoardsWanted) -> shapes.BoardItems:
    """Boards, by title.

    With `group` what belongs to one team or campaign comes together, and `groups` says which boards of this page
    stand under which heading.
    """
    found, following = await boards_listed(
        person,
        by=given.group,
        regions=(await place(person, given.region)).within if given.region else None,
        team=await team_by_slug(person, given.team) if given.team else None,
        campaign=await campaign_by_slug(person, given.campaign) if given.campaign else None,
        after=given.after,
        limit=given.limit,
    )
    items = [drawing.board_item(request, row) for row in found]
    return shapes.BoardItems(items=items, groups=_groups(items, given.group), next=following)


async def create(request: Request, person: Person, given: NewBoard) -> shapes.Board:
    """Make a board for a team of yours."""
    form = BoardForm(
        title=given.title,
        team=await team_named(person, given.team),
        about=given.about,
        campaign=await campaign_named(person, given.campaign),
        openness=given.openness,
        order=given.order,
    )
    board = await actions.create_board(form, by=person, slug=given.slug)
    return await _told(request, await visible_board(person, board.slug))


async def show(request: Request, person: Person, _given: Nothing) -> shapes.Board:
    """A board with its sections. Its pins are at `/pins?board=`."""
    return await _told(request, await visible_board(person, slug_in(request)))


async def edit(request: Request, person: Person, given: ChangedBoard) -> shapes.Board:
    """Change what is given of a board, and leave the rest."""
    board = await visible_board(person, slug_in(request))
    await change_board(board, await _changes(person, given), by=person)
    return await _told(request, await visible_board(person, board.slug))


async def trash(request: Request, person: Person, _given: Nothing) -> None:
    """Put a board in the trash, for 30 days, and with it the pins that are at home there."""
    await actions.trash_board(await visible_board(person, slug_in(request)), by=person)


async def place_on(request: Request, person: Person, given: NewPlacement) -> None:
    """Have a pin on one more board. Again changes nothing, but its section when one is given."""
    board = await visible_board(person, slug_in(request))
    pin = await visible_pin(person, id_in(request, "pin"))
    section = await section_named(board, given.section)
    is_new = await place_pin(pin, board, by=person, section=section)
    if not is_new and "section" in given.model_fields_set:
        await put_in_section(pin, board, section, by=person)


async def off(request: Request, person: Person, _given: Nothing) -> None:
    """Take a pin off a board that is not its home. What does not hang there needs nothing."""
    board = await visible_board(person, slug_in(request))
    await take_off(await visible_pin(person, id_in(request, "pin")), board, by=person)


async def _changes(person: Person, given: ChangedBoard) -> BoardChanges:
    sent, changes = given.model_fields_set, BoardChanges()
    if "title" in sent:
        changes["title"] = given.title
    if "about" in sent:
        changes["about"] = given.about
    if "team" in sent:
        changes["team"] = await team_named(person, given.team)
    if "campaign" in sent:
        changes["campaign"] = await campaign_named(person, given.campaign)
    if "openness" in sent:
        changes["openness"] = given.openness
    if "order" in sent:
        changes["order"] = given.order
    if "closed" in sent:
        changes["closed"] = given.closed
    return changes


def _groups(items: list[shapes.BoardItem], by: Literal["team", "campaign"] | None) -> list[shapes.Group]:
    groups: list[shapes.Group] = []
    for board in items:
        slug, title = _heading(board, by)
        if groups and groups[-1].slug == slug:
            groups[-1].boards.append(board.slug)
        elif by is not None:
            groups.append(shapes.Group(kind=by, slug=slug, title=title, boards=[board.slug]))
    return groups


def _heading(board: shapes.BoardItem, by: str | None) -> tuple[str | None, str]:
    if by == "team":
        return board.team.slug, board.team.name
    return (board.campaign.slug, board.campaign.title) if board.campaign else (None, "")


async def _told(request: Request, board: Board) -> shapes.Board:
    sections = [
        shapes.Section(id=section.id, title=section.title, position=section.position)
        for section in await sections_of(board)
    ]
    return drawing.board(request, board, sections)


addresses = [
    Address(
        "/boards",
        "api boards",
        {
            "GET": Operation(show_all, BoardsWanted, shapes.BoardItems),
            "POST": Operation(create, NewBoard, shapes.Board, status=201, key="slug"),
        },
    ),
    Address(
        "/boards/{slug}",
        "api board",
        {
            "GET": Operation(show, answers=shapes.Board),
            "PATCH": Operation(edit, ChangedBoard, shapes.Board),
            "DELETE": Operation(trash, status=204),
        },
    ),
    Address(
        "/boards/{slug}/pins/{pin}",
        "api placement",
        {"PUT": Operation(place_on, NewPlacement, status=204), "DELETE": Operation(off, status=204)},
    ),
]
