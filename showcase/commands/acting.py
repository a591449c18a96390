"""Whose deed a command is."""

from showcase.foundation.errors import Invalid, NotFound
from showcase.models import Person, Role
from showcase.queries.people import person_by_email


async def acting(email: str | None) -> Person:
    """Who was named with --as, or the only admin. Raises NotFound, Invalid."""
    if email:
        if person := await person_by_email(email):
            return person
        raise NotFound(f"There is nobody with the address “{email}”.")
    admins = await Person.filter(role=Role.ADMIN, left_at__isnull=True).limit(2)
    if len(admins) == 1:
        return admins[0]
    raise Invalid("Say who does it: --as EMAIL.")
