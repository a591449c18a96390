"""Pages are drawn: the templates with what all of them may use."""

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.convertors import Convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route, Router

from showcase.foundation import clock, language
from showcase.queries.cards import Picture
from showcase.queries.names import name_of
from showcase.web.assets import asset, folder
from showcase.web.identity import NOTICE_DRAWN, session_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

NAME = "Showcase"

_TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "hr"}


def story(text: str) -> Markup:
    """Markdown as safe HTML: words, lists and links, nothing that loads or runs."""
    return Markup(nh3.clean(_markdown().render(text), tags=_TAGS, url_schemes={"http", "https", "mailto"}))  # noqa: S704


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - takes long to load, and few pages have a story

    return MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": True})


@cache
def templates() -> Environment:
    """The templates, compiled as they are first used."""
    environment = Environment(
        loader=FileSystemLoader(folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext, language.ngettext, newstyle=True
    )
    environment.globals.update(asset=asset, application_name=NAME, languages=language.own_names())
    environment.filters.update(
        moment=language.moment,
        exact_moment=language.exact_moment,
        ago=lambda value: language.ago(value, clock.now()),
        number=language.number,
        percent=language.percent,
        listed=language.listed,
        filesize=language.filesize,
        story=story,
        named=name_of,
    )
    return environment


def path_for(router: Router, name: str, query: dict[str, Any] | None = None, **params: Any) -> str:
    """The path of a route. query: what stands behind the question mark, without what is None."""
    pattern, converters = _named(router)[name]
    path = pattern.format_map({key: converters[key].to_string(value) for key, value in params.items()})
    given = {key: value for key, value in (query or {}).items() if value is not None}
    return f"{path}?{urlencode(given)}" if given else path


def srcset(router: Router, picture: Picture) -> str:
    """Where its renditions are, as HTML wants it. In one go: a wall has hundreds."""
    pattern, _converters = _named(router)["rendition"]
    address = pattern.replace("{media}", str(picture.media))
    return ", ".join(f"{address.replace('{width}', str(width))} {width}w" for width in picture.widths)


def page(
    request: Request, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HTMLResponse:
    """A template, drawn for whoever asks. What it shows has been fetched."""
    router = request.app.router
    session = session_in(request)
    is_fragment = "hx-request" in request.headers or "application/json" in request.headers.get("accept", "")
    request.scope[NOTICE_DRAWN] = not is_fragment
    everywhere = {
        "request": request,
        "viewer": request.user,
        "path_for": lambda name, query=None, **params: path_for(router, name, query, **params),
        "srcset": lambda picture: srcset(router, picture),
        "language": language.spoken(),
        "direction": language.direction(),
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "notice": session.notice if session else None,
        "region": None,
        "demo": request.app.state.is_demo,
        "is_fragment": is_fragment,
    }
    text = templates().get_template(template).render({**everywhere, **(context or {})})
    answer = HTMLResponse(text, status)
    answer.headers["cache-control"] = "private, no-cache"
    answer.headers["vary"] = "Cookie, Accept-Language"
    return answer


def _named(router: Router) -> dict[str, tuple[str, dict[str, Convertor[Any]]]]:
    """Its routes by name, kept with it: a wall has hundreds of addresses, and a router looks for each one by one."""
    kept = vars(router)
    if "showcase.named" not in kept:
        kept["showcase.named"] = {
            route.name: (route.path_format, route.param_convertors)
            for route in reversed(router.routes)
            if isinstance(route, Route)
        }
    named: dict[str, tuple[str, dict[str, Convertor[Any]]]] = kept["showcase.named"]
    return named
