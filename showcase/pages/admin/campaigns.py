"""Campaigns: made, told better, removed."""

from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.organisation.campaigns import (
    CampaignForm,
    change_campaign,
    make_campaign,
    remove_campaign,
)
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Campaign
from showcase.queries.administration import administrator
from showcase.queries.known import campaign_by_slug
from showcase.queries.places_listed import campaigns_kept
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import Form, read_form
from showcase.web.identity import viewer_of, writer_of


async def show_all(request: Request) -> Response:
    administrator(viewer_of(request))
    return page(request, "admin/campaigns.html", {"campaigns": await campaigns_kept()})


async def ask_new(request: Request) -> Response:
    administrator(viewer_of(request))
    return _form_page(request, None, CampaignForm(""))


async def make(request: Request) -> Response:
    by, form = administrator(writer_of(request)), _campaign_form(await read_form(request))
    try:
        campaign = await make_campaign(form, by=by)
    except Invalid as wrong:
        return _form_page(request, None, form, wrong.fields)
    await tell(
        request, _("“%(campaign)s” is there. Boards can be made for it.") % {"campaign": campaign.title}
    )
    return go_to(request, "campaign", slug=campaign.slug)


async def show(request: Request) -> Response:
    by = administrator(viewer_of(request))
    campaign = await campaign_by_slug(by, request.path_params["slug"])
    return _form_page(request, campaign, _as_form(campaign))


async def change(request: Request) -> Response:
    by, form = administrator(writer_of(request)), _campaign_form(await read_form(request))
    campaign = await campaign_by_slug(by, request.path_params["slug"])
    try:
        await change_campaign(campaign, form, by=by)
    except Invalid as wrong:
        return _form_page(request, campaign, form, wrong.fields)
    await tell(request, _("“%(campaign)s” has been changed.") % {"campaign": form.title.strip()})
    return go_to(request, "administered campaigns")


async def ask_removal(request: Request) -> Response:
    by = administrator(viewer_of(request))
    campaign = await campaign_by_slug(by, request.path_params["slug"])
    router = request.app.router
    context = {
        "at_part": "administered campaigns",
        "title": _("Remove “%(campaign)s” for ever?") % {"campaign": campaign.title},
        "sentences": [_("No board and no pin is for it. Its address leads nowhere from then on.")],
        "label": _("Remove the campaign"),
        "action": path_for(router, "campaign removal", slug=campaign.slug),
        "back": path_for(router, "administered campaign", slug=campaign.slug),
        "back_words": campaign.title,
        "fields": {},
    }
    return page(request, "admin/ask.html", context)


async def remove(request: Request) -> Response:
    by = administrator(writer_of(request))
    campaign = await campaign_by_slug(by, request.path_params["slug"])
    await remove_campaign(campaign, by=by)
    await tell(request, _("“%(campaign)s” has been removed.") % {"campaign": campaign.title})
    return go_to(request, "administered campaigns")


def _form_page(
    request: Request, campaign: Campaign | None, form: CampaignForm, errors: dict[str, str] | None = None
) -> Response:
    context: dict[str, Any] = {"campaign": campaign, "form": asdict(form), "errors": errors or {}}
    return page(request, "admin/campaign.html", context, status=422 if errors else 200)


def _campaign_form(form: Form) -> CampaignForm:
    return CampaignForm(**{name: form.text(name) for name in CampaignForm.__slots__})


def _as_form(campaign: Campaign) -> CampaignForm:
    return CampaignForm(
        campaign.title,
        campaign.brief,
        campaign.colour,
        campaign.starts_on.isoformat() if campaign.starts_on else "",
        campaign.ends_on.isoformat() if campaign.ends_on else "",
    )


routes = [
    Route("/admin/campaigns", show_all, name="administered campaigns"),
    Route("/admin/campaigns", make, methods=["POST"]),
    Route("/admin/campaigns/new", ask_new, name="new campaign"),
    Route("/admin/campaigns/{slug}", show, name="administered campaign"),
    Route("/admin/campaigns/{slug}", change, methods=["POST"]),
    Route("/admin/campaigns/{slug}/removal", ask_removal, name="campaign removal"),
    Route("/admin/campaigns/{slug}/removal", remove, methods=["POST"]),
]
