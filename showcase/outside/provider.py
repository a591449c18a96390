"""The organisation's own sign-on: an OpenID provider that vouches for people.

Authorization code flow with PKCE, as OpenID Connect Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0
and Back-Channel Logout 1.0 say, and RFC 9207 against answers of another provider.
"""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

import anyio

from showcase.outside.id_tokens import Keys, NotVouched, Vouched, read_id_token, read_logout_token, vouched

PATIENCE = 10.0
"""Seconds for each question to the provider."""
KEPT_FOR = 3600.0
"""Seconds that we take the provider's description and keys as known."""
ASKED_AGAIN_AFTER = 30.0
"""Seconds before keys are fetched once more for a token whose key is unknown: anybody can write such a token."""

SCOPES = ("openid", "profile", "email")
SCOPE_OF_GROUPS = "groups"
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
OPTIONAL = ("userinfo_endpoint", "end_session_endpoint")
OUR_MISTAKES = {"invalid_client", "unauthorized_client", "unsupported_grant_type"}


class ProviderAway(Exception):
    """It cannot be reached, or answers in a way that nobody can sign in by. The message is for the log."""


@dataclass(frozen=True, slots=True)
class SignedOut:
    """Whom the provider signed out: everywhere (no session), or in one session of theirs."""

    issuer: str
    subject: str | None
    session: str | None


