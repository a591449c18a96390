"""What stays and what goes when somebody is erased, in numbers, before it is done."""

from dataclasses import dataclass

from tortoise.expressions import Q

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Person, Pin
from showcase.queries.administration import administrator
from showcase.queries.people import Stranger
from showcase.queries.sql import rows
from showcase.queries.visibility import visible_to

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Stake:
    """pins, boards, records: stay. The others go. naming: their own pins whose words name them, at most 20."""

    pins: int
    boards: int
    records: int
    credits: int
    teams: int
    invitations: int
    ways_in: int
    files: int
    naming: tuple[Pin, ...]


async def person_for_admin(viewer: Person | Stranger, person_id: int) -> Person:
    """Anybody there is or was. Raises NotAllowed, NotFound."""
    administrator(viewer)
    if 0 < person_id < 2**31 and (person := await Person.get_or_none(id=person_id)):
        return person
    raise NotFound(_("There is no such person."))


async def stake(viewer: Person, person: Person) -> Stake:
    """Two queries."""
    [counts] = await rows(
        """SELECT
        (SELECT COUNT(*) FROM pin WHERE maker_id = :person) AS pins,
        (SELECT COUNT(*) FROM board WHERE made_by_id = :person) AS boards,
        (SELECT COUNT(*) FROM record WHERE by_id = :person) AS records,
        (SELECT COUNT(*) FROM credit WHERE person_id = :person) AS credits,
        (SELECT COUNT(*) FROM membership WHERE person_id = :person) AS teams,
        (SELECT COUNT(*) FROM board_guest WHERE person_id = :person) AS invitations,
        (SELECT COUNT(*) FROM session WHERE person_id = :person)
            + (SELECT COUNT(*) FROM token WHERE person_id = :person)
            + (SELECT COUNT(*) FROM subject WHERE person_id = :person) AS ways_in,
        (SELECT COUNT(*) FROM upload WHERE person_id = :person AND settled_at IS NULL) AS files""",
        person=person.id,
    )
    named = Q(id__in=[])
    for words in {person.name, person.email} - {""}:
        for field in ("title", "story", "cover_alt", "licence", "source"):
            named |= Q(**{f"{field}__icontains": words})
    naming = await visible_to(viewer).filter(named, maker_id=person.id).order_by("-pinned_at").limit(SHOWN)
    return Stake(**counts, naming=tuple(naming))
