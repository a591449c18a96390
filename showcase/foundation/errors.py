"""What goes wrong for somebody, as the sentence that they read."""


class ShowcaseError(Exception):
    """A person's way on is in the message. Anything else that goes wrong is a bug and rises."""

    status = 400


class NotSignedIn(ShowcaseError):
    """Somebody has to say who they are first."""

    status = 401


class NotAllowed(ShowcaseError):
    """Somebody may see it but not do it. Say who may."""

    status = 403


class NotFound(ShowcaseError):
    """It is not there, or not for them."""

    status = 404


class Conflict(ShowcaseError):
    """Something else is in the way."""

    status = 409


class Invalid(ShowcaseError):
    """What was typed cannot be taken. `fields` says which, with a sentence each."""

    status = 422

    def __init__(self, message: str, fields: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = fields or {}


class MediaRefused(ShowcaseError):
    """A file that we cannot show. Say which limit it broke.

    status: 415 not a kind that we show, 413 too many bytes, 422 anything else.
    """

    status = 422

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.status = status
