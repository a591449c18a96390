"""Teams as a table: out of the house, and into it, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.actions.organisation.place_rows import MOST, Places, PlannedPlace, Row, table_of
from showcase.actions.organisation.table import Outcome, Table
from showcase.actions.organisation.table_lines import Columns, Line
from showcase.actions.organisation.teams import TeamForm, change_team, check_team, make_team, review_newcomers
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Person, Region, Team
from showcase.queries.administration import administrator
from showcase.queries.places_listed import TeamEntry, teams_kept

COLUMNS = Columns(
    "name", ("slug", "name", "region", "about", "reviews"), ("people", "leads", "boards", "pins"), MOST
)


@dataclass(frozen=True, slots=True)
class Known:
    teams: Places
    regions: list[Region]

    def region(self, words: str) -> Region | None:
        """By slug or, if only one is called so, by name."""
        called = [one for one in self.regions if one.name.casefold() == words.casefold()]
        by_slug = [one for one in self.regions if one.slug == words]
        return next(iter(by_slug or (called if len(called) == 1 else [])), None)


async def teams_table(*, by: Person) -> str:
    """A CSV of all teams, which comes back in. Raises NotAllowed."""
    administrator(by)
    return table_of(COLUMNS, [_row(team) for team in await teams_kept()])


def _row(team: TeamEntry) -> dict[str, object]:
    return {
        "slug": team.slug,
        "name": team.name,
        "region": team.region_slug,
        "about": team.about,
        "reviews": "yes" if team.reviews_since else "",
        "people": team.people,
        "leads": team.leads,
        "boards": team.boards,
        "pins": team.pins,
    }


async def _known() -> Known:
    regions = await Region.all()
    slugs = {region.id: region.slug for region in regions}
    rows = {
        team.slug: {
            "slug": team.slug,
            "name": team.name,
            "region": slugs[team.region_id],
            "about": team.about,
            "reviews": "yes" if team.reviews_since else "",
        }
        for team in await Team.all()
    }
    return Known(Places(COLUMNS, rows, Team), regions)


def _understand(one: PlannedPlace, line: Line, known: Known) -> None:
    def check(row: Row) -> None:
        region = known.region(row["region"])
        if row["region"] and region is None:
            raise Invalid(_("There is no region “%(slug)s”.") % {"slug": row["region"]})
        check_team(TeamForm(row["name"], region, row["about"]))
        row["region"] = region.slug if region else ""
        row["reviews"] = row["reviews"].lower().removeprefix("no")
        if row["reviews"] not in ("", "yes"):
            raise Invalid(_("In the column “%(column)s” stands yes, or nothing.") % {"column": "reviews"})

    known.teams.understand(one, line, check)


async def _carry_out(todo: Sequence[PlannedPlace], known: Known, by: Person) -> None:
    teams = {team.slug: team for team in await Team.all()}
    for one in todo:
        form = TeamForm(one.row["name"], known.region(one.row["region"]), one.row["about"])
        if one.outcome is Outcome.ACCEPTED:
            team = await make_team(form, by=by, slug=one.slug)
        else:
            team = teams[one.slug]
            await change_team(team, form, by=by)
        if "reviews" in one.changed:
            await review_newcomers(team, bool(one.row["reviews"]), by=by)


TEAMS = Table(COLUMNS, PlannedPlace, _known, _understand, _carry_out)
