"""Bringing databases up to date: nothing is lost, on SQLite as on PostgreSQL."""

import json
import sqlite3
import time
from contextlib import closing

import pytest
from tortoise import Tortoise
from tortoise.context import TortoiseContext
from tortoise.migrations.api import migrate as tortoises_own_migrate

from showcase.models.database import config, open_database, sqlite_url
from showcase.models.migrating import Migrated, MigrationFailed, migrate, missing, pending
from tests import databases
from tests.models.scratch import BELONGINGS, LONGER_NAME, PINS, THEIRS

ENDS_THE_TRANSACTION = """
async def end_it(apps, editor):
    await editor.client.execute_script("UPDATE pin SET place = 55")
"""
WAITS = """
async def wait(apps, editor):
    await editor.client.execute_query("UPDATE pin SET place = 77")
    if os.environ.get("WAIT"):
        print("waiting", flush=True)
        await asyncio.sleep(60)
"""
FAILS = """
async def fail(apps, editor):
    await editor.client.execute_query("UPDATE pin SET place = 66")
    raise ValueError("the third pin is missing")
"""


only_on_sqlite = pytest.mark.parametrize("kind", ["sqlite"], indirect=False)


@only_on_sqlite
async def test_tortoise_alone_would_lose_every_pin_of_the_team_it_changes(pinned):
    pinned.migration(LONGER_NAME)
    await pinned.run("DROP TRIGGER shout")  # with which it would not even get that far
    settings = config(pinned.url, apps=pinned.apps)
    settings["connections"]["default"]["engine"] = "tortoise.backends.sqlite"

    async with TortoiseContext():
        await tortoises_own_migrate(config=settings)

    assert await pinned.ask("SELECT count(*) FROM team") == [(2,)]
    assert await pinned.ask(PINS) == []
    assert ("trigger", "note", "team") not in await pinned.ask(BELONGINGS)


async def test_a_longer_name_keeps_every_pin(pinned):
    pinned.migration(LONGER_NAME)

    done = await migrate(pinned.url, apps=pinned.apps)

    assert done == Migrated(("0002_step",), None)
    assert await pinned.ask(PINS) == THEIRS
    await pinned.run(f"UPDATE team SET name = '{'L' * 150}' WHERE id = 1")


async def test_a_second_time_nothing_happens_and_at_once(scratch):
    await migrate(scratch.url, apps=scratch.apps)
    started = time.perf_counter()

    again = await migrate(scratch.url, apps=scratch.apps, backups=scratch.folder / "backups")

    assert again == Migrated((), None)
    assert time.perf_counter() - started < 0.3
    assert not (scratch.folder / "backups").exists()


async def test_what_is_pending_is_named_in_order(scratch):
    scratch.migration(LONGER_NAME)

    assert await pending(scratch.url, apps=scratch.apps) == ["0001_step", "0002_step"]
    await migrate(scratch.url, apps=scratch.apps)
    assert await pending(scratch.url, apps=scratch.apps) == []


@only_on_sqlite
async def test_a_copy_is_made_before_what_somebody_has_typed_is_touched(pinned):
    pinned.migration(LONGER_NAME)
    backups = pinned.folder / "kept" / "copies"

    done = await migrate(pinned.url, apps=pinned.apps, backups=backups)

    assert list(backups.iterdir()) == [done.backup]
    assert done.backup.name == "empty-before-0002_step.sqlite3"
    with closing(sqlite3.connect(done.backup)) as copy:
        assert copy.execute(PINS).fetchall() == THEIRS
        assert copy.execute("SELECT name FROM tortoise_migrations").fetchall() == [("0001_step",)]


@only_on_sqlite
async def test_an_older_copy_is_not_written_over(pinned):
    backups = pinned.folder / "copies"
    backups.mkdir()
    (backups / "empty-before-0002_step.sqlite3").write_text("older")
    pinned.migration(LONGER_NAME)

    done = await migrate(pinned.url, apps=pinned.apps, backups=backups)

    assert done.backup.name == "empty-before-0002_step-2.sqlite3"
    assert (backups / "empty-before-0002_step.sqlite3").read_text() == "older"


@only_on_sqlite
async def test_without_room_for_a_copy_nothing_is_migrated(pinned):
    (pinned.folder / "copies").write_text("a file, not a folder")
    pinned.migration(LONGER_NAME)

    with pytest.raises(MigrationFailed, match=r"nothing was changed: .*File exists"):
        await migrate(pinned.url, apps=pinned.apps, backups=pinned.folder / "copies")

    assert await pending(pinned.url, apps=pinned.apps) == ["0002_step"]


@only_on_sqlite
async def test_somebody_goes_on_reading_while_tables_are_built_anew(pinned):
    pinned.migration(LONGER_NAME)
    pinned.migration("ops.RunPython(wait),", before=WAITS)
    process = pinned.migrator(WAIT="1")
    assert process.stdout.readline() == "waiting\n"

    seen = await pinned.ask(PINS)

    process.kill()
    process.wait()
    assert seen == THEIRS


