"""Databases of both kinds, and a scratch app with migrations of its own."""

import pytest

from showcase.models.migrating import migrate
from tests import databases
from tests.models.scratch import ROWS, TEAMS_AND_PINS, TRIGGERS, Scratch


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request) -> str:
    return request.param


@pytest.fixture
def scratch(kind, tmp_path, monkeypatch) -> Scratch:
    """Teams and pins, in a database that has not seen them yet."""
    monkeypatch.syspath_prepend(str(tmp_path))
    scratch = Scratch(tmp_path, databases.empty(kind, tmp_path))
    scratch.migration(TEAMS_AND_PINS)
    return scratch


@pytest.fixture
async def pinned(scratch) -> Scratch:
    """Two teams with two pins between them; a third pin is gone. The first migration is applied."""
    await migrate(scratch.url, apps=scratch.apps)
    await scratch.run(*ROWS)
    if scratch.url.startswith("sqlite"):
        await scratch.run(*TRIGGERS)
    return scratch
