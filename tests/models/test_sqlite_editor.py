"""SQLite's tables built anew, with all that belongs to them."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tortoise import Tortoise
from tortoise.connection import get_connection

from showcase.models.database import open_database, sqlite_url
from showcase.models.migrating import migrate
from showcase.models.sqlite_editor import KeepingEditor
from tests import databases
from tests.models.scratch import BELONGINGS, LONGER_NAME, PINS, THEIRS, TRIGGERS

only_on_sqlite = pytest.mark.parametrize("kind", ["sqlite"], indirect=False)


@only_on_sqlite
async def test_what_belongs_to_a_table_is_there_after_it_was_built_anew(pinned):
    before = await pinned.ask(BELONGINGS)
    pinned.migration(LONGER_NAME)
    pinned.migration('ops.AlterField(model_name="Pin", name="place", field=fields.IntField(null=True)),')

    await migrate(pinned.url, apps=pinned.apps)

    after = await pinned.ask(BELONGINGS)
    assert set(before) <= set(after)
    # What was unique inside the table has an index of its own now.
    assert {name[:10] for _, name, _ in set(after) - set(before)} == {
        "uid_team_n",
        "uid_pin_te",
        "uid_pin_pa",
    }
    await pinned.run("UPDATE pin SET title = 'Poster II' WHERE id = 1")
    assert await pinned.ask("SELECT place FROM pin WHERE id = 1") == [(101,)]
    assert await pinned.ask("SELECT floor FROM team WHERE id = 1") == [(7,)]


@pytest.mark.parametrize(
    "row",
    [
        "INSERT INTO team (slug, name) VALUES ('lima', 'Again')",
        "INSERT INTO team (slug, name, floor) VALUES ('else', 'Lima', 4)",
        "INSERT INTO pin (title, place, team_id) VALUES ('Poster', 9, 1)",
        "INSERT INTO pin (title, place, team_id, partner_id) VALUES ('Else', 9, 1, 2)",
        "INSERT INTO pin (title, place, team_id) VALUES ('Of nobody', 9, 77)",
    ],
)
@only_on_sqlite
async def test_what_was_unique_or_belonged_to_somebody_still_does(pinned, row):
    pinned.migration(LONGER_NAME)
    pinned.migration('ops.AlterField(model_name="Pin", name="place", field=fields.IntField(null=True)),')
    await migrate(pinned.url, apps=pinned.apps)

    with pytest.raises(Exception, match=r"(UNIQUE|FOREIGN KEY) constraint failed"):
        await pinned.run(row)


@only_on_sqlite
async def test_the_number_of_a_pin_that_is_gone_is_not_given_out_again(pinned):
    pinned.migration('ops.AlterField(model_name="Pin", name="place", field=fields.IntField(null=True)),')
    await migrate(pinned.url, apps=pinned.apps)

    await pinned.run("INSERT INTO pin (title, place, team_id) VALUES ('New', 1, 2)")

    assert await pinned.ask("SELECT id FROM pin WHERE title = 'New'") == [(10,)]


async def test_a_column_can_go_and_takes_only_its_own_index(pinned):
    pinned.migration('ops.RemoveConstraint(model_name="Pin", fields=["team", "title"]),')
    pinned.migration('ops.RemoveField(model_name="Pin", name="partner"),')

    await migrate(pinned.url, apps=pinned.apps)

    assert await pinned.ask("SELECT * FROM pin ORDER BY id") == [row[:4] for row in THEIRS]
    await pinned.run("INSERT INTO pin (id, title, place, team_id) VALUES (20, 'Poster', 9, 1)")
    await pinned.run("DELETE FROM team WHERE id = 1")
    assert await pinned.ask(PINS.replace(", partner_id", "")) == []


@only_on_sqlite
async def test_an_index_comes_and_goes_with_its_field(pinned):
    pinned.migration(
        'ops.AlterField(model_name="Team", name="name", field=fields.CharField(max_length=20)),'
        'ops.AlterField(model_name="Team", name="floor", field=fields.IntField(null=True, db_index=True)),'
        'ops.AlterField(model_name="Team", name="slug", field=fields.CharField(max_length=30)),'
    )

    await migrate(pinned.url, apps=pinned.apps)

    columns = await pinned.ask(
        "SELECT (SELECT group_concat(name) FROM pragma_index_info(list.name)) AS names"
        " FROM pragma_index_list('team') AS list ORDER BY names"
    )
    assert columns == [("floor",), ("name,floor",)]


@only_on_sqlite
async def test_a_trigger_can_be_written_as_sql(pinned):
    pinned.migration(f"ops.RunSQL(\"DROP TRIGGER shout; {TRIGGERS[0]}; UPDATE team SET name = 'a;b'\"),")

    await migrate(pinned.url, apps=pinned.apps)

    assert await pinned.ask("SELECT DISTINCT name FROM team") == [("a;b",)]
    assert ("trigger", "shout", "pin") in await pinned.ask(BELONGINGS)


async def test_the_migrations_build_what_the_models_describe(tmp_path):
    described = sqlite_url(tmp_path / "described.sqlite3")
    async with open_database(described):
        for model in Tortoise.apps["models"].values():
            await KeepingEditor(get_connection("default")).create_model(model)

    assert _shape(databases.fresh("sqlite", tmp_path)) == _shape(described)


async def test_every_table_of_ours_is_the_same_when_it_is_built_anew(tmp_path):
    url = databases.fresh("sqlite", tmp_path)
    before = _shape(url)
    async with open_database(url):
        await get_connection("default").execute_query("PRAGMA foreign_keys = OFF")
        for model in Tortoise.apps["models"].values():
            await KeepingEditor(get_connection("default"))._remake_table(model)

    assert _shape(url) == before


def _shape(url: str) -> dict[str, tuple[list[tuple], ...]]:
    """Columns, indexed columns and foreign keys of every table."""
    with closing(sqlite3.connect(Path(urlsplit(url).path))) as database:

        def ask(question: str, *values: str) -> list[tuple]:
            return sorted(database.execute(question, values).fetchall(), key=repr)

        tables = ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN"
                     " ('tortoise_migrations', 'sqlite_sequence')")  # fmt: skip
        return {
            table: (
                ask('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', table),
                ask('SELECT "unique", (SELECT group_concat(name) FROM pragma_index_info(list.name))'
                    " FROM pragma_index_list(?) AS list", table),
                ask('SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list(?)', table),
            )
            for (table,) in tables
        }  # fmt: skip
