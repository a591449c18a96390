"""Boards, their sections, and what they are for."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.models import Model

from showcase.models.people import Person, Team


class Openness(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    PRIVATE = "private"


class Order(StrEnum):
    NEWEST = "newest"
    HAND = "hand"


class Campaign(Model):
    """What work is made for, across teams and regions."""

    id = fields.IntField(primary_key=True)
    slug = fields.CharField(max_length=80, unique=True)
    title = fields.CharField(max_length=120)
    brief = fields.TextField(default="")
    colour = fields.CharField(max_length=7, default="#8a8f98")
    starts_on = fields.DateField(null=True)
    ends_on = fields.DateField(null=True)

    class Meta:
        table = "campaign"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Board(Model):
    """A wall of pins that a team keeps, for a campaign or for itself.

    `pin_count` (placed here), `home_count` (at home here) and `collage` are copies for lists of boards.
    They count and show only what everybody who sees the board may see.
    """

    id = fields.IntField(primary_key=True)
    slug = fields.CharField(max_length=80, unique=True)
    title = fields.CharField(max_length=120)
    about = fields.TextField(default="")
    team: fields.ForeignKeyRelation[Team] = fields.ForeignKeyField(
        "models.Team", related_name="boards", on_delete=fields.RESTRICT, db_index=True
    )
    team_id: int
    campaign: fields.ForeignKeyNullableRelation[Campaign] = fields.ForeignKeyField(
        "models.Campaign", related_name="boards", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    campaign_id: int | None
    openness = fields.CharEnumField(Openness, default=Openness.OPEN, max_length=16)
    order = fields.CharEnumField(Order, default=Order.NEWEST, max_length=16)
    cover: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Pin", related_name="covers", null=True, on_delete=fields.SET_NULL
    )
    cover_id: int | None
    pin_count = fields.IntField(default=0)
    home_count = fields.IntField(default=0)
    collage: fields.JSONField[list[dict[str, Any]]] = fields.JSONField(
        default=list, description="pictures of up to four pins"
    )
    made_at = fields.DatetimeField()
    made_by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="boards_made", on_delete=fields.RESTRICT
    )
    made_by_id: int
    changed_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)
    trashed_at = fields.DatetimeField(null=True)
    trashed_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="boards_trashed", null=True, on_delete=fields.RESTRICT
    )
    trashed_by_id: int | None

    class Meta:
        table = "board"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_private(self) -> bool:
        return self.openness is Openness.PRIVATE

    @property
    def is_closed(self) -> bool:
        """Nothing more is pinned here."""
        return self.closed_at is not None


class BoardGuest(Model):
    """Somebody from elsewhere who belongs to a board: of another team, or from outside."""

    id = fields.IntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "models.Board", related_name="guests", on_delete=fields.CASCADE
    )
    board_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="guest_of", on_delete=fields.CASCADE, db_index=True
    )
    person_id: int
    since = fields.DatetimeField(null=True)
    until = fields.DatetimeField(null=True)
    invited_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="invitations", null=True, on_delete=fields.SET_NULL
    )
    invited_by_id: int | None

    class Meta:
        table = "board_guest"
        unique_together = [("board", "person")]


class AccessRequest(Model):
    """Somebody asks to belong to a board that they cannot see. It tells them nothing of it."""

    id = fields.IntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "models.Board", related_name="requests", on_delete=fields.CASCADE, db_index=True
    )
    board_id: int
    by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="requests", on_delete=fields.CASCADE, db_index=True
    )
    by_id: int
    said = fields.CharField(max_length=1000, default="")
    made_at = fields.DatetimeField()
    settled_at = fields.DatetimeField(null=True)
    settled_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="requests_settled", null=True, on_delete=fields.SET_NULL
    )
    settled_by_id: int | None
    was_granted = fields.BooleanField(null=True)

    class Meta:
        table = "access_request"


class Section(Model):
    """A part of a board with a heading of its own. The part without one is at position 0."""

    id = fields.IntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "models.Board", related_name="sections", on_delete=fields.CASCADE, db_index=True
    )
    board_id: int
    title = fields.CharField(max_length=120)
    position = fields.IntField()

    class Meta:
        table = "section"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title
