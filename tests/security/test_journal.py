"""Nothing that lets somebody in is ever written down, with everything that can be logged switched on."""

import io
import logging
import re

import httpx2
import pyotp
import pytest
from starlette.routing import Route

from showcase.foundation.journal import Discreet, without_keys
from storage import open_store
from tests.conftest import PASSWORD

ADDRESS = "https://bucket.s3.example/originals/ab?X-Amz-Credential=AKIA%2F2026&X-Amz-Signature=0a1b2c3d4e5f&X-Amz-Expires=60"


@pytest.fixture
def log():
    """What the server writes, with everything switched on, as `write_discreetly` sets it up."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Discreet("%(levelname)s %(name)s: %(message)s"))
    root, client = logging.getLogger(), logging.getLogger("tortoise.db_client")
    levels = root.level, client.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    client.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(levels[0])
    client.setLevel(levels[1])


async def test_no_key_is_written_down_whatever_somebody_does(
    app, browser, signed_in, settings, mika, vera, posters, pinned, post, log
):
    secrets = {"a password": PASSWORD, "the installation's": settings.secret_key}
    client = browser()
    wrong = secrets["a wrong password"] = "not the right one, Qx7pL"
    await client.post("/sign-in", data={"email": mika.email, "password": wrong})
    await client.post("/sign-in", data={"email": mika.email, "password": PASSWORD})
    secrets["a session"] = next(value for name, value in client.cookies.items() if name.endswith("showcase"))

    made = await client.post("/you/tokens", data={"name": "Import", "scope": "pin", "days": "30"})
    token = secrets["a token"] = re.search(r"sc_[\w-]{20,}", made.text)[0]
    for path in ("/api/v1/pins", "/api/v1/pins?limit=x", "/api/v1/nothing"):
        await browser().get(path, headers={"authorization": f"Bearer {token}"})
        await browser().get(path, headers={"authorization": f"Bearer {token}x"})

    await client.post("/sign-in/forgotten", data={"email": vera.email})
    letters = await post()
    key = secrets["a letter's key"] = re.search(r"/sign-in/letters/([\w-]+)", letters[-1].text)[1]
    await client.get(f"/sign-in/letters/{key}")
    await browser().post(f"/sign-in/letters/{key}", data={"password": "short"})
    chosen = secrets["a new password"] = "a new one for Vera, Zt5Rb"
    await browser().post(f"/sign-in/letters/{key}", data={"password": chosen})

    await client.post("/you/two-steps", data={"password": PASSWORD})
    await client.post("/you/two-steps/secret", data={"password": PASSWORD})
    steps = await client.get("/you/two-steps")
    if shown := re.search(r"\b[A-Z2-7]{32}\b", steps.text.replace(" ", "")):
        secrets["a second step"] = shown[0]
        secrets["its code"] = pyotp.TOTP(shown[0]).now()

    code, state = "4QxZ-provider-code-93", "kX3wq-state-of-sign-on-71"
    secrets |= {"a provider's code": code, "a state": state}
    await browser().get(f"/sign-in/provider/back?code={code}&state={state}")

    assert len(secrets) >= 8
    _nothing_of(secrets, log.getvalue())


async def test_a_fault_is_written_down_without_what_was_in_its_address_or_its_message(app, log):
    async def fault(request):
        raise RuntimeError(f"cannot use {request.url} of Bearer sc_abcdefghijklmnop and {ADDRESS}")

    app.router.routes.insert(0, Route("/letters-of-old/{key}", fault))
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://showcase.test") as client:
        answer = await client.get("/letters-of-old/Qx7pLQx7pL?code=Zt5RbZt5Rb&password=Nm3Nm3")

    assert answer.status_code == 500
    written = log.getvalue()
    line = next(line for line in written.splitlines() if "showcase.web.mishaps" in line)
    assert line == "ERROR showcase.web.mishaps: GET /letters-of-old/{key} failed"
    assert "Traceback" in written and "RuntimeError" in written
    for secret in ("Zt5RbZt5Rb", "Nm3Nm3", "sc_abcdefghijklmnop", "0a1b2c3d4e5f", "AKIA"):
        assert secret not in written


async def test_addresses_that_a_store_signs_are_not_written_down(log, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAQX7PLZT5RBNM3QWE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMIK7MDENGbPxRfiCYzQx7pL")
    store = open_store("s3://bucket/showcase?endpoint=http://127.0.0.1:1&region=eu-west-1")

    signed = store.address("originals/ab", seconds=60, filename="sun.jpg", content_type="image/jpeg")

    assert signed and "X-Amz-Signature=" in signed
    signature = re.search(r"X-Amz-Signature=(\w+)", signed)[1]
    logging.getLogger("somewhere").warning("went to %s", signed)
    _nothing_of({"secret": "wJalrXUtnFEMIK7MDENGbPxRfiCYzQx7pL", "signature": signature}, log.getvalue())


KEYS = [
    "Authorization: Bearer sc_Kq3vXw8Zt5Rb1Ny7",
    "{'authorization': 'Basic bWlrYTpwYXNzd29yZA=='}",
    "[(b'cookie', b'showcase=Kq3vXw8')]",
    "https://showcase.example.org/sign-in/letters/Kq3vXw8Zt5?x=1",
    "postgres://showcase:Kq3vXw8@db/showcase",
    "POST /sign-in/provider/back?code=Kq3vXw8&state=Kq3vXw8Zt",
    '{"access_token": "Kq3vXw8", "id_token": "eyJKq3vXw8.eyJKq3vXw8.Kq3vXw8"}',
    "client_secret=Kq3vXw8&code_verifier=Kq3vXw8Zt",
    "$argon2id$v=19$m=8,t=1,p=1$Kq3vXw8$Kq3vXw8",
    "password: Kq3vXw8",
    "eyJhbGciOiJSUzI1NiJ9.Kq3vXw8Zt5.Kq3vXw8",
    "otpauth://totp/x?secret=Kq3vXw8",
    "Set-Cookie: __Host-showcase=Kq3vXw8; Secure",
    "smtps://mailer:Kq3vXw8@mail.example.org",
    "GET /x?X-Amz-Signature=Kq3vXw8 HTTP/1.1",
    "['Kq3vXw8Zt5Rb1Ny7Lc0Hd4Mf6Gs2Jp9AaBbCc0']",
]


@pytest.mark.parametrize("line", KEYS)
def test_whatever_looks_like_a_key_is_left_out(line):
    assert "Kq3vXw8" not in without_keys(line)


@pytest.mark.parametrize(
    "line",
    [
        "POST /pins/{pin:int}/trash failed",
        "not ready: the store does not answer",
        "applied 0003_people_and_rights",
        "media 17 refused: this picture has 13000 × 13000 pixels",
        f"missing originals/ab/cd/{'0a' * 32}",
        "state of the house",
        'File "/srv/showcase/pages/boards.py", line 12, in show',
        "job “send new password” failed: The mail server refused (550).",
    ],
)
def test_what_is_none_is_left_as_it_is(line):
    assert without_keys(line) == line


def _nothing_of(secrets: dict[str, str], written: str) -> None:
    assert written
    for what, secret in secrets.items():
        assert secret not in written, f"{what} is in the log"
