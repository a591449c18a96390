import datetime

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from showcase.models.people import Role, Scope
from showcase.models.pins import Usage
from showcase.models.signing_in import Purpose


class Migration(migrations.Migration):
    dependencies = [("models", "0002_board_cover")]

    initial = False

    operations = [
        ops.CreateModel(
            name="AccessRequest",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "board",
                    fields.ForeignKeyField(
                        "models.Board",
                        source_field="board_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="requests",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="by_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="requests",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("said", fields.CharField(default="", max_length=1000)),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("settled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "settled_by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="settled_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="requests_settled",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("was_granted", fields.BooleanField(null=True)),
            ],
            options={
                "table": "access_request",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Somebody asks to belong to a board that they cannot see. It tells them nothing of it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Consent",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "pin",
                    fields.ForeignKeyField(
                        "models.Pin",
                        source_field="pin_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="consents",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "name",
                    fields.CharField(description="of whoever is shown, or of the group", max_length=200),
                ),
                (
                    "evidence",
                    fields.CharField(
                        default="", description="how we know, or where it is kept", max_length=1000
                    ),
                ),
                ("file", fields.CharField(null=True, max_length=200)),
                ("file_name", fields.CharField(default="", max_length=255)),
                ("given_on", fields.DateField(null=True)),
                ("until", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("withdrawn_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "noted_by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="noted_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="consents_noted",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("noted_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "consent",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Somebody shown on a pin who agreed to it, and how we know.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="EmailKey",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("digest", fields.CharField(unique=True, max_length=64)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="person_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="email_keys",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "purpose",
                    fields.CharEnumField(
                        description="INVITATION: invitation\nPASSWORD: password",
                        enum_type=Purpose,
                        max_length=16,
                    ),
                ),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "email_key",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A key that somebody was sent by e-mail, good once. Only a digest is kept.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="FailedTry",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("account", fields.CharField(max_length=64)),
                ("address", fields.CharField(max_length=64)),
                (
                    "device",
                    fields.CharField(
                        default="",
                        description="of a browser that somebody came in with before",
                        max_length=64,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "failed_try",
                "app": "models",
                "indexes": [
                    Index(fields=["account", "at"]),
                    Index(fields=["address", "at"]),
                    Index(fields=["device", "at"]),
                ],
                "pk_attr": "id",
                "table_description": "A key that did not fit. Account, address and device are digests, forgotten after a day.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="GroupRule",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("group", fields.CharField(unique=True, max_length=200)),
                (
                    "team",
                    fields.ForeignKeyField(
                        "models.Team",
                        source_field="team_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="group_rules",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("leads", fields.BooleanField(default=False, description="whether they lead the team")),
                (
                    "region",
                    fields.ForeignKeyField(
                        "models.Region",
                        source_field="region_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="group_rules",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "role",
                    fields.CharEnumField(
                        null=True,
                        description="ADMIN: admin\nCURATOR: curator\nMEMBER: member\nVIEWER: viewer\nGUEST: guest",
                        enum_type=Role,
                        max_length=16,
                    ),
                ),
            ],
            options={
                "table": "group_rule",
                "app": "models",
                "pk_attr": "id",
                "table_description": "What members of a provider's group get here.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="HalfwayIn",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("digest", fields.CharField(unique=True, max_length=64)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="person_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="halfway_in",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("device", fields.CharField(default="", max_length=200)),
                (
                    "following",
                    fields.CharField(
                        default="", description="path of the page that they came for", max_length=2000
                    ),
                ),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "halfway_in",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Somebody who has given their password and not yet their second proof.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("digest", fields.CharField(max_length=64)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="person_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="recovery_codes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "recovery_code",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Lets somebody in without their second device, once. Only a digest is kept.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Report",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "pin",
                    fields.ForeignKeyField(
                        "models.Pin",
                        source_field="pin_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="reports",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="by_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="reports",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("said", fields.CharField(max_length=1000)),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("settled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "settled_by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="settled_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="reports_settled",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("answer", fields.CharField(default="", max_length=1000)),
            ],
            options={
                "table": "report",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Somebody says that something is wrong with a pin.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SignOn",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("state", fields.CharField(unique=True, description="digest", max_length=64)),
                (
                    "browser",
                    fields.CharField(description="digest of the cookie that came with it", max_length=64),
                ),
                ("nonce", fields.CharField(max_length=64)),
                ("verifier", fields.CharField(description="of PKCE", max_length=128)),
                (
                    "following",
                    fields.CharField(
                        default="", description="path of the page that they came for", max_length=2000
                    ),
                ),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "sign_on",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Somebody on their way to the organisation's provider and back.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Subject",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("issuer", fields.CharField(max_length=500)),
                ("subject", fields.CharField(max_length=255)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="person_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="subjects",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("since", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "subject",
                "app": "models",
                "unique_together": [("issuer", "subject")],
                "pk_attr": "id",
                "table_description": "Who somebody is for a provider. Keyed by issuer and subject, never by e-mail.",
            },
            bases=["Model"],
        ),
        ops.AlterModelOptions(
            name="BoardGuest",
            options={
                "table": "board_guest",
                "app": "models",
                "unique_together": [("board", "person")],
                "pk_attr": "id",
                "table_description": "Somebody from elsewhere who belongs to a board: of another team, or from outside.",
            },
        ),
        ops.AddField(
            model_name="BoardGuest",
            name="invited_by",
            field=fields.ForeignKeyField(
                "models.Person",
                source_field="invited_by_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="invitations",
                on_delete=OnDelete.SET_NULL,
            ),
        ),
        ops.AddField(
            model_name="BoardGuest",
            name="since",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="BoardGuest",
            name="until",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Membership",
            name="group",
            field=fields.CharField(
                null=True, description="of the provider that gave it, if any", max_length=200
            ),
        ),
        ops.AlterField(
            model_name="Person",
            name="role",
            field=fields.CharEnumField(
                default=Role.MEMBER,
                description="ADMIN: admin\nCURATOR: curator\nMEMBER: member\nVIEWER: viewer\nGUEST: guest",
                enum_type=Role,
                max_length=16,
            ),
        ),
        ops.AddField(
            model_name="Person",
            name="erased_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Person",
            name="invited_at",
            field=fields.DatetimeField(
                null=True,
                description="until they have come in for the first time",
                auto_now=False,
                auto_now_add=False,
            ),
        ),
        ops.AddField(
            model_name="Person",
            name="region",
            field=fields.ForeignKeyField(
                "models.Region",
                source_field="region_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="people",
                on_delete=OnDelete.SET_NULL,
            ),
        ),
        ops.AddField(
            model_name="Person",
            name="totp_secret",
            field=fields.CharField(null=True, description="encrypted", max_length=255),
        ),
        ops.AddField(
            model_name="Person",
            name="totp_step",
            field=fields.BigIntField(default=0, description="of the last code, good once", db_default=0),
        ),
        ops.AddField(
            model_name="Person",
            name="two_steps_since",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddIndex(
            model_name="Person",
            index=Index(fields=["region_id"]),
        ),
        ops.AddField(
            model_name="Pin",
            name="embargo_until",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Pin",
            name="licence",
            field=fields.CharField(
                default="",
                description="whose rights they are, and under what terms",
                db_default="",
                max_length=300,
            ),
        ),
        ops.AddField(
            model_name="Pin",
            name="rights_until",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Pin",
            name="seen_from",
            field=fields.DatetimeField(
                default=datetime.datetime.fromisoformat("1970-01-01T00:00:00+00:00"),
                db_default="1970-01-01 00:00:00+00:00",
                auto_now=False,
                auto_now_add=False,
            ),
        ),
        ops.AddField(
            model_name="Pin",
            name="seen_until",
            field=fields.DatetimeField(
                default=datetime.datetime.fromisoformat("9999-01-01T00:00:00+00:00"),
                db_default="9999-01-01 00:00:00+00:00",
                auto_now=False,
                auto_now_add=False,
            ),
        ),
        ops.AddField(
            model_name="Pin",
            name="taken_down_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Pin",
            name="taken_down_because",
            field=fields.CharField(default="", db_default="", max_length=500),
        ),
        ops.AddField(
            model_name="Pin",
            name="taken_down_by",
            field=fields.ForeignKeyField(
                "models.Person",
                source_field="taken_down_by_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="pins_taken_down",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="Pin",
            name="territory",
            field=fields.ForeignKeyField(
                "models.Region",
                source_field="territory_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="only_here",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="Pin",
            name="usage",
            field=fields.CharEnumField(
                default=Usage.INTERNAL,
                description="INTERNAL: internal\nOUTSIDE: outside\nTERRITORY: territory",
                db_default="internal",
                enum_type=Usage,
                max_length=16,
            ),
        ),
        ops.AddField(
            model_name="Pin",
            name="waits_since",
            field=fields.DatetimeField(
                null=True, description="for a lead of its team", auto_now=False, auto_now_add=False
            ),
        ),
        ops.AddIndex(
            model_name="Pin",
            index=Index(fields=["territory_id"]),
        ),
        ops.AddIndex(
            model_name="Pin",
            index=Index(fields=["seen_from"]),
        ),
        ops.AddIndex(
            model_name="Pin",
            index=Index(fields=["seen_until"]),
        ),
        ops.AddIndex(
            model_name="Pin",
            index=Index(fields=["team_id", "waits_since"]),
        ),
        ops.AlterModelOptions(
            name="Record",
            options={
                "table": "record",
                "app": "models",
                "indexes": [Index(fields=["noun", "noun_id"]), Index(fields=["at"])],
                "pk_attr": "id",
                "table_description": "One change: who, what, when, and how it was before and after.",
            },
        ),
        ops.AlterField(
            model_name="Record",
            name="by",
            field=fields.ForeignKeyField(
                "models.Person",
                source_field="by_id",
                null=True,
                db_index=True,
                db_constraint=True,
                to_field="id",
                related_name="records",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="Record",
            name="name",
            field=fields.CharField(
                default="", description="of the thing then; never a person's", db_default="", max_length=200
            ),
        ),
        ops.AddIndex(
            model_name="Record",
            index=Index(fields=["at"]),
        ),
        ops.AddField(
            model_name="Session",
            name="provider_session",
            field=fields.CharField(null=True, description="sid", max_length=255),
        ),
        ops.AddField(
            model_name="Session",
            name="provider_token",
            field=fields.TextField(
                null=True, description="id token of the provider, to sign out there", unique=False
            ),
        ),
        ops.AddField(
            model_name="Session",
            name="seen_at",
            field=fields.DatetimeField(
                null=True, description="to within some minutes", auto_now=False, auto_now_add=False
            ),
        ),
        ops.AddIndex(
            model_name="Session",
            index=Index(fields=["provider_session"]),
        ),
        ops.AddField(
            model_name="Team",
            name="reviews_since",
            field=fields.DatetimeField(
                null=True,
                description="since when pins of newcomers and guests wait for a lead",
                auto_now=False,
                auto_now_add=False,
            ),
        ),
        ops.AlterField(
            model_name="Token",
            name="scope",
            field=fields.CharEnumField(
                default=Scope.PIN,
                description="READ: read\nPIN: pin\nCURATE: curate\nADMIN: admin",
                enum_type=Scope,
                max_length=16,
            ),
        ),
        ops.AddField(
            model_name="Token",
            name="expires_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Token",
            name="name",
            field=fields.CharField(default="", db_default="", max_length=120),
        ),
        ops.AddField(
            model_name="Token",
            name="used_at",
            field=fields.DatetimeField(
                null=True, description="to within some minutes", auto_now=False, auto_now_add=False
            ),
        ),
    ]
