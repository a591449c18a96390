"""Who belongs to a board: invited, taken out, and let in after asking."""

import asyncio
from datetime import timedelta

import pytest

from showcase.actions import access, board_people
from showcase.actions.access import ASKED_A_DAY, ask_to_see, decline, grant, leave_open
from showcase.actions.board_people import (
    invite_colleague,
    invite_from_outside,
    put_in_again,
    take_out,
)
from showcase.actions.duplicates import judge
from showcase.actions.pins import NewPin, publish
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed, NotFound
from showcase.models import (
    AccessRequest,
    BoardGuest,
    Duplicate,
    Job,
    Likeness,
    Membership,
    Person,
    Record,
    Role,
    Upload,
    Verdict,
)
from showcase.queries.out_of_sight import boards_out_of_sight
from showcase.queries.visibility import boards_visible_to
from tests.conftest import person


async def sees(who, board):
    return await boards_visible_to(who).filter(id=board.id).exists()


async def letters(to):
    found = await Job.filter(task="send letter").order_by("id")
    return [job.arguments["subject"] for job in found if job.arguments["person_id"] == to.id]


@pytest.fixture
async def lena(lisbon):
    """Lena leads Mika's team."""
    lena = await person("Lena", Role.MEMBER, lisbon)
    await Membership.filter(person=lena).update(leads_since=clock.now())
    return lena


@pytest.mark.parametrize(
    "who", ["Olga", "olga", "OLGA", "@olga", "olga@example.org", " Olga ", "Olga (olga)"]
)
async def test_a_colleague_is_invited_by_what_they_are_called(lena, olga, drafts, who):
    assert not await sees(olga, drafts)

    await invite_colleague(drafts, who, by=lena)

    assert await sees(olga, drafts)
    guest = await BoardGuest.get(board_id=drafts.id)
    assert (guest.until, guest.invited_by_id) == (None, lena.id)
    assert await letters(olga) == ["You belong to “Drafts” now"]


async def test_inviting_again_changes_until_when_and_writes_no_second_letter(lena, olga, drafts):
    until = clock.now() + timedelta(days=3)
    await invite_colleague(drafts, "Olga", by=lena)

    await invite_colleague(drafts, "Olga", by=lena, until=until)
    await invite_colleague(drafts, "Olga", by=lena, until=until)

    assert (await BoardGuest.get(board_id=drafts.id)).until == until
    assert len(await letters(olga)) == 1
    assert await Record.filter(verb="let in").count() == 2


async def test_an_invitation_ends_when_it_was_said_to(monkeypatch, lena, olga, drafts):
    until = clock.now() + timedelta(days=3)
    await invite_colleague(drafts, "Olga", by=lena, until=until)
    assert await sees(olga, drafts)

    monkeypatch.setattr(clock, "now", lambda: until)

    assert not await sees(olga, drafts)


async def test_two_of_one_name_are_told_apart_by_their_handles(lena, olga, drafts):
    other = await Person.create(name="Olga", email="o2@example.org", handle="olga-2", joined_at=clock.now())

    with pytest.raises(Invalid, match="Several"):
        await invite_colleague(drafts, "Olga", by=lena)
    await invite_colleague(drafts, "Olga (olga-2)", by=lena)

    assert (await BoardGuest.get(board_id=drafts.id)).person_id == other.id


@pytest.mark.parametrize("who", ["", "Nobody", "no@example.org", "@", "Mika", "Olga%", "O" * 5000, "'; --"])
async def test_whom_nobody_is_called_is_not_invited(lena, mika, olga, drafts, who):
    with pytest.raises(Invalid):
        await invite_colleague(drafts, who, by=lena)

    assert not await BoardGuest.exists()


async def test_somebody_from_outside_gets_an_account_and_a_letter(lena, drafts, posters):
    guest = await invite_from_outside(drafts, "Gus@Agency.example ", name="Gus Agent", by=lena)

    assert (guest.role, guest.email, guest.password) == (Role.GUEST, "gus@agency.example", None)
    assert (await Person.get(id=guest.id)).invited_at is not None
    assert await Job.filter(task="send key").count() == 1
    stays = (await BoardGuest.get(board_id=drafts.id)).until - clock.now()
    assert timedelta(days=89) < stays <= timedelta(days=90)
    assert await sees(guest, drafts)
    assert not await sees(guest, posters)


async def test_the_same_address_again_is_the_same_account(lena, drafts, posters):
    first = await invite_from_outside(drafts, "gus@agency.example", name="Gus", by=lena)

    again = await invite_from_outside(posters, "GUS@agency.example", name="Gustav", by=lena)

    assert again.id == first.id
    assert await Person.filter(role=Role.GUEST).count() == 1
    assert await sees(first, posters)
    assert await Job.filter(task="send key").count() == 1
    assert await letters(first) == ["You belong to “Posters” now"]


