"""Teams, regions and campaigns as those who keep them see them: with all that is in them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from showcase.models import Membership, Region, Team
from showcase.queries.sql import moment, rows


@dataclass(frozen=True, slots=True)
class TeamEntry:
    """boards, pins: those in the trash and in private count, too, as they would be in the way."""

    slug: str
    name: str
    about: str
    region: str
    region_slug: str
    people: int
    leads: int
    boards: int
    pins: int
    reviews_since: datetime | None


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """A region in the tree. depth: 0 at the top. Counts are of the region alone."""

    id: int
    slug: str
    name: str
    parent_id: int | None
    depth: int
    teams: int
    people: int
    pins: int


@dataclass(slots=True)
class _Node:
    row: dict[str, Any]
    children: list["_Node"] = field(default_factory=list)


async def teams_kept(team: Team | None = None) -> list[TeamEntry]:
    """All teams by name, or one. One query."""
    found = await rows(
        f"""SELECT t.slug, t.name, t.about, t.reviews_since, r.name AS region, r.slug AS region_slug,
          (SELECT COUNT(*) FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.team_id = t.id AND p.left_at IS NULL) AS people,
          (SELECT COUNT(*) FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.team_id = t.id AND p.left_at IS NULL AND m.leads_since IS NOT NULL) AS leads,
          (SELECT COUNT(*) FROM board b WHERE b.team_id = t.id) AS boards,
          (SELECT COUNT(*) FROM pin p WHERE p.team_id = t.id) AS pins
        FROM team t JOIN region r ON r.id = t.region_id
        {"WHERE t.id = :team" if team else ""} ORDER BY LOWER(t.name), t.id""",
        team=team.id if team else 0,
    )
    return [
        TeamEntry(**{**row, "reviews_since": row["reviews_since"] and moment(row["reviews_since"])})
        for row in found
    ]


async def memberships_of(team: Team) -> list[Membership]:
    """With their people, leads first. Those who left are among them until they are taken out. One query."""
    found = await Membership.filter(team_id=team.id).select_related("person")
    return sorted(found, key=lambda one: (one.leads_since is None, one.person.name.lower(), one.person_id))


async def regions_kept() -> list[RegionEntry]:
    """The tree from the outside in, as one list. One query."""
    found = await rows(
        """SELECT r.id, r.slug, r.name, r.parent_id,
          (SELECT COUNT(*) FROM team t WHERE t.region_id = r.id) AS teams,
          (SELECT COUNT(*) FROM person p WHERE p.region_id = r.id) AS people,
          (SELECT COUNT(*) FROM pin p WHERE p.region_id = r.id) AS pins
        FROM region r ORDER BY LOWER(r.name), r.id"""
    )
    nodes = {row["id"]: _Node(row) for row in found}
    tops: list[_Node] = []
    for node in nodes.values():
        above = nodes.get(node.row["parent_id"])
        (above.children if above else tops).append(node)
    return [RegionEntry(**node.row, depth=depth) for node, depth in _downwards(tops)]


def outside_of(region: Region, tree: list[RegionEntry]) -> list[RegionEntry]:
    """Where a region could be moved: everywhere but into itself and what it holds."""
    inside = {region.id}
    for entry in tree:
        if entry.parent_id in inside:
            inside.add(entry.id)
    return [entry for entry in tree if entry.id not in inside]


async def campaigns_kept() -> list[dict[str, Any]]:
    """The latest first: slug, title, colour, starts_on, ends_on, boards, pins. One query."""
    found = await rows(
        """SELECT k.slug, k.title, k.colour, k.starts_on, k.ends_on,
          (SELECT COUNT(*) FROM board b WHERE b.campaign_id = k.id) AS boards,
          (SELECT COUNT(*) FROM pin p WHERE p.campaign_id = k.id) AS pins
        FROM campaign k ORDER BY k.starts_on DESC NULLS LAST, k.title, k.id"""
    )
    for row in found:
        for name in ("starts_on", "ends_on"):
            row[name] = moment(row[name]).date() if isinstance(row[name], str) else row[name]
    return found


def _downwards(tops: list[_Node]) -> list[tuple[_Node, int]]:
    """Not by recursion: nobody says how deep a tree may be."""
    found, waiting = [], [(node, 0) for node in reversed(tops)]
    while waiting:
        node, depth = waiting.pop()
        found.append((node, depth))
        waiting.extend((child, depth + 1) for child in reversed(node.children))
    return found
