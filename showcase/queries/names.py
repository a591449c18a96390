"""What somebody is called who has been forgotten."""

from showcase.foundation.language import gettext as _


def name_of(name: str) -> str:
    """A person's name; for those who have none any more what readers see instead, in their language."""
    return name or _("Somebody who left")


def name_kept(shown: str) -> str:
    """The other way round, for forms that send back what they were shown."""
    return "" if shown == name_of("") else shown
