"""Where a list was left, as an opaque word in an address."""

import base64
import json
from datetime import datetime


class BadCursor(Exception):
    """Not a cursor of ours."""


Key = tuple[int | float | str | datetime, ...]


def cursor(*key: int | float | str | datetime) -> str:
    """The sort key of the last one seen, as letters that stand in an address."""
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in key]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def read_cursor(text: str, *kinds: type) -> Key:
    """The key again, in these types. Raises BadCursor for anything that we did not write."""
    try:
        plain = json.loads(base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4)))
        if not isinstance(plain, list) or len(plain) != len(kinds) or len(text) > 400:
            raise BadCursor(text)
        return tuple(_read(value, kind) for value, kind in zip(plain, kinds, strict=True))
    except (ValueError, UnicodeError, TypeError, RecursionError):
        raise BadCursor(text) from None


def _read(value: object, kind: type) -> int | float | str | datetime:
    if kind is datetime and isinstance(value, str):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise BadCursor(value)
        return moment
    if kind is int and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63:
        return value
    if kind is str and isinstance(value, str):
        return value
    raise BadCursor(str(value))
