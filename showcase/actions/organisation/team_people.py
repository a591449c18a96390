"""Who is in a team, and who leads it."""

from typing import Any

from showcase.actions.audit import record
from showcase.actions.organisation.teams import refuse_leading
from showcase.foundation import clock
from showcase.foundation.errors import Conflict
from showcase.foundation.language import gettext as _
from showcase.models import Membership, Person, Team
from showcase.models.database import transaction


async def add_to_team(person: Person, team: Team, *, by: Person, leads: bool = False) -> None:
    """Somebody of the organisation belongs to a team from now on. Who is in it already stays as they are.

    Raises NotAllowed, Conflict.
    """
    await refuse_leading(team, by)
    refuse_outsiders(person)
    async with transaction():
        await _hold(team)
        if not await Membership.exists(person_id=person.id, team_id=team.id):
            since = clock.now() if leads else None
            await Membership.create(person_id=person.id, team_id=team.id, leads_since=since)
            await record("add member", team, by=by, after=member(person, leads))


async def let_lead(person: Person, team: Team, leads: bool, *, by: Person) -> None:
    """Somebody leads their team, or does so no more. Raises NotAllowed, Conflict."""
    await refuse_leading(team, by)
    async with transaction():
        await _hold(team)
        found = await Membership.get_or_none(person_id=person.id, team_id=team.id)
        if found is None:
            raise Conflict(_("%(name)s is not in this team any more.") % {"name": person.name})
        led = found.leads_since is not None
        if led is leads:
            return
        if led:
            await _keep_a_lead(team, person, by)
        found.leads_since, found.lead_group = clock.now() if leads else None, None
        await found.save(update_fields=["leads_since", "lead_group"])
        await record("change member", team, by=by, before=member(person, led), after=member(person, leads))


async def take_out_of_team(person: Person, team: Team, *, by: Person) -> None:
    """What they pinned stays where it is. Whoever is not in it needs nothing more. Raises NotAllowed, Conflict."""
    await refuse_leading(team, by)
    async with transaction():
        await _hold(team)
        found = await Membership.get_or_none(person_id=person.id, team_id=team.id)
        if found is None:
            return
        led = found.leads_since is not None
        if led:
            await _keep_a_lead(team, person, by)
        await found.delete()
        await record("take out member", team, by=by, before=member(person, led))


def refuse_outsiders(person: Person) -> None:
    """Raises Conflict for those who cannot belong to a team."""
    if person.left_at is not None:
        raise Conflict(_("%(name)s has left and is in no team.") % {"name": person.name})
    if person.is_guest:
        raise Conflict(
            _("%(name)s is a guest: invite them to single boards, or let an admin give them another role.")
            % {"name": person.name}
        )


def member(person: Person, leads: bool) -> dict[str, Any]:
    """For the record."""
    return {"member": person.id, "leads": leads}


async def _hold(team: Team) -> None:
    """One after the other: two leads at once must not both step down."""
    await Team.select_for_update(no_key=True).get(id=team.id)


async def _keep_a_lead(team: Team, person: Person, by: Person) -> None:
    """A team's last lead stays until there is another. Admins look after teams without one."""
    others = Membership.filter(team_id=team.id, leads_since__isnull=False, person__left_at__isnull=True)
    if not by.may_administer and not await others.exclude(person_id=person.id).exists():
        raise Conflict(_("“%(team)s” needs a lead. Let somebody else lead it first.") % {"team": team.name})