class Provider:
    """One provider, as it describes itself. What was fetched is kept for an hour.

    issuer: as the provider writes it; a slash at its end does not matter.
    client_secret: empty for a client without one.
    """

    def __init__(self, issuer: str, client_id: str, client_secret: str) -> None:
        self._issuer = issuer
        self._client_id = client_id
        self._client_secret = client_secret
        self._metadata: dict[str, Any] = {}
        self._metadata_until = 0.0
        self._keys: Keys | None = None
        self._keys_at = 0.0

    async def sign_in_address(self, *, state: str, nonce: str, verifier: str, back: str) -> str:
        """Where somebody is sent to sign in. back: our address that they return to. Raises ProviderAway."""
        metadata = await self._described()
        async with self._client(metadata, back=back) as client:
            address, _state = client.create_authorization_url(
                metadata["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
            )
        return str(address)

    async def vouched(
        self, code: str, *, answered_by: str | None, nonce: str, verifier: str, back: str, now: datetime
    ) -> Vouched:
        """Whoever the provider let in, for the code that they came back with. Good once.

        answered_by: the `iss` of that answer, if it had one.
        Raises NotVouched, ProviderAway.
        """
        metadata = await self._described()
        says_so = metadata.get("authorization_response_iss_parameter_supported") is True
        if answered_by != metadata["issuer"] and (answered_by is not None or says_so):
            raise NotVouched("the answer is not this provider's")
        answer = await self._exchanged(metadata, code, verifier=verifier, back=back)
        token, access = answer.get("id_token"), answer.get("access_token")
        if not isinstance(token, str) or not isinstance(access, str):
            raise NotVouched("no id token came for the code")
        claims = await self._read(
            lambda keys: read_id_token(
                token, keys, metadata, client_id=self._client_id, nonce=nonce, access_token=access, now=now
            )
        )
        more: dict[str, Any] = {}
        if "userinfo_endpoint" in metadata and any(
            name not in claims for name in ("email", "name", "groups")
        ):
            more = await self._fetched(metadata["userinfo_endpoint"], access_token=access)
            if more.get("sub") != claims["sub"]:
                raise NotVouched("userinfo is about somebody else")
        return vouched(token, claims, more)

    async def sign_out_address(self, *, token: str, back: str) -> str | None:
        """Where somebody is sent to sign out there, too; None when the provider has no such place.

        token: the id token that they came in with. Raises ProviderAway.
        """
        metadata = await self._described()
        if "end_session_endpoint" not in metadata:
            return None
        asked = {
            "id_token_hint": token,
            "client_id": self._client_id,
            "post_logout_redirect_uri": back,
        }
        address = metadata["end_session_endpoint"]
        return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(asked)}"

    async def signed_out(self, token: str, *, now: datetime) -> SignedOut:
        """Whom a logout token of the provider is about. Raises NotVouched, ProviderAway."""
        metadata = await self._described()
        claims = await self._read(
            lambda keys: read_logout_token(token, keys, metadata, client_id=self._client_id, now=now)
        )
        return SignedOut(metadata["issuer"], claims.get("sub"), claims.get("sid"))

    async def _described(self) -> dict[str, Any]:
        if time.monotonic() < self._metadata_until:
            return self._metadata
        address = f"{self._issuer.rstrip('/')}/.well-known/openid-configuration"
        metadata = await self._fetched(address)
        if str(metadata.get("issuer")).rstrip("/") != self._issuer.rstrip("/"):
            raise ProviderAway("its description names another issuer")
        for name in (*NEEDED, *(name for name in OPTIONAL if name in metadata)):
            if not self._is_as_safe(metadata.get(name)):
                raise ProviderAway(f"its description has no {name} that can be used")
        self._metadata, self._metadata_until = metadata, time.monotonic() + KEPT_FOR
        return metadata

    def _is_as_safe(self, address: object) -> bool:
        """Over TLS, unless the provider itself is asked without (on this machine)."""
        if not isinstance(address, str):
            return False
        parts = urlsplit(address)
        return bool(parts.netloc) and parts.scheme in ("https", urlsplit(self._issuer).scheme)

    async def _read(self, reading: Any) -> dict[str, Any]:
        """Claims of a token. Keys change: one that we do not know may be new."""
        age = time.monotonic() - self._keys_at
        if self._keys is None or age > KEPT_FOR:
            await self._fetch_keys()
        elif age > ASKED_AGAIN_AFTER:
            try:
                return reading(self._keys)  # type: ignore[no-any-return]
            except NotVouched:
                await self._fetch_keys()
        return reading(self._keys)  # type: ignore[no-any-return]

    async def _fetch_keys(self) -> None:
        found = (await self._fetched((await self._described())["jwks_uri"])).get("keys")
        if not isinstance(found, list):
            raise ProviderAway("its keys cannot be read")
        self._keys, self._keys_at = found, time.monotonic()

    async def _exchanged(
        self, metadata: dict[str, Any], code: str, *, verifier: str, back: str
    ) -> dict[str, Any]:
        """What the provider gives for a code."""
        from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped] # noqa: PLC0415 - slow

        try:
            async with _in_time(), self._client(metadata, back=back) as client:
                answer = await client.fetch_token(
                    metadata["token_endpoint"],
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=verifier,
                    redirect_uri=back,
                )
        except OAuthError as refused:
            if refused.error in OUR_MISTAKES:
                raise ProviderAway(f"it refuses this client: {refused.error}") from None
            raise NotVouched("the code was refused") from None
        return dict(answer)

    async def _fetched(self, address: str, *, access_token: str | None = None) -> dict[str, Any]:
        import httpx2  # noqa: PLC0415 - slow

        headers = {"accept": "application/json"}
        if access_token is not None:
            headers["authorization"] = f"Bearer {access_token}"
        async with _in_time(), httpx2.AsyncClient(timeout=PATIENCE) as client:
            answer = await client.get(address, headers=headers)
            if answer.status_code != 200:
                raise ProviderAway(f"it answers {answer.status_code} at {urlsplit(address).path}")
            found = answer.json()
        if not isinstance(found, dict):
            raise ProviderAway(f"its answer at {urlsplit(address).path} cannot be read")
        return found

    def _client(self, metadata: dict[str, Any], *, back: str) -> Any:
        from authlib.integrations.httpx_client import AsyncOAuth2Client  # type: ignore[import-untyped] # noqa: PLC0415

        ways = metadata.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        way = "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
        groups = SCOPE_OF_GROUPS in (metadata.get("scopes_supported") or ())
        return AsyncOAuth2Client(
            self._client_id,
            self._client_secret or None,
            token_endpoint_auth_method=way if self._client_secret else "none",
            scope=" ".join((*SCOPES, SCOPE_OF_GROUPS) if groups else SCOPES),
            code_challenge_method="S256",
            redirect_uri=back,
            timeout=PATIENCE,
        )


@asynccontextmanager
async def _in_time() -> AsyncIterator[None]:
    """Whatever goes wrong on the way to the provider and back."""
    import httpx2  # noqa: PLC0415 - slow

    try:
        with anyio.fail_after(PATIENCE):
            yield
    except TimeoutError:
        raise ProviderAway(f"it did not answer within {PATIENCE:g} seconds") from None
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as reason:
        raise ProviderAway(f"it cannot be reached, or read: {type(reason).__name__}") from None
