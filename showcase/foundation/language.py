"""What people read, in their language: texts, dates and numbers.

Catalogues are read as they were written (.po), once, when somebody first wants one.
"""

import gettext as catalogues
import io
from collections.abc import Sequence
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

LOCALES = Path(__file__).resolve().parent.parent / "locale"
LANGUAGES = ("en", "es", "ar")
DEFAULT = "en"

_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


def speak(language: str) -> None:
    """From here on in this task, texts are in this language."""
    _current.set(language if language in LANGUAGES else DEFAULT)


def spoken() -> str:
    return _current.get()


def direction() -> str:
    """ltr or rtl, of the language spoken."""
    return Locale.parse(spoken()).text_direction


def own_names() -> list[tuple[str, str]]:
    """Code and own name of every language, as in ("es", "español")."""
    return [(code, Locale.parse(code).get_display_name(code) or code) for code in LANGUAGES]


def preferred(accept: str) -> str:
    """The best of our languages for an Accept-Language header."""
    wanted = []
    for place, part in enumerate(accept.split(",")[:20]):
        tag, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        wanted.append((-weight, place, tag.strip().lower().split("-")[0]))
    for _, _, tag in sorted(wanted):
        if tag in LANGUAGES:
            return tag
    return DEFAULT


def gettext(text: str) -> str:
    return _catalogue(spoken()).gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    return _catalogue(spoken()).ngettext(one, many, number)


@cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    file = LOCALES / language / "LC_MESSAGES" / "showcase.po"
    if not file.exists():
        return catalogues.NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - for the languages that have a catalogue
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = io.BytesIO()
    with file.open("rb") as written:
        write_mo(compiled, read_po(written, locale=language))
    compiled.seek(0)
    return catalogues.GNUTranslations(compiled)


def moment(value: datetime | date | None) -> str:
    """A date as the reader writes it, short."""
    if value is None:
        return ""
    return format_date(value, format="medium", locale=spoken())


def exact_moment(value: datetime) -> str:
    return format_datetime(value, format="medium", locale=spoken())


def ago(value: datetime, now: datetime) -> str:
    """How long ago, in one unit, as in “3 days ago”."""
    return format_timedelta(
        min(value - now, timedelta(seconds=-1)), add_direction=True, locale=spoken(), threshold=1.1
    )


def number(value: float) -> str:
    return format_decimal(value, locale=spoken())


def listed(things: Sequence[str]) -> str:
    """One after the other, as in “red, green and blue”."""
    return format_list(things, locale=spoken())


def percent(value: float) -> str:
    """0.94 as “94 %”, the reader's way. Never 100 % unless it is."""
    return format_percent(min(value, 0.99) if value < 1 else 1, locale=spoken())


def filesize(size: int) -> str:
    """Bytes as a person says them, in the reader's numbers."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{format_decimal(round(size / factor, 1), locale=spoken())} {unit}"
    return f"{format_decimal(size, locale=spoken())} B"
