"""What programs send. Every field is known, every type is the right one."""

from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from starlette.datastructures import UploadFile

from showcase.actions.boards import LONGEST_ABOUT
from showcase.actions.boards import LONGEST_TITLE as LONGEST_BOARD_TITLE
from showcase.actions.pin_checks import LONGEST_ALT, LONGEST_STORY, LONGEST_TITLE, MOST_PAGES
from showcase.actions.rights import LONGEST_LICENCE
from showcase.foundation.days import read_day
from showcase.foundation.language import gettext as _
from showcase.models import Openness, Order, Usage

MOST_ITEMS = 100
USUAL_ITEMS = 40
MOST_WORDS = 50
"""Credits, or tags, of a pin."""

LONGEST_SLUG = 80
LONGEST_NAME = 80
LONGEST_DEED = 120
LONGEST_SOURCE = 2000


def _clean(text: str) -> str:
    """Without what no database keeps."""
    return text.replace("\x00", "").replace("\r\n", "\n")


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        parts = urlsplit("")
    if text.strip() and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise ValueError(_("This is not a web address. It begins with https://."))
    return text.strip()


def _day(text: str) -> str:
    try:
        read_day(text)
    except ValueError:
        raise ValueError(_("This is not a day. Write it as in 2027-05-03.")) from None
    return text.strip()


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Text = Annotated[str, AfterValidator(_clean)]
Slug = Annotated[str, Field(min_length=1, max_length=LONGEST_SLUG), AfterValidator(_clean)]
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Alt = Annotated[
    list[Annotated[Text, Field(max_length=LONGEST_ALT)]],
    Field(max_length=MOST_PAGES),
    BeforeValidator(_as_list),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}, mode="validation"
    ),
]
Source = Annotated[Text, Field(max_length=LONGEST_SOURCE), AfterValidator(_web_address)]
Licence = Annotated[Text, Field(max_length=LONGEST_LICENCE)]
Day = Annotated[
    str, Field(min_length=1, max_length=10, json_schema_extra={"format": "date"}), AfterValidator(_day)
]
Tags = Annotated[list[Annotated[Text, Field(max_length=LONGEST_NAME)]], Field(max_length=MOST_WORDS)]


class Sent(BaseModel):
    """Something that is sent. What was not sent is not in `model_fields_set`."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Nothing(Sent):
    """No more is to be said."""


def _without_defaults(schema: dict[str, Any]) -> None:
    for field in schema.get("properties", {}).values():
        field.pop("default", None)


class Changed(Sent):
    """What shall be different. What is not sent stays, so no default is told."""

    model_config = ConfigDict(json_schema_extra=_without_defaults)


class CreditSent(Sent):
    """Somebody by their handle, or by their name, and what they did."""

    handle: Slug | None = None
    name: Annotated[Text, Field(max_length=LONGEST_NAME)] = ""
    did: Annotated[Text, Field(max_length=LONGEST_DEED)] = ""


Credits = Annotated[list[CreditSent], Field(max_length=MOST_WORDS)]


class PinsWanted(Sent):
    """Which pins. All that is given holds."""

    board: Slug | None = None
    team: Slug | None = None
    campaign: Slug | None = None
    region: Slug | None = Field(None, description="and all that are inside it")
    person: Slug | None = Field(None, description="handle of who made it")
    tag: Slug | None = None
    after: Text | None = Field(None, description="the `next` of the page before")
    limit: int = Field(USUAL_ITEMS, ge=1, le=MOST_ITEMS)


class NewPin(Sent):
    """A pin to publish. Without alt texts and a source it takes those that came with its media."""

    title: Annotated[Text, Field(max_length=LONGEST_TITLE)]
    media: Annotated[list[Id], Field(max_length=MOST_PAGES)]
    board: Slug
    section: Id | None = None
    campaign: Slug | None = Field(None, description="the board's own, without")
    story: Annotated[Text, Field(max_length=LONGEST_STORY)] = ""
    alt: Alt | None = None
    source: Source | None = None
    credits: Credits = []
    tags: Tags = []
    version_of: Id | None = None
    usage: Usage = Usage.INTERNAL
    territory: Slug | None = Field(None, description="the region that it may be used in, with that usage")
    licence: Licence = ""
    embargo_until: Day | None = Field(None, description="the first day on which others see it, in UTC")
    rights_until: Day | None = Field(None, description="the last day on which others see it, in UTC")


class ChangedPin(Changed):
    """What shall be different of a pin. `board` gives it a new home; null takes away."""

    title: Annotated[Text, Field(max_length=LONGEST_TITLE)] = ""
    story: Annotated[Text, Field(max_length=LONGEST_STORY)] = ""
    alt: Alt = []
    source: Source = ""
    credits: Credits = []
    tags: Tags = []
    version_of: Id | None = None
    campaign: Slug | None = None
    board: Slug = ""
    section: Id | None = None
    usage: Usage = Usage.INTERNAL
    territory: Slug | None = Field(None, description="the region that it may be used in, with that usage")
    licence: Licence = ""
    embargo_until: Day | None = Field(None, description="the first day on which others see it, in UTC")
    rights_until: Day | None = Field(None, description="the last day on which others see it, in UTC")


class NewPlacement(Sent):
    """Where on the board."""

    section: Id | None = None


class BoardsWanted(Sent):
    """Which boards. All that is given holds."""

    group: Literal["team", "campaign"] | None = Field(None, description="keep together what belongs to one")
    team: Slug | None = None
    campaign: Slug | None = None
    region: Slug | None = None
    after: Text | None = None
    limit: int = Field(USUAL_ITEMS, ge=1, le=MOST_ITEMS)


class NewBoard(Sent):
    """A board to make, for a team of yours."""

    title: Annotated[Text, Field(max_length=LONGEST_BOARD_TITLE)]
    team: Slug
    slug: Slug | None = Field(None, description="instead of one made from the title")
    about: Annotated[Text, Field(max_length=LONGEST_ABOUT)] = ""
    campaign: Slug | None = None
    openness: Openness = Openness.OPEN
    order: Order = Order.NEWEST


class ChangedBoard(Changed):
    """What shall be different of a board. `closed`: nothing more is pinned there."""

    title: Annotated[Text, Field(max_length=LONGEST_BOARD_TITLE)] = ""
    about: Annotated[Text, Field(max_length=LONGEST_ABOUT)] = ""
    team: Slug = ""
    campaign: Slug | None = None
    openness: Openness = Openness.OPEN
    order: Order = Order.NEWEST
    closed: bool = False


class PlacesWanted(Sent):
    """Which teams or campaigns."""

    region: Slug | None = None
    after: Text | None = None
    limit: int = Field(MOST_ITEMS, ge=1, le=MOST_ITEMS)


class RegionsWanted(Sent):
    """Which page of the regions."""

    after: Text | None = None
    limit: int = Field(MOST_ITEMS, ge=1, le=MOST_ITEMS)


class NewMedia(Sent):
    """A file to keep, with what goes with it."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    file: Annotated[UploadFile, WithJsonSchema({"type": "string", "contentMediaType": "image/*"})]
    alt: Annotated[Text, Field(max_length=LONGEST_ALT)] = ""
    source: Source = ""
