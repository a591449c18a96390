"""Somebody for each role, with something of each kind to ask for."""

from datetime import timedelta

import pytest

from showcase.actions.board_people import invite_colleague
from showcase.actions.boards import add_section
from showcase.actions.signing_in.tokens import add_token
from showcase.actions.trust import report
from showcase.foundation import clock
from showcase.models import BoardGuest, Pin, Role, Scope
from tests.conftest import person


@pytest.fixture
async def everybody(ada, cora, mika, olga, vera):
    """By role, and Olga who leads the team in Oslo."""
    gus = await person("Gus", Role.GUEST)
    return {"guest": gus, "viewer": vera, "member": mika, "lead": olga, "curator": cora, "admin": ada}


@pytest.fixture
async def something(everybody, mika, olga, vera, posters, drafts, windows, pinned, brought, settings):
    """Pins on an open, a private and a closed board, one that waits, one in the trash, a report, a section, tokens."""
    await BoardGuest.create(board=posters, person=everybody["guest"], until=clock.now() + timedelta(days=9))
    await invite_colleague(drafts, olga.email, by=mika)
    await add_section(posters, "Evening", by=mika)
    pins = [await pinned(f"Lamp {n}", board, by=mika) for n, board in enumerate([posters, posters, drafts])]
    pins += [await pinned("Window", windows, by=olga), await pinned("Thrown away", posters, by=mika)]
    await Pin.filter(id=pins[1].id).update(waits_since=clock.now())
    await Pin.filter(id=pins[4].id).update(trashed_at=clock.now(), trashed_by_id=mika.id)
    await report(pins[0], "Something", by=vera)
    await brought(mika)
    for one in everybody.values():
        await add_token(one, scope=Scope.READ, secret=settings.secret_key)
    return pins
