"""Who stands between their password and their second proof."""

from datetime import datetime

from showcase.models import HalfwayIn, Person, RecoveryCode


async def halfway_of(digest: str, *, now: datetime) -> HalfwayIn | None:
    """Whose cookie this is, with the person. One query."""
    return (
        await HalfwayIn.filter(digest=digest, expires_at__gt=now, person__left_at__isnull=True)
        .select_related("person")
        .first()
    )


async def recovery_codes_left(person: Person) -> int:
    return await RecoveryCode.filter(person_id=person.id, used_at__isnull=True).count()
