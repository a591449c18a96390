"""Between the password and Showcase: a code, for those who come in with two steps."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from showcase.actions.signing_in.second_step import finish
from showcase.foundation import clock
from showcase.foundation.errors import NotSignedIn
from showcase.foundation.secrets import digest
from showcase.models import HalfwayIn, Person
from showcase.queries.second_step import halfway_of
from showcase.web.answers import go_to, our_path
from showcase.web.cookies import browser_of, let_in
from showcase.web.drawing import page, path_for
from showcase.web.forms import read_form
from showcase.web.halfway import forget_halfway, halfway_key


async def ask(request: Request) -> Response:
    halfway = await _halfway(request)
    if halfway is None:
        return _from_the_start(request)
    return _page(request)


async def take(request: Request) -> Response:
    halfway, form = await _halfway(request), await read_form(request)
    if halfway is None:
        return _from_the_start(request)
    secret = request.app.state.settings.secret_key
    try:
        entry = await finish(halfway, form.text("code"), browser=browser_of(request), secret=secret)
    except NotSignedIn as sentence:
        return _page(request, error=str(sentence))
    answer = RedirectResponse(our_path(halfway.following) or path_for(request.app.router, "home"), 303)
    let_in(request, answer, entry)
    forget_halfway(request, answer)
    return answer


async def _halfway(request: Request) -> HalfwayIn | None:
    key = halfway_key(request)
    if key is None:
        return None
    return await halfway_of(digest(key, request.app.state.settings.secret_key), now=clock.now())


def _from_the_start(request: Request) -> Response:
    """Nobody is halfway in: it took too long, or they came here by themselves."""
    answer = go_to(request, "home" if isinstance(request.user, Person) else "sign in")
    forget_halfway(request, answer)
    return answer


def _page(request: Request, *, error: str | None = None) -> Response:
    answer = page(request, "signing_in/second-step.html", {"error": error}, status=401 if error else 200)
    answer.headers["cache-control"] = "no-store"
    return answer


routes = [
    Route("/sign-in/second-step", ask, name="second step"),
    Route("/sign-in/second-step", take, methods=["POST"]),
]
