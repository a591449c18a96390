"""Whether everybody who sees its board sees a pin, and why not, for those who see it all the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from showcase.foundation import clock
from showcase.foundation.days import first_day, last_day
from showcase.foundation.language import gettext as _
from showcase.foundation.language import moment as written
from showcase.models import ALWAYS, Pin
from showcase.queries.cards import PinCard
from showcase.queries.names import name_of
from showcase.queries.sql import moment, rows
from showcase.queries.visibility import Viewer, asking, pin_seen
from showcase.queries.walls import cards_of

SOON = timedelta(days=30)


class Why(StrEnum):
    WAITS = "waits"
    TAKEN_DOWN = "taken down"
    CONSENT_WITHDRAWN = "consent withdrawn"
    CONSENT_ENDED = "consent ended"
    RIGHTS_ENDED = "rights ended"
    EMBARGO = "embargo"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why others do not see a pin.

    at: since when; of an embargo until when. by: the name of whoever took it down, because: what they said.
    """

    why: Why
    at: datetime
    by: str = ""
    because: str = ""

    @property
    def sentence(self) -> str:
        """Of whom it is told: of “it”, the pin."""
        said = {"day": written(self._day), "person": name_of(self.by), "because": self.because}
        if self.why is Why.TAKEN_DOWN and self.because:
            return _("%(person)s took it down on %(day)s: “%(because)s”") % said
        return {
            Why.WAITS: _("It waits for a lead of its team."),
            Why.TAKEN_DOWN: _("%(person)s took it down on %(day)s."),
            Why.CONSENT_WITHDRAWN: _("Somebody shown on it withdrew their consent on %(day)s."),
            Why.CONSENT_ENDED: _("The consent of somebody shown on it ended on %(day)s."),
            Why.RIGHTS_ENDED: _("Its rights ended on %(day)s."),
            Why.EMBARGO: _("It is under embargo until %(day)s."),
        }[self.why] % said

    @property
    def _day(self) -> date:
        if self.why is Why.EMBARGO:
            return first_day(self.at)
        return last_day(self.at) if self.why in (Why.RIGHTS_ENDED, Why.CONSENT_ENDED) else self.at


@dataclass(frozen=True, slots=True)
class Agreement:
    """What of a consent decides whether a pin is shown."""

    until: datetime | None
    withdrawn_at: datetime | None

    @classmethod
    def of(cls, until: str | None, withdrawn_at: str | None) -> "Agreement":
        """From moments as either database writes them; PostgreSQL says the hours of its zone short, as in +00."""
        read = datetime.fromisoformat
        return cls(read(until) if until else None, read(withdrawn_at) if withdrawn_at else None)


@dataclass(frozen=True, slots=True)
class Ending:
    """A pin that will not be shown for long. is_consent: somebody's consent ends then, not its rights."""

    card: PinCard
    at: datetime
    is_consent: bool

    @property
    def day(self) -> date:
        """The last on which it is shown."""
        return last_day(self.at)


def is_withheld(pin: Pin) -> bool:
    """Whether only its own people and curators see it, now."""
    return not pin.seen_from <= clock.now() < pin.seen_until


async def why_withheld(pin: Pin) -> list[Reason]:
    """All reasons that there are, what somebody decided first. None when everybody sees it. One query at most."""
    if not is_withheld(pin):
        return []
    found = await rows(
        """SELECT q.name, NULL AS until, NULL AS withdrawn_at FROM person q WHERE q.id = :taker
        UNION ALL SELECT NULL, CAST(c.until AS VARCHAR(40)), CAST(c.withdrawn_at AS VARCHAR(40))
        FROM consent c WHERE c.pin_id = :pin""",
        taker=pin.taken_down_by_id or 0,
        pin=pin.id,
    )
    agreements = [Agreement.of(row["until"], row["withdrawn_at"]) for row in found]
    return reasons(pin, agreements, next((row["name"] for row in found if row["name"]), ""))


def reasons(pin: Pin, agreements: Sequence[Agreement], taker: str) -> list[Reason]:
    """The same from what has been asked already. taker: the name of whoever took it down."""
    now, found = clock.now(), []
    if pin.taken_down_at:
        found.append(Reason(Why.TAKEN_DOWN, pin.taken_down_at, taker, pin.taken_down_because))
    if pin.waits_since:
        found.append(Reason(Why.WAITS, pin.waits_since))
    withdrawn = [one.withdrawn_at for one in agreements if one.withdrawn_at and one.withdrawn_at <= now]
    if withdrawn:
        found.append(Reason(Why.CONSENT_WITHDRAWN, min(withdrawn)))
    ended = [one.until for one in agreements if one.until and one.until <= now]
    if ended:
        found.append(Reason(Why.CONSENT_ENDED, min(ended)))
    if pin.rights_until and pin.rights_until <= now:
        found.append(Reason(Why.RIGHTS_ENDED, pin.rights_until))
    if pin.embargo_until and pin.embargo_until > now:
        found.append(Reason(Why.EMBARGO, pin.embargo_until))
    return found


async def ending_soon(viewer: Viewer, *, limit: int = 100) -> list[Ending]:
    """What stops being shown within SOON, the first first: of whoever made it, leads its team or watches over all.

    Two queries.
    """
    if viewer.is_stranger:
        return []
    found = await rows(
        f"""SELECT p.id, p.seen_until, p.rights_until FROM pin p JOIN board b ON b.id = p.board_id
        WHERE p.seen_until > :now AND p.seen_until <= :soon AND {pin_seen(viewer)}
          AND (p.maker_id = :viewer OR :role IN ('curator', 'admin') OR p.team_id IN (
              SELECT team_id FROM membership WHERE person_id = :viewer AND leads_since IS NOT NULL))
        ORDER BY p.seen_until, p.id LIMIT :limit""",
        **asking(viewer),
        soon=clock.now() + SOON,
        limit=limit,
    )
    cards = await cards_of(viewer, tuple(row["id"] for row in found))
    return [
        Ending(
            cards[row["id"]],
            moment(row["seen_until"]),
            row["rights_until"] is None or moment(row["rights_until"]) > moment(row["seen_until"]),
        )
        for row in found
        if row["id"] in cards
    ]


async def boards_turned(since: datetime | None, until: datetime) -> list[int]:
    """Ids of boards with pins that came to be seen, or ceased to, after one moment and not after another. One query."""
    found = await rows(
        """SELECT DISTINCT l.board_id AS id FROM placement l JOIN pin p ON p.id = l.pin_id
        WHERE p.id IN (SELECT id FROM pin WHERE seen_from > :since AND seen_from <= :until
                       UNION SELECT id FROM pin WHERE seen_until > :since AND seen_until <= :until)
        ORDER BY 1""",
        since=since or ALWAYS,
        until=until,
    )
    return [row["id"] for row in found]
