"""A team with its boards and pins, and somebody for each column of docs/rights.md."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from showcase.actions.boards import BoardForm, add_section, create_board
from showcase.actions.tokens import add_token
from showcase.actions.pins import trash_pin
from showcase.foundation import clock
from showcase.models import (
    Board,
    BoardGuest,
    Campaign,
    Duplicate,
    Likeness,
    Membership,
    Openness,
    Person,
    Pin,
    Region,
    Role,
    Scope,
    Section,
    Team,
)
from tests.conftest import person


@dataclass
class Harbour:
    """Lisbon's work. `who` names somebody for each column."""

    who: dict[str, Person]
    lisbon: Team
    oslo: Team
    iberia: Region
    campaign: Campaign
    boards: dict[str, Board]
    pins: dict[str, Pin]
    elsewhere: Board
    trashed: Pin
    section: Section
    media: Callable[..., Awaitable[Any]]


@pytest.fixture
async def harbour(
    iberia: Region, lisbon: Team, oslo: Team, harbour_nights: Campaign, pinned: Any, brought: Any
) -> Harbour:
    """Rui made what there is, on Lisbon's open, closed and private board; Gus is invited to all three."""
    rui = await person("Rui", Role.MEMBER, lisbon)
    who = {
        "guest": await person("Gus", Role.GUEST),
        "viewer": await person("Vera", Role.VIEWER),
        "member": await person("Nils", Role.MEMBER, oslo),
        "teammate": await person("Mika", Role.MEMBER, lisbon),
        "maker": rui,
        "lead": await person("Lena", Role.MEMBER, lisbon),
        "curator": await person("Cora", Role.CURATOR),
        "admin": await person("Ada", Role.ADMIN),
    }
    await Membership.filter(person=who["lead"]).update(leads_since=clock.now())
    boards = {
        openness.value: await create_board(
            BoardForm(f"{openness.value.title()} wall", lisbon, campaign=harbour_nights, openness=openness),
            by=rui,
        )
        for openness in Openness
    }
    for board in boards.values():
        await BoardGuest.create(board=board, person=who["guest"], until=clock.now() + timedelta(days=9))
    pins = {name: await pinned(f"On {name}", board, by=rui) for name, board in boards.items()}
    trashed = await pinned("Thrown away", boards["open"], by=rui)
    await trash_pin(trashed, by=rui)
    elsewhere = await create_board(BoardForm("Elsewhere", oslo), by=who["member"])
    section = await add_section(boards["open"], "Evening", by=rui)
    one, other = sorted((pins["open"].cover_id, pins["closed"].cover_id))
    await Duplicate.create(
        one_id=one,
        other_id=other,
        likeness=Likeness.SAME_PICTURE,
        share=0.9,
        distance=2,
        found_at=clock.now(),
    )
    return Harbour(
        who, lisbon, oslo, iberia, harbour_nights, boards, pins, elsewhere, trashed, section, brought
    )


@pytest.fixture
def with_token(settings: Any) -> Callable[[Person, Scope], Awaitable[str]]:
    """A key for a program of somebody's."""

    async def make(somebody: Person, scope: Scope) -> str:
        return await add_token(somebody, scope=scope, secret=settings.secret_key)

    return make
