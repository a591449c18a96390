"""What all tables share that come in: each line is understood first, then all are carried out in one go."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from tortoise.exceptions import IntegrityError

from showcase.actions.organisation.table_lines import Columns, Line
from showcase.foundation.errors import Conflict, Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Person
from showcase.models.database import transaction
from showcase.queries.administration import administrator


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(slots=True)
class Planned:
    """What a line comes to. thing: what stands in its key column. words: what changes, or what is wrong."""

    line: int
    thing: str
    outcome: Outcome = Outcome.UNCHANGED
    words: str = ""


K = TypeVar("K")
P = TypeVar("P", bound=Planned)


@dataclass(frozen=True, slots=True)
class Table(Generic[K, P]):
    """One kind of table that comes in.

    planned: makes the plan of a line, of its number and key. known: everything that lines can mean.
    understand: fills in a line's plan, after those before it; raises Invalid or Conflict for one that
    cannot be taken. carry_out: does what was planned, for lines that are new or change something.
    """

    columns: Columns
    planned: Callable[[int, str], P]
    known: Callable[[], Awaitable[K]]
    understand: Callable[[P, Line, K], None]
    carry_out: Callable[[Sequence[P], K, Person], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Answer(Generic[P]):
    """What became of every line, or would. done: whether it was carried out."""

    lines: list[P]
    done: bool

    def count(self, outcome: str) -> int:
        return Counter(one.outcome for one in self.lines)[Outcome(outcome)]


async def try_out(table: Table[K, P], lines: Sequence[Line], *, by: Person) -> Answer[P]:
    """What a table would change, and which of its lines cannot be taken. Raises NotAllowed.

    As many queries however long it is.
    """
    administrator(by)
    return Answer(_plan(table, lines, await table.known()), done=False)


async def take_in(
    table: Table[K, P], lines: Sequence[Line], *, by: Person, only_good: bool = False
) -> Answer[P]:
    """Carry a table out, in one go: all of its lines, or with `only_good` those that can be taken.

    When a line is rejected and `only_good` was not said, nothing is done. Taking the same table in
    again changes nothing. Raises NotAllowed, Conflict.
    """
    administrator(by)
    try:
        async with transaction():
            known = await table.known()
            answer = Answer(_plan(table, lines, known), done=True)
            if answer.count(Outcome.REJECTED) and not only_good:
                return Answer(answer.lines, done=False)
            todo = [one for one in answer.lines if one.outcome in (Outcome.ACCEPTED, Outcome.CHANGED)]
            await table.carry_out(todo, known, by)
    except IntegrityError:
        raise Conflict(_("Somebody is changing the same things at this very moment. Try again.")) from None
    return answer


def _plan(table: Table[K, P], lines: Iterable[Line], known: K) -> list[P]:
    """What every line comes to, in their order."""
    planned = []
    for line in lines:
        one = table.planned(line.number, line.said[table.columns.key])
        planned.append(one)
        try:
            if line.wrong:
                raise Invalid(line.wrong)
            table.understand(one, line, known)
        except (Invalid, Conflict) as wrong:
            one.outcome, one.words = Outcome.REJECTED, str(wrong)
    return planned
