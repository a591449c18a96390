"""Campaigns are made, told better and removed."""

import re
from dataclasses import dataclass
from datetime import date

from tortoise.exceptions import IntegrityError

from showcase.actions.audit import record, told
from showcase.actions.organisation.naming import free_slug
from showcase.foundation.errors import Conflict, Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Board, Campaign, Person, Pin
from showcase.models.database import transaction
from showcase.queries.administration import administrator

LONGEST_TITLE = 120
LONGEST_BRIEF = 20_000
PLAIN_COLOUR = "#8a8f98"
FIELDS = ("title", "brief", "colour", "starts_on", "ends_on")

_COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class CampaignForm:
    """What a campaign says of itself. Days as 2026-11-23, or empty."""

    title: str
    brief: str = ""
    colour: str = PLAIN_COLOUR
    starts_on: str = ""
    ends_on: str = ""


def check_campaign(form: CampaignForm) -> tuple[date | None, date | None]:
    """From which day until which. Raises Invalid with a sentence for each field."""
    wrong = {}
    if not form.title.strip():
        wrong["title"] = _("Give the campaign a title.")
    elif len(form.title.strip()) > LONGEST_TITLE:
        wrong["title"] = _("A title has at most %(most)s characters.") % {"most": LONGEST_TITLE}
    if len(form.brief) > LONGEST_BRIEF:
        wrong["brief"] = _("At most %(most)s characters fit here.") % {"most": LONGEST_BRIEF}
    if not _COLOUR.fullmatch(form.colour.lower()):
        wrong["colour"] = _("Choose a colour, such as %(colour)s.") % {"colour": "#c8553d"}
    days: dict[str, date | None] = {}
    for field, text in (("starts_on", form.starts_on), ("ends_on", form.ends_on)):
        try:
            days[field] = date.fromisoformat(text.strip()) if text.strip() else None
        except ValueError:
            wrong[field] = _("Type a day as %(example)s.") % {"example": "2026-11-23"}
    starts, ends = days.get("starts_on"), days.get("ends_on")
    if starts and ends and ends < starts:
        wrong["ends_on"] = _("It cannot end before it begins.")
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)
    return starts, ends


async def make_campaign(form: CampaignForm, *, by: Person, slug: str | None = None) -> Campaign:
    """Raises NotAllowed, Invalid, Conflict."""
    administrator(by)
    starts, ends = check_campaign(form)
    try:
        async with transaction():
            campaign = await Campaign.create(
                slug=slug or await free_slug(Campaign, form.title),
                title=form.title.strip(),
                brief=form.brief.strip(),
                colour=form.colour.lower(),
                starts_on=starts,
                ends_on=ends,
            )
            await record("create", campaign, by=by, after=told(campaign, *FIELDS))
    except IntegrityError:
        raise Conflict(_("Somebody is making a campaign of this name right now. Look again.")) from None
    return campaign


async def change_campaign(campaign: Campaign, form: CampaignForm, *, by: Person) -> None:
    """Its address stays. Raises NotAllowed, Invalid."""
    administrator(by)
    starts, ends = check_campaign(form)
    async with transaction():
        found = await Campaign.select_for_update().get(id=campaign.id)
        before = told(found, *FIELDS)
        found.title, found.brief, found.colour = form.title.strip(), form.brief.strip(), form.colour.lower()
        found.starts_on, found.ends_on = starts, ends
        await found.save(update_fields=list(FIELDS))
        await record("edit", found, by=by, before=before, after=told(found, *FIELDS))


async def remove_campaign(campaign: Campaign, *, by: Person) -> None:
    """For ever. Raises NotAllowed, and Conflict while a board or a pin is for it."""
    administrator(by)
    async with transaction():
        if not await Campaign.filter(id=campaign.id).select_for_update().exists():
            return
        if await Board.exists(campaign_id=campaign.id) or await Pin.exists(campaign_id=campaign.id):
            raise Conflict(
                _("Boards or pins were made for “%(campaign)s”. It stays as long as they do.")
                % {"campaign": campaign.title}
            )
        await record("remove", campaign, by=by, before=told(campaign, *FIELDS))
        await Campaign.filter(id=campaign.id).delete()
