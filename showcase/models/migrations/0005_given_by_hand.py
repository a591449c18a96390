from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from showcase.models.people import Role


class Migration(migrations.Migration):
    dependencies = [("models", "0004_records_stay")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Membership",
            name="lead_group",
            field=fields.CharField(null=True, description="that let them lead, if any", max_length=200),
        ),
        ops.AddField(
            model_name="Person",
            name="own_region",
            field=fields.ForeignKeyField(
                "models.Region",
                source_field="own_region_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="people_by_hand",
                on_delete=OnDelete.SET_NULL,
            ),
        ),
        ops.AddField(
            model_name="Person",
            name="own_role",
            field=fields.CharEnumField(
                null=True,
                description="that somebody gave by hand: groups lift it, at most",
                enum_type=Role,
                max_length=16,
            ),
        ),
        ops.RunSQL("UPDATE person SET own_role = role, own_region_id = region_id"),
    ]
