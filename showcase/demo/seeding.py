"""The invented organisation comes into the database, and its work through the door that everybody's takes."""

import asyncio
import io
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from showcase.actions.boards import BoardForm, add_section, create_board
from showcase.actions.media import bring, process, settled
from showcase.actions.people import add_person
from showcase.actions.pins import NewPin, publish
from showcase.actions.placements import place
from showcase.actions.signing_in.passwords import hashed
from showcase.actions.workshop import Workshop
from showcase.demo.consenting import consents
from showcase.demo.drawing import Drawing, draw
from showcase.demo.organisation import organisation
from showcase.demo.shapes import BoardPlan, PinPlan
from showcase.demo.trusting import trust
from showcase.foundation import clock
from showcase.models import (
    Board,
    BoardGuest,
    Campaign,
    Membership,
    Openness,
    Person,
    Pin,
    Region,
    Role,
    Section,
    Team,
)

PASSWORD = "showcase-demo"  # noqa: S105 - the demo's, for all of its people, in the README
AT_ONCE = 4
ALSO_ON_ANOTHER = 9
"""Every so many pins one is placed on a second board, as people do."""

Progress = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what is there, by handle and slug."""

    people: dict[str, Person]
    boards: dict[str, Board]
    sections: dict[tuple[str, str], Section]


async def seed(workshop: Workshop, *, tell: Progress) -> None:
    """Everything that is not there yet. tell: called once for each pin."""
    cast = await _people_and_boards()
    known = {(pin.title, pin.board_id) for pin in await Pin.all().only("title", "board_id")}
    plans = [
        plan
        for plan in reversed(organisation().pins)
        if (plan.title, cast.boards[plan.board].id) not in known
    ]
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as artists:
        await _pin_all(plans, cast, workshop, artists, tell)
    await _hang_on_others(cast)
    await trust(cast.people, cast.boards)
    await consents(workshop)
    await _date_back(cast)


async def _people_and_boards() -> Cast:
    plan = organisation()
    regions: dict[str, Region] = {}
    for region in sorted(plan.regions, key=lambda one: one.parent is not None):
        parent = regions[region.parent] if region.parent else None
        regions[region.slug], _ = await Region.get_or_create(
            slug=region.slug, defaults={"name": region.name, "parent": parent}
        )
    teams: dict[str, Team] = {}
    for team in plan.teams:
        given = {"name": team.name, "about": team.about, "region": regions[team.region]}
        teams[team.slug], _ = await Team.get_or_create(slug=team.slug, defaults=given)
    campaigns: dict[str, Campaign] = {}
    for one in plan.campaigns:
        said = {"title": one.title, "brief": one.brief, "colour": one.colour, "starts_on": one.starts_on}
        campaigns[one.slug], _ = await Campaign.get_or_create(
            slug=one.slug, defaults={**said, "ends_on": one.ends_on}
        )
    people = await _people(teams)
    boards, sections = {}, {}
    for board_plan in plan.boards:
        board = await _board(board_plan, teams, campaigns, by=people["ada"])
        boards[board.slug] = board
        for section in await Section.filter(board_id=board.id):
            sections[board.slug, section.title] = section
    await _invite(people, boards)
    return Cast(people, boards, sections)


async def _invite(people: dict[str, Person], boards: dict[str, Board]) -> None:
    """Whoever works on a board of another team is a guest there."""
    teams = {one.handle: one.team for one in organisation().people}
    keeps = {one.slug: one.team for one in organisation().boards}
    for plan in organisation().pins:
        if teams[plan.maker] != keeps[plan.board]:
            await BoardGuest.get_or_create(board_id=boards[plan.board].id, person_id=people[plan.maker].id)


async def _people(teams: dict[str, Team]) -> dict[str, Person]:
    people: dict[str, Person] = {}
    password: str | None = None
    led: set[str] = set()
    for one in organisation().people:
        person = await Person.get_or_none(email=one.email)
        if person is None:
            person = await add_person(
                one.email,
                name=one.name,
                role=Role(one.role),
                team=teams[one.team],
            )
            password = password or await hashed(PASSWORD)
            person.password, person.handle = password, one.handle
            await person.save(update_fields=["password", "handle"])
        if one.team not in led and one.role != "viewer":
            led.add(one.team)
            await Membership.filter(person_id=person.id, team_id=teams[one.team].id).update(
                leads_since=clock.now()
            )
        people[one.handle] = person
    return people


async def _board(
    plan: BoardPlan, teams: dict[str, Team], campaigns: dict[str, Campaign], *, by: Person
) -> Board:
    board = await Board.get_or_none(slug=plan.slug)
    if board is None:
        form = BoardForm(
            title=plan.title,
            about=plan.about,
            team=teams[plan.team],
            campaign=campaigns[plan.campaign] if plan.campaign else None,
            openness=Openness(plan.openness),
        )
        board = await create_board(form, by=by, slug=plan.slug)
        for title in plan.sections:
            await add_section(board, title, by=by)
    return board


async def _pin_all(
    plans: list[PinPlan], cast: Cast, workshop: Workshop, artists: ProcessPoolExecutor, tell: Progress
) -> None:
    """Several pins are drawn and processed at a time, and published in their order."""
    loop, begun = asyncio.get_running_loop(), clock.now()
    gate = asyncio.Semaphore(AT_ONCE)

    async def made(plan: PinPlan) -> list[int]:
        async with gate:
            return [
                await _bring(await loop.run_in_executor(artists, draw, one), one, plan, cast, workshop)
                for one in plan.media
            ]

    pins: dict[str, Pin] = {}
    coming = [asyncio.create_task(made(plan)) for plan in plans]
    try:
        for plan, media in zip(plans, coming, strict=True):
            related = plan.relative
            pins[plan.key] = await publish(
                NewPin(
                    title=plan.title,
                    board=cast.boards[plan.board],
                    section=cast.sections.get((plan.board, plan.section or "")),
                    media=await media,
                    alt=[one.alt for one in plan.media],
                    story=plan.story,
                    credits=[(credit.handle or credit.name, credit.did) for credit in plan.credits],
                    tags=plan.tags,
                    version_of=pins.get(related.of) if related and related.kind == "version" else None,
                    pinned_at=begun - plan.ago,
                ),
                by=cast.people[plan.maker],
            )
            tell()
    finally:
        for task in coming:
            task.cancel()


async def _bring(bytes_: bytes, drawing: Drawing, plan: PinPlan, cast: Cast, workshop: Workshop) -> int:
    upload = await bring(
        io.BytesIO(bytes_), name=drawing.filename, by=cast.people[plan.maker], workshop=workshop
    )
    await process(upload.media, workshop=workshop)
    await settled(upload.media)
    return upload.media_id


async def _hang_on_others(cast: Cast) -> None:
    """Curators bring work from one region to another's open boards."""
    open_boards = [board for board in cast.boards.values() if board.openness is Openness.OPEN]
    pins = await Pin.filter(board__openness__not=Openness.PRIVATE).order_by("id").select_related("board")
    for number, pin in enumerate(pins[::ALSO_ON_ANOTHER]):
        board = open_boards[number % len(open_boards)] if open_boards else None
        if board and board.id != pin.board_id:
            await place(pin, board, by=cast.people["cora"])


async def _date_back(cast: Cast) -> None:
    """A board was changed last when the last pin came, not when the demo was started."""
    for board in cast.boards.values():
        if newest := await Pin.filter(board_id=board.id).order_by("-pinned_at").first():
            await Board.filter(id=board.id).update(changed_at=newest.pinned_at)
