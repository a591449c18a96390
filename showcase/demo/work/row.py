"""A pin in as few words as one can write it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One pin, written shortly.

    look: its pictures as "kind motif palette shape", with " + " between several.
    words: the lettering, lines parted by " / " and pictures by " + ".
    kin: the kind and the other's key, as "version of quay-poster"; key: what others call this one.
    """

    title: str
    story: str
    look: str
    words: str = ""
    tags: str = ""
    section: str | None = None
    key: str = ""
    kin: str = ""
    by: str = ""
    seed: int = 0
    format: str = "jpeg"
    copied: str = ""
