"""Leads let work through, people say what is wrong with it, and what must not be seen is taken down."""

from datetime import datetime, timedelta

from showcase.actions.audit import record, told
from showcase.actions.recounting import recount
from showcase.actions.showing import settle_showing
from showcase.actions.trust_letters import tell_leads, tell_maker, tell_reporter
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed, NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Person, Pin, Report
from showcase.models.database import transaction
from showcase.queries.hanging import boards_with
from showcase.queries.rights import standing
from showcase.queries.visibility import visible_to

LONGEST_REASON = 500
LONGEST_REPORT = 1000
REPORTS_A_DAY = 20
DAY = timedelta(days=1)


async def let_through(pin: Pin, *, by: Person) -> None:
    """Show everybody what waited. Letting it through again changes nothing. Raises NotAllowed."""
    await _refuse_watching(pin, by)
    async with transaction():
        now = await _held(pin)
        if now.waits_since is None:
            return
        before = told(now, "waits_since")
        now.waits_since, now.taken_down_because = None, now.taken_down_because if now.taken_down_at else ""
        await now.save(update_fields=["waits_since", "taken_down_because"])
        await settle_showing(now)
        await record("let through", now, by=by, before=before, after=told(now, "waits_since"))
        await tell_maker("let through", now, by=by)


async def hold_back(pin: Pin, *, by: Person) -> None:
    """Have it wait again, after all. Raises NotAllowed."""
    await _refuse_watching(pin, by)
    async with transaction():
        now = await _held(pin)
        if now.waits_since is not None:
            return
        before = told(now, "waits_since")
        now.waits_since = clock.now()
        await now.save(update_fields=["waits_since"])
        await settle_showing(now)
        await record("hold back", now, by=by, before=before, after=told(now, "waits_since"))


async def send_back(pin: Pin, because: str, *, by: Person) -> None:
    """Put what waits into its maker's trash, and say why.

    Taken out of there it waits again, with the reason beside it until it is let through.
    Raises NotAllowed, Invalid without a reason, and Conflict when it does not wait.
    """
    await _refuse_watching(pin, by)
    reason = _reason(because)
    async with transaction():
        now = await _held(pin)
        if now.trashed_at is not None:
            return
        if now.waits_since is None:
            raise Conflict(_("“%(pin)s” does not wait any more.") % {"pin": now.title})
        before = told(now, "trashed_at", "taken_down_because")
        now.trashed_at, now.trashed_by_id, now.taken_down_because = clock.now(), by.id, reason
        await now.save(update_fields=["trashed_at", "trashed_by_id", "taken_down_because"])
        await recount(await boards_with(now), changed=False)
        after = told(now, "trashed_at", "taken_down_because")
        await record("send back", now, by=by, before=before, after=after)
        await tell_maker("sent back", now, by=by)


async def call_back(pin: Pin, *, by: Person) -> None:
    """Have it wait again, when it was sent back by mistake. Raises NotAllowed."""
    await _refuse_watching(pin, by)
    async with transaction():
        now = await _held(pin)
        if now.trashed_at is None or now.waits_since is None or now.trashed_by_id == now.maker_id:
            return
        before = told(now, "trashed_at", "taken_down_because")
        now.trashed_at, now.trashed_by_id, now.taken_down_because = None, None, ""
        await now.save(update_fields=["trashed_at", "trashed_by_id", "taken_down_because"])
        await recount(await boards_with(now), changed=False)
        after = told(now, "trashed_at", "taken_down_because")
        await record("call back", now, by=by, before=before, after=after)


async def report(pin: Pin, said: str, *, by: Person) -> Report:
    """Say that something is wrong with a pin that one sees. While a report is open, another changes nothing.

    Raises NotFound, and Invalid without words, with too many, or after many reports in a day.
    """
    if not await visible_to(by).filter(id=pin.id).exists():
        raise NotFound(_("There is no such pin, or it is not for you to see."))
    if not said.strip():
        raise Invalid(_("Say what is wrong with it."), {"said": _("Say what is wrong with it.")})
    if len(said.strip()) > LONGEST_REPORT:
        text = _("At most %(most)s characters fit here.") % {"most": LONGEST_REPORT}
        raise Invalid(text, {"said": text})
    async with transaction():
        await _held(pin)
        open_ones = await Report.filter(pin_id=pin.id, settled_at__isnull=True)
        if mine := next((one for one in open_ones if one.by_id == by.id), None):
            return mine
        if await Report.filter(by_id=by.id, made_at__gt=clock.now() - DAY).count() >= REPORTS_A_DAY:
            raise Invalid(
                _("You have reported %(most)s pins today. Go on tomorrow, or write to a lead of the team.")
                % {"most": REPORTS_A_DAY}
            )
        made = await Report.create(pin_id=pin.id, by_id=by.id, said=said.strip(), made_at=clock.now())
        await record("report", made, by=by, pin=pin.id)
        if not open_ones:
            await tell_leads("reported", pin, by=by)
    return made


