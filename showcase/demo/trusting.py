"""What there is to decide in the demo: a guest whose work waits, a report, work withheld, and who asks to come in.

All of it at Packaging Tokyo, which Mika leads.
"""

from collections.abc import Mapping
from datetime import timedelta

from showcase.actions.boards import BoardForm, create_board
from showcase.actions.people import add_person
from showcase.actions.placements import move
from showcase.actions.rights import PinRights, say_rights
from showcase.actions.trust import hold_back, report, take_down
from showcase.foundation import clock
from showcase.models import AccessRequest, Board, BoardGuest, Job, Openness, Person, Pin, Role, Team

GUEST = "gus@example.org"
WAITS = "Carrier bag, thick paper"
REPORTED = "Beeswax, linseed, soap"
TAKEN_DOWN = "Lamp carton that stands as a lamp"
EMBARGOED = "Tomato, three ways"
EXPIRED = "Cedar and steam"
ENDING = "Candle for power cuts"
KEPT_BACK = "Three salts"


async def trust(people: Mapping[str, Person], boards: Mapping[str, Board]) -> None:
    """Everything that is not there yet. Nobody gets letters about what is said to be long past."""
    if await Person.exists(email=GUEST):
        return
    mika, now = people["mika"], clock.now()
    archive = boards["packaging-archive"]
    await Team.filter(id=archive.team_id).update(reviews_since=now)
    gus = await add_person(GUEST, name="Gus Verhoeven", role=Role.GUEST)
    gus.password = mika.password
    await gus.save(update_fields=["password"])
    await BoardGuest.create(
        board=archive, person=gus, since=now, until=now + timedelta(days=60), invited_by=mika
    )
    await Pin.filter(title=WAITS, board_id=archive.id).update(maker_id=gus.id)
    await hold_back(await _pin(WAITS), by=mika)
    await report(
        await _pin(REPORTED),
        "The third label names beeswax twice. Is this the final print?",
        by=people["vera"],
    )
    await take_down(
        await _pin(TAKEN_DOWN), "The patent is not filed yet. It can come back in March.", by=mika
    )
    await say_rights(await _pin(EMBARGOED), PinRights(embargo_until=now + timedelta(days=21)), by=mika)
    await say_rights(
        await _pin(EXPIRED),
        PinRights(licence="Photograph: Studio Aoi, one season", rights_until=now - timedelta(days=10)),
        by=mika,
    )
    await say_rights(
        await _pin(ENDING),
        PinRights(licence="Photograph: Studio Aoi, one season", rights_until=now + timedelta(days=12)),
        by=mika,
    )
    form = BoardForm(
        title="Spring boxes, not out yet",
        about="Until the fair in May only we look at this.",
        team=await Team.get(id=archive.team_id),
        openness=Openness.PRIVATE,
    )
    secret = await create_board(form, by=mika)
    await move(await _pin(KEPT_BACK), secret, by=mika)
    await AccessRequest.create(
        board=secret,
        by=people["ruby"],
        said="We sell the same salts in Melbourne and would like to match the boxes.",
        made_at=now - timedelta(hours=5),
    )
    await Job.filter(task="send letter").delete()


async def _pin(title: str) -> Pin:
    return await Pin.get(title=title, board__team__slug="packaging-tokyo").select_related("board")
