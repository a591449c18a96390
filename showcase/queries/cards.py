"""What pages draw: pictures, pins and boards as values, so that no template waits for the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Picture:
    """A media as it is drawn. Width and height are the original's, upright, in px.

    widths: of the renditions there are, ascending, in px.
    is_clear: one can see through it somewhere.
    """

    media: int
    width: int
    height: int
    alt: str
    placeholder: str
    widths: tuple[int, ...]
    is_animated: bool = False
    is_clear: bool = False


@dataclass(frozen=True, slots=True)
class PinCard:
    """A pin on a wall. `section` is the heading that it hangs under on a board, if any.

    is_withheld: only its own people and curators see it, now.
    """

    id: int
    title: str
    maker: str
    handle: str
    team: str
    team_slug: str
    page_count: int
    picture: Picture
    pinned_at: datetime
    section: str | None = None
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class BoardCard:
    """A board in a list, with a collage of up to four pins."""

    slug: str
    title: str
    about: str
    team: str
    team_slug: str
    region: str
    campaign: str | None
    campaign_slug: str | None
    openness: str
    is_closed: bool
    pin_count: int
    changed_at: datetime
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Boards under one heading. `kind` is "team" or "campaign"; no slug: boards without a campaign.

    count: of all that belong there, shown or not.
    """

    kind: str
    slug: str | None
    title: str
    boards: tuple[BoardCard, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Boards:
    """A page of boards under headings. `next` is the cursor to read on from, None at the end.

    count: of all boards there are, before this page and after it too.
    """

    groups: tuple[Group, ...]
    count: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Wall:
    """A page of a wall. `next` is the cursor to read on from, None at its end."""

    cards: tuple[PinCard, ...]
    next: str | None


def grouped(boards: Iterable[tuple[BoardCard, int]], by: str) -> tuple[Group, ...]:
    """Boards under their team or campaign, in the order of first appearance.

    boards: each with how many belong to its team or campaign.
    """
    groups: dict[str | None, list[BoardCard]] = {}
    counts: dict[str | None, int] = {}
    for board, count in boards:
        slug = board.team_slug if by == "team" else board.campaign_slug
        groups.setdefault(slug, []).append(board)
        counts[slug] = count
    return tuple(
        Group(
            by,
            slug,
            within[0].team if by == "team" else within[0].campaign or "",
            tuple(within),
            counts[slug],
        )
        for slug, within in groups.items()
    )
