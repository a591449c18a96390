"""The same for many pins: each by its own right, and what is refused is said."""

from collections.abc import Sequence

from showcase.actions.pins import restore_pin, tag_pin, trash_pin
from showcase.actions.placements import move, place
from showcase.foundation.errors import Invalid, ShowcaseError
from showcase.foundation.language import gettext as _
from showcase.models import Board, Person, Pin
from showcase.queries.pins import trashed_by
from showcase.queries.visibility import visible_to

VERBS = ("place", "move", "tag", "trash", "restore")
MOST = 500


async def do_to_all(
    verb: str, ids: Sequence[int], *, by: Person, board: Board | None = None, tags: Sequence[str] = ()
) -> tuple[list[int], list[str]]:
    """Ids of the pins that it was done to, and a sentence for each kind of refusal.

    What the person cannot see is passed over. Raises Invalid when there is nothing to do.
    """
    if verb not in VERBS:
        raise Invalid(_("Choose what to do with them: place, move, tag or trash."))
    if not ids:
        raise Invalid(_("Choose at least one pin first."))
    if verb == "tag" and not tags:
        raise Invalid(_("Type a tag first."))
    seen = trashed_by(by) if verb == "restore" else visible_to(by)
    pins = await seen.filter(id__in=[one for one in ids if 0 < one < 2**63][:MOST]).select_related("board")
    done: list[int] = []
    refused: dict[str, None] = {}
    order = {one: place_ for place_, one in enumerate(ids)}
    for pin in sorted(pins, key=lambda pin: order[pin.id], reverse=verb in ("place", "move")):
        try:
            await _do(verb, pin, board, tags, by)
            done.append(pin.id)
        except ShowcaseError as sentence:
            refused[str(sentence)] = None
    return done, list(refused)


async def _do(verb: str, pin: Pin, board: Board | None, tags: Sequence[str], by: Person) -> None:
    if verb == "place" and board is not None:
        await place(pin, board, by=by)
    elif verb == "move" and board is not None:
        await move(pin, board, by=by)
    elif verb == "tag":
        await tag_pin(pin, tags, by=by)
    elif verb == "trash":
        await trash_pin(pin, by=by)
    else:
        await restore_pin(pin, by=by)
