"""Media, for those who may see them: whoever brought one, and whoever sees a pin that shows it."""

from datetime import datetime
from typing import Any

from tortoise.expressions import Subquery

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Media, PinMedia, Upload
from showcase.queries.cards import Picture
from showcase.queries.sql import glance, rows
from showcase.queries.visibility import PIN_SEEN, Viewer, asking, pin_seen

_MEDIA_SEEN = f"""(
    EXISTS (SELECT 1 FROM upload u WHERE u.media_id = c.id AND u.person_id = :viewer)
    OR EXISTS (SELECT 1 FROM pin_media g JOIN pin p ON p.id = g.pin_id JOIN board b ON b.id = p.board_id
               WHERE g.media_id = c.id AND {PIN_SEEN}))"""


async def seen_media(viewer: Viewer, media_id: int) -> dict[str, Any]:
    """sha256, format, and a title to name a download by. Raises NotFound. One query."""
    if not viewer.is_stranger and media_id < 2**63:
        found = await rows(
            f"""SELECT c.sha256, c.format, c.size,
                (SELECT p.title FROM pin_media g JOIN pin p ON p.id = g.pin_id JOIN board b ON b.id = p.board_id
                 WHERE g.media_id = c.id AND {pin_seen(viewer)} ORDER BY p.id LIMIT 1) AS title
            FROM media c WHERE c.id = :media AND {_MEDIA_SEEN}""",
            **asking(viewer),
            media=media_id,
        )
        if found:
            return found[0]
    raise NotFound(_("There is no such picture, or it is not for you to see."))


async def picture_in_session(session: str, media_id: int, *, now: datetime) -> str:
    """sha256 of a media that whoever has this session may see. Raises NotFound.

    session: its digest. One query for who asks and what they see, because a wall asks forty times.
    """
    if media_id < 2**63:
        found = await glance(
            f"""SELECT c.sha256 FROM session s JOIN person v ON v.id = s.person_id JOIN media c ON c.id = :media
            WHERE s.digest = :session AND s.expires_at > :now AND v.left_at IS NULL
              AND {_MEDIA_SEEN.replace(":viewer", "v.id").replace(":role", "v.role")}""",
            session=session,
            media=media_id,
            now=now,
        )
        if found:
            sha256: str = found[0]["sha256"]
            return sha256
    raise NotFound(_("There is no such picture, or it is not for you to see."))


async def visible_media(viewer: Viewer, media_id: int) -> Media:
    """Raises NotFound. Two queries."""
    await seen_media(viewer, media_id)
    return await Media.get(id=media_id)


async def media_of_upload(viewer: Viewer, media_ids: tuple[int, ...]) -> dict[int, Media]:
    """The media among these that the viewer may see."""
    if viewer.is_stranger or not media_ids:
        return {}
    found = await rows(
        f"SELECT c.id FROM media c WHERE c.id IN :media AND {_MEDIA_SEEN}",
        **asking(viewer),
        media=tuple(one for one in media_ids if one < 2**63),
    )
    return {media.id: media for media in await Media.filter(id__in=[row["id"] for row in found])}


async def left_behind(before: datetime, *, limit: int = 1000) -> list[Media]:
    """Media from before a moment that nobody has pinned or waits to pin. One query."""
    waiting = Upload.filter(settled_at__isnull=True).values("media_id")
    return await (
        Media.filter(received_at__lt=before)
        .exclude(id__in=Subquery(waiting))
        .exclude(id__in=Subquery(PinMedia.all().values("media_id")))
        .limit(limit)
    )


def picture_of(media: Media, alt: str = "") -> Picture:
    return Picture(
        media.id,
        media.width,
        media.height,
        alt,
        media.placeholder,
        tuple(media.widths),
        media.is_animated,
        media.has_alpha,
    )
