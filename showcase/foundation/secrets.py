"""Keys that are handed out once and kept as a digest."""

import hashlib
import hmac
import secrets


def new_key() -> str:
    """256 random bits, safe in headers and cookies."""
    return secrets.token_urlsafe(32)


def digest(key: str, secret: str) -> str:
    """What is kept of a key: worthless without the installation's secret."""
    return hmac.new(secret.encode(), key.encode(), hashlib.sha256).hexdigest()
