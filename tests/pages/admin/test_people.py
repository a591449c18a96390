"""People in the administration, as admins click through it."""

import re
from dataclasses import replace

import pytest

from showcase.actions.signing_in.tokens import add_token
from showcase.foundation import clock
from showcase.models import EmailKey, Membership, Person, Pin, Record, Role, Scope, Session
from showcase.outside.mail import NotSetUp
from tests.conftest import person

HOSTILE = '"><script>alert(1)</script>'


async def test_somebody_is_found_by_name_address_and_team(signed_in, ada, mika, olga, vera):
    browser = await signed_in(ada)

    async def found(query):
        return re.findall(r'<th scope="row"><a href="/admin/people/(\d+)"', (await browser.get(query)).text)

    assert await found("/admin/people?q=MIK") == [str(mika.id)]
    assert await found("/admin/people?q=olga@") == [str(olga.id)]
    assert await found("/admin/people?q=shops+oslo") == [str(olga.id)]
    assert await found("/admin/people?role=viewer") == [str(vera.id)]
    assert await found("/admin/people?team=lisbon&role=member") == [str(mika.id)]
    assert await found("/admin/people?q=100%25") == []
    assert len(await found("/admin/people")) == 4


@pytest.mark.parametrize("query", ["after=x", "after=W10", "q=%00&role=boss&state=nowhere", f"q={HOSTILE}"])
async def test_an_odd_question_gets_an_answer(signed_in, ada, query):
    answer = await (await signed_in(ada)).get(f"/admin/people?{query}")

    assert answer.status_code in (200, 422)
    assert HOSTILE not in answer.text


async def test_a_list_goes_on_by_its_link(signed_in, ada):
    for number in range(60):
        await person(f"Maker{number:02}", Role.MEMBER)
    browser = await signed_in(ada)

    first = (await browser.get("/admin/people")).text
    more = re.search(r'href="([^"]*after=[^"]*)" rel="next"', first)
    assert more is not None
    second = (await browser.get(more[1].replace("&amp;", "&"))).text

    assert (first.count('scope="row"'), second.count('scope="row"')) == (50, 11)


async def test_somebody_is_invited_into_a_team(signed_in, ada, lisbon, post):
    browser = await signed_in(ada)
    form = {
        "name": "Zoë Ruiz",
        "email": "zoe@example.org",
        "role": "member",
        "team-1": "lisbon",
        "leads-1": "1",
    }

    answer = await browser.post("/admin/people", data=form, follow_redirects=True)

    zoe = await Person.get(email="zoe@example.org")
    assert answer.url.path == f"/admin/people/{zoe.id}"
    assert "A letter is on its way to zoe@example.org." in answer.text
    assert "Invited" in answer.text
    assert await Membership.exists(person=zoe, team=lisbon, leads_since__isnull=False)
    (letter,) = await post()
    assert letter.to == "zoe@example.org"


async def test_what_was_typed_is_there_again_with_what_is_wrong(signed_in, ada, mika, lisbon):
    browser = await signed_in(ada)
    form = {"name": HOSTILE, "email": "no address", "role": "curator", "team-2": "lisbon"}

    answer = await browser.post("/admin/people", data=form)

    assert answer.status_code == 422
    assert "“no address” is not an e-mail address." in answer.text
    assert HOSTILE not in answer.text
    assert 'value="curator" checked' in answer.text
    assert '<option value="lisbon" selected' in answer.text
    taken = await browser.post(
        "/admin/people", data={"name": "M", "email": "mika@example.org", "role": "member"}
    )
    assert taken.status_code == 409
    assert "has an account already" in taken.text


async def test_without_mail_the_link_is_shown_once_and_lets_them_in(signed_in, app, ada, browser):
    app.state.workshop = replace(app.state.workshop, mail=NotSetUp())
    admin = await signed_in(ada)

    answer = await admin.post(
        "/admin/people", data={"name": "Zoë", "email": "zoe@example.org", "role": "member"}
    )

    link = re.search(r'value="http://showcase.test(/sign-in/letters/[^"]+)"', answer.text)
    assert link is not None
    assert answer.headers["cache-control"] == "no-store"
    assert (await browser().get(link[1])).status_code == 200
    zoe = await Person.get(email="zoe@example.org")
    assert link[1] not in (await admin.get(f"/admin/people/{zoe.id}")).text
    assert link[1].rpartition("/")[2] not in str(await EmailKey.all().values())


