"""Random requests, made from the document by schemathesis, of every role and scope, to a real server.

Whatever comes, the answer is one that the document tells of, and never a fault. The requests are the same each time.
"""

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from showcase.actions.boards import BoardForm, create_board
from showcase.actions.pins import NewPin, publish
from showcase.actions.signing_in.tokens import add_token
from showcase.api import described
from showcase.foundation import clock
from showcase.foundation.settings import read_settings
from showcase.models import (
    BoardGuest,
    Campaign,
    Media,
    Membership,
    Openness,
    Person,
    Region,
    Role,
    Scope,
    Team,
    Upload,
)
from showcase.models.database import open_database
from tests.conftest import KIND, person

HOUSE = Path(__file__).parents[2]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
pytestmark = pytest.mark.skipif(
    KIND != "sqlite", reason="its server has a database of its own, once is enough"
)

TOKENS = [
    (Role.GUEST, Scope.PIN), (Role.VIEWER, Scope.READ), (Role.MEMBER, Scope.READ), (Role.MEMBER, Scope.PIN),
    (Role.CURATOR, Scope.CURATE), (Role.ADMIN, Scope.READ), (Role.ADMIN, Scope.ADMIN), (None, None),
]  # fmt: skip
EXAMPLES = 14
"""Of each operation and token."""


@pytest.fixture(scope="module")
def showcase(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a Showcase with something of each kind, and a key for each role and scope."""
    data = tmp_path_factory.mktemp("showcase")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SHOWCASE_")},
        "PYTHONPATH": str(HOUSE),
        "SHOWCASE_DATA": str(data),
    }
    program = [sys.executable, "-m", "showcase"]
    subprocess.run([*program, "migrate"], env=environment, check=True, capture_output=True)
    with ThreadPoolExecutor(1) as thread:
        keys = thread.submit(asyncio.run, _furnish(data)).result()
    with (data / "log").open("wb") as log:
        server = subprocess.Popen([*program, "serve", "--port", str(port)], env=environment, stderr=log)
    address = f"http://127.0.0.1:{port}"
    _wait_for(f"{address}/readyz")
    yield address, keys
    server.terminate()
    server.wait(30)


@pytest.mark.parametrize(("role", "scope"), TOKENS)
def test_every_answer_is_as_the_document_says(showcase, role, scope):
    address, keys = showcase
    schema = schemathesis.openapi.from_dict(described())
    schema.config.update(base_url=f"{address}/api/v1")
    headers = {"authorization": f"Bearer {keys[f'{role} {scope}']}"} if role else {}
    asked = 0

    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in sorted(operations, key=lambda one: one.method.upper() == "DELETE"):

        @hypothesis.seed(20260301)
        @hypothesis.settings(
            max_examples=EXAMPLES if role else 2, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @hypothesis.given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            if asked % 2:
                _ask_for_what_is_there(case, TOKENS.index((role, scope)))
            case.call_and_validate(headers=headers, checks=CHECKS)

        ask()

    assert asked >= 40


def _ask_for_what_is_there(case: schemathesis.Case, number: int) -> None:
    """Random names are nobody's: every other request names things that there are, other ones for each token."""
    there = {"slug": str(number), "pin": number * 2 + 1, "media": number * 2 + 1}
    case.path_parameters = {name: there.get(name, value) for name, value in case.path_parameters.items()}
    if isinstance(case.body, dict):
        there = {"board": str(number), "team": str(number), "home": str(number), "media": [number * 2 + 1]}
        case.body |= {name: there[name] for name in case.body if name in there}


async def _furnish(data: Path) -> dict[str, str]:
    """People of each role, and for each token a region, a team, a campaign and a board with two pins."""
    settings = read_settings({"SHOWCASE_DATA": str(data)})
    async with open_database(settings.database_url):
        people = {role: await person(role.value.title(), role) for role in Role}
        mika = people[Role.MEMBER]
        for number, openness in zip(range(len(TOKENS)), cycle(Openness), strict=False):
            region = await Region.create(slug=str(number), name="Iberia")
            team = await Team.create(slug=str(number), name="Lisbon", region=region)
            campaign = await Campaign.create(slug=str(number), title="Harbour Nights")
            await Membership.create(person=mika, team=team, leads_since=clock.now())
            form = BoardForm(f"Board {number}", team, campaign=campaign, openness=openness)
            board = await create_board(form, by=mika, slug=str(number))
            for somebody in people.values():
                await BoardGuest.create(board=board, person=somebody)
            for _pin in range(2):
                media = await _brought(mika)
                await publish(NewPin(title="Lamp", board=board, media=[media.id]), by=mika)
        return {
            f"{role} {scope}": await add_token(people[role], scope=scope, secret=settings.secret_key)
            for role, scope in TOKENS
            if role
        }


async def _brought(by: Person) -> Media:
    number, now = await Media.all().count(), clock.now()
    media = await Media.create(
        sha256=f"{number:064x}", format="jpeg", size=1000, width=1200, height=800, palette=[["#aa3322", 1.0]],
        placeholder="data:image/webp;base64,", widths=[236, 474], received_at=now, processed_at=now,
    )  # fmt: skip
    await Upload.create(person=by, media=media, name="lamp.jpg", received_at=now)
    return media


def _wait_for(address: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not come up")
