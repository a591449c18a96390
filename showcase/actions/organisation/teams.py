"""Teams are made, described, moved and removed."""

from dataclasses import dataclass

from tortoise.exceptions import IntegrityError

from showcase.actions.audit import record, told
from showcase.actions.organisation.naming import free_slug
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import Board, GroupRule, Membership, Person, Pin, Region, Team
from showcase.models.database import transaction
from showcase.queries.administration import administrator
from showcase.queries.rights import standing

LONGEST_NAME = 120
LONGEST_ABOUT = 4000
TOLD = ("name", "about", "region")


@dataclass(frozen=True, slots=True)
class TeamForm:
    """What a team says of itself."""

    name: str
    region: Region | None
    about: str = ""


def check_team(form: TeamForm) -> None:
    """Raises Invalid with a sentence for each field."""
    wrong = {}
    if not form.name.strip():
        wrong["name"] = _("Give the team a name.")
    elif len(form.name.strip()) > LONGEST_NAME:
        wrong["name"] = _("A name has at most %(most)s characters.") % {"most": LONGEST_NAME}
    if len(form.about) > LONGEST_ABOUT:
        wrong["about"] = _("At most %(most)s characters fit here.") % {"most": LONGEST_ABOUT}
    if form.region is None:
        wrong["region"] = _("Choose the region that it works in.")
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)


async def make_team(form: TeamForm, *, by: Person, slug: str | None = None) -> Team:
    """A new team, with nobody in it. Raises NotAllowed, Invalid, Conflict."""
    administrator(by)
    check_team(form)
    try:
        async with transaction():
            team = await Team.create(
                slug=slug or await free_slug(Team, form.name),
                name=form.name.strip(),
                about=form.about.strip(),
                region=form.region,
            )
            await record("create", team, by=by, after=told(team, *TOLD))
    except IntegrityError:
        raise Conflict(
            _("Somebody is making a team of this name right now, or has removed its region. Look again.")
        ) from None
    return team


async def change_team(team: Team, form: TeamForm, *, by: Person) -> None:
    """Tell a team better, or move it: its work follows it to another region. Its address stays.

    Raises NotAllowed, Invalid, Conflict.
    """
    administrator(by)
    check_team(form)
    assert form.region is not None
    try:
        async with transaction():
            found = await Team.select_for_update().get(id=team.id)
            before = told(found, *TOLD)
            found.name, found.about, found.region = form.name.strip(), form.about.strip(), form.region
            await found.save(update_fields=["name", "about", "region_id"])
            moved = before["region"] != form.region.id
            if moved:
                await Pin.filter(team_id=team.id).update(region_id=form.region.id)
            await record("edit", found, by=by, before=before, after=told(found, *TOLD))
    except IntegrityError:
        raise Conflict(_("Somebody has removed that region. Choose another.")) from None


async def review_newcomers(team: Team, wanted: bool, *, by: Person) -> None:
    """Whether pins of newcomers and guests wait for a lead. What waits already goes on to wait.

    Raises NotAllowed.
    """
    await refuse_leading(team, by)
    async with transaction():
        found = await Team.select_for_update().get(id=team.id)
        before = told(found, "reviews_since")
        if wanted and found.reviews_since is None:
            found.reviews_since = clock.now()
        elif not wanted:
            found.reviews_since = None
        await found.save(update_fields=["reviews_since"])
        await record("review", found, by=by, before=before, after=told(found, "reviews_since"))


async def remove_team(team: Team, *, by: Person) -> None:
    """For ever. Raises NotAllowed, and Conflict while anything belongs to it."""
    administrator(by)
    in_the_way = Conflict(
        _("People, boards or rules for groups still belong to “%(team)s”. Give them another team first.")
        % {"team": team.name}
    )
    try:
        async with transaction():
            if not await Team.filter(id=team.id).select_for_update().exists():
                return
            if (
                await Membership.exists(team_id=team.id)
                or await Board.exists(team_id=team.id)
                or await GroupRule.exists(team_id=team.id)
            ):
                raise in_the_way
            await record("remove", team, by=by, before=told(team, *TOLD))
            await Team.filter(id=team.id).delete()
    except IntegrityError:
        raise in_the_way from None


async def refuse_leading(team: Team, by: Person) -> None:
    """Raises NotAllowed when somebody does not say who is in this team."""
    if not (await standing(by)).may_lead(team.id):
        raise NotAllowed(_("Only its leads and admins say who is in “%(team)s”.") % {"team": team.name})
