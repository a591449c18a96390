"""What may be done with a pin, and who is shown on it and agreed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions import rights as actions
from showcase.actions.evidence import MOST_BYTES, Kept, keep
from showcase.actions.pin_checks import refuse_change
from showcase.actions.rights import NewConsent, PinRights
from showcase.foundation.days import begins, ends, first_day, last_day, read_day
from showcase.foundation.errors import Invalid, MediaRefused, NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Consent, Person, Pin, Region, Usage
from showcase.queries.consents import consent_of, consents_of
from showcase.queries.known import all_regions, region_by_slug
from showcase.queries.pins import visible_pin
from showcase.queries.rights import standing
from showcase.queries.showing import why_withheld
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import Form, read_form
from showcase.web.identity import writer_of
from showcase.web.limits import BodyLimitMiddleware

RIGHTS = ("usage", "territory", "licence", "embargo_until", "rights_until")
CONSENT = ("name", "evidence", "given_on", "until")


async def show(request: Request) -> Response:
    viewer, pin = await _answered_for(request)
    return await _page(request, viewer, pin)


async def say(request: Request) -> Response:
    viewer, pin = await _answered_for(request)
    form = await read_form(request)
    try:
        await actions.say_rights(pin, await read_rights(form, viewer, pin.territory), by=viewer)
    except Invalid as wrong:
        return await _page(request, viewer, pin, form=typed_rights(form), errors=wrong.fields)
    await tell(request, _("What may be done with “%(pin)s” is written down.") % {"pin": pin.title})
    return go_to(request, "pin", pin=pin.id)


async def note(request: Request) -> Response:
    viewer, pin = await _answered_for(request)
    form = await read_form(request)
    try:
        async with _evidence(request, form) as file:
            await actions.note_consent(pin, _consent(form, file), by=viewer, workshop=_workshop(request))
    except Invalid as wrong:
        typed = {name: form.text(name) for name in CONSENT}
        return await _page(request, viewer, pin, consent=typed, errors=wrong.fields)
    await tell(request, _("The consent is written down."))
    return go_to(request, "rights", pin=pin.id)


async def withdraw(request: Request) -> Response:
    """With `reinstate` it was not withdrawn after all."""
    viewer, pin = await _answered_for(request)
    form, consent = await read_form(request), await _consent_in(request, pin)
    if form.text("reinstate") or request.query_params.get("reinstate"):
        await actions.reinstate_consent(consent, by=viewer)
        await tell(request, _("The consent holds again."))
        return go_to(request, "rights", pin=pin.id)
    await actions.withdraw_consent(consent, by=viewer)
    undo = path_for(request.app.router, "withdraw consent", {"reinstate": 1}, pin=pin.id, consent=consent.id)
    may_undo = (await standing(viewer)).may_watch_over(pin)
    text = _("From now on only its team and curators see “%(pin)s”.") % {"pin": pin.title}
    await tell(request, text, undo=undo if may_undo else None)
    return go_to(request, "rights", pin=pin.id)


async def remove(request: Request) -> Response:
    viewer, pin = await _answered_for(request)
    consent = await _consent_in(request, pin)
    await actions.remove_consent(consent, by=viewer, workshop=_workshop(request))
    await tell(request, _("The consent and its evidence are gone."))
    return go_to(request, "rights", pin=pin.id)


def typed_rights(form: Form) -> dict[str, str]:
    """What stands in the fields, as it was typed."""
    return {name: form.text(name) for name in RIGHTS}


async def read_rights(form: Form, viewer: Person, was: Region | None = None) -> PinRights:
    """From the fields of a form. was: a region that may stay, known to the viewer or not.

    Raises Invalid with a sentence for each field.
    """
    wrong: dict[str, str] = {}
    if form.text("usage") not in ["", *Usage]:
        wrong["usage"] = _("Choose what it may be used for.")
    embargo, until = _day(form, "embargo_until", wrong), _day(form, "rights_until", wrong)
    territory, slug = None, form.text("territory")
    if form.text("usage") == Usage.TERRITORY and slug:
        try:
            territory = was if was and was.slug == slug else await region_by_slug(viewer, slug)
        except NotFound as nowhere:
            wrong["territory"] = str(nowhere)
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)
    usage = Usage(form.text("usage") or Usage.INTERNAL)
    return PinRights(
        usage=usage,
        territory=territory,
        licence=form.text("licence"),
        embargo_until=begins(embargo) if embargo else None,
        rights_until=ends(until) if until else None,
    )


async def _page(
    request: Request,
    viewer: Person,
    pin: Pin,
    *,
    form: dict[str, str] | None = None,
    consent: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
) -> Response:
    rights, regions = await standing(viewer), await all_regions(viewer)
    context: dict[str, Any] = {
        "pin": pin,
        "form": form or _kept(pin),
        "typed": consent or dict.fromkeys(CONSENT, ""),
        "errors": errors or {},
        "regions": regions if pin.territory in [None, *regions] else [pin.territory, *regions],
        "consents": [_drawn(one) for one in await consents_of(pin)],
        "withheld": await why_withheld(pin),
        "may": {"undo": rights.may_watch_over(pin)},
        "most": MOST_BYTES,
    }
    return page(request, "pins/rights.html", context, status=422 if errors else 200)


def _kept(pin: Pin) -> dict[str, str]:
    return {
        "usage": pin.usage.value,
        "territory": pin.territory.slug if pin.territory else "",
        "licence": pin.licence,
        "embargo_until": first_day(pin.embargo_until).isoformat() if pin.embargo_until else "",
        "rights_until": last_day(pin.rights_until).isoformat() if pin.rights_until else "",
    }


def _drawn(one: Consent) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "evidence": one.evidence,
        "file": one.file_name if one.file else None,
        "given_on": one.given_on,
        "until": last_day(one.until) if one.until else None,
        "withdrawn_at": one.withdrawn_at,
    }


async def _answered_for(request: Request) -> tuple[Person, Pin]:
    """Whoever asks, and a pin that they may say these things of. Raises NotFound, NotAllowed."""
    viewer = writer_of(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    await refuse_change(pin, viewer)
    return viewer, pin


async def _consent_in(request: Request, pin: Pin) -> Consent:
    return await consent_of(pin, request.path_params["consent"])


@asynccontextmanager
async def _evidence(request: Request, form: Form) -> AsyncIterator[Kept | None]:
    """The file that came with a form, kept. Raises Invalid, beside its field."""
    files = form.files("file")
    if not files:
        yield None
        return
    try:
        async with keep(files[0].file, name=files[0].filename or "", workshop=_workshop(request)) as kept:
            yield kept
    except MediaRefused as refused:
        raise Invalid(str(refused), {"file": str(refused)}) from None


def _consent(form: Form, file: Kept | None) -> NewConsent:
    """Raises Invalid with a sentence for each field."""
    wrong: dict[str, str] = {}
    given, until = _day(form, "given_on", wrong), _day(form, "until", wrong)
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)
    return NewConsent(
        name=form.text("name"),
        evidence=form.text("evidence"),
        given_on=given,
        until=ends(until) if until else None,
        file=file,
    )


def _day(form: Form, name: str, wrong: dict[str, str]) -> date | None:
    try:
        return read_day(form.text(name))
    except ValueError:
        wrong[name] = _("This is not a day. Write it as in 2027-05-03.")
        return None


def _workshop(request: Request) -> Any:
    return request.app.state.workshop


_one_file = [Middleware(BodyLimitMiddleware, most_bytes=MOST_BYTES + 1024 * 1024)]

routes = [
    Route("/pins/{pin:int}/rights", show, name="rights"),
    Route("/pins/{pin:int}/rights", say, methods=["POST"]),
    Route("/pins/{pin:int}/consents", note, methods=["POST"], name="consents", middleware=_one_file),
    Route(
        "/pins/{pin:int}/consents/{consent:int}/withdrawal",
        withdraw,
        methods=["POST"],
        name="withdraw consent",
    ),
    Route("/pins/{pin:int}/consents/{consent:int}/removal", remove, methods=["POST"], name="remove consent"),
]
