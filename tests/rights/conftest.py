"""A team with its boards and pins, and somebody for each column of docs/rights.md."""

import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from showcase.actions.boards import BoardForm, add_section, create_board, trash_board
from showcase.actions.pins import trash_pin
from showcase.actions.signing_in.tokens import add_token
from showcase.actions.workshop import Workshop
from showcase.foundation import clock
from showcase.models import (
    NEVER,
    AccessRequest,
    Board,
    BoardGuest,
    Campaign,
    Consent,
    Duplicate,
    GroupRule,
    Likeness,
    Media,
    Membership,
    Openness,
    Person,
    Pin,
    Region,
    Report,
    Role,
    Scope,
    Section,
    Team,
    Token,
    Upload,
)
from showcase.queries.renditions import moving_key, original_key, rendition_key
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
    trashed_board: Board
    waiting: Pin
    taken_down: Pin
    section: Section
    consent: Consent
    report: Report
    request: AccessRequest
    rule: GroupRule
    upload: Upload
    nobody: Person
    token: Token
    media: Callable[..., Awaitable[Any]]


@pytest.fixture
async def harbour(
    iberia: Region,
    lisbon: Team,
    oslo: Team,
    harbour_nights: Campaign,
    pinned: Any,
    brought: Any,
    workshop: Workshop,
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
    pins = {name: await pinned(f"On {name}", board, by=rui, tags=["lamps"]) for name, board in boards.items()}
    trashed = await pinned("Thrown away", boards["open"], by=rui, tags=["lamps"])
    await trash_pin(trashed, by=rui)
    elsewhere = await create_board(BoardForm("Elsewhere", oslo), by=who["member"])
    section = await add_section(boards["open"], "Evening", by=rui)
    one, other = sorted((pins["open"].cover_id, pins["closed"].cover_id))
    now = clock.now()
    await Duplicate.create(
        one_id=one, other_id=other, likeness=Likeness.SAME_PICTURE, share=0.9, distance=2, found_at=now
    )
    trashed_board = await create_board(BoardForm("Thrown away", lisbon), by=rui)
    await trash_board(trashed_board, by=rui)
    nobody = await person("Noel", Role.MEMBER)
    await BoardGuest.create(board=boards["open"], person=nobody)
    workshop.store.put("evidence/form.pdf", io.BytesIO(b"%PDF-1.7"), content_type="application/pdf")
    await _put_bytes(pins, workshop)
    return Harbour(
        who,
        lisbon,
        oslo,
        iberia,
        harbour_nights,
        boards,
        pins,
        elsewhere,
        trashed,
        trashed_board,
        await _withheld(await pinned("Waits", boards["open"], by=rui), waits_since=now, seen_from=NEVER),
        await _withheld(
            await pinned("Gone", boards["open"], by=rui),
            taken_down_at=now,
            taken_down_because="A face.",
            seen_until=now,
        ),
        section,
        await Consent.create(
            pin=pins["open"], name="Bea", file="evidence/form.pdf", file_name="form.pdf", noted_at=now
        ),
        await Report.create(pin=pins["open"], by=who["viewer"], said="Look at this.", made_at=now),
        await AccessRequest.create(board=boards["private"], by=nobody, made_at=now),
        await GroupRule.create(group="painters", role=Role.MEMBER),
        await Upload.filter(person=rui).first(),
        nobody,
        await Token.create(digest="0" * 64, person=rui, made_at=now),
        brought,
    )


async def _withheld(pin: Pin, **how: Any) -> Pin:
    await Pin.filter(id=pin.id).update(**how)
    return await Pin.get(id=pin.id)


async def _put_bytes(pins: dict[str, Pin], workshop: Workshop) -> None:
    for pin in pins.values():
        media = await Media.get(id=pin.cover_id)
        for key in (original_key(media.sha256), rendition_key(media.sha256, 236), moving_key(media.sha256)):
            workshop.store.put(key, io.BytesIO(b"bytes"), content_type="image/webp")


@pytest.fixture
def with_token(settings: Any) -> Callable[[Person, Scope], Awaitable[str]]:
    """A key for a program of somebody's."""

    async def make(somebody: Person, scope: Scope) -> str:
        return await add_token(somebody, scope=scope, secret=settings.secret_key)

    return make
