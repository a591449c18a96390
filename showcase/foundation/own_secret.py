"""The installation's own secret, without which nothing that it keeps of keys is worth anything."""

import os
import re
import secrets
import shutil
import tempfile
from pathlib import Path

SHORTEST = 32
LEAST_LETTERS = 8  # that differ
GOOD_SECRET = "It has at least 32 characters, made at random: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"  # noqa: S105

_PLACEHOLDER = re.compile(
    r"change.?(me|this|it)|place.?holder|replace|insert|your.?(secret|key)|example|password|insecure|default|12345678"
    r"|abcdef|qwerty",
    re.IGNORECASE,
)


def weakness_of(secret: str) -> str:
    """Why somebody could guess it, or nothing."""
    if len(secret) < SHORTEST:
        return "is too short"
    if len(set(secret)) < LEAST_LETTERS:
        return "repeats itself"
    return "is a placeholder" if _PLACEHOLDER.search(secret) else ""


def kept(file: Path) -> str:
    """The embedded default's own, made at random at the first start, the same for all its processes.

    Raises ValueError with its weakness.
    """
    if not file.exists():
        _make(file)
    secret = file.read_text().strip()
    if weakness := weakness_of(secret):
        raise ValueError(weakness)
    return secret


def _make(file: Path) -> None:
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".secret-")
    with os.fdopen(descriptor, "w") as fresh:
        fresh.write(secrets.token_urlsafe(48))
    try:
        os.link(name, file)  # whole or not at all, and only one of those that start together
    except FileExistsError:
        pass
    except OSError:  # a folder without links
        shutil.copy2(name, file)
    Path(name).unlink()
