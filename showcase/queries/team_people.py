"""A team's people, as its page shows them."""

from dataclasses import dataclass

from tortoise.expressions import Subquery

from showcase.models import Membership, Person, Scope, Team
from showcase.queries.known import people_known_to
from showcase.queries.rights import Standing


@dataclass(frozen=True, slots=True)
class TeamPeople:
    """leads: ids of those who lead it. may_lead: whether whoever asks says who is in it."""

    people: list[Person]
    leads: frozenset[int]
    may_lead: bool


async def team_people(viewer: Person, team: Team) -> TeamPeople:
    """Those who are here, by name. One query."""
    known = Subquery(people_known_to(viewer).values("id"))
    found = await Membership.filter(team_id=team.id, person_id__in=known).select_related("person")
    found.sort(key=lambda one: (one.person.name, one.person_id))
    leads = frozenset(one.person_id for one in found if one.leads_since is not None)
    theirs = viewer.id in leads and viewer.scope not in (Scope.READ, Scope.PIN)
    standing = Standing(viewer, frozenset(), frozenset({team.id} if theirs else ()), frozenset())
    return TeamPeople([one.person for one in found], leads, standing.may_lead(team.id))
