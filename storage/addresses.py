"""What a web address of a store may say."""

import re
from urllib.parse import quote

LONGEST = 900  # seconds that an address may be valid
LONGEST_NAME = 200  # characters of the name that a download is saved under


def checked_seconds(seconds: int) -> int:
    """The seconds themselves. Raises ValueError unless an address may be valid for so long."""
    if not 1 <= seconds <= LONGEST:
        raise ValueError(f"An address is valid for 1 to {LONGEST} seconds, not {seconds}.")
    return seconds


def attachment(filename: str) -> str:
    """The Content-Disposition with which a browser saves the bytes, and never shows them.

    filename: any text. What a header or a file's name cannot have becomes "_", and of a name that
    is too long the end is kept. Old clients read a plain ASCII name, others the real one.

    Source: RFC 6266, section 4.3, and RFC 8187.
    """
    printable = "".join(letter if letter.isprintable() else "_" for letter in filename)
    name = re.sub(r"[/\\]", "_", printable)[-LONGEST_NAME:] or "download"
    plain = re.sub(r"[^A-Za-z0-9 ._-]", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='', errors='replace')}"
