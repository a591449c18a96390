"""What is kept about somebody is for them to see and to take along, and goes when they want to."""

import io
import json
import zipfile

import pytest

from showcase.actions.media import bring, process
from showcase.actions.organisation.erasure import erase
from showcase.actions.pins import NewPin, publish
from showcase.models import Media, Person, Record, Scope, Session, Upload
from showcase.queries import personal_data
from tests.conftest import HASHED, PASSWORD, drawing, encoded


@pytest.fixture
def work(workshop):
    async def bring_work(by):
        content = encoded(drawing())
        upload = await bring(io.BytesIO(content), name="Work.jpg", by=by, workshop=workshop)
        media = await Media.get(id=upload.media_id)
        await process(media, workshop=workshop)
        return media, content

    return bring_work


def opened(answer):
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    assert "attachment" in answer.headers["content-disposition"]
    return zipfile.ZipFile(io.BytesIO(answer.content))


def part(file, name):
    return json.loads(file.read(f"{name}.json"))


async def test_somebody_takes_all_of_their_data_along(signed_in, mika, posters, drafts, pinned, work):
    media, content = await work(mika)
    pin = await publish(NewPin("Low sun", drafts, [media.id], story="By the sea"), by=mika)
    reader = await signed_in(mika)

    file = opened(await reader.get("/you/data.zip"))

    assert file.testzip() is None
    [account] = part(file, "account")
    assert (account["name"], account["email"], account["handle"]) == ("Mika", "mika@example.org", "mika")
    assert [(one["id"], one["title"], one["story"]) for one in part(file, "pins")] == [
        (pin.id, "Low sun", "By the sea")
    ]
    assert [one["team"] for one in part(file, "teams")] == ["Brand Studio Lisbon"]
    assert [one["name"] for one in part(file, "files")] == ["Work.jpg"]
    assert {one["verb"] for one in part(file, "record")} >= {"publish", "create", "bring"}
    assert file.read(f"originals/{media.id}.jpeg") == content
    index = file.read("index.html").decode()
    for name in (part.name for part in personal_data.PARTS):
        assert f'href="{name}.json"' in index


async def test_no_password_key_or_digest_is_in_it(signed_in, mika, posters):
    from showcase.actions.signing_in.tokens import add_token  # noqa: PLC0415

    reader = await signed_in(mika)
    await add_token(mika, scope=Scope.PIN, secret="a secret")

    file = opened(await reader.get("/you/data.zip"))

    whole = b"".join(file.read(name) for name in file.namelist()).decode(errors="ignore")
    digests = [session.digest for session in await Session.all()]
    for word in (HASHED, PASSWORD, "argon2", "digest", "totp", *digests):
        assert word not in whole


async def test_others_are_not_in_it(signed_in, mika, olga, posters, windows, drafts, pinned):
    await pinned("Theirs", windows, by=olga)
    await pinned("Mine", drafts, by=mika)

    file = opened(await (await signed_in(mika)).get("/you/data.zip"))

    whole = b"".join(file.read(name) for name in file.namelist()).decode(errors="ignore")
    assert "Mine" in whole
    for word in ("Theirs", "olga@example.org", "Olga"):
        assert word not in whole


async def test_an_original_on_a_board_that_they_lost_is_left_out_and_their_words_are_not(
    signed_in, mika, olga, drafts, work
):
    media, _content = await work(mika)
    await publish(NewPin("Low sun", drafts, [media.id]), by=mika)
    from showcase.models import Membership  # noqa: PLC0415

    await Membership.filter(person=mika).delete()

    file = opened(await (await signed_in(mika)).get("/you/data.zip"))

    assert [one["title"] for one in part(file, "pins")] == ["Low sun"]
    assert not [name for name in file.namelist() if name.startswith("originals/")]


async def test_an_admin_takes_it_out_for_somebody_without_private_boards_and_is_written_down(
    signed_in, ada, mika, posters, drafts, pinned
):
    await pinned("Seen", posters, by=mika)
    await pinned("Secret", drafts, by=mika)
    reader = await signed_in(ada)

    assert "What Showcase keeps about Mika" in (await reader.get(f"/admin/people/{mika.id}/data")).text
    file = opened(await reader.post(f"/admin/people/{mika.id}/data.zip"))

    assert [one["title"] for one in part(file, "pins")] == ["Seen", None]
    whole = b"".join(file.read(name) for name in file.namelist()).decode(errors="ignore")
    assert "Secret" not in whole
    assert "Drafts" not in whole
    assert await Record.filter(verb="export data", noun_id=mika.id, by_id=ada.id).count() == 1


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "data"), ("POST", "data.zip"), ("GET", "erasure"), ("POST", "erasure")],
)
async def test_nobody_but_an_admin_gets_anothers_data_or_erases_them(
    signed_in, browser, mika, cora, olga, vera, method, path
):
    for somebody in (cora, olga, vera, mika):
        answer = await (await signed_in(somebody)).request(
            method,
            f"/admin/people/{mika.id}/{path}",
            data={"confirmed": "mika"} if method == "POST" else None,
        )
        assert answer.status_code == 403
    answer = await browser().request(method, f"/admin/people/{mika.id}/{path}")
    assert answer.status_code in (303, 401, 403)
    assert (await Person.get(id=mika.id)).erased_at is None


