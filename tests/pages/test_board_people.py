"""The page of a board's people: who belongs, who is invited, from inside and outside."""

import re
from datetime import timedelta

import pytest

from showcase.foundation import clock
from showcase.models import BoardGuest, Person, Role
from tests.conftest import person

HOSTILE = "<script>alert(1)</script>\" onmouseover='x'"


@pytest.fixture
def invites(signed_in, mika, drafts):
    """Mika made that board."""

    async def invite(**typed):
        browser = await signed_in(mika)
        return browser, await browser.post("/boards/drafts/people", data=typed, follow_redirects=True)

    return invite


async def undo(browser, page):
    action = re.search(r'<div class="notice" role="status">.*?action="([^"]+)"', page.text, re.S)[1]
    return await browser.post(action.replace("&amp;", "&"), follow_redirects=True)


async def test_a_colleague_is_invited_taken_out_and_let_in_again(signed_in, invites, olga, mika, drafts):
    last = (clock.now() + timedelta(days=10)).date().isoformat()

    browser, page = await invites(who="Olga", until=last, **{"from": "inside"})

    assert "Olga belongs to “Drafts” now." in page.text
    olgas = await signed_in(olga)
    assert (await olgas.get("/boards/drafts")).status_code == 200
    until = (await BoardGuest.get()).until

    page = await browser.post(f"/boards/drafts/people/{olga.id}", follow_redirects=True)
    assert "Olga does not belong to “Drafts” any more." in page.text
    assert (await olgas.get("/boards/drafts")).status_code == 404

    assert "Olga belongs to “Drafts” now." in (await undo(browser, page)).text
    assert (await BoardGuest.get()).until == until


async def test_an_invitation_is_undone(signed_in, invites, olga):
    browser, page = await invites(who="Olga", **{"from": "inside"})

    await undo(browser, page)

    assert not await BoardGuest.exists()


async def test_somebody_from_outside_is_invited(invites, drafts):
    _browser, page = await invites(email="gus@agency.example", name="Gus", stays="", **{"from": "outside"})

    assert "Gus" in page.text
    assert "from outside" in page.text
    assert "has not come yet" in page.text
    gus = await Person.get(email="gus@agency.example")
    assert gus.role is Role.GUEST
    assert (await BoardGuest.get()).until > clock.now() + timedelta(days=89)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"from": "inside", "who": "Nobody Here"}, "There is nobody here called “Nobody Here”."),
        ({"from": "inside", "who": ""}, "Say who: a name or an e-mail address."),
        ({"from": "inside", "who": "Mika"}, "Mika belongs to the team, and so to the board."),
        ({"from": "inside", "who": "Olga", "until": "soon"}, "Give a day, as in 2027-05-03."),
        ({"from": "inside", "who": "Olga", "until": "2020-01-01"}, "Choose a day to come."),
        ({"from": "outside", "email": "gus", "name": "Gus"}, "“gus” is not an e-mail address."),
        ({"from": "outside", "email": "g@x.example", "name": ""}, "Say the person&#39;s name."),
        (
            {"from": "outside", "email": "g@x.example", "name": "G", "stays": "2999-12-31"},
            "for a year at most",
        ),
        ({"from": "outside", "email": "g" * 300 + "@x.example", "name": "G"}, "is not an e-mail address."),
        ({}, "Say who: a name or an e-mail address."),
    ],
)
async def test_what_cannot_be_taken_is_said_beside_its_field_and_kept(invites, olga, typed, sentence):
    _browser, page = await invites(**typed)

    assert page.status_code == 422
    assert sentence in page.text
    assert not await BoardGuest.exists()
    for name in ("who", "email"):
        if typed.get(name):
            assert f'value="{typed[name]}"' in page.text


async def test_hostile_words_stay_words(invites, drafts):
    browser, _page = await invites(email="gus@agency.example", name=HOSTILE, **{"from": "outside"})

    for path in ("/boards/drafts/people", "/pin"):
        text = (await browser.get(path)).text
        assert "<script>alert(1)" not in text
        assert "onmouseover='x'" not in text.replace("&#34; onmouseover=", "")


async def test_those_who_see_the_board_see_its_people_and_only_some_invite(
    signed_in, mika, olga, vera, cora, ada, posters, drafts
):
    for who, status in ((mika, 200), (vera, 404), (olga, 404), (cora, 404), (ada, 404)):
        assert (await (await signed_in(who)).get("/boards/drafts/people")).status_code == status, who.name
    for who, may in ((mika, True), (ada, True), (vera, False), (olga, False), (cora, False)):
        browser = await signed_in(who)
        page = await browser.get("/boards/posters/people")
        assert page.status_code == 200
        assert ("Invite a colleague" in page.text) is may, who.name
        answer = await browser.post("/boards/posters/people", data={"who": "Cora", "from": "inside"})
        assert answer.status_code == (303 if may else 403), who.name


async def test_a_stranger_signs_in_first(browser, drafts):
    answer = await browser().get("/boards/drafts/people")

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


async def test_a_guest_leaves_a_board_themselves(signed_in, invites, drafts):
    gus = await person("Gus", Role.GUEST)
    await BoardGuest.create(board=drafts, person=gus, since=clock.now())
    browser = await signed_in(gus)
    assert "Leave the board" in (await browser.get("/boards/drafts/people")).text

    page = await browser.post(f"/boards/drafts/people/{gus.id}", follow_redirects=True)

    assert "You do not belong to “Drafts” any more." in page.text
    assert page.url.path == "/"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/boards/drafts/people/999999", 404),
        ("/boards/drafts/people/99999999999999999999", 404),
        ("/boards/drafts/people/{olga}?back=1&until=2030-01-01", 422),
        ("/boards/drafts/people/{olga}?back=1&until=x", 422),
        ("/boards/drafts/people/{olga}?back=1&until=2001-01-01T00:00:00%2B00:00", 422),
    ],
)
async def test_addresses_of_nobody_and_of_no_time_are_refused(signed_in, mika, olga, drafts, path, status):
    answer = await (await signed_in(mika)).post(path.format(olga=olga.id))

    assert answer.status_code == status
    assert not await BoardGuest.exists()
