"""At each sign-in, what somebody's groups give comes, and what they gave goes. What was given by hand stays.

Memberships say which group gave them. Whether a role, a region or a lead came from groups, the record says.
"""

from typing import Any

from showcase.actions.audit import record
from showcase.foundation import clock
from showcase.models import Membership, Person, Record, Role, Team
from showcase.queries.groups import Gift, Gifts, gifts, highest, memberships_of

UNLESS_SAID = Role.MEMBER
"""What somebody is whom the provider sends, and for whom nobody has chosen a role."""
GIVEN_BY = "groups"
"""How the record tells what was given by groups from what was given by hand."""


async def follow_groups(person: Person, groups: frozenset[str]) -> None:
    """Give and take by the table of groups. Whoever calls holds the person's row, in a transaction.

    A role that was given by hand is the least that somebody has: groups lift it, and never lower it.
    """
    given = await gifts(groups)
    await _follow_in_person(person, given)
    await _follow_in_teams(person, {} if person.is_guest else given.teams)


async def _follow_in_person(person: Person, given: Gifts) -> None:
    known = await Record.filter(noun="person", noun_id=person.id).order_by("-id")
    role = _by_hand(known, "role", person.role)
    role = highest(Role(role), given.role) if role else given.role or UNLESS_SAID
    region_id = given.region_id or _by_hand(known, "region", person.region_id)
    if (role, region_id) == (person.role, person.region_id):
        return
    before = {"role": person.role, "region": person.region_id}
    person.role, person.region_id = role or UNLESS_SAID, region_id
    await Person.filter(id=person.id).update(role=person.role, region_id=region_id)
    after = {"role": person.role, "region": region_id}
    await record("edit", person, by=None, before=before, after=after, given_by=GIVEN_BY)


async def _follow_in_teams(person: Person, given: dict[int, Gift]) -> None:
    memberships = await memberships_of(person.id)
    for membership in memberships:
        gift = given.get(membership.team_id)
        if membership.group is None:
            leads = gift is not None and gift.leads
            await _let_lead(membership, leads or await _leads_by_hand(membership))
        elif gift is None:
            await membership.delete()
            await _note("take out member", membership.team, person, before={"leads": _leads(membership)})
        else:
            await Membership.filter(id=membership.id).update(group=gift.group)
            await _let_lead(membership, gift.leads)
    in_already = {membership.team_id for membership in memberships}
    for gift in given.values():
        if gift.team.id not in in_already:
            leads_since = clock.now() if gift.leads else None
            await Membership.create(person=person, team=gift.team, group=gift.group, leads_since=leads_since)
            await _note("add member", gift.team, person, after={"leads": gift.leads})


async def _let_lead(membership: Membership, leads: bool) -> None:
    if leads == _leads(membership):
        return
    before, after = {"leads": not leads}, {"leads": leads}
    await Membership.filter(id=membership.id).update(leads_since=clock.now() if leads else None)
    await _note("change member", membership.team, membership.person, before=before, after=after)


async def _leads_by_hand(membership: Membership) -> bool:
    """One query, for those who lead."""
    if not _leads(membership):
        return False
    known = await Record.filter(noun="team", noun_id=membership.team_id, verb="change member").order_by("-id")
    theirs = [one for one in known if one.detail.get("person") == membership.person_id]
    return bool(_by_hand(theirs, "leads", True))


def _by_hand(known: list[Record], field: str, value: Any) -> Any:
    """What a field would be without groups: as it was before they changed it, or as somebody put it since.

    known: what was changed, the newest first. None when groups have given it from the start.
    """
    for one in known:
        after = one.detail.get("after") or {}
        if field not in after:
            continue
        if one.detail.get("given_by") != GIVEN_BY or after[field] != value:
            return value
        value = (one.detail.get("before") or {}).get(field)
    return value


async def _note(verb: str, team: Team, person: Person, **change: Any) -> None:
    await record(verb, team, by=None, person=person.id, given_by=GIVEN_BY, **change)


def _leads(membership: Membership) -> bool:
    return membership.leads_since is not None
