"""At each sign-in, what somebody's groups give comes, and what they gave goes. What was given by hand stays."""

from typing import Any

from showcase.actions.audit import record, told
from showcase.actions.people import UNLESS_SAID
from showcase.foundation import clock
from showcase.models import Membership, Person, Team
from showcase.queries.groups import Gift, gifts, highest, memberships_of

GIVEN_BY = "groups"
"""How the record tells its readers that no hand did it."""


async def follow_groups(person: Person, groups: frozenset[str]) -> None:
    """Give and take by the table of groups. Whoever calls holds the person's row, in a transaction.

    A role that was given by hand is the least that somebody has: groups lift it, and never lower it.
    """
    given, before = await gifts(groups), told(person, "role", "region")
    person.role = highest(person.own_role, given.role) or UNLESS_SAID
    person.region_id = given.region_id or person.own_region_id
    after = told(person, "role", "region")
    if after != before:
        await Person.filter(id=person.id).update(role=person.role, region_id=person.region_id)
        await record("edit", person, by=None, before=before, after=after, given_by=GIVEN_BY)
    await _follow_in_teams(person, {} if person.is_guest else given.teams)


async def _follow_in_teams(person: Person, given: dict[int, Gift]) -> None:
    memberships = await memberships_of(person.id)
    for membership in memberships:
        gift = given.get(membership.team_id)
        if person.is_guest or (gift is None and membership.group and not _leads_by_hand(membership)):
            await membership.delete()
            await _note("take out member", membership.team, person, before={"leads": _leads(membership)})
        else:
            await _follow_in(membership, gift, person)
    in_already = {membership.team_id for membership in memberships}
    for gift in given.values():
        if gift.team.id not in in_already:
            await Membership.create(
                person=person,
                team=gift.team,
                group=gift.group,
                lead_group=gift.group if gift.leads else None,
                leads_since=clock.now() if gift.leads else None,
            )
            await _note("add member", gift.team, person, after={"leads": gift.leads})


async def _follow_in(membership: Membership, gift: Gift | None, person: Person) -> None:
    """Whoever leads by hand belongs to the team by hand, once no group says so any more."""
    before = told(membership, "group", "lead_group", "leads_since")
    led = _leads(membership)
    if membership.group:
        membership.group = gift.group if gift else None
    if not _leads_by_hand(membership):
        membership.lead_group = gift.group if gift and gift.leads else None
        since = membership.leads_since or clock.now()
        membership.leads_since = since if membership.lead_group else None
    after = told(membership, "group", "lead_group", "leads_since")
    if after != before:
        await Membership.filter(id=membership.id).update(**after)
        leads = {"leads": _leads(membership)}
        await _note("change member", membership.team, person, before={"leads": led}, after=leads)


async def _note(verb: str, team: Team, person: Person, **change: Any) -> None:
    await record(verb, team, by=None, person=person.id, given_by=GIVEN_BY, **change)


def _leads(membership: Membership) -> bool:
    return membership.leads_since is not None


def _leads_by_hand(membership: Membership) -> bool:
    return _leads(membership) and membership.lead_group is None
