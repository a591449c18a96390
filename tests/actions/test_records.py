"""Whatever somebody changes is written down: who, what, when, and how it was before and after."""

import ast
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tortoise import Tortoise
from tortoise.exceptions import BaseORMException

import showcase.actions
from showcase.actions.audit import LONGEST_TEXT, record
from showcase.actions.board_changes import change_board
from showcase.actions.boards import (
    BoardForm,
    add_section,
    choose_cover,
    create_board,
    edit_board,
    edit_section,
    remove_section,
    reopen_board,
    restore_board,
    trash_board,
)
from showcase.actions.bulk import do_to_all
from showcase.actions.duplicates import judge
from showcase.actions.media import bring, forget, put_away, take_back
from showcase.actions.ordering import put_in_section, reorder
from showcase.actions.pin_changes import change_pin
from showcase.actions.pins import NewPin, edit_pin, publish, restore_pin, tag_pin, trash_pin
from showcase.actions.placements import move, place, take_off
from showcase.actions.trash import empty
from showcase.foundation import clock
from showcase.models import (
    Board,
    Consent,
    Duplicate,
    Likeness,
    Media,
    Openness,
    Person,
    Pin,
    Record,
    Section,
    Upload,
    Verdict,
)
from tests.conftest import drawing, encoded

WITHOUT_A_RECORD = {
    "drafts.save_draft": "what somebody is typing is theirs alone",
    "drafts.clear_draft": "as above",
    "letters.send_key": "a letter is sent; whoever had it sent has been written down",
    "trust_letters.tell_leads": "as above",
    "trust_letters.tell_maker": "as above",
    "trust_letters.tell_waiting": "as above",
    "placements.hang": "a part of what places and publishes",
}
"""What may write without a record, and why."""


async def last() -> Record:
    return await Record.all().first()


@pytest.fixture
def written():
    """`await written("close", board, mika, before={…}, after={…})`: this was written last."""

    async def check(verb, thing, by, *, before, after, rewritten=None, private=False):
        found = await last()
        assert (found.verb, found.noun, found.noun_id) == (verb, type(thing).__name__.lower(), thing.pk)
        assert found.by_id == (by.id if by else None)
        assert found.detail["before"] == before
        assert found.detail["after"] == after
        assert found.detail.get("rewritten") == rewritten
        assert found.detail.get("private", False) is private

    return check


# --- boards


async def test_a_board_and_its_sections_leave_a_record_of_each_change(
    mika, lisbon, harbour_nights, pinned, written
):
    board = await create_board(BoardForm("Lamps", lisbon, about="Light"), by=mika)
    made = {"title": "Lamps", "about": "Light", "team": lisbon.id, "openness": "open", "order": "newest"}
    await written("create", board, mika, before={}, after=made)

    await edit_board(board, BoardForm("Lamps", lisbon, about="Dark", campaign=harbour_nights), by=mika)
    await written(
        "edit",
        board,
        mika,
        before={"about": "Light", "campaign": None},
        after={"about": "Dark", "campaign": harbour_nights.id},
    )

    await change_board(board, {"openness": Openness.CLOSED, "closed": True}, by=mika)
    closed = (await Board.get(id=board.id)).closed_at.isoformat()
    await written("close", board, mika, before={"closed_at": None}, after={"closed_at": closed})
    assert (await Record.filter(verb="edit").first()).detail["after"] == {"openness": "closed"}
    await reopen_board(await Board.get(id=board.id), by=mika)
    await written("reopen", board, mika, before={"closed_at": closed}, after={"closed_at": None})

    pin = await pinned("Low sun", board, by=mika)
    await choose_cover(await Board.get(id=board.id), pin, by=mika)
    await written("cover", board, mika, before={"cover": None}, after={"cover": pin.id})

    first = await add_section(board, "First", by=mika)
    await written("add section", board, mika, before={}, after={"section": "First"})
    await add_section(board, "Second", by=mika)
    await edit_section(first, title="Last", position=2, by=mika)
    await written(
        "edit section",
        board,
        mika,
        before={"section": "First", "number": 1},
        after={"section": "Last", "number": 2},
    )
    await remove_section(await Section.get(id=first.id), by=mika)
    await written("remove section", board, mika, before={"section": "Last"}, after={})


async def test_a_board_in_the_trash_leaves_a_record_when_it_goes_and_comes_back(mika, posters, written):
    await trash_board(posters, by=mika)
    board = await Board.get(id=posters.id)
    at = board.trashed_at.isoformat()
    await written("trash", board, mika, before={"trashed_at": None}, after={"trashed_at": at})

    await restore_board(board, by=mika)
    await written("restore", board, mika, before={"trashed_at": at}, after={"trashed_at": None})


# --- pins


