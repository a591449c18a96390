"""Whatever people type is only ever text, on every page."""

import csv
import io
import re
from datetime import timedelta
from io import BytesIO

import pytest

from showcase.actions.boards import BoardForm, add_section, create_board
from showcase.actions.ordering import put_in_section
from showcase.actions.pins import NewPin, publish
from showcase.actions.placements import place
from showcase.actions.signing_in.tokens import add_token
from showcase.actions.trust import report
from showcase.foundation import clock
from showcase.models import (
    BoardGuest,
    Campaign,
    Media,
    Membership,
    Person,
    Pin,
    Region,
    Role,
    Scope,
    Team,
    Upload,
)
from showcase.queries.renditions import original_key
from tests.conftest import person
from tests.security.crawling import Crawler, Seen

MARKS = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}{% raise %}\u202etxt.exe&lt;b&gt;"
STORY = f"""{MARKS}

[one](javascript:alert(1)) [two](JaVaScRiPt:alert(1)) [three](data:text/html,x) [four](vbscript:x)
[five](&#106;avascript:alert(1)) <javascript:alert(1)> ![picture](https://evil.example/x.png)
<a href="javascript:alert(1)">six</a> <iframe src=//evil.example></iframe> <style>*{{}}</style>
[good](https://example.org/"onclick="x) [mail](mailto:a@example.org)
"""


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


STARTS = (
    "/", "/boards", "/teams", "/campaigns", "/regions", "/you", "/admin", "/trash", "/review", "/pin", "/boards/new",
    "/people/ada", "/people/mika", "/sign-in/forgotten", "/boards/posters?select=1&arrange=1",
)  # fmt: skip


@pytest.fixture
async def everything_there(
    ada, mika, vera, olga, lisbon, posters, drafts, windows, pinned, brought, settings
):
    """Something of each kind, so that every page has something to show and every form something to change."""
    await Membership.create(person=ada, team=lisbon, leads_since=clock.now())
    guest = await person("Gus", Role.GUEST)
    await BoardGuest.create(board=posters, person=guest, until=clock.now() + timedelta(days=9))
    section = await add_section(posters, "Evening", by=mika)
    pins = [
        await pinned(f"Lamp {number}", board, by=mika)
        for number, board in enumerate([posters, posters, drafts])
    ]
    await put_in_section(pins[0], posters, section, by=mika)
    await Pin.filter(id=pins[1].id).update(waits_since=clock.now())
    await report(pins[0], "Something", by=vera)
    await add_token(ada, scope=Scope.READ, secret=settings.secret_key)
    await brought(ada)
    return pins


@pytest.fixture
async def crawler(app, signed_in, ada, everything_there):
    """Ada, who may do everything. Whatever is answered is looked at: nothing in it may run, load or lead away."""

    async def check(asked, answer):
        assert answer.status_code < 500, (asked, answer.status_code)
        kind = answer.headers.get("content-type", "").partition(";")[0]
        assert answer.headers["x-content-type-options"] == "nosniff", asked
        if kind == "text/html":
            seen = Seen()
            seen.feed(answer.text)
            allowed = "a href=javascript:" if "/pin/bookmarklet" in asked else "nothing"
            assert [one for one in seen.wrong if not one.startswith(allowed)] == [], asked
        elif kind == "text/csv":
            assert "attachment" in answer.headers["content-disposition"], asked
            _no_formulas(answer.text)
        for name, value in answer.headers.items():
            assert "\r" not in value and "\n" not in value, (asked, name)

    # Ada stays who she is, and signed in.
    spare = rf"/people/({ada.id}|{ada.handle})(/|$)"
    return Crawler(await signed_in(ada), app, check, spare)


async def test_no_page_has_a_script_a_style_or_an_event_of_its_own(crawler):
    """What the content security policy would not run is not even there, on any page that leads from these."""
    await crawler.look_around(*STARTS)

    pages = {route.path for route in crawler.app.router.routes if "GET" in (route.methods or ())}
    assert len(crawler.routes) > 25
    assert not {path for path in pages if path.startswith("/admin/")} - crawler.routes - UNLINKED


UNLINKED = {
    "/admin/groups/{rule:int}", "/admin/people/{person:int}/two-steps",
    "/admin/regions/{slug}/removal", "/admin/teams/{slug}/removal",
}  # fmt: skip
"""Only there when there is a rule, a second step, or something that is empty."""

HOSTILE = {
    "markup": "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}",
    "an address": 'javascript:alert(1)//" onclick="alert(1)',
    "a formula": '=HYPERLINK("https://evil.example","A1")',
    "a header": "Ada\r\nBcc: mallory@evil.example\r\n\r\n<b>Hello</b>",
}


@pytest.mark.parametrize("harm", HOSTILE)
async def test_what_is_typed_into_any_form_is_only_text_wherever_it_is_seen(crawler, post, harm):
    await crawler.look_around(*STARTS)

    for _round in range(2):
        for form in list(crawler.forms_in_order()):
            await crawler.fill_in(form, HOSTILE[harm])
        crawler.kinds.clear()
        await crawler.look_around(*STARTS)

    assert (await crawler.client.get("/admin")).status_code == 200
    assert len(crawler.forms) > 45 and len(crawler.taken) > 40
    for letter in await post():
        assert "\n" not in letter.to + letter.subject and "\r" not in letter.to + letter.subject
        seen = Seen()
        seen.feed(letter.html)
        assert [one for one in seen.wrong if one != "meta http-equiv"] == []
        assert "evil.example" not in " ".join(seen.links)


def _no_formulas(text):
    """No cell is one that a spreadsheet would reckon with."""
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))):
        for cell in row:
            assert not re.match(r"[=+@\t\r]|-[^0-9]", cell) or re.fullmatch(r"[+-]?[0-9.]+", cell), cell
