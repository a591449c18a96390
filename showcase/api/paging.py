"""Short lists, page by page."""

from typing import Any

from showcase.foundation.cursors import BadCursor, cursor, read_cursor
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _


def page_of(
    rows: list[dict[str, Any]], *, by: str, after: str | None, limit: int
) -> tuple[list[dict[str, Any]], str | None]:
    """Rows in the order of their name (the field `by`), from a cursor on, and the next cursor.

    Raises Invalid for a cursor that is not ours, or names a row that has gone.
    """
    ordered = sorted(rows, key=lambda row: (row[by].casefold(), row["slug"]))
    start = _start([row["slug"] for row in ordered], after) if after else 0
    shown = ordered[start : start + limit]
    more = start + limit < len(ordered)
    return shown, cursor(shown[-1]["slug"]) if more else None


def _start(slugs: list[str], after: str) -> int:
    try:
        return slugs.index(str(read_cursor(after, str)[0])) + 1
    except (BadCursor, ValueError):
        raise Invalid(
            _("This cursor is not one of ours. Start again without it."),
            {"after": _("Take the “next” of the page before.")},
        ) from None
