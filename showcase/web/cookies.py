"""Cookies: all are set, read and taken away here, so that all are kept from scripts and from other sites.

Behind https their names begin with `__Host-`: browsers then take them over TLS only, from
this very host, and no neighbour under the same domain can plant one.
"""

from datetime import timedelta

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from showcase.actions.signing_in.sessions import SIGNED_IN_FOR, Browser, Entry

SESSION = "showcase"
MARK = "showcase-browser"
LANGUAGE = "showcase-language"
MARKED_FOR = timedelta(days=365)
LONGEST_NAME = 1000


def browser_of(request: Request) -> Browser:
    """What somebody comes with."""
    return Browser(
        name=request.headers.get("user-agent", "")[:LONGEST_NAME],
        address=request.client.host if request.client else "",
        mark=given(request, MARK) or "",
        old_key=given(request, SESSION),
    )


def let_in(request: Request, answer: Response, entry: Entry) -> None:
    """The browser keeps its session, and that this account came in with it."""
    put(request, answer, SESSION, entry.key, lasts=SIGNED_IN_FOR)
    put(request, answer, MARK, entry.mark, lasts=MARKED_FOR)


def let_go(request: Request, answer: Response) -> None:
    """The session's cookie goes. That they came in with this browser stays known."""
    take_away(request, answer, SESSION)


def put(request: HTTPConnection, answer: Response, name: str, value: str, *, lasts: timedelta) -> None:
    answer.set_cookie(
        named(request, name),
        value,
        max_age=int(lasts.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=_is_secure(request),
    )


def take_away(request: HTTPConnection, answer: Response, name: str) -> None:
    answer.delete_cookie(
        named(request, name), path="/", httponly=True, samesite="lax", secure=_is_secure(request)
    )


def given(request: HTTPConnection, name: str) -> str | None:
    """The cookie that a browser sent, if any."""
    return request.cookies.get(named(request, name))


def named(request: HTTPConnection, name: str) -> str:
    return f"__Host-{name}" if _is_secure(request) else name


def _is_secure(request: HTTPConnection) -> bool:
    base_url: str = request.app.state.settings.base_url
    return base_url.startswith("https://")
