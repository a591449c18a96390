"""What a provider's groups give: written down by admins."""

from dataclasses import dataclass
from typing import Any

from tortoise.exceptions import IntegrityError

from showcase.actions.audit import record
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.language import number
from showcase.models import GroupRule, Person, Region, Role, Team
from showcase.models.database import transaction
from showcase.queries.administration import administrator
from showcase.queries.groups import ROLES

LONGEST_GROUP = 200


@dataclass(frozen=True, slots=True)
class RuleForm:
    """A group, as the provider names it, and what its people get."""

    group: str
    team: Team | None = None
    leads: bool = False
    region: Region | None = None
    role: str = ""


async def add_rule(form: RuleForm, *, by: Person) -> GroupRule:
    """It counts from everybody's next sign-in. Raises NotAllowed, Invalid by field."""
    administrator(by)
    _check(form)
    try:
        async with transaction():
            rule = await GroupRule.create(**_written(form))
            await record("add", rule, by=by, after=_told(rule))
    except IntegrityError:
        raise _taken(form) from None
    return rule


async def edit_rule(rule: GroupRule, form: RuleForm, *, by: Person) -> None:
    """It counts from everybody's next sign-in. Raises NotAllowed, Invalid by field."""
    administrator(by)
    _check(form)
    before = _told(rule)
    try:
        async with transaction():
            rule.update_from_dict(_written(form))
            await rule.save()
            await record("edit", rule, by=by, before=before, after=_told(rule))
    except IntegrityError:
        raise _taken(form) from None


async def remove_rule(rule: GroupRule, *, by: Person) -> None:
    """What it gave goes at everybody's next sign-in. Raises NotAllowed."""
    administrator(by)
    async with transaction():
        if await GroupRule.filter(id=rule.id).delete():
            await record("remove", rule, by=by, before=_told(rule))


def _check(form: RuleForm) -> None:
    wrong = {}
    group = form.group.strip()
    if not group:
        wrong["group"] = _("Say which group, as the provider names it.")
    elif len(group) > LONGEST_GROUP or not group.isprintable():
        wrong["group"] = _("A group's name is one line of at most %(most)s characters.") % {
            "most": number(LONGEST_GROUP)
        }
    if form.role and form.role not in list(ROLES):
        wrong["role"] = _("Choose one of the roles.")
    if form.leads and form.team is None:
        wrong["team"] = _("Choose the team that they lead.")
    elif form.team is None and form.region is None and not form.role:
        wrong["team"] = _("Choose a team, a region or a role, or several of them.")
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)


def _taken(form: RuleForm) -> Invalid:
    text = _("“%(group)s” stands here already. Change what it gives.") % {"group": form.group.strip()}
    return Invalid(text, {"group": text})


def _written(form: RuleForm) -> dict[str, Any]:
    return {
        "group": form.group.strip(),
        "team_id": form.team.id if form.team else None,
        "leads": form.leads,
        "region_id": form.region.id if form.region else None,
        "role": Role(form.role) if form.role else None,
    }


def _told(rule: GroupRule) -> dict[str, Any]:
    return {
        "group": rule.group,
        "team": rule.team_id,
        "leads": rule.leads,
        "region": rule.region_id,
        "role": rule.role,
    }
