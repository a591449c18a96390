"""Keys that are handed out once and kept as a digest, and secrets that are kept sealed."""

import base64
import hashlib
import hmac
import secrets
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.fernet import Fernet


def new_key() -> str:
    """256 random bits, safe in headers and cookies."""
    return secrets.token_urlsafe(32)


def digest(key: str, secret: str) -> str:
    """What is kept of a key: worthless without the installation's secret."""
    return hmac.new(secret.encode(), key.encode(), hashlib.sha256).hexdigest()


def sealed(text: str, secret: str) -> str:
    """A text that has to be read again, encrypted with the installation's secret. Each time another."""
    return _fernet(secret).encrypt(text.encode()).decode()


def unsealed(text: str, secret: str) -> str | None:
    """What was sealed, or None when it was changed, or sealed with another secret."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415

    try:
        return _fernet(secret).decrypt(text.encode()).decode()
    except InvalidToken:
        return None


@cache
def _fernet(secret: str) -> "Fernet":
    """With a key of its own, derived from the secret (HKDF, RFC 5869): digests are made with the secret itself."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 - takes long to load, and few requests need it
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    key = HKDF(SHA256(), length=32, salt=None, info=b"showcase sealed").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
