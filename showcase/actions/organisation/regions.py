"""Regions are added, renamed, moved and removed. They form a tree."""

from collections.abc import Mapping
from typing import TypeVar

from tortoise.exceptions import IntegrityError

from showcase.actions.audit import record, told
from showcase.actions.organisation.naming import free_slug
from showcase.foundation.errors import Conflict, Invalid
from showcase.foundation.language import gettext as _
from showcase.models import GroupRule, Person, Pin, Region, Team
from showcase.models.database import transaction
from showcase.queries.administration import administrator

LONGEST_NAME = 120
TOLD = ("name", "parent")

T = TypeVar("T", int, str)


def checked_name(name: str) -> str:
    """Raises Invalid."""
    name = name.strip()
    wrong = None
    if not name:
        wrong = _("Give the region a name.")
    elif len(name) > LONGEST_NAME:
        wrong = _("A name has at most %(most)s characters.") % {"most": LONGEST_NAME}
    if wrong:
        raise Invalid(wrong, {"name": wrong})
    return name


async def add_region(name: str, *, parent: Region | None, by: Person, slug: str | None = None) -> Region:
    """A new region, inside another or at the top. Raises NotAllowed, Invalid, Conflict."""
    administrator(by)
    name = checked_name(name)
    try:
        async with transaction():
            region = await Region.create(slug=slug or await free_slug(Region, name), name=name, parent=parent)
            await record("create", region, by=by, after=told(region, *TOLD))
    except IntegrityError:
        raise Conflict(
            _("Somebody is making a region of this name right now, or has removed the outer one. Look again.")
        ) from None
    return region


async def change_region(region: Region, *, name: str, parent: Region | None, by: Person) -> None:
    """Rename a region, or move it with all that is inside it. Its address stays.

    Raises NotAllowed, Invalid, and Conflict when a region would be inside itself.
    """
    administrator(by)
    name = checked_name(name)
    async with transaction():
        await place_region(region, await held_tree(), name=name, parent=parent, by=by)


async def held_tree() -> dict[int, Region]:
    """All regions by id, held: two moves at once could close a circle that neither of them sees."""
    return {one.id: one for one in await Region.all().select_for_update().order_by("id")}


async def place_region(
    region: Region, tree: dict[int, Region], *, name: str, parent: Region | None, by: Person
) -> None:
    """Change a region in a tree that is held. Raises Conflict."""
    found = tree.get(region.id)
    if found is None or (parent is not None and parent.id not in tree):
        raise Conflict(_("Somebody has removed that region. Look again."))
    refuse_circle(
        found.id, parent.id if parent else None, {one.id: one.parent_id for one in tree.values()}, found.name
    )
    before = told(found, *TOLD)
    found.name, found.parent_id = name, parent.id if parent else None
    await found.save(update_fields=["name", "parent_id"])
    await record("edit", found, by=by, before=before, after=told(found, *TOLD))


def refuse_circle(region: T, parent: T | None, outer: Mapping[T, T | None], name: str) -> None:
    """Raises Conflict when a region would be inside itself. outer: of each region the one that it is in."""
    above = parent
    while above is not None:
        if above == region:
            raise Conflict(
                _("“%(region)s” cannot be inside itself, or inside a region that it holds.")
                % {"region": name}
            )
        above = outer.get(above)


async def remove_region(region: Region, *, by: Person) -> None:
    """For ever. Raises NotAllowed, and Conflict while anything is in it."""
    administrator(by)
    in_the_way = Conflict(
        _("Regions, teams, people, work or rules for groups are still in “%(region)s”. Move them first.")
        % {"region": region.name}
    )
    try:
        async with transaction():
            if not await Region.filter(id=region.id).select_for_update().exists():
                return
            if (
                await Region.exists(parent_id=region.id)
                or await Team.exists(region_id=region.id)
                or await Person.exists(region_id=region.id)
                or await Pin.exists(region_id=region.id)
                or await Pin.exists(territory_id=region.id)
                or await GroupRule.exists(region_id=region.id)
            ):
                raise in_the_way
            await record("remove", region, by=by, before=told(region, *TOLD))
            await Region.filter(id=region.id).delete()
    except IntegrityError:
        raise in_the_way from None
