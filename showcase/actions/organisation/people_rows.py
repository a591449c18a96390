"""What the lines of a table of people come to. Nothing is changed here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from showcase.actions.organisation.people_changes import PersonForm, check, plain_email
from showcase.actions.organisation.table import Outcome, Planned
from showcase.actions.organisation.table_lines import Columns, Line
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.words import between_commas
from showcase.models import Membership, Person, Region, Role, Team

T = TypeVar("T", Team, Region)


COLUMNS = Columns(
    "email", ("email", "name", "role", "region", "teams", "leads", "left"), ("handle", "joined")
)


@dataclass(slots=True)
class PlannedPerson(Planned):
    """values: fields of the person that get another value. thing: their address.

    joins: teams that they get into, or lead otherwise than before, each with whether they lead it.
    """

    person: Person | None = None
    values: dict[str, Any] = field(default_factory=dict)
    joins: dict[int, bool] = field(default_factory=dict)
    outs: list[int] = field(default_factory=list)
    leaves: bool | None = None


@dataclass
class Known:
    """Everybody and everything that lines can mean. admins: ids of those who can help others in.

    seen: addresses that stood in a line already, and in which.
    """

    people: dict[str, Person]
    memberships: dict[int, dict[int, Membership]]
    teams: list[Team]
    regions: list[Region]
    admins: set[int]
    seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.team, self.region = _finder(self.teams), _finder(self.regions)


def understand(one: PlannedPerson, line: Line, known: Known) -> None:
    """Fill in what a line comes to. Raises Invalid."""
    one.thing = plain_email(one.thing)
    if one.thing in known.seen:
        raise Invalid(_("The same address stands in line %(line)s.") % {"line": known.seen[one.thing]})
    known.seen[one.thing] = line.number
    person = one.person = known.people.get(one.thing)
    form = _form(line, person, known.region)
    check(form)
    region = form.region.id if form.region else None
    now: dict[str, Any] = {"name": form.name.strip(), "role": Role(form.role)}
    if person is None or "region" in line.said:
        now["region_id"] = region
    one.values = {
        name: value for name, value in now.items() if person is None or getattr(person, name) != value
    }
    for name in one.values.keys() & {"role", "region_id"}:
        one.values[f"own_{name}"] = one.values[name]
    there = known.memberships.get(person.id, {}) if person else {}
    _understand_teams(one, line, there, known.team)
    if Role(form.role) is Role.GUEST and (there.keys() - set(one.outs) or one.joins):
        raise Invalid(_("A guest is in no team, and is invited to single boards."))
    _understand_leaving(one, line, there)
    _keep_an_admin(one, known)
    if person is None:
        one.outcome, one.words = Outcome.ACCEPTED, _("New here.")
    elif one.values or one.joins or one.outs or one.leaves is not None:
        one.outcome, one.words = Outcome.CHANGED, _told(one, known)


def _form(line: Line, person: Person | None, regions: Callable[[str], Region | None]) -> PersonForm:
    region = None
    if said := line.said.get("region"):
        region = regions(said)
        if region is None:
            raise Invalid(_("There is no region “%(slug)s”.") % {"slug": said})
    name = line.said.get("name") or (person.name if person else "")
    role = line.said.get("role", "").lower() or (person.role.value if person else Role.MEMBER.value)
    return PersonForm(name, line.said["email"], role, region)


def _understand_teams(
    one: PlannedPerson, line: Line, there: dict[int, Membership], teams: Callable[[str], Team | None]
) -> None:
    """Teams that a provider's group gives are left alone: they would come back at the next sign-in."""

    def called(column: str) -> set[int]:
        found = set()
        whole = line.said.get(column, "")
        for words in [whole] if teams(whole) else between_commas(whole):
            team = teams(words)
            if team is None:
                raise Invalid(_("There is no team “%(slug)s”.") % {"slug": words})
            found.add(team.id)
        return found

    wanted = called("teams") if "teams" in line.said else set(there)
    led = {team for team, membership in there.items() if membership.leads_since}
    leads = called("leads") if "leads" in line.said else led & wanted
    if leads - wanted:
        raise Invalid(_("Somebody can lead only a team that they are in: add it to “teams”."))
    one.outs = [team for team in there.keys() - wanted if there[team].group is None]
    one.joins = {
        team: team in leads for team in wanted if team not in there or (team in leads) != (team in led)
    }


def _understand_leaving(one: PlannedPerson, line: Line, there: dict[int, Membership]) -> None:
    person = one.person
    said = line.said.get("left", "yes" if person and person.left_at else "").lower()
    if said not in ("", "yes", "no"):
        raise Invalid(_("In the column “%(column)s” stands yes, or nothing.") % {"column": "left"})
    left = said == "yes"
    if left and person is None:
        raise Invalid(_("Somebody who is not here cannot have left."))
    if person is not None and left != (person.left_at is not None):
        one.leaves = left
    if left and one.joins.keys() - there.keys():
        raise Invalid(_("Who has left gets into no team: say “no” in the column “left” to bring them back."))


def _keep_an_admin(one: PlannedPerson, known: Known) -> None:
    """After each line there is one left who can help the others."""
    if one.person is None or one.person.id not in known.admins:
        return
    if one.leaves or one.values.get("role", Role.ADMIN) is not Role.ADMIN:
        if len(known.admins) == 1:
            raise Invalid(_("This is the only admin. Make somebody else an admin first."))
        known.admins.discard(one.person.id)


def _told(one: PlannedPerson, known: Known) -> str:
    """In a few words what would be different."""
    names = {team.id: team.name for team in known.teams}
    regions = {region.id: region.name for region in known.regions}
    said = []
    if "name" in one.values:
        said.append(_("name: %(name)s") % {"name": one.values["name"]})
    if "role" in one.values and one.person:
        said.append(f"{one.person.role.value} → {one.values['role'].value}")
    if "region_id" in one.values:
        said.append(_("region: %(region)s") % {"region": regions.get(one.values["region_id"] or 0, "–")})
    there = known.memberships.get(one.person.id, {}) if one.person else {}
    for team, leads in one.joins.items():
        words = _("leads “%(team)s”") if leads else _("in “%(team)s”")
        if team in there and not leads:
            words = _("leads “%(team)s” no more")
        said.append(words % {"team": names[team]})
    said += [_("out of “%(team)s”") % {"team": names[team]} for team in one.outs]
    if one.leaves is not None:
        said.append(_("leaves") if one.leaves else _("comes back"))
    return ", ".join(said)


def _finder(things: list[T]) -> Callable[[str], T | None]:
    """By slug or, if only one is called so, by name."""
    slugs = {thing.slug: thing for thing in things}
    names: dict[str, T | None] = {}
    for thing in things:
        key = thing.name.casefold()
        names[key] = None if key in names else thing
    return lambda words: slugs.get(words) or names.get(words.casefold())
