"""Your account: coming in with two steps, switched on and off."""

from typing import Any

import segno
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.signing_in.two_steps import (
    app_address,
    forget_preparation,
    prepare_two_steps,
    prepared_secret,
    renew_recovery_codes,
    switch_off_two_steps,
    switch_on_two_steps,
)
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Person
from showcase.queries.second_step import recovery_codes_left
from showcase.web.answers import go_to, tell
from showcase.web.cookies import browser_of
from showcase.web.drawing import page
from showcase.web.forms import read_form
from showcase.web.identity import self_of

QUIET_ZONE = 4  # modules of white around a QR code, as its standard wants


async def show(request: Request) -> Response:
    return await _page(request, self_of(request))


async def prepare(request: Request) -> Response:
    """Make a secret for the app, or forget it again."""
    person, form = self_of(request), await read_form(request)
    if form.text("forget"):
        await forget_preparation(person)
    else:
        await prepare_two_steps(person, secret=_secret(request))
    return go_to(request, "two steps")


async def switch_on(request: Request) -> Response:
    person, form = self_of(request), await read_form(request)
    try:
        codes = await switch_on_two_steps(
            person, form.text("code"), browser=browser_of(request), secret=_secret(request)
        )
    except Invalid as wrong:
        return await _page(request, person, errors=wrong.fields)
    return await _page(request, person, codes=codes)


async def renew(request: Request) -> Response:
    person, form = self_of(request), await read_form(request)
    try:
        codes = await renew_recovery_codes(
            person, form.text("proof"), browser=browser_of(request), secret=_secret(request)
        )
    except Invalid as wrong:
        return await _page(request, person, errors=wrong.fields)
    return await _page(request, person, codes=codes)


async def switch_off(request: Request) -> Response:
    person, form = self_of(request), await read_form(request)
    try:
        await switch_off_two_steps(
            person, form.text("proof"), browser=browser_of(request), secret=_secret(request)
        )
    except Invalid as wrong:
        return await _page(request, person, errors=wrong.fields)
    await tell(request, _("Your second step is switched off."))
    return go_to(request, "two steps")


async def _page(
    request: Request,
    person: Person,
    *,
    codes: list[str] | None = None,
    errors: dict[str, str] | None = None,
) -> Response:
    """What is told once is kept by no browser. codes: new recovery codes."""
    kept = None if codes else prepared_secret(person, secret=_secret(request))
    context: dict[str, Any] = {
        "codes": codes,
        "errors": errors or {},
        "is_on": codes is not None or person.two_steps_since is not None,
        "since": person.two_steps_since,
        "left": len(codes) if codes else await recovery_codes_left(person),
        "has_password": person.password is not None and not request.app.state.settings.oidc_only,
        "app_key": " ".join(kept[place : place + 4] for place in range(0, len(kept), 4)) if kept else None,
        "address": app_address(person, kept) if kept else None,
        "picture": _picture(app_address(person, kept)) if kept else None,
    }
    answer = page(request, "you/two-steps.html", context, status=422 if errors else 200)
    answer.headers["cache-control"] = "no-store"
    return answer


def _picture(address: str) -> str:
    """A QR code, black on white in the dark, too: apps do not read others."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_data_uri(omitsize=True, border=QUIET_ZONE, light="#fff", dark="#000"))


def _secret(request: Request) -> str:
    secret: str = request.app.state.settings.secret_key
    return secret


routes = [
    Route("/you/two-steps", show, name="two steps"),
    Route("/you/two-steps", switch_on, methods=["POST"]),
    Route("/you/two-steps/secret", prepare, methods=["POST"], name="two steps secret"),
    Route("/you/two-steps/codes", renew, methods=["POST"], name="recovery codes"),
    Route("/you/two-steps/end", switch_off, methods=["POST"], name="end two steps"),
]
