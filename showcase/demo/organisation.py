"""Fennel & Rowe, an invented house-and-garden retailer, and the work that its teams pin."""

from functools import lru_cache

from .boards import BOARDS
from .people import CAMPAIGNS, PEOPLE, REGIONS, TEAMS
from .rows import planned
from .shapes import Organisation
from .work import WORK

NAME = "Fennel & Rowe"


@lru_cache(maxsize=1)
def organisation() -> Organisation:
    """All of it; the same at every call and on every machine."""
    return Organisation(
        name=NAME,
        regions=REGIONS,
        teams=TEAMS,
        campaigns=CAMPAIGNS,
        people=PEOPLE,
        boards=BOARDS,
        pins=planned(WORK, BOARDS, PEOPLE),
    )
