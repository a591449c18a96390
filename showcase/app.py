"""Put everything together, once."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette_compress import CompressMiddleware

from showcase.actions.jobs import defer
from showcase.actions.workshop import Workshop
from showcase.api import routes as api_routes
from showcase.foundation.journal import write_discreetly
from showcase.foundation.settings import Settings, read_settings
from showcase.imaging.children import Children
from showcase.imaging.limits import DEFAULT
from showcase.jobs.runner import Runner
from showcase.models.database import open_database
from showcase.outside.mail import Printed, open_mail
from showcase.outside.provider import Provider
from showcase.pages import routes as page_routes
from showcase.queries.lookalikes import LookAlikes
from showcase.queries.sql import rows
from showcase.web import assets
from showcase.web.identity import IdentityMiddleware
from showcase.web.limits import BodyLimitMiddleware
from showcase.web.mishaps import handlers
from showcase.web.proxies import ProxyMiddleware
from showcase.web.safety import SafetyMiddleware
from storage import StoreUnavailable, open_store

log = logging.getLogger(__name__)

MOST_BYTES = 2 * 1024 * 1024
"""Of a request that brings no files."""


def open_workshop(settings: Settings, *, children: int = 2, is_demo: bool = False) -> Workshop:
    """What actions that reach outside work with, from the settings. Nothing is started yet."""
    return Workshop(
        open_store(settings.store_url),
        Children(children, DEFAULT),
        LookAlikes(),
        settings.staging,
        DEFAULT,
        Printed() if is_demo else open_mail(settings.smtp_url, settings.mail_from),
        settings.secret_key,
        settings.base_url,
        takes_passwords=not settings.oidc_only,
    )


def open_provider(settings: Settings) -> Provider | None:
    """Who else signs people in, if anybody. Nothing is asked of it yet."""
    if not settings.oidc_issuer:
        return None
    return Provider(settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret)


def create_app(settings: Settings, *, workshop: Workshop | None = None, is_demo: bool = False) -> Starlette:
    """The web application. Its database has been migrated.

    workshop: one that is open already; whoever opened it closes it.
    """
    own = workshop is None
    workshop = workshop or open_workshop(settings, is_demo=is_demo)
    runner = Runner(workshop)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with open_database(settings.database_url):
            await defer("tidy", key="tidy")
            await defer("turn", key="turn")
            running = asyncio.create_task(runner.run())
            try:
                yield
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)
                if own:
                    await asyncio.to_thread(workshop.children.close)

    app = Starlette(
        routes=routes(),
        lifespan=lifespan,
        exception_handlers=handlers,
        middleware=[
            Middleware(ProxyMiddleware, proxies=settings.proxies),
            Middleware(SafetyMiddleware, settings=settings),
            Middleware(CompressMiddleware, minimum_size=1000),
            Middleware(BodyLimitMiddleware, most_bytes=MOST_BYTES),
            Middleware(IdentityMiddleware),
        ],
    )
    app.state.settings, app.state.workshop, app.state.runner = settings, workshop, runner
    app.state.is_demo = is_demo
    app.state.provider = open_provider(settings)
    return app


def routes() -> list[BaseRoute]:
    """Every address that there is."""
    return [
        *page_routes,
        *api_routes,
        *assets.routes,
        Route("/healthz", alive, name="alive"),
        Route("/readyz", ready, name="ready"),
    ]


async def alive(_request: Request) -> Response:
    return PlainTextResponse("alive")


async def ready(request: Request) -> Response:
    """Whether database and store answer."""
    answers = {"database": await _answers(rows("SELECT 1 AS one"))}
    answers["store"] = await _answers(asyncio.to_thread(request.app.state.workshop.store.ready))
    return JSONResponse(answers, 200 if all(value == "ready" for value in answers.values()) else 503)


async def _answers(question: object) -> str:
    try:
        await asyncio.wait_for(question, 10)  # type: ignore[arg-type]
    except (StoreUnavailable, TimeoutError, OSError) as reason:
        log.warning("not ready: %s", reason)
        return "away"
    return "ready"


def serving() -> Starlette:
    """For the web server: the application, by the settings."""
    write_discreetly()
    return create_app(read_settings())


def serving_demo() -> Starlette:
    """The same, with one-click sign-in for the demo's people."""
    write_discreetly()
    return create_app(read_settings(), is_demo=True)
