"""What is answered of teams, campaigns and regions."""

from datetime import date

from showcase.api.shapes import Maker, Named, Told


class Team(Told):
    """People who make work together, in one region."""

    slug: str
    name: str
    about: str
    region: Named
    board_count: int
    pin_count: int
    address: str


class TeamWithPeople(Team):
    """A team, and who is in it."""

    people: list[Maker]


class Teams(Told):
    """A page of teams."""

    items: list[Team]
    next: str | None


class Campaign(Told):
    """What work is made for."""

    slug: str
    title: str
    brief: str
    colour: str
    starts_on: date | None
    ends_on: date | None
    board_count: int
    pin_count: int
    address: str


class Campaigns(Told):
    """A page of campaigns."""

    items: list[Campaign]
    next: str | None


class Region(Told):
    """A part of the world. Its counts are of everything inside it."""

    slug: str
    name: str
    parent: str | None
    team_count: int
    board_count: int
    pin_count: int
    address: str


class RegionWithin(Region):
    """A region, what it is inside of (the outermost first), and what is inside it."""

    parents: list[Named]
    children: list[Named]


class Regions(Told):
    """A page of regions, each with its parent."""

    items: list[Region]
    next: str | None
