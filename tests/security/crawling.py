"""Goes through all pages as somebody with a browser would, and fills in every form that it finds."""

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import httpx2
from starlette.routing import Match

ADDRESSES = {"href", "src", "action", "formaction", "srcset", "poster", "data", "xlink:href"}
MOST_OF_A_KIND = 4
"""Pages of one route with the same names in the query."""
LATER = re.compile(
    r"trash|removal|leaving|/end$|/away$|/off$|erasure|withdrawal|closing|sending-back|taking-down|restoration"
)
NEVER = re.compile(r"^/(sign-out|sign-in$|you/password|you/sessions|you/two-steps|sign-in/provider)")
"""Would end what we came in with."""
TYPED = {"text", "textarea", "search", "email", "url", "tel", "date", "datetime-local", "color"}


@dataclass
class Form:
    """What a page asks for. fields: name, kind, value, longest. buttons: name and value of each that sends it."""

    page: str
    action: str
    method: str
    is_multipart: bool
    fields: list[tuple[str, str, str, int]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Seen(HTMLParser):
    """What a browser would make of a page: what runs, loads or leads somewhere, and what can be sent."""

    def __init__(self, page: str = "") -> None:
        super().__init__()
        self.page = page
        self.wrong: list[str] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.text = ""
        self._form: Form | None = None
        self._select: tuple[Form, str, list[tuple[str, bool]]] | None = None
        self._area: tuple[Form, str, int] | None = None
        self._typed = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._judge(tag, attrs, given)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "form":
            self._form = Form(
                self.page,
                given.get("action") or self.page,
                given.get("method", "get").lower(),
                "multipart" in given.get("enctype", ""),
            )
            self.forms.append(self._form)
            self.by_id[given.get("id", "")] = self._form
        form = self.by_id.get(given["form"]) if "form" in given else self._form
        if form is not None:
            self._note(form, tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag == "select" and self._select:
            form, name, options = self._select
            chosen = next((value for value, is_chosen in options if is_chosen and value), None)
            first = next((value for value, _chosen in options if value), "")
            form.fields.append((name, "choice", chosen or first, 0))
            self._select = None
        if tag == "textarea" and self._area:
            form, name, longest = self._area
            form.fields.append((name, "textarea", self._typed, longest))
            self._area = None

    def handle_data(self, data: str) -> None:
        self.text += data
        self._typed += data

    def _judge(self, tag: str, attrs: list[tuple[str, str | None]], given: dict[str, str]) -> None:
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.wrong.append(f"{tag} {name}")
            if name in ADDRESSES and re.match(
                r"(?i)[\s\x00-\x20]*(javascript|vbscript|data:text)", value or ""
            ):
                self.wrong.append(f"{tag} {name}={value}")
            if name in ("src", "srcset", "data") and "evil.example" in (value or ""):
                self.wrong.append(f"{tag} loads {value}")
        if tag == "script" and not given.get("src", "").startswith("/assets/"):
            self.wrong.append("a script")
        if tag in ("iframe", "object", "embed", "style", "base", "frame", "portal"):
            self.wrong.append(tag)
        if tag == "meta" and "http-equiv" in given:
            self.wrong.append("meta http-equiv")

    def _note(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text").lower()
        longest = int(given.get("maxlength") or 0)
        if tag == "button" or (tag == "input" and kind in ("submit", "image")):
            if given.get("type", "submit") == "submit":
                form.buttons.append((name, given.get("value", "")))
        elif tag == "input" and kind in ("checkbox", "radio"):
            if "checked" in given or kind == "checkbox" or name not in [one[0] for one in form.fields]:
                form.fields.append((name, kind, given.get("value", "on"), 0))
        elif tag == "input" and name and "disabled" not in given:
            form.fields.append((name, kind, given.get("value", ""), longest))
        elif tag == "select" and name:
            self._select = (form, name, [])
        elif tag == "option" and self._select:
            self._select[2].append((given.get("value", ""), "selected" in given))
        elif tag == "textarea" and name:
            self._area, self._typed = (form, name, longest), ""


Check = Callable[[str, httpx2.Response], Awaitable[None]]


class Crawler:
    """Somebody's browser, that looks everywhere.

    check: is handed every answer, with what was asked for. spare: addresses that no form is sent to.
    """

    def __init__(self, client: httpx2.AsyncClient, app: Any, check: Check, spare: str) -> None:
        self.client, self.app, self.check, self.spare = client, app, check, spare
        self.kinds: Counter[tuple[str, ...]] = Counter()
        self.routes: set[str] = set()
        self.forms: dict[tuple[str, ...], Form] = {}
        self.taken: set[tuple[str, ...]] = set()
        self._number = 0

    async def look_around(self, *starts: str) -> None:
        waiting, known = list(starts), set(starts)
        while waiting:
            path = waiting.pop(0)
            answer = await self.get(path)
            if not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            seen = Seen(path)
            seen.feed(answer.text)
            for form in seen.forms:
                where = urlsplit(urljoin(form.page, form.action))
                if form.method not in ("get", "post") or where.netloc or NEVER.search(where.path):
                    continue
                if re.search(self.spare, where.path):
                    continue
                self.forms.setdefault(self._kind_of(form), form)
            for link in seen.links:
                parts = urlsplit(urljoin(path, link))
                target = parts.path + (f"?{parts.query}" if parts.query else "")
                if parts.scheme or parts.netloc or target in known or not self._is_new_kind(parts):
                    continue
                known.add(target)
                waiting.append(target)

    async def get(self, path: str) -> httpx2.Response:
        answer = await self.client.get(path)
        await self.check(path, answer)
        return answer

    async def fill_in(self, form: Form, hostile: str) -> None:
        """Send it by each of its buttons: harmful everywhere and, if that is refused, in one field after the other."""
        written = [name for name, kind, _value, _longest in form.fields if kind in TYPED]
        for button in form.buttons or [("", "")]:
            answer = await self._send(form, button, dict.fromkeys(written, hostile))
            if answer.status_code < 400:
                self.taken.add(self._kind_of(form))
                continue
            for name in dict.fromkeys(written):
                answer = await self._send(form, button, {name: hostile})
                if answer.status_code < 400:
                    self.taken.add(self._kind_of(form))

    async def _send(self, form: Form, button: tuple[str, str], hostile: dict[str, str]) -> httpx2.Response:
        parts = urlsplit(urljoin(form.page, form.action))
        data: dict[str, list[str]] = {}
        for name, kind, value, longest in form.fields:
            typed = hostile.get(name, self._harmless(kind, value))
            if kind != "file" and (kind != "radio" or name not in data):
                data.setdefault(name, []).append(typed[:longest] if longest else typed)
        if button[0]:
            data[button[0]] = [button[1]]
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        files = {name: ("a.csv", b"") for name, kind, _v, _l in form.fields if kind == "file"}
        if form.method == "post":
            answer = await self.client.post(target, data=data, files=files if form.is_multipart else None)
        else:
            answer = await self.client.get(parts.path, params=data)
        await self.check(f"{form.method} {target} {button} {list(hostile)}", answer)
        if answer.status_code == 303:
            await self.get(answer.headers["location"])
        return answer

    def _harmless(self, kind: str, value: str) -> str:
        self._number += 1
        usual = {
            "text": value or f"Words {self._number}",
            "textarea": value or "More words",
            "search": value or "words",
            "email": f"somebody{self._number}@example.org",
            "password": "correct horse battery staple",
            "number": value or "1",
            "color": value or "#aa3322",
        }
        return usual.get(kind, value)

    def forms_in_order(self) -> Iterator[Form]:
        """Those that take something away come last."""
        yield from sorted(self.forms.values(), key=lambda form: bool(LATER.search(form.action)))

    def route_of(self, path: str) -> str:
        scope = {"type": "http", "path": path, "method": "GET", "headers": [], "root_path": ""}
        for route in self.app.router.routes:
            if route.matches(scope)[0] is not Match.NONE:
                return str(route.path)
        return path

    def _is_new_kind(self, parts: Any) -> bool:
        route = self.route_of(parts.path)
        if route.startswith(("/assets", "/media")):
            return False
        names = sorted(
            {
                f"{name}={value.partition(':')[0]}"
                for name, value in parse_qsl(parts.query)
                if name in ("on", "group")
            }
            | {name for name, _value in parse_qsl(parts.query)}
        )
        self.kinds[route, *names] += 1
        self.routes.add(route)
        return self.kinds[route, *names] <= MOST_OF_A_KIND

    def _kind_of(self, form: Form) -> tuple[str, ...]:
        names = sorted(
            {name for name, *_rest in form.fields} | {f"{one}={other}" for one, other in form.buttons}
        )
        return (self.route_of(urlsplit(urljoin(form.page, form.action)).path), form.method, *names)
