"""The order of a board: by hand, section by section."""

from typing import Any

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from showcase.actions.audit import record, told
from showcase.actions.placements import GAP, top_of
from showcase.actions.recounting import held, recount
from showcase.foundation.errors import Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import Board, Openness, Order, Person, Pin, Placement, Section
from showcase.models.database import transaction
from showcase.queries.rights import standing
from showcase.queries.visibility import visible_to


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
        target = await _target(board, placement, before, number, by)
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
            section_id=section.id if section else None, shelf=shelf, position=await top_of(board.id, shelf)
        )
        await recount([board.id])
        before = {"section": placement.section.title if placement.section else None}
        after = {"section": section.title if section else None}
        await record("put in section", pin, by=by, before=before, after=after, board=board.id)


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
    board: Board, placement: Placement, before: Pin | None, number: int | None, by: Person
) -> Placement | None:
    """The placement to hang before; None for the end. Numbers count what the person sees."""
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
    seen = Subquery(visible_to(by).values("id"))
    others = Placement.filter(shown, board_id=board.id, pin_id__in=seen).exclude(id=placement.id)
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
