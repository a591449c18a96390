"""Everybody may do what docs/rights.md says, and nothing else."""

import pytest

from showcase.foundation.errors import NotAllowed, NotFound
from showcase.models.database import transaction
from tests.rights import doing
from tests.rights.matrix import tables

SAID = tables()["What somebody may do"]


class Enough(Exception):
    """Nothing of it is kept."""


@pytest.mark.parametrize("verb", doing.VERBS)
async def test_everybody_may_do_what_is_written_and_nothing_else(harbour, workshop, verb):
    found = {}
    for column, somebody in harbour.who.items():
        try:
            async with transaction():
                await doing.VERBS[verb](harbour, somebody, workshop)
                raise Enough
        except Enough:
            found[column] = "yes"
        except (NotAllowed, NotFound):
            found[column] = "no"

    assert found == SAID[verb]


def test_every_right_that_is_written_is_tried():
    assert set(SAID) == set(doing.VERBS)