async def test_a_colleague_invited_as_if_from_outside_keeps_their_role(lena, olga, drafts):
    await invite_from_outside(drafts, "olga@example.org", name="O", by=lena)

    assert (await Person.get(id=olga.id)).role is Role.MEMBER
    assert await sees(olga, drafts)


@pytest.mark.parametrize(
    ("email", "name", "field"),
    [("nobody", "Gus", "email"), ("gus@x.example", " ", "name"), ("a b@x.example", "Gus", "email")],
)
async def test_an_invitation_to_nowhere_leaves_nothing_behind(lena, drafts, email, name, field):
    with pytest.raises(Invalid) as wrong:
        await invite_from_outside(drafts, email, name=name, by=lena)

    assert field in wrong.value.fields
    assert not await Person.filter(role=Role.GUEST).exists()


async def test_nobody_is_invited_into_the_past_or_for_years(lena, olga, drafts):
    with pytest.raises(Invalid):
        await invite_colleague(drafts, "Olga", by=lena, until=clock.now())
    with pytest.raises(Invalid):
        await invite_from_outside(
            drafts, "g@x.example", name="G", by=lena, until=clock.now() + timedelta(days=400)
        )

    assert not await BoardGuest.exists()


async def test_whoever_has_left_is_not_invited(lena, olga, drafts):
    await Person.filter(id=olga.id).update(left_at=clock.now())

    with pytest.raises(Invalid):
        await invite_from_outside(drafts, "olga@example.org", name="Olga", by=lena)


async def test_only_leads_makers_and_admins_who_see_it_invite(
    lena, mika, olga, vera, cora, ada, drafts, posters
):
    ines = await person("Ines", Role.MEMBER, await drafts.team)
    await invite_colleague(drafts, "Vera", by=mika)  # who made it
    for who in (ines, olga, vera, cora, ada):
        with pytest.raises(NotAllowed):
            await invite_colleague(drafts, "Cora", by=who)
        with pytest.raises(NotAllowed):
            await invite_from_outside(drafts, "g@x.example", name="G", by=who)
    with pytest.raises(NotAllowed):
        await take_out(drafts, vera, by=ines)

    await invite_colleague(posters, "Olga", by=ada)

    assert await BoardGuest.filter(board_id=drafts.id).count() == 1


async def test_whoever_is_taken_out_sees_it_no_more(lena, olga, drafts):
    until = clock.now() + timedelta(days=3)
    await invite_colleague(drafts, "Olga", by=lena, until=until)

    was = await take_out(drafts, olga, by=lena)
    assert await take_out(drafts, olga, by=lena) is None

    assert not await sees(olga, drafts)
    assert await Record.filter(verb="take out").count() == 1

    await put_in_again(drafts, olga, by=lena, until=was.until)

    assert (await BoardGuest.get(board_id=drafts.id)).until == until
    assert len(await letters(olga)) == 1


async def test_everybody_may_leave_a_board(lena, olga, drafts):
    await invite_colleague(drafts, "Olga", by=lena)

    await take_out(drafts, olga, by=olga)

    assert not await sees(olga, drafts)


async def test_nobody_invites_all_day(monkeypatch, lena, olga, vera, drafts):
    monkeypatch.setattr(board_people, "INVITED_A_DAY", 1)
    await invite_colleague(drafts, "Olga", by=lena)

    with pytest.raises(Conflict):
        await invite_colleague(drafts, "Vera", by=lena)


# --- a board out of sight has it


@pytest.fixture
async def hidden(drafts, pinned, mika):
    return await pinned("Secret", drafts, by=mika)


@pytest.fixture
def brings(hidden):
    """The same bytes as the hidden pin's."""

    async def bring(who):
        return await Upload.create(
            person=who, media_id=hidden.cover_id, name="x.jpg", received_at=clock.now()
        )

    return bring


async def test_asking_is_written_down_once_and_told_to_those_who_invite(
    lena, vera, olga, drafts, hidden, brings
):
    upload = await brings(vera)

    await ask_to_see(upload, by=vera, said="For the fair in Turin.")
    await ask_to_see(upload, by=vera, said="Please!")
    await ask_to_see(await brings(olga), by=olga)

    assert [(one.by_id, one.said) for one in await AccessRequest.all().order_by("id")] == [
        (vera.id, "For the fair in Turin."),
        (olga.id, ""),
    ]
    assert await letters(lena) == ["Somebody asks to see “Drafts”"]


