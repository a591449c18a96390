"""What is pinned where somebody cannot look: that it is, and no more."""

from showcase.queries.sql import rows
from showcase.queries.visibility import BOARD_SEEN, SHOWN, Viewer, asking


async def boards_out_of_sight(viewer: Viewer, media_ids: tuple[int, ...]) -> dict[int, int]:
    """Of these media those that a board shows which the viewer cannot see, each with the board that had it first.

    Only of what they have brought themselves, so that nobody asks after work that they merely look at, and
    never for guests: somebody from outside shall not find out what the organisation has by trying.
    The board's id is for asking its people, never for the viewer. One query.
    """
    if viewer.is_stranger or viewer.is_guest or not media_ids:
        return {}
    found = await rows(
        f"""
        SELECT x.mine, p.board_id FROM (
            SELECT one_id AS mine, other_id AS theirs, likeness, verdict FROM duplicate WHERE one_id IN :media
            UNION ALL
            SELECT other_id, one_id, likeness, verdict FROM duplicate WHERE other_id IN :media
            UNION ALL
            SELECT id, id, 'identical', NULL FROM media WHERE id IN :media
        ) x
        JOIN pin_media g ON g.media_id = x.theirs JOIN pin p ON p.id = g.pin_id JOIN board b ON b.id = p.board_id
        WHERE b.trashed_at IS NULL AND NOT ({BOARD_SEEN}) AND p.trashed_at IS NULL AND {SHOWN}
          AND (x.verdict = 'duplicate' OR (x.verdict IS NULL
               AND x.likeness IN ('identical', 'same picture', 'likely same')))
          AND EXISTS (SELECT 1 FROM upload u WHERE u.media_id = x.mine AND u.person_id = :viewer)
        ORDER BY p.id DESC
        """,
        **asking(viewer),
        media=media_ids,
    )
    return {row["mine"]: row["board_id"] for row in found}
