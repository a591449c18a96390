"""Who changed what, and when."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from showcase.models.people import Person


class Record(Model):
    """One change that somebody made."""

    id = fields.BigIntField(primary_key=True)
    verb = fields.CharField(max_length=40)
    noun = fields.CharField(max_length=40)
    noun_id = fields.BigIntField()
    by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="records", on_delete=fields.RESTRICT, db_index=True
    )
    by_id: int
    at = fields.DatetimeField()
    detail: fields.JSONField[dict[str, Any]] = fields.JSONField(default=dict)

    class Meta:
        table = "record"
        indexes = [("noun", "noun_id")]
