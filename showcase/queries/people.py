"""Who is asking, and who is who."""

from dataclasses import dataclass
from datetime import datetime

from showcase.foundation import clock
from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Person, Session, Team
from showcase.queries.slugs import as_slug
from showcase.queries.sql import columns, made, rows

LONGEST_EMAIL = 254  # characters, of every address that there is


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
    leads_some: bool = False
    may_administer: bool = False


async def session_of(digest: str, *, now: datetime) -> Session | None:
    """The session of a cookie, with its person. One query, in SQL: every page and every picture asks it."""
    found = await rows(
        f"""SELECT {columns(Session, "s")}, {columns(Person, "p")},
               EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.leads_since IS NOT NULL) AS leads
        FROM session s JOIN person p ON p.id = s.person_id
        WHERE s.digest = :digest AND s.expires_at > :now AND p.left_at IS NULL""",
        digest=digest,
        now=now,
    )
    if not found:
        return None
    session = made(Session, "s", found[0])
    session.person = made(Person, "p", found[0])
    session.person.leads_some = bool(found[0]["leads"])
    return session


async def sessions_of(person: Person) -> list[Session]:
    """Where somebody is signed in, the last seen first."""
    return await Session.filter(person_id=person.id, expires_at__gt=clock.now()).order_by("-seen_at", "-id")


async def person_by_email(email: str) -> Person | None:
    email = email.strip().lower()  # in small letters it may be longer
    return await Person.get_or_none(email=email) if len(email) <= LONGEST_EMAIL else None


async def teams_of(person: Person) -> list[Team]:
    return await Team.filter(memberships__person_id=person.id).order_by("name")


async def team_called(slug: str) -> Team:
    """A team, for whoever runs Showcase: nobody is asked what they know. Raises NotFound, by name."""
    if team := await Team.get_or_none(slug=as_slug(slug)):
        return team
    raise NotFound(_("There is no team “%(slug)s”.") % {"slug": slug})
