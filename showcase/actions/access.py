"""Somebody asks to belong to a board that they cannot see, and those who say who belongs to it answer."""

from datetime import timedelta

from showcase.actions.audit import record, told
from showcase.actions.board_people import refuse_inviting
from showcase.actions.letters import spoken_to, write
from showcase.foundation import clock
from showcase.foundation.errors import Invalid, NotFound
from showcase.foundation.language import gettext as _
from showcase.models import AccessRequest, Board, BoardGuest, Person, Upload
from showcase.models.database import transaction
from showcase.queries.out_of_sight import boards_out_of_sight

LONGEST = 1000
ASKED_A_DAY = 10
NOT_AGAIN_FOR = timedelta(days=30)
"""After a no. Until then asking again looks the same to whoever asks, and nobody is bothered."""


async def ask_to_see(upload: Upload, *, by: Person, said: str = "") -> None:
    """Ask to belong to the board out of sight that has what somebody brought. Asking again changes nothing.

    They learn nothing of the board by that, nor whether they had asked its people before.
    Raises NotFound when no such board has it, and Invalid when they have asked too often, or say too much.
    """
    board_id = (await boards_out_of_sight(by, (upload.media_id,))).get(upload.media_id)
    if board_id is None:
        raise NotFound(_("No board that you cannot see has this."))
    if len(said.strip()) > LONGEST:
        raise Invalid(_("At most %(most)s characters fit here.") % {"most": LONGEST})
    now = clock.now()
    async with transaction():
        await Board.select_for_update(no_key=True).get(id=board_id)
        before = await AccessRequest.filter(by_id=by.id, made_at__gt=now - timedelta(days=1)).count()
        if before >= ASKED_A_DAY:
            raise Invalid(_("You have asked %(most)s times today. Go on tomorrow.") % {"most": ASKED_A_DAY})
        theirs = AccessRequest.filter(board_id=board_id, settled_at__isnull=True)
        waits = [request.by_id for request in await theirs]
        refused = AccessRequest.filter(
            board_id=board_id, by_id=by.id, was_granted=False, settled_at__gt=now - NOT_AGAIN_FOR
        )
        if by.id in waits or await refused.exists():
            return
        made = await AccessRequest.create(board_id=board_id, by_id=by.id, said=said.strip(), made_at=now)
        await record("ask", made, by=by, board=board_id)
        if not waits:
            await _tell_inviters(await Board.get(id=board_id))


async def grant(request: AccessRequest, *, by: Person) -> None:
    """Let them belong to the board. Again changes nothing. Raises NotAllowed."""
    board = await _board_of(request, by)
    async with transaction():
        if not await _settle(request, granted=True, by=by):
            return
        over = BoardGuest.filter(board_id=board.id, person_id=request.by_id, until__lte=clock.now())
        await over.delete()
        since = {"since": request.settled_at, "invited_by_id": by.id}
        await BoardGuest.get_or_create(board_id=board.id, person_id=request.by_id, defaults=since)
        await record("let in", board, by=by, after={"person": request.by_id, "until": None})
        person = await Person.get(id=request.by_id)
        with spoken_to(person):
            told_of = {"board": board.title}
            await write(
                person,
                subject=_("You belong to “%(board)s” now") % told_of,
                text=_(
                    "You asked to see a board that has a picture which you brought. It is “%(board)s”, "
                    "and you find it among the boards now."
                )
                % told_of,
            )


async def decline(request: AccessRequest, *, by: Person) -> None:
    """Say no. They are told that, and still nothing of the board. Raises NotAllowed."""
    await _board_of(request, by)
    async with transaction():
        if await _settle(request, granted=False, by=by):
            person = await Person.get(id=request.by_id)
            with spoken_to(person):
                await write(
                    person,
                    subject=_("You asked to see a board"),
                    text=_(
                        "You asked to see a board that has a picture which you brought. "
                        "Its people keep it among themselves for now."
                    ),
                )


async def leave_open(request: AccessRequest, *, by: Person) -> None:
    """Take an answer back. Whoever was let in by it is out again. Raises NotAllowed."""
    board = await _board_of(request, by)
    async with transaction():
        await request.refresh_from_db()
        if request.settled_at is None:
            return
        before = told(request, "settled_at", "was_granted")
        await BoardGuest.filter(board_id=board.id, person_id=request.by_id, since=request.settled_at).delete()
        request.settled_at = request.settled_by_id = request.was_granted = None
        await request.save(update_fields=["settled_at", "settled_by_id", "was_granted"])
        after = told(request, "settled_at", "was_granted")
        await record("leave open", request, by=by, before=before, after=after)


async def _settle(request: AccessRequest, *, granted: bool, by: Person) -> bool:
    """Whether this is the answer. One that has been given stays."""
    fresh = await AccessRequest.select_for_update(no_key=True).get(id=request.id)
    if fresh.settled_at is not None:
        return False
    before = told(fresh, "settled_at", "was_granted")
    request.settled_at, request.settled_by_id, request.was_granted = clock.now(), by.id, granted
    await request.save(update_fields=["settled_at", "settled_by_id", "was_granted"])
    after = told(request, "settled_at", "was_granted")
    await record("grant" if granted else "decline", request, by=by, before=before, after=after)
    return True


async def _board_of(request: AccessRequest, by: Person) -> Board:
    board = await Board.get(id=request.board_id)
    await refuse_inviting(board, by)
    return board


async def _tell_inviters(board: Board) -> None:
    """The team's leads, and without one whoever made it."""
    leads = await Person.filter(
        memberships__team_id=board.team_id, memberships__leads_since__isnull=False, left_at__isnull=True
    )
    for person in leads or await Person.filter(id=board.made_by_id, left_at__isnull=True):
        with spoken_to(person):
            said = {"board": board.title}
            await write(
                person,
                subject=_("Somebody asks to see “%(board)s”") % said,
                text=_(
                    "Somebody has brought a picture that “%(board)s” has, and asks to see the board. They have not "
                    "been told which board it is.\n\nYou find who asks, and why, on the page of the board's people."
                )
                % said,
            )
