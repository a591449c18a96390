"""A Showcase whose people sign on with a provider of ours."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx2
import pytest

from showcase.foundation.settings import Settings

from .provider import CLIENT, SECRET, OurProvider

Coming = Callable[..., Awaitable[httpx2.Response]]


@pytest.fixture
def provider() -> Iterator[OurProvider]:
    provider = OurProvider()
    yield provider
    provider.close()


@pytest.fixture
def settings(settings: Settings, provider: OurProvider) -> Settings:
    return replace(
        settings,
        oidc_issuer=provider.address,
        oidc_client_id=CLIENT,
        oidc_client_secret=SECRET,
        oidc_name="Acme",
    )


@pytest.fixture
def sent_back(provider: OurProvider) -> Callable[..., Awaitable[str]]:
    """The path that the provider sends a browser back to: `await sent_back(client, "/boards")`."""

    async def send(client: httpx2.AsyncClient, following: str | None = None) -> str:
        params = {"next": following} if following else None
        sent = await client.get("/sign-in/provider", params=params)
        assert sent.status_code == 303, sent.text
        async with httpx2.AsyncClient() as outside:
            answer = await outside.get(sent.headers["location"])
        return str(httpx2.URL(answer.headers["location"]).raw_path, "ascii")

    return send


@pytest.fixture
def comes_in(browser: Any, sent_back: Callable[..., Awaitable[str]]) -> Coming:
    """Somebody's browser goes to the provider and comes back: the answer that they get here."""

    async def come(client: httpx2.AsyncClient | None = None, following: str | None = None) -> httpx2.Response:
        client = client or browser()
        return await client.get(await sent_back(client, following))

    return come
