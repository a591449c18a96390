"""What admins look at first: who and what there is, and what waits for them."""

from dataclasses import dataclass
from datetime import timedelta

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from showcase.foundation import clock
from showcase.foundation.errors import NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import Person, Role, Subject
from showcase.queries.people import Stranger
from showcase.queries.sql import rows

FORGOTTEN_AFTER = timedelta(days=14)
"""An invitation that nobody has answered for so long deserves another look."""


CAME_IN = "(p.password IS NOT NULL OR EXISTS (SELECT 1 FROM subject s WHERE s.person_id = p.id))"
"""A condition on the person `p`: whether they have a way in."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The organisation in numbers. invited: who have no way in yet. forgotten: of those, invited long ago."""

    people: int
    guests: int
    invited: int
    left: int
    teams: int
    regions: int
    campaigns: int
    boards: int
    pins: int
    admins: int
    forgotten: int
    without_team: int
    teams_without_lead: int
    reviews_without_lead: int
    waiting: int
    reports: int
    jobs_failed: int


def administrator(viewer: Person | Stranger) -> Person:
    """Whoever asks, if they are an admin. Raises NotAllowed."""
    if isinstance(viewer, Person) and viewer.may_administer:
        return viewer
    raise NotAllowed(_("Only admins can do this. Ask one of them."))


def able_admins() -> QuerySet[Person]:
    """Admins who can come in: an invitation may never be answered."""
    known = Q(password__isnull=False) | Q(id__in=Subquery(Subject.all().values("person_id")))
    return Person.filter(known, role=Role.ADMIN, left_at__isnull=True)


async def has_come_in(person: Person) -> bool:
    """Whether somebody has a password, or is known to a provider. At most one query."""
    return person.password is not None or await Subject.exists(person_id=person.id)


async def overview() -> Overview:
    """One query."""
    found = await rows(
        f"""
        WITH here AS (SELECT * FROM person WHERE left_at IS NULL AND erased_at IS NULL),
        leaderless AS (
            SELECT t.id, t.reviews_since FROM team t WHERE NOT EXISTS (
                SELECT 1 FROM membership m JOIN here p ON p.id = m.person_id
                WHERE m.team_id = t.id AND m.leads_since IS NOT NULL))
        SELECT
          (SELECT COUNT(*) FROM here) AS people,
          (SELECT COUNT(*) FROM here WHERE role = 'guest') AS guests,
          (SELECT COUNT(*) FROM here p WHERE NOT {CAME_IN}) AS invited,
          (SELECT COUNT(*) FROM person WHERE left_at IS NOT NULL) AS "left",
          (SELECT COUNT(*) FROM team) AS teams,
          (SELECT COUNT(*) FROM region) AS regions,
          (SELECT COUNT(*) FROM campaign) AS campaigns,
          (SELECT COUNT(*) FROM board WHERE trashed_at IS NULL) AS boards,
          (SELECT COUNT(*) FROM pin WHERE trashed_at IS NULL) AS pins,
          (SELECT COUNT(*) FROM here p WHERE role = 'admin' AND {CAME_IN}) AS admins,
          (SELECT COUNT(*) FROM here WHERE invited_at < :forgotten) AS forgotten,
          (SELECT COUNT(*) FROM here p WHERE role IN ('member', 'curator') AND NOT EXISTS (
              SELECT 1 FROM membership m WHERE m.person_id = p.id)) AS without_team,
          (SELECT COUNT(*) FROM leaderless) AS teams_without_lead,
          (SELECT COUNT(*) FROM leaderless WHERE reviews_since IS NOT NULL) AS reviews_without_lead,
          (SELECT COUNT(*) FROM pin WHERE waits_since IS NOT NULL AND trashed_at IS NULL) AS waiting,
          (SELECT COUNT(*) FROM report WHERE settled_at IS NULL) AS reports,
          (SELECT COUNT(*) FROM job WHERE failed_at IS NOT NULL) AS jobs_failed
        """,
        forgotten=clock.now() - FORGOTTEN_AFTER,
    )
    return Overview(**found[0])
