"""Tables that leave the house as text, for people who open them in a spreadsheet."""

import csv
import io
from collections.abc import Sequence

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> str:
    """A value that no spreadsheet takes for a formula: what looks like one begins with an apostrophe.

    Numbers stay numbers. None is empty.
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value).replace("\x00", "")
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_STARTS_A_FORMULA) else text


def line(values: Sequence[object]) -> str:
    """A line of a CSV file, with its end."""
    written = io.StringIO()
    csv.writer(written).writerow([cell(value) for value in values])
    return written.getvalue()


def uncell(text: str) -> str:
    """What stood in a cell before `cell` made it harmless, for files that come back in."""
    plain = text[1:]
    return plain if text.startswith("'") and cell(plain) == text else text
