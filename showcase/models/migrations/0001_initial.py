# ruff: noqa: E501
import functools
from json import dumps, loads

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from showcase.models.boards import Openness, Order
from showcase.models.media import Likeness, Verdict
from showcase.models.people import Role, Scope


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="Campaign",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("slug", fields.CharField(unique=True, max_length=80)),
                ("title", fields.CharField(max_length=120)),
                ("brief", fields.TextField(default="", unique=False)),
                ("colour", fields.CharField(default="#8a8f98", max_length=7)),
                ("starts_on", fields.DateField(null=True)),
                ("ends_on", fields.DateField(null=True)),
            ],
            options={
                "table": "campaign",
                "app": "models",
                "pk_attr": "id",
                "table_description": "What work is made for, across teams and regions.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Job",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("task", fields.CharField(max_length=80)),
                (
                    "key",
                    fields.CharField(
                        unique=True, description="what it is about, so that it waits once", max_length=120
                    ),
                ),
                (
                    "arguments",
                    fields.JSONField(
                        default=dict, encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("due_at", fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ("started_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("tries", fields.IntField(default=0)),
                ("failed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("reason", fields.TextField(default="", unique=False)),
            ],
            options={
                "table": "job",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A task with its arguments. It goes when it is done.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Media",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("sha256", fields.CharField(unique=True, max_length=64)),
                ("format", fields.CharField(max_length=8)),
                ("size", fields.BigIntField(description="bytes")),
                ("width", fields.IntField(default=0)),
                ("height", fields.IntField(default=0)),
                ("frames", fields.IntField(default=1)),
                (
                    "has_alpha",
                    fields.BooleanField(default=False, description="one can see through it somewhere"),
                ),
                (
                    "placeholder",
                    fields.CharField(
                        default="", description="a tiny picture, as a data address", max_length=300
                    ),
                ),
                (
                    "palette",
                    fields.JSONField(
                        default=list,
                        description="five pairs of a colour and its share",
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                (
                    "widths",
                    fields.JSONField(
                        default=list,
                        description="widths of the renditions, ascending",
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                ("received_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("processed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "media",
                "app": "models",
                "pk_attr": "id",
                "table_description": "An original file, stored once per content.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Fingerprint",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "media",
                    fields.OneToOneField(
                        "models.Media",
                        source_field="media_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="fingerprint",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("hashes", fields.BinaryField(description="8 times 64 bits")),
                ("grey", fields.BinaryField(description="32 times 32 bytes")),
                ("is_flat", fields.BooleanField(default=False)),
            ],
            options={
                "table": "fingerprint",
                "app": "models",
                "pk_attr": "id",
                "table_description": "How a media looks: the perceptual hashes of its windows, and a small grey.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Person",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("email", fields.CharField(unique=True, max_length=254)),
                ("handle", fields.CharField(unique=True, max_length=80)),
                ("name", fields.CharField(max_length=120)),
                (
                    "role",
                    fields.CharEnumField(
                        default=Role.MEMBER,
                        description="ADMIN: admin\nCURATOR: curator\nMEMBER: member\nVIEWER: viewer",
                        enum_type=Role,
                        max_length=16,
                    ),
                ),
                ("password", fields.CharField(null=True, description="argon2id", max_length=255)),
                ("language", fields.CharField(null=True, max_length=12)),
                ("joined_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("left_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "person",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Somebody who can sign in, or could before they left.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Draft",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "person",
                    fields.OneToOneField(
                        "models.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="draft",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "form",
                    fields.JSONField(
                        default=dict, encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("saved_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "draft",
                "app": "models",
                "pk_attr": "id",
                "table_description": "What somebody has typed on the pinning page and not published yet.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Duplicate",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "one",
                    fields.ForeignKeyField(
                        "models.Media",
                        source_field="one_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="likenesses_after",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "other",
                    fields.ForeignKeyField(
                        "models.Media",
                        source_field="other_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="likenesses_before",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "likeness",
                    fields.CharEnumField(
                        description="IDENTICAL: identical\nSAME_PICTURE: same picture\nLIKELY_SAME: likely same\nVERSION: version\nCOLOUR_VARIANT: colour variant",
                        enum_type=Likeness,
                        max_length=16,
                    ),
                ),
                ("share", fields.FloatField(description="how alike, 0 to 1")),
                ("distance", fields.IntField(description="bits between the fingerprints, 0 to 64")),
                ("found_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "verdict",
                    fields.CharEnumField(
                        null=True,
                        description="DUPLICATE: duplicate\nVERSION: version\nNOT_A_DUPLICATE: not a duplicate",
                        enum_type=Verdict,
                        max_length=16,
                    ),
                ),
                ("verdict_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "verdict_by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="verdict_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="verdicts",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
            ],
            options={
                "table": "duplicate",
                "app": "models",
                "unique_together": [("one", "other")],
                "pk_attr": "id",
                "table_description": "A pair of media that may be the same, its class and somebody's verdict.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Record",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("verb", fields.CharField(max_length=40)),
                ("noun", fields.CharField(max_length=40)),
                ("noun_id", fields.BigIntField()),
                (
                    "by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="by_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="records",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "detail",
                    fields.JSONField(
                        default=dict, encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
            ],
            options={
                "table": "record",
                "app": "models",
                "indexes": [Index(fields=["noun", "noun_id"])],
                "pk_attr": "id",
                "table_description": "One change that somebody made.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Region",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("slug", fields.CharField(unique=True, max_length=80)),
                ("name", fields.CharField(max_length=120)),
                (
                    "parent",
                    fields.ForeignKeyField(
                        "models.Region",
                        source_field="parent_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="children",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "region",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A part of the world, inside a larger one or at the top.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Rendition",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "media",
                    fields.ForeignKeyField(
                        "models.Media",
                        source_field="media_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="renditions",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("width", fields.IntField()),
                ("height", fields.IntField()),
                ("size", fields.IntField(description="bytes")),
                ("is_animated", fields.BooleanField(default=False)),
            ],
            options={
                "table": "rendition",
                "app": "models",
                "unique_together": [("media", "width", "is_animated")],
                "pk_attr": "id",
                "table_description": "A smaller copy of a media, made for a screen.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Session",
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
                        related_name="sessions",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("device", fields.CharField(default="", max_length=200)),
                (
                    "notice",
                    fields.JSONField(
                        null=True,
                        description="what the next page says once",
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                ("started_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "session",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Somebody signed in on a device. Only a digest of the cookie is kept.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Tag",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("slug", fields.CharField(unique=True, max_length=80)),
                ("name", fields.CharField(max_length=80)),
            ],
            options={
                "table": "tag",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A word that work can be found by.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Team",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("slug", fields.CharField(unique=True, max_length=80)),
                ("name", fields.CharField(max_length=120)),
                ("about", fields.TextField(default="", unique=False)),
                (
                    "region",
                    fields.ForeignKeyField(
                        "models.Region",
                        source_field="region_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="teams",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "team",
                "app": "models",
                "pk_attr": "id",
                "table_description": "People who make work together, in one region.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Board",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("slug", fields.CharField(unique=True, max_length=80)),
                ("title", fields.CharField(max_length=120)),
                ("about", fields.TextField(default="", unique=False)),
                (
                    "team",
                    fields.ForeignKeyField(
                        "models.Team",
                        source_field="team_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="boards",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "campaign",
                    fields.ForeignKeyField(
                        "models.Campaign",
                        source_field="campaign_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="boards",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                (
                    "openness",
                    fields.CharEnumField(
                        default=Openness.OPEN,
                        description="OPEN: open\nCLOSED: closed\nPRIVATE: private",
                        enum_type=Openness,
                        max_length=16,
                    ),
                ),
                (
                    "order",
                    fields.CharEnumField(
                        default=Order.NEWEST,
                        description="NEWEST: newest\nHAND: hand",
                        enum_type=Order,
                        max_length=16,
                    ),
                ),
                ("pin_count", fields.IntField(default=0)),
                ("home_count", fields.IntField(default=0)),
                (
                    "collage",
                    fields.JSONField(
                        default=list,
                        description="pictures of up to four pins",
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "made_by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="made_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="boards_made",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("changed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("closed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("trashed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "trashed_by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="trashed_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="boards_trashed",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "board",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A wall of pins that a team keeps, for a campaign or for itself.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="BoardGuest",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "board",
                    fields.ForeignKeyField(
                        "models.Board",
                        source_field="board_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="guests",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="person_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="guest_of",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "board_guest",
                "app": "models",
                "unique_together": [("board", "person")],
                "pk_attr": "id",
                "table_description": "Somebody from elsewhere who belongs to a private or closed board.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Membership",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="memberships",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "team",
                    fields.ForeignKeyField(
                        "models.Team",
                        source_field="team_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="memberships",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("leads_since", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "membership",
                "app": "models",
                "unique_together": [("person", "team")],
                "pk_attr": "id",
                "table_description": "A person in a team.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Pin",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("title", fields.CharField(max_length=200)),
                ("story", fields.TextField(default="", unique=False)),
                (
                    "source",
                    fields.CharField(default="", description="web address it came from", max_length=2000),
                ),
                (
                    "board",
                    fields.ForeignKeyField(
                        "models.Board",
                        source_field="board_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="pins",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("team_id", fields.IntField()),
                ("campaign_id", fields.IntField(null=True)),
                ("region_id", fields.IntField()),
                (
                    "maker",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="maker_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="pins",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "cover",
                    fields.ForeignKeyField(
                        "models.Media",
                        source_field="cover_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="cover_of",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("cover_alt", fields.CharField(default="", max_length=1000)),
                ("page_count", fields.IntField(default=1)),
                (
                    "version_of",
                    fields.ForeignKeyField(
                        "models.Pin",
                        source_field="version_of_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="versions",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("pinned_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("changed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("trashed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "trashed_by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="trashed_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="pins_trashed",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "pin",
                "app": "models",
                "indexes": [
                    Index(fields=["pinned_at", "id"]),
                    Index(fields=["team_id", "pinned_at", "id"]),
                    Index(fields=["campaign_id", "pinned_at", "id"]),
                    Index(fields=["region_id", "pinned_at", "id"]),
                    Index(fields=["maker_id", "pinned_at", "id"]),
                    Index(fields=["trashed_by_id", "trashed_at"]),
                ],
                "pk_attr": "id",
                "table_description": "One published sample of work, at home on one board.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Credit",
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
                        related_name="credits",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="person_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="credits",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("name", fields.CharField(max_length=120)),
                ("did", fields.CharField(default="", max_length=120)),
                ("position", fields.IntField(default=0)),
            ],
            options={
                "table": "credit",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Somebody, with an account or without, and what they did.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PinMedia",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "pin",
                    fields.ForeignKeyField(
                        "models.Pin",
                        source_field="pin_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="pages",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "media",
                    fields.ForeignKeyField(
                        "models.Media",
                        source_field="media_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="pages",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("alt", fields.CharField(default="", max_length=1000)),
            ],
            options={
                "table": "pin_media",
                "app": "models",
                "unique_together": [("pin", "position")],
                "pk_attr": "id",
                "table_description": "A media as a page of a pin, with its alt text.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PinTag",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "tag",
                    fields.ForeignKeyField(
                        "models.Tag",
                        source_field="tag_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="pins",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "pin",
                    fields.ForeignKeyField(
                        "models.Pin",
                        source_field="pin_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="tags",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "pin_tag",
                "app": "models",
                "unique_together": [("pin", "tag")],
                "pk_attr": "id",
                "table_description": "A tag on a pin.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Section",
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
                        related_name="sections",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("title", fields.CharField(max_length=120)),
                ("position", fields.IntField()),
            ],
            options={
                "table": "section",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A part of a board with a heading of its own. The part without one is at position 0.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Placement",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "board",
                    fields.ForeignKeyField(
                        "models.Board",
                        source_field="board_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="placements",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "pin",
                    fields.ForeignKeyField(
                        "models.Pin",
                        source_field="pin_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="placements",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "section",
                    fields.ForeignKeyField(
                        "models.Section",
                        source_field="section_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="placements",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("shelf", fields.IntField(default=0)),
                ("position", fields.BigIntField(description="order by hand, high ones first")),
                ("placed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "placed_by",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="placed_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="placements",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "placement",
                "app": "models",
                "unique_together": [("board", "pin")],
                "indexes": [
                    Index(fields=["board_id", "shelf", "position", "pin_id"]),
                    Index(fields=["board_id", "shelf", "placed_at", "pin_id"]),
                ],
                "pk_attr": "id",
                "table_description": "A pin on a board, in its section and position.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Token",
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
                        related_name="tokens",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "scope",
                    fields.CharEnumField(
                        default=Scope.PIN, description="READ: read\nPIN: pin", enum_type=Scope, max_length=16
                    ),
                ),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "token",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A key for a program that acts for somebody. Only a digest is kept.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Upload",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="uploads",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "media",
                    fields.ForeignKeyField(
                        "models.Media",
                        source_field="media_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="uploads",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("name", fields.CharField(description="of the file, as text", max_length=255)),
                (
                    "source",
                    fields.CharField(default="", description="web address it came from", max_length=2000),
                ),
                (
                    "form",
                    fields.JSONField(
                        default=dict,
                        description="title and alt text typed so far",
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                ("received_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("settled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "upload",
                "app": "models",
                "indexes": [Index(fields=["person_id", "settled_at"])],
                "pk_attr": "id",
                "table_description": "A media that somebody brought, until they have pinned it or put it away.",
            },
            bases=["Model"],
        ),
    ]
