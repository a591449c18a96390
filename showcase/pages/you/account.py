"""Your account: what you are called, your password, and where you are signed in."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.people import introduce
from showcase.actions.signing_in.passwords import LONGEST, SHORTEST, change_password
from showcase.actions.signing_in.sessions import end_session, end_sessions
from showcase.actions.signing_in.tries import TooManyTries
from showcase.foundation.devices import device_name
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.language import ngettext, number
from showcase.models import Person, Session
from showcase.pages.signing_in.by_password import passwords_are_taken
from showcase.queries.people import sessions_of
from showcase.web import cookies
from showcase.web.answers import go_to, retry_after, tell
from showcase.web.drawing import page
from showcase.web.forms import read_form
from showcase.web.identity import self_of, session_in


async def show(request: Request) -> Response:
    return _page(request, self_of(request))


async def save(request: Request) -> Response:
    person, form = self_of(request), await read_form(request)
    given = {"name": form.text("name"), "language": form.text("language")}
    try:
        await introduce(person, **given)
    except Invalid as wrong:
        return _page(request, person, given, errors=wrong.fields, status=wrong.status)
    await tell(request, _("Saved."))
    return go_to(request, "you")


async def save_password(request: Request) -> Response:
    """The sessions elsewhere end; this one stays."""
    person, browser = self_of(request), cookies.browser_of(request)
    passwords_are_taken(request)
    form = await read_form(request)
    try:
        await change_password(
            person,
            form.text("old"),
            form.text("password"),
            keep=_this_session(request),
            address=browser.address,
            mark=browser.mark,
            secret=request.app.state.settings.secret_key,
        )
    except Invalid as wrong:
        return _page(request, person, errors=wrong.fields, status=wrong.status)
    except TooManyTries as many:
        return retry_after(_page(request, person, errors={"old": str(many)}, status=many.status), many.wait)
    await tell(request, _("Your password was changed. All other browsers were signed out."))
    return go_to(request, "you")


async def show_sessions(request: Request) -> Response:
    person, this = self_of(request), _this_session(request)
    sessions = [
        {
            "id": session.id,
            "device": device_name(session.device),
            "started_at": session.started_at,
            "seen_at": session.seen_at or session.started_at,
            "is_this": session.id == this.id,
        }
        for session in await sessions_of(person)
    ]
    return page(request, "you/sessions.html", {"sessions": sessions})


async def end_one(request: Request) -> Response:
    await end_session(self_of(request), request.path_params["session"])
    await tell(request, _("That browser is signed out."))
    return go_to(request, "sessions")


async def end_others(request: Request) -> Response:
    person = self_of(request)
    ended = await end_sessions(person, but=_this_session(request), by=person)
    sentence = ngettext(
        "%(count)s other browser is signed out.", "%(count)s other browsers are signed out.", ended
    ) % {"count": number(ended)}
    await tell(request, sentence)
    return go_to(request, "sessions")


def _this_session(request: Request) -> Session:
    session = session_in(request)
    assert session is not None  # self_of has seen to it
    return session


def _page(
    request: Request,
    person: Person,
    form: dict[str, str] | None = None,
    *,
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    context: dict[str, Any] = {
        "person": person,
        "form": form or {"name": person.name, "language": person.language or ""},
        "errors": errors or {},
        "has_password": person.password is not None,
        "takes_passwords": not request.app.state.settings.oidc_only,
        "least": SHORTEST,
        "most": LONGEST,
    }
    return page(request, "you/show.html", context, status=status)


routes = [
    Route("/you", show, name="you"),
    Route("/you", save, methods=["POST"]),
    Route("/you/password", save_password, methods=["POST"], name="password"),
    Route("/you/sessions", show_sessions, name="sessions"),
    Route("/you/sessions/others/end", end_others, methods=["POST"], name="end other sessions"),
    Route("/you/sessions/{session:int}/end", end_one, methods=["POST"], name="end session"),
]
