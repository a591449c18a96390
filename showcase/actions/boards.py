"""Boards are made, described, closed and put in the trash."""

from collections.abc import Sequence
from dataclasses import dataclass

from slugify import slugify
from tortoise.exceptions import IntegrityError

from showcase.actions.audit import record, told
from showcase.actions.recounting import recount
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import Board, Campaign, Openness, Order, Person, Pin, Placement, Section, Team
from showcase.models.database import transaction
from showcase.queries.rights import standing

LONGEST_TITLE = 120
LONGEST_ABOUT = 4000
TOLD = ("title", "about", "team", "campaign", "openness", "order")
EDITED = ("title", "about", "team_id", "campaign_id", "openness", "order", "changed_at")


@dataclass(frozen=True, slots=True)
class BoardForm:
    """What a board says of itself."""

    title: str
    team: Team | None
    about: str = ""
    campaign: Campaign | None = None
    openness: str = Openness.OPEN
    order: str = Order.NEWEST


async def create_board(form: BoardForm, *, by: Person, slug: str | None = None) -> Board:
    """A new board for a team of one's own. Raises NotAllowed, Invalid, Conflict.

    slug: instead of one made from the title.
    """
    _check(form)
    assert form.team is not None
    await _refuse_team(form.team, by)
    now = clock.now()
    try:
        async with transaction():
            board = await Board.create(
                slug=await _free_slug(slug or form.title),
                title=form.title.strip(),
                about=form.about.strip(),
                team=form.team,
                campaign=form.campaign,
                openness=Openness(form.openness),
                order=Order(form.order),
                made_at=now,
                made_by_id=by.id,
                changed_at=now,
            )
            await record("create", board, by=by, after=told(board, *TOLD))
    except IntegrityError:
        raise Conflict(_("A board of this name is being made right now. Try again.")) from None
    return board


async def edit_board(board: Board, form: BoardForm, *, by: Person) -> None:
    """Change what a board says. Its pins follow it to another team or campaign.

    Raises NotAllowed, Invalid.
    """
    await refuse_editing(board, by)
    _check(form)
    assert form.team is not None
    if form.team.id != board.team_id:
        await _refuse_team(form.team, by)
    was_campaign, was_openness, before = board.campaign_id, board.openness, told(board, *TOLD)
    async with transaction():
        board.title, board.about = form.title.strip(), form.about.strip()
        board.team, board.campaign = form.team, form.campaign
        board.openness, board.order, board.changed_at = (
            Openness(form.openness),
            Order(form.order),
            clock.now(),
        )
        await board.save(update_fields=EDITED)
        await Pin.filter(board_id=board.id).update(team_id=form.team.id, region_id=form.team.region_id)
        follows = Pin.filter(board_id=board.id, campaign_id=was_campaign)
        if was_campaign is None:
            follows = Pin.filter(board_id=board.id, campaign_id__isnull=True)
        await follows.update(campaign_id=form.campaign.id if form.campaign else None)
        await recount([board.id] if board.openness == was_openness else await _boards_sharing_pins(board))
        await record("edit", board, by=by, before=before, after=told(board, *TOLD))


async def close_board(board: Board, *, by: Person) -> None:
    """Nothing more is pinned on it from now on. Raises NotAllowed."""
    await refuse_editing(board, by)
    if board.closed_at is None:
        async with transaction():
            now = clock.now()
            await Board.filter(id=board.id).update(closed_at=now)
            await record("close", board, by=by, before={"closed_at": None}, after={"closed_at": now})


async def reopen_board(board: Board, *, by: Person) -> None:
    await refuse_editing(board, by)
    if board.closed_at is not None:
        async with transaction():
            await Board.filter(id=board.id).update(closed_at=None)
            await record(
                "reopen", board, by=by, before={"closed_at": board.closed_at}, after={"closed_at": None}
            )


async def choose_cover(board: Board, pin: Pin | None, *, by: Person) -> None:
    """The pin that stands for a board; None lets the newest do it. Raises NotAllowed, Invalid."""
    await refuse_editing(board, by)
    if pin is not None and not await Placement.exists(board_id=board.id, pin_id=pin.id):
        raise Invalid(_("“%(pin)s” is not on this board.") % {"pin": pin.title})
    async with transaction():
        before = told(board, "cover")
        await Board.filter(id=board.id).update(cover_id=pin.id if pin else None)
        await recount([board.id])
        await record("cover", board, by=by, before=before, after={"cover": pin.id if pin else None})


async def trash_board(board: Board, *, by: Person) -> None:
    """Put a board in the trash, for 30 days, and with it the pins whose home it is. Raises NotAllowed."""
    if not (await standing(by)).may_trash(board):
        raise NotAllowed(
            _("Only a lead of its team, or whoever made it, can put “%(board)s” in the trash.")
            % {"board": board.title}
        )
    async with transaction():
        now, before = clock.now(), told(board, "trashed_at")
        await Board.filter(id=board.id).update(trashed_at=now, trashed_by_id=by.id)
        await recount(await _boards_sharing_pins(board), changed=False)
        await record("trash", board, by=by, before=before, after={"trashed_at": now})