async def settle(report: Report, *, by: Person, answer: str = "") -> None:
    """Say that a report has been looked into, with a word for whoever made it. Again changes nothing.

    Raises NotAllowed, Invalid.
    """
    pin = await Pin.get(id=report.pin_id)
    await _refuse_watching(pin, by)
    if len(answer.strip()) > LONGEST_REPORT:
        text = _("At most %(most)s characters fit here.") % {"most": LONGEST_REPORT}
        raise Invalid(text, {"answer": text})
    async with transaction():
        await _held(pin)
        await report.refresh_from_db()
        if report.settled_at is None:
            await _settle(report, pin, by=by, at=clock.now(), answer=answer.strip())


async def open_again(report: Report, *, by: Person) -> None:
    """Take back that a report has been settled. Raises NotAllowed."""
    pin = await Pin.get(id=report.pin_id)
    await _refuse_watching(pin, by)
    async with transaction():
        await _held(pin)
        await report.refresh_from_db()
        await _open_again(report, by=by)


async def take_down(pin: Pin, because: str, *, by: Person) -> None:
    """Hide a pin at once from everybody but its maker, its team's leads, curators and admins.

    Reports of it are settled by that. Taking it down again changes nothing.
    Raises NotAllowed, and Invalid without a reason.
    """
    await _refuse_watching(pin, by)
    reason = _reason(because)
    async with transaction():
        now = await _held(pin)
        if now.taken_down_at is not None:
            return
        before = told(now, "taken_down_at", "taken_down_because")
        now.taken_down_at, now.taken_down_by_id, now.taken_down_because = clock.now(), by.id, reason
        await now.save(update_fields=["taken_down_at", "taken_down_by_id", "taken_down_because"])
        await settle_showing(now)
        after = told(now, "taken_down_at", "taken_down_because")
        await record("take down", now, by=by, before=before, after=after)
        for one in await Report.filter(pin_id=pin.id, settled_at__isnull=True):
            await _settle(one, now, by=by, at=now.taken_down_at)
        await tell_maker("taken down", now, by=by)


async def put_back(pin: Pin, *, by: Person) -> None:
    """Show again what was taken down. Reports that were settled by that are open again. Raises NotAllowed."""
    await _refuse_watching(pin, by)
    async with transaction():
        now = await _held(pin)
        if now.taken_down_at is None:
            return
        before, since = told(now, "taken_down_at", "taken_down_because"), now.taken_down_at
        now.taken_down_at, now.taken_down_by_id, now.taken_down_because = None, None, ""
        await now.save(update_fields=["taken_down_at", "taken_down_by_id", "taken_down_because"])
        await settle_showing(now)
        after = told(now, "taken_down_at", "taken_down_because")
        await record("put back", now, by=by, before=before, after=after)
        for one in await Report.filter(pin_id=pin.id, settled_at=since):
            await _open_again(one, by=by)
        await tell_maker("put back", now, by=by)


async def _settle(report: Report, pin: Pin, *, by: Person, at: datetime, answer: str = "") -> None:
    before = told(report, "settled_at")
    report.settled_at, report.settled_by_id, report.answer = at, by.id, answer
    await report.save(update_fields=["settled_at", "settled_by_id", "answer"])
    await record("settle", report, by=by, before=before, after=told(report, "settled_at"), pin=pin.id)
    await tell_reporter(report, pin)


async def _open_again(report: Report, *, by: Person) -> None:
    if report.settled_at is None:
        return
    before = told(report, "settled_at")
    report.settled_at, report.settled_by_id, report.answer = None, None, ""
    await report.save(update_fields=["settled_at", "settled_by_id", "answer"])
    await record(
        "open again", report, by=by, before=before, after=told(report, "settled_at"), pin=report.pin_id
    )


async def _held(pin: Pin) -> Pin:
    """The pin as it is now, while others who decide about it wait for the end of this transaction."""
    return await Pin.select_for_update(no_key=True).get(id=pin.id)


def _reason(because: str) -> str:
    reason = because.strip()
    text = ""
    if not reason:
        text = _("Say why, so that its maker can do something about it.")
    elif len(reason) > LONGEST_REASON:
        text = _("A reason has at most %(most)s characters.") % {"most": LONGEST_REASON}
    if text:
        raise Invalid(text, {"because": text})
    return reason


async def _refuse_watching(pin: Pin, by: Person) -> None:
    if not (await standing(by)).may_watch_over(pin):
        raise NotAllowed(
            _("Only a lead of its team, a curator or an admin decides about “%(pin)s”.") % {"pin": pin.title}
        )