async def test_no_token_takes_data_out(browser, ada, mika, settings):
    from showcase.actions.signing_in.tokens import add_token  # noqa: PLC0415

    key = await add_token(ada, scope=Scope.ADMIN, secret=settings.secret_key)
    program = browser()
    program.headers["authorization"] = f"Bearer {key}"

    for method, path in (
        ("GET", "/you/data"),
        ("GET", "/you/data.zip"),
        ("POST", f"/admin/people/{mika.id}/data.zip"),
        ("POST", f"/admin/people/{mika.id}/erasure"),
        ("POST", "/you/erasure"),
    ):
        assert (await program.request(method, path)).status_code == 403, path


@pytest.mark.parametrize("number", ["999", "99999999999999999999"])
async def test_nobody_by_that_number(signed_in, ada, number):
    assert (await (await signed_in(ada)).get(f"/admin/people/{number}/data")).status_code == 404


async def test_a_part_of_any_length_comes_out_whole(signed_in, mika, posters, pinned, monkeypatch):
    monkeypatch.setattr(personal_data, "AT_ONCE", 3)
    for number in range(10):
        await pinned(f"Pin {number}", posters, by=mika)

    file = opened(await (await signed_in(mika)).get("/you/data.zip"))

    assert [one["title"] for one in part(file, "pins")] == [f"Pin {number}" for number in range(10)]


async def test_bytes_that_are_lost_do_not_keep_the_rest(signed_in, mika, posters, pinned):
    await pinned("Without bytes", posters, by=mika)

    file = opened(await (await signed_in(mika)).get("/you/data.zip"))

    assert [one["title"] for one in part(file, "pins")] == ["Without bytes"]


async def test_somebody_sees_what_is_kept_and_asks_to_be_erased(signed_in, mika, ada, posters):
    reader = await signed_in(mika)
    assert "What Showcase keeps about you" in (await reader.get("/you/data")).text

    answer = await reader.post("/you/erasure", follow_redirects=True)

    assert "The admins have got a letter" in answer.text
    assert "You have asked already" in (await reader.post("/you/erasure", follow_redirects=True)).text


async def test_an_admin_reads_what_stays_and_types_whom(signed_in, ada, mika, posters, pinned):
    pin = await pinned("A poster by Mika", posters, by=mika)
    reader = await signed_in(ada)

    asks = (await reader.get(f"/admin/people/{mika.id}/erasure")).text
    assert "1 pin, with its words" in asks
    assert f'href="/pins/{pin.id}"' in asks
    wrong = await reader.post(f"/admin/people/{mika.id}/erasure", data={"confirmed": "vera"})
    assert wrong.status_code == 422
    assert "Type “mika” to confirm." in wrong.text
    done = await reader.post(f"/admin/people/{mika.id}/erasure", data={"confirmed": "mika"})

    assert done.status_code == 303
    history = (await reader.get(done.headers["location"])).text
    assert "erased" in history
    assert "Somebody who left" in history
    assert "Mika" not in history


async def test_an_admin_does_not_erase_themselves(signed_in, ada):
    reader = await signed_in(ada)

    assert "Ask another admin" in (await reader.get(f"/admin/people/{ada.id}/erasure")).text
    answer = await reader.post(f"/admin/people/{ada.id}/erasure", data={"confirmed": "ada"})
    assert answer.status_code == 403


async def test_everywhere_stands_somebody_who_left(signed_in, ada, mika, olga, posters, windows, pinned):
    mine = await pinned("Low sun", posters, by=mika)
    others = await pinned("High sun", windows, by=olga, credits=[("@mika", "lit")])
    theirs = await signed_in(mika)
    await erase(mika, by=ada, confirmed="mika")
    reader = await signed_in(olga)

    for path in ("/", "/boards/posters", f"/pins/{mine.id}", f"/pins/{others.id}", "/teams/lisbon"):
        text = (await reader.get(path)).text
        assert "Mika" not in text, path
        assert "mika" not in text, path
        assert "~" not in text.replace("~=", ""), path
    assert "Somebody who left" in (await reader.get("/")).text
    assert "Somebody who left" in (await reader.get(f"/pins/{mine.id}")).text
    assert "Somebody who left" in (await reader.get(f"/pins/{others.id}")).text
    for handle in ("mika", f"~{mika.id}"):
        assert (await reader.get(f"/people/{handle}")).status_code == 404
    assert (await theirs.get("/")).status_code in (303, 401)
    assert (await reader.get("/pin")).status_code == 200
    assert await Upload.filter(person_id=mika.id).count() == 0


async def test_the_api_tells_no_handle_of_somebody_who_left(signed_in, ada, mika, olga, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    await erase(mika, by=ada, confirmed="mika")
    reader = await signed_in(olga)

    one = (await reader.get(f"/api/v1/pins/{pin.id}")).json()
    many = (await reader.get("/api/v1/pins")).json()

    for told in (one, many["items"][0]):
        assert told["maker"] == {"handle": None, "name": "Somebody who left"}
