"""What holds at every address."""

import json
import re

import jsonschema
import pytest
from openapi_spec_validator import validate
from starlette.routing import Route

from showcase.api import described, routes
from showcase.app import routes as all_routes
from showcase.models import Scope
from tests.api.conftest import conforms

METHODS = {"get", "post", "put", "patch", "delete"}


def operations():
    """Every verb at every address that wants a token, with numbers and names that are not there."""
    for path, item in described()["paths"].items():
        if path == "/openapi.json":
            continue
        for method in METHODS & item.keys():
            yield (
                method.upper(),
                re.sub(r"\{(\w+)\}", lambda name: "7" if name[1] != "slug" else "posters", path),
            )


OPERATIONS = sorted(operations())
WRITING = [one for one in OPERATIONS if one[0] != "GET"]


async def test_the_document_is_an_openapi_document_that_anybody_may_read(program):
    answer = await (await program()).get("/openapi.json")

    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.1")
    validate(answer.json())


def test_every_route_is_in_the_document():
    there = {route.path: route.methods - {"HEAD"} for route in all_routes() if route.path.startswith("/api")}

    told = {
        "/api/v1" + path: {method.upper() for method in METHODS & item.keys()}
        for path, item in described()["paths"].items()
    }

    assert there == told
    assert len(there) == len([route for route in routes if isinstance(route, Route)])


def test_no_two_operations_have_one_name():
    names = [
        item[method]["operationId"]
        for item in described()["paths"].values()
        for method in METHODS & item.keys()
    ]

    assert len(names) == len(set(names))


def test_an_answer_that_is_not_as_described_would_be_noticed():
    with pytest.raises(jsonschema.ValidationError):
        conforms({"items": [{"id": "one"}], "next": None}, {"$ref": "#/components/schemas/PinItems"})


async def test_without_a_token_nothing_is_told(program, posters):
    client = await program()

    for method, path in OPERATIONS:
        answer = await client.request(method, path, json={"title": "Mine"})
        assert answer.status_code == 401, (method, path)
        assert answer.headers["www-authenticate"] == 'Bearer realm="Showcase"'
        assert answer.headers["cache-control"] == "private, no-store"
        assert "showcase token add" in answer.json()["detail"]
        assert "Posters" not in answer.text


async def test_a_token_that_is_not_ours_is_called_so(program, database):
    client = await program()

    for header in ("Bearer wrong", "Bearer ", "Basic bWlrYTp4", "rubbish", "Bearer " + "x" * 9000):
        answer = await client.get("/pins", headers={"authorization": header})
        assert answer.status_code == 401, header
        assert 'error="invalid_token"' in answer.headers["www-authenticate"]


async def test_a_token_to_read_writes_nothing(program, mika, posters):
    client = await program(mika, scope=Scope.READ)

    for method, path in WRITING:
        answer = await client.request(method, path, json={"title": "Mine"})
        assert answer.status_code == 403, (method, path)
        assert answer.json()["detail"] == "This token may only read. Make one with the scope “pin”."


async def test_a_token_to_read_reads(program, mika, posters):
    client = await program(mika, scope=Scope.READ)

    for path in ("/pins", "/boards", "/boards/posters", "/teams", "/campaigns", "/regions"):
        assert (await client.get(path)).status_code == 200


async def test_other_methods_are_answered_with_those_that_there_are(program, mika):
    client = await program(mika)

    answer = await client.request("POST", "/pins/1")
    options = await client.request("OPTIONS", "/boards")

    assert answer.status_code == options.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "PATCH", "DELETE"}
    assert set(options.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert answer.headers["content-type"] == "application/problem+json"


async def test_an_address_that_is_not_there(program, mika):
    answer = await (await program(mika)).get("/nothing")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


BODIES = [
    ("POST", "/pins"),
    ("POST", "/boards"),
    ("PATCH", "/boards/posters"),
    ("PUT", "/boards/posters/pins/7"),
]
MALFORMED = [
    b"{", b"[1,", b"nul", b'{"title": "\xff"}', b'{"title": "\\ud800"}', b"{'title': 1}", b"\x00",
    b"[" * 50_000, b'{"a":' * 5000, b'{"media": [' + b"9" * 100_000 + b"]}", b"\xef\xbb\xbf{}",
]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), BODIES)
async def test_malformed_json_is_told_as_such(program, mika, posters, method, path):
    client = await program(mika)
    headers = {"content-type": "application/json"}

    for body in MALFORMED:
        answer = await client.request(method, path, content=body, headers=headers)
        assert answer.status_code == 400, body[:40]
        assert answer.json()["detail"] == "This cannot be read as JSON."


