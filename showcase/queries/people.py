"""Who is asking, and who is who."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Membership, Person, Region, Session, Team
from showcase.queries.slugs import as_slug
from showcase.queries.sql import columns, made, rows


@dataclass(frozen=True, slots=True)
class Stranger:
    """Nobody knows who. Sees and does nothing."""

    id: int = 0
    name: str = ""
    handle: str = ""
    role: None = None
    language: None = None
    is_stranger: bool = True
    is_guest: bool = False
    may_pin: bool = False
    may_curate: bool = False
    may_administer: bool = False


async def session_of(digest: str, *, now: datetime) -> Session | None:
    """The session of a cookie, with its person. One query, in SQL: every page and every picture asks it."""
    found = await rows(
        f"""SELECT {columns(Session, "s")}, {columns(Person, "p")}
        FROM session s JOIN person p ON p.id = s.person_id
        WHERE s.digest = :digest AND s.expires_at > :now AND p.left_at IS NULL""",
        digest=digest,
        now=now,
    )
    if not found:
        return None
    session = made(Session, "s", found[0])
    session.person = made(Person, "p", found[0])
    return session


async def person_by_handle(handle: str) -> Person:
    if person := await Person.get_or_none(handle=as_slug(handle)):
        return person
    raise NotFound(_("There is nobody here called “%(handle)s”.") % {"handle": handle})


async def person_by_email(email: str) -> Person | None:
    return await Person.get_or_none(email=email.strip().lower())


async def teams_of(person: Person) -> list[Team]:
    return await Team.filter(memberships__person_id=person.id).order_by("name")


async def leads(person: Person, team_id: int) -> bool:
    return await Membership.exists(person_id=person.id, team_id=team_id, leads_since__isnull=False)


async def people_of(team: Team) -> list[Person]:
    return await Person.filter(memberships__team_id=team.id, left_at__isnull=True).order_by("name")


async def all_people() -> list[Person]:
    return await Person.filter(left_at__isnull=True).order_by("name")


async def team_by_slug(slug: str) -> Team:
    """A team with its region. Raises NotFound, by name."""
    if team := await Team.get_or_none(slug=as_slug(slug)).select_related("region"):
        return team
    raise NotFound(_("There is no team “%(slug)s”.") % {"slug": slug})


async def all_teams() -> list[Team]:
    return await Team.all().select_related("region").order_by("name")


async def regions_below(slug: str) -> list[dict[str, Any]]:
    """A region and all that are inside it, with its ancestors: id, slug, name, parent_id, depth.

    Depth is 0 for the region itself, above it negative, below it positive. Empty when there is none.
    """
    return await rows(
        """
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
        SELECT * FROM below UNION SELECT * FROM above ORDER BY depth, name
        """,
        slug=slug,
    )


async def all_regions() -> list[Region]:
    return await Region.all().order_by("name")
