"""People are invited, changed, let go, brought back, and hand over their work."""

import asyncio
from datetime import timedelta

import pytest

from showcase.actions.organisation.handing_over import hand_over
from showcase.actions.organisation.people_changes import (
    PersonForm,
    bring_in,
    change_person,
    invitation_link,
    invite_again,
    let_back,
    let_leave,
    sign_out_everywhere,
)
from showcase.actions.organisation.people_table import PEOPLE
from showcase.actions.organisation.table import take_in
from showcase.actions.organisation.table_lines import read_table
from showcase.actions.signing_in.tokens import add_token
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.models import (
    Board,
    Credit,
    EmailKey,
    HalfwayIn,
    Job,
    Membership,
    Person,
    Pin,
    Purpose,
    Record,
    Role,
    Scope,
    Session,
)
from showcase.models.database import transaction
from tests.conftest import KIND, person


def said_of(somebody: Person, **changed) -> PersonForm:
    """As they are, but for what is changed."""
    return PersonForm(**{"name": somebody.name, "email": somebody.email, "role": somebody.role} | changed)


@pytest.fixture
async def bob(database) -> Person:
    """Bob is an admin, too."""
    return await person("Bob", Role.ADMIN)


async def test_somebody_invited_is_in_their_teams_and_gets_a_letter(ada, lisbon, oslo, iberia):
    form = PersonForm(" Zoë Ruiz ", "Zoe@Example.org", "curator", iberia)

    zoe = await bring_in(form, by=ada, teams=[(lisbon, True), (oslo, False)])

    kept = await Person.get(email="zoe@example.org")
    assert (kept.name, kept.handle, kept.role, kept.region_id) == (
        "Zoë Ruiz",
        "zoe-ruiz",
        Role.CURATOR,
        iberia.id,
    )
    teams = {one.team_id: one.leads_since for one in await Membership.filter(person=zoe)}
    assert teams[lisbon.id] is not None
    assert teams[oslo.id] is None
    assert kept.invited_at is not None
    assert await Job.filter(task="send key").count() == 1
    assert sorted(await Record.all().values_list("verb", flat=True)) == [
        "add", "add member", "add member", "invite",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"email": "zoe"}, "email"),
        ({"email": "zoe @example.org"}, "email"),
        ({"email": "@"}, "email"),
        ({"email": f"{'z' * 250}@example.org"}, "email"),
        ({"name": "  "}, "name"),
        ({"name": "Z" * 121}, "name"),
        ({"name": "Zoë\nRuiz"}, "name"),
        ({"role": "boss"}, "role"),
    ],
)
async def test_what_cannot_be_is_said_field_by_field(ada, changed, field):
    form = PersonForm(**{"name": "Zoë", "email": "zoe@example.org", **changed})

    with pytest.raises(Invalid) as wrong:
        await bring_in(form, by=ada)

    assert field in wrong.value.fields
    assert await Person.all().count() == 1


async def test_nobody_is_invited_twice_to_two_accounts(ada, mika):
    with pytest.raises(Conflict, match="has an account already"):
        await bring_in(PersonForm("Mika", "MIKA@example.org"), by=ada)

    assert await Record.all().count() == 0


async def test_two_admins_who_invite_the_same_person_at_once_make_one_account(ada, bob):
    form = PersonForm("Zoë", "zoe@example.org")

    done = await asyncio.gather(
        bring_in(form, by=ada),
        bring_in(form, by=bob),
        take_in(PEOPLE, read_table(PEOPLE.columns, "email,name\nzoe@example.org,Zoë\n"), by=ada),
        return_exceptions=True,
    )

    assert {type(one).__name__ for one in done} <= {"Person", "Conflict", "Answer"}
    assert await Person.filter(email="zoe@example.org").count() == 1


async def test_a_guest_is_put_in_no_team(ada, lisbon):
    with pytest.raises(Invalid, match="A guest is in no team"):
        await bring_in(PersonForm("Gus", "gus@example.org", "guest"), by=ada, teams=[(lisbon, False)])


async def test_only_admins_organise_people(cora, mika, olga, vera, lisbon):
    for somebody in (cora, olga, vera):
        for attempt in (
            bring_in(PersonForm("Zoë", "zoe@example.org"), by=somebody),
            change_person(mika, said_of(mika, role="admin"), by=somebody),
            change_person(somebody, said_of(somebody, role="admin"), by=somebody),
            let_leave(mika, by=somebody),
            let_back(mika, by=somebody),
            sign_out_everywhere(mika, by=somebody),
            hand_over(mika, somebody, by=somebody),
            invite_again(mika, by=somebody),
        ):
            with pytest.raises(NotAllowed, match="Only admins"):
                await attempt

    assert not await Record.exists(verb__not="sign in")


