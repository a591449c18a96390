"""The cookie of somebody who has given their password and not yet their code."""

from starlette.requests import Request
from starlette.responses import Response

from showcase.actions.second_step import HALFWAY_FOR

NAME = "showcase-halfway"


def set_halfway(request: Request, answer: Response, key: str) -> None:
    answer.set_cookie(
        _name(request),
        key,
        max_age=int(HALFWAY_FOR.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=_is_secure(request),
    )


def forget_halfway(request: Request, answer: Response) -> None:
    answer.delete_cookie(_name(request), httponly=True, samesite="lax", secure=_is_secure(request))


def halfway_key(request: Request) -> str | None:
    return request.cookies.get(_name(request))


def _name(request: Request) -> str:
    """Behind https with a prefix that browsers take from this host only."""
    return f"__Host-{NAME}" if _is_secure(request) else NAME


def _is_secure(request: Request) -> bool:
    is_secure: bool = request.app.state.settings.base_url.startswith("https://")
    return is_secure
