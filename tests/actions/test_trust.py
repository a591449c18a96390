"""What waits is let through or sent back, reports are heard, and what must not be seen is taken down."""

import asyncio
from datetime import timedelta

import pytest

from showcase.actions.pins import restore_pin
from showcase.actions.trust import (
    LONGEST_REPORT,
    REPORTS_A_DAY,
    call_back,
    hold_back,
    let_through,
    open_again,
    put_back,
    report,
    send_back,
    settle,
    take_down,
)
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed, NotFound
from showcase.models import Board, Job, Membership, Pin, Record, Report, Role, Team
from showcase.queries.visibility import visible_to
from tests.conftest import person


@pytest.fixture
async def lena(lisbon):
    """Lena leads Mika's team, which looks at newcomers' work first."""
    lena = await person("Lena", Role.MEMBER, lisbon)
    await Membership.filter(person=lena).update(leads_since=clock.now())
    await Team.filter(id=lisbon.id).update(reviews_since=clock.now())
    return lena


@pytest.fixture
async def ines(lisbon):
    """Inês is in the team, too."""
    return await person("Ines", Role.MEMBER, lisbon)


async def sees(who, pin):
    return await visible_to(who).filter(id=pin.id).exists()


async def letters(to):
    found = await Job.filter(task="send letter").order_by("id")
    return [job.arguments["subject"] for job in found if job.arguments["person_id"] == to.id]


async def verbs():
    return [row.verb for row in await Record.all().order_by("id")]


async def test_a_newcomers_pin_waits_and_a_lead_lets_it_through(lena, ines, mika, vera, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)

    assert pin.waits_since is not None
    assert [await sees(who, pin) for who in (mika, ines, lena, vera)] == [True, True, True, False]
    assert (await Board.get(id=posters.id)).pin_count == 0
    assert await letters(lena) == ["“Low sun” waits for you"]

    await let_through(pin, by=lena)
    await let_through(pin, by=lena)

    assert await sees(vera, pin)
    assert (await Board.get(id=posters.id)).pin_count == 1
    assert await letters(mika) == ["“Low sun” can be seen now"]
    assert (await verbs()).count("let through") == 1
    assert (await pinned("High sun", posters, by=mika)).waits_since is None


async def test_leads_get_one_letter_a_day_about_what_waits(monkeypatch, lena, mika, posters, pinned):
    await pinned("One", posters, by=mika)
    await pinned("Two", posters, by=mika)
    assert await letters(lena) == ["“One” waits for you"]
    later = clock.now() + timedelta(days=1, minutes=5)
    monkeypatch.setattr(clock, "now", lambda: later)

    await pinned("Three", posters, by=mika)

    assert await letters(lena) == ["“One” waits for you", "“Three” waits for you"]


async def test_letters_speak_the_language_of_who_reads_them(lena, mika, posters, pinned):
    lena.language = "es"
    await lena.save()

    await pinned("One", posters, by=mika)

    assert len(await letters(lena)) == 1


async def test_what_is_sent_back_is_in_the_makers_trash_and_waits_again_out_of_it(
    lena, mika, posters, pinned
):
    pin = await pinned("Low sun", posters, by=mika)
    with pytest.raises(Invalid):
        await send_back(pin, "  ", by=lena)

    await send_back(pin, "Turn it upright.", by=lena)
    await send_back(pin, "Turn it upright.", by=lena)
    gone = await Pin.get(id=pin.id)
    await restore_pin(gone, by=mika)

    again = await Pin.get(id=pin.id)
    assert (gone.trashed_by_id, gone.taken_down_because) == (lena.id, "Turn it upright.")
    assert (again.trashed_at, again.taken_down_because) == (None, "Turn it upright.")
    assert again.waits_since is not None
    assert await letters(mika) == ["“Low sun” came back to you"]

    await let_through(again, by=lena)

    assert (await Pin.get(id=pin.id)).taken_down_because == ""


