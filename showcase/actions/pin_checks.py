"""What a pin may be, and who may change it."""

from collections.abc import Mapping, Sequence

from showcase.foundation.errors import Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import Media, Person, Pin
from showcase.queries.rights import standing

MOST_PAGES = 50
LONGEST_TITLE = 200
LONGEST_STORY = 20_000
LONGEST_ALT = 1000


async def refuse_change(pin: Pin, by: Person) -> None:
    """Raises NotAllowed."""
    if not (await standing(by)).may_change(pin):
        raise NotAllowed(_("Only its maker or a lead of its team can change “%(pin)s”.") % {"pin": pin.title})


def check_texts(title: str, story: str, alt: Sequence[str]) -> None:
    """Raises Invalid with a sentence for each field."""
    wrong = {}
    if not title.strip():
        wrong["title"] = _("Give it a title.")
    elif len(title.strip()) > LONGEST_TITLE:
        wrong["title"] = _("A title has at most %(most)s characters.") % {"most": LONGEST_TITLE}
    if len(story) > LONGEST_STORY:
        wrong["story"] = _("A story has at most %(most)s characters.") % {"most": LONGEST_STORY}
    if any(len(text) > LONGEST_ALT for text in alt):
        wrong["alt"] = _("A description has at most %(most)s characters.") % {"most": LONGEST_ALT}
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)


def check_media(wanted: Sequence[int], found: Mapping[int, Media]) -> None:
    """found: of those that are wanted, what the person may see. Raises Invalid."""
    if not wanted:
        raise Invalid(_("A pin needs at least one picture."), {"media": _("Add a picture.")})
    if len(wanted) > MOST_PAGES:
        raise Invalid(
            _("A pin has at most %(most)s pictures.") % {"most": MOST_PAGES},
            {"media": _("Make several pins of them.")},
        )
    for one in wanted:
        if one not in found:
            raise Invalid(
                _("There is no picture %(number)s that you could pin.") % {"number": one},
                {"media": _("Upload it first.")},
            )
        if not found[one].is_processed:
            raise Invalid(
                _("A picture is still being prepared. Try again in a moment."), {"media": _("Wait a moment.")}
            )
