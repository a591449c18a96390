"""Pins on boards: placed, moved, put in order, taken off."""

from datetime import datetime
from typing import Any

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from showcase.actions.audit import record, told
from showcase.actions.recounting import held, recount
from showcase.foundation import clock
from showcase.foundation.errors import Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import Board, Openness, Order, Person, Pin, Placement, Section
from showcase.models.database import transaction
from showcase.queries.rights import Standing, standing

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
    await board.fetch_related("team")
    was, before = pin.board_id, told(pin, "board")
    async with transaction():
        for one in sorted((was, board.id)):
            await held(one)
        await Placement.filter(board_id=was, pin_id=pin.id).delete()
        if not await Placement.exists(board_id=board.id, pin_id=pin.id):
            await hang(pin, board, section, by=by)
        pin.board_id, pin.team_id, pin.campaign_id = board.id, board.team_id, board.campaign_id
        pin.region_id, pin.changed_at = board.team.region_id, clock.now()
        await pin.save(update_fields=["board_id", "team_id", "campaign_id", "region_id", "changed_at"])
        await recount({was, *await boards_with(pin)})
        await record("move", pin, by=by, before=before, after=told(pin, "board"))


async def reorder(
    pin: Pin, board: Board, *, by: Person, before: Pin | None = None, number: int | None = None
) -> None:
    """Hang a pin elsewhere on a board that is in order by hand: before another, or as number 1, 2, …

    Without either it comes last. It stays in, or comes into, the section of what it hangs before.
    A handful of rows are touched, however long the board. Raises NotAllowed, Invalid.
    """
    if not (await standing(by)).may_edit(board):
        raise NotAllowed(_("Only the people of “%(board)s” can put it in order.") % {"board": board.title})
    async with transaction():
        board.order = (await held(board.id)).order
        if board.order is not Order.HAND:
            await _begin_by_hand(board, by)
        placement = await _placement(pin, board)
        target = await _target(board, placement, before, number)
        if target is not None and target.id == placement.id:
            return
        was = await _spot(placement)
        await _put_before(placement, target)
        if board.cover_id is None:
            await recount([board.id])
        now = await _spot(await Placement.get(id=placement.id).select_related("section"))
        await record("arrange", pin, by=by, before=was, after=now, board=board.id)


async def put_in_section(pin: Pin, board: Board, section: Section | None, *, by: Person) -> None:
    """Move a pin to the top of a section of the board that it is on. Raises NotAllowed, Invalid."""
    if not (await standing(by)).may_edit(board):
        raise NotAllowed(_("Only the people of “%(board)s” can put it in order.") % {"board": board.title})
    async with transaction():
        await held(board.id)
        placement = await _placement(pin, board)
        shelf = -section.position if section else 0
        await Placement.filter(id=placement.id).update(
            section_id=section.id if section else None, shelf=shelf, position=await _top(board.id, shelf)
        )
        await recount([board.id])
        before = {"section": placement.section.title if placement.section else None}
        after = {"section": section.title if section else None}
        await record("put in section", pin, by=by, before=before, after=after, board=board.id)


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
        position=await _top(board.id, shelf),
        placed_at=at or clock.now(),
        placed_by_id=by.id,
    )


async def boards_with(pin: Pin) -> list[int]:
    found = await Placement.filter(pin_id=pin.id).only("board_id")
    return [placement.board_id for placement in found]


async def _top(board_id: int, shelf: int) -> int:
    highest = await Placement.filter(board_id=board_id, shelf=shelf).order_by("-position").first()
    return (highest.position if highest else 0) + GAP


async def _placement(pin: Pin, board: Board) -> Placement:
    """With its section. Raises Invalid."""
    placement = await Placement.get_or_none(board_id=board.id, pin_id=pin.id).select_related("section")
    if placement is None:
        raise Invalid(_("“%(pin)s” is not on this board.") % {"pin": pin.title})
    return placement


async def _spot(placement: Placement) -> dict[str, Any]:
    """Where it hangs, for the record: in which section, and before which pin."""
    earlier = Q(position=placement.position, pin_id__lt=placement.pin_id) | Q(position__lt=placement.position)
    below = Placement.filter(earlier, board_id=placement.board_id, shelf=placement.shelf)
    following = await below.order_by("-position", "-pin_id").first()
    return {
        "section": placement.section.title if placement.section else None,
        "before_pin": following.pin_id if following else None,
    }


async def _begin_by_hand(board: Board, by: Person) -> None:
    """From now on by hand, beginning with the order that everybody saw."""
    await record("edit", board, by=by, before=told(board, "order"), after={"order": Order.HAND})
    board.order = Order.HAND
    await Board.filter(id=board.id).update(order=Order.HAND)
    await _spread(board.id, "placed_at")


async def _spread(board_id: int, by: str) -> None:
    placements = await Placement.filter(board_id=board_id).order_by(by, "pin_id")
    for number, placement in enumerate(placements, 1):
        placement.position = number * GAP
    await Placement.bulk_update(placements, ["position"], batch_size=400)


async def _target(
    board: Board, placement: Placement, before: Pin | None, number: int | None
) -> Placement | None:
    """The placement to hang before; None for the end."""
    if before is not None:
        target = await Placement.get_or_none(board_id=board.id, pin_id=before.id)
        if target is None:
            raise Invalid(_("“%(pin)s” is not on this board.") % {"pin": before.title})
        return target
    if number is None:
        return None
    if number < 1:
        raise Invalid(_("Numbers begin with 1."))
    shown = Q(pin__board__openness__not=Openness.PRIVATE) | Q(pin__board_id=board.id)
    others = Placement.filter(
        shown, board_id=board.id, pin__trashed_at__isnull=True, pin__board__trashed_at__isnull=True
    ).exclude(id=placement.id)
    return await others.order_by("-shelf", "-position", "-pin_id").offset(number - 1).first()


async def _put_before(placement: Placement, target: Placement | None) -> None:
    on_board = Placement.filter(board_id=placement.board_id).exclude(id=placement.id)
    if target is None:
        last = await on_board.order_by("shelf", "position").first()
        if last is None:
            return
        shelf, section_id, position = last.shelf, last.section_id, last.position - GAP
    else:
        shelf, section_id = target.shelf, target.section_id
        higher = await _above(on_board, target)
        if higher is not None and higher.position - target.position < 2:
            await _spread(placement.board_id, "position")
            await target.refresh_from_db(["position"])
            higher = await _above(on_board, target)
        position = (target.position + higher.position) // 2 if higher else target.position + GAP
    await Placement.filter(id=placement.id).update(shelf=shelf, section_id=section_id, position=position)


async def _above(on_board: QuerySet[Placement], target: Placement) -> Placement | None:
    """What hangs right before a placement in its section. Two that came at the same time have one position."""
    later = Q(position=target.position, pin_id__gt=target.pin_id) | Q(position__gt=target.position)
    return await on_board.filter(later, shelf=target.shelf).order_by("position", "pin_id").first()