async def restore_board(board: Board, *, by: Person) -> None:
    """Take a board out of the trash. Whoever put it there may, and admins. Raises NotAllowed."""
    if not (board.trashed_by_id == by.id or by.may_administer):
        raise NotAllowed(
            _("Only whoever put “%(board)s” in the trash can put it back.") % {"board": board.title}
        )
    async with transaction():
        await Board.filter(id=board.id).update(trashed_at=None, trashed_by_id=None)
        await recount(await _boards_sharing_pins(board), changed=False)
        await record("restore", board, by=by, before=told(board, "trashed_at"), after={"trashed_at": None})


def refuse_making(by: Person, teams: Sequence[Team]) -> None:
    """Raises NotAllowed for somebody who has no team to make a board for."""
    if not (by.may_administer or (by.may_pin and teams)):
        raise NotAllowed(_("Boards belong to teams. Ask a lead or an admin to add you to one."))


async def refuse_editing(board: Board, by: Person) -> None:
    """Raises NotAllowed when somebody does not keep this board."""
    if not (await standing(by)).may_edit(board):
        raise NotAllowed(_("Only the people of its team can change “%(board)s”.") % {"board": board.title})


async def add_section(board: Board, title: str, *, by: Person) -> Section:
    """A new part at the end of a board. Raises NotAllowed, Invalid."""
    await refuse_editing(board, by)
    async with transaction():
        last = await Section.filter(board_id=board.id).order_by("-position").first()
        section = await Section.create(
            board_id=board.id, title=_section_title(title), position=(last.position if last else 0) + 1
        )
        await record("add section", board, by=by, after={"section": section.title})
    return section


async def edit_section(section: Section, *, title: str, position: int, by: Person) -> None:
    """Another title or place. Positions begin with 1. Raises NotAllowed, Invalid."""
    board = await section.board
    await refuse_editing(board, by)
    async with transaction():
        others = await Section.filter(board_id=section.board_id).exclude(id=section.id).order_by("position")
        before = {
            "section": section.title,
            "number": 1 + sum(one.position < section.position for one in others),
        }
        section.title = _section_title(title)
        others.insert(max(0, min(position - 1, len(others))), section)
        for number, one in enumerate(others, 1):
            one.position = number
            await one.save(update_fields=["position", "title"])
            await Placement.filter(section_id=one.id).update(shelf=-number)
        after = {"section": section.title, "number": section.position}
        await record("edit section", board, by=by, before=before, after=after)


async def remove_section(section: Section, *, by: Person) -> None:
    """Its pins stay on the board, without a section. Raises NotAllowed."""
    board = await section.board
    await refuse_editing(board, by)
    async with transaction():
        await Placement.filter(section_id=section.id).update(section_id=None, shelf=0)
        await section.delete()
        await record("remove section", board, by=by, before={"section": section.title})


def _section_title(title: str) -> str:
    if not title.strip():
        raise Invalid(_("Give the section a title."), {"section": _("Give the section a title.")})
    return title.strip()[:LONGEST_TITLE]


def _check(form: BoardForm) -> None:
    wrong = {}
    if not form.title.strip():
        wrong["title"] = _("Give the board a title.")
    elif len(form.title.strip()) > LONGEST_TITLE:
        wrong["title"] = _("A title has at most %(most)s characters.") % {"most": LONGEST_TITLE}
    if len(form.about) > LONGEST_ABOUT:
        wrong["about"] = _("At most %(most)s characters fit here.") % {"most": LONGEST_ABOUT}
    if form.team is None:
        wrong["team"] = _("Choose the team that keeps it.")
    if form.openness not in list(Openness):
        wrong["openness"] = _("Choose open, closed or private.")
    if form.order not in list(Order):
        wrong["order"] = _("Choose newest first, or by hand.")
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)


async def _refuse_team(team: Team, by: Person) -> None:
    if not (await standing(by)).may_make_boards_for(team.id):
        raise NotAllowed(_("Only its own people make boards for “%(team)s”.") % {"team": team.name})


async def _boards_sharing_pins(board: Board) -> set[int]:
    """The board itself, and every other on which one of its home pins hangs."""
    found = await Placement.filter(pin__board_id=board.id).distinct().values("board_id")
    return {board.id, *(row["board_id"] for row in found)}


async def _free_slug(title: str) -> str:
    stem = slugify(title)[:70] or "board"
    taken = set(await Board.filter(slug__startswith=stem).values_list("slug", flat=True)) | {"new"}
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