async def test_sending_back_is_undone(lena, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    await send_back(pin, "Turn it.", by=lena)

    await call_back(pin, by=lena)
    await call_back(pin, by=lena)

    pin = await Pin.get(id=pin.id)
    assert (pin.trashed_at, pin.trashed_by_id, pin.taken_down_because) == (None, None, "")
    assert pin.waits_since is not None


async def test_letting_through_is_undone(lena, mika, vera, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    await let_through(pin, by=lena)

    await hold_back(pin, by=lena)
    await hold_back(pin, by=lena)

    assert not await sees(vera, pin)
    assert (await verbs()).count("hold back") == 1


async def test_what_does_not_wait_is_not_sent_back(mika, cora, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)

    with pytest.raises(Conflict):
        await send_back(pin, "No.", by=cora)


async def test_only_leads_of_its_team_curators_and_admins_decide(
    lena, ines, mika, olga, vera, cora, ada, posters, pinned
):
    pin = await pinned("Low sun", posters, by=mika)
    made = await report(pin, "It is mine.", by=ines)

    for who in (mika, ines, olga, vera):
        for decide in (
            let_through(pin, by=who),
            hold_back(pin, by=who),
            send_back(pin, "No.", by=who),
            call_back(pin, by=who),
            take_down(pin, "No.", by=who),
            put_back(pin, by=who),
            settle(made, by=who),
            open_again(made, by=who),
        ):
            with pytest.raises(NotAllowed):
                await decide
    for who in (lena, cora, ada):
        await take_down(pin, "Wrong logo.", by=who)
        await put_back(pin, by=who)
    assert not set(await verbs()) & {"let through", "send back"}


async def test_what_is_taken_down_is_gone_at_once_for_all_but_a_few(
    lena, ines, mika, vera, cora, ada, posters, pinned
):
    await pinned("First", posters, by=lena)
    pin = await pinned("Low sun", posters, by=mika)
    await let_through(pin, by=lena)
    assert (await Board.get(id=posters.id)).pin_count == 2

    await take_down(pin, "The logo is not ours.", by=lena)
    await take_down(pin, "Again.", by=cora)

    allowed = [await sees(who, pin) for who in (mika, lena, cora, ada, ines, vera)]
    assert allowed == [True, True, True, True, False, False]
    board = await Board.get(id=posters.id)
    assert (board.pin_count, len(board.collage)) == (1, 1)
    assert (await Pin.get(id=pin.id)).taken_down_because == "The logo is not ours."
    assert await letters(mika) == ["“Low sun” can be seen now", "“Low sun” was taken down"]
    down = await Record.get(verb="take down")
    assert (down.by_id, down.detail["after"]["taken_down_because"]) == (lena.id, "The logo is not ours.")

    await put_back(pin, by=cora)
    await put_back(pin, by=cora)

    assert await sees(vera, pin)
    assert (await Board.get(id=posters.id)).pin_count == 2
    assert (await letters(mika))[-1] == "“Low sun” is back"


async def test_a_report_reaches_the_leads_once(lena, mika, vera, ines, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    await let_through(pin, by=lena)

    first = await report(pin, "That is my photo.", by=vera)
    again = await report(pin, "Really!", by=vera)
    await report(pin, "And mine.", by=ines)

    assert first.id == again.id
    assert [one.said for one in await Report.all().order_by("id")] == ["That is my photo.", "And mine."]
    assert (await letters(lena))[1:] == ["Somebody says that something is wrong with “Low sun”"]

    await settle(first, by=lena, answer="We asked; it is theirs.")
    await settle(first, by=lena, answer="Twice.")

    assert (await Report.get(id=first.id)).answer == "We asked; it is theirs."
    assert await letters(vera) == ["You said that something is wrong with “Low sun”"]
    assert (await report(pin, "Still.", by=vera)).id != first.id


async def test_the_record_does_not_keep_what_a_report_says(lena, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)

    await report(pin, "Mr Smith of 4 Quay Street did not agree.", by=lena)

    assert not [row for row in await Record.all() if "Smith" in str(row.detail) + row.name]


async def test_taking_down_settles_its_reports_and_putting_back_opens_them(lena, mika, vera, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    await let_through(pin, by=lena)
    earlier = await report(pin, "Blurred.", by=vera)
    await settle(earlier, by=lena)
    made = await report(pin, "That is my photo.", by=vera)

    await take_down(pin, "It is hers.", by=lena)
    settled = await Report.get(id=made.id)
    await put_back(pin, by=lena)

    assert settled.settled_by_id == lena.id
    assert (await Report.get(id=made.id)).settled_at is None
    assert (await Report.get(id=earlier.id)).settled_at is not None


async def test_a_settled_report_is_opened_again(lena, mika, vera, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    await let_through(pin, by=lena)
    made = await report(pin, "Blurred.", by=vera)
    await settle(made, by=lena, answer="Fine.")

    await open_again(made, by=lena)
    await open_again(made, by=lena)

    assert (await Report.get(id=made.id)).answer == ""
    assert (await verbs()).count("open again") == 1


async def test_nobody_reports_what_they_do_not_see(mika, vera, drafts, pinned):
    pin = await pinned("Secret", drafts, by=mika)

    with pytest.raises(NotFound):
        await report(pin, "What is this?", by=vera)


@pytest.mark.parametrize("said", ["", " \n ", "x" * (LONGEST_REPORT + 1)])
async def test_a_report_has_words_and_not_too_many(mika, vera, posters, pinned, said):
    pin = await pinned("Low sun", posters, by=mika)

    with pytest.raises(Invalid):
        await report(pin, said, by=vera)


async def test_nobody_reports_all_day(monkeypatch, mika, vera, posters, pinned):
    pins = [await pinned(f"Poster {number}", posters, by=mika) for number in range(REPORTS_A_DAY + 1)]
    for pin in pins[:-1]:
        await report(pin, "Wrong.", by=vera)

    with pytest.raises(Invalid):
        await report(pins[-1], "Wrong.", by=vera)

    later = clock.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    await report(pins[-1], "Wrong.", by=vera)


async def test_at_the_same_moment_one_report_and_one_decision_are_made(lena, mika, vera, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    await let_through(pin, by=lena)

    await asyncio.gather(*[report(pin, "Wrong.", by=vera) for _each in range(5)])
    await asyncio.gather(*[take_down(pin, "Yes.", by=lena) for _each in range(5)])

    assert await Report.all().count() == 1
    assert (await verbs()).count("take down") == 1


async def test_a_team_without_a_lead_is_told_by_its_admins(lisbon, mika, ada, posters, pinned):
    await Team.filter(id=lisbon.id).update(reviews_since=clock.now())

    await pinned("Low sun", posters, by=mika)

    assert await letters(ada) == ["“Low sun” waits for you"]


async def test_a_title_of_several_lines_is_a_subject_of_one(lena, mika, posters, pinned):
    await pinned("Low\r\nBcc: all@example.org", posters, by=mika)

    assert len(await letters(lena)) == 1
