"""Regions as a table: out of the house, and into it, line by line. An outer one stands before those inside it."""

from collections.abc import Sequence

from showcase.actions.organisation.place_rows import Places, PlannedPlace, Row, table_of
from showcase.actions.organisation.regions import (
    add_region,
    checked_name,
    held_tree,
    place_region,
    refuse_circle,
)
from showcase.actions.organisation.table import Outcome, Table
from showcase.actions.organisation.table_lines import Columns, Line
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Person, Region
from showcase.queries.administration import administrator
from showcase.queries.places_listed import regions_kept

COLUMNS = Columns("name", ("slug", "name", "parent"), ("teams", "people", "pins"), most=2_000)


async def regions_table(*, by: Person) -> str:
    """A CSV of all regions, from the outside in, which comes back in. Raises NotAllowed."""
    administrator(by)
    regions = await regions_kept()
    slugs = {region.id: region.slug for region in regions}
    rows = [
        {
            "slug": region.slug,
            "name": region.name,
            "parent": slugs.get(region.parent_id or 0, ""),
            "teams": region.teams,
            "people": region.people,
            "pins": region.pins,
        }
        for region in regions
    ]
    return table_of(COLUMNS, rows)


async def _known() -> Places:
    regions = await Region.all()
    slugs = {region.id: region.slug for region in regions}
    rows = {
        region.slug: {
            "slug": region.slug,
            "name": region.name,
            "parent": slugs.get(region.parent_id or 0, ""),
        }
        for region in regions
    }
    return Places(COLUMNS, rows, Region)


def _understand(one: PlannedPlace, line: Line, known: Places) -> None:
    def check(row: Row) -> None:
        checked_name(row["name"])
        if row["parent"]:
            parent = known.find(row["parent"])
            if parent is None:
                raise Invalid(
                    _("There is no region “%(slug)s”. One that is new stands in a line before this.")
                    % {"slug": row["parent"]}
                )
            row["parent"] = parent
            outer = {slug: other["parent"] or None for slug, other in known.rows.items()}
            refuse_circle(one.slug, parent, outer, row["name"])

    known.understand(one, line, check)


async def _carry_out(todo: Sequence[PlannedPlace], _known: Places, by: Person) -> None:
    tree = await held_tree()
    regions = {region.slug: region for region in tree.values()}
    for one in todo:
        name, parent = one.row["name"], regions.get(one.row["parent"])
        if one.outcome is Outcome.ACCEPTED:
            added = await add_region(name, parent=parent, by=by, slug=one.slug)
            tree[added.id] = regions[added.slug] = added
        else:
            await place_region(regions[one.slug], tree, name=name, parent=parent, by=by)


REGIONS = Table(COLUMNS, PlannedPlace, _known, _understand, _carry_out)