async def test_an_admins_token_that_may_only_pin_organises_nobody(ada, mika):
    ada.scope = Scope.PIN

    with pytest.raises(NotAllowed):
        await let_leave(mika, by=ada)


async def test_a_change_is_recorded_with_before_and_after_and_without_names(ada, mika, iberia):
    form = PersonForm("Mika Sørensen", "mika.s@example.org", "curator", iberia)

    await change_person(mika, form, by=ada)
    await change_person(mika, form, by=ada)

    kept = await Person.get(id=mika.id)
    assert (kept.name, kept.email, kept.handle) == ("Mika Sørensen", "mika.s@example.org", "mika")
    one = await Record.get(verb="edit")
    assert one.name == ""
    assert one.detail["before"] == {"role": "member", "region": None}
    assert one.detail["after"] == {"role": "curator", "region": iberia.id}
    assert one.detail["rewritten"] == ["email", "name"]


async def test_nobody_gets_the_address_of_somebody_else(ada, mika, vera):
    with pytest.raises(Conflict, match="has an account already"):
        await change_person(mika, said_of(mika, email="Vera@example.org"), by=ada)


async def test_links_to_the_old_address_end_when_it_changes(ada, mika):
    await EmailKey.create(
        digest="x" * 64,
        person=mika,
        purpose=Purpose.PASSWORD,
        made_at=clock.now(),
        expires_at=clock.now() + timedelta(hours=1),
    )
    await change_person(mika, said_of(mika, role="curator"), by=ada)
    assert await EmailKey.exists()

    await change_person(mika, said_of(mika, email="new@example.org"), by=ada)

    assert not await EmailKey.exists()


async def test_somebody_in_a_team_becomes_no_guest(ada, mika):
    with pytest.raises(Invalid, match="A guest is in no team"):
        await change_person(mika, said_of(mika, role="guest"), by=ada)

    await Membership.filter(person=mika).delete()
    await change_person(mika, said_of(mika, role="guest"), by=ada)
    assert (await Person.get(id=mika.id)).role is Role.GUEST


async def test_the_last_admin_stays_one(ada, mika):
    invited = await bring_in(PersonForm("Zoë", "zoe@example.org", "admin"), by=ada)

    for attempt in (change_person(ada, said_of(ada, role="member"), by=ada), let_leave(ada, by=ada)):
        with pytest.raises(Conflict, match="This is the only admin"):
            await attempt

    await let_leave(invited, by=ada)
    kept = await Person.get(id=ada.id)
    assert (kept.role, kept.left_at) == (Role.ADMIN, None)


async def test_the_last_admin_may_still_be_called_otherwise(ada):
    await change_person(ada, said_of(ada, name="Ada L."), by=ada)

    assert (await Person.get(id=ada.id)).name == "Ada L."


async def test_two_admins_cannot_send_each_other_away_at_once(ada, bob):
    done = await asyncio.gather(
        let_leave(bob, by=ada),
        change_person(ada, said_of(ada, role="viewer"), by=bob),
        return_exceptions=True,
    )

    assert sorted(type(one).__name__ for one in done) == ["Conflict", "NoneType"]
    assert await Person.filter(role=Role.ADMIN, left_at__isnull=True).count() == 1


async def test_whoever_leaves_loses_every_way_in_and_what_they_made_stays(
    ada, mika, posters, pinned, signed_in, settings
):
    pin = await pinned("Lamp", posters, by=mika)
    browser = await signed_in(mika)
    await add_token(mika, scope=Scope.PIN, secret=settings.secret_key)
    now = clock.now()
    await HalfwayIn.create(digest="h" * 64, person=mika, expires_at=now + timedelta(minutes=5))
    await EmailKey.create(digest="k" * 64, person=mika, purpose=Purpose.PASSWORD, made_at=now, expires_at=now)
    assert (await browser.get("/")).status_code == 200

    await let_leave(mika, by=ada)
    await let_leave(mika, by=ada)

    assert (await browser.get("/")).status_code == 303
    for ways in (Session, HalfwayIn, EmailKey):
        assert not await ways.exists(person_id=mika.id)
    assert (await mika.tokens.all())[0].ended_at is not None
    assert (await Pin.get(id=pin.id)).maker_id == mika.id
    assert await Record.filter(verb="leave").count() == 1


