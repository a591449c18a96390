"""Whatever people type is only ever text, on every page."""

import re
from html.parser import HTMLParser
from io import BytesIO

import pytest

from showcase.actions.boards import BoardForm, add_section, create_board
from showcase.actions.pins import NewPin, publish
from showcase.actions.placements import place, put_in_section
from showcase.models import Campaign, Media, Person, Pin, Region, Team, Upload
from showcase.queries.renditions import original_key

MARKS = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}{% raise %}\u202etxt.exe&lt;b&gt;"
STORY = f"""{MARKS}

[one](javascript:alert(1)) [two](JaVaScRiPt:alert(1)) [three](data:text/html,x) [four](vbscript:x)
[five](&#106;avascript:alert(1)) <javascript:alert(1)> ![picture](https://evil.example/x.png)
<a href="javascript:alert(1)">six</a> <iframe src=//evil.example></iframe> <style>*{{}}</style>
[good](https://example.org/"onclick="x) [mail](mailto:a@example.org)
"""
ADDRESSES = {"href", "src", "action", "formaction", "srcset", "poster", "data", "xlink:href"}


class Seen(HTMLParser):
    """What a browser would make of a page that could run, load or lead somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.wrong.append(f"{tag} {name}")
            if name in ADDRESSES and re.match(r"(?i)\s*(javascript|vbscript|data:text)", value or ""):
                self.wrong.append(f"{tag} {name}={value}")
            if name in ("src", "srcset", "data") and "evil.example" in (value or ""):
                self.wrong.append(f"{tag} loads {value}")
        if tag == "script" and not (dict(attrs).get("src") or "").startswith("/assets/"):
            self.wrong.append("a script")
        if tag in ("iframe", "object", "embed", "style", "base") or (
            tag == "meta" and "http-equiv" in dict(attrs)
        ):
            self.wrong.append(tag)

    def handle_data(self, data):
        self.text += data


@pytest.fixture
async def hostile(ada, mika, iberia, lisbon, harbour_nights, brought):
    """Every text field that there is, filled in by somebody who means harm."""
    await Region.filter(id=iberia.id).update(name=MARKS[:120])
    await Team.filter(id=lisbon.id).update(name=MARKS[:120], about=MARKS)
    await Campaign.filter(id=harbour_nights.id).update(title=MARKS[:120], brief=STORY, colour='"><b>x')
    await Person.filter(id=mika.id).update(name=MARKS[:120])
    await mika.refresh_from_db()
    board = await create_board(
        BoardForm(MARKS[:120], lisbon, about=STORY, campaign=harbour_nights), by=mika, slug="hostile"
    )
    other = await create_board(BoardForm(MARKS[:120], lisbon), by=mika, slug="other")
    section = await add_section(board, MARKS, by=mika)
    media = await brought(mika)
    await Media.filter(id=media.id).update(palette=[['"><b>', 1.0]])
    await Upload.filter(media_id=media.id).update(name=MARKS, source="javascript:alert(1)")
    new = NewPin(
        title=MARKS, board=board, media=[media.id], alt=[MARKS], story=STORY, source="javascript:alert(1)",
        credits=[(MARKS, MARKS), ("x" * 500, "y" * 500)], tags=[MARKS, "a" * 300, "مصابيح"],
    )  # fmt: skip
    pin = await publish(new, by=mika)
    await publish(NewPin(title=MARKS, board=board, media=[media.id]), by=mika)
    await put_in_section(pin, board, section, by=mika)
    await place(pin, other, by=mika)
    await brought(mika)
    return pin


async def test_what_people_type_is_only_text_on_every_page(signed_in, ada, mika, hostile):
    browser = await signed_in(mika)
    home = await browser.get("/boards/hostile?select=1&arrange=1")
    pages = {
        "/", "/?group=team", "/?group=campaign", "/?region=iberia", "/boards", "/boards/hostile", "/boards/other",
        "/boards/new", "/boards/hostile/edit", "/teams", "/teams/lisbon", "/campaigns", "/campaigns/harbour-nights",
        "/regions", "/regions/iberia", "/regions/emea", "/people/mika", f"/pins/{hostile.id}", "/pin", "/trash",
        f"/pins/{hostile.id}/edit", f"/pins/{hostile.id}?on=board:hostile", "/pin/bookmarklet",
        f"/sign-in?next={MARKS}", f"/boards/{MARKS}", f"/?group={MARKS}", f"/?region={MARKS}", f"/?after={MARKS}",
        f"/pin?address={MARKS}&title={MARKS}&source={MARKS}", f"/boards/hostile?{MARKS}={MARKS}",
        *re.findall(r'href="(/tags/[^"]+)"', (await browser.get(f"/pins/{hostile.id}")).text),
    }  # fmt: skip
    assert home.status_code == 200 and any("tags" in path for path in pages)

    for path in sorted(pages):
        answer = await browser.get(path)
        seen = Seen()
        seen.feed(answer.text)
        allowed = {"a href=javascript"} if path == "/pin/bookmarklet" else set()
        wrong = [one for one in seen.wrong if not any(one.startswith(start) for start in allowed)]
        assert (answer.status_code < 500, wrong) == (True, []), path
        assert "49" not in re.findall(r"onerror=alert\(1\)&gt;&#39;(\d+)", answer.text)


async def test_what_was_typed_is_read_as_it_was_typed(signed_in, vera, hostile):
    seen = Seen()
    seen.feed((await (await signed_in(vera)).get(f"/pins/{hostile.id}")).text)

    assert MARKS in seen.text
    assert (await Pin.get(id=hostile.id)).source == ""


async def test_a_story_keeps_its_good_links_and_loses_the_others(signed_in, vera, hostile):
    page = (await (await signed_in(vera)).get(f"/pins/{hostile.id}")).text

    story = re.search(r'<div class="story".*?</div>', page, re.DOTALL)[0]
    assert 'href="mailto:a@example.org"' in story
    assert "<img" not in story and "<iframe" not in story
    assert re.findall(r'href="(?!https://example\.org|mailto:)', story) == []


async def test_forms_that_are_refused_show_what_was_typed_as_text(signed_in, mika, hostile):
    browser = await signed_in(mika)

    for path, form in [
        ("/boards", {"title": MARKS * 3, "about": STORY, "team": MARKS, "campaign": MARKS, "openness": MARKS}),
        ("/boards/hostile/edit", {"title": MARKS * 3, "about": STORY, "team": "lisbon", "order": MARKS}),
        (f"/pins/{hostile.id}/edit", {"title": MARKS * 3, "story": STORY, "tags": MARKS, "credit_name": MARKS, "alt": MARKS}),
        ("/sign-in", {"email": MARKS, "password": MARKS, "next": MARKS}),
        ("/pins/bulk", {"verb": MARKS, "pin": "1"}),
    ]:  # fmt: skip
        answer = await browser.post(path, data=form)
        seen = Seen()
        seen.feed(answer.text)
        assert answer.status_code in (401, 422), path
        assert seen.wrong == [], path


async def test_a_hostile_title_names_a_download_harmlessly(signed_in, vera, hostile, workshop):

    media = await Media.get(id=hostile.cover_id)
    workshop.store.put(original_key(media.sha256), BytesIO(b"bytes"))

    answer = await (await signed_in(vera)).get(f"/media/{media.id}/original")

    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.jpg"', answer.headers["content-disposition"])
