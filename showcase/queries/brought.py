"""What somebody has brought themselves: what they typed with it, and what else of theirs looks like it."""

from dataclasses import dataclass

from showcase.models import Likeness, Person, Upload
from showcase.queries.sql import rows


@dataclass(frozen=True, slots=True)
class Typed:
    """What goes with a media. source: the web address that it came from."""

    alt: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class OwnLookAlike:
    """Another media that the same person has brought and not pinned yet. share and distance as in LookAlike."""

    media: int
    kind: Likeness
    share: float
    distance: int


async def typed_with(person: Person, media_ids: tuple[int, ...]) -> dict[int, Typed]:
    """What the person last typed when they brought each of these media. One query."""
    found = Upload.filter(person_id=person.id, media_id__in=list(media_ids)).order_by("id")
    typed = {media: Typed() for media in media_ids}
    for media, form, source in await found.values_list("media_id", "form", "source"):
        typed[media] = Typed(form.get("alt") or typed[media].alt, source or typed[media].source)
    return typed


async def own_look_alikes(person: Person, media_id: int, *, limit: int = 20) -> list[OwnLookAlike]:
    """What looks like a media among what the person has brought and not pinned yet, the most alike first.

    What somebody has called “not a duplicate” is not asked about again. One query.
    """
    found = await rows(
        """
        SELECT x.theirs, x.likeness, x.share, x.distance FROM (
            SELECT other_id AS theirs, likeness, share, distance, verdict FROM duplicate WHERE one_id = :media
            UNION ALL
            SELECT one_id, likeness, share, distance, verdict FROM duplicate WHERE other_id = :media
        ) x
        WHERE (x.verdict IS NULL OR x.verdict <> 'not a duplicate') AND EXISTS (
            SELECT 1 FROM upload u
            WHERE u.media_id = x.theirs AND u.person_id = :person AND u.settled_at IS NULL)
        ORDER BY x.share DESC, x.distance, x.theirs LIMIT :limit
        """,
        media=media_id,
        person=person.id,
        limit=limit,
    )
    return [
        OwnLookAlike(row["theirs"], Likeness(row["likeness"]), row["share"], row["distance"]) for row in found
    ]