async def test_a_pin_leaves_a_record_of_each_change(mika, posters, windows, brought, written):
    media = await brought(mika)
    new = NewPin(
        "Low sun", posters, [media.id], tags=["Lamp"], credits=[("Mika", "made"), ("Somebody", "held")]
    )
    pin = await publish(new, by=mika)
    await written(
        "publish",
        pin,
        mika,
        before={},
        after={
            "title": "Low sun",
            "story": "",
            "source": "",
            "board": posters.id,
            "campaign": posters.campaign_id,
            "usage": "internal",
            "licence": "",
            "tags": ["lamp"],
            "credits": [mika.id, None],
            "pictures": 1,
        },
    )

    same = {"story": "", "alt": [""], "credits": [("Mika", "made"), ("Somebody", "held")], "tags": ["Lamp"]}
    await edit_pin(pin, by=mika, title="Lower sun", **same)
    await written("edit", pin, mika, before={"title": "Low sun"}, after={"title": "Lower sun"})
    await edit_pin(pin, by=mika, title="Lower sun", **same | {"credits": [("Mika", "made"), ("Else", "")]})
    await written("edit", pin, mika, before={}, after={}, rewritten=["credits"])

    await change_pin(pin, {"source": "https://example.org/"}, by=mika)
    await written("edit", pin, mika, before={"source": ""}, after={"source": "https://example.org/"})
    await change_pin(pin, {"campaign": None}, by=mika)
    assert (await last()).detail["after"] == {"source": "https://example.org/"}, "nothing changed"
    await tag_pin(pin, ["Sea"], by=mika)
    await written("tag", pin, mika, before={"tags": ["lamp"]}, after={"tags": ["lamp", "sea"]})

    await trash_pin(await Pin.get(id=pin.id), by=mika)
    at = (await Pin.get(id=pin.id)).trashed_at.isoformat()
    await written("trash", pin, mika, before={"trashed_at": None}, after={"trashed_at": at})
    await restore_pin(await Pin.get(id=pin.id), by=mika)
    await written("restore", pin, mika, before={"trashed_at": at}, after={"trashed_at": None})


async def test_where_a_pin_hangs_leaves_a_record(mika, olga, lisbon, posters, pinned, written):
    other = await create_board(BoardForm("Lamps", lisbon), by=mika)
    section = await add_section(other, "Sea", by=mika)
    pin = await pinned("Low sun", posters, by=mika)

    await place(pin, other, by=olga)
    await written("place", pin, olga, before={}, after={"board": other.id})
    await take_off(pin, other, by=olga)
    await written("take off", pin, olga, before={"board": other.id}, after={})
    await move(pin, other, by=mika)
    await written("move", pin, mika, before={"board": posters.id}, after={"board": other.id})
    await put_in_section(pin, other, section, by=mika)
    await written("put in section", pin, mika, before={"section": None}, after={"section": "Sea"})

    await pinned("High sun", other, by=mika)
    await reorder(pin, other, by=mika, number=1)
    await reorder(pin, other, by=mika)
    assert (await Record.filter(verb="edit", noun="board").first()).detail["after"] == {"order": "hand"}
    assert (await last()).verb == "arrange"
    assert (await last()).detail["board"] == other.id


async def test_many_at_once_leave_a_record_each(mika, posters, pinned):
    pins = [await pinned(f"Sun {number}", posters, by=mika) for number in range(3)]

    await do_to_all("tag", [pin.id for pin in pins], by=mika, tags=["sea"])

    assert await Record.filter(verb="tag").count() == 3


# --- media, duplicates, and what goes by itself


async def test_files_leave_a_record_when_they_come_and_go(mika, workshop, database, written):
    upload = await bring(io.BytesIO(encoded(drawing())), name="Mika.jpg", by=mika, workshop=workshop)
    media = await Media.get(id=upload.media_id)
    await written(
        "bring", upload, mika, before={}, after={"media": media.id, "format": "jpeg", "size": media.size}
    )
    assert (await last()).name == "", "a file's name may be somebody's"

    await put_away(upload)
    upload = await Upload.get(id=upload.id)
    at = upload.settled_at.isoformat()
    await written("put away", upload, mika, before={"settled_at": None}, after={"settled_at": at})
    await take_back(upload)
    await written("take back", upload, mika, before={"settled_at": at}, after={"settled_at": None})

    await forget(media, workshop=workshop)
    await written("forget", media, None, before={"format": "jpeg", "size": media.size}, after={})


async def test_a_verdict_leaves_a_record(mika, posters, pinned, written):
    one, other = await pinned("One", posters, by=mika), await pinned("Other", posters, by=mika)
    pair = await Duplicate.create(
        one_id=one.cover_id,
        other_id=other.cover_id,
        likeness=Likeness.LIKELY_SAME,
        share=0.9,
        distance=4,
        found_at=clock.now(),
    )

    await judge(one.cover_id, other.cover_id, Verdict.VERSION, by=mika)
    await written("judge", pair, mika, before={"verdict": None}, after={"verdict": "version"})


async def test_what_the_trash_loses_leaves_a_record(mika, posters, pinned, monkeypatch):
    pin = await pinned("Low sun", posters, by=mika)
    await trash_board(posters, by=mika)
    moment = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: moment)

    await empty()

    gone = await Record.filter(verb="remove").order_by("id")
    assert [(one.noun, one.noun_id, one.by_id) for one in gone] == [
        ("pin", pin.id, None),
        ("board", posters.id, None),
    ]
    assert gone[0].detail["before"]["board"] == posters.id
    assert not await Pin.exists(id=pin.id)


