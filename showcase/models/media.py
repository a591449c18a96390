"""Original files, what is known of them, and how they look."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.models import Model

from showcase.models.people import Person


class Media(Model):
    """An original file, stored once per content.

    The row exists only when the bytes are safe. It is processed when its renditions
    and its fingerprint are there too. Width and height are of the upright picture.
    """

    id = fields.BigIntField(primary_key=True)
    sha256 = fields.CharField(max_length=64, unique=True)
    format = fields.CharField(max_length=8)
    size = fields.BigIntField(description="bytes")
    width = fields.IntField(default=0)
    height = fields.IntField(default=0)
    frames = fields.IntField(default=1)
    has_alpha = fields.BooleanField(default=False, description="one can see through it somewhere")
    placeholder = fields.CharField(
        max_length=300, default="", description="a tiny picture, as a data address"
    )
    palette: fields.JSONField[list[list[Any]]] = fields.JSONField(
        default=list, description="five pairs of a colour and its share"
    )
    widths: fields.JSONField[list[int]] = fields.JSONField(
        default=list, description="widths of the renditions, ascending"
    )
    received_at = fields.DatetimeField()
    processed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "media"

    def __str__(self) -> str:
        return f"{self.format} {self.sha256[:12]}"

    @property
    def is_processed(self) -> bool:
        return self.processed_at is not None

    @property
    def is_animated(self) -> bool:
        return self.frames > 1


class Rendition(Model):
    """A smaller copy of a media, made for a screen."""

    id = fields.BigIntField(primary_key=True)
    media: fields.ForeignKeyRelation[Media] = fields.ForeignKeyField(
        "models.Media", related_name="renditions", on_delete=fields.CASCADE
    )
    media_id: int
    width = fields.IntField()
    height = fields.IntField()
    size = fields.IntField(description="bytes")
    is_animated = fields.BooleanField(default=False)

    class Meta:
        table = "rendition"
        unique_together = [("media", "width", "is_animated")]


class Upload(Model):
    """A media that somebody brought, until they have pinned it or put it away.

    Whoever brought a media may see it before any pin shows it.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="uploads", on_delete=fields.CASCADE
    )
    person_id: int
    media: fields.ForeignKeyRelation[Media] = fields.ForeignKeyField(
        "models.Media", related_name="uploads", on_delete=fields.CASCADE, db_index=True
    )
    media_id: int
    name = fields.CharField(max_length=255, description="of the file, as text")
    source = fields.CharField(max_length=2000, default="", description="web address it came from")
    form: fields.JSONField[dict[str, Any]] = fields.JSONField(
        default=dict, description="title and alt text typed so far"
    )
    received_at = fields.DatetimeField()
    settled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "upload"
        indexes = [("person_id", "settled_at")]


class Fingerprint(Model):
    """How a media looks: the perceptual hashes of its windows, and a small grey."""

    id = fields.BigIntField(primary_key=True)
    media: fields.OneToOneRelation[Media] = fields.OneToOneField(
        "models.Media", related_name="fingerprint", on_delete=fields.CASCADE
    )
    media_id: int
    hashes = fields.BinaryField(description="8 times 64 bits")
    grey = fields.BinaryField(description="32 times 32 bytes")
    is_flat = fields.BooleanField(default=False)

    class Meta:
        table = "fingerprint"


class Likeness(StrEnum):
    IDENTICAL = "identical"
    SAME_PICTURE = "same picture"
    LIKELY_SAME = "likely same"
    VERSION = "version"
    COLOUR_VARIANT = "colour variant"


class Verdict(StrEnum):
    DUPLICATE = "duplicate"
    VERSION = "version"
    NOT_A_DUPLICATE = "not a duplicate"


class Duplicate(Model):
    """A pair of media that may be the same, its class and somebody's verdict.

    The media with the smaller id is the one. Media are contents, so a verdict
    is on a pair of contents and holds for ever.
    """

    id = fields.BigIntField(primary_key=True)
    one: fields.ForeignKeyRelation[Media] = fields.ForeignKeyField(
        "models.Media", related_name="likenesses_after", on_delete=fields.CASCADE
    )
    one_id: int
    other: fields.ForeignKeyRelation[Media] = fields.ForeignKeyField(
        "models.Media", related_name="likenesses_before", on_delete=fields.CASCADE, db_index=True
    )
    other_id: int
    likeness = fields.CharEnumField(Likeness, max_length=16)
    share = fields.FloatField(description="how alike, 0 to 1")
    distance = fields.IntField(description="bits between the fingerprints, 0 to 64")
    found_at = fields.DatetimeField()
    verdict = fields.CharEnumField(Verdict, max_length=16, null=True)
    verdict_at = fields.DatetimeField(null=True)
    verdict_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="verdicts", null=True, on_delete=fields.SET_NULL
    )

    class Meta:
        table = "duplicate"
        unique_together = [("one", "other")]

    @property
    def is_duplicate(self) -> bool:
        """Whether they are taken for the same picture, by somebody or else by their looks."""
        if self.verdict is not None:
            return self.verdict is Verdict.DUPLICATE
        return self.likeness in (Likeness.IDENTICAL, Likeness.SAME_PICTURE, Likeness.LIKELY_SAME)
