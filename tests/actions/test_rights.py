"""What may be done with a pin, and who agreed to it."""

import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest

from showcase.actions import evidence
from showcase.actions.rights import (
    NewConsent,
    PinRights,
    note_consent,
    reinstate_consent,
    remove_consent,
    say_rights,
    withdraw_consent,
)
from showcase.actions.trash import empty
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, MediaRefused, NotAllowed
from showcase.models import Board, Consent, Membership, Pin, Record, Usage
from showcase.queries.consents import consent_of
from showcase.queries.showing import Why, ending_soon, is_withheld, why_withheld
from showcase.queries.visibility import visible_to

PDF = b"%PDF-1.7 a signed paper"


@pytest.fixture
async def sun(pinned, posters, mika):
    """Mika's pin on Lisbon's open board."""
    return await pinned("Low sun", posters, by=mika)


@pytest.fixture
def at(monkeypatch):
    """`at("2027-05-04")`: it is that day now, or that moment."""

    def go(moment):
        now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: now)

    return go


async def sees(person, pin):
    return await visible_to(person).filter(id=pin.id).exists()


def day(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def test_mika_says_what_may_be_done_and_the_record_says_what_it_was(sun, mika, iberia):
    rights = PinRights(Usage.TERRITORY, iberia, " Photo: Rui Costa ", day("2027-01-01"), day("2028-01-01"))

    await say_rights(sun, rights, by=mika)

    told = await Pin.get(id=sun.id)
    assert (told.usage, told.territory_id, told.licence) == (Usage.TERRITORY, iberia.id, "Photo: Rui Costa")
    assert (told.seen_from, told.seen_until) == (day("2027-01-01"), day("2028-01-01"))
    line = await Record.filter(verb="say rights").get()
    assert line.by_id == mika.id
    assert line.detail["before"]["usage"] == "internal"
    assert line.detail["after"]["territory"] == iberia.id
    assert line.detail["after"]["rights_until"] == "2028-01-01T00:00:00+00:00"


async def test_a_lead_of_its_team_and_admins_say_it_and_nobody_else(sun, mika, olga, vera, cora, ada, lisbon):
    for somebody in (olga, vera, cora):
        with pytest.raises(NotAllowed, match="Only its maker or a lead of its team can change “Low sun”"):
            await say_rights(sun, PinRights(licence="mine"), by=somebody)
    await Membership.create(person=olga, team=lisbon, leads_since=clock.now())

    await say_rights(sun, PinRights(licence="Olga's"), by=olga)
    await say_rights(sun, PinRights(licence="Ada's"), by=ada)

    assert (await Pin.get(id=sun.id)).licence == "Ada's"


@pytest.mark.parametrize(
    ("rights", "field"),
    [
        (PinRights(Usage.TERRITORY), "territory"),
        (PinRights(licence="x" * 301), "licence"),
        (PinRights(embargo_until=day("2027-05-03"), rights_until=day("2027-05-03")), "rights_until"),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field(sun, mika, rights, field):
    with pytest.raises(Invalid) as wrong:
        await say_rights(sun, rights, by=mika)

    assert set(wrong.value.fields) == {field}
    assert not await Record.exists(verb="say rights")


async def test_saying_the_same_again_leaves_no_line(sun, mika):
    await say_rights(sun, PinRights(licence="Photo: Rui Costa"), by=mika)
    await say_rights(sun, PinRights(licence="Photo: Rui Costa"), by=mika)

    assert await Record.filter(verb="say rights").count() == 1


async def test_embargoed_and_expired_work_is_for_its_team_and_curators(sun, posters, mika, vera, cora, at):
    await say_rights(sun, PinRights(embargo_until=day("2027-01-10"), rights_until=day("2027-02-01")), by=mika)
    seen = []
    for moment in ("2027-01-09T23:59:59.999999", "2027-01-10", "2027-01-31T23:59:59.999999", "2027-02-01"):
        at(moment)
        seen.append([await sees(vera, sun), await sees(mika, sun), await sees(cora, sun)])

    assert seen == [[False, True, True], [True] * 3, [True] * 3, [False, True, True]]
    sun = await Pin.get(id=sun.id)
    (why,) = await why_withheld(sun)
    assert (why.why, why.sentence) == (Why.RIGHTS_ENDED, "Its rights ended on Jan 31, 2027.")
    at("2027-01-09T12:00")
    (why,) = await why_withheld(sun)
    assert why.sentence == "It is under embargo until Jan 10, 2027."
    at("2027-01-20")
    assert await why_withheld(sun) == []


async def test_a_stale_pin_in_hand_does_not_show_again_what_was_taken_down(sun, mika, vera, ada):
    old = await Pin.get(id=sun.id)
    now = clock.now()
    await Pin.filter(id=sun.id).update(taken_down_at=now, taken_down_by_id=ada.id, seen_until=now)

    await say_rights(old, PinRights(licence="Photo: Rui Costa"), by=mika)

    assert not await sees(vera, sun)
    (why,) = await why_withheld(await Pin.get(id=sun.id))
    assert why.sentence.startswith("Ada took it down on ")


async def test_withdrawn_consent_hides_at_once_and_only_a_lead_says_otherwise(
    sun, posters, mika, vera, olga, lisbon, workshop
):
    consent = await note_consent(sun, NewConsent("Ana Souza", "signed form"), by=mika, workshop=workshop)
    assert await sees(vera, sun)
    assert (await Board.get(id=posters.id)).pin_count == 1

    consent = await consent_of(sun, consent.id)
    await withdraw_consent(consent, by=mika)
    await withdraw_consent(await consent_of(sun, consent.id), by=mika)

    assert not await sees(vera, sun) and await sees(mika, sun)
    board = await Board.get(id=posters.id)
    assert (board.pin_count, board.collage) == (0, [])
    (why,) = await why_withheld(await Pin.get(id=sun.id))
    assert why.why is Why.CONSENT_WITHDRAWN
    for undo in (reinstate_consent(consent, by=mika), remove_consent(consent, by=mika, workshop=workshop)):
        with pytest.raises(NotAllowed, match="Only a lead of the team or an admin"):
            await undo
    await Membership.create(person=olga, team=lisbon, leads_since=clock.now())
    await reinstate_consent(consent, by=olga)
    assert await sees(vera, sun)
    assert (await Board.get(id=posters.id)).pin_count == 1
    assert await Record.filter(verb="withdraw consent").count() == 1


async def test_nothing_in_the_record_names_whoever_is_shown(sun, mika, ada, workshop):
    file = evidence.keep(io.BytesIO(PDF), name="Ana Souza.pdf", workshop=workshop)
    async with file as kept:
        consent = await note_consent(
            sun, NewConsent("Ana Souza", "Ana signed", file=kept), by=mika, workshop=workshop
        )
    consent = await consent_of(sun, consent.id)
    await withdraw_consent(consent, by=mika)
    await remove_consent(consent, by=ada, workshop=workshop)

    lines = await Record.filter(noun="consent").order_by("id")
    assert [line.verb for line in lines] == ["note consent", "withdraw consent", "remove consent"]
    assert lines[0].detail["after"]["pin"] == sun.id
    for line in lines:
        assert "Ana" not in json.dumps(line.detail) + line.name


@pytest.mark.parametrize(
    ("consent", "field"),
    [
        (NewConsent(" ", "form"), "name"),
        (NewConsent("x" * 201, "form"), "name"),
        (NewConsent("Ana"), "evidence"),
        (NewConsent("Ana", "x" * 1001), "evidence"),
        (NewConsent("Ana", "form", given_on=date(2999, 1, 1)), "given_on"),
        (NewConsent("Ana", "form", given_on=date(2026, 5, 3), until=day("2026-05-03")), "until"),
    ],
)
async def test_a_consent_names_who_and_how_we_know(sun, mika, workshop, consent, field):
    with pytest.raises(Invalid) as wrong:
        await note_consent(sun, consent, by=mika, workshop=workshop)

    assert set(wrong.value.fields) == {field}
    assert not await Consent.exists()


async def test_a_pin_has_so_many_consents(sun, mika, workshop, monkeypatch):
    monkeypatch.setattr("showcase.actions.rights.MOST_CONSENTS", 1)
    await note_consent(sun, NewConsent("Ana", "form"), by=mika, workshop=workshop)

    with pytest.raises(Conflict):
        await note_consent(sun, NewConsent("Rui", "form"), by=mika, workshop=workshop)


async def test_the_first_consent_to_end_ends_it(sun, mika, vera, at, workshop):
    for until in ("2027-03-01", "2027-02-01"):
        await note_consent(sun, NewConsent("Ana", "form", until=day(until)), by=mika, workshop=workshop)
    at("2027-02-01")

    assert not await sees(vera, sun)
    (why,) = await why_withheld(await Pin.get(id=sun.id))
    assert why.sentence == "The consent of somebody shown on it ended on Jan 31, 2027."


async def test_the_same_paper_is_kept_once_and_goes_with_the_last_consent(sun, mika, workshop):
    noted = []
    for name in ("Ana", "Rui"):
        async with evidence.keep(io.BytesIO(PDF), name="form.pdf", workshop=workshop) as kept:
            noted.append(await note_consent(sun, NewConsent(name, file=kept), by=mika, workshop=workshop))
    key = noted[0].file
    assert key == noted[1].file and workshop.store.exists(key)

    await remove_consent(await consent_of(sun, noted[0].id), by=mika, workshop=workshop)
    assert workshop.store.exists(key)
    await remove_consent(await consent_of(sun, noted[1].id), by=mika, workshop=workshop)

    assert not workshop.store.exists(key)
    assert not list(workshop.staging.iterdir())


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 415),
        (b"<html><script>alert(1)</script>", 415),
        (b"GIF89a", 415),
        (b" %PDF-1.7", 415),
        (b"%PDF-" + b"x" * evidence.MOST_BYTES, 413),
    ],
)
async def test_what_is_no_scan_or_too_large_leaves_nothing(workshop, database, content, status):
    with pytest.raises(MediaRefused) as refused:
        async with evidence.keep(io.BytesIO(content), name="form.pdf", workshop=workshop):
            raise AssertionError

    assert refused.value.status == status
    assert not list(workshop.staging.iterdir())
    assert not list(workshop.store.list("evidence/"))


