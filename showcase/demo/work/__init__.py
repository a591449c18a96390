"""What is pinned on each board, a file for each kind of campaign."""

from . import craft, evenings, fronts, gardens, harbour, house, library, openings, repairs, tables

WORK = {
    **harbour.WORK,
    **gardens.WORK,
    **openings.WORK,
    **tables.WORK,
    **repairs.WORK,
    **evenings.WORK,
    **craft.WORK,
    **fronts.WORK,
    **house.WORK,
    **library.WORK,
}
