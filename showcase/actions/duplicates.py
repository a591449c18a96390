"""Pairs that look alike are found, and people say what they are."""

import asyncio
from typing import TYPE_CHECKING

from showcase.actions.audit import record, told
from showcase.actions.workshop import Workshop
from showcase.foundation import clock
from showcase.foundation.errors import NotAllowed, NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Duplicate, Fingerprint, Likeness, Media, Person, Verdict
from showcase.models.database import transaction
from showcase.queries.media import media_of_upload
from showcase.queries.renditions import rendition_key
from storage import NotFound as NoBytes

if TYPE_CHECKING:
    from showcase.imaging.comparison import Look
    from showcase.imaging.fingerprints import Fingerprint as Appearance

LIKENESS = {one.value: one for one in Likeness}
"""By what a comparison says. It also says “different”, which is no likeness."""


async def compare(media: Media, *, workshop: Workshop) -> None:
    """Find what looks like a media among all that are committed, and write the pairs down.

    A pair that is known keeps its class and its verdict.
    """
    mine = await Fingerprint.get_or_none(media_id=media.id)
    if mine is None:
        return
    candidates = await workshop.look_alikes.nearest(media.id, bytes(mine.hashes))
    if not candidates:
        return
    distance = {candidate.id: candidate.distance for candidate in candidates}
    theirs = await Fingerprint.filter(media_id__in=list(distance)).select_related("media")
    found = await asyncio.to_thread(_verified, (mine, media), [(one, one.media) for one in theirs], workshop)
    pairs = [
        Duplicate(
            one_id=min(media.id, other),
            other_id=max(media.id, other),
            likeness=likeness,
            share=share,
            distance=distance[other],
            found_at=clock.now(),
        )
        for other, likeness, share in found
    ]
    if pairs:
        await Duplicate.bulk_create(pairs, ignore_conflicts=True)


async def judge(one_id: int, other_id: int, verdict: Verdict, *, by: Person) -> None:
    """What somebody says of a pair of contents, for ever. Saying it again changes nothing.

    Raises NotAllowed for those who only look, and NotFound when either is not for them to see, or
    nobody has ever taken them for alike.
    """
    if not by.may_pin:
        raise NotAllowed(_("You can look at everything here. To say this, ask for a member's account."))
    low, high = sorted((one_id, other_id))
    if len(await media_of_upload(by, (low, high))) < 2:
        raise NotFound(_("There is no such pair of pictures."))
    async with transaction():
        pair = await Duplicate.get_or_none(one_id=low, other_id=high)
        if pair is None:
            raise NotFound(_("There is no such pair of pictures."))
        if pair.verdict is verdict:
            return
        before = told(pair, "verdict")
        pair.verdict, pair.verdict_at, pair.verdict_by = verdict, clock.now(), by
        await pair.save(update_fields=["verdict", "verdict_at", "verdict_by_id"])
        await record("judge", pair, by=by, before=before, after=told(pair, "verdict"), media=[low, high])


def _verified(
    mine: tuple[Fingerprint, Media], theirs: list[tuple[Fingerprint, Media]], workshop: Workshop
) -> list[tuple[int, Likeness, float]]:
    """Media that really look like this one: id, class and share.

    Renditions are fetched only of those that could be alike. One whose bytes cannot be had is passed over.
    """
    from showcase.imaging.comparison import compare as compare_looks  # noqa: PLC0415 - with numpy, for who uploads
    from showcase.imaging.comparison import worth_comparing  # noqa: PLC0415

    appearance = _appearance(mine[0])
    close = [(one, media) for one, media in theirs if worth_comparing(appearance, _appearance(one))]
    look = _look(*mine, workshop) if close else None
    found = []
    for fingerprint, media in close:
        other = _look(fingerprint, media, workshop)
        if look is None or other is None:
            continue
        likeness = compare_looks(look, other)
        if likeness.kind.value in LIKENESS:
            found.append((media.id, LIKENESS[likeness.kind.value], float(likeness.likeness)))
    return found


def _look(fingerprint: Fingerprint, media: Media, workshop: Workshop) -> "Look | None":
    from showcase.imaging.comparison import look_from  # noqa: PLC0415

    try:
        with workshop.store.open(rendition_key(media.sha256, media.widths[0])) as rendition:
            return look_from(rendition.read(), _appearance(fingerprint))
    except NoBytes:
        return None


def _appearance(fingerprint: Fingerprint) -> "Appearance":
    from showcase.imaging.fingerprints import Fingerprint as Appearance  # noqa: PLC0415

    return Appearance(bytes(fingerprint.hashes), bytes(fingerprint.grey), fingerprint.is_flat)
