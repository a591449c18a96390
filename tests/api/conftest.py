"""Programs that act for people. What each is answered is held against the document."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx2
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from showcase.actions.signing_in.tokens import add_token
from showcase.api import described
from showcase.foundation.settings import Settings
from showcase.models import Person, Scope
from tests.conftest import drawing, encoded

ROOT = "/api/v1"

Program = Callable[..., Awaitable[httpx2.AsyncClient]]


@pytest.fixture
async def program(app: Any, settings: Settings) -> AsyncIterator[Program]:
    """`await program(mika)`: a program with a token of Mika's. Of nobody: without a token."""
    opened: list[httpx2.AsyncClient] = []

    async def of(person: Person | None = None, *, scope: Scope = Scope.PIN) -> httpx2.AsyncClient:
        headers = {}
        if person is not None:
            key = await add_token(person, scope=scope, secret=settings.secret_key)
            headers["authorization"] = f"Bearer {key}"
        client = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app),
            base_url=f"http://showcase.test{ROOT}",
            headers=headers,
            timeout=60,
            event_hooks={"response": [as_described]},
        )
        opened.append(client)
        return client

    yield of
    for client in opened:
        await client.aclose()


async def as_described(answer: httpx2.Response) -> None:
    """Fails when an answer is not as the document says."""
    await answer.aread()
    path = answer.request.url.path.removeprefix(ROOT)
    described_as = operation(path, answer.request.method)
    if described_as is None:
        return
    responses = described_as["responses"]
    response = responses.get(str(answer.status_code)) or responses["default"]
    if "content" not in response:
        assert answer.content == b""
        return
    media_type = answer.headers["content-type"].partition(";")[0]
    assert media_type in response["content"], f"{answer.status_code} {answer.text}"
    conforms(answer.json(), response["content"][media_type]["schema"])


def operation(path: str, method: str) -> dict[str, Any] | None:
    for template, item in described()["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            return item.get(method.lower())
    return None


def conforms(value: Any, schema: dict[str, Any]) -> None:
    whole = {**schema, "components": described()["components"]}
    Draft202012Validator(whole, format_checker=FormatChecker()).validate(value)


@pytest.fixture
def sent() -> Callable[..., dict[str, Any]]:
    """A drawn poster as a program sends it: `await mika.post("/media", **sent("Low sun"))`."""

    def of(words: str = "Harbour", *, name: str = "poster.jpg", **fields: Any) -> dict[str, Any]:
        return as_file(encoded(drawing(words)), name=name, **fields)

    return of


def as_file(content: bytes, *, name: str = "poster.jpg", **fields: Any) -> dict[str, Any]:
    return {"files": {"file": (name, content, "image/jpeg")}, "data": fields}
