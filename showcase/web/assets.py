"""Style sheets, modules, fonts and icons, at addresses that change with their content."""

import hashlib
import re
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent

TEXTS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
FOREVER = "public, max-age=31536000, immutable"


def folder(name: str) -> Path:
    """“templates” or “assets”: inside the package when installed, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name


@cache
def _files() -> dict[str, Path]:
    """Every asset by its name, so that no other file can be asked for."""
    top = folder("assets")
    return {file.relative_to(top).as_posix(): file for file in sorted(top.rglob("*")) if file.is_file()}


@cache
def version() -> str:
    """Of all assets together, so that modules and style sheets of two versions never meet."""
    digest = hashlib.sha256()
    for name, file in _files().items():
        digest.update(name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a file in assets/, or of `app.css`."""
    return f"/assets/{version()}/{name}"


@cache
def style_sheet() -> bytes:
    """All style sheets in their order, as one."""
    css = folder("assets") / "css"
    names = [name for name in (css / "order.txt").read_text().split() if name]
    text = "\n".join((css / name).read_text() for name in names)
    return re.sub(r'url\("(?!data:|/)([^"]+)"\)', lambda found: f'url("{asset(found[1])}")', text).encode()


@cache
def _text(file: Path) -> bytes:
    """Kept, because what is sent from memory is compressed on its way, and what is sent as a file is not."""
    return file.read_bytes()


async def send_asset(request: Request) -> Response:
    name = request.path_params["name"]
    current = request.path_params["version"] == version()
    caching = {"cache-control": FOREVER if current else "no-cache"}
    if name == "app.css":
        return Response(style_sheet(), media_type="text/css", headers=caching)
    file = _files().get(name)
    if file is None:
        raise HTTPException(404)
    if kind := TEXTS.get(file.suffix):
        return Response(_text(file), media_type=kind, headers=caching)
    return FileResponse(file, headers=caching)


routes = [Route("/assets/{version}/{name:path}", send_asset, name="asset")]
