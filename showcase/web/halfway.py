"""The cookie of somebody who has given their password and not yet their code."""

from starlette.requests import Request
from starlette.responses import Response

from showcase.actions.signing_in.second_step import HALFWAY_FOR
from showcase.web.cookies import given, put, take_away

HALFWAY = "showcase-halfway"


def set_halfway(request: Request, answer: Response, key: str) -> None:
    put(request, answer, HALFWAY, key, lasts=HALFWAY_FOR)


def forget_halfway(request: Request, answer: Response) -> None:
    take_away(request, answer, HALFWAY)


def halfway_key(request: Request) -> str | None:
    return given(request, HALFWAY)
