"""Which names bytes may have. Stricter than any one store, so that every store can keep every key."""

import re

from storage.errors import BadKey

LONGEST = 512  # characters of a whole key
LONGEST_PART = 255  # characters between two slashes: the longest name a file may have

_ALPHABET = re.compile(r"[a-z0-9][a-z0-9./_-]*")


def checked(key: str) -> str:
    """The key itself. Raises BadKey when bytes cannot be under it."""
    _refuse_bad_characters(key)
    if any(part in ("", ".") for part in key.split("/")):
        raise BadKey(f"The key {_shown(key)} has an empty part.")
    return key


def checked_prefix(prefix: str) -> str:
    """The prefix itself: the beginning of a key, cut anywhere, or nothing. Raises BadKey."""
    if prefix:
        _refuse_bad_characters(prefix)
        if any(part in ("", ".") for part in prefix.split("/")[:-1]):
            raise BadKey(f"The prefix {_shown(prefix)} has an empty part.")
    return prefix


def is_key(name: str) -> bool:
    """Whether a name found in a store can be a key. Stores may hold what others have put there."""
    try:
        checked(name)
    except BadKey:
        return False
    return True


def _refuse_bad_characters(name: str) -> None:
    if len(name) > LONGEST:
        raise BadKey(f"A key has at most {LONGEST} characters, and {_shown(name)} has {len(name)}.")
    if not _ALPHABET.fullmatch(name):
        raise BadKey(
            f"The key {_shown(name)} must begin with a-z or 0-9 and have only those and . / _ - in it."
        )
    if ".." in name:
        raise BadKey(f"The key {_shown(name)} must not have two dots in a row.")
    if max(map(len, name.split("/"))) > LONGEST_PART:
        raise BadKey(f"Between two slashes a key has at most {LONGEST_PART} characters: {_shown(name)}.")


def _shown(name: str) -> str:
    """The name as a message may carry it: short, and without anything that a terminal obeys."""
    return ascii(name if len(name) <= 80 else f"{name[:77]}...")
