"""Who works here, where, and how they prove it."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.models import Model


class Role(StrEnum):
    ADMIN = "admin"
    CURATOR = "curator"
    MEMBER = "member"
    VIEWER = "viewer"


class Region(Model):
    """A part of the world, inside a larger one or at the top."""

    id = fields.IntField(primary_key=True)
    slug = fields.CharField(max_length=80, unique=True)
    name = fields.CharField(max_length=120)
    parent: fields.ForeignKeyNullableRelation["Region"] = fields.ForeignKeyField(
        "models.Region", related_name="children", null=True, on_delete=fields.RESTRICT, db_index=True
    )
    parent_id: int | None

    class Meta:
        table = "region"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Team(Model):
    """People who make work together, in one region."""

    id = fields.IntField(primary_key=True)
    slug = fields.CharField(max_length=80, unique=True)
    name = fields.CharField(max_length=120)
    about = fields.TextField(default="")
    region: fields.ForeignKeyRelation[Region] = fields.ForeignKeyField(
        "models.Region", related_name="teams", on_delete=fields.RESTRICT, db_index=True
    )
    region_id: int

    class Meta:
        table = "team"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Person(Model):
    """Somebody who can sign in, or could before they left."""

    id = fields.IntField(primary_key=True)
    email = fields.CharField(max_length=254, unique=True)
    handle = fields.CharField(max_length=80, unique=True)
    name = fields.CharField(max_length=120)
    role = fields.CharEnumField(Role, default=Role.MEMBER, max_length=16)
    password = fields.CharField(max_length=255, null=True, description="argon2id")
    language = fields.CharField(max_length=12, null=True)
    joined_at = fields.DatetimeField()
    left_at = fields.DatetimeField(null=True)

    class Meta:
        table = "person"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_guest(self) -> bool:
        return False

    @property
    def may_pin(self) -> bool:
        return self.role is not Role.VIEWER

    @property
    def may_curate(self) -> bool:
        return self.role in (Role.ADMIN, Role.CURATOR)

    @property
    def may_administer(self) -> bool:
        return self.role is Role.ADMIN


class Membership(Model):
    """A person in a team."""

    id = fields.IntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="memberships", on_delete=fields.CASCADE
    )
    person_id: int
    team: fields.ForeignKeyRelation[Team] = fields.ForeignKeyField(
        "models.Team", related_name="memberships", on_delete=fields.CASCADE, db_index=True
    )
    team_id: int
    leads_since = fields.DatetimeField(null=True)

    class Meta:
        table = "membership"
        unique_together = [("person", "team")]


class Session(Model):
    """Somebody signed in on a device. Only a digest of the cookie is kept."""

    id = fields.BigIntField(primary_key=True)
    digest = fields.CharField(max_length=64, unique=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="sessions", on_delete=fields.CASCADE, db_index=True
    )
    device = fields.CharField(max_length=200, default="")
    notice: fields.JSONField[dict[str, Any] | None] = fields.JSONField(
        null=True, description="what the next page says once"
    )
    started_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "session"


class Scope(StrEnum):
    READ = "read"
    PIN = "pin"


class Token(Model):
    """A key for a program that acts for somebody. Only a digest is kept."""

    id = fields.IntField(primary_key=True)
    digest = fields.CharField(max_length=64, unique=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="tokens", on_delete=fields.CASCADE, db_index=True
    )
    scope = fields.CharEnumField(Scope, default=Scope.PIN, max_length=16)
    made_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "token"
