"""Who changed what, and when."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from showcase.models.people import Person


class Record(Model):
    """One change: who, what, when, and how it was before and after.

    The database refuses to change or remove one. Nobody: Showcase itself, or the command line.
    """

    id = fields.BigIntField(primary_key=True)
    verb = fields.CharField(max_length=40)
    noun = fields.CharField(max_length=40)
    noun_id = fields.BigIntField()
    name = fields.CharField(
        max_length=200, default="", db_default="", description="of the thing then; never a person's"
    )
    by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="records", null=True, on_delete=fields.RESTRICT, db_index=True
    )
    by_id: int | None
    at = fields.DatetimeField()
    detail: fields.JSONField[dict[str, Any]] = fields.JSONField(default=dict)

    class Meta:
        table = "record"
        ordering = ["-id"]
        indexes = [("noun", "noun_id"), ("at",)]
