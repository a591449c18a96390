"""Some of what a pin says and where it hangs is changed, and the rest stays."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from showcase.actions.audit import record, told
from showcase.actions.ordering import put_in_section
from showcase.actions.pins import edit_pin
from showcase.actions.placements import move
from showcase.actions.rights import RIGHTS, PinRights, say_rights
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Board, Campaign, Person, Pin, Region, Section, Usage
from showcase.models.database import transaction
from showcase.queries.pins import about, pages_of


class PinChanges(TypedDict, total=False):
    """What shall be different. What is not in it stays as it is; None takes away.

    alt: a text for each page. credits: (name or @handle, what they did).
    section: of the board that the pin is, or will be, at home on.
    campaign: None for that of its board.
    """

    title: str
    story: str
    source: str
    alt: Sequence[str]
    credits: Sequence[tuple[str, str]]
    tags: Sequence[str]
    version_of: Pin | None
    campaign: Campaign | None
    board: Board
    section: Section | None
    usage: Usage
    territory: Region | None
    licence: str
    embargo_until: datetime | None
    rights_until: datetime | None


async def change_pin(pin: Pin, changes: PinChanges, *, by: Person) -> None:
    """Change a pin, all of it or nothing. What others change meanwhile stays, too.

    Raises NotAllowed, Invalid.
    """
    async with transaction():
        pin = await Pin.filter(id=pin.id).select_for_update().get()
        if changes.keys() - {"board", "section", *RIGHTS}:
            await _tell_better(pin, changes, by)
        if changes.keys() & {*RIGHTS}:
            await say_rights(pin, await _rights(pin, changes), by=by)
        board = changes.get("board") or await pin.board
        if board.id != pin.board_id:
            await move(pin, board, by=by, section=changes.get("section"))
        elif "section" in changes:
            await put_in_section(pin, board, changes["section"], by=by)
        if "campaign" in changes:
            campaign, before = changes["campaign"], told(pin, "campaign_id")
            pin.campaign_id = campaign.id if campaign else board.campaign_id
            await pin.save(update_fields=["campaign_id"])
            await record("edit", pin, by=by, before=before, after=told(pin, "campaign_id"))


async def _rights(pin: Pin, changes: PinChanges) -> PinRights:
    """A region goes with its usage."""
    await pin.fetch_related("territory")
    usage = changes.get("usage", pin.usage)
    return PinRights(
        usage=usage,
        territory=changes.get("territory", pin.territory if usage is Usage.TERRITORY else None),
        licence=changes.get("licence", pin.licence),
        embargo_until=changes.get("embargo_until", pin.embargo_until),
        rights_until=changes.get("rights_until", pin.rights_until),
    )


async def _tell_better(pin: Pin, changes: PinChanges, by: Person) -> None:
    pages, also = await pages_of(pin), await about(by, pin)
    alt = changes.get("alt", [page.alt for page in pages])
    if len(alt) != len(pages):
        text = _("This pin has %(count)s pictures: give as many descriptions.") % {"count": len(pages)}
        raise Invalid(text, {"alt": text})
    credited = [(f"@{one['handle']}" if one["handle"] else one["name"], one["did"]) for one in also.credits]
    await edit_pin(
        pin,
        by=by,
        title=changes.get("title", pin.title),
        story=changes.get("story", pin.story),
        alt=alt,
        credits=changes.get("credits", credited),
        tags=changes.get("tags", [tag["slug"] for tag in also.tags]),
    )
    before = told(pin, "source", "version_of")
    if "source" in changes:
        pin.source = changes["source"]
    if "version_of" in changes:
        other = changes["version_of"]
        _check_version(pin, other)
        pin.version_of_id = other.id if other else None
    await pin.save(update_fields=["source", "version_of_id"])
    await record("edit", pin, by=by, before=before, after=told(pin, "source", "version_of"))


def _check_version(pin: Pin, other: Pin | None) -> None:
    if other is not None and pin.id in (other.id, other.version_of_id):
        text = _("“%(pin)s” cannot be a version of itself.") % {"pin": pin.title}
        raise Invalid(text, {"version_of": text})
