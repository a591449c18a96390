"""The nouns: tables and states."""

from showcase.models.audit import Record
from showcase.models.boards import (
    AccessRequest,
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
from showcase.models.pins import (
    ALWAYS,
    NEVER,
    Consent,
    Credit,
    Draft,
    Pin,
    PinMedia,
    PinTag,
    Placement,
    Report,
    Tag,
    Usage,
)
from showcase.models.signing_in import (
    EmailKey,
    FailedTry,
    GroupRule,
    HalfwayIn,
    Purpose,
    RecoveryCode,
    SignOn,
    Subject,
)

__all__ = [
    "ALWAYS", "NEVER", "AccessRequest", "Board", "BoardGuest", "Campaign", "Consent", "Credit", "Draft", "Duplicate",
    "EmailKey", "FailedTry", "Fingerprint", "GroupRule", "HalfwayIn", "Job", "Likeness", "Media", "Membership",
    "Openness", "Order", "Person", "Pin", "PinMedia", "PinTag", "Placement", "Purpose", "Record", "RecoveryCode",
    "Region", "Rendition", "Report", "Role", "Scope", "Section", "Session", "SignOn", "Subject", "Tag", "Team",
    "Token", "Upload", "Usage", "Verdict",
]  # fmt: skip
