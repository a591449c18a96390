"""Words as people type them in a row."""

import re

_COMMAS = re.compile("[,;،؛、，；]")


def between_commas(text: str) -> list[str]:
    """What stands between commas or semicolons, those of Arabic, Chinese and Japanese too."""
    return [word for part in _COMMAS.split(text) if (word := part.strip())]
