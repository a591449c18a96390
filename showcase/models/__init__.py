"""The nouns: tables and states."""

from showcase.models.audit import Record
from showcase.models.boards import (
    Board,
    BoardGuest,
    Campaign,
    Openness,
    Order,
    Section,
)
from showcase.models.jobs import Job
from showcase.models.media import (
    Duplicate,
    Fingerprint,
    Likeness,
    Media,
    Rendition,
    Upload,
    Verdict,
)
from showcase.models.people import Membership, Person, Region, Role, Scope, Session, Team, Token
from showcase.models.pins import Credit, Draft, Pin, PinMedia, PinTag, Placement, Tag

__all__ = [
    "Board", "BoardGuest", "Campaign", "Credit", "Draft", "Duplicate", "Fingerprint", "Job", "Likeness",
    "Media", "Membership", "Openness", "Order", "Person", "Pin", "PinMedia", "PinTag", "Placement", "Record",
    "Region", "Rendition", "Role", "Scope", "Section", "Session", "Tag", "Team", "Token", "Upload", "Verdict",
]  # fmt: skip
