"""Pins: listed, published, told better, put in the trash."""

from datetime import datetime

from starlette.requests import Request

from showcase.actions.pin_changes import PinChanges, change_pin
from showcase.actions.pins import NewPin as PinDraft
from showcase.actions.pins import publish as publish_pin
from showcase.actions.pins import trash_pin
from showcase.api import drawing, shapes
from showcase.api.named import (
    board_named,
    campaign_named,
    handle_named,
    region_named,
    section_named,
    version_named,
)
from showcase.api.operations import Address, Operation, id_in
from showcase.api.shapes_sent import ChangedPin, CreditSent, NewPin, Nothing, PinsWanted
from showcase.foundation.days import begins, ends, read_day
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Campaign, Person, Pin
from showcase.queries.boards import visible_board
from showcase.queries.brought import typed_with
from showcase.queries.known import campaign_by_slug, person_by_handle, tag_by_slug, team_by_slug
from showcase.queries.listing import pins_listed
from showcase.queries.pins import about, pages_of, visible_pin
from showcase.queries.regions import place
from showcase.queries.visibility import visible_to


async def show_all(request: Request, person: Person, given: PinsWanted) -> shapes.PinItems:
    """Pins, newest first.

    All conditions that are given hold at once. Of a board alone: in the board's own order.
    """
    wall = await pins_listed(
        person,
        board=await visible_board(person, given.board) if given.board else None,
        team=await team_by_slug(person, given.team) if given.team else None,
        campaign=await campaign_by_slug(person, given.campaign) if given.campaign else None,
        regions=(await place(person, given.region)).within if given.region else None,
        person=await person_by_handle(person, given.person) if given.person else None,
        tag=await tag_by_slug(person, given.tag) if given.tag else None,
        after=given.after,
        limit=given.limit,
    )
    return shapes.PinItems(items=[drawing.pin_item(request, card) for card in wall.cards], next=wall.next)


async def publish(request: Request, person: Person, given: NewPin) -> shapes.Pin:
    """Publish a sample of work on a board."""
    board = await board_named(person, given.board)
    brought = await typed_with(person, tuple(given.media))
    typed = [brought[one] for one in given.media]
    if given.alt is not None and len(given.alt) != len(given.media):
        text = _("Give one description for each picture.")
        raise Invalid(text, {"alt": text})
    pin = await publish_pin(
        PinDraft(
            title=given.title,
            board=board,
            media=given.media,
            alt=[one.alt for one in typed] if given.alt is None else given.alt,
            section=await section_named(board, given.section),
            campaign=await campaign_named(person, given.campaign),
            story=given.story,
            source="".join(one.source for one in typed[:1]) if given.source is None else given.source,
            credits=await _credits(person, given.credits),
            tags=given.tags,
            version_of=await version_named(person, given.version_of),
            usage=given.usage,
            territory=await region_named(person, "territory", given.territory),
            licence=given.licence,
            embargo_until=_begins(given.embargo_until),
            rights_until=_ends(given.rights_until),
        ),
        by=person,
    )
    return await _told(request, person, await visible_pin(person, pin.id))


async def show(request: Request, person: Person, _given: Nothing) -> shapes.Pin:
    """A pin with all that there is to say of it."""
    return await _told(request, person, await visible_pin(person, id_in(request, "pin")))


async def edit(request: Request, person: Person, given: ChangedPin) -> shapes.Pin:
    """Change what is given of a pin, and leave the rest."""
    pin = await visible_pin(person, id_in(request, "pin"))
    await change_pin(pin, await _changes(person, pin, given), by=person)
    return await _told(request, person, await visible_pin(person, pin.id))


async def trash(request: Request, person: Person, _given: Nothing) -> None:
    """Put a pin in the trash, for 30 days."""
    await trash_pin(await visible_pin(person, id_in(request, "pin")), by=person)


async def _changes(person: Person, pin: Pin, given: ChangedPin) -> PinChanges:
    sent, changes = given.model_fields_set, PinChanges()
    if "title" in sent:
        changes["title"] = given.title
    if "story" in sent:
        changes["story"] = given.story
    if "source" in sent:
        changes["source"] = given.source
    if "alt" in sent:
        changes["alt"] = given.alt
    if "credits" in sent:
        changes["credits"] = await _credits(person, given.credits)
    if "tags" in sent:
        changes["tags"] = given.tags
    if "version_of" in sent:
        changes["version_of"] = await version_named(person, given.version_of)
    if "campaign" in sent:
        changes["campaign"] = await campaign_named(person, given.campaign)
    if "board" in sent:
        changes["board"] = await board_named(person, given.board)
    if "section" in sent:
        changes["section"] = await section_named(changes.get("board", pin.board), given.section)
    return changes | await _rights(person, pin, given)


async def _rights(person: Person, pin: Pin, given: ChangedPin) -> PinChanges:
    """The region that a pin has may be said again by whoever does not know it otherwise."""
    sent, changes = given.model_fields_set, PinChanges()
    if "usage" in sent:
        changes["usage"] = given.usage
    if "territory" in sent:
        is_kept = pin.territory is not None and pin.territory.slug == given.territory
        found = pin.territory if is_kept else await region_named(person, "territory", given.territory)
        changes["territory"] = found
    if "licence" in sent:
        changes["licence"] = given.licence
    if "embargo_until" in sent:
        changes["embargo_until"] = _begins(given.embargo_until)
    if "rights_until" in sent:
        changes["rights_until"] = _ends(given.rights_until)
    return changes


def _begins(day: str | None) -> datetime | None:
    read = read_day(day or "")
    return begins(read) if read else None


def _ends(day: str | None) -> datetime | None:
    read = read_day(day or "")
    return ends(read) if read else None


async def _credits(person: Person, sent: list[CreditSent]) -> list[tuple[str, str]]:
    """Names and what they did. A handle is somebody's here, a name need not be."""
    pairs = []
    for number, one in enumerate(sent):
        if one.handle:
            await handle_named(person, f"credits.{number}.handle", one.handle)
        elif not one.name.strip():
            text = _("Give a name or a handle.")
            raise Invalid(text, {f"credits.{number}": text})
        pairs.append((f"@{one.handle}" if one.handle else one.name, one.did))
    return pairs


async def _told(request: Request, person: Person, pin: Pin) -> shapes.Pin:
    campaign = pin.board.campaign
    if pin.campaign_id != pin.board.campaign_id:
        campaign = await Campaign.get_or_none(id=pin.campaign_id)
    version_of = pin.version_of_id
    if version_of is not None and not await visible_to(person).filter(id=version_of).exists():
        version_of = None
    return drawing.pin(
        request,
        pin,
        await pages_of(pin),
        await about(person, pin),
        campaign=shapes.Titled(slug=campaign.slug, title=campaign.title) if campaign else None,
        version_of=version_of,
    )


addresses = [
    Address(
        "/pins",
        "api pins",
        {
            "GET": Operation(show_all, PinsWanted, shapes.PinItems),
            "POST": Operation(publish, NewPin, shapes.Pin, status=201, key="id"),
        },
    ),
    Address(
        "/pins/{pin}",
        "api pin",
        {
            "GET": Operation(show, answers=shapes.Pin),
            "PATCH": Operation(edit, ChangedPin, shapes.Pin),
            "DELETE": Operation(trash, status=204),
        },
    ),
]
