"""Nobody changes a record or takes one away, whatever they can do with the database's own tools."""

from typing import Any

from tortoise import migrations
from tortoise.migrations import operations as ops

SQLITE = """CREATE TRIGGER record_{verb}_refused BEFORE {verb} ON record BEGIN
    SELECT RAISE(ABORT, 'A record stays as it was written.'); END"""

POSTGRES = [
    """CREATE FUNCTION record_refused() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'A record stays as it was written.'; END $$""",
    """CREATE TRIGGER record_refused BEFORE UPDATE OR DELETE OR TRUNCATE ON record
    FOR EACH STATEMENT EXECUTE FUNCTION record_refused()""",
]


async def refuse(_apps: Any, schema_editor: Any) -> None:
    on_sqlite = [SQLITE.format(verb=verb) for verb in ("UPDATE", "DELETE")]
    for statement in on_sqlite if schema_editor.DIALECT == "sqlite" else POSTGRES:
        await schema_editor.client.execute_query(statement)


class Migration(migrations.Migration):
    dependencies = [("models", "0003_people_and_rights")]

    initial = False

    operations = [ops.RunPython(refuse)]
