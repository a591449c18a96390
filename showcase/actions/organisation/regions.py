"""Regions are added, renamed, moved and removed. They form a tree."""

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


async def add_region(name: str, *, parent: Region | None, by: Person) -> Region:
    """A new region, inside another or at the top. Raises NotAllowed, Invalid, Conflict."""
    administrator(by)
    name = _checked(name)
    try:
        async with transaction():
            region = await Region.create(slug=await free_slug(Region, name), name=name, parent=parent)
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
    name = _checked(name)
    async with transaction():
        # All of them: two moves at once could close a circle that neither of them sees.
        tree = {one.id: one for one in await Region.all().select_for_update().order_by("id")}
        found = tree.get(region.id)
        if found is None or (parent is not None and parent.id not in tree):
            raise Conflict(_("Somebody has removed that region. Look again."))
        before = told(found, *TOLD)
        above = tree[parent.id] if parent else None
        while above is not None:
            if above.id == found.id:
                raise Conflict(
                    _("“%(region)s” cannot be inside itself, or inside a region that it holds.")
                    % {"region": found.name}
                )
            above = tree.get(above.parent_id or 0)
        found.name, found.parent_id = name, parent.id if parent else None
        await found.save(update_fields=["name", "parent_id"])
        await record("edit", found, by=by, before=before, after=told(found, *TOLD))


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


def _checked(name: str) -> str:
    name = name.strip()
    wrong = None
    if not name:
        wrong = _("Give the region a name.")
    elif len(name) > LONGEST_NAME:
        wrong = _("A name has at most %(most)s characters.") % {"most": LONGEST_NAME}
    if wrong:
        raise Invalid(wrong, {"name": wrong})
    return name
