"""Pairs of media that look alike, as far as somebody may know of them."""

from dataclasses import dataclass
from typing import Any

from showcase.models import Likeness, Pin, Verdict
from showcase.queries.cards import PinCard
from showcase.queries.sql import rows
from showcase.queries.visibility import Viewer, asking, board_seen, pin_seen
from showcase.queries.walls import cards_of


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A pin that shows a media that looks like one in hand.

    card: of the pin. None when the viewer may not know more than that there is one.
    share: how alike, 0 to 1. distance: bits between fingerprints.
    verdict: what somebody has said of the pair, if anybody has.
    """

    media: int
    kind: Likeness
    share: float
    distance: int
    card: PinCard | None
    board: str
    board_slug: str
    boards: tuple[dict[str, Any], ...]
    verdict: Verdict | None

    @property
    def is_duplicate(self) -> bool:
        if self.verdict is not None:
            return self.verdict is Verdict.DUPLICATE
        return self.kind in (Likeness.IDENTICAL, Likeness.SAME_PICTURE, Likeness.LIKELY_SAME)


async def look_alikes(
    viewer: Viewer, media_ids: tuple[int, ...], *, besides: Pin | None = None, limit: int = 60
) -> dict[int, list[LookAlike]]:
    """For each of these media the visible pins that look like it, the most alike first. At most three queries.

    The same bytes in another pin are IDENTICAL. Pairs that somebody has called
    “not a duplicate” are not asked about again. besides: leave out this pin, and which boards they are on.
    """
    if viewer.is_stranger or not media_ids:
        return {media: [] for media in media_ids}
    pairs = await rows(
        f"""
        SELECT x.mine, x.theirs, x.likeness, x.share, x.distance, x.verdict, p.id AS pin, b.title AS board,
               b.slug AS board_slug
        FROM (
            SELECT one_id AS mine, other_id AS theirs, likeness, share, distance, verdict
            FROM duplicate WHERE one_id IN :media
            UNION ALL
            SELECT other_id, one_id, likeness, share, distance, verdict FROM duplicate WHERE other_id IN :media
            UNION ALL
            SELECT id, id, 'identical', 1.0, 0, NULL FROM media WHERE id IN :media
        ) x
        JOIN pin_media g ON g.media_id = x.theirs JOIN pin p ON p.id = g.pin_id JOIN board b ON b.id = p.board_id
        WHERE {pin_seen(viewer)} AND p.id <> :besides AND (x.verdict IS NULL OR x.verdict <> 'not a duplicate')
        ORDER BY x.share DESC, x.distance, p.id LIMIT :limit
        """,
        **asking(viewer),
        media=media_ids,
        besides=besides.id if besides else 0,
        limit=limit,
    )
    pins = tuple({row["pin"] for row in pairs})
    cards, boards = await cards_of(viewer, pins), {} if besides else await _boards_of(viewer, pins)
    found: dict[int, list[LookAlike]] = {media: [] for media in media_ids}
    for row in pairs:
        found[row["mine"]].append(
            LookAlike(
                row["theirs"],
                Likeness(row["likeness"]),
                row["share"],
                row["distance"],
                cards.get(row["pin"]),
                row["board"],
                row["board_slug"],
                tuple(boards.get(row["pin"], ())),
                Verdict(row["verdict"]) if row["verdict"] else None,
            )
        )
    return found


async def _boards_of(viewer: Viewer, pins: tuple[int, ...]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    if pins:
        for row in await rows(
            f"""SELECT l.pin_id, b.slug, b.title, t.name AS team
            FROM placement l JOIN board b ON b.id = l.board_id JOIN team t ON t.id = b.team_id
            WHERE l.pin_id IN :pins AND {board_seen(viewer)} ORDER BY b.title""",
            **asking(viewer),
            pins=pins,
        ):
            found.setdefault(row["pin_id"], []).append(row)
    return found


async def relatives(viewer: Viewer, pin: Pin, *, limit: int = 12) -> list[LookAlike]:
    """What looks like a pin's first page, and pins that were published as its versions."""
    return (await look_alikes(viewer, (pin.cover_id,), besides=pin, limit=limit))[pin.cover_id]
