"""Somebody is forgotten: their work stays, and nothing says any more who they were."""

import asyncio
import io

import pytest
from tortoise import Tortoise

from showcase.actions.boards import add_section
from showcase.actions.drafts import save_draft
from showcase.actions.media import bring
from showcase.actions.organisation.erasure import ask_to_be_erased, erase
from showcase.actions.pin_changes import change_pin
from showcase.actions.pins import edit_pin
from showcase.foundation import clock, language
from showcase.foundation.errors import Invalid, NotAllowed
from showcase.models import (
    AccessRequest,
    BoardGuest,
    Consent,
    Credit,
    EmailKey,
    HalfwayIn,
    Job,
    Membership,
    Person,
    Pin,
    Purpose,
    Record,
    RecoveryCode,
    Region,
    Report,
    Role,
    Scope,
    Session,
    Subject,
    Token,
    Upload,
)
from tests.conftest import KIND, drawing, encoded, person

UNUSUAL = "Zebulonia Quartermaine"


async def everything() -> str:
    """A dump of all tables."""
    connection = Tortoise.get_connection("default")
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if KIND == "sqlite"
        else "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()"
    )
    found = []
    for table in await connection.execute_query_dict(tables):
        rows = await connection.execute_query_dict(f'SELECT * FROM "{table["name"]}"')
        found += [f"{table['name']}: {dict(row)}" for row in rows]
    return "\n".join(found)


@pytest.fixture
async def zebulonia(lisbon) -> Person:
    """Somebody with a name that is nowhere else."""
    zebulonia = await person("Zebulonia", Role.MEMBER, lisbon)
    await Person.filter(id=zebulonia.id).update(
        name=UNUSUAL, region_id=lisbon.region_id, own_region_id=lisbon.region_id
    )
    return await Person.get(id=zebulonia.id)


@pytest.fixture
async def traces(zebulonia, olga, ada, lisbon, posters, windows, pinned, workshop):
    """She has left something everywhere."""
    now = clock.now()
    mine = await pinned("Low sun", posters, by=zebulonia, credits=[(UNUSUAL, "made"), ("Olga", "held")])
    others = await pinned("High sun", windows, by=olga, credits=[("@zebulonia", "lit it"), ("Olga", "made")])
    await add_section(posters, "Sea", by=zebulonia)
    await edit_pin(
        mine, by=zebulonia, title="Lower sun", story="", alt=["x"], credits=[(UNUSUAL, "drew")], tags=["sea"]
    )
    later = {"person": zebulonia, "expires_at": now}
    await Session.create(digest="1" * 64, device="Zebulonia's phone", started_at=now, **later)
    await Session.create(
        digest="2" * 64,
        person=ada,
        started_at=now,
        expires_at=now,
        notice={"text": f"{UNUSUAL} was invited."},
    )
    await Token.create(digest="3" * 64, person=zebulonia, name="zebulonia", scope=Scope.PIN, made_at=now)
    await Subject.create(issuer="https://idp", subject="zebulonia@example.org", person=zebulonia, since=now)
    await EmailKey.create(digest="4" * 64, purpose=Purpose.PASSWORD, made_at=now, **later)
    await HalfwayIn.create(digest="5" * 64, device="Zebulonia", **later)
    await RecoveryCode.create(digest="6" * 64, person=zebulonia)
    await BoardGuest.create(board=windows, person=zebulonia, since=now)
    await BoardGuest.create(board=posters, person=olga, since=now, invited_by=zebulonia)
    await AccessRequest.create(board=windows, by=zebulonia, said=f"I am {UNUSUAL}", made_at=now)
    await AccessRequest.create(
        board=windows, by=zebulonia, said=f"I am {UNUSUAL}", made_at=now, settled_at=now, was_granted=True
    )
    await Report.create(pin=others, by=zebulonia, said=f"{UNUSUAL} is not credited", made_at=now)
    await Consent.create(pin=others, name="A model", noted_by=zebulonia, noted_at=now)
    await save_draft({"title": UNUSUAL}, by=zebulonia)
    await bring(io.BytesIO(encoded(drawing())), name=f"{UNUSUAL}.jpg", by=zebulonia, workshop=workshop)
    await ask_to_be_erased(zebulonia)
    return mine, others


async def test_nothing_says_any_more_who_they_were(zebulonia, ada, traces):
    before = await everything()
    assert UNUSUAL in before
    assert "zebulonia" in before

    await erase(zebulonia, by=ada, confirmed="zebulonia")

    after = await everything()
    for word in (UNUSUAL, "Zebulonia", "zebulonia", "Quartermaine"):
        left = [line[:300] for line in after.splitlines() if word.lower() in line.lower()]
        assert left == []


