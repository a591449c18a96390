"""Who works here, where, and how they prove it."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


class Role(StrEnum):
    ADMIN = "admin"
    CURATOR = "curator"
    MEMBER = "member"
    VIEWER = "viewer"
    GUEST = "guest"


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
    reviews_since = fields.DatetimeField(
        null=True, description="since when pins of newcomers and guests wait for a lead"
    )

    class Meta:
        table = "team"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Scope(StrEnum):
    READ = "read"
    PIN = "pin"
    CURATE = "curate"
    ADMIN = "admin"


_MOST = {
    Scope.READ: (Role.VIEWER,),
    Scope.PIN: (Role.MEMBER, Role.VIEWER),
    Scope.CURATE: (Role.CURATOR, Role.MEMBER, Role.VIEWER),
}
"""The roles that a token of this scope can act as, the highest first."""


class Person(Model):
    """Somebody who can sign in, or could before they left.

    A guest is from outside and knows only the boards that they are invited to.
    """

    id = fields.IntField(primary_key=True)
    email = fields.CharField(max_length=254, unique=True)
    handle = fields.CharField(max_length=80, unique=True)
    name = fields.CharField(max_length=120)
    role = fields.CharEnumField(Role, default=Role.MEMBER, max_length=16)
    region: fields.ForeignKeyNullableRelation[Region] = fields.ForeignKeyField(
        "models.Region", related_name="people", null=True, on_delete=fields.SET_NULL
    )
    region_id: int | None
    own_role = fields.CharEnumField(
        Role, max_length=16, null=True, description="that somebody gave by hand: groups lift it, at most"
    )
    own_region: fields.ForeignKeyNullableRelation[Region] = fields.ForeignKeyField(
        "models.Region", related_name="people_by_hand", null=True, on_delete=fields.SET_NULL
    )
    own_region_id: int | None
    password = fields.CharField(max_length=255, null=True, description="argon2id")
    language = fields.CharField(max_length=12, null=True)
    joined_at = fields.DatetimeField()
    invited_at = fields.DatetimeField(null=True, description="until they have come in for the first time")
    left_at = fields.DatetimeField(null=True)
    erased_at = fields.DatetimeField(null=True)
    two_steps_since = fields.DatetimeField(null=True)
    totp_secret = fields.CharField(max_length=255, null=True, description="encrypted")
    totp_step = fields.BigIntField(default=0, db_default=0, description="of the last code, good once")

    scope: Scope | None = None
    """Of the token that they came in with, if any. Not kept."""
    leads_some: bool = False
    """Whether they lead a team, of whoever came in with a session: for what menus offer. Not kept."""

    class Meta:
        table = "person"
        ordering = ["name"]
        indexes = [Index(fields=["region_id"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_stranger(self) -> bool:
        return False

    @property
    def acts_as(self) -> Role:
        """The role, or as much of it as the token allows that they came in with."""
        most = _MOST.get(self.scope) if self.scope else None
        if most is None or self.role in most or self.role is Role.GUEST:
            return self.role
        return most[0]

    @property
    def is_guest(self) -> bool:
        return self.role is Role.GUEST

    @property
    def may_pin(self) -> bool:
        return self.role is not Role.VIEWER and self.scope is not Scope.READ

    @property
    def may_curate(self) -> bool:
        return self.acts_as in (Role.ADMIN, Role.CURATOR)

    @property
    def may_administer(self) -> bool:
        return self.acts_as is Role.ADMIN


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
    group = fields.CharField(max_length=200, null=True, description="of the provider that gave it, if any")
    lead_group = fields.CharField(max_length=200, null=True, description="that let them lead, if any")

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
    person_id: int
    device = fields.CharField(max_length=200, default="")
    notice: fields.JSONField[dict[str, Any] | None] = fields.JSONField(
        null=True, description="what the next page says once"
    )
    started_at = fields.DatetimeField()
    seen_at = fields.DatetimeField(null=True, description="to within some minutes")
    expires_at = fields.DatetimeField()
    provider_token = fields.TextField(null=True, description="id token of the provider, to sign out there")
    provider_session = fields.CharField(max_length=255, null=True, description="sid")

    class Meta:
        table = "session"
        indexes = [Index(fields=["provider_session"])]


class Token(Model):
    """A key for a program that acts for somebody. Only a digest is kept."""

    id = fields.IntField(primary_key=True)
    digest = fields.CharField(max_length=64, unique=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="tokens", on_delete=fields.CASCADE, db_index=True
    )
    person_id: int
    name = fields.CharField(max_length=120, default="", db_default="")
    scope = fields.CharEnumField(Scope, default=Scope.PIN, max_length=16)
    made_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(null=True)
    used_at = fields.DatetimeField(null=True, description="to within some minutes")
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "token"

    def __str__(self) -> str:
        return self.scope.value
