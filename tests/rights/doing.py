"""Each verb of docs/rights.md, as somebody would do it."""

import io
from collections.abc import Awaitable, Callable
from typing import Any

from showcase.actions import boards as board_actions
from showcase.actions import duplicates, media, ordering, pins, placements
from showcase.actions.boards import BoardForm
from showcase.actions.pins import NewPin
from showcase.actions.workshop import Workshop
from showcase.models import Board, Openness, Person, Pin, Verdict
from showcase.queries.boards import trashed_board, visible_board
from showcase.queries.media import seen_media
from showcase.queries.pins import trashed_pin, visible_pin
from tests.conftest import drawing, encoded
from tests.rights import governing
from tests.rights.conftest import Harbour

Doing = Callable[[Harbour, Person, Workshop], Awaitable[Any]]


async def _board(harbour: Harbour, by: Person, name: str) -> Board:
    """As every page finds it."""
    return await visible_board(by, harbour.boards[name].slug)


async def _pin(harbour: Harbour, by: Person, name: str) -> Pin:
    return await visible_pin(by, harbour.pins[name].id)


def see_board(name: str) -> Doing:
    return lambda harbour, by, _workshop: _board(harbour, by, name)


def see_pin(name: str) -> Doing:
    return lambda harbour, by, _workshop: _pin(harbour, by, name)


def pin_on(name: str) -> Doing:
    async def do(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
        brought = await harbour.media(by)
        await pins.publish(NewPin("Mine", await _board(harbour, by, name), [brought.id]), by=by)

    return do


def with_board(name: str, act: Callable[..., Awaitable[Any]]) -> Doing:
    async def do(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
        await act(await _board(harbour, by, name), by=by)

    return do


def with_pin(name: str, act: Callable[..., Awaitable[Any]]) -> Doing:
    async def do(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
        await act(await _pin(harbour, by, name), by=by)

    return do


async def bring(harbour: Harbour, by: Person, workshop: Workshop) -> None:
    await media.bring(io.BytesIO(encoded(drawing("Lamp"))), name="lamp.jpg", by=by, workshop=workshop)


async def original(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await seen_media(by, harbour.pins["private"].cover_id)


async def make_board(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await board_actions.create_board(BoardForm("New", harbour.lisbon), by=by)


async def edit_board(board: Board, *, by: Person) -> None:
    form = BoardForm("Changed", board.team, openness=Openness.OPEN)
    await board_actions.edit_board(board, form, by=by)


async def cover(board: Board, *, by: Person) -> None:
    await board_actions.choose_cover(board, None, by=by)


async def section(board: Board, *, by: Person) -> None:
    await board_actions.add_section(board, "Morning", by=by)


async def reorder(board: Board, *, by: Person) -> None:
    await ordering.reorder(await Pin.filter(board_id=board.id).first(), board, by=by)


async def restore_board(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    board = harbour.boards["open"]
    await board_actions.trash_board(board, by=harbour.who["maker"])
    await board_actions.restore_board(await trashed_board(by, board.slug), by=by)


async def edit_pin(pin: Pin, *, by: Person) -> None:
    await pins.edit_pin(pin, by=by, title="Changed", story="", alt=[""], credits=[], tags=[])


async def restore_pin(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await pins.restore_pin(await trashed_pin(by, harbour.trashed.id), by=by)


async def place(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    """On an open board of another team."""
    board = await visible_board(by, harbour.elsewhere.slug)
    await placements.place(await _pin(harbour, by, "open"), board, by=by)


async def take_off(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await placements.place(harbour.pins["open"], harbour.elsewhere, by=harbour.who["maker"])
    board = await visible_board(by, harbour.elsewhere.slug)
    await placements.take_off(await _pin(harbour, by, "open"), board, by=by)


async def move(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    board = await visible_board(by, harbour.elsewhere.slug)
    await placements.move(await _pin(harbour, by, "open"), board, by=by)


async def tag(pin: Pin, *, by: Person) -> None:
    await pins.tag_pin(pin, ["lamps"], by=by)


async def judge(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    one, other = sorted((harbour.pins["open"].cover_id, harbour.pins["closed"].cover_id))
    await duplicates.judge(one, other, Verdict.VERSION, by=by)


VERBS: dict[str, Doing] = {
    "see an open board and its pins": see_pin("open"),
    "see a closed board and its pins": see_pin("closed"),
    "see a private board": see_board("private"),
    "see a pin on a private board": see_pin("private"),
    "see and download its media": original,
    "bring a file": bring,
    "pin on an open board": pin_on("open"),
    "pin on a closed board": pin_on("closed"),
    "pin on a private board": pin_on("private"),
    "make a board for the team": make_board,
    "change a board": with_board("open", edit_board),
    "change a private board": with_board("private", edit_board),
    "close a board": with_board("open", board_actions.close_board),
    "add a section to a board": with_board("open", section),
    "choose what stands for a board": with_board("open", cover),
    "put a board in order": with_board("open", reorder),
    "put a board in the trash": with_board("open", board_actions.trash_board),
    "take a board that somebody else threw away out of the trash": restore_board,
    "change a pin": with_pin("open", edit_pin),
    "tag a pin": with_pin("open", tag),
    "place a pin on another open board": place,
    "take a pin off the other team's board": take_off,
    "move a pin to another open board": move,
    "put a pin in the trash": with_pin("open", pins.trash_pin),
    "take a pin out of the trash": restore_pin,
    "say what two look-alikes are": judge,
    "say that something is wrong with a pin": with_pin("open", governing.report),
    "take a pin down": with_pin("open", governing.take_down),
    "say whose rights are in a pin": with_pin("open", governing.say_rights),
    "invite a colleague to a board": with_board("open", governing.invite_colleague),
    "invite somebody from outside to a board": with_board("open", governing.invite_from_outside),
    **governing.VERBS,
}
