"""Who and what somebody may know by name.

Whoever is of the organisation knows all of its teams, campaigns, regions, people and tags. A guest,
who is from outside, knows what has to do with a board that they see: the team that keeps it with its
people, where that is, what it is for, and who made what hangs there. Anything else is for them as if
it were not there.
"""

from typing import Any

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import (
    Board,
    BoardGuest,
    Campaign,
    Credit,
    Membership,
    Person,
    PinTag,
    Region,
    Tag,
    Team,
)
from showcase.queries.slugs import as_slug
from showcase.queries.sql import rows
from showcase.queries.visibility import BOARD_SEEN, PIN_SEEN, Viewer, asking, boards_visible_to, visible_to

EVERYTHING = "1 = 1"
_TEAM_KNOWN = f"t.id IN (SELECT b.team_id FROM board b WHERE {BOARD_SEEN})"
_CAMPAIGN_KNOWN = f"""(k.id IN (SELECT b.campaign_id FROM board b WHERE {BOARD_SEEN})
    OR k.id IN (SELECT p.campaign_id FROM pin p JOIN board b ON b.id = p.board_id WHERE {PIN_SEEN}))"""
_REGION_KNOWN = f"""r.id IN (
    WITH RECURSIVE known(id, parent_id) AS (
        SELECT h.id, h.parent_id FROM region h WHERE h.id IN (
            SELECT t.region_id FROM team t JOIN board b ON b.team_id = t.id WHERE {BOARD_SEEN})
        UNION
        SELECT h.id, h.parent_id FROM region h JOIN known w ON h.id = w.parent_id
    ) SELECT id FROM known)"""


def team_known(viewer: Viewer) -> str:
    """A condition on the team `t`, with the values of `asking`."""
    return _TEAM_KNOWN if viewer.is_guest else EVERYTHING


def campaign_known(viewer: Viewer) -> str:
    """A condition on the campaign `k`, with the values of `asking`."""
    return _CAMPAIGN_KNOWN if viewer.is_guest else EVERYTHING


def region_known(viewer: Viewer) -> str:
    """A condition on the region `r`, with the values of `asking`. Whoever knows one knows what it is inside of."""
    return _REGION_KNOWN if viewer.is_guest else EVERYTHING


async def team_by_slug(viewer: Viewer, slug: str) -> Team:
    """A team with its region. Raises NotFound, by name. One query."""
    if team := await _teams(viewer).select_related("region").get_or_none(slug=as_slug(slug)):
        return team
    raise NotFound(_("There is no team “%(slug)s”.") % {"slug": slug})


async def all_teams(viewer: Viewer) -> list[Team]:
    return await _teams(viewer).select_related("region").order_by("name")


async def teams_of(viewer: Viewer, person: Person) -> list[Team]:
    """The teams that somebody is in, as far as the viewer knows them."""
    return await _teams(viewer).filter(memberships__person_id=person.id).order_by("name")


async def people_of(viewer: Viewer, team: Team) -> list[Person]:
    return await people_known_to(viewer).filter(memberships__team_id=team.id).order_by("name")


async def all_people(viewer: Viewer) -> list[Person]:
    return await people_known_to(viewer).order_by("name")


async def person_by_handle(viewer: Viewer, handle: str) -> Person:
    """Somebody, whether they are still here or have left. Raises NotFound, by name."""
    if person := await anybody_known_to(viewer).get_or_none(handle=as_slug(handle), erased_at__isnull=True):
        return person
    raise NotFound(_("There is nobody here called “%(handle)s”.") % {"handle": handle})


async def campaign_by_slug(viewer: Viewer, slug: str) -> Campaign:
    """Raises NotFound, by name. One query."""
    if campaign := await _campaigns(viewer).get_or_none(slug=as_slug(slug)):
        return campaign
    raise NotFound(_("There is no campaign “%(slug)s”.") % {"slug": slug})


async def all_campaigns(viewer: Viewer) -> list[Campaign]:
    return await _campaigns(viewer).order_by("title")


