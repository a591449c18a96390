"""Every address answers everybody as docs/rights.md says. One without a row fails."""

from typing import Any

import httpx2
import pytest

from showcase.models import Scope
from showcase.models.database import transaction
from tests.rights.asking import address, every_route, sent
from tests.rights.matrix import tables

SAID = tables()["Who is answered at which address"]


class Enough(Exception):
    """Nothing of it is kept."""


@pytest.fixture
async def clients(harbour, signed_in, browser, with_token):
    """Somebody's browser for each column, and a program of theirs."""
    found = {"stranger": (browser(), browser())}
    for column, somebody in harbour.who.items():
        program = browser()
        program.headers["authorization"] = f"Bearer {await with_token(somebody, Scope.ADMIN)}"
        found[column] = (await signed_in(somebody), program)
    return found


@pytest.mark.parametrize(("method", "path"), list(every_route()))
async def test_every_address_answers_everybody_as_it_is_written(harbour, clients, method, path):
    found = {}
    for column, (browser, program) in clients.items():
        client = program if path.startswith("/api/") else browser
        try:
            async with transaction():
                answer = await client.request(method, address(path, harbour), **sent(method, path, harbour))
                raise Enough
        except Enough:
            found[column] = word(answer)

    assert found == SAID[f"{method} {path}"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        (method, path)
        for method, path in every_route()
        if any(name in path for name in ("boards/{slug}", "{pin", "{media"))
    ],
)
async def test_what_one_must_not_know_of_looks_as_if_it_were_not_there(harbour, clients, method, path):
    hidden = address(path, harbour, "private")
    nowhere = hidden.replace(harbour.boards["private"].slug, "nowhere")
    for number in (harbour.pins["private"].id, harbour.pins["private"].cover_id):
        nowhere = nowhere.replace(f"/{number}", "/999999")
    if path.endswith(("restoration", "letting-through", "sending-back", "putting-back")):
        pytest.skip("leads to a pin of its own")

    for column in ("viewer", "member", "curator", "admin"):
        browser, program = clients[column]
        client = program if path.startswith("/api/") else browser
        one = await client.request(method, hidden, **sent(method, path, harbour))
        other = await client.request(method, nowhere, **sent(method, path, harbour))

        assert one.status_code == other.status_code, column
        assert plain(one, hidden, harbour) == plain(other, nowhere, harbour), column


def test_every_row_that_is_written_is_an_address():
    assert set(SAID) == {f"{method} {path}" for method, path in every_route()}


def word(answer: httpx2.Response) -> str:
    if answer.request.url.path.startswith("/sign-"):
        assert answer.status_code < 500
        return "yes"
    if answer.status_code == 401 or answer.headers.get("location", "").startswith("/sign-in"):
        return "sign in"
    assert answer.status_code < 500
    return {403: "no", 404: "hidden"}.get(answer.status_code, "yes")


def plain(answer: httpx2.Response, path: str, harbour: Any) -> str:
    """The answer without the words of the question."""
    text = answer.text.replace(path, "")
    for asked in (harbour.boards["private"].slug, "nowhere", str(harbour.pins["private"].id), "999999"):
        text = text.replace(asked, "")
    return text
