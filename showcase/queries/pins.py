"""A pin with all that its page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Draft, Person, Pin, Upload
from showcase.queries.cards import Picture
from showcase.queries.names import name_of
from showcase.queries.pictures import PICTURE, picture, plain
from showcase.queries.rights import STANDING, Standing, standing_of
from showcase.queries.showing import Agreement
from showcase.queries.sql import rows
from showcase.queries.visibility import Viewer, asking, board_seen, visible_to


@dataclass(frozen=True, slots=True)
class Page:
    """A media of a pin. size: of the original, in bytes."""

    picture: Picture
    alt: str
    format: str
    size: int
    frames: int
    palette: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class About:
    """What else there is to say of a pin, and what the viewer's rights come from.

    taker: the name of whoever took it down, if anybody did.
    """

    credits: tuple[dict[str, Any], ...]
    tags: tuple[dict[str, Any], ...]
    boards: tuple[dict[str, Any], ...]
    sections: tuple[dict[str, Any], ...]
    agreements: tuple[Agreement, ...]
    taker: str
    rights: Standing


async def visible_pin(viewer: Viewer, pin_id: int) -> Pin:
    """A pin with its home, its maker and where it may be used. Raises NotFound. One query."""
    related = ("board__team__region", "board__campaign", "maker", "territory")
    if pin_id < 2**63 and (pin := await visible_to(viewer).select_related(*related).get_or_none(id=pin_id)):
        return pin
    raise NotFound(_("There is no such pin, or it is not for you to see."))


async def homes_of(viewer: Viewer, pins: Sequence[int]) -> dict[int, str]:
    """The home boards' slugs of these pins, as far as the viewer sees them. One query."""
    found = await visible_to(viewer).filter(id__in=list(pins)).values("id", "board__slug")
    return {row["id"]: row["board__slug"] for row in found}


def trashed_by(person: Person) -> QuerySet[Pin]:
    """Pins in the trash that somebody made or put there."""
    return Pin.filter(Q(maker_id=person.id) | Q(trashed_by_id=person.id), trashed_at__isnull=False)


async def trashed_pin(person: Person, pin_id: int) -> Pin:
    """Raises NotFound."""
    if pin := await trashed_by(person).select_related("board").get_or_none(id=pin_id):
        return pin
    raise NotFound(_("There is no such pin in your trash."))


async def pages_of(pin: Pin) -> list[Page]:
    """Its media in their order. One query."""
    return [
        Page(
            picture(row, row["alt"] or pin.title),
            row["alt"],
            row["format"],
            row["size"],
            row["frames"],
            tuple((colour, share) for colour, share in plain(row["palette"])),
        )
        for row in await rows(
            f"""SELECT g.alt, c.format, c.size, c.palette, {PICTURE}
            FROM pin_media g JOIN media c ON c.id = g.media_id WHERE g.pin_id = :pin ORDER BY g.position""",
            pin=pin.id,
        )
    ]


async def about(viewer: Viewer, pin: Pin) -> About:
    """Credits, tags, the boards that the viewer sees it on, the sections of its home, consents, rights. One query."""
    found = await rows(
        f"""
        SELECT 1 AS kind, e.position AS place, e.name AS title, q.handle AS slug, e.did AS detail
        FROM credit e LEFT JOIN person q ON q.id = e.person_id WHERE e.pin_id = :pin
        UNION ALL
        SELECT 2, 0, w.name, w.slug, NULL FROM pin_tag x JOIN tag w ON w.id = x.tag_id WHERE x.pin_id = :pin
        UNION ALL
        SELECT 3, CASE WHEN b.id = :home THEN 0 ELSE 1 END, b.title, b.slug, s.title
        FROM placement l JOIN board b ON b.id = l.board_id LEFT JOIN section s ON s.id = l.section_id
        WHERE l.pin_id = :pin AND {board_seen(viewer)}
        UNION ALL
        SELECT 4, s.position, s.title, CAST(s.id AS VARCHAR(20)), NULL FROM section s WHERE s.board_id = :home
        UNION ALL
        SELECT 5, 0, NULL, CAST(c.until AS VARCHAR(40)), CAST(c.withdrawn_at AS VARCHAR(40))
        FROM consent c WHERE c.pin_id = :pin
        UNION ALL
        SELECT 6, 0, q.name, NULL, NULL FROM person q WHERE q.id = :taker
        UNION ALL
        SELECT 7, 0, mine.kind, CAST(mine.id AS VARCHAR(20)), NULL FROM ({STANDING}) mine
        ORDER BY 1, 2, 3
        """,
        pin=pin.id,
        home=pin.board_id,
        taker=pin.taken_down_by_id or 0,
        **asking(viewer),
    )
    of_kind: dict[int, list[dict[str, Any]]] = {kind: [] for kind in range(1, 8)}
    for row in found:
        of_kind[row["kind"]].append(row)
    return About(
        tuple(
            {"name": name_of(row["title"]), "handle": row["slug"], "did": row["detail"]} for row in of_kind[1]
        ),
        tuple({"name": row["title"], "slug": row["slug"]} for row in of_kind[2]),
        tuple(
            {
                "title": row["title"],
                "slug": row["slug"],
                "section": row["detail"],
                "is_home": row["place"] == 0,
            }
            for row in of_kind[3]
        ),
        tuple({"id": int(row["slug"]), "title": row["title"]} for row in of_kind[4]),
        tuple(Agreement.of(row["slug"], row["detail"]) for row in of_kind[5]),
        next((row["title"] for row in of_kind[6]), ""),
        standing_of(viewer, [(row["title"], int(row["slug"])) for row in of_kind[7]]),
    )


async def draft_of(person: Person) -> dict[str, Any]:
    """What they have typed on the pinning page so far."""
    draft = await Draft.get_or_none(person_id=person.id)
    return draft.form if draft else {}


async def waiting_uploads(person: Person) -> list[Upload]:
    """What they have brought and not pinned or put away yet, the first first, with its media."""
    return (
        await Upload.filter(person_id=person.id, settled_at__isnull=True)
        .select_related("media")
        .order_by("id")
        .limit(200)
    )


async def upload_of(person: Person, upload_id: int) -> Upload:
    """One of somebody's own uploads, with its media. Raises NotFound."""
    if upload := await Upload.get_or_none(id=upload_id, person_id=person.id).select_related("media"):
        return upload
    raise NotFound(_("There is no such file among yours."))
