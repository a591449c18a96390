"""Where a person goes on after they did something, and what they are told."""

import math
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from showcase.actions.signing_in.sessions import say_next
from showcase.web.drawing import path_for
from showcase.web.identity import session_in


def go_to(request: Request, name: str, query: dict[str, Any] | None = None, **params: Any) -> Response:
    """See another page of ours next."""
    return RedirectResponse(path_for(request.app.router, name, query, **params), 303)


def go_back(path: str | None, otherwise: str) -> Response:
    """See the page that one came from, if it is ours."""
    return RedirectResponse(our_path(path) or otherwise, 303)


def our_path(path: str | None) -> str | None:
    """A path on this site, or None for anything that leads away from it."""
    if not path or not path.startswith("/") or path.startswith(("//", "/\\")):
        return None
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or not path.isprintable() or "\\" in path:
        return None
    return path


async def tell(request: Request, text: str, *, undo: str | None = None) -> None:
    """Said once, at the top of the next page, with a way to take it back."""
    if session := session_in(request):
        await say_next(session, text, undo=undo)


def retry_after(answer: Response, wait: timedelta) -> Response:
    """The same, saying after how many seconds it is worth asking again."""
    answer.headers["retry-after"] = str(math.ceil(wait.total_seconds()))
    return answer