async def test_somebody_comes_back_to_what_they_made_but_not_to_their_sessions(ada, mika, signed_in):
    browser = await signed_in(mika)
    await let_leave(mika, by=ada)

    await let_back(mika, by=ada)
    await let_back(mika, by=ada)

    assert (await browser.get("/")).status_code == 303
    assert (await Person.get(id=mika.id)).left_at is None
    assert await Record.filter(verb="come back").count() == 1


async def test_nothing_changes_of_somebody_who_was_erased(ada, mika):
    await Person.filter(id=mika.id).update(left_at=clock.now(), erased_at=clock.now())

    for attempt in (
        change_person(mika, said_of(mika, name="Mika"), by=ada),
        let_back(mika, by=ada),
    ):
        with pytest.raises(Conflict, match="erased"):
            await attempt


async def test_signing_out_everywhere_counts_and_leaves_tokens(ada, mika, signed_in, settings):
    await signed_in(mika)
    await signed_in(mika)
    await add_token(mika, scope=Scope.PIN, secret=settings.secret_key)

    assert await sign_out_everywhere(mika, by=ada) == 2
    assert await sign_out_everywhere(mika, by=ada) == 0
    assert (await mika.tokens.all())[0].ended_at is None


async def test_a_link_is_made_only_for_somebody_who_has_not_come_in(ada, mika, workshop):
    zoe = await bring_in(PersonForm("Zoë", "zoe@example.org"), by=ada)

    link = await invitation_link(zoe, by=ada, workshop=workshop)

    assert link.rpartition("/")[2]
    assert await EmailKey.filter(person=zoe, purpose=Purpose.INVITATION).count() == 1
    for attempt in (invitation_link(mika, by=ada, workshop=workshop), invite_again(mika, by=ada)):
        with pytest.raises(Conflict, match="has come in already"):
            await attempt


async def test_nobody_who_has_left_is_invited(ada):
    zoe = await bring_in(PersonForm("Zoë", "zoe@example.org"), by=ada)
    await let_leave(zoe, by=ada)

    with pytest.raises(Conflict, match="has left"):
        await invite_again(await Person.get(id=zoe.id), by=ada)


async def test_work_is_handed_over_and_credits_stay(ada, mika, olga, posters, pinned):
    pin = await pinned("Lamp", posters, by=mika, credits=[("mika", "design")])
    trashed = await pinned("Old lamp", posters, by=mika)
    await Pin.filter(id=trashed.id).update(trashed_at=clock.now())

    done = await hand_over(mika, olga, by=ada)

    assert (done.pins, done.boards) == (2, 1)
    assert {pin.maker_id for pin in await Pin.all()} == {olga.id}
    assert (await Board.get(id=posters.id)).made_by_id == olga.id
    assert (await Credit.get(pin=pin)).person_id == mika.id
    one = await Record.get(verb="hand over")
    assert one.detail["before"] == {"keeper": mika.id}
    assert one.detail["after"] == {"keeper": olga.id}
    assert one.detail["pins"] == [pin.id, trashed.id]


async def test_handing_over_twice_finds_nothing_more(ada, mika, olga, posters):
    await hand_over(mika, olga, by=ada)

    done = await hand_over(mika, olga, by=ada)

    assert (done.pins, done.boards) == (0, 0)
    assert await Record.filter(verb="hand over").count() == 1


async def test_work_goes_only_to_somebody_here_who_can_look_after_it(ada, mika, olga, vera):
    await let_leave(olga, by=ada)

    for heir in (vera, await Person.get(id=olga.id)):
        with pytest.raises(Conflict, match="cannot look after it"):
            await hand_over(mika, heir, by=ada)
    with pytest.raises(Invalid, match="somebody else"):
        await hand_over(mika, mika, by=ada)


@pytest.mark.skipif(KIND == "sqlite", reason="SQLite lets one write at a time anyway")
async def test_admins_wait_for_each_other(ada, bob):
    async def slowly():
        async with transaction():
            await let_leave(bob, by=ada)
            await asyncio.sleep(0.3)

    slow = asyncio.create_task(slowly())
    await asyncio.sleep(0.1)
    with pytest.raises(Conflict, match="only admin"):
        await let_leave(ada, by=bob)
    await slow
