"""A small OpenID provider of our own, over real HTTP, that keeps the rules or breaks them as a test wants."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "showcase", "a secret between the two"
BACK_CHANNEL_LOGOUT = "http://schemas.openid.net/event/backchannel-logout"


@cache
def key(name: str) -> RSAKey:
    """Made once for all tests."""
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig"})


class OurProvider:
    """Signs in `who` at once, without asking. What it says can be changed by a test.

    claims: of the id token, beside those that all have. more: of userinfo.
    metadata: laid over what the description says. twist: changes the claims just before signing.
    sign: how tokens are signed. refuse: an error that somebody comes back with instead of a code.
    status: what every answer has instead of 200. rest: seconds before every answer.
    asked: the paths that were asked for.
    """

    def __init__(self) -> None:
        self.who = "subject-ann"
        self.claims: dict[str, Any] = {
            "email": "ann@example.test",
            "email_verified": True,
            "name": "Ann Example",
            "groups": [],
        }
        self.more: dict[str, Any] | None = None
        self.metadata: dict[str, Any] = {}
        self.twist: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
        self.sign = self.signed
        self.keys = [key("first")]
        self.published: list[Any] | None = None
        self.refuse: str | None = None
        self.status = 200
        self.rest = 0.0
        self.asked: list[str] = []
        self.codes: dict[str, dict[str, str]] = {}
        self.forms: list[dict[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def signed(self, claims: dict[str, Any], **header: Any) -> str:
        return jwt.encode({"alg": "RS256", "kid": self.keys[0].kid, **header}, claims, self.keys[0])

    def logout_token(self, **changes: Any) -> str:
        """As Back-Channel Logout 1.0 has it, with changes; what is changed to None is left out."""
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 120,
            "jti": secrets.token_hex(8),
            "events": {BACK_CHANNEL_LOGOUT: {}},
            **changes,
        }
        left = {name: value for name, value in claims.items() if value is not None}
        return self.signed(left, typ="logout+jwt")

    def description(self) -> dict[str, Any]:
        at = self.address
        said = {
            "issuer": at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/keys",
            "end_session_endpoint": f"{at}/end",
            "scopes_supported": ["openid", "profile", "email", "groups"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "authorization_response_iss_parameter_supported": True,
            **({"userinfo_endpoint": f"{at}/userinfo"} if self.more is not None else {}),
            **self.metadata,
        }
        return {name: value for name, value in said.items() if value is not None}

    def authorize(self, query: dict[str, str]) -> str:
        """Where somebody is sent back to."""
        said = {"state": query["state"], "iss": self.address}
        if self.refuse:
            said["error"] = self.refuse
        else:
            said["code"] = secrets.token_urlsafe(16)
            self.codes[said["code"]] = {**query, "sub": self.who}
        return f"{query['redirect_uri']}?{urlencode(said)}"

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """PKCE, the address, the client and the code are checked, and a code is good once."""
        self.forms.append(form)
        if authorization:
            name, _colon, secret = base64.b64decode(authorization.partition(" ")[2]).decode().partition(":")
            client = (unquote(name), unquote(secret))
        else:
            client = (form.get("client_id", ""), form.get("client_secret", ""))
        if client != (CLIENT, SECRET):
            return 401, {"error": "invalid_client"}
        asked = self.codes.pop(form.get("code", ""), None)
        hashed = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(hashed).decode().rstrip("=")
        if (
            asked is None
            or asked["redirect_uri"] != form.get("redirect_uri")
            or (asked["code_challenge_method"], asked["code_challenge"]) != ("S256", challenge)
        ):
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.address,
            "sub": asked["sub"],
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "sid": f"sid-{asked['sub']}",
            **self.claims,
        }
        return 200, {
            "access_token": f"access-{asked['sub']}",
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": self.sign(self.twist(claims)),
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                self.begin(parts.path)
                if parts.path.endswith("/.well-known/openid-configuration"):
                    self.say(provider.description())
                elif parts.path == "/keys":
                    keys = [one.as_dict(private=False) for one in provider.keys]
                    self.say({"keys": keys if provider.published is None else provider.published})
                elif parts.path == "/userinfo":
                    sub = self.headers["authorization"].removeprefix("Bearer access-")
                    self.say({"sub": sub, **(provider.more or {})})
                elif parts.path == "/authorize":
                    self.send_response(303)
                    self.send_header("location", provider.authorize(query))
                    self.end_headers()
                else:
                    self.say({"error": "nothing here"}, 404)

            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
                form = {name: values[0] for name, values in parse_qs(text).items()}
                self.begin(self.path)
                status, answer = provider.token(form, self.headers.get("authorization", ""))
                self.say(answer, status)

            def begin(self, path: str) -> None:
                provider.asked.append(path)
                time.sleep(provider.rest)

            def say(self, answer: dict[str, Any], status: int = 200) -> None:
                text = json.dumps(answer).encode()
                self.send_response(status if provider.status == 200 else provider.status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_what: Any) -> None:
                """Nothing: tests read their own lines."""

        return Handler
