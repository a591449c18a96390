"""What a pin is found by and who made it: tags and credits."""

from collections.abc import Sequence
from typing import Any

from slugify import slugify
from tortoise.expressions import Q

from showcase.models import Credit, Person, Pin, PinTag, Tag
from showcase.queries.known import anybody_known_to
from showcase.queries.names import name_kept

LONGEST_NAME = 120
LONGEST_HANDLE = 80


async def add_tags(pin: Pin, names: Sequence[str]) -> None:
    """Inside a transaction; rights have been asked. Three queries, however many tags."""
    wanted = {slugify(name, allow_unicode=True)[:80]: name.strip()[:80] for name in names}
    wanted.pop("", None)
    if not wanted:
        return
    await Tag.bulk_create([Tag(slug=slug, name=name) for slug, name in wanted.items()], ignore_conflicts=True)
    tags = await Tag.filter(slug__in=list(wanted))
    await PinTag.bulk_create([PinTag(pin_id=pin.id, tag_id=tag.id) for tag in tags], ignore_conflicts=True)


async def credit(pin: Pin, credits: Sequence[tuple[str, str]], *, by: Person) -> None:
    """Credits, instead of those that a pin has. Names and handles lead to whom `by` knows here.

    Three queries, however many there are.
    """
    given = [(name_kept(name.strip()), did.strip()[:120]) for name, did in credits if name.strip()]
    names = [name[:LONGEST_NAME] for name, _did in given]
    handles = [handle for name in names if len(handle := name.removeprefix("@")) <= LONGEST_HANDLE]
    called = Q(name__in=names) | Q(handle__in=handles)
    known = await anybody_known_to(by).filter(called, erased_at__isnull=True).order_by("id")
    by_name = {person.name: person for person in reversed(known)}
    by_handle = {person.handle: person for person in known}
    rows = []
    for place, (name, did) in enumerate(given):
        person = by_handle.get(name.removeprefix("@")) or by_name.get(name)
        said = person.name if person else name[:LONGEST_NAME]
        rows.append(
            Credit(pin_id=pin.id, person_id=person.id if person else None, name=said, did=did, position=place)
        )
    await Credit.filter(pin_id=pin.id).delete()
    await Credit.bulk_create(rows)


async def words_told(pin: Pin) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Tags and credits for the record, with credits as ids of persons, and apart what these say. Two queries."""
    tags = await PinTag.filter(pin_id=pin.id).order_by("tag__slug").values_list("tag__slug", flat=True)
    credits = await Credit.filter(pin_id=pin.id).order_by("position", "id")
    ids = [credit.person_id for credit in credits]
    return {"tags": list(tags), "credits": ids}, [(credit.name, credit.did) for credit in credits]
