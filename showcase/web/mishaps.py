"""What goes wrong, as a page for people and as a problem for programs (RFC 9457)."""

import logging
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from showcase.actions.signing_in.tries import TooManyTries
from showcase.foundation.errors import Invalid, NotSignedIn, ShowcaseError
from showcase.foundation.language import gettext as _
from showcase.queries.people import Stranger
from showcase.web.answers import our_path, retry_after
from showcase.web.drawing import page, path_for
from showcase.web.headers import headers_of
from showcase.web.identity import Identity, speak_to
from showcase.web.scopes import challenge, scope_for, with_scope
from storage import StoreUnavailable

log = logging.getLogger(__name__)

STORE_AWAY = timedelta(seconds=10)


def _titles() -> dict[int, str]:
    return {
        400: _("That did not work"),
        401: _("Sign in first"),
        403: _("That is not yours to do"),
        404: _("There is nothing here"),
        405: _("That is not how this address is used"),
        409: _("Something is in the way"),
        413: _("That is too large"),
        421: _("That is not our name"),
        415: _("That is not a kind we show"),
        422: _("That cannot be taken"),
        429: _("That was too often"),
        500: _("That went wrong on our side"),
        503: _("Try again in a moment"),
    }


async def sentence(request: Request, error: Exception) -> Response:
    """Somebody's way on is in the error's message."""
    assert isinstance(error, ShowcaseError)
    if isinstance(error, NotSignedIn) and not _is_program(request):
        return _to_sign_in(request)
    fields = error.fields if isinstance(error, Invalid) else {}
    wanted, came_with = await scope_for(request, error), request.scope["identity"].scope
    if wanted is None:
        made = answer(request, error.status, str(error), fields)
        return retry_after(made, error.wait) if isinstance(error, TooManyTries) else made
    made = answer(request, error.status, with_scope(str(error), came_with, wanted))
    challenge(made, wanted)
    return made


async def http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    texts = {
        404: _("There is nothing at this address. It may have been moved, or never was."),
        405: _("This address does not take %(method)s.") % {"method": request.method},
        413: _("That is more than Showcase takes at once."),
    }
    made = answer(request, error.status_code, texts.get(error.status_code, str(error.detail)))
    for name, value in (error.headers or {}).items():
        made.headers[name] = value
    return made


async def store_away(request: Request, error: Exception) -> Response:
    log.error("the store does not answer: %s", error)
    made = answer(
        request, 503, _("Pictures cannot be reached right now. Nothing is lost; try again in a moment.")
    )
    return retry_after(made, STORE_AWAY)


async def bug(request: Request, error: Exception) -> Response:
    """Anything else is ours to mend. Whoever asked hears no more than that."""
    log.error("%s %s failed", request.method, _pattern(request), exc_info=error)
    _nobody_in(request)
    made = answer(request, 500, _("It has been noted. Try again; if it stays, tell whoever runs Showcase."))
    made.headers.update(headers_of(request.app.state.settings))  # this is answered outside of what adds them
    return made


def at_the_door(scope: Scope, status: int, sentence: Callable[[], str]) -> Response:
    """What is refused before anybody asks who it is."""
    request = Request(scope)
    _nobody_in(request)
    speak_to(request, Stranger())
    return answer(request, status, sentence())


def misdirected(scope: Scope, name: str) -> Response:
    """For a name that is not ours. As plain words: nothing that a page needs can be had by this name."""
    request = Request(scope)
    speak_to(request, Stranger())
    sentence = _(
        "Showcase does not go by the name “%(name)s”. Whoever runs it can name it in SHOWCASE_BASE_URL, "
        "or in SHOWCASE_HOSTS when it is a further name."
    ) % {"name": name[:80]}
    if _is_program(request):
        return _problem(421, sentence, {})
    return PlainTextResponse(sentence, 421)


def answer(request: Request, status: int, text: str, fields: dict[str, str] | None = None) -> Response:
    """A page, or a problem, for one and the same thing."""
    if _is_program(request):
        return _problem(status, text, fields or {})
    return page(
        request,
        "error.html",
        {"status": status, "title": _title(status), "sentence": text, "form_page": _form_page(request)},
        status=status,
    )


def _form_page(request: Request) -> str | None:
    """The page that a refused form was sent from: what was typed there is there still."""
    came_from = urlsplit(request.headers.get("referer", ""))
    if request.method != "POST" or came_from.netloc != request.headers.get("host"):
        return None
    return our_path(f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path)


def _problem(status: int, text: str, fields: dict[str, str]) -> Response:
    problem: dict[str, Any] = {
        "type": "about:blank",
        "title": _title(status),
        "status": status,
        "detail": text,
    }
    if fields:
        problem["errors"] = fields
    return JSONResponse(problem, status, media_type="application/problem+json")


def _title(status: int) -> str:
    return _titles().get(status) or HTTPStatus(status).phrase


def _pattern(request: Request) -> str:
    """The address without what stands in it: for logs, that some addresses are secrets for."""
    route = request.scope.get("route")
    return route.path if isinstance(route, Route) else "an address"


def _nobody_in(request: Request) -> None:
    request.scope.setdefault("user", Stranger())
    request.scope.setdefault("identity", Identity(Stranger()))


def _is_program(request: Request) -> bool:
    """Our own scripts ask for JSON, too."""
    return request.url.path.startswith("/api/") or "application/json" in request.headers.get("accept", "")


def _to_sign_in(request: Request) -> Response:
    """A deep link survives signing in."""
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    following = wanted if request.method == "GET" else None
    return RedirectResponse(path_for(request.app.router, "sign in", {"next": following}), 303)


handlers: dict[Any, Any] = {
    ShowcaseError: sentence,
    HTTPException: http_error,
    StoreUnavailable: store_away,
    Exception: bug,
}
