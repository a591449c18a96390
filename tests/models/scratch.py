"""A small app with migrations of its own, written for one test: teams, and the pins of each."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

from tortoise.context import TortoiseContext

from showcase.models.database import config

TEAMS_AND_PINS = """
ops.CreateModel(
    name="Team",
    fields=[
        ("id", fields.IntField(primary_key=True, generated=True)),
        ("slug", fields.CharField(max_length=20, unique=True)),
        ("name", fields.CharField(max_length=20, db_index=True)),
        ("floor", fields.IntField(null=True)),
    ],
    options={"table": "team", "app": "scratch", "unique_together": [("name", "floor")]},
    bases=["Model"],
),
ops.CreateModel(
    name="Pin",
    fields=[
        ("id", fields.IntField(primary_key=True, generated=True)),
        ("title", fields.CharField(max_length=20)),
        ("place", fields.IntField(default=0)),
        ("team", fields.ForeignKeyField(
            "scratch.Team", source_field="team_id", related_name="pins", db_index=True, on_delete=fields.CASCADE)),
        ("partner", fields.OneToOneField(
            "scratch.Team", source_field="partner_id", related_name="pin", null=True, on_delete=fields.SET_NULL)),
    ],
    options={"table": "pin", "app": "scratch", "unique_together": [("team", "title")],
             "indexes": [Index(fields=["place", "title"])]},
    bases=["Model"],
),
"""
ROWS = [
    "INSERT INTO team (id, slug, name, floor) VALUES (1, 'lima', 'Lima', 4), (2, 'oslo', 'Oslo', NULL)",
    "INSERT INTO pin (id, title, place, team_id, partner_id)"
    " VALUES (1, 'Poster', 1, 1, 2), (2, 'Banner', 2, 1, NULL), (9, 'Gone', 3, 2, NULL)",
    "DELETE FROM pin WHERE id = 9",
]
TRIGGERS = [
    "CREATE TRIGGER shout AFTER UPDATE OF title ON pin BEGIN"
    " UPDATE pin SET place = place + 100 WHERE id = NEW.id; UPDATE team SET floor = 7 WHERE id = NEW.team_id; END",
    "CREATE TRIGGER note AFTER INSERT ON team BEGIN UPDATE pin SET place = 0 WHERE team_id = NEW.id; END",
    "CREATE UNIQUE INDEX one_first ON pin (team_id) WHERE place = 1",
]
THEIRS = [(1, "Poster", 1, 1, 2), (2, "Banner", 2, 1, None)]
PINS = "SELECT id, title, place, team_id, partner_id FROM pin ORDER BY id"
BELONGINGS = "SELECT type, name, tbl_name FROM sqlite_master WHERE sql > '' AND type <> 'table' ORDER BY name"
LONGER_NAME = """
ops.AlterField(model_name="Team", name="name", field=fields.CharField(max_length=200, db_index=True)),
"""
MODELS = """
from tortoise import fields
from tortoise.models import Model

class Team(Model):
    id = fields.IntField(primary_key=True)
    slug = fields.CharField(max_length=20, unique=True)
    name = fields.CharField(max_length=20, db_index=True)
    floor = fields.IntField(null=True)
    class Meta:
        table = "team"
        unique_together = [("name", "floor")]

class Pin(Model):
    id = fields.IntField(primary_key=True)
    title = fields.CharField(max_length=20)
    place = fields.IntField(default=0)
    team = fields.ForeignKeyField("scratch.Team", related_name="pins", db_index=True, on_delete=fields.CASCADE)
    partner = fields.OneToOneField("scratch.Team", related_name="pin", null=True, on_delete=fields.SET_NULL)
    class Meta:
        table = "pin"
        unique_together = [("team", "title")]
        indexes = [("place", "title")]
"""
MIGRATION = """
import asyncio, os, sys
from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import UniqueConstraint

{before}

class Migration(migrations.Migration):
    initial = {initial}
    dependencies = {dependencies}
    operations = [
{operations}
    ]
"""


class Scratch:
    """Lives in a package of its own under a folder that Python looks into."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url, self.package = folder, url, f"scratch_{uuid4().hex}"
        self.names: list[str] = []
        migrations = folder / self.package / "migrations"
        migrations.mkdir(parents=True)
        (folder / self.package / "__init__.py").write_text(MODELS)
        (migrations / "__init__.py").write_text("")
        self.apps = {
            "scratch": {
                "models": [self.package],
                "migrations": f"{self.package}.migrations",
                "default_connection": "default",
            }
        }

    def migration(self, operations: str, *, before: str = "") -> str:
        """Add one, after those there are. Returns its name."""
        name = f"{len(self.names) + 1:04d}_step"
        source = MIGRATION.format(
            before=before,
            initial=not self.names,
            dependencies=[("scratch", last) for last in self.names[-1:]],
            operations=operations,
        )
        (self.folder / self.package / "migrations" / f"{name}.py").write_text(source)
        self.names.append(name)
        return name

    def withdraw(self) -> None:
        """Take the last one away, as an older release would not have it."""
        name = self.names.pop()
        (self.folder / self.package / "migrations" / f"{name}.py").unlink()

    async def run(self, *statements: str) -> None:
        async with TortoiseContext() as context:
            await context.init(config(self.url, apps=self.apps))
            for statement in statements:
                await context.db().execute_query(statement)

    async def ask(self, question: str) -> list[tuple[Any, ...]]:
        async with TortoiseContext() as context:
            await context.init(config(self.url, apps=self.apps))
            return [tuple(row.values()) for row in await context.db().execute_query_dict(question)]

    def migrator(self, **environment: str) -> subprocess.Popen[str]:
        """Another process that migrates. Says what it applied, as JSON."""
        code = (
            "import asyncio, json, pathlib, sys\n"
            "from showcase.models.migrating import migrate\n"
            "url, apps, backups = json.loads(sys.argv[1])\n"
            "done = asyncio.run(migrate(url, backups=pathlib.Path(backups), apps=apps))\n"
            "print(json.dumps(done.applied))\n"
        )
        return subprocess.Popen(
            [sys.executable, "-c", code, json.dumps([self.url, self.apps, str(self.folder / "backups")])],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(self.folder), str(Path.cwd())]),
                **environment,
            },
            stdout=subprocess.PIPE,
            text=True,
        )
