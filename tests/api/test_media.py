import asyncio
import hashlib

from showcase.api import media as api_media
from showcase.models import Media, Upload
from tests.api.conftest import as_file
from tests.conftest import drawing, encoded


async def test_mika_brings_a_picture_and_hears_what_it_is(program, mika, sent):
    client = await program(mika)

    answer = await client.post("/media", **sent("Low sun", alt="A low sun"))

    told = answer.json()
    assert answer.status_code == 201
    assert (told["format"], told["width"], told["height"], told["frames"]) == ("jpeg", 640, 420, 1)
    assert told["state"] == "ready"
    assert told["alt"] == "A low sun"
    assert told["duplicates"] == []
    assert answer.headers["location"] == f"/api/v1/media/{told['id']}"
    assert (await client.get(f"/media/{told['id']}")).json() == told


async def test_a_rendition_is_at_its_relative_address(program, mika, sent):
    client = await program(mika)
    told = (await client.post("/media", **sent())).json()

    address = told["renditions"][0]["address"]
    picture = await client.get(f"http://showcase.test{address}")

    assert address.startswith("/media/")
    assert picture.headers["content-type"] == "image/webp"


async def test_the_sum_is_of_the_bytes_that_were_sent(program, mika):
    content = encoded(drawing("Sum"))

    told = (await (await program(mika)).post("/media", **as_file(content))).json()

    assert told["sha256"] == hashlib.sha256(content).hexdigest()
    assert told["size"] == len(content)


async def test_the_same_bytes_again_are_the_same_media(program, mika, sent):
    client = await program(mika)
    first = (await client.post("/media", **sent())).json()

    second = (await client.post("/media", **sent(name="again.jpg"))).json()

    assert second["id"] == first["id"]
    assert await Upload.all().count() == 2


async def test_bringing_it_again_without_a_word_forgets_no_word(program, mika, sent):
    client = await program(mika)
    await client.post("/media", **sent(alt="A harbour"))

    silent = (await client.post("/media", **sent())).json()
    better = (await client.post("/media", **sent(alt="A harbour at night"))).json()

    assert (silent["alt"], better["alt"]) == ("A harbour", "A harbour at night")


