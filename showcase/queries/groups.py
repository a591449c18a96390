"""What membership of a provider's group gives here."""

from collections.abc import Iterable
from dataclasses import dataclass

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import GroupRule, Membership, Role, Team
from showcase.queries.sql import rows

ROLES = (Role.ADMIN, Role.CURATOR, Role.MEMBER, Role.VIEWER)
"""What a group can give, the highest first. Guests are from outside: nobody vouches for them as a group."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule as the table shows it. people: in the team through it."""

    id: int
    group: str
    team: str | None
    leads: bool
    region: str | None
    role: str | None
    people: int


@dataclass(frozen=True, slots=True)
class Gift:
    """A team, which group gives it, and whether as its lead."""

    team: Team
    group: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Gifts:
    """What somebody's groups give them. teams: by id."""

    teams: dict[int, Gift]
    region_id: int | None
    role: Role | None


async def group_rules() -> list[RuleLine]:
    """One query."""
    found = await rows(
        """SELECT g.id, g."group", t.name AS team, g.leads, r.name AS region, g.role,
            (SELECT COUNT(*) FROM membership m WHERE m.team_id = g.team_id AND m."group" = g."group") AS people
        FROM group_rule g LEFT JOIN team t ON t.id = g.team_id LEFT JOIN region r ON r.id = g.region_id
        ORDER BY g."group" """
    )
    return [RuleLine(**{**row, "leads": bool(row["leads"])}) for row in found]


async def group_rule(rule_id: int) -> GroupRule:
    """A rule with its team and region. Raises NotFound."""
    if rule := await GroupRule.get_or_none(id=rule_id).select_related("team", "region"):
        return rule
    raise NotFound(_("There is no such group here any more."))


async def gifts(groups: Iterable[str]) -> Gifts:
    """What these groups give together: the highest role, and of two regions that of the first group by name.

    One query.
    """
    mine = set(groups)
    teams: dict[int, Gift] = {}
    region_id, role = None, None
    for rule in await GroupRule.all().select_related("team").order_by("group"):
        if rule.group not in mine:
            continue
        if rule.team is not None and (rule.leads or rule.team.id not in teams):
            teams[rule.team.id] = Gift(rule.team, rule.group, rule.leads)
        region_id = region_id or rule.region_id
        role = highest(role, rule.role)
    return Gifts(teams, region_id, role)


def highest(one: Role | None, other: Role | None) -> Role | None:
    """Of two roles; None is below all."""
    known = [role for role in (one, other) if role is not None]
    return min(known, key=[*ROLES, Role.GUEST].index, default=None)


async def memberships_of(person_id: int) -> list[Membership]:
    """With their teams, as they are now: whoever would change them waits until the transaction is over."""
    found = Membership.filter(person_id=person_id).select_related("team").order_by("team_id")
    return await found.select_for_update(of=("membership",), no_key=True)
