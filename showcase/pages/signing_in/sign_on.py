"""To the organisation's provider and back, and out of both."""

import logging
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from showcase.actions.signing_in.sign_on import (
    ON_THE_WAY_FOR,
    Return,
    SignOnFailed,
    begin,
    finish,
    signed_out_there,
    way_out,
)
from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Person, Session
from showcase.outside.provider import Provider
from showcase.web.answers import go_to, our_path
from showcase.web.cookies import browser_of, given, let_in, put
from showcase.web.drawing import page, path_for
from showcase.web.forms import read_form

log = logging.getLogger(__name__)

COOKIE = "showcase-sign-on"
LONGEST_ANSWER = 4096
"""Characters of each thing that the provider sends somebody back with."""


async def go(request: Request) -> Response:
    """On to the provider, with the page that somebody came for."""
    following = our_path(request.query_params.get("next")) or ""
    if isinstance(request.user, Person):
        return RedirectResponse(following or path_for(request.app.router, "home"), 303)
    try:
        begun = await begin(
            _provider(request),
            name=provider_name(request),
            following=following,
            key=given(request, COOKIE),
            back=_address(request, "provider back"),
            secret=request.app.state.settings.secret_key,
        )
    except SignOnFailed as failed:
        return _failed(request, failed)
    answer = RedirectResponse(begun.address, 303)
    answer.headers["cache-control"] = "no-store"
    put(request, answer, COOKIE, begun.key, lasts=ON_THE_WAY_FOR)
    return answer


async def back(request: Request) -> Response:
    """Back from the provider, with a code or a reason why not."""
    try:
        signed_on = await finish(
            _provider(request),
            Return(
                state=_given(request, "state") or "",
                code=_given(request, "code") or "",
                error=_given(request, "error") or "",
                issuer=_given(request, "iss"),
                key=given(request, COOKIE) or "",
            ),
            name=provider_name(request),
            back=_address(request, "provider back"),
            browser=browser_of(request),
            secret=request.app.state.settings.secret_key,
        )
    except SignOnFailed as failed:
        return _failed(request, failed)
    following = our_path(signed_on.following) or path_for(request.app.router, "home")
    answer = RedirectResponse(following, 303)
    answer.headers["cache-control"] = "no-store"
    let_in(request, answer, signed_on.entry)
    return answer


async def out(request: Request) -> Response:
    """Signed out here, and there."""
    _provider(request)
    if isinstance(request.user, Person):
        return go_to(request, "home")
    return page(request, "signing_in/signed-out.html", {"provider": provider_name(request), "address": None})


async def out_there(request: Request) -> Response:
    """The provider says whom it has signed out. It answers to programs, as Back-Channel Logout 1.0 has it."""
    provider, form = _provider(request), await read_form(request)
    try:
        ended = await signed_out_there(provider, form.text("logout_token"))
    except SignOnFailed as failed:
        kind = "invalid_request" if failed.status == 400 else "temporarily_unavailable"
        answer = JSONResponse({"error": kind, "error_description": str(failed)}, failed.status)
    else:
        log.info("the provider signed somebody out: %s sessions ended", ended)
        answer = JSONResponse({}, 200)
    answer.headers["cache-control"] = "no-store"
    return answer


async def leave_there(request: Request, session: Session | None) -> Response | None:
    """After signing out here: a page that goes on to the provider; None when nothing is to be ended there.

    A page rather than a redirect, since a form may lead to our own pages only.
    """
    provider: Provider | None = request.app.state.provider
    if provider is None or session is None:
        return None
    address = await way_out(provider, session, back=_address(request, "provider logout"))
    if address is None:
        return None
    context = {"provider": provider_name(request), "address": address}
    answer = page(request, "signing_in/signed-out.html", context)
    answer.headers["cache-control"] = "no-store"
    return answer


def straight_on(request: Request, following: str | None) -> Response:
    """Where the provider is the only way in: on to it, with the page that somebody came for.

    Without one they may come from a form that they sent after their session had ended. A form may lead to
    our own pages only, so that they get one, which goes on by itself.
    """
    address = path_for(request.app.router, "provider", {"next": following})
    if following:
        return RedirectResponse(address, 303)
    context = {"provider": provider_name(request), "address": address}
    return page(request, "signing_in/straight-on.html", context)


def provider_name(request: Request) -> str:
    """As the button has it: the host's name, unless a better one was given."""
    settings = request.app.state.settings
    return settings.oidc_name or urlsplit(settings.oidc_issuer).hostname or ""


def _provider(request: Request) -> Provider:
    """Raises NotFound when there is none."""
    provider: Provider | None = request.app.state.provider
    if provider is None:
        raise NotFound(_("There is no other way to sign in here. Use your e-mail address and password."))
    return provider


def _address(request: Request, name: str) -> str:
    """Whole, as the provider knows it."""
    base = request.app.state.settings.base_url or str(request.base_url).rstrip("/")
    return f"{base}{path_for(request.app.router, name)}"


def _given(request: Request, name: str) -> str | None:
    value = request.query_params.get(name)
    return value if value is None or len(value) <= LONGEST_ANSWER else ""


def _failed(request: Request, failed: SignOnFailed) -> Response:
    """A page that stays where it is, so that a way in that fails does not go round and round."""
    context = {
        "provider": provider_name(request),
        "sentence": str(failed),
        "following": our_path(failed.following),
        "only": request.app.state.settings.oidc_only,
    }
    answer = page(request, "signing_in/provider.html", context, status=failed.status)
    answer.headers["cache-control"] = "no-store"
    return answer


routes = [
    Route("/sign-in/provider", go, name="provider"),
    Route("/sign-in/provider/back", back, name="provider back"),
    Route("/sign-in/provider/logout", out, name="provider logout"),
    Route("/sign-in/provider/logout", out_there, methods=["POST"]),
]