async def tag_by_slug(viewer: Viewer, slug: str) -> Tag:
    """Raises NotFound, by name. One query."""
    tags = Tag.all()
    if viewer.is_guest:
        worn = PinTag.filter(pin_id__in=Subquery(visible_to(viewer).values("id")))
        tags = Tag.filter(id__in=Subquery(worn.values("tag_id")))
    if tag := await tags.get_or_none(slug=as_slug(slug)):
        return tag
    raise NotFound(_("Nothing is tagged “%(slug)s”.") % {"slug": slug})


async def all_regions(viewer: Viewer) -> list[Region]:
    """By name. One query, two for guests."""
    if not viewer.is_guest:
        return await Region.all().order_by("name")
    known = await rows(f"SELECT r.id FROM region r WHERE {region_known(viewer)}", **asking(viewer))
    return await Region.filter(id__in=[row["id"] for row in known]).order_by("name")


async def region_by_slug(viewer: Viewer, slug: str) -> Region:
    """Raises NotFound, by name."""
    if region := next((one for one in await all_regions(viewer) if one.slug == slug), None):
        return region
    raise NotFound(_("There is no region “%(slug)s”.") % {"slug": slug})


async def regions_below(viewer: Viewer, slug: str) -> list[dict[str, Any]]:
    """A region and all that are inside it, with its ancestors: id, slug, name, parent_id, depth.

    Depth is 0 for the region itself, above it negative, below it positive. What the viewer does not know is left out.
    """
    return await rows(
        f"""
        WITH RECURSIVE below(id, slug, name, parent_id, depth) AS (
            SELECT id, slug, name, parent_id, 0 FROM region WHERE slug = :slug
            UNION ALL
            SELECT r.id, r.slug, r.name, r.parent_id, w.depth + 1
            FROM region r JOIN below w ON r.parent_id = w.id
        ), above(id, slug, name, parent_id, depth) AS (
            SELECT id, slug, name, parent_id, 0 FROM region WHERE slug = :slug
            UNION ALL
            SELECT r.id, r.slug, r.name, r.parent_id, a.depth - 1
            FROM region r JOIN above a ON r.id = a.parent_id
        )
        SELECT * FROM (SELECT * FROM below UNION SELECT * FROM above) r
        WHERE {region_known(viewer)} ORDER BY depth, name
        """,
        slug=slug,
        **asking(viewer),
    )


def people_known_to(viewer: Viewer) -> QuerySet[Person]:
    """Who is here, as far as the viewer may know."""
    return anybody_known_to(viewer).filter(left_at__isnull=True)


def anybody_known_to(viewer: Viewer) -> QuerySet[Person]:
    """As `people_known_to`, with those who have left."""
    if not viewer.is_guest:
        return Person.all()
    pins, boards = visible_to(viewer), boards_visible_to(viewer)
    credited = Credit.filter(pin_id__in=Subquery(pins.values("id")))
    keepers = Membership.filter(team_id__in=Subquery(boards.values("team_id")))
    guests = BoardGuest.filter(board_id__in=Subquery(boards.values("id")))
    return Person.filter(
        Q(id=viewer.id)
        | Q(id__in=Subquery(pins.values("maker_id")))
        | Q(id__in=Subquery(credited.values("person_id")))
        | Q(id__in=Subquery(keepers.values("person_id")))
        | Q(id__in=Subquery(guests.values("person_id")))
    )


def _teams(viewer: Viewer) -> QuerySet[Team]:
    if not viewer.is_guest:
        return Team.all()
    return Team.filter(id__in=Subquery(boards_visible_to(viewer).values("team_id")))


def _campaigns(viewer: Viewer) -> QuerySet[Campaign]:
    if not viewer.is_guest:
        return Campaign.all()
    boards: QuerySet[Board] = boards_visible_to(viewer)
    return Campaign.filter(
        Q(id__in=Subquery(boards.values("campaign_id")))
        | Q(id__in=Subquery(visible_to(viewer).values("campaign_id")))
    )
