"""Published samples of work, and where they hang."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from showcase.models.boards import Board, Section
from showcase.models.media import Media
from showcase.models.people import Person, Region

ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class Usage(StrEnum):
    INTERNAL = "internal"
    OUTSIDE = "outside"
    TERRITORY = "territory"


class Pin(Model):
    """One published sample of work, at home on one board.

    Team, campaign and region are copies of the home board's, and cover, alt text and
    number of pages copies of its media's, so that a wall is read from one index.

    `seen_from` and `seen_until` follow from its rights, its consents, and whether it waits for a
    lead or was taken down. Outside of them only its own people and curators see it.
    """

    id = fields.BigIntField(primary_key=True)
    title = fields.CharField(max_length=200)
    story = fields.TextField(default="")
    source = fields.CharField(max_length=2000, default="", description="web address it came from")
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "models.Board", related_name="pins", on_delete=fields.RESTRICT, db_index=True
    )
    board_id: int
    team_id = fields.IntField()
    campaign_id = fields.IntField(null=True)
    region_id = fields.IntField()
    maker: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="pins", on_delete=fields.RESTRICT
    )
    maker_id: int
    cover: fields.ForeignKeyRelation[Media] = fields.ForeignKeyField(
        "models.Media", related_name="cover_of", on_delete=fields.RESTRICT, db_index=True
    )
    cover_id: int
    cover_alt = fields.CharField(max_length=1000, default="")
    page_count = fields.IntField(default=1)
    version_of: fields.ForeignKeyNullableRelation["Pin"] = fields.ForeignKeyField(
        "models.Pin", related_name="versions", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    version_of_id: int | None
    pinned_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()
    trashed_at = fields.DatetimeField(null=True)
    trashed_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="pins_trashed", null=True, on_delete=fields.RESTRICT
    )
    trashed_by_id: int | None
    usage = fields.CharEnumField(Usage, default=Usage.INTERNAL, db_default="internal", max_length=16)
    territory: fields.ForeignKeyNullableRelation[Region] = fields.ForeignKeyField(
        "models.Region", related_name="only_here", null=True, on_delete=fields.RESTRICT
    )
    territory_id: int | None
    licence = fields.CharField(
        max_length=300, default="", db_default="", description="whose rights they are, and under what terms"
    )
    embargo_until = fields.DatetimeField(null=True)
    rights_until = fields.DatetimeField(null=True)
    waits_since = fields.DatetimeField(null=True, description="for a lead of its team")
    taken_down_at = fields.DatetimeField(null=True)
    taken_down_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="pins_taken_down", null=True, on_delete=fields.RESTRICT
    )
    taken_down_by_id: int | None
    taken_down_because = fields.CharField(max_length=500, default="", db_default="")
    seen_from = fields.DatetimeField(default=ALWAYS, db_default="1970-01-01 00:00:00+00:00")
    seen_until = fields.DatetimeField(default=NEVER, db_default="9999-01-01 00:00:00+00:00")

    class Meta:
        table = "pin"
        ordering = ["-pinned_at", "-id"]
        indexes = [
            Index(fields=["pinned_at", "id"]),
            Index(fields=["team_id", "pinned_at", "id"]),
            Index(fields=["campaign_id", "pinned_at", "id"]),
            Index(fields=["region_id", "pinned_at", "id"]),
            Index(fields=["maker_id", "pinned_at", "id"]),
            Index(fields=["trashed_by_id", "trashed_at"]),
            Index(fields=["territory_id"]),
            Index(fields=["seen_from"]),
            Index(fields=["seen_until"]),
            Index(fields=["team_id", "waits_since"]),
        ]

    def __str__(self) -> str:
        return self.title


class Consent(Model):
    """Somebody shown on a pin who agreed to it, and how we know.

    `file` is the key of the evidence in the store, if it was uploaded.
    """

    id = fields.BigIntField(primary_key=True)
    pin: fields.ForeignKeyRelation[Pin] = fields.ForeignKeyField(
        "models.Pin", related_name="consents", on_delete=fields.CASCADE, db_index=True
    )
    pin_id: int
    name = fields.CharField(max_length=200, description="of whoever is shown, or of the group")
    evidence = fields.CharField(max_length=1000, default="", description="how we know, or where it is kept")
    file = fields.CharField(max_length=200, null=True)
    file_name = fields.CharField(max_length=255, default="")
    given_on = fields.DateField(null=True)
    until = fields.DatetimeField(null=True)
    withdrawn_at = fields.DatetimeField(null=True)
    noted_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="consents_noted", null=True, on_delete=fields.SET_NULL
    )
    noted_by_id: int | None
    noted_at = fields.DatetimeField()

    class Meta:
        table = "consent"
        ordering = ["id"]


class Report(Model):
    """Somebody says that something is wrong with a pin."""

    id = fields.BigIntField(primary_key=True)
    pin: fields.ForeignKeyRelation[Pin] = fields.ForeignKeyField(
        "models.Pin", related_name="reports", on_delete=fields.CASCADE, db_index=True
    )
    pin_id: int
    by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="reports", on_delete=fields.CASCADE, db_index=True
    )
    by_id: int
    said = fields.CharField(max_length=1000)
    made_at = fields.DatetimeField()
    settled_at = fields.DatetimeField(null=True)
    settled_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="reports_settled", null=True, on_delete=fields.SET_NULL
    )
    settled_by_id: int | None
    answer = fields.CharField(max_length=1000, default="")

    class Meta:
        table = "report"


class Placement(Model):
    """A pin on a board, in its section and position.

    Everything is read downwards, so that one index holds a board's order: `shelf` is 0
    without a section and minus the section's position in one, and what hangs first
    has the highest `position`.
    """

    id = fields.BigIntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "models.Board", related_name="placements", on_delete=fields.CASCADE
    )
    board_id: int
    pin: fields.ForeignKeyRelation[Pin] = fields.ForeignKeyField(
        "models.Pin", related_name="placements", on_delete=fields.CASCADE, db_index=True
    )
    pin_id: int
    section: fields.ForeignKeyNullableRelation[Section] = fields.ForeignKeyField(
        "models.Section", related_name="placements", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    section_id: int | None
    shelf = fields.IntField(default=0)
    position = fields.BigIntField(description="order by hand, high ones first")
    placed_at = fields.DatetimeField()
    placed_by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="placements", on_delete=fields.RESTRICT
    )
    placed_by_id: int

    class Meta:
        table = "placement"
        unique_together = [("board", "pin")]
        indexes = [
            Index(fields=["board_id", "shelf", "position", "pin_id"]),
            Index(fields=["board_id", "shelf", "placed_at", "pin_id"]),
        ]


class PinMedia(Model):
    """A media as a page of a pin, with its alt text."""

    id = fields.BigIntField(primary_key=True)
    pin: fields.ForeignKeyRelation[Pin] = fields.ForeignKeyField(
        "models.Pin", related_name="pages", on_delete=fields.CASCADE
    )
    pin_id: int
    media: fields.ForeignKeyRelation[Media] = fields.ForeignKeyField(
        "models.Media", related_name="pages", on_delete=fields.RESTRICT, db_index=True
    )
    media_id: int
    position = fields.IntField()
    alt = fields.CharField(max_length=1000, default="")

    class Meta:
        table = "pin_media"
        ordering = ["position"]
        unique_together = [("pin", "position")]


class Credit(Model):
    """Somebody, with an account or without, and what they did."""

    id = fields.BigIntField(primary_key=True)
    pin: fields.ForeignKeyRelation[Pin] = fields.ForeignKeyField(
        "models.Pin", related_name="credits", on_delete=fields.CASCADE, db_index=True
    )
    pin_id: int
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="credits", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    person_id: int | None
    name = fields.CharField(max_length=120)
    did = fields.CharField(max_length=120, default="")
    position = fields.IntField(default=0)

    class Meta:
        table = "credit"
        ordering = ["position", "id"]


class Tag(Model):
    """A word that work can be found by."""

    id = fields.IntField(primary_key=True)
    slug = fields.CharField(max_length=80, unique=True)
    name = fields.CharField(max_length=80)

    class Meta:
        table = "tag"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PinTag(Model):
    """A tag on a pin."""

    id = fields.BigIntField(primary_key=True)
    tag: fields.ForeignKeyRelation[Tag] = fields.ForeignKeyField(
        "models.Tag", related_name="pins", on_delete=fields.CASCADE, db_index=True
    )
    tag_id: int
    pin: fields.ForeignKeyRelation[Pin] = fields.ForeignKeyField(
        "models.Pin", related_name="tags", on_delete=fields.CASCADE
    )
    pin_id: int

    class Meta:
        table = "pin_tag"
        unique_together = [("pin", "tag")]


class Draft(Model):
    """What somebody has typed on the pinning page and not published yet."""

    id = fields.IntField(primary_key=True)
    person: fields.OneToOneRelation[Person] = fields.OneToOneField(
        "models.Person", related_name="draft", on_delete=fields.CASCADE
    )
    person_id: int
    form: fields.JSONField[dict[str, Any]] = fields.JSONField(default=dict)
    saved_at = fields.DatetimeField()

    class Meta:
        table = "draft"