# --- what holds for every record


async def test_a_change_that_fails_leaves_no_record(mika, posters, pinned, monkeypatch):
    pin = await pinned("Low sun", posters, by=mika)
    count = await Record.all().count()

    async def break_down(*_given, **_more):
        raise RuntimeError

    monkeypatch.setattr("showcase.actions.pins.recount", break_down)
    monkeypatch.setattr("showcase.actions.pin_changes.move", break_down)
    with pytest.raises(RuntimeError):
        await trash_pin(pin, by=mika)
    other = await create_board(BoardForm("Lamps", await posters.team), by=mika)
    with pytest.raises(RuntimeError):
        await change_pin(pin, {"title": "Other", "board": other}, by=mika)

    assert await Record.all().count() == count + 1, "of the other board"
    assert (await Pin.get(id=pin.id)).title == "Low sun"


async def test_nobody_is_named_in_a_record(mika, posters, pinned):
    pin = await pinned("Low sun", posters, by=mika)
    consent = await Consent.create(pin=pin, name="Anna Fictional", noted_at=clock.now())

    before = {"email": "old@example.org", "role": "viewer"}
    await record("edit", mika, by=mika, before=before, after={"email": "new@example.org", "role": "member"})
    assert (await last()).detail == {
        "before": {"role": "viewer"},
        "after": {"role": "member"},
        "rewritten": ["email"],
    }
    assert (await last()).name == ""
    await record("withdraw", consent, by=mika, before={"name": "Anna Fictional"}, after={})
    assert "Anna" not in str((await last()).detail)


async def test_a_long_text_is_cut_and_what_stayed_the_same_is_left_out(mika, posters):
    long = "sun " * 2000
    same = {"title": "Posters"}
    await record("edit", posters, by=mika, before=same | {"about": ""}, after=same | {"about": long})
    assert (await last()).detail["before"] == {"about": ""}
    assert len((await last()).detail["after"]["about"]) == LONGEST_TEXT

    count = await Record.all().count()
    await record("edit", posters, by=mika, before={"about": long}, after={"about": long})
    assert await Record.all().count() == count


async def test_a_record_knows_that_it_is_of_something_private(mika, drafts, posters, pinned):
    assert (await Record.get(noun="board", noun_id=drafts.id)).detail["private"] is True
    hidden, shown = await pinned("Hidden", drafts, by=mika), await pinned("Shown", posters, by=mika)
    assert (await Record.get(noun="pin", noun_id=hidden.id)).detail["private"] is True
    assert "private" not in (await Record.get(noun="pin", noun_id=shown.id)).detail


@pytest.mark.parametrize(
    "statement",
    ["UPDATE record SET verb = 'nothing'", "DELETE FROM record", "UPDATE record SET by_id = NULL"],
)
async def test_nobody_changes_a_record_or_takes_one_away(mika, posters, statement):
    before = await Record.all().order_by("id").values()
    with pytest.raises(Exception, match="A record stays as it was written"):
        await Tortoise.get_connection("default").execute_query(statement)
    with pytest.raises(BaseORMException):
        await Person.filter(id=mika.id).delete()  # not even with whoever it is of

    assert await Record.all().order_by("id").values() == before


def test_every_action_that_writes_writes_it_down():
    """Read from the code, so that no action that comes later is forgotten."""
    forgotten = {
        name
        for name, writes, records in _actions()
        if writes and not records and name not in WITHOUT_A_RECORD
    }
    assert not forgotten, f"change something and leave no record: {sorted(forgotten)}"


WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "update_or_create",
    "get_or_create",
    "bulk_update",
}


def _actions() -> Iterator[tuple[str, bool, bool]]:
    """Every public action that is somebody's (`by=`): its name, whether it writes rows, and whether it comes by a record."""
    calls: dict[str, set[str]] = {}
    public = []
    for file in sorted(Path(showcase.actions.__path__[0]).rglob("*.py")):
        for one in ast.parse(file.read_text()).body:
            if not isinstance(one, ast.AsyncFunctionDef):
                continue
            called = {
                node.func.id if isinstance(node.func, ast.Name) else f".{node.func.attr}"
                for node in ast.walk(one)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
            }
            names = {node.id for node in ast.walk(one) if isinstance(node, ast.Name)}
            calls.setdefault(one.name, set()).update(called, names)
            takes = {given.arg for given in one.args.args + one.args.kwonlyargs}
            if not one.name.startswith("_") and "by" in takes:
                public.append((f"{file.stem}.{one.name}", one.name))
    for full, name in public:
        reached, waiting = set(), [name]
        while waiting:
            reached.add(current := waiting.pop())
            waiting += [called for called in calls.get(current, ()) if called not in reached]
        yield full, any(f".{verb}" in reached for verb in WRITES), "record" in reached