async def test_the_first_start_makes_the_folder(tmp_path):
    url = sqlite_url(tmp_path / "data" / "of ours" / "showcase.sqlite3")

    assert (await migrate(url, backups=tmp_path / "copies")).applied[0] == "0001_initial"

    async with open_database(url):
        assert await Tortoise.apps["models"]["Pin"].all().count() == 0


@only_on_sqlite
async def test_an_empty_database_needs_no_copy(scratch):
    done = await migrate(scratch.url, apps=scratch.apps, backups=scratch.folder / "copies")

    assert done == Migrated(("0001_step",), None)


async def test_a_migration_that_fails_takes_those_before_it_back_too(pinned):
    pinned.migration(LONGER_NAME)
    pinned.migration("ops.RunPython(fail),", before=FAILS)

    with pytest.raises(MigrationFailed) as failed:
        await migrate(pinned.url, apps=pinned.apps, backups=pinned.folder / "copies")

    assert "nothing was changed: the third pin is missing." in str(failed.value)
    if pinned.url.startswith("sqlite"):
        assert str(failed.value).endswith(f"is at {pinned.folder}/copies/empty-before-0002_step.sqlite3.")
    assert await pending(pinned.url, apps=pinned.apps) == ["0002_step", "0003_step"]
    assert await pinned.ask(PINS) == THEIRS

    pinned.withdraw()
    assert (await migrate(pinned.url, apps=pinned.apps)).applied == ("0002_step",)


@pytest.mark.parametrize(
    ("operations", "before", "sentence"),
    [
        ("ops.RunPython(end_it),", ENDS_THE_TRANSACTION, "not authorized"),
        ('ops.RunSQL("DELETE FROM team WHERE id = 1"),', "", "rows would point at nothing in pin"),
        ("Forgetful(),", "class Forgetful(ops.TortoiseOperation):\n"
         "    def state_forward(self, *_): pass\n"
         "    async def database_forward(self, label, old, new, editor=None):\n"
         "        await editor.client.execute_query('DELETE FROM pin')\n", "rows would be lost in pin"),
        ('ops.RemoveConstraint(model_name="Pin", fields=["team", "title"]),'
         'ops.RemoveField(model_name="Pin", name="team"),', "", "no such column: NEW.team_id"),
        ('ops.AlterField(model_name="Pin", name="place",'
         ' field=fields.IntField(null=True, source_field="spot")),', "", "rename a column in one operation"),
    ],
)  # fmt: skip
@only_on_sqlite
async def test_what_would_do_harm_is_refused_and_taken_back(pinned, operations, before, sentence):
    tables = await pinned.ask("SELECT name, sql FROM sqlite_master ORDER BY name")
    pinned.migration(operations, before=before)

    with pytest.raises(MigrationFailed, match=sentence):
        await migrate(pinned.url, apps=pinned.apps)

    assert await pinned.ask(PINS) == THEIRS
    assert await pinned.ask("SELECT name, sql FROM sqlite_master ORDER BY name") == tables


async def test_an_older_release_refuses_a_newer_database(pinned):
    pinned.migration(LONGER_NAME)
    await migrate(pinned.url, apps=pinned.apps)
    pinned.withdraw()

    with pytest.raises(MigrationFailed, match=r"belongs to a newer Showcase: it has seen “0002_step”"):
        await migrate(pinned.url, apps=pinned.apps)


async def test_of_several_migrators_one_works_and_the_others_find_it_done(scratch):
    scratch.migration(LONGER_NAME)
    started = [scratch.migrator() for _ in range(3)]

    said = sorted(json.loads(process.communicate(timeout=60)[0]) for process in started)

    assert said == [[], [], ["0001_step", "0002_step"]]
    assert [process.returncode for process in started] == [0, 0, 0]


async def test_a_migrator_that_is_killed_leaves_all_as_it_was(pinned):
    pinned.migration(LONGER_NAME)
    pinned.migration("ops.RunPython(wait),", before=WAITS)
    process = pinned.migrator(WAIT="1")
    assert process.stdout.readline() == "waiting\n"

    process.kill()
    process.wait()

    assert await pinned.ask(PINS) == THEIRS
    assert (await migrate(pinned.url, apps=pinned.apps)).applied == ("0002_step", "0003_step")
    assert await pinned.ask("SELECT place FROM pin") == [(77,), (77,)]


async def test_the_models_say_nothing_that_no_migration_does():
    assert await missing() == []


@only_on_sqlite
async def test_a_field_without_a_migration_is_missed(scratch):
    assert await missing(apps=scratch.apps) == []
    scratch.withdraw()
    assert await missing(apps=scratch.apps) == ["Create model Team", "Create model Pin"]


async def test_our_own_tables_stand_on_both(kind, tmp_path):
    url = databases.fresh(kind, tmp_path)

    assert await pending(url) == []
    assert databases.fresh(kind, tmp_path) != url