async def test_evidence_keeps_its_name_and_gets_the_end_that_it_has(workshop, database):
    names = {}
    for name in ("C:\\forms\\Ana Souza.jpg", "../../etc/passwd", "", "a\r\nb.pdf", "x" * 300 + ".pdf"):
        async with evidence.keep(io.BytesIO(PDF), name=name, workshop=workshop) as kept:
            names[name] = kept.name

    assert list(names.values()) == [
        "Ana Souza.pdf",
        "passwd.pdf",
        "evidence.pdf",
        "ab.pdf",
        "x" * 100 + ".pdf",
    ]


async def test_the_sweeper_takes_papers_that_nothing_names_a_day_later(sun, mika, workshop, monkeypatch):
    async with evidence.keep(io.BytesIO(PDF), name="form.pdf", workshop=workshop) as kept:
        named = await note_consent(sun, NewConsent("Ana", file=kept), by=mika, workshop=workshop)
    async with evidence.keep(io.BytesIO(PDF + b"2"), name="form.pdf", workshop=workshop) as left:
        pass
    assert await evidence.sweep(workshop=workshop) == 0
    later = clock.now() + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert await evidence.sweep(workshop=workshop) == 1
    assert workshop.store.exists(named.file) and not workshop.store.exists(left.key)
    assert await evidence.sweep(workshop=workshop) == 0