async def test_what_they_made_and_what_others_made_stays(zebulonia, ada, olga, posters, windows, traces):
    mine, others = traces
    records = await Record.all().count()

    await erase(zebulonia, by=ada, confirmed="@zebulonia ")

    assert (await Pin.get(id=mine.id)).maker_id == zebulonia.id
    assert [(one.person_id, one.name, one.did) for one in await Credit.filter(pin_id=others.id)] == [
        (None, "", "lit it"),
        (olga.id, "Olga", "made"),
    ]
    assert await BoardGuest.filter(person=olga).count() == 1
    assert (await Consent.get(pin_id=others.id)).noted_by_id is None
    assert (await Report.get(pin_id=others.id)).said == ""
    assert await AccessRequest.all().count() == 1
    assert not await Upload.exists(person_id=zebulonia.id)
    assert not await Membership.exists(person_id=zebulonia.id)
    assert await Record.all().count() == records + 1
    last = await Record.all().first()
    assert (last.verb, last.noun_id, last.by_id, last.name) == ("erase", zebulonia.id, ada.id, "")
    gone = await Person.get(id=zebulonia.id)
    assert (gone.name, gone.handle, gone.email) == ("", f"~{gone.id}", f"~{gone.id}")
    assert (gone.role, gone.own_role, gone.password) == (Role.VIEWER, Role.VIEWER, None)
    assert (gone.region_id, gone.own_region_id) == (None, None)
    assert gone.left_at is not None
    assert gone.erased_at is not None


async def test_only_another_admin_erases_and_only_when_it_is_confirmed(zebulonia, ada, cora, olga, mika):
    for somebody in (cora, olga, mika, zebulonia):
        with pytest.raises(NotAllowed, match="Only admins"):
            await erase(zebulonia, by=somebody, confirmed="zebulonia")
    with pytest.raises(NotAllowed, match="cannot erase yourself"):
        await erase(ada, by=ada, confirmed="ada")
    for typed in ("", "Zebulonia", "olga", UNUSUAL):
        with pytest.raises(Invalid, match="Type “zebulonia”"):
            await erase(zebulonia, by=ada, confirmed=typed)

    assert (await Person.get(id=zebulonia.id)).name == UNUSUAL


async def test_erasing_twice_changes_nothing(zebulonia, ada):
    await erase(zebulonia, by=ada, confirmed="zebulonia")
    first = await Person.get(id=zebulonia.id)

    await erase(first, by=ada, confirmed="anything")

    assert (await Person.get(id=zebulonia.id)).erased_at == first.erased_at
    assert await Record.filter(verb="erase").count() == 1


async def test_two_admins_who_erase_each_other_at_once_leave_one(ada):
    other = await person("Alan", Role.ADMIN)

    await asyncio.gather(
        erase(ada, by=other, confirmed="ada"), erase(other, by=ada, confirmed="alan"), return_exceptions=True
    )

    assert await Person.filter(role=Role.ADMIN, erased_at__isnull=True).count() == 1


async def test_an_erasure_that_fails_leaves_everything(zebulonia, ada, traces, monkeypatch):
    before = await everything()

    async def break_down(*_given, **_more):
        raise RuntimeError

    monkeypatch.setattr("showcase.actions.organisation.erasure.record", break_down)
    with pytest.raises(RuntimeError):
        await erase(zebulonia, by=ada, confirmed="zebulonia")

    assert await everything() == before


async def test_somebody_of_the_same_name_keeps_it(zebulonia, ada, olga, windows, pinned, lisbon):
    other = await person("Zebra", Role.MEMBER, lisbon)
    await Person.filter(id=other.id).update(name=UNUSUAL)
    pin = await pinned("Low sun", windows, by=olga, credits=[("@zebra", "made")])

    await erase(zebulonia, by=ada, confirmed="zebulonia")

    assert (await Credit.get(pin_id=pin.id)).name == UNUSUAL
    assert (await Person.get(id=other.id)).name == UNUSUAL


async def test_a_credit_of_somebody_who_left_survives_when_the_pin_is_edited(zebulonia, ada, olga, traces):
    _mine, pin = traces
    await erase(zebulonia, by=ada, confirmed="zebulonia")

    language.speak("es")
    try:
        await change_pin(pin, {"title": "Highest sun"}, by=olga)
    finally:
        language.speak("en")

    assert [(one.name, one.did) for one in await Credit.filter(pin_id=pin.id)] == [
        ("", "lit it"),
        ("Olga", "made"),
    ]


async def test_nobody_is_credited_by_the_number_that_is_left(zebulonia, ada, olga, windows, pinned):
    await erase(zebulonia, by=ada, confirmed="zebulonia")

    pin = await pinned("Low sun", windows, by=olga, credits=[(f"@~{zebulonia.id}", "made")])

    assert (await Credit.get(pin_id=pin.id)).person_id is None


async def test_asking_to_be_erased_writes_to_the_admins_once_a_week(mika, ada, monkeypatch):
    left = await person("Alan", Role.ADMIN)
    await Person.filter(id=left.id).update(left_at=clock.now())

    assert await ask_to_be_erased(mika)
    assert not await ask_to_be_erased(mika)

    letters = await Job.filter(task="send letter")
    assert [one.arguments["person_id"] for one in letters] == [ada.id]
    assert "Mika" in letters[0].arguments["text"]


async def test_a_region_can_be_taken_away_again_afterwards(zebulonia, ada, nordics):
    await Person.filter(id=zebulonia.id).update(region_id=nordics.id)

    await erase(await Person.get(id=zebulonia.id), by=ada, confirmed="zebulonia")
    await Region.filter(id=nordics.id).delete()

    assert await Person.exists(id=zebulonia.id)
