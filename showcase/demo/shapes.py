"""What the sample organisation consists of: plain data, in the words of the models."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .drawing import Drawing

Openness = Literal["open", "closed", "private"]
Role = Literal["admin", "curator", "member", "viewer"]
Kinship = Literal["duplicate", "colour variant", "version"]


@dataclass(frozen=True)
class RegionPlan:
    slug: str
    name: str
    parent: str | None = None


@dataclass(frozen=True)
class TeamPlan:
    slug: str
    name: str
    region: str
    about: str


@dataclass(frozen=True)
class CampaignPlan:
    slug: str
    title: str
    brief: str
    starts_on: date
    ends_on: date
    colour: str


@dataclass(frozen=True)
class PersonPlan:
    handle: str
    name: str
    team: str
    works_as: str
    role: Role = "member"

    @property
    def email(self) -> str:
        return f"{self.handle}@example.org"


@dataclass(frozen=True)
class BoardPlan:
    slug: str
    title: str
    about: str
    team: str
    campaign: str | None = None
    openness: Openness = "closed"
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class CreditPlan:
    """handle: of somebody with an account, or None for anybody else."""

    name: str
    did: str
    handle: str | None = None


@dataclass(frozen=True)
class Relative:
    """The pin whose picture this one's repeats, and how."""

    kind: Kinship
    of: str


@dataclass(frozen=True)
class PinPlan:
    """key: names the pin in these plans. ago: how long before the demo's first start it was pinned."""

    key: str
    title: str
    story: str
    board: str
    maker: str
    credits: tuple[CreditPlan, ...]
    tags: tuple[str, ...]
    media: tuple[Drawing, ...]
    ago: timedelta
    section: str | None = None
    relative: Relative | None = None

    @property
    def alt(self) -> str:
        return self.media[0].alt


@dataclass(frozen=True)
class Organisation:
    name: str
    regions: tuple[RegionPlan, ...]
    teams: tuple[TeamPlan, ...]
    campaigns: tuple[CampaignPlan, ...]
    people: tuple[PersonPlan, ...]
    boards: tuple[BoardPlan, ...]
    pins: tuple[PinPlan, ...]
