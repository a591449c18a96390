"""What is answered. Addresses are paths on this site."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from showcase.models import Likeness, Openness, Order, Usage, Verdict
from showcase.queries.showing import Why


class Told(BaseModel):
    """Something that is answered."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Problem(Told):
    """What went wrong (RFC 9457). `detail` is a sentence for people."""

    type: str
    title: str
    status: int
    detail: str
    errors: dict[str, str] = Field({}, description="a sentence for each field that cannot be taken")


class Named(Told):
    """A team or a region."""

    slug: str
    name: str


class Titled(Told):
    """A board or a campaign."""

    slug: str
    title: str


class Maker(Told):
    """Somebody. Whoever was forgotten has no handle, and for a name “Somebody who left”, in the reader's language."""

    handle: str | None
    name: str


class Rendition(Told):
    """A smaller copy of a picture."""

    width: int = Field(description="px")
    address: str


class Picture(Told):
    """A media as it is drawn."""

    media: int
    width: int = Field(description="px, upright")
    height: int = Field(description="px, upright")
    alt: str
    placeholder: str = Field(description="a tiny picture, as a data address")
    is_animated: bool
    renditions: list[Rendition]


class PinItem(Told):
    """A pin in a list."""

    id: int
    title: str
    maker: Maker
    team: Named
    page_count: int
    picture: Picture
    section: str | None = Field(description="heading that it hangs under, in the list of a board")
    pinned_at: datetime
    is_withheld: bool = Field(description="only its team and curators see it, now")
    address: str


class PinItems(Told):
    """A page of pins."""

    items: list[PinItem]
    next: str | None = Field(description="give this as `after` to read on; null at the end")


class Colour(Told):
    """A colour of a picture, and how much of it."""

    colour: str
    share: float


class Page(Told):
    """A media of a pin."""

    picture: Picture
    alt: str
    format: str
    size: int = Field(description="bytes of the original")
    frames: int
    palette: list[Colour]
    original: str = Field(description="address to download it from")


class Credit(Told):
    """Somebody, with an account or without, and what they did."""

    name: str
    handle: str | None
    did: str


class Place(Told):
    """A board that a pin is on."""

    slug: str
    title: str
    section: str | None
    is_home: bool


class Reason(Told):
    """Why others do not see a pin. `sentence` is for people."""

    why: Why
    sentence: str


class Pin(Told):
    """One published sample of work."""

    id: int
    title: str
    story: str = Field(description="Markdown")
    source: str
    board: Titled
    team: Named
    campaign: Titled | None
    region: Named
    maker: Maker
    media: list[Page]
    credits: list[Credit]
    tags: list[str]
    boards: list[Place]
    version_of: int | None
    usage: Usage
    territory: Named | None = Field(description="the region that it may be used in, with that usage")
    licence: str
    embargo_until: date | None = Field(description="the first day on which others see it, in UTC")
    rights_until: date | None = Field(description="the last day on which others see it, in UTC")
    withheld: list[Reason] = Field(description="why others do not see it; empty when they do")
    pinned_at: datetime
    changed_at: datetime
    address: str


class Duplicate(Told):
    """A media that looks like another, and the pin that shows it; none when it is yours and waits to be pinned.

    When a board that you cannot see has it, that is all there is to say: `is_out_of_sight` is true, and nothing
    else is told.
    """

    media: int | None
    pin: int | None
    title: str | None
    board: str | None
    team: str | None
    kind: Likeness | None = Field(alias="class")
    distance: int | None = Field(description="bits between the fingerprints, 0 to 64")
    likeness: float | None = Field(description="0 to 1")
    is_out_of_sight: bool = Field(False, description="whether a board that you cannot see has it")
    is_duplicate: bool = Field(description="whether they are taken for the same picture")
    verdict: Verdict | None = Field(description="what somebody has said of the two")


class Media(Told):
    """An original file. What is not known before it has been processed is null."""

    id: int
    sha256: str
    format: str
    size: int = Field(description="bytes")
    width: int | None
    height: int | None
    frames: int | None
    state: Literal["ready", "processing"]
    alt: str = Field(description="what you typed when you brought it")
    renditions: list[Rendition]
    original: str
    duplicates: list[Duplicate]


class BoardItem(Told):
    """A board in a list."""

    slug: str
    title: str
    about: str
    team: Named
    region: Named
    campaign: Titled | None
    openness: Openness
    pin_count: int
    pictures: list[Picture]
    changed_at: datetime
    closed_at: datetime | None
    address: str


class Group(Told):
    """Boards of this page under one heading."""

    kind: Literal["team", "campaign"]
    slug: str | None
    title: str
    boards: list[str]


class BoardItems(Told):
    """A page of boards."""

    items: list[BoardItem]
    groups: list[Group]
    next: str | None


class Section(Told):
    """A part of a board with a heading of its own."""

    id: int
    title: str
    position: int


class Board(BoardItem):
    """A wall of pins that a team keeps."""

    order: Order
    sections: list[Section]
    made_at: datetime
