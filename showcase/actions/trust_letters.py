"""Letters about work that waits, was reported, sent back or taken down: each to one reader, in their language.

A lead gets one letter a day about what waits, and one about each pin that is reported, however many report it.
"""

from collections.abc import Sequence
from datetime import timedelta

from showcase.actions.letters import spoken_to, write
from showcase.foundation import clock
from showcase.foundation.language import gettext as _
from showcase.models import Person, Pin, Report, Role

ONE_LETTER_EACH = timedelta(days=1)


async def tell_waiting(pins: Sequence[Pin], *, by: Person) -> None:
    """To the leads of the team whose work begins to wait, unless other work has begun to within the day."""
    since = clock.now() - ONE_LETTER_EACH
    for team_id in {pin.team_id for pin in pins}:
        theirs = [pin for pin in pins if pin.team_id == team_id]
        others = Pin.filter(team_id=team_id, waits_since__gt=since, trashed_at__isnull=True)
        if not await others.exclude(id__in=[pin.id for pin in theirs]).exists():
            await tell_leads("waiting", theirs[0], by=by)


async def tell_leads(what: str, pin: Pin, *, by: Person) -> None:
    """what: "waiting" or "reported". Of a team without a lead, the admins."""
    for lead in await _leads(pin.team_id):
        if lead.id == by.id:
            continue
        with spoken_to(lead):
            title = {"pin": pin.title}
            if what == "waiting":
                subject = _("“%(pin)s” waits for you") % title
                text = (
                    _(
                        "Somebody new to your team has pinned “%(pin)s”. It waits for a lead to let it through.\n\n"
                        "You find all that waits under “Review” in Showcase. While something waits, you get one letter a day."
                    )
                    % title
                )
            else:
                subject = _("Somebody says that something is wrong with “%(pin)s”") % title
                text = (
                    _(
                        "“%(pin)s” has been reported. Have a look under “Review” in Showcase: "
                        "there you read why, and can take it down at once or settle the report."
                    )
                    % title
                )
            await write(lead, subject=subject, text=text)


async def tell_maker(what: str, pin: Pin, *, by: Person) -> None:
    """what: "let through", "sent back", "taken down" or "put back". Nobody is told what they did themselves."""
    if pin.maker_id == by.id:
        return
    maker = await Person.get(id=pin.maker_id)
    with spoken_to(maker):
        said = {"pin": pin.title, "because": pin.taken_down_because}
        subject, text = {
            "let through": (
                _("“%(pin)s” can be seen now"),
                _("“%(pin)s” does not wait any more: everybody who sees its board sees it."),
            ),
            "sent back": (
                _("“%(pin)s” came back to you"),
                _(
                    "A lead has not let “%(pin)s” through yet:\n\n“%(because)s”\n\n"
                    "It is in your trash for 30 days. Put it back from there, change it, and it waits again."
                ),
            ),
            "taken down": (
                _("“%(pin)s” was taken down"),
                _(
                    "“%(pin)s” was taken down:\n\n“%(because)s”\n\n"
                    "You and the leads of its team still see it, and can mend it. A lead, a curator or an admin "
                    "can put it back."
                ),
            ),
            "put back": (
                _("“%(pin)s” is back"),
                _("“%(pin)s” was put back: everybody who sees its board sees it again."),
            ),
        }[what]
        await write(maker, subject=subject % said, text=text % said)


async def tell_reporter(report: Report, pin: Pin) -> None:
    """What came of it. Somebody who reports their own work reads it on its page."""
    if report.by_id == report.settled_by_id:
        return
    reporter = await Person.get(id=report.by_id)
    with spoken_to(reporter):
        said = {"pin": pin.title, "answer": report.answer}
        subject = _("You said that something is wrong with “%(pin)s”") % said
        if pin.taken_down_at is not None:
            text = _("Thank you. “%(pin)s” was taken down.") % said
        elif report.answer:
            text = _("Thank you. “%(pin)s” has been looked into:\n\n“%(answer)s”") % said
        else:
            text = _("Thank you. “%(pin)s” has been looked into, and stays as it is.") % said
        await write(reporter, subject=subject, text=text)


async def _leads(team_id: int) -> list[Person]:
    leads = await Person.filter(
        memberships__team_id=team_id, memberships__leads_since__isnull=False, left_at__isnull=True
    )
    return leads or await Person.filter(role=Role.ADMIN, left_at__isnull=True)
