"""What a provider has signed, read: who somebody is, and who was signed out.

Signatures and claims are checked by joserfc and Authlib; what is here says which checks there are.
Nothing of a token is in a message, since messages are logged.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Keys = list[Any]

SIGNED_BY = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA", "Ed25519"),
)
"""Algorithms with a key that only the provider has. Neither `none` nor one with a shared secret."""
SIGNED_BY_DEFAULT = ["RS256"]
LEEWAY = 60
"""Seconds that clocks may differ by."""
LONGEST_SUBJECT = 255
MOST_GROUPS = 2000
LONGEST_GROUP = 200
BACK_CHANNEL_LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
LOGOUT_TYPES = (None, "JWT", "logout+jwt", "application/logout+jwt")


class NotVouched(Exception):
    """The provider does not stand behind this. The message is for the log, and says nothing of whom."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """Somebody, in the provider's words.

    email: in small letters, or empty. is_verified: the provider says that the address is theirs.
    groups: None when they are in more than the provider can say.
    token: the id token. session: the provider's name for where they are signed in.
    """

    issuer: str
    subject: str
    name: str
    email: str
    is_verified: bool
    groups: frozenset[str] | None
    token: str = field(repr=False)
    session: str | None


def read_id_token(
    token: str,
    keys: Keys,
    metadata: dict[str, Any],
    *,
    client_id: str,
    nonce: str,
    access_token: str,
    now: datetime,
) -> dict[str, Any]:
    """The claims of an id token that is this provider's, for us, fresh, and the answer to our question.

    Raises NotVouched.
    """
    from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped] # noqa: PLC0415 - slow
    from joserfc.errors import JoseError  # noqa: PLC0415 - slow

    header, claims = _signed(token, keys, metadata)
    options = {
        "iss": {"essential": True, "value": metadata["issuer"]},
        "aud": {"essential": True, "value": client_id},
    }
    params = {"client_id": client_id, "nonce": nonce, "access_token": access_token}
    try:
        CodeIDToken(claims, header, options, params).validate(now=int(now.timestamp()), leeway=LEEWAY)
    except (JoseError, TypeError, ValueError) as wrong:
        raise NotVouched(f"the id token does not hold: {_reason(wrong)}") from None
    if not 0 < len(claims["sub"]) <= LONGEST_SUBJECT or not claims["sub"].isprintable():
        raise NotVouched("the id token names nobody")
    return claims


def read_logout_token(
    token: str, keys: Keys, metadata: dict[str, Any], *, client_id: str, now: datetime
) -> dict[str, Any]:
    """The claims of a logout token, as OpenID Connect Back-Channel Logout 1.0 has it, section 2.6.

    Raises NotVouched.
    """
    from joserfc.errors import JoseError  # noqa: PLC0415 - slow
    from joserfc.jwt import JWTClaimsRegistry  # noqa: PLC0415 - slow

    header, claims = _signed(token, keys, metadata)
    checks = JWTClaimsRegistry(
        int(now.timestamp()),
        LEEWAY,
        iss={"essential": True, "value": metadata["issuer"]},
        aud={"essential": True, "value": client_id},
        iat={"essential": True},
        exp={"essential": True},
        jti={"essential": True},
    )
    try:
        checks.validate(claims)
    except (JoseError, TypeError, ValueError) as wrong:
        raise NotVouched(f"the logout token does not hold: {_reason(wrong)}") from None
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(BACK_CHANNEL_LOGOUT), dict):
        raise NotVouched("the logout token is about something else")
    if "nonce" in claims or header.get("typ") not in LOGOUT_TYPES:
        raise NotVouched("the logout token is an id token")
    named = [claims[name] for name in ("sub", "sid") if name in claims]
    if not named or not all(isinstance(name, str) and name and name.isprintable() for name in named):
        raise NotVouched("the logout token names nobody")
    return claims


def vouched(token: str, claims: dict[str, Any], more: dict[str, Any]) -> Vouched:
    """more: what the provider says beside the id token. An address and that it was verified go together."""
    told = {**more, **claims}
    email = _text(told.get("email"))
    is_verified = any(
        _text(one.get("email")) == email and one.get("email_verified") is True for one in (claims, more)
    )
    name = _text(told.get("name")) or _text(told.get("preferred_username")) or email.partition("@")[0]
    return Vouched(
        issuer=claims["iss"],
        subject=claims["sub"],
        name=name,
        email=email.lower(),
        is_verified=is_verified,
        groups=_groups(told),
        token=token,
        session=_text(claims.get("sid")) or None,
    )


def _signed(token: str, keys: Keys, metadata: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims of a token, signed by one of the keys in one of the ways that the provider names."""
    from joserfc import jwt  # noqa: PLC0415 - slow
    from joserfc.errors import JoseError  # noqa: PLC0415 - slow
    from joserfc.jwk import KeySet  # noqa: PLC0415 - slow
    from joserfc.jws import JWSRegistry  # noqa: PLC0415 - slow

    named = metadata.get("id_token_signing_alg_values_supported") or SIGNED_BY_DEFAULT
    ways = [way for way in SIGNED_BY if way in named]
    if not ways:
        raise NotVouched("the provider signs in no way that we take")
    try:
        usable = KeySet.import_key_set({"keys": [key for key in keys if _signs(key)]})
        read = jwt.decode(token, usable, registry=JWSRegistry(algorithms=ways, strict_check_header=False))
    except (JoseError, TypeError, ValueError, KeyError) as wrong:
        raise NotVouched(f"the token is not signed by the provider: {_reason(wrong)}") from None
    return read.header, read.claims


def _signs(key: Any) -> bool:
    return isinstance(key, dict) and key.get("use", "sig") == "sig" and key.get("kty") in ("RSA", "EC", "OKP")


def _groups(told: dict[str, Any]) -> frozenset[str] | None:
    """In more groups than fit in a token, some providers only say where to ask."""
    found = told.get("groups")
    elsewhere = told.get("_claim_names")
    if found is None and isinstance(elsewhere, dict) and "groups" in elsewhere:
        return None
    listed = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return frozenset(
        group for group in listed[:MOST_GROUPS] if isinstance(group, str) and 0 < len(group) <= LONGEST_GROUP
    )


def _text(value: Any) -> str:
    """One line without what no database keeps."""
    if not isinstance(value, str):
        return ""
    return " ".join("".join(letter for letter in value if letter.isprintable() or letter.isspace()).split())


def _reason(wrong: Exception) -> str:
    """What kind of mistake, in the library's word for it, never a value."""
    return str(getattr(wrong, "error", "") or type(wrong).__name__)
