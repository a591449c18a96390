"""Campaigns as a table: out of the house, and into it, line by line."""

from collections.abc import Sequence

from showcase.actions.organisation.campaigns import (
    PLAIN_COLOUR,
    CampaignForm,
    change_campaign,
    check_campaign,
    make_campaign,
)
from showcase.actions.organisation.place_rows import MOST, Places, PlannedPlace, Row, table_of
from showcase.actions.organisation.table import Outcome, Table
from showcase.actions.organisation.table_lines import Columns, Line
from showcase.models import Campaign, Person
from showcase.queries.administration import administrator

COLUMNS = Columns("title", ("title", "slug", "brief", "colour", "starts_on", "ends_on"), most=MOST)


async def campaigns_table(*, by: Person) -> str:
    """A CSV of all campaigns, which comes back in. Raises NotAllowed."""
    administrator(by)
    return table_of(COLUMNS, [_row(campaign) for campaign in await Campaign.all().order_by("title", "id")])


def _row(campaign: Campaign) -> Row:
    return {
        "title": campaign.title,
        "slug": campaign.slug,
        "brief": campaign.brief,
        "colour": campaign.colour,
        "starts_on": campaign.starts_on.isoformat() if campaign.starts_on else "",
        "ends_on": campaign.ends_on.isoformat() if campaign.ends_on else "",
    }


async def _known() -> Places:
    return Places(COLUMNS, {campaign.slug: _row(campaign) for campaign in await Campaign.all()}, Campaign)


def _understand(one: PlannedPlace, line: Line, known: Places) -> None:
    def check(row: Row) -> None:
        row["colour"] = row["colour"].lower() or PLAIN_COLOUR
        starts, ends = check_campaign(_form(row))
        row["starts_on"], row["ends_on"] = (day.isoformat() if day else "" for day in (starts, ends))

    known.understand(one, line, check)


async def _carry_out(todo: Sequence[PlannedPlace], _known: Places, by: Person) -> None:
    campaigns = {campaign.slug: campaign for campaign in await Campaign.all()}
    for one in todo:
        if one.outcome is Outcome.ACCEPTED:
            await make_campaign(_form(one.row), by=by, slug=one.slug)
        else:
            await change_campaign(campaigns[one.slug], _form(one.row), by=by)


def _form(row: Row) -> CampaignForm:
    return CampaignForm(**{name: text for name, text in row.items() if name != "slug"})


CAMPAIGNS = Table(COLUMNS, PlannedPlace, _known, _understand, _carry_out)
