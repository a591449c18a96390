"""Days as people type them, and the moments that they begin and end at. All in UTC, as pages show them.

Rights last to the end of a day, an embargo to its beginning. Where a moment is not the beginning of
a day, the day that is told of it is the one on the safe side.
"""

from datetime import UTC, date, datetime, time, timedelta

FIRST = date(1970, 1, 2)
LAST = date(2999, 12, 31)
"""What somebody may mean by a day."""


def begins(day: date) -> datetime:
    """The moment that a day begins at."""
    return datetime.combine(day, time(), UTC)


def ends(day: date) -> datetime:
    """The moment that a day is over at."""
    return begins(day + timedelta(days=1))


def first_day(moment: datetime) -> date:
    """The first whole day from a moment on."""
    there = moment.astimezone(UTC)
    return there.date() if there.time() == time() else there.date() + timedelta(days=1)


def last_day(moment: datetime) -> date:
    """The last whole day before a moment."""
    return moment.astimezone(UTC).date() - timedelta(days=1)


def read_day(text: str) -> date | None:
    """A day as forms and manifests write it, 2027-05-03; None for nothing. Raises ValueError for anything else."""
    if not text.strip():
        return None
    day = date.fromisoformat(text.strip())
    if day.isoformat() != text.strip() or not FIRST <= day <= LAST:
        raise ValueError(text)
    return day
