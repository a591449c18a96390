"""What somebody made becomes somebody else's to look after."""

from dataclasses import dataclass

from showcase.actions.audit import record
from showcase.foundation.errors import Conflict, Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Board, Person, Pin, Role
from showcase.models.database import transaction
from showcase.queries.administration import administrator


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How much went over."""

    pins: int
    boards: int


async def hand_over(person: Person, heir: Person, *, by: Person) -> HandedOver:
    """Pins and boards that a person made are another's from now on, those in the trash too.

    Credits stay: who did what is as true as it was. Handing over again finds nothing more.
    Raises NotAllowed, Invalid, Conflict.
    """
    administrator(by)
    if heir.id == person.id:
        raise Invalid(_("Choose somebody else."), {"heir": _("Choose somebody else.")})
    if heir.left_at is not None or heir.role in (Role.VIEWER, Role.GUEST):
        raise Conflict(
            _("%(name)s cannot look after it: choose a member, a curator or an admin who is here.")
            % {"name": heir.name}
        )
    async with transaction():
        pins = await Pin.filter(maker_id=person.id).order_by("id").values_list("id", flat=True)
        boards = await Board.filter(made_by_id=person.id).order_by("id").values_list("id", flat=True)
        if not pins and not boards:
            return HandedOver(0, 0)
        await Pin.filter(maker_id=person.id).update(maker_id=heir.id)
        await Board.filter(made_by_id=person.id).update(made_by_id=heir.id)
        await record(
            "hand over",
            person,
            by=by,
            before={"keeper": person.id},
            after={"keeper": heir.id},
            pins=list(pins),
            boards=list(boards),
        )
    return HandedOver(len(pins), len(boards))