async def test_the_same_bytes_eight_times_at_once_are_one_media(program, mika, sent):
    client = await program(mika)

    answers = await asyncio.gather(*(client.post("/media", **sent("Twins")) for _ in range(8)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert {answer.json()["state"] for answer in answers} == {"ready"}
    assert await Media.all().count() == 1
    assert await Upload.all().count() == 8


async def test_the_same_bytes_of_two_people_at_once_belong_to_both(program, mika, olga, sent):
    one, other = await program(mika), await program(olga)

    answers = await asyncio.gather(one.post("/media", **sent()), other.post("/media", **sent()))

    media = {answer.json()["id"] for answer in answers}
    assert len(media) == 1
    assert sorted(await Upload.all().values_list("person_id", flat=True)) == sorted([mika.id, olga.id])


async def test_a_smaller_copy_is_told_as_a_duplicate_of_the_pin(program, mika, olga, posters, sent):
    mikas = await program(mika)
    first = (await mikas.post("/media", **sent("Harbour Nights"))).json()
    pin = {"title": "Low sun", "media": [first["id"]], "board": "posters"}
    pinned = (await mikas.post("/pins", json=pin)).json()

    copy = encoded(drawing("Harbour Nights").resize((480, 315)), "WEBP", quality=80)
    told = (await (await program(olga)).post("/media", **as_file(copy))).json()

    found = told["duplicates"][0]
    assert (found["media"], found["pin"], found["title"]) == (first["id"], pinned["id"], "Low sun")
    assert (found["board"], found["team"]) == ("posters", "lisbon")
    assert found["class"] in ("same picture", "likely same")
    assert found["is_duplicate"]
    assert 0.8 < found["likeness"] <= 1
    assert 0 <= found["distance"] <= 12


async def test_the_same_bytes_in_a_pin_are_identical(program, mika, olga, posters, sent):
    mikas = await program(mika)
    first = (await mikas.post("/media", **sent("Harbour"))).json()
    await mikas.post("/pins", json={"title": "Low sun", "media": [first["id"]], "board": "posters"})

    told = (await (await program(olga)).post("/media", **sent("Harbour"))).json()

    assert [one["class"] for one in told["duplicates"]] == ["identical"]


async def test_a_private_pin_is_no_duplicate_for_others(program, mika, olga, drafts, sent):
    mikas = await program(mika)
    first = (await mikas.post("/media", **sent("Secret"))).json()
    await mikas.post("/pins", json={"title": "Secret plans", "media": [first["id"]], "board": "drafts"})

    told = await (await program(olga)).post("/media", **sent("Secret"))

    [hidden] = told.json()["duplicates"]
    assert {name for name, value in hidden.items() if value} == {"is_duplicate", "is_out_of_sight"}
    assert not [word for word in ("plans", "drafts", "lisbon") if word in told.text]


async def test_a_copy_among_ones_own_files_is_told_before_any_is_pinned(program, mika, sent):
    client = await program(mika)
    first = (await client.post("/media", **sent("Harbour Nights"))).json()

    copy = encoded(drawing("Harbour Nights"), quality=60)
    told = (await client.post("/media", **as_file(copy))).json()

    assert [(one["media"], one["pin"]) for one in told["duplicates"]] == [(first["id"], None)]
    assert told["duplicates"][0]["is_duplicate"]


async def test_nobody_elses_waiting_file_is_told(program, mika, olga, sent):
    await (await program(mika)).post("/media", **sent("Harbour Nights"))

    copy = encoded(drawing("Harbour Nights"), quality=60)
    told = (await (await program(olga)).post("/media", **as_file(copy))).json()

    assert told["duplicates"] == []


async def test_a_media_is_shown_to_nobody_else_before_it_is_pinned(program, mika, olga, posters, sent):
    mikas, olgas = await program(mika), await program(olga)
    media = (await mikas.post("/media", **sent())).json()["id"]
    assert (await olgas.get(f"/media/{media}")).status_code == 404

    await mikas.post("/pins", json={"title": "Low sun", "media": [media], "board": "posters"})

    assert (await olgas.get(f"/media/{media}")).status_code == 200


async def test_what_takes_longer_is_told_as_being_processed(program, app, mika, sent, monkeypatch):
    app.state.runner.finished = _never
    client = await program(mika)

    told = (await client.post("/media", **sent())).json()

    assert told["state"] == "processing"
    assert (told["width"], told["height"], told["frames"], told["renditions"]) == (None, None, None, [])


async def _never(key: str, *, within: float) -> bool:
    return False


async def test_a_viewer_brings_nothing(program, vera, sent):
    answer = await (await program(vera)).post("/media", **sent())

    assert answer.status_code == 403
    assert answer.json()["detail"] == ("You can look at everything here. To pin, ask for a member's account.")
    assert await Media.all().count() == 0


async def test_what_is_no_picture_is_refused_with_a_sentence(program, mika, workshop):
    client = await program(mika)

    text = await client.post("/media", **as_file(b"only words, called .jpg"))
    empty = await client.post("/media", **as_file(b""))
    cut = await client.post("/media", **as_file(encoded(drawing("Cut"))[:4000]))

    assert [answer.status_code for answer in (text, empty, cut)] == [415, 422, 422]
    assert "not a kind of picture" in text.json()["detail"]
    assert "empty" in empty.json()["detail"]
    assert "cannot be read" in cut.json()["detail"]
    assert await Media.all().count() == 0
    assert list(workshop.staging.iterdir()) == []


async def test_a_request_without_a_file_says_so(program, mika):
    client = await program(mika)

    nothing = await client.post("/media", files={"picture": ("a.jpg", b"x")})
    a_text = await client.post("/media", data={"file": "words"}, files={"other": ("a.jpg", b"x")})

    assert nothing.status_code == a_text.status_code == 422
    assert nothing.json()["errors"] == {
        "file": "This is needed.",
        "picture": "There is no field of this name here.",
    }
    assert a_text.json()["errors"]["file"] == "This is a file."


async def test_a_file_sent_as_json_is_told_how_to_be_sent(program, mika):
    answer = await (await program(mika)).post("/media", json={"file": "…"})

    assert answer.status_code == 415
    assert "multipart/form-data" in answer.json()["detail"]


async def test_a_form_without_a_boundary_or_an_end_is_malformed(program, mika):
    client = await program(mika)
    headers = {"content-type": "multipart/form-data"}

    without = await client.post("/media", content=b"file", headers=headers)
    two = await client.post("/media", files=[("file", ("a.jpg", b"1")), ("file", ("b.jpg", b"2"))])

    assert without.status_code == 400
    assert two.status_code == 400


async def test_more_bytes_than_any_picture_has_are_refused_before_they_are_read(program, mika):
    client = await program(mika)
    headers = {
        "content-type": "multipart/form-data; boundary=x",
        "content-length": str(api_media.MOST_BYTES + 1),
    }

    answer = await client.post("/media", content=_endless(), headers=headers)

    assert answer.status_code == 413
    assert answer.json()["status"] == 413


async def _endless():
    while True:
        yield b"x" * 65536


async def test_a_name_of_a_file_is_only_text(program, mika, sent):
    client = await program(mika)

    answer = await client.post("/media", **sent(name="../../etc/<b>passwd</b>.jpg"))

    assert answer.status_code == 201
    assert "passwd" not in answer.text


async def test_numbers_that_are_no_media_are_not_found(program, mika):
    client = await program(mika)

    for number in ("0", "-1", "7", str(2**63), str(2**64), "9" * 5000, "abc", "1.5", "%00", "１"):
        answer = await client.get(f"/media/{number}")
        assert answer.status_code == 404, number
