"""What waits for a decision is seen by whoever decides, and decided with one button."""

import re

import pytest

from showcase.actions.board_people import invite_colleague
from showcase.foundation import clock
from showcase.models import AccessRequest, BoardGuest, Membership, Pin, Record, Report, Role, Team, Upload
from tests.conftest import person


@pytest.fixture
async def lena(lisbon):
    """Lena leads Mika's team, which looks at newcomers' work first."""
    lena = await person("Lena", Role.MEMBER, lisbon)
    await Membership.filter(person=lena).update(leads_since=clock.now())
    await Team.filter(id=lisbon.id).update(reviews_since=clock.now())
    return lena


async def undo(browser, page):
    """Press “Undo” in what the page says."""
    action = re.search(r'<div class="notice" role="status">.*?action="([^"]+)"', page.text, re.S)[1]
    return await browser.post(action.replace("&amp;", "&"), follow_redirects=True)


async def test_a_lead_lets_work_through_and_takes_it_back(signed_in, lena, mika, vera, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    browser, veras = await signed_in(lena), await signed_in(vera)
    page = (await browser.get("/review")).text
    assert "1 thing waits for you" in page
    assert "Low sun" in page
    assert f'action="/pins/{pin.id}/letting-through"' in page
    assert (await veras.get(f"/pins/{pin.id}")).status_code == 404

    done = await browser.post(
        f"/pins/{pin.id}/letting-through", data={"back": "/review"}, follow_redirects=True
    )

    assert done.url.path == "/review"
    assert "Nothing waits for you" in done.text
    assert "Everybody who sees its board sees “Low sun” now." in done.text
    assert (await veras.get(f"/pins/{pin.id}")).status_code == 200

    again = await undo(browser, done)
    assert again.url.path == "/review"
    assert "“Low sun” waits again." in again.text
    assert (await veras.get(f"/pins/{pin.id}")).status_code == 404


async def test_sending_back_needs_a_reason_and_is_undone(signed_in, lena, mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    browser = await signed_in(lena)
    refused = await browser.post(f"/pins/{pin.id}/sending-back", data={"because": " "})
    assert refused.status_code == 422
    assert "Say why" in refused.text

    done = await browser.post(
        f"/pins/{pin.id}/sending-back", data={"because": "Turn it."}, follow_redirects=True
    )

    assert "trash" in done.text
    assert "Low sun" in (await (await signed_in(mika)).get("/trash")).text
    again = await undo(browser, done)
    assert "“Low sun” waits again." in again.text
    assert (await Pin.get(id=pin.id)).trashed_at is None


async def test_whoever_pins_first_reads_that_it_waits(signed_in, lena, mika, posters, brought):
    media = await brought(mika)
    browser = await signed_in(mika)
    upload = await Upload.get(media=media)

    done = await browser.post(
        "/pin",
        data={"verb": "publish", "board": "posters", "title": "Low sun", "upload": upload.id},
        follow_redirects=True,
    )

    assert "It waits for a lead of Brand Studio Lisbon. You and the team see it already." in done.text
    assert done.url.path.startswith("/pins/")


async def test_anybody_says_that_something_is_wrong_and_hears_thanks(signed_in, lena, vera, posters, pinned):
    pin = await pinned("Low sun", posters, by=lena)
    browser, leads = await signed_in(vera), await signed_in(lena)
    assert "Something is wrong with this" in (await browser.get(f"/pins/{pin.id}")).text
    assert "Take it down" not in (await browser.get(f"/pins/{pin.id}")).text

    done = await browser.post(
        f"/pins/{pin.id}/report", data={"said": "That is <b>my</b> photo."}, follow_redirects=True
    )

    assert "Thank you. The leads of “Brand Studio Lisbon” have a look at it." in done.text
    page = (await leads.get("/review")).text
    assert "That is &lt;b&gt;my&lt;/b&gt; photo." in page
    report = await Report.get()

    done = await leads.post(f"/reports/{report.id}", data={"answer": "It is ours."}, follow_redirects=True)

    assert "The report is settled." in done.text
    assert "my&lt;" not in done.text
    assert "The report is open again." in (await undo(leads, done)).text


async def test_what_is_taken_down_is_found_and_put_back(signed_in, lena, mika, vera, posters, pinned):
    pin = await pinned("Low sun", posters, by=lena)
    browser, veras = await signed_in(lena), await signed_in(vera)

    done = await browser.post(
        f"/pins/{pin.id}/taking-down",
        data={"because": "Wrong logo.", "back": "/review"},
        follow_redirects=True,
    )

    assert "Wrong logo." in done.text
    assert (await veras.get(f"/pins/{pin.id}")).status_code == 404
    assert "Low sun" not in (await veras.get("/")).text
    assert (await veras.get(f"/media/{pin.cover_id}/236.webp")).status_code == 404
    assert "Put it back" in (await browser.get(f"/pins/{pin.id}")).text

    await undo(browser, done)

    assert (await veras.get(f"/pins/{pin.id}")).status_code == 200


async def test_who_asks_to_come_in_is_let_in_or_not(signed_in, lena, vera, olga, drafts):
    for who in (vera, olga):
        await AccessRequest.create(board=drafts, by=who, said="For the fair.", made_at=clock.now())
    first, second = await AccessRequest.all().order_by("id")
    browser = await signed_in(lena)
    assert "For the fair." in (await browser.get("/review")).text
    assert "For the fair." in (await browser.get("/boards/drafts/people")).text

    done = await browser.post(f"/requests/{first.id}", data={"answer": "grant"}, follow_redirects=True)
    assert "Vera belongs to “Drafts” now." in done.text
    assert (await (await signed_in(vera)).get("/boards/drafts")).status_code == 200
    await undo(browser, done)
    assert (await (await signed_in(vera)).get("/boards/drafts")).status_code == 404

    done = await browser.post(f"/requests/{second.id}", data={"answer": "decline"}, follow_redirects=True)
    assert "Olga has been told no, and nothing of the board." in done.text
    assert not await BoardGuest.exists()
    assert (await browser.post(f"/requests/{first.id}", data={"answer": "perhaps"})).status_code == 422


async def test_only_those_who_decide_something_review(signed_in, browser, lena, mika, vera, cora, ada, olga):
    for who, status in ((lena, 200), (olga, 200), (cora, 200), (ada, 200), (mika, 403), (vera, 403)):
        client = await signed_in(who)
        assert (await client.get("/review")).status_code == status, who.name
        assert ('href="/review"' in (await client.get("/")).text) is (status == 200), who.name
    assert (await browser().get("/review")).status_code == 303


async def test_others_decide_nothing(signed_in, lena, mika, olga, vera, posters, drafts, pinned):
    pin = await pinned("Low sun", posters, by=lena)
    secret = await pinned("Secret", drafts, by=lena)
    asked = await AccessRequest.create(board=drafts, by=vera, made_at=clock.now())
    report = await Report.create(pin=pin, by=vera, said="Hm.", made_at=clock.now())
    decided = Record.filter(noun__in=["pin", "report", "accessrequest", "board"])
    before = await decided.count()
    for who in (mika, olga, vera):
        client = await signed_in(who)
        for path, status in (
            (f"/pins/{pin.id}/letting-through", 403),
            (f"/pins/{pin.id}/letting-through?undo=1", 403),
            (f"/pins/{pin.id}/sending-back", 403),
            (f"/pins/{pin.id}/sending-back?undo=1", 404),
            (f"/pins/{pin.id}/taking-down", 403),
            (f"/pins/{pin.id}/putting-back", 403),
            (f"/reports/{report.id}", 404),
            *([] if who is mika else [(f"/requests/{asked.id}", 404)]),  # Mika made that board
        ):
            answer = await client.post(path, data={"because": "x", "answer": "grant"})
            assert answer.status_code == status, (who.name, path)
        if who is not mika:
            assert (await client.post(f"/pins/{secret.id}/report", data={"said": "x"})).status_code == 404
    assert await decided.count() == before


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999999"])
async def test_what_is_not_there_is_not_decided(signed_in, lena, number):
    client = await signed_in(lena)

    for path in (
        "/reports/{}",
        "/requests/{}",
        "/pins/{}/sending-back?undo=1",
        "/pins/{}/taking-down",
        "/pins/{}/report",
    ):
        answer = await client.post(path.format(number), data={"said": "x", "because": "x", "answer": "grant"})
        assert answer.status_code == 404, path


async def test_a_lead_of_another_team_does_not_read_what_waits(signed_in, lena, olga, mika, posters, pinned):
    await pinned("Low sun", posters, by=mika)

    page = (await (await signed_in(olga)).get("/review")).text

    assert "Low sun" not in page


async def test_a_curator_is_not_shown_what_waits_on_a_private_board(
    signed_in, lena, cora, mika, drafts, pinned
):
    await pinned("Low sun", drafts, by=mika)

    assert "Low sun" not in (await (await signed_in(cora)).get("/review")).text
    assert "Low sun" in (await (await signed_in(lena)).get("/review")).text


async def test_the_review_asks_the_same_however_much_waits(
    signed_in, lena, mika, vera, posters, drafts, pinned, asked
):
    browser = await signed_in(lena)

    async def count():
        asked.clear()
        assert (await browser.get("/review")).status_code == 200
        return len(asked)

    async def more(number):
        shown = await pinned(f"Shown {number}", posters, by=lena)
        await Report.create(pin=shown, by=vera, said="Hm.", made_at=clock.now())
        waits = await pinned(f"Waits {number}", posters, by=mika)
        await Pin.filter(id=waits.id).update(waits_since=clock.now())
        down = await pinned(f"Down {number}", posters, by=lena)
        await Pin.filter(id=down.id).update(taken_down_at=clock.now(), taken_down_by_id=lena.id)
        await AccessRequest.create(board=drafts, by=vera, made_at=clock.now())

    await more(1)
    for_one = await count()
    for number in range(2, 12):
        await more(number)

    assert await count() == for_one <= 8


async def test_board_people_ask_the_same_however_many_there_are(signed_in, lena, drafts, asked):
    browser = await signed_in(lena)

    async def count():
        asked.clear()
        assert (await browser.get("/boards/drafts/people")).status_code == 200
        return len(asked)

    await invite_colleague(drafts, (await person("One", Role.MEMBER)).email, by=lena)
    for_one = await count()
    for number in range(8):
        somebody = await person(f"Colleague{number}", Role.MEMBER)
        await invite_colleague(drafts, somebody.email, by=lena)

    assert await count() == for_one <= 8
