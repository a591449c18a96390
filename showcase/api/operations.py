"""What can be asked of an address: who asks, what they send, what they are answered, all in one shape each."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.api.gate import MOST_BYTES, Gate
from showcase.api.reading import read
from showcase.api.shapes import Told
from showcase.api.shapes_sent import LONGEST_SLUG, Nothing, Sent
from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Person
from showcase.web.identity import Identity, viewer_of, writer_of
from showcase.web.limits import BodyLimitMiddleware

ROOT = "/api/v1"
PATH = "/openapi.json"
SAFE = {"GET", "HEAD"}

Handler = Callable[[Request, Person, Any], Awaitable[Told | None]]


@dataclass(frozen=True, slots=True)
class Operation:
    """One verb at an address. What its handler says of itself is what the document says.

    takes: of a GET or DELETE what stands behind the question mark, of others the body.
    answers: None for an answer without a body. key: the field that ends the address of what was made.
    """

    handler: Handler
    takes: type[Sent] = Nothing
    answers: type[Told] | None = None
    status: int = 200
    key: str = ""
    media_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class Address:
    """A path below ROOT, and what can be asked of it. most_bytes: of a body."""

    path: str
    name: str
    operations: dict[str, Operation]
    most_bytes: int = MOST_BYTES


def route(address: Address) -> Route:
    """An address as the router knows it. Other methods are answered with those that there are."""

    async def answer(request: Request) -> Response:
        return await _answered(
            request, address.operations["GET" if request.method == "HEAD" else request.method]
        )

    return Route(
        ROOT + address.path,
        answer,
        methods=list(address.operations),
        name=address.name,
        middleware=[Middleware(BodyLimitMiddleware, most_bytes=address.most_bytes), Middleware(Gate)],
    )


def id_in(request: Request, name: str) -> int:
    """An id in the path. What cannot be one is not found."""
    text: str = request.path_params[name]
    if text.isascii() and text.isdecimal() and len(text) < 20 and int(text) < 2**63:
        return int(text)
    raise NotFound(_("There is no number “%(text)s” here.") % {"text": text[:40]})


def slug_in(request: Request) -> str:
    """A slug in the path. What cannot be one is not found."""
    text: str = request.path_params["slug"]
    if "\x00" not in text and len(text) <= LONGEST_SLUG:
        return text
    raise NotFound(_("There is nothing called “%(text)s” here.") % {"text": text[:40].replace("\x00", "")})


async def _answered(request: Request, operation: Operation) -> Response:
    person = _whoever_asks(request)
    given = await read(request, operation.takes, operation.media_type)
    try:
        told = await operation.handler(request, person, given)
    finally:
        await request.close()
    if told is None:
        return Response(status_code=operation.status)
    made = Response(told.model_dump_json(by_alias=True), operation.status, media_type="application/json")
    if operation.key:
        made.headers["location"] = f"{request.url.path}/{getattr(told, operation.key)}"
    return made


def _whoever_asks(request: Request) -> Person:
    identity: Identity = request.scope["identity"]
    if identity.refused is not None:
        raise identity.refused
    if not isinstance(request.user, Person):
        sentence = _("Send a token: “Authorization: Bearer sc_…”. `showcase token add` makes one.")
        challenge = 'Bearer realm="Showcase"'
        if "authorization" in request.headers:
            sentence = _("This token is not one of ours, or it has ended.")
            challenge += ', error="invalid_token"'
        raise HTTPException(401, sentence, {"WWW-Authenticate": challenge})
    return viewer_of(request) if request.method in SAFE else writer_of(request)
