"""Admins read who changed what, and when. Nobody else does, and private boards stay private."""

import asyncio
import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import showcase.actions
from showcase.actions.audit import record
from showcase.actions.boards import BoardForm, edit_board
from showcase.actions.pins import trash_pin
from showcase.actions.trash import empty
from showcase.foundation import clock
from showcase.models import Membership, Record
from showcase.pages.admin.audit_sentences import SENTENCES
from showcase.queries import audit as queries

ARABIC = {"accept-language": "ar"}


def table(answer):
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


async def many(count, *, by, **more):
    """So many records, as quickly as the database takes them."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for first in range(0, count, 5000):
        await Record.bulk_create(
            Record(
                verb=more.get("verb", "edit"),
                noun="pin",
                noun_id=number % 1000,
                name=more.get("name", f"Pin {number % 1000}"),
                by_id=by.id,
                at=start + timedelta(seconds=number),
                detail={"before": {"title": "Old"}, "after": {"title": "New"}},
            )
            for number in range(first, min(first + 5000, count))
        )


async def test_an_admin_reads_who_changed_what_and_how_it_was(signed_in, ada, mika, posters, lisbon):
    await edit_board(posters, BoardForm("Prints", lisbon, about="Light"), by=mika)

    answer = await (await signed_in(ada)).get("/admin/audit")

    assert answer.status_code == 200
    assert '<a href="/people/mika"><bdi>Mika</bdi></a> changed' in answer.text
    assert '<a href="/boards/posters"><bdi>the board “Prints”</bdi></a>' in answer.text
    assert "<bdi>Posters</bdi></del>" in answer.text
    assert "<bdi>Prints</bdi></ins>" in answer.text
    assert f"/admin/audit?noun=board&amp;id={posters.id}" in answer.text


@pytest.mark.parametrize("path", ["/admin/audit", "/admin/audit.csv"])
async def test_nobody_but_an_admin_reads_it(signed_in, browser, path, mika, cora, vera, olga):
    for somebody in (mika, cora, vera, olga):
        answer = await (await signed_in(somebody)).get(path)
        assert answer.status_code == 403
        assert "Only admins" in answer.text
    assert (await browser().get(path)).status_code in (303, 401)


async def test_it_is_searched_by_person_verb_kind_name_and_day(
    signed_in, ada, mika, olga, posters, windows, pinned
):
    pin = await pinned("Low sun", posters, by=mika)
    await trash_pin(pin, by=mika)
    reader = await signed_in(ada)
    today = f"{clock.now():%Y-%m-%d}"

    async def found(**query):
        rows = table(await reader.get("/admin/audit.csv", params=query))
        return [(row["verb"], row["name"]) for row in rows if row["verb"] != "sign in"]

    assert await found(by="Olga") == [("create", "Windows")]
    assert await found(by="@olga") == [("create", "Windows")]
    assert await found(by="OLGA@example.org") == [("create", "Windows")]
    assert await found(by="nobody") == []
    assert await found(verb="trash") == [("trash", "Low sun")]
    assert await found(noun="pin") == [("trash", "Low sun"), ("publish", "Low sun")]
    assert await found(noun="pin", id=pin.id, verb="publish") == [("publish", "Low sun")]
    assert await found(name="LOW S") == [("trash", "Low sun"), ("publish", "Low sun")]
    assert await found(name="%") == []
    assert len(await found(since=today, until=today)) == 4
    assert await found(until="2020-01-01") == []
    assert await found(since="2100-01-01") == []


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday",
        "until=2026-13-40",
        "id=x",
        "noun=pin&id=99999999999999999999999",
        "since=2026-01-01' OR 1=1",
        "until=9999-12-31",
    ],
)
async def test_what_is_no_day_and_no_number_is_said_kindly(signed_in, ada, posters, query):
    answer = await (await signed_in(ada)).get(f"/admin/audit?{query}")

    assert answer.status_code in (200, 422)
    assert (await (await signed_in(ada)).get(f"/admin/audit.csv?{query}")).status_code in (200, 422)


async def test_without_a_search_it_tells_changes_and_sign_ins_on_request(signed_in, ada, mika, posters):
    await signed_in(mika)
    await many(60, by=mika, verb="sign in")
    reader = await signed_in(ada)

    changes, everything = await reader.get("/admin/audit"), await reader.get("/admin/audit?with=sign-ins")
    assert "came in" not in changes.text.partition("audit__lines")[2]
    assert "the board “Posters”" in changes.text
    assert 'href="/admin/audit?with=sign-ins">Show sign-ins, too</a>' in changes.text
    assert "Earlier changes" not in changes.text
    assert "came in" in everything.text.partition("audit__lines")[2]
    assert 'href="/admin/audit">Show changes only</a>' in everything.text

    for page, has_comings in ((changes, False), (everything, True)):
        file = re.search(r'href="(/admin/audit\.csv[^"]*)"', page.text)[1].replace("&amp;", "&")
        verbs = {row["verb"] for row in table(await reader.get(file))}
        assert "create" in verbs
        assert ("sign in" in verbs) is has_comings
    further = re.search(r'href="([^"]*)" rel="next"', everything.text)[1].replace("&amp;", "&")
    assert "came in" in (await reader.get(further)).text.partition("audit__lines")[2]
    assert "with=sign-ins" in further


async def test_a_search_goes_through_sign_ins_too(signed_in, ada, mika, posters):
    await signed_in(mika)
    reader = await signed_in(ada)

    for query in ("verb=sign+in", "by=mika", f"noun=person&id={mika.id}"):
        assert "came in" in (await reader.get(f"/admin/audit?{query}")).text.partition("audit__lines")[2]
        assert "sign in" in {row["verb"] for row in table(await reader.get(f"/admin/audit.csv?{query}"))}
        assert "Show sign-ins, too" not in (await reader.get(f"/admin/audit?{query}")).text


async def test_a_page_goes_on_where_the_one_before_ended(signed_in, ada, mika, posters):
    await many(120, by=mika)
    reader = await signed_in(ada)

    seen, path = [], "/admin/audit?with=sign-ins"
    while path:
        text = (await reader.get(path)).text
        seen += [int(part.partition('"')[0]) for part in text.split('id="record-')[1:]]
        further = text.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
        path = further.replace("&amp;", "&") if 'rel="next"' in text else None

    assert len(seen) == await Record.all().count() > 120
    assert seen == sorted(set(seen), reverse=True)


async def test_what_is_rare_is_found_further_back(signed_in, ada, mika, posters, monkeypatch):
    monkeypatch.setattr(queries, "LOOKED_THROUGH", 100)
    await many(250, by=mika)
    reader = await signed_in(ada)

    text = (await reader.get("/admin/audit?name=Posters")).text
    assert "Looked through everything back to" in text
    assert "Look further back" in text
    assert [row["name"] for row in table(await reader.get("/admin/audit.csv?name=Posters"))] == ["Posters"]


async def test_it_asks_as_much_of_the_database_however_long_it_is(signed_in, ada, mika, posters, asked):
    reader = await signed_in(ada)
    await reader.get("/admin/audit")
    asked.clear()
    await reader.get("/admin/audit")
    few = len(asked)

    await many(200, by=mika)
    asked.clear()
    await reader.get("/admin/audit")

    assert len(asked) <= few + 1, "pins are asked for, too"
    assert few <= 8


# --- private boards


async def test_an_admin_is_not_told_what_is_on_a_private_board(
    signed_in, ada, mika, drafts, posters, pinned, lisbon
):
    pin = await pinned("Secret lamp", drafts, by=mika)
    await trash_pin(pin, by=mika)
    reader = await signed_in(ada)

    text = (await reader.get("/admin/audit")).text
    assert "a pin on a private board" in text
    for word in ("Secret lamp", "Drafts", "/boards/drafts", f"/pins/{pin.id}"):
        assert word not in text
    answer = await reader.get("/admin/audit.csv")
    assert "Secret lamp" not in answer.text
    assert "Drafts" not in answer.text
    assert table(await reader.get("/admin/audit.csv?name=Secret")) == []

    await Membership.create(person=ada, team=lisbon)
    assert "Secret lamp" in (await reader.get("/admin/audit")).text


async def test_a_private_board_that_is_gone_stays_private(signed_in, ada, mika, drafts, pinned, monkeypatch):
    pin = await pinned("Secret lamp", drafts, by=mika)
    reader = await signed_in(ada)
    await trash_pin(pin, by=mika)
    real, moment = clock.now, clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: moment)
    await empty()
    monkeypatch.setattr(clock, "now", real)

    assert "Secret lamp" not in (await reader.get("/admin/audit")).text
    assert "Secret lamp" not in (await reader.get("/admin/audit.csv")).text


async def test_an_open_board_is_named_where_a_private_one_is_not(
    signed_in, ada, mika, drafts, posters, pinned
):
    from showcase.actions.placements import move  # noqa: PLC0415

    pin = await pinned("Lamp", drafts, by=mika)
    await move(pin, posters, by=mika)

    text = (await (await signed_in(ada)).get("/admin/audit?verb=move")).text

    assert "a private board" in text
    assert "<bdi>Posters</bdi></ins>" in text
    assert "Drafts" not in text


# --- what is written in it


async def test_a_title_cannot_do_anything_on_the_page_or_in_the_table(signed_in, ada, mika, posters, lisbon):
    hostile = '=HYPERLINK("http://x","<script>alert(1)</script>") %(who)s %s {{ 7*7 }}'
    await edit_board(posters, BoardForm(hostile[:120], lisbon), by=mika)
    reader = await signed_in(ada)

    page = await reader.get("/admin/audit")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    row = table(await reader.get("/admin/audit.csv?verb=edit"))[0]
    assert row["name"].startswith("'=HYPERLINK")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())
    assert json.loads(row["after"])["title"].startswith("=HYPERLINK")


async def test_a_verb_that_nobody_has_words_for_is_still_told(signed_in, ada, mika, posters):
    await many(1, by=mika, verb="do 100 % of it")

    assert "do 100 % of it" in (await (await signed_in(ada)).get("/admin/audit")).text


async def test_a_long_list_is_cut(signed_in, ada, mika, posters, pinned):
    pins = [await pinned(f"Sun {number}", posters, by=mika) for number in range(25)]
    await record("hand over", mika, by=ada, pins=[pin.id for pin in pins])

    text = (await (await signed_in(ada)).get("/admin/audit?verb=hand+over")).text

    assert "Sun 19" in text
    assert "Sun 20" not in text
    assert "5 more" in text


async def test_what_showcase_did_itself_says_so(signed_in, ada, mika, posters, pinned, monkeypatch):
    await trash_pin(await pinned("Low sun", posters, by=mika), by=mika)
    reader = await signed_in(ada)
    real, moment = clock.now, clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: moment)
    await empty()
    monkeypatch.setattr(clock, "now", real)

    assert (
        "<bdi>Showcase</bdi> removed <bdi>the pin “Low sun”</bdi> for good"
        in (await reader.get("/admin/audit?verb=remove")).text
    )


async def test_a_record_is_never_changed_through_a_page(signed_in, ada, posters):
    reader = await signed_in(ada)
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        for path in ("/admin/audit", "/admin/audit.csv"):
            answer = await reader.request(method, path, headers={"sec-fetch-site": "same-origin"})
            assert answer.status_code in (403, 405)


async def test_changes_are_found_at_once_under_many_sign_ins(signed_in, ada, mika, posters):
    await many(20_000, by=mika, verb="sign in")
    reader = await signed_in(ada)

    page = await reader.get("/admin/audit")

    assert "Posters" in page.text


async def test_every_sentence_names_who():
    for verb, sentence in SENTENCES.items():
        assert "%(who)s" in sentence(), verb
        assert sentence() % {"who": "Ada", "thing": "it"}, verb


# --- how long it takes


async def test_a_hundred_thousand_records_are_searched_in_a_moment(signed_in, ada, mika, olga, posters):
    await many(100_000, by=mika)
    reader = await signed_in(ada)

    for query in (
        "",
        "by=olga",
        "verb=close",
        "name=Pin+77",
        "since=2026-01-01&until=2026-01-01",
        "noun=pin&id=7",
    ):
        async with asyncio.timeout(10):  # a question that reads them all again for each line takes minutes
            assert (await reader.get(f"/admin/audit?{query}")).status_code == 200


def test_there_are_words_for_whatever_is_written_down():
    """Read from the code, so that no verb that comes later is told in raw."""
    written = {
        verb
        for file in Path(showcase.actions.__path__[0]).glob("*.py")
        for verb in re.findall(r'\brecord\(\s*"([^"]+)"', file.read_text())
    }

    assert written - SENTENCES.keys() == set()
