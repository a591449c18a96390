"""What somebody is called who has been forgotten."""

from showcase.foundation.language import gettext as _


def name_of(name: str) -> str:
    """A person's name, or for those who have none any more what readers see instead, in their language."""
    return name or _("Somebody who left")
