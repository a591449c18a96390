"""Work is published, told better, and put in the trash."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from showcase.actions.audit import record, told
from showcase.actions.pin_checks import check_media, check_texts, refuse_change
from showcase.actions.pin_words import add_tags, credit, words_told
from showcase.actions.placements import hang, refuse_pinning
from showcase.actions.recounting import recount
from showcase.actions.rights import PinRights, check_rights
from showcase.actions.trust_letters import tell_waiting
from showcase.actions.waiting import waits
from showcase.foundation import clock
from showcase.foundation.errors import Conflict
from showcase.foundation.language import gettext as _
from showcase.models import (
    ALWAYS,
    NEVER,
    Board,
    Campaign,
    Media,
    Person,
    Pin,
    PinMedia,
    PinTag,
    Region,
    Section,
    Upload,
    Usage,
)
from showcase.models.database import transaction
from showcase.queries.hanging import boards_with
from showcase.queries.media import media_of_upload
from showcase.queries.rights import standing

TOLD = (
    "title", "story", "source", "board", "campaign_id", "version_of",
    "usage", "territory", "licence", "embargo_until", "rights_until", "waits_since",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewPin:
    """What somebody publishes. media and alt go together, page by page.

    credits: (name or handle, what they did).
    pinned_at: when it was, for work that comes from elsewhere; now without.
    embargo_until, rights_until: from when and until when others may see it.
    territory: where it may be used, when its usage is only in a territory.
    """

    title: str
    board: Board
    media: Sequence[int]
    alt: Sequence[str] = ()
    section: Section | None = None
    campaign: Campaign | None = None
    story: str = ""
    source: str = ""
    credits: Sequence[tuple[str, str]] = ()
    tags: Sequence[str] = ()
    version_of: Pin | None = None
    pinned_at: datetime | None = None
    usage: Usage = Usage.INTERNAL
    territory: Region | None = None
    licence: str = ""
    embargo_until: datetime | None = None
    rights_until: datetime | None = None

    @property
    def rights(self) -> PinRights:
        return PinRights(self.usage, self.territory, self.licence, self.embargo_until, self.rights_until)


async def publish(new: NewPin, *, by: Person) -> Pin:
    """Put a sample of work on a board. Its media are those that the person may see.

    Raises NotAllowed, or Invalid with a sentence for each field.
    """
    return (await publish_all([new], by=by))[0]


async def publish_all(drafts: Sequence[NewPin], *, by: Person, of: Sequence[Upload] = ()) -> list[Pin]:
    """Publish several at once, all or none. As `publish`.

    of: the uploads that they are made of. Raises Conflict when one of them has been pinned meanwhile.
    """
    rights = await standing(by)
    boards = list({new.board.id: new.board for new in drafts}.values())
    for board in boards:
        refuse_pinning(rights, board)
    media = await media_of_upload(by, tuple({one for new in drafts for one in new.media}))
    for new in drafts:
        check_texts(new.title, new.story, new.alt)
        check_media(new.media, media)
        check_rights(new.rights)
    async with transaction():
        await _claim(of)
        for board in boards:
            await board.fetch_related("team")
        waiting = {board.id for board in boards if await waits(board, rights)}
        pins = [await _create(new, media, by=by, waits=new.board.id in waiting) for new in drafts]
        await Upload.filter(person_id=by.id, media_id__in=list(media), settled_at__isnull=True).update(
            settled_at=clock.now()
        )
        await recount({new.board.id for new in drafts})
        await tell_waiting([pin for pin in pins if pin.waits_since is not None], by=by)
    return pins


async def edit_pin(
    pin: Pin,
    *,
    by: Person,
    title: str,
    story: str,
    alt: Sequence[str],
    credits: Sequence[tuple[str, str]],
    tags: Sequence[str],
) -> None:
    """Tell a pin better. Raises NotAllowed, Invalid."""
    await refuse_change(pin, by)
    check_texts(title, story, alt)
    async with transaction():
        before, said_before = await _said(await Pin.get(id=pin.id))
        pin.title, pin.story, pin.changed_at = title.strip(), story.strip(), clock.now()
        pages = await PinMedia.filter(pin_id=pin.id).order_by("position")
        for page, text in zip(pages, alt, strict=False):
            page.alt = text.strip()
            await page.save(update_fields=["alt"])
        pin.cover_alt = pages[0].alt
        await pin.save(update_fields=["title", "story", "changed_at", "cover_alt"])
        await credit(pin, credits, by=by)
        await PinTag.filter(pin_id=pin.id).delete()
        await add_tags(pin, tags)
        after, said = await _said(pin)
        rewritten = () if said == said_before else ("credits",)
        await record("edit", pin, by=by, before=before, after=after, rewritten=rewritten)


async def tag_pin(pin: Pin, tags: Sequence[str], *, by: Person) -> None:
    """Add tags to a pin. Those that it has stay. Raises NotAllowed."""
    await refuse_change(pin, by)
    async with transaction():
        before, _credits = await words_told(pin)
        await add_tags(pin, tags)
        after, _credits = await words_told(pin)
        await record("tag", pin, by=by, before=before, after=after)


async def trash_pin(pin: Pin, *, by: Person) -> None:
    """Put a pin in the trash, for 30 days. It leaves every wall at once. Raises NotAllowed."""
    await refuse_change(pin, by)
    if pin.trashed_at is not None:
        return
    async with transaction():
        now, before = clock.now(), told(pin, "trashed_at")
        await Pin.filter(id=pin.id).update(trashed_at=now, trashed_by_id=by.id)
        await recount(await boards_with(pin))
        await record("trash", pin, by=by, before=before, after={"trashed_at": now})


async def restore_pin(pin: Pin, *, by: Person) -> None:
    """Take a pin out of the trash, to where it hung. Raises NotAllowed."""
    await refuse_change(pin, by)
    if pin.trashed_at is None:
        return
    async with transaction():
        await Pin.filter(id=pin.id).update(trashed_at=None, trashed_by_id=None)
        await recount(await boards_with(pin))
        await record("restore", pin, by=by, before=told(pin, "trashed_at"), after={"trashed_at": None})


async def _claim(uploads: Sequence[Upload]) -> None:
    """Only one of two requests at the same moment gets them."""
    waiting = Upload.filter(id__in=[upload.id for upload in uploads], settled_at__isnull=True)
    if uploads and await waiting.update(settled_at=clock.now()) < len(uploads):
        raise Conflict(
            _("These files have been published already. Look at the board before you do it again.")
        )


async def _create(new: NewPin, media: dict[int, Media], *, by: Person, waits: bool) -> Pin:
    now = new.pinned_at or clock.now()
    pages = list(zip(new.media, [*new.alt, *[""] * len(new.media)], strict=False))
    pin = await Pin.create(
        title=new.title.strip(),
        story=new.story.strip(),
        source=_web_address(new.source),
        board_id=new.board.id,
        team_id=new.board.team_id,
        campaign_id=new.campaign.id if new.campaign else new.board.campaign_id,
        region_id=new.board.team.region_id,
        maker_id=by.id,
        cover_id=pages[0][0],
        cover_alt=pages[0][1].strip(),
        page_count=len(pages),
        version_of_id=new.version_of.id if new.version_of else None,
        pinned_at=now,
        changed_at=now,
        usage=new.usage,
        territory_id=new.territory.id if new.territory else None,
        licence=new.licence.strip(),
        embargo_until=new.embargo_until,
        rights_until=new.rights_until,
        waits_since=clock.now() if waits else None,
        seen_from=NEVER if waits else new.embargo_until or ALWAYS,
        seen_until=new.rights_until or NEVER,
    )
    await PinMedia.bulk_create(
        PinMedia(pin_id=pin.id, media_id=media[one].id, position=place, alt=alt.strip())
        for place, (one, alt) in enumerate(pages)
    )
    await hang(pin, new.board, new.section, by=by, at=now)
    await credit(pin, new.credits, by=by)
    await add_tags(pin, new.tags)
    words, _credits = await words_told(pin)
    after = told(pin, *TOLD) | words | {"pictures": len(pages)}
    await record("publish", pin, by=by, after=after)
    return pin


async def _said(pin: Pin) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What a pin says, for the record, and apart what its credits say."""
    words, credits = await words_told(pin)
    pages = await PinMedia.filter(pin_id=pin.id).order_by("position")
    return told(pin, "title", "story") | words | {"alt": [page.alt for page in pages]}, credits


def _web_address(source: str) -> str:
    """Where it is from, when that can be a link."""
    return source[:2000] if source.startswith(("https://", "http://")) else ""
