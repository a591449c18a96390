"""By which name Showcase is asked, which changes are not taken from elsewhere, and what every answer carries."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from showcase.foundation.language import gettext as _
from showcase.foundation.settings import Settings
from showcase.web.headers import headers_of
from showcase.web.hosts import NamedHosts
from showcase.web.mishaps import at_the_door, misdirected

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
FOR_ANY_NAME = {"/healthz", "/readyz"}
"""Asked by machines that know no name, and saying nothing that is anybody's."""


class SafetyMiddleware:
    """Refuses other names and other sites' changes, and adds the headers that keep pages to themselves."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.hosts = NamedHosts(settings)
        self.headers = headers_of(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        # No database keeps it and nobody types it: like any other letter that is none.
        scope["path"] = scope["path"].replace("\x00", "\ufffd")
        scope["query_string"] = scope["query_string"].replace(b"%00", b"%EF%BF%BD")

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        names = headers.getlist("host")
        if scope["path"] not in FOR_ANY_NAME and not (len(names) == 1 and self.hosts.knows(names[0])):
            answer = misdirected(scope, names[0] if names else "")
            await answer(scope, receive, send_safely)
        elif scope["method"] not in SAFE_METHODS and self._is_foreign(headers):
            answer = at_the_door(
                scope, 403, lambda: _("Another site asked for this change. Open Showcase and try again.")
            )
            await answer(scope, receive, send_safely)
        else:
            await self.app(scope, receive, send_safely)

    def _is_foreign(self, headers: Headers) -> bool:
        """Whether a browser says that the request began on another site.

        A browser says so with Origin at least, and one that does not send it says where it comes from. Programs
        with a key say nothing, and a cookie that is SameSite=Lax does not come along from elsewhere.
        """
        site, origin, host = headers.get("sec-fetch-site"), headers.get("origin"), headers.get("host", "")
        if site is not None and site not in ("same-origin", "none"):
            return True
        if origin is None and site is None and (page := headers.get("referer")):
            parts = urlsplit(page)
            origin = f"{parts.scheme}://{parts.netloc}"
        if origin == "null" and site == "same-origin":
            return False  # of a page that tells nobody where it leads from, as one whose address is a key
        return origin is not None and not self.hosts.is_ours(origin, host)
