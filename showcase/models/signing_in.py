"""On the way in: letters, second steps, the organisation's provider, and tries that failed."""

from enum import StrEnum

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from showcase.models.people import Person, Region, Role, Team


class Purpose(StrEnum):
    INVITATION = "invitation"
    PASSWORD = "password"  # noqa: S105


class EmailKey(Model):
    """A key that somebody was sent by e-mail, good once. Only a digest is kept."""

    id = fields.IntField(primary_key=True)
    digest = fields.CharField(max_length=64, unique=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="email_keys", on_delete=fields.CASCADE, db_index=True
    )
    person_id: int
    purpose = fields.CharEnumField(Purpose, max_length=16)
    made_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "email_key"


class HalfwayIn(Model):
    """Somebody who has given their password and not yet their second proof.

    Only a digest of the cookie is kept.
    """

    id = fields.BigIntField(primary_key=True)
    digest = fields.CharField(max_length=64, unique=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="halfway_in", on_delete=fields.CASCADE, db_index=True
    )
    person_id: int
    device = fields.CharField(max_length=200, default="")
    following = fields.CharField(
        max_length=2000, default="", description="path of the page that they came for"
    )
    expires_at = fields.DatetimeField()

    class Meta:
        table = "halfway_in"


class RecoveryCode(Model):
    """Lets somebody in without their second device, once. Only a digest is kept."""

    id = fields.IntField(primary_key=True)
    digest = fields.CharField(max_length=64)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="recovery_codes", on_delete=fields.CASCADE, db_index=True
    )
    person_id: int
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "recovery_code"


class SignOn(Model):
    """Somebody on their way to the organisation's provider and back.

    Only digests of the keys are kept.
    """

    id = fields.BigIntField(primary_key=True)
    state = fields.CharField(max_length=64, unique=True, description="digest")
    browser = fields.CharField(max_length=64, description="digest of the cookie that came with it")
    nonce = fields.CharField(max_length=64)
    verifier = fields.CharField(max_length=128, description="of PKCE")
    following = fields.CharField(
        max_length=2000, default="", description="path of the page that they came for"
    )
    expires_at = fields.DatetimeField()

    class Meta:
        table = "sign_on"


class Subject(Model):
    """Who somebody is for a provider. Keyed by issuer and subject, never by e-mail."""

    id = fields.IntField(primary_key=True)
    issuer = fields.CharField(max_length=500)
    subject = fields.CharField(max_length=255)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="subjects", on_delete=fields.CASCADE, db_index=True
    )
    person_id: int
    since = fields.DatetimeField()

    class Meta:
        table = "subject"
        unique_together = [("issuer", "subject")]


class GroupRule(Model):
    """What members of a provider's group get here.

    A team, a region, a role, or several of them.
    """

    id = fields.IntField(primary_key=True)
    group = fields.CharField(max_length=200, unique=True)
    team: fields.ForeignKeyNullableRelation[Team] = fields.ForeignKeyField(
        "models.Team", related_name="group_rules", null=True, on_delete=fields.CASCADE
    )
    team_id: int | None
    leads = fields.BooleanField(default=False, description="whether they lead the team")
    region: fields.ForeignKeyNullableRelation[Region] = fields.ForeignKeyField(
        "models.Region", related_name="group_rules", null=True, on_delete=fields.CASCADE
    )
    region_id: int | None
    role = fields.CharEnumField(Role, max_length=16, null=True)

    class Meta:
        table = "group_rule"
        ordering = ["group"]

    def __str__(self) -> str:
        return self.group


class FailedTry(Model):
    """A key that did not fit. Account, address and device are digests, forgotten after a day."""

    id = fields.BigIntField(primary_key=True)
    account = fields.CharField(max_length=64)
    address = fields.CharField(max_length=64)
    device = fields.CharField(
        max_length=64, default="", description="of a browser that somebody came in with before"
    )
    at = fields.DatetimeField()

    class Meta:
        table = "failed_try"
        indexes = [
            Index(fields=["account", "at"]),
            Index(fields=["address", "at"]),
            Index(fields=["device", "at"]),
        ]