async def test_whoever_is_let_in_sees_it(lena, vera, drafts, brings):
    await ask_to_see(await brings(vera), by=vera)
    request = await AccessRequest.get()

    await grant(request, by=lena)
    await decline(request, by=lena)

    assert await sees(vera, drafts)
    assert await letters(vera) == ["You belong to “Drafts” now"]

    await leave_open(request, by=lena)

    assert not await sees(vera, drafts)
    assert (await AccessRequest.get()).was_granted is None


async def test_a_no_tells_nothing_and_asking_again_bothers_nobody(monkeypatch, lena, vera, drafts, brings):
    upload = await brings(vera)
    await ask_to_see(upload, by=vera)
    await decline(await AccessRequest.get(), by=lena)

    await ask_to_see(upload, by=vera)

    assert await AccessRequest.all().count() == 1
    told = (await Job.filter(task="send letter").order_by("-id").first()).arguments
    assert told["person_id"] == vera.id
    assert not [word for word in ("Drafts", "Lisbon", "Lena", "Mika", "Secret") if word in str(told)]

    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    await ask_to_see(upload, by=vera)
    assert await AccessRequest.all().count() == 2


async def test_only_those_who_invite_answer(lena, olga, vera, cora, ada, drafts, brings):
    await ask_to_see(await brings(vera), by=vera)
    request = await AccessRequest.get()

    for who in (vera, olga, cora, ada):
        for answer in (grant, decline, leave_open):
            with pytest.raises(NotAllowed):
                await answer(request, by=who)


async def test_nobody_asks_all_day(monkeypatch, lena, vera, drafts, hidden, brings, pinned, mika, lisbon):
    monkeypatch.setattr(access, "ASKED_A_DAY", 1)
    await ask_to_see(await brings(vera), by=vera)

    with pytest.raises(Invalid):
        await ask_to_see(await brings(vera), by=vera)
    assert ASKED_A_DAY == 10


async def test_five_clicks_are_one_question(lena, vera, drafts, brings):
    upload = await brings(vera)

    await asyncio.gather(*[ask_to_see(upload, by=vera) for _click in range(5)])

    assert await AccessRequest.all().count() == 1


async def test_what_is_out_of_sight_is_told_only_of_what_one_brought(
    lena, vera, olga, mika, drafts, hidden, brings, posters, brought
):
    media = hidden.cover_id

    assert await boards_out_of_sight(vera, (media,)) == {}
    await brings(vera)
    await brings(mika)

    assert await boards_out_of_sight(vera, (media,)) == {media: drafts.id}
    assert await boards_out_of_sight(mika, (media,)) == {}
    await invite_colleague(drafts, "Vera", by=lena)
    assert await boards_out_of_sight(vera, (media,)) == {}


async def test_a_guest_does_not_find_out_by_trying(lena, posters, drafts, hidden, brings):
    gus = await invite_from_outside(posters, "gus@x.example", name="Gus", by=lena)
    upload = await brings(gus)

    assert await boards_out_of_sight(gus, (hidden.cover_id,)) == {}
    with pytest.raises(NotFound):
        await ask_to_see(upload, by=gus)


async def test_what_is_withheld_on_a_hidden_board_is_not_told(vera, mika, drafts, brought):
    media = await brought(mika)
    later = clock.now() + timedelta(days=2)
    await publish(NewPin("Embargoed", drafts, [media.id], embargo_until=later), by=mika)
    await Upload.create(person=vera, media=media, name="x.jpg", received_at=clock.now())

    assert await boards_out_of_sight(vera, (media.id,)) == {}


@pytest.mark.parametrize(
    ("likeness", "verdict", "is_told"),
    [
        (Likeness.SAME_PICTURE, None, True),
        (Likeness.LIKELY_SAME, None, True),
        (Likeness.VERSION, None, False),
        (Likeness.COLOUR_VARIANT, None, False),
        (Likeness.VERSION, Verdict.DUPLICATE, True),
        (Likeness.SAME_PICTURE, Verdict.NOT_A_DUPLICATE, False),
    ],
)
async def test_a_likeness_out_of_sight_is_told_when_it_is_taken_for_the_same(
    vera, cora, drafts, hidden, brought, likeness, verdict, is_told
):
    mine = await brought(vera)
    one, other = sorted((mine.id, hidden.cover_id))
    await Duplicate.create(
        one_id=one,
        other_id=other,
        likeness=likeness,
        share=0.9,
        distance=3,
        verdict=verdict,
        found_at=clock.now(),
    )

    assert bool(await boards_out_of_sight(vera, (mine.id,))) is is_told


async def test_nobody_judges_a_pair_of_which_one_is_out_of_sight(vera, olga, drafts, hidden, brought):
    mine = await brought(olga)

    with pytest.raises(NotFound):
        await judge(mine.id, hidden.cover_id, Verdict.NOT_A_DUPLICATE, by=olga)
