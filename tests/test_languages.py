"""Every text is there in every language, with the same names in it."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from showcase.foundation import language
from showcase.foundation.language import LANGUAGES, LOCALES

HOUSE = Path(__file__).parent.parent
METHODS = [("showcase/**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"newstyle_gettext": "true", "trimmed": "true"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
TRANSLATED = [code for code in LANGUAGES if code != "en"]


def texts() -> set[object]:
    found = extract_from_dir(HOUSE, METHODS, OPTIONS, KEYWORDS)
    return {message for file, _line, message, _comments, _context in found if not file.startswith("tests/")}


TEXTS = texts()


@pytest.fixture(params=TRANSLATED)
def catalogue(request):
    with (LOCALES / request.param / "LC_MESSAGES" / "showcase.po").open("rb") as file:
        return read_po(file, locale=request.param)


def test_every_text_is_translated(catalogue):
    missing = [
        text for text in TEXTS if not (found := catalogue.get(text)) or not all(_strings(found.string))
    ]

    assert missing == []


def test_names_in_texts_stay(catalogue):
    """Except where a language says one, two or none without a number."""
    for message in catalogue:
        if not message.id:
            continue
        wanted = set(re.findall(r"%\(\w+\)s", " ".join(_strings(message.id))))
        for string in _strings(message.string):
            there = set(re.findall(r"%\(\w+\)s", string))
            assert there <= wanted, f"{string!r} names what {message.id!r} does not"
            assert isinstance(message.id, tuple) or there == wanted, (
                f"{string!r} leaves out a name of {message.id!r}"
            )


def test_a_language_is_chosen_by_what_the_browser_likes_best():
    assert language.preferred("de-DE,de;q=0.9,es;q=0.8,en;q=0.7") == "es"
    assert language.preferred("ar-EG,ar;q=0.9") == "ar"
    assert language.preferred("en;q=0.1,es;q=nonsense,*;q=0.5") == "en"
    assert language.preferred("") == "en"


def test_arabic_counts_in_six_ways():
    language.speak("ar")
    try:
        said = {
            language.ngettext("%(count)s pin", "%(count)s pins", number) for number in (0, 1, 2, 3, 11, 100)
        }
    finally:
        language.speak("en")

    assert len(said) >= 4


def _strings(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (str(value or ""),)