async def test_somebody_is_changed_and_the_page_says_so(signed_in, ada, mika, iberia):
    browser = await signed_in(ada)
    form = {"name": "Mika S.", "email": "mika@example.org", "role": "curator", "region": "iberia"}

    answer = await browser.post(f"/admin/people/{mika.id}", data=form, follow_redirects=True)

    assert "What is known of this person has been changed." in answer.text
    kept = await Person.get(id=mika.id)
    assert (kept.name, kept.role, kept.region_id) == ("Mika S.", Role.CURATOR, iberia.id)


async def test_the_last_admin_is_told_why_they_stay(signed_in, ada):
    browser = await signed_in(ada)
    form = {"name": "Ada", "email": "ada@example.org", "role": "member"}

    changed = await browser.post(f"/admin/people/{ada.id}", data=form)
    left = await browser.post(f"/admin/people/{ada.id}/leaving")

    assert (changed.status_code, left.status_code) == (409, 409)
    assert "This is the only admin." in changed.text
    assert "This is the only admin." in left.text
    assert await Session.exists(person=ada)


async def test_taking_somebody_out_of_a_team_can_be_undone(signed_in, ada, olga, oslo):
    browser = await signed_in(ada)
    path = f"/admin/people/{olga.id}/teams"

    answer = await browser.post(path, data={"team": "oslo", "out": "1", "led": "yes"}, follow_redirects=True)
    assert not await Membership.exists(person=olga)
    undo = re.search(r'action="([^"]*/teams\?[^"]*)"', answer.text)
    assert undo is not None
    await browser.post(undo[1].replace("&amp;", "&"))

    assert await Membership.exists(person=olga, team=oslo, leads_since__isnull=False)


async def test_leaving_asks_first_and_can_be_undone(signed_in, ada, mika, pinned, posters):
    await pinned("Lamp", posters, by=mika)
    browser, theirs = await signed_in(ada), await signed_in(mika)
    asking = await browser.get(f"/admin/people/{mika.id}/leaving")
    assert "Let Mika leave?" in asking.text
    assert (await theirs.get("/")).status_code == 200

    answer = await browser.post(f"/admin/people/{mika.id}/leaving", follow_redirects=True)

    assert "Mika has left." in answer.text
    assert (await theirs.get("/")).status_code == 303
    assert "Lamp" in (await browser.get("/people/mika")).text
    undo = re.search(r'action="(/admin/people/\d+/return)"', answer.text)
    assert undo is not None
    back = await browser.post(undo[1], follow_redirects=True)
    assert "Mika is back." in back.text


async def test_work_is_handed_over_after_one_was_asked(signed_in, ada, mika, olga, posters, pinned):
    await pinned("Lamp", posters, by=mika)
    browser, path = await signed_in(ada), f"/admin/people/{mika.id}/handing-over"

    nobody = await browser.post(path, data={"heir": "nobody@example.org"})
    asking = await browser.post(path, data={"heir": "Olga"})
    assert nobody.status_code == 422
    assert "There is nobody here called “nobody@example.org”." in nobody.text
    assert "1 pin and 1 board of Mika" in asking.text
    assert (await Pin.get()).maker_id == mika.id

    done = await browser.post(path, data={"heir": "olga@example.org", "sure": "1"}, follow_redirects=True)

    assert "1 pin and 1 board are in the hands of Olga now." in done.text
    assert (await Pin.get()).maker_id == olga.id


async def test_an_admin_signs_somebody_out_and_helps_with_the_second_step(signed_in, ada, mika, post):
    browser, theirs = await signed_in(ada), await signed_in(mika)
    await Person.filter(id=mika.id).update(two_steps_since=clock.now(), totp_secret="x")

    out = await browser.post(f"/admin/people/{mika.id}/sessions", follow_redirects=True)
    off = await browser.post(f"/admin/people/{mika.id}/two-steps", follow_redirects=True)

    assert "1 session has ended." in out.text
    assert (await theirs.get("/")).status_code == 303
    assert "Their password is enough to come in now." in off.text
    assert (await Person.get(id=mika.id)).two_steps_since is None
    assert len(await post()) == 1


