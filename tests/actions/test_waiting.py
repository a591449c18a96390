"""Nobody comes round a team that looks at newcomers' work first."""

import pytest

from showcase.actions.placements import move
from showcase.foundation import clock
from showcase.foundation.errors import NotAllowed
from showcase.models import Pin, Team
from showcase.queries.visibility import visible_to


@pytest.fixture
async def strict_lisbon(lisbon: Team) -> Team:
    """Lisbon looks at what newcomers bring."""
    await Team.filter(id=lisbon.id).update(reviews_since=clock.now())
    return lisbon


async def test_a_newcomer_s_pin_waits_and_that_of_somebody_known_does_not(
    strict_lisbon, posters, pinned, olga, mika, vera
):
    first = await pinned("Mine before", posters, by=mika)
    await Pin.filter(id=first.id).update(waits_since=None)

    newcomer_s = await pinned("Lamp", posters, by=olga)
    known = await pinned("Sun", posters, by=mika)

    assert newcomer_s.waits_since is not None
    assert known.waits_since is None
    assert not await visible_to(vera).filter(id=newcomer_s.id).exists()
    assert await visible_to(olga).filter(id=newcomer_s.id).exists()
    assert await visible_to(mika).filter(id=newcomer_s.id).exists()


async def test_a_pin_that_is_moved_to_a_team_that_looks_first_waits_there(
    strict_lisbon, posters, windows, pinned, olga, vera
):
    lamp = await pinned("Lamp", windows, by=olga)
    assert await visible_to(vera).filter(id=lamp.id).exists()

    await move(lamp, posters, by=olga)

    assert (await Pin.get(id=lamp.id)).waits_since is not None
    assert not await visible_to(vera).filter(id=lamp.id).exists()


async def test_what_waits_goes_on_waiting_wherever_it_is_moved(
    strict_lisbon, posters, windows, pinned, olga, vera
):
    lamp = await pinned("Lamp", posters, by=olga)

    await move(lamp, windows, by=olga)

    assert not await visible_to(vera).filter(id=lamp.id).exists()


async def test_what_was_taken_down_is_not_moved_to_other_leads(
    posters, windows, pinned, mika, olga, ada, drafts
):
    lamp = await pinned("Lamp", posters, by=mika)
    await Pin.filter(id=lamp.id).update(taken_down_at=clock.now(), taken_down_by_id=ada.id)
    lamp = await Pin.get(id=lamp.id)

    with pytest.raises(NotAllowed, match="was taken down"):
        await move(lamp, drafts, by=mika)

    assert (await Pin.get(id=lamp.id)).board_id == posters.id
