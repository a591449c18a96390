"""What goes in and out of every address here: not too much, and kept by nobody on the way."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 1024 * 1024


class Gate:
    """Refuses bodies that are too large, as a problem, and has no answer kept by caches."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self.app = app
        self.most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        length = Headers(scope=scope).get("content-length", "")
        announced = int(length) if length.isascii() and length.isdecimal() and len(length) < 20 else 0
        came = 0

        async def receive_so_much() -> Message:
            nonlocal came
            if announced > self.most_bytes:
                raise HTTPException(413)
            message = await receive()
            came += len(message.get("body", b""))
            if came > self.most_bytes:
                raise HTTPException(413)
            return message

        async def send_unkept(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).setdefault("cache-control", "private, no-store")
            await send(message)

        await self.app(scope, receive_so_much, send_unkept)


def open_wide() -> Middleware:
    """Lifts the application's own limit: it answers with plain text, where programs expect a problem."""
    return Middleware(RequestBodyLimitMiddleware, max_body_size=2**62)