async def test_papers_of_a_pin_that_went_from_the_trash_are_swept(sun, mika, workshop, monkeypatch):
    async with evidence.keep(io.BytesIO(PDF), name="form.pdf", workshop=workshop) as kept:
        await note_consent(sun, NewConsent("Ana", file=kept), by=mika, workshop=workshop)
    await Pin.filter(id=sun.id).update(trashed_at=clock.now())
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)

    await empty()

    assert not await Consent.exists()
    assert await evidence.sweep(workshop=workshop) == 1
    assert not workshop.store.exists(kept.key)


async def test_a_paper_taken_away_while_another_consent_came_to_name_it_is_there(sun, mika, workshop):
    async with evidence.keep(io.BytesIO(PDF), name="form.pdf", workshop=workshop) as kept:
        workshop.store.delete(kept.key)
        await note_consent(sun, NewConsent("Ana", file=kept), by=mika, workshop=workshop)

    assert workshop.store.exists(kept.key)


async def test_what_ends_soon_is_told_to_those_who_answer_for_it(
    pinned, posters, windows, drafts, mika, olga, vera, cora, workshop
):
    soon, later = clock.now() + timedelta(days=20), clock.now() + timedelta(days=40)
    ours = await pinned("Ours", posters, by=mika, rights_until=soon)
    await pinned("Later", posters, by=mika, rights_until=later)
    theirs = await pinned("Theirs", windows, by=olga)
    await note_consent(theirs, NewConsent("Ana", "form", until=soon), by=olga, workshop=workshop)
    hidden = await pinned("Hidden", drafts, by=mika, rights_until=soon)
    await pinned("Over", posters, by=mika, rights_until=clock.now() - timedelta(days=1))

    async def told(person):
        return [(ending.card.id, ending.is_consent) for ending in await ending_soon(person)]

    assert await told(mika) == [(ours.id, False), (hidden.id, False)]
    assert await told(olga) == [(theirs.id, True)]
    assert await told(cora) == [(ours.id, False), (theirs.id, True)]
    assert await told(vera) == []
    assert is_withheld(await Pin.get(title="Over"))
