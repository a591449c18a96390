"""Pins on boards: placed, moved, put in order, taken off."""

from datetime import datetime

from showcase.actions.audit import record, told
from showcase.actions.recounting import held, recount
from showcase.actions.showing import settle_showing
from showcase.actions.waiting import waits
from showcase.foundation import clock
from showcase.foundation.errors import Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import Board, Openness, Person, Pin, Placement, Section
from showcase.models.database import transaction
from showcase.queries.rights import Standing, standing

MOVED = ("board_id", "team_id", "campaign_id", "region_id", "changed_at", "waits_since")
GAP = 2**20
"""Between two positions, so that twenty can be put in between before any is moved."""


async def place(pin: Pin, board: Board, *, by: Person, section: Section | None = None) -> bool:
    """Hang a pin on one more board, at its top. Answers whether it was not there before.

    Raises NotAllowed.
    """
    refuse_pinning(await standing(by), board)
    await pin.fetch_related("board")
    if pin.board.openness is Openness.PRIVATE and pin.board_id != board.id:
        raise NotAllowed(
            _("“%(pin)s” is at home on a private board. Move it, or ask the people of that board.")
            % {"pin": pin.title}
        )
    async with transaction():
        await held(board.id)
        if await Placement.exists(board_id=board.id, pin_id=pin.id):
            return False
        await hang(pin, board, section, by=by)
        await recount([board.id])
        await record(
            "place", pin, by=by, after={"board": board.id, "section": section.title if section else None}
        )
    return True


async def take_off(pin: Pin, board: Board, *, by: Person) -> None:
    """Take a pin off a board that is not its home. What does not hang there needs nothing.

    Whoever placed it, its maker and the board's team may. Raises NotAllowed.
    """
    rights = await standing(by)
    placement = await Placement.get_or_none(board_id=board.id, pin_id=pin.id)
    if placement is None:
        return
    if not (placement.placed_by_id == by.id or rights.may_change(pin) or rights.may_edit(board)):
        raise NotAllowed(
            _("Only its maker, whoever placed it and the people of “%(board)s” can take it off.")
            % {"board": board.title}
        )
    if pin.board_id == board.id:
        raise Invalid(
            _("“%(board)s” is the home of “%(pin)s”. Move it to another board, or put it in the trash.")
            % {"board": board.title, "pin": pin.title}
        )
    async with transaction():
        await placement.delete()
        await recount([board.id])
        await record("take off", pin, by=by, before={"board": board.id})


async def move(pin: Pin, board: Board, *, by: Person, section: Section | None = None) -> None:
    """Give a pin a new home. It leaves the old one, and stays on the others. Raises NotAllowed."""
    rights = await standing(by)
    if not rights.may_change(pin):
        raise NotAllowed(_("Only its maker or a lead of its team can move “%(pin)s”.") % {"pin": pin.title})
    refuse_pinning(rights, board)
    if pin.board_id == board.id:
        return
    if pin.taken_down_at is not None and not rights.may_watch_over(pin):
        raise NotAllowed(
            _("“%(pin)s” was taken down. It stays where it is until somebody puts it back.")
            % {"pin": pin.title}
        )
    await board.fetch_related("team")
    must_wait = await waits(board, rights)
    was, before = pin.board_id, told(pin, "board")
    async with transaction():
        for one in sorted((was, board.id)):
            await held(one)
        await Placement.filter(board_id=was, pin_id=pin.id).delete()
        if not await Placement.exists(board_id=board.id, pin_id=pin.id):
            await hang(pin, board, section, by=by)
        pin.board_id, pin.team_id, pin.campaign_id = board.id, board.team_id, board.campaign_id
        pin.region_id, pin.changed_at = board.team.region_id, clock.now()
        pin.waits_since = pin.waits_since or (clock.now() if must_wait else None)
        await pin.save(update_fields=MOVED)
        await settle_showing(pin)
        await recount([was])
        await record("move", pin, by=by, before=before, after=told(pin, "board"))


def refuse_pinning(rights: Standing, board: Board) -> None:
    """Raises NotAllowed, with who may, when somebody cannot pin on a board."""
    if rights.may_pin_on(board):
        return
    if not rights.person.may_pin:
        raise NotAllowed(_("You can look at everything here. To pin, ask for a member's account."))
    if board.is_closed:
        raise NotAllowed(_("“%(board)s” is closed: nothing more is pinned there.") % {"board": board.title})
    raise NotAllowed(_("Only the people of its team pin on “%(board)s”.") % {"board": board.title})


async def hang(
    pin: Pin, board: Board, section: Section | None, *, by: Person, at: datetime | None = None
) -> Placement:
    """A new placement at the top of its section. Inside a transaction; rights have been asked."""
    if section is not None and section.board_id != board.id:
        raise Invalid(
            _("That section is not on this board."), {"section": _("Choose a section of the board.")}
        )
    shelf = -section.position if section else 0
    return await Placement.create(
        board_id=board.id,
        pin_id=pin.id,
        section_id=section.id if section else None,
        shelf=shelf,
        position=await top_of(board.id, shelf),
        placed_at=at or clock.now(),
        placed_by_id=by.id,
    )


async def top_of(board_id: int, shelf: int) -> int:
    """The position of what is hung first on a shelf next."""
    highest = await Placement.filter(board_id=board_id, shelf=shelf).order_by("-position").first()
    return (highest.position if highest else 0) + GAP
