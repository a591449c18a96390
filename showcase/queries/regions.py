"""Where: a region with what is inside it and what it is inside of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.queries.cards import Picture
from showcase.queries.known import region_known, regions_below, team_known
from showcase.queries.pictures import pictures_of
from showcase.queries.sql import rows
from showcase.queries.visibility import Viewer, asking, board_seen


@dataclass(frozen=True, slots=True)
class Place:
    """A region as a filter: `within` are the ids of it and of all that are inside it."""

    slug: str
    name: str
    within: tuple[int, ...]
    parents: tuple[dict[str, Any], ...]
    children: tuple[dict[str, Any], ...]


@dataclass(slots=True)
class Branch:
    """A region in the tree, with what its teams keep, and those of all regions inside it."""

    id: int
    slug: str
    name: str
    pin_count: int = 0
    team_count: int = 0
    board_count: int = 0
    pictures: tuple[Picture, ...] = ()
    children: list["Branch"] = field(default_factory=list)


async def place(viewer: Viewer, slug: str) -> Place:
    """A region that the viewer knows. Raises NotFound, by name. One query."""
    found = await regions_below(viewer, slug)
    here = next((region for region in found if region["depth"] == 0), None)
    if here is None:
        raise NotFound(_("There is no region “%(slug)s”.") % {"slug": slug})
    return Place(
        here["slug"],
        here["name"],
        tuple(region["id"] for region in found if region["depth"] >= 0),
        tuple(region for region in found if region["depth"] < 0),
        tuple(region for region in found if region["depth"] == 1),
    )


async def tree(viewer: Viewer, *, within: Sequence[int] | None = None) -> list[Branch]:
    """The regions that the viewer knows, with counts of what they see, the outermost first. One query.

    within: only these regions, as branches of a tree of their own.
    """
    found = await rows(
        f"""
        SELECT r.id, r.slug, r.name, r.parent_id,
               COALESCE(t.team_count, 0) AS team_count, COALESCE(s.board_count, 0) AS board_count,
               COALESCE(s.pin_count, 0) AS pin_count, NULL AS collage, NULL AS changed_at
        FROM region r
        LEFT JOIN (
            SELECT t.region_id, COUNT(*) AS team_count FROM team t WHERE {team_known(viewer)} GROUP BY t.region_id
        ) t ON t.region_id = r.id
        LEFT JOIN (
            SELECT t.region_id, COUNT(*) AS board_count, SUM(b.home_count) AS pin_count
            FROM board b JOIN team t ON t.id = b.team_id WHERE {board_seen(viewer)} GROUP BY t.region_id
        ) s ON s.region_id = r.id
        WHERE {region_known(viewer)}
        UNION ALL
        SELECT t.region_id, NULL, NULL, NULL, 0, 0, 0, b.collage, b.changed_at
        FROM board b JOIN team t ON t.id = b.team_id WHERE {board_seen(viewer)} AND b.pin_count > 0
        ORDER BY 3, 9 DESC
        """,
        **asking(viewer),
    )
    regions = [row for row in found if row["slug"] is not None]
    branches = {
        row["id"]: Branch(
            row["id"], row["slug"], row["name"], row["pin_count"], row["team_count"], row["board_count"]
        )
        for row in regions
        if within is None or row["id"] in within
    }
    for row in found:
        branch = branches.get(row["id"])
        if branch and row["collage"] is not None and len(branch.pictures) < 4:
            branch.pictures += pictures_of(row["collage"], viewer)[: 4 - len(branch.pictures)]
    return _grown(branches, {row["id"]: row["parent_id"] for row in regions})


def _grown(branches: dict[int, Branch], parents: dict[int, int | None]) -> list[Branch]:
    tops = []
    for key, branch in branches.items():
        above = branches.get(parents[key] or 0)
        if above is None:
            tops.append(branch)
        else:
            above.children.append(branch)
    for top in tops:
        _sum_up(top)
    return tops


def _sum_up(branch: Branch) -> None:
    for child in branch.children:
        _sum_up(child)
        branch.pin_count += child.pin_count
        branch.team_count += child.team_count
        branch.board_count += child.board_count
        branch.pictures = (branch.pictures + child.pictures)[:4]
