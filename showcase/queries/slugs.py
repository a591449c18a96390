"""Names in addresses."""

LONGEST = 80  # characters, of every slug and handle that there is


def as_slug(text: str) -> str:
    """What is looked for. Nothing has a longer name, and no column would be asked for one."""
    return text if len(text) <= LONGEST else ""
