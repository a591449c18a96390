"""People come in and go, and everybody and every team has a page."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from showcase.actions.people import SIGNED_IN_FOR, choose_language, sign_in, sign_out
from showcase.foundation import language
from showcase.foundation.errors import NotSignedIn
from showcase.foundation.language import LANGUAGES
from showcase.models import Person
from showcase.pages.walls import after, region_in, wall_context
from showcase.queries.boards import boards_grouped, teams_listed
from showcase.queries.demo import demo_people
from showcase.queries.known import people_of, person_by_handle, team_by_slug, teams_of
from showcase.queries.walls import made_by, made_by_team, newest
from showcase.web.answers import go_back, go_to, our_path
from showcase.web.drawing import page, path_for
from showcase.web.forms import read_form
from showcase.web.identity import COOKIE, LANGUAGE_COOKIE, viewer_of


async def ask_who(request: Request) -> Response:
    following = our_path(request.query_params.get("next"))
    if isinstance(request.user, Person):
        return RedirectResponse(following or "/", 303)
    return await _sign_in_page(request, following)


async def let_in(request: Request) -> Response:
    form = await read_form(request)
    following = our_path(form.text("next"))
    settings = request.app.state.settings
    try:
        key = await sign_in(
            form.text("email"),
            form.text("password"),
            device=request.headers.get("user-agent", ""),
            secret=settings.secret_key,
        )
    except NotSignedIn as sentence:
        return await _sign_in_page(request, following, email=form.text("email"), error=str(sentence))
    answer = RedirectResponse(following or path_for(request.app.router, "home"), 303)
    answer.set_cookie(
        COOKIE,
        key,
        max_age=int(SIGNED_IN_FOR.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=settings.base_url.startswith("https://"),
    )
    return answer


async def let_go(request: Request) -> Response:
    if key := request.cookies.get(COOKIE):
        await sign_out(key, secret=request.app.state.settings.secret_key)
    answer = go_to(request, "sign in")
    answer.delete_cookie(COOKIE)
    return answer


async def speak(request: Request) -> Response:
    form = await read_form(request)
    wanted = form.text("language")
    answer = go_back(form.text("back"), path_for(request.app.router, "home"))
    if isinstance(request.user, Person):
        await choose_language(request.user, wanted)
    if wanted in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, wanted, max_age=365 * 24 * 3600, samesite="lax")
    return answer


async def show(request: Request) -> Response:
    viewer = viewer_of(request)
    person = await person_by_handle(viewer, request.path_params["handle"])
    wall = await newest(viewer, made_by(person), after=after(request))
    context = {
        "person": person,
        "teams": await teams_of(viewer, person),
        **await wall_context(request, wall, f"person:{person.handle}"),
    }
    return page(request, "people/show.html", context)


async def show_teams(request: Request) -> Response:
    viewer, region = viewer_of(request), await region_in(request)
    teams = await teams_listed(viewer, region.within if region else None)
    return page(request, "teams/index.html", {"teams": teams, "region": region})


async def show_team(request: Request) -> Response:
    viewer, region = viewer_of(request), await region_in(request)
    team = await team_by_slug(viewer, request.path_params["slug"])
    wall = await newest(viewer, made_by_team(team), after=after(request))
    context = {
        "team": team,
        "team_region": team.region,
        "region": region,
        "boards": await boards_grouped(viewer, by="campaign", team=team),
        "people": await people_of(viewer, team),
        **await wall_context(request, wall, f"team:{team.slug}"),
    }
    return page(request, "teams/show.html", context)


async def _sign_in_page(
    request: Request, following: str | None, *, email: str = "", error: str | None = None
) -> Response:
    context = {
        "form": {"email": email},
        "error": error,
        "next": following or "",
        "demo_people": await demo_people() if request.app.state.is_demo else [],
        "spoken": language.spoken(),
    }
    return page(request, "sign-in.html", context, status=401 if error else 200)


routes = [
    Route("/sign-in", ask_who, name="sign in"),
    Route("/sign-in", let_in, methods=["POST"]),
    Route("/sign-out", let_go, methods=["POST"], name="sign out"),
    Route("/language", speak, methods=["POST"], name="language"),
    Route("/teams", show_teams, name="teams"),
    Route("/teams/{slug}", show_team, name="team"),
    Route("/people/{handle}", show, name="person"),
]