@pytest.mark.parametrize("path", ["/admin/people/999999", "/admin/people/99999999999999999999"])
async def test_nobody_is_behind_a_number_that_is_none(signed_in, ada, path):
    browser = await signed_in(ada)

    assert (await browser.get(path)).status_code == 404
    assert (await browser.post(f"{path}/leaving")).status_code == 404


async def test_no_token_changes_people(browser, ada, mika, settings):
    program = browser()
    program.headers["authorization"] = (
        f"Bearer {await add_token(ada, scope=Scope.ADMIN, secret=settings.secret_key)}"
    )

    for path in (
        "/admin/people",
        f"/admin/people/{mika.id}",
        f"/admin/people/{mika.id}/leaving",
        f"/admin/people/{mika.id}/teams",
        f"/admin/people/{mika.id}/invitation",
        f"/admin/people/{mika.id}/handing-over",
        "/admin/people/import",
        "/teams/lisbon/people",
    ):
        assert (await program.post(path, data={"role": "admin"})).status_code == 403

    assert not await Record.filter(noun="person", verb__in=["add", "edit", "leave"]).exists()


async def test_a_table_is_tried_out_then_taken_in(signed_in, ada, mika, lisbon):
    browser = await signed_in(ada)
    table = "email;name;teams\r\nzoe@example.org;Zoë;lisbon\r\nbad;<script>;\r\nmika@example.org;Mika M.;lisbon\r\n"
    file = {"file": ("people.csv", table.encode("utf-8-sig"), "text/csv")}

    trial = await browser.post("/admin/people/import", files=file)
    assert "What the table would do" in trial.text
    assert await Person.all().count() == 2
    carried = re.findall(r'name="table" value="([^"]*)"', trial.text)
    assert carried
    text = "".join(carried).replace("&#34;", '"').replace("&lt;", "<").replace("&gt;", ">")

    all_of_it = await browser.post("/admin/people/import", data={"table": text, "sure": "all"})
    assert await Person.all().count() == 2
    assert "What the table would do" in all_of_it.text
    done = await browser.post("/admin/people/import", data={"table": text, "sure": "good"})
    assert "What the table did" in done.text

    assert await Person.exists(email="zoe@example.org")
    assert (await Person.get(id=mika.id)).name == "Mika M."
    answer = await browser.post("/admin/people/import", data={"table": text, "answer": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.splitlines()[2].startswith("3,bad,rejected,")


async def test_a_long_table_goes_there_and_back(signed_in, ada):
    browser = await signed_in(ada)
    table = "email,name\n" + "".join(f"p{number}@example.org,Person {number}\n" for number in range(6000))

    trial = await browser.post("/admin/people/import", files={"file": ("p.csv", table.encode(), "text/csv")})
    carried = re.findall(r'name="table" value="([^"]*)"', trial.text)

    assert trial.status_code == 200
    assert "".join(carried) == table
    assert len(carried) == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose a file, or paste a table."),
        ({"table": "name\nZoë"}, "The first line has names of columns"),
        ({"table": '"' * 300}, "The first line has names of columns"),
    ],
)
async def test_what_is_no_table_is_told_on_the_page(signed_in, ada, data, sentence):
    answer = await (await signed_in(ada)).post("/admin/people/import", data=data)

    assert answer.status_code == 422
    assert sentence in answer.text


async def test_downloads_are_attachments_that_nobody_keeps(signed_in, ada, mika):
    browser = await signed_in(ada)

    for name in ("people", "teams"):
        answer = await browser.get(f"/admin/{name}.csv")
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
        assert answer.headers["cache-control"] == "private, no-store"
        assert answer.content.startswith(b"\xef\xbb\xbf")


async def test_somebody_who_was_erased_is_listed_without_a_trace_of_who_they_were(signed_in, ada, mika):
    now = clock.now()
    await Person.filter(id=mika.id).update(
        name="", email="gone-2", handle="gone-2", left_at=now, erased_at=now
    )
    browser = await signed_in(ada)

    listed = (await browser.get("/admin/people?state=all")).text
    page = (await browser.get(f"/admin/people/{mika.id}")).text

    for text in (listed, page):
        assert "Somebody who left" in text
        assert "Erased" in text
        assert "gone-2</bdi>" not in text
    assert 'name="email"' not in page
    assert "gone-2" not in (await browser.get("/admin/people.csv")).text
