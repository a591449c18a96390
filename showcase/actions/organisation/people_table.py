"""People as a table: out of the house, and into it, line by line."""

from collections.abc import Sequence

from slugify import slugify

from showcase.actions.audit import record, told
from showcase.actions.letters import invite
from showcase.actions.organisation.naming import LONGEST_STEM
from showcase.actions.organisation.people_changes import TOLD, let_back, let_leave
from showcase.actions.organisation.people_rows import COLUMNS, Known, PlannedPerson, understand
from showcase.actions.organisation.table import Answer, Outcome, Table
from showcase.actions.organisation.team_people import member
from showcase.foundation import clock
from showcase.foundation.tables import line
from showcase.models import Membership, Person, Region, Role, Team
from showcase.models.database import transaction
from showcase.queries.administration import able_admins, administrator
from showcase.queries.people_listed import everybody

INVITED_AT_ONCE = 100


async def people_table(*, by: Person) -> str:
    """A CSV of everybody who is or was here, which comes back in. Raises NotAllowed."""
    administrator(by)
    text = [line([*COLUMNS.taken, *COLUMNS.only_told])]
    for one in await everybody():
        teams = ", ".join(slug for slug, _name, _leads in one.teams)
        leads = ", ".join(slug for slug, _name, leads in one.teams if leads)
        left = "yes" if one.left_at else ""
        told_only = (one.handle, one.joined_at.date())
        text.append(line([one.email, one.name, one.role, one.region_slug, teams, leads, left, *told_only]))
    await record("export people", by, by=by, number=len(text) - 1)
    return "".join(text)


async def invite_new(answer: Answer[PlannedPerson], *, by: Person) -> None:
    """Whoever is new by a table that was carried out, some at a time, so that others get their turn between."""
    new = [
        one.person for one in answer.lines if answer.done and one.outcome is Outcome.ACCEPTED and one.person
    ]
    for first in range(0, len(new), INVITED_AT_ONCE):
        async with transaction():
            for person in new[first : first + INVITED_AT_ONCE]:
                await invite(person, by=by)


async def _carry_out(todo: Sequence[PlannedPerson], known: Known, by: Person) -> None:
    await _add([one for one in todo if one.outcome is Outcome.ACCEPTED], by)
    for one in todo:
        if one.outcome is Outcome.CHANGED:
            await _change(one, by)
    await _settle_teams(todo, known, by)


async def _add(new: Sequence[PlannedPerson], by: Person) -> None:
    """As `add_person`, whose rules the plan has kept, without asking of each whether it is there."""
    handles = {str(handle) for handle in await Person.all().values_list("handle", flat=True)}
    now = clock.now()
    for one in new:
        one.person = await Person.create(
            email=one.thing, handle=_free_handle(one.values["name"], handles), joined_at=now, **one.values
        )
        await record("add", one.person, by=by, after=told(one.person, "role", "region"))


async def _change(one: PlannedPerson, by: Person) -> None:
    person = one.person
    assert person is not None
    if one.values:
        before = told(person, *TOLD)
        await Person.filter(id=person.id).update(**one.values)
        for name, value in one.values.items():
            setattr(person, name, value)
        await record("edit", person, by=by, before=before, after=told(person, *TOLD))
    if one.leaves is not None:
        await (let_leave if one.leaves else let_back)(person, by=by)


async def _settle_teams(lines: Sequence[PlannedPerson], known: Known, by: Person) -> None:
    teams, now = {team.id: team for team in known.teams}, clock.now()
    joined: list[Membership] = []
    for one in lines:
        assert one.person is not None
        there = known.memberships.get(one.person.id, {})
        for team_id, leads in one.joins.items():
            since = now if leads else None
            after = member(one.person, leads)
            if team_id not in there:
                joined.append(Membership(person_id=one.person.id, team_id=team_id, leads_since=since))
                await record("add member", teams[team_id], by=by, after=after)
            else:
                await Membership.filter(id=there[team_id].id).update(leads_since=since, lead_group=None)
                before = member(one.person, not leads)
                await record("change member", teams[team_id], by=by, before=before, after=after)
        for team_id in one.outs:
            before = member(one.person, there[team_id].leads_since is not None)
            await Membership.filter(id=there[team_id].id).delete()
            await record("take out member", teams[team_id], by=by, before=before)
    await Membership.bulk_create(joined, batch_size=200, ignore_conflicts=True)


async def _known() -> Known:
    """Admins are held: after the table one of them has to be left."""
    await Person.filter(role=Role.ADMIN).order_by("id").select_for_update(no_key=True)
    memberships: dict[int, dict[int, Membership]] = {}
    for one in await Membership.all():
        memberships.setdefault(one.person_id, {})[one.team_id] = one
    return Known(
        {person.email: person for person in await Person.filter(erased_at__isnull=True)},
        memberships,
        await Team.all(),
        await Region.all(),
        {int(str(key)) for key in await able_admins().values_list("id", flat=True)},
    )


def _free_handle(name: str, taken: set[str]) -> str:
    stem = slugify(name)[:LONGEST_STEM] or "someone"
    number, handle = 1, stem
    while handle in taken:
        number += 1
        handle = f"{stem}-{number}"
    taken.add(handle)
    return handle


PEOPLE = Table(COLUMNS, PlannedPerson, _known, understand, _carry_out)