@pytest.mark.parametrize(("method", "path"), BODIES)
async def test_json_that_is_no_object_is_told_as_such(program, mika, posters, method, path):
    client = await program(mika)
    headers = {"content-type": "application/json"}

    for body in ("[]", "7", '"title"', "null", "true", "[{}]"):
        answer = await client.request(method, path, content=body, headers=headers)
        assert answer.status_code == 422, body
        assert answer.json()["detail"] == "Send an object."


@pytest.mark.parametrize(("method", "path"), BODIES)
async def test_another_kind_of_body_is_not_guessed_at(program, mika, posters, method, path):
    client = await program(mika)

    for kind in ("text/plain", "application/x-www-form-urlencoded", "", "application/xml"):
        answer = await client.request(method, path, content=b'{"title": "x"}', headers={"content-type": kind})
        assert answer.status_code == 415, kind
        assert answer.json()["detail"] == "Send this as application/json."


@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_that_is_too_large_is_a_problem_too(program, mika, announced):
    content = json.dumps({"title": "x" * 3_000_000}).encode()

    async def in_pieces():
        for start in range(0, len(content), 65536):
            yield content[start : start + 65536]

    answer = await (await program(mika)).post(
        "/pins",
        content=content if announced else in_pieces(),
        headers={"content-type": "application/json"},
    )

    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


HOSTILE = [
    "'; DROP TABLE pin; --",
    "<script>alert(1)</script>",
    "\x00",
    "\u202egpj.exe",
    "💥" * 100,
    "../../etc",
    "%s%n",
    "{}",
]


async def test_hostile_text_is_only_text(program, mika, brought, posters):
    media = await brought(mika)
    client = await program(mika)

    for text in HOSTILE:
        answer = await client.post(
            "/pins",
            json={
                "title": f"a{text}", "story": text, "alt": text, "media": [media.id], "board": "posters",
                "tags": [text[:80]], "credits": [{"name": f"n{text}"[:80], "did": text[:120]}],
            },
        )  # fmt: skip
        assert answer.status_code == 201, text
        assert answer.json()["title"] == f"a{text}".replace("\x00", "")
        assert answer.json()["story"] == text.replace("\x00", "").strip()


async def test_a_slug_that_cannot_be_one_is_not_found(program, mika, posters):
    client = await program(mika)

    for place in ("boards", "teams", "campaigns", "regions"):
        for slug in ("x" * 81, "x" * 5000, "%00", "a%00b", "%FF", "..%2f..", "💥", "%20"):
            answer = await client.get(f"/{place}/{slug}")
            assert answer.status_code == 404, (place, slug)


VALUES = [
    None,
    True,
    0,
    -1,
    1.5,
    2**63,
    -(2**70),
    1e300,
    "",
    "x",
    "\x00",
    [],
    [[]],
    [None],
    {},
    {"a": 1},
    "9" * 200,
]


@pytest.mark.parametrize("value", VALUES, ids=str)
async def test_no_value_in_any_field_breaks_anything(program, mika, posters, pinned, value):
    pin = await pinned("Low sun", posters, by=mika)
    client = await program(mika)
    sent = {
        "POST /pins": {"title": "x", "media": [pin.cover_id], "board": "posters"},
        f"PATCH /pins/{pin.id}": {},
        "POST /boards": {"title": "x", "team": "lisbon"},
        "PATCH /boards/posters": {},
    }
    shapes = ["NewPin", "ChangedPin", "NewBoard", "ChangedBoard"]

    for (where, body), shape in zip(sent.items(), shapes, strict=True):
        method, path = where.split()
        for field in described()["components"]["schemas"][shape]["properties"]:
            answer = await client.request(method, path, json={**body, field: value})
            assert answer.status_code in (200, 201, 403, 422), (where, field, answer.text)
            path = (
                f"/boards/{answer.json()['slug']}"
                if "closed_at" in answer.json() and method == "PATCH"
                else path
            )
