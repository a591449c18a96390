"""People come in, get a new password when they have lost theirs, choose a language, and go."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from showcase.actions.people import choose_language
from showcase.actions.signing_in.by_password import (
    Halfway,
    ask_for_new_password,
    choose_password,
    email_key,
    sign_in,
)
from showcase.actions.signing_in.passwords import LONGEST, SHORTEST
from showcase.actions.signing_in.sessions import Entry, sign_out
from showcase.foundation import language
from showcase.foundation.errors import Invalid, NotAllowed, NotFound, NotSignedIn
from showcase.foundation.language import LANGUAGES
from showcase.foundation.language import gettext as _
from showcase.models import EmailKey, Person, Purpose
from showcase.pages.signing_in.sign_on import leave_there, provider_name, straight_on
from showcase.queries.demo import demo_people
from showcase.web import cookies
from showcase.web.answers import go_back, go_to, our_path
from showcase.web.drawing import page, path_for
from showcase.web.forms import read_form
from showcase.web.halfway import set_halfway
from showcase.web.identity import session_in, viewer_of

A_YEAR = timedelta(days=365)


async def ask_who(request: Request) -> Response:
    following = our_path(request.query_params.get("next"))
    if isinstance(request.user, Person):
        return RedirectResponse(following or path_for(request.app.router, "home"), 303)
    if request.app.state.settings.oidc_only:
        return straight_on(request, following)
    return await _sign_in_page(request, following)


async def try_password(request: Request) -> Response:
    passwords_are_taken(request)
    form = await read_form(request)
    following = our_path(form.text("next"))
    try:
        came = await sign_in(
            form.text("email"),
            form.text("password"),
            browser=cookies.browser_of(request),
            following=following or "",
            secret=request.app.state.settings.secret_key,
        )
    except NotSignedIn as sentence:
        return await _sign_in_page(request, following, email=form.text("email"), error=str(sentence))
    return _lead_in(request, came, following)


async def ask_forgotten(request: Request) -> Response:
    passwords_are_taken(request)
    return _forgotten_page(request)


async def send_forgotten(request: Request) -> Response:
    """Always the same answer: nobody hears whether there is such an account."""
    passwords_are_taken(request)
    form = await read_form(request)
    await ask_for_new_password(
        form.text("email"),
        browser=cookies.browser_of(request),
        secret=request.app.state.settings.secret_key,
    )
    return _forgotten_page(request, sent=True)


async def open_letter(request: Request) -> Response:
    """Looking does not use the link up: what checks letters for danger looks, too."""
    if request.app.state.settings.oidc_only:
        return go_to(request, "sign in")
    try:
        found = await email_key(request.path_params["key"], secret=request.app.state.settings.secret_key)
    except NotFound as sentence:
        return _letter_over(request, sentence)
    return _letter_page(request, found)


async def answer_letter(request: Request) -> Response:
    passwords_are_taken(request)
    form, key = await read_form(request), request.path_params["key"]
    secret: str = request.app.state.settings.secret_key
    try:
        came = await choose_password(
            key, form.text("password"), browser=cookies.browser_of(request), secret=secret
        )
    except Invalid as wrong:
        return _letter_page(request, await email_key(key, secret=secret), wrong)
    except NotFound as sentence:
        return _letter_over(request, sentence)
    return _lead_in(request, came, None)


async def go(request: Request) -> Response:
    session = session_in(request)
    if session is not None:
        await sign_out(session)
    # Where there is one way in, the page to sign in would lead straight back.
    next_page = "provider logout" if request.app.state.settings.oidc_only else "sign in"
    answer = await leave_there(request, session) or go_to(request, next_page)
    cookies.let_go(request, answer)
    return answer


async def speak(request: Request) -> Response:
    form = await read_form(request)
    wanted = form.text("language")
    answer = go_back(form.text("back"), path_for(request.app.router, "home"))
    if session_in(request):  # a program speaks as it likes, and its owner reads on in their language
        await choose_language(viewer_of(request), wanted)
    if wanted in LANGUAGES:
        cookies.put(request, answer, cookies.LANGUAGE, wanted, lasts=A_YEAR)
    return answer


def passwords_are_taken(request: Request) -> None:
    """Raises NotAllowed where everybody comes in by the organisation's provider."""
    if request.app.state.settings.oidc_only:
        raise NotAllowed(
            _("There are no passwords here: everybody signs in with the account of the organisation.")
        )


def _lead_in(request: Request, came: Entry | Halfway, following: str | None) -> Response:
    """To where they wanted to be, or to the second step before."""
    if isinstance(came, Halfway):
        answer = go_to(request, "second step")
        set_halfway(request, answer, came.key)
        return answer
    answer = RedirectResponse(following or path_for(request.app.router, "home"), 303)
    cookies.let_in(request, answer, came)
    return answer


async def _sign_in_page(
    request: Request, following: str | None, *, email: str = "", error: str | None = None
) -> Response:
    settings = request.app.state.settings
    context = {
        "form": {"email": email},
        "error": error,
        "next": following or "",
        "demo_people": await demo_people() if request.app.state.is_demo else [],
        "provider": provider_name(request) if settings.oidc_issuer else None,
        "spoken": language.spoken(),
    }
    return page(request, "sign-in.html", context, status=401 if error else 200)


def _forgotten_page(request: Request, *, sent: bool = False) -> Response:
    context = {"sent": sent, "is_set_up": request.app.state.workshop.mail.is_set_up}
    return page(request, "signing_in/forgotten.html", context)


def _letter_page(request: Request, found: EmailKey, wrong: Invalid | None = None) -> Response:
    context = {
        "person": found.person,
        "is_new": found.purpose is Purpose.INVITATION,
        "errors": wrong.fields if wrong else {},
        "least": SHORTEST,
        "most": LONGEST,
    }
    return _private(page(request, "signing_in/letter.html", context, status=wrong.status if wrong else 200))


def _letter_over(request: Request, sentence: NotFound) -> Response:
    context = {"sentence": str(sentence)}
    return _private(page(request, "signing_in/letter-over.html", context, status=sentence.status))


def _private(answer: Response) -> Response:
    """The address holds a key: no browser keeps the page.

    No other site hears of it either. What all pages say (same-origin) is enough for that, and with less the form's
    own POST would not say where it is from, without which it is refused.
    """
    answer.headers["cache-control"] = "no-store"
    return answer


routes = [
    Route("/sign-in", ask_who, name="sign in"),
    Route("/sign-in", try_password, methods=["POST"]),
    Route("/sign-in/forgotten", ask_forgotten, name="forgotten password"),
    Route("/sign-in/forgotten", send_forgotten, methods=["POST"]),
    Route("/sign-in/letters/{key}", open_letter, name="letter"),
    Route("/sign-in/letters/{key}", answer_letter, methods=["POST"]),
    Route("/sign-out", go, methods=["POST"], name="sign out"),
    Route("/language", speak, methods=["POST"], name="language"),
]
