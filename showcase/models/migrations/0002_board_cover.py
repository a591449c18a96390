from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0001_initial")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Board",
            name="cover",
            field=fields.ForeignKeyField(
                "models.Pin",
                source_field="cover_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="covers",
                on_delete=OnDelete.SET_NULL,
            ),
        ),
    ]
