"""Each route of the application with an address that leads somewhere, and what a form or program sends there."""

import re
from collections.abc import Iterator
from typing import Any

from starlette.routing import Route

from showcase.app import routes
from tests.rights.conftest import Harbour

PUBLIC = "/healthz", "/readyz", "/assets/{version}/{name:path}"


def every_route() -> Iterator[tuple[str, str]]:
    """Method and path of each, as the router knows them."""
    for route in routes():
        assert isinstance(route, Route), "only plain routes are tried"
        for method in sorted((route.methods or set()) - {"HEAD"}):
            yield method, route.path


def address(path: str, harbour: Harbour, openness: str = "open") -> str:
    """The path with names of what Rui made. openness: of the board that it is on."""
    board, pin = harbour.boards[openness], harbour.pins[openness]
    if path.endswith("restoration"):
        board, pin = harbour.trashed_board, harbour.trashed
    elif path.endswith(("letting-through", "sending-back")):
        pin = harbour.waiting
    elif path.endswith("putting-back"):
        pin = harbour.taken_down
    things = {
        "boards/{slug}": board.slug,
        "teams/{slug}": harbour.lisbon.slug,
        "campaigns/{slug}": harbour.campaign.slug,
        "regions/{slug}": harbour.iberia.slug,
        "tags/{slug}": "lamps",
        "{handle}": harbour.who["maker"].handle,
        "{pin}": pin.id,
        "{media}": pin.cover_id,
        "{width}": 236,
        "{section}": harbour.section.id,
        "{consent}": harbour.consent.id,
        "teams/lisbon/people/{person}": "mika",
        "{person}": harbour.nobody.id,
        "{report}": harbour.report.id,
        "{request}": harbour.request.id,
        "{rule}": harbour.rule.id,
        "{upload}": harbour.upload.id,
        "{token}": harbour.token.id,
        "{version}": "0",
        "{name}": "app.css",
    }
    path = re.sub(r":\w+}", "}", path)
    for pattern, thing in things.items():
        path = path.replace(pattern, re.sub(r"{\w+}", str(thing), pattern))
    return re.sub(r"{\w+}", "1", path)


def sent(method: str, path: str, harbour: Harbour) -> dict[str, Any]:
    """A form that says enough to be taken, as far as it goes without files."""
    if path.startswith("/api/"):
        return _sent_by_programs(method, path, harbour)
    forms: dict[str, dict[str, Any]] = {
        "/boards": {"title": "New", "team": "lisbon", "openness": "open", "order": "newest"},
        "/boards/{slug}/edit": {"title": "Changed", "team": "lisbon", "openness": "open", "order": "newest"},
        "/boards/{slug}/order": {"pin": harbour.pins["open"].id, "number": 1},
        "/boards/{slug}/sections": {"title": "Morning"},
        "/boards/{slug}/sections/{section:int}": {"title": "Noon", "position": 1},
        "/pins/{pin:int}/edit": {"title": "Changed", "alt": ""},
        "/pins/{pin:int}/placements": {"board": harbour.elsewhere.slug},
        "/pins/bulk": {"verb": "tag", "tags": "lamps", "pin": harbour.pins["open"].id},
        "/duplicates/verdicts": {
            "one": harbour.pins["open"].cover_id,
            "other": harbour.pins["closed"].cover_id,
            "verdict": "version",
        },
        "/language": {"language": "es"},
        "/boards/{slug}/cover": {"pin": harbour.pins["open"].id},
        "/boards/{slug}/people": {"who": "@vera"},
        "/pins/{pin:int}/report": {"said": "Look at this."},
        "/pins/{pin:int}/sending-back": {"because": "Say more."},
        "/pins/{pin:int}/taking-down": {"because": "A face."},
        "/teams/{slug}/people": {"person": "vera"},
        "/teams/{slug}/people/{person}": {"leads": "yes"},
        "/requests/{request:int}": {"answer": "grant"},
        "/admin/people/{person:int}/teams": {"team": "lisbon"},
    }
    return {"data": forms[path]} if method == "POST" and path in forms else {}


def _sent_by_programs(method: str, path: str, harbour: Harbour) -> dict[str, Any]:
    bodies: dict[tuple[str, str], dict[str, Any]] = {
        ("POST", "/api/v1/boards"): {"title": "New", "team": "lisbon"},
        ("PATCH", "/api/v1/boards/{slug}"): {"title": "Changed"},
        ("PUT", "/api/v1/boards/{slug}/pins/{pin}"): {},
        ("PATCH", "/api/v1/pins/{pin}"): {"title": "Changed"},
        ("POST", "/api/v1/pins"): {
            "title": "Mine",
            "media": [harbour.pins["open"].cover_id],
            "board": harbour.boards["open"].slug,
        },
    }
    return {"json": bodies[method, path]} if (method, path) in bodies else {}
