"""Work that waits to be done."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class Job(Model):
    """A task with its arguments. It goes when it is done.

    It is taken at `started_at`, and given up at `failed_at`, with the reason.
    """

    id = fields.BigIntField(primary_key=True)
    task = fields.CharField(max_length=80)
    key = fields.CharField(max_length=120, unique=True, description="what it is about, so that it waits once")
    arguments: fields.JSONField[dict[str, Any]] = fields.JSONField(default=dict)
    due_at = fields.DatetimeField(db_index=True)
    started_at = fields.DatetimeField(null=True)
    tries = fields.IntField(default=0)
    failed_at = fields.DatetimeField(null=True)
    reason = fields.TextField(default="")

    class Meta:
        table = "job"
