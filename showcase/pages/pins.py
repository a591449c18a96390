"""A pin: looked at, told better, placed, moved, put in the trash; and many at once."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions import pins as actions
from showcase.actions.pin_checks import refuse_change
from showcase.actions.placements import move, place
from showcase.foundation import clock
from showcase.foundation.days import last_day
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import NEVER, Pin
from showcase.pages.trust import trust_context
from showcase.pages.walls import OWN_BOARDS, after, region_in, wall_context
from showcase.queries.boards import boards_to_pin_on, section_of, visible_board
from showcase.queries.duplicates import relatives
from showcase.queries.known import tag_by_slug
from showcase.queries.neighbours import kind_of_wall, neighbours
from showcase.queries.pins import About, Page, about, pages_of, trashed_pin, visible_pin
from showcase.queries.regions import Place
from showcase.queries.showing import is_withheld, reasons
from showcase.queries.walls import board_wall, newest, tagged
from showcase.web.answers import go_back, go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import read_form
from showcase.web.identity import viewer_of, writer_of

RELATED = 12


async def show(request: Request) -> Response:
    viewer = viewer_of(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    pages, also = await pages_of(pin), await about(viewer, pin)
    rights, wall = also.rights, await board_wall(viewer, pin.board, limit=RELATED + 1)
    around = [card for card in wall.cards if card.id != pin.id][:RELATED]
    found, region = await relatives(viewer, pin), await region_in(request)
    my_boards = await boards_to_pin_on(viewer, limit=OWN_BOARDS) if viewer.may_pin else []
    context = {
        "pin": pin,
        "maker": pin.maker,
        "pages": pages,
        "credits": also.credits,
        "tags": also.tags,
        "boards": also.boards,
        "home": pin.board,
        "homes": list(
            {pin.board.slug: pin.board.title, **{one["slug"]: one["title"] for one in my_boards}}.items()
        ),
        "sections_as_pairs": [(section["id"], section["title"]) for section in also.sections],
        "home_section": _section_at_home(also),
        "team": pin.board.team,
        "place": pin.board.team.region,
        "campaign": pin.board.campaign,
        "region": region,
        "palette": pages[0].palette,
        "withheld": reasons(pin, also.agreements, also.taker) if is_withheld(pin) else [],
        "until": last_day(pin.seen_until) if clock.now() < pin.seen_until < NEVER else None,
        "consents": len(also.agreements),
        "relatives": [
            {
                "card": one.card,
                "kind": one.kind.value,
                "percent": one.share * 100,
                "media": one.media,
                "verdict": one.verdict,
            }
            for one in found
            if one.card
        ],
        "may": {
            "edit": rights.may_change(pin),
            "trash": rights.may_change(pin),
            "place": viewer.may_pin,
            "keep": rights.may_edit(pin.board),
            "judge": viewer.may_pin,
        },
        "wall": around,
        "more": None,
        "wall_name": f"board:{pin.board.slug}",
        "selecting": False,
        "my_boards": my_boards,
        "preview": _preview(request, pin, pages),
        **trust_context(rights, pin),
        **await _walk(request, pin, region),
    }
    return page(request, "pins/show.html", context)


async def ask_edit(request: Request) -> Response:
    viewer = writer_of(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    await refuse_change(pin, viewer)
    pages, also = await pages_of(pin), await about(viewer, pin)
    form = {
        "title": pin.title,
        "story": pin.story,
        "tags": ", ".join(tag["name"] for tag in also.tags),
        "credits": [{"name": one["name"], "did": one["did"]} for one in also.credits],
        "alt": [one.alt for one in pages],
    }
    return page(request, "pins/form.html", {"pin": pin, "pages": pages, "form": form, "errors": {}})


async def edit(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    credits = form.pairs("credit_name", "credit_did")
    try:
        await actions.edit_pin(
            pin,
            by=viewer,
            title=form.text("title"),
            story=form.text("story"),
            alt=form.texts("alt"),
            credits=credits,
            tags=form.words("tags"),
        )
    except Invalid as wrong:
        context = {
            "pin": pin,
            "pages": await pages_of(pin),
            "form": {
                "title": form.text("title"),
                "story": form.text("story"),
                "tags": form.text("tags"),
                "credits": [{"name": name, "did": did} for name, did in credits],
                "alt": form.texts("alt"),
            },
            "errors": wrong.fields,
        }
        return page(request, "pins/form.html", context, status=422)
    return go_to(request, "pin", pin=pin.id)


async def place_on(request: Request) -> Response:
    """On one more board, or with `move` in a new home."""
    viewer, form = writer_of(request), await read_form(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    board = await visible_board(viewer, form.text("board") or request.query_params.get("board", ""))
    section = await section_of(board, form.number("section"))
    home = path_for(request.app.router, "pin", pin=pin.id)
    if form.text("move"):
        was = pin.board.slug
        await move(pin, board, by=viewer, section=section)
        undo = path_for(request.app.router, "place pin", {"board": was, "move": "1"}, pin=pin.id)
        await tell(request, _("“%(pin)s” is at home on “%(board)s” now.") % _names(pin, board), undo=undo)
    elif request.query_params.get("move"):
        await move(pin, board, by=viewer)
    elif await place(pin, board, by=viewer, section=section):
        undo = path_for(request.app.router, "take off", slug=board.slug, pin=pin.id)
        await tell(request, _("“%(pin)s” is on “%(board)s” now.") % _names(pin, board), undo=undo)
    else:
        await tell(request, _("“%(pin)s” was on “%(board)s” already.") % _names(pin, board))
    return go_back(form.text("back"), home)


async def trash(request: Request) -> Response:
    viewer = writer_of(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    await actions.trash_pin(pin, by=viewer)
    undo = path_for(request.app.router, "restore pin", pin=pin.id)
    await tell(request, _("“%(pin)s” is in the trash for 30 days.") % {"pin": pin.title}, undo=undo)
    return go_to(request, "board", slug=pin.board.slug)


async def restore(request: Request) -> Response:
    viewer = writer_of(request)
    pin = await trashed_pin(viewer, request.path_params["pin"])
    await actions.restore_pin(pin, by=viewer)
    return go_to(request, "pin", pin=pin.id)


async def show_tag(request: Request) -> Response:
    viewer, region = viewer_of(request), await region_in(request)
    tag = await tag_by_slug(viewer, request.path_params["slug"])
    wall = await newest(viewer, tagged(tag).within(region.within if region else None), after=after(request))
    context = {"tag": tag, "region": region, **await wall_context(request, wall, f"tag:{tag.slug}")}
    return page(request, "tags/show.html", context)


async def _walk(request: Request, pin: Pin, region: Place | None) -> dict[str, Any]:
    """Where Esc, ← and → lead: the wall that the pin was opened from, or its home board."""
    named = request.query_params.get("on", "")
    kind = kind_of_wall(named)
    keep = {"on": named, "region": request.query_params.get("region")}
    router = request.app.router
    if kind is None:
        back = path_for(router, "board", slug=pin.board.slug)
        return {"before": None, "after": None, "back": f"{back}#pin-{pin.id}"}
    before, following = await neighbours(request.user, pin, named, regions=region.within if region else None)
    name, slug = kind
    query = {"region": keep["region"] if name != "region" else None}
    params = {} if name == "home" else {"handle" if name == "person" else "slug": slug or "-"}
    return {
        "before": before and path_for(router, "pin", keep, pin=before),
        "after": following and path_for(router, "pin", keep, pin=following),
        "back": f"{path_for(router, name, query, **params)}#pin-{pin.id}",
    }


def _section_at_home(also: About) -> int | str:
    """The id of the section of its home board that it hangs in, or “none”."""
    title = next((board["section"] for board in also.boards if board["is_home"]), None)
    return next((section["id"] for section in also.sections if section["title"] == title), "none")


def _preview(request: Request, pin: Pin, pages: list[Page]) -> dict[str, Any]:
    """What a link to a pin shows in another program, for whoever may see it there."""
    base = request.app.state.settings.base_url or str(request.base_url).rstrip("/")
    picture, router = pages[0].picture, request.app.router
    width = max((one for one in picture.widths if one <= 1200), default=picture.widths[0])
    return {
        "title": pin.title,
        "description": pin.story[:200],
        "image": base + path_for(router, "rendition", media=picture.media, width=width),
        "address": base + path_for(router, "pin", pin=pin.id),
    }


def _names(pin: Pin, board: Any) -> dict[str, str]:
    return {"pin": pin.title, "board": board.title}


routes = [
    Route("/pins/{pin:int}", show, name="pin"),
    Route("/pins/{pin:int}/edit", ask_edit, name="edit pin"),
    Route("/pins/{pin:int}/edit", edit, methods=["POST"]),
    Route("/pins/{pin:int}/placements", place_on, methods=["POST"], name="place pin"),
    Route("/pins/{pin:int}/trash", trash, methods=["POST"], name="trash pin"),
    Route("/pins/{pin:int}/restoration", restore, methods=["POST"], name="restore pin"),
    Route("/tags/{slug}", show_tag, name="tag"),
]
