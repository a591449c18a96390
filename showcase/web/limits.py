"""How much may come in with one request."""

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LIMIT = "showcase.limit"


@dataclass
class Limit:
    most_bytes: int


class BodyLimitMiddleware:
    """Refuses bodies that are too large, as a page or a problem. A route's own limit replaces the application's."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self.app = app
        self.most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if LIMIT in scope:
            scope[LIMIT].most_bytes = self.most_bytes
            await self.app(scope, receive, send)
            return

        limit = scope[LIMIT] = Limit(self.most_bytes)
        announced, came = _announced(scope), 0

        async def receive_so_much() -> Message:
            nonlocal came
            if announced > limit.most_bytes:
                raise HTTPException(413)
            message = await receive()
            came += len(message.get("body", b""))
            if came > limit.most_bytes:
                raise HTTPException(413)
            return message

        await self.app(scope, receive_so_much, send)


def _announced(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isascii() and length.isdecimal() and len(length) < 20 else 0
