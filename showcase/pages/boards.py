"""Boards: looked at, made, edited, put in order."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions import boards as actions
from showcase.actions.boards import BoardForm
from showcase.actions.ordering import put_in_section, reorder
from showcase.actions.placements import take_off
from showcase.foundation.errors import Invalid, NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Board, Campaign, Person, Team
from showcase.pages.walls import after, further, region_in, wall_context
from showcase.queries.boards import (
    boards_grouped,
    section_of,
    sections_of,
    trashed_board,
    visible_board,
)
from showcase.queries.known import all_campaigns, all_regions, all_teams, campaign_by_slug, team_by_slug
from showcase.queries.people import teams_of
from showcase.queries.pins import visible_pin
from showcase.queries.rights import standing
from showcase.queries.slugs import as_slug
from showcase.queries.visibility import pin_count
from showcase.queries.walls import board_wall
from showcase.web.answers import go_back, go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import Form, read_form
from showcase.web.identity import viewer_of, writer_of

BOARDS_A_PAGE = 200


async def show_all(request: Request) -> Response:
    viewer, region = viewer_of(request), await region_in(request)
    group = request.query_params.get("group") or "team"
    if group not in ("team", "campaign"):
        raise NotFound(_("Boards are grouped by team or by campaign, not by “%(group)s”.") % {"group": group})
    team = await team_by_slug(viewer, slug) if (slug := request.query_params.get("team")) else None
    campaign = (
        await campaign_by_slug(viewer, slug) if (slug := request.query_params.get("campaign")) else None
    )
    boards = await boards_grouped(
        viewer,
        by=group,
        regions=region.within if region else None,
        team=team,
        campaign=campaign,
        after=after(request),
        limit=BOARDS_A_PAGE,
    )
    context = {
        "boards": boards,
        "group": group,
        "region": region,
        "regions": [] if region else await all_regions(viewer),
        "team": team,
        "campaign": campaign,
        "more": further(request, boards.next),
    }
    return page(request, "boards/index.html", context)


async def show(request: Request) -> Response:
    viewer, region = viewer_of(request), await region_in(request)
    board = await visible_board(viewer, request.path_params["slug"])
    rights = await standing(viewer)
    wall = await board_wall(viewer, board, after=after(request))
    context = {
        "board": board,
        "pin_count": pin_count(board, viewer),
        "team": board.team,
        "campaign": board.campaign,
        "region": region,
        "sections": await sections_of(board),
        "may": {
            "pin": rights.may_pin_on(board),
            "edit": rights.may_edit(board),
            "order": rights.may_edit(board),
            "trash": rights.may_trash(board),
        },
        **await wall_context(request, wall, f"board:{board.slug}"),
    }
    return page(request, "boards/show.html", context)


async def ask_new(request: Request) -> Response:
    viewer = writer_of(request)
    own = await teams_of(viewer)
    actions.refuse_making(viewer, own)
    form = {"title": "", "about": "", "team": own[0].slug if own else "", "campaign": "", "openness": "open"}
    return await _form_page(request, viewer, None, form)


async def create(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    try:
        board = await actions.create_board(await _board_form(form), by=viewer)
    except Invalid as wrong:
        return await _form_page(request, viewer, None, _typed(form), wrong.fields)
    return go_to(request, "board", slug=board.slug)


async def ask_edit(request: Request) -> Response:
    viewer = writer_of(request)
    board = await visible_board(viewer, request.path_params["slug"])
    await actions.refuse_editing(board, viewer)
    form = {
        "title": board.title,
        "about": board.about,
        "team": board.team.slug,
        "campaign": board.campaign.slug if board.campaign else "",
        "openness": board.openness.value,
        "order": board.order.value,
    }
    return await _form_page(request, viewer, board, form)


async def edit(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    board = await visible_board(viewer, request.path_params["slug"])
    try:
        await actions.edit_board(board, await _board_form(form), by=viewer)
    except Invalid as wrong:
        return await _form_page(request, viewer, board, _typed(form), wrong.fields)
    await tell(request, _("“%(board)s” has been changed.") % {"board": board.title})
    return go_to(request, "board", slug=board.slug)


async def close(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    board = await visible_board(viewer, request.path_params["slug"])
    here = path_for(request.app.router, "close board", slug=board.slug)
    if form.text("reopen") or request.query_params.get("reopen"):
        await actions.reopen_board(board, by=viewer)
        await tell(request, _("“%(board)s” is open for pins again.") % {"board": board.title})
    else:
        await actions.close_board(board, by=viewer)
        text = _("“%(board)s” is closed: nothing more is pinned there.") % {"board": board.title}
        await tell(request, text, undo=f"{here}?reopen=1")
    return go_to(request, "board", slug=board.slug)


async def trash(request: Request) -> Response:
    viewer = writer_of(request)
    board = await visible_board(viewer, request.path_params["slug"])
    await actions.trash_board(board, by=viewer)
    text = _("“%(board)s” and the pins at home there are in the trash for 30 days.") % {"board": board.title}
    await tell(request, text, undo=path_for(request.app.router, "restore board", slug=board.slug))
    return go_to(request, "team", slug=board.team.slug)


async def restore(request: Request) -> Response:
    viewer = writer_of(request)
    board = await trashed_board(viewer, request.path_params["slug"])
    await actions.restore_board(board, by=viewer)
    return go_to(request, "board", slug=board.slug)


async def add_section(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    board = await visible_board(viewer, request.path_params["slug"])
    await actions.add_section(board, form.text("title"), by=viewer)
    return go_to(request, "edit board", slug=board.slug)


async def edit_section(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    board = await visible_board(viewer, request.path_params["slug"])
    section = await section_of(board, request.path_params["section"])
    assert section is not None
    if form.text("remove"):
        await actions.remove_section(section, by=viewer)
    else:
        await actions.edit_section(
            section, title=form.text("title"), position=form.number("position") or section.position, by=viewer
        )
    return go_to(request, "edit board", slug=board.slug)


async def order(request: Request) -> Response:
    """Hang a pin before another (`before`), at a number (`number`), in a section (`section`), or at the end."""
    viewer, form = writer_of(request), await read_form(request)
    board = await visible_board(viewer, request.path_params["slug"])
    pin = await visible_pin(viewer, form.number("pin") or 0)
    if form.text("section"):
        section = await section_of(board, form.number("section"))
        await put_in_section(pin, board, section, by=viewer)
    else:
        before = form.number("before")
        target = await visible_pin(viewer, before) if before else None
        await reorder(pin, board, by=viewer, before=target, number=form.number("number"))
    here = path_for(request.app.router, "board", slug=board.slug)
    return go_back(form.text("back"), f"{here}#pin-{pin.id}")


async def choose_cover(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    board = await visible_board(viewer, request.path_params["slug"])
    pin = await visible_pin(viewer, form.number("pin") or 0)
    await actions.choose_cover(board, pin, by=viewer)
    await tell(request, _("“%(pin)s” stands for this board now.") % {"pin": pin.title})
    return go_to(request, "board", slug=board.slug)


async def off(request: Request) -> Response:
    viewer = writer_of(request)
    board = await visible_board(viewer, request.path_params["slug"])
    pin = await visible_pin(viewer, request.path_params["pin"])
    await take_off(pin, board, by=viewer)
    undo = path_for(request.app.router, "place pin", {"board": board.slug}, pin=pin.id)
    await tell(
        request,
        _("“%(pin)s” is not on “%(board)s” any more.") % {"pin": pin.title, "board": board.title},
        undo=undo,
    )
    return go_to(request, "board", slug=board.slug)


async def _form_page(
    request: Request,
    viewer: Person,
    board: Board | None,
    form: dict[str, Any],
    errors: dict[str, str] | None = None,
) -> Response:
    context = {
        "board": board,
        "form": form,
        "errors": errors or {},
        "teams": await all_teams(viewer) if viewer.may_administer else await teams_of(viewer),
        "campaigns": await all_campaigns(viewer),
        "sections": await sections_of(board) if board else [],
        "order": form.get("order", "newest"),
        "may": {"trash": board is not None and (await standing(viewer)).may_trash(board)},
    }
    return page(request, "boards/form.html", context, status=422 if errors else 200)


async def _board_form(form: Form) -> BoardForm:
    return BoardForm(
        title=form.text("title"),
        about=form.text("about"),
        team=await Team.get_or_none(slug=as_slug(form.text("team"))),
        campaign=await Campaign.get_or_none(slug=as_slug(form.text("campaign"))),
        openness=form.text("openness") or "open",
        order=form.text("order") or "newest",
    )


def _typed(form: Form) -> dict[str, Any]:
    return {name: form.text(name) for name in ("title", "about", "team", "campaign", "openness", "order")}


routes = [
    Route("/boards", show_all, name="boards"),
    Route("/boards", create, methods=["POST"]),
    Route("/boards/new", ask_new, name="new board"),
    Route("/boards/{slug}", show, name="board"),
    Route("/boards/{slug}/edit", ask_edit, name="edit board"),
    Route("/boards/{slug}/edit", edit, methods=["POST"]),
    Route("/boards/{slug}/closing", close, methods=["POST"], name="close board"),
    Route("/boards/{slug}/trash", trash, methods=["POST"], name="trash board"),
    Route("/boards/{slug}/restoration", restore, methods=["POST"], name="restore board"),
    Route("/boards/{slug}/sections", add_section, methods=["POST"], name="sections"),
    Route("/boards/{slug}/sections/{section:int}", edit_section, methods=["POST"], name="section"),
    Route("/boards/{slug}/order", order, methods=["POST"], name="order"),
    Route("/boards/{slug}/cover", choose_cover, methods=["POST"], name="cover"),
    Route("/boards/{slug}/pins/{pin:int}/off", off, methods=["POST"], name="take off"),
]
