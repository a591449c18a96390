"""Who is asking: a session's cookie or a program's key becomes `request.user`."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from showcase.actions.signing_in import tries
from showcase.actions.signing_in.sessions import said, saw
from showcase.actions.signing_in.tokens import PREFIX, note_use
from showcase.actions.signing_in.tries import TooManyTries
from showcase.foundation import clock, language
from showcase.foundation.errors import NotAllowed, NotSignedIn
from showcase.foundation.language import gettext as _
from showcase.foundation.secrets import digest
from showcase.models import Person, Session
from showcase.models import Scope as TokenScope
from showcase.queries.people import Stranger, session_of
from showcase.queries.tokens import token_of
from showcase.web.cookies import LANGUAGE, SESSION, given

RENDITION = ".webp"
NOTICE_DRAWN = "showcase.notice_drawn"


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody, and how they came in. A program's key never does more than its scope."""

    viewer: Person | Stranger
    session: Session | None = None
    scope: TokenScope | None = None
    refused: TooManyTries | None = None
    """Why somebody who came with many wrong keys is answered nothing more."""


class NotByToken(NotAllowed):
    """What no token may do, whatever its scope."""


class IdentityMiddleware:
    """Finds out who asks, and in which language they are answered. At most one query, as a rule."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        identity = await _identity(connection)
        scope["user"], scope["identity"] = identity.viewer, identity
        speak_to(connection, identity.viewer)
        await self.app(scope, receive, send)
        if identity.session:
            await saw(identity.session)
        if identity.session and identity.session.notice and scope.get(NOTICE_DRAWN):
            await said(identity.session)


def viewer_of(request: Request) -> Person:
    """Whoever is signed in. Raises NotSignedIn for strangers, TooManyTries for those who guess keys."""
    if isinstance(request.user, Person):
        return request.user
    identity: Identity = request.scope["identity"]
    if identity.refused is not None:
        raise identity.refused
    raise NotSignedIn(_("Sign in to see this."))


def writer_of(request: Request) -> Person:
    """Whoever is signed in and may change something by this way in. Raises NotSignedIn, NotAllowed."""
    viewer = viewer_of(request)
    identity: Identity = request.scope["identity"]
    if identity.scope is TokenScope.READ:
        raise NotAllowed(_("This token may only read."))
    return viewer


def self_of(request: Request) -> Person:
    """Whoever is signed in themselves, for what no token may do. Raises NotSignedIn, NotByToken."""
    viewer = viewer_of(request)
    if session_in(request) is None:
        raise NotByToken(_("No token can do this. Sign in with a browser."))
    return viewer


def session_in(request: Request) -> Session | None:
    identity: Identity = request.scope["identity"]
    return identity.session


def session_key(connection: HTTPConnection) -> str | None:
    """The digest of the session's cookie, if that is how somebody comes in."""
    cookie = given(connection, SESSION)
    if cookie is None or "authorization" in connection.headers:
        return None
    return digest(cookie, connection.app.state.settings.secret_key)


def token_key(connection: HTTPConnection) -> str | None:
    """What a program came in with, if it looks like a key of ours."""
    kind, _blank, bearer = connection.headers.get("authorization", "").partition(" ")
    return bearer.strip() if kind.lower() == "bearer" and bearer.strip().startswith(PREFIX) else None


def speak_to(connection: HTTPConnection, viewer: Person | Stranger) -> None:
    """In the language that they chose, or else their browser."""
    chosen = viewer.language or given(connection, LANGUAGE)
    language.speak(chosen or language.preferred(connection.headers.get("accept-language", "")))


async def _identity(connection: HTTPConnection) -> Identity:
    path = connection.url.path
    if path.startswith("/assets/") or (path.endswith(RENDITION) and session_key(connection)):
        return Identity(Stranger())  # nobody needs to be known, or the picture's own query finds out who asks
    secret: str = connection.app.state.settings.secret_key
    if key := token_key(connection):
        return await _by_token(connection, key, secret)
    if (key := session_key(connection)) and (session := await session_of(key, now=clock.now())):
        return Identity(session.person, session=session)
    return Identity(Stranger())


async def _by_token(connection: HTTPConnection, key: str, secret: str) -> Identity:
    """A right key always comes in: only wrong ones are counted, by the address that they come from."""
    if token := await token_of(digest(key, secret), now=clock.now()):
        await note_use(token)
        return Identity(token.person, scope=token.scope)
    address = connection.client.host if connection.client else ""
    try:
        await tries.begin(tries.Kind.TOKEN, "", address=address, secret=secret)
    except TooManyTries as refused:
        return Identity(Stranger(), refused=refused)
    return Identity(Stranger())
