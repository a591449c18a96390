"""The command line, as a process of its own, on an installation of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from showcase.actions.boards import BoardForm, create_board
from showcase.models import Board, Person, Team

HOUSE = Path(__file__).parents[2]
Typed = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def typed(settings) -> Typed:
    """`typed("person", "add", …)` as somebody types it, with what they answer when asked."""

    def run(*words: str, answers: str = "", **more: str) -> "subprocess.CompletedProcess[str]":
        environment = {
            **os.environ,
            "PYTHONPATH": str(HOUSE),
            "SHOWCASE_DATA": str(settings.data),
            "SHOWCASE_DATABASE_URL": settings.database_url,
            "SHOWCASE_SECRET_KEY": settings.secret_key,
            **more,
        }
        return subprocess.run(
            [sys.executable, "-m", "showcase", *words],
            input=answers, env=environment, text=True, capture_output=True, timeout=300, check=False,
        )  # fmt: skip

    return run


@pytest.fixture
async def pictures(mika: Person, lisbon: Team) -> Board:
    """Lisbon's board for whatever is imported."""
    return await create_board(BoardForm("Pictures", lisbon), by=mika)
