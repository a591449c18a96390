"""Servers to measure: the real one, and one that answers the same from memory."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from starlette.applications import Starlette
from starlette.datastructures import State
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from showcase.app import create_app
from showcase.foundation import clock
from showcase.foundation.secrets import digest, new_key
from showcase.foundation.settings import Settings, read_settings
from showcase.models import Session
from showcase.models.database import open_database
from showcase.pages.walls import wall_context
from showcase.queries.known import all_regions
from showcase.queries.walls import everything, newest
from showcase.web.cookies import SESSION
from showcase.web.drawing import page

STARTS_WITHIN = 30.0  # seconds
DEVICE = "bench"
PLAIN_FILE = "plain.webp"


@contextmanager
def served(settings: Settings, *, from_memory: bool = False) -> Iterator["Server"]:
    """A server of this installation, in a process of its own, ended afterwards."""
    module = ["bench.serving"] if from_memory else ["showcase", "serve", "--port"]
    port = _free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *module, str(port)], env={**os.environ, "SHOWCASE_DATA": str(settings.data)}
    )
    try:
        yield Server(process.pid, port, _wait_for(port, began))
    finally:
        process.terminate()
        process.wait(30)


class Server:
    """pid: of the process that looks after the others. started: seconds until it said that it is alive."""

    def __init__(self, pid: int, port: int, started: float) -> None:
        self.pid, self.port, self.started = pid, port, started


async def sign_in(settings: Settings, person: int) -> dict[str, str]:
    """The header that a browser sends in which this person has signed in."""
    key, now = new_key(), clock.now()
    async with open_database(settings.database_url):
        await Session.create(
            digest=digest(key, settings.secret_key), person_id=person, device=DEVICE,
            started_at=now, expires_at=now + timedelta(days=1),
        )  # fmt: skip
    return {"Cookie": f"{SESSION}={key}"}


def from_memory() -> Starlette:
    """The same application, with two more addresses that ask neither the database nor for rights.

    They are asked without a cookie: nobody is looked up, and the page is drawn for whoever was kept.
    """
    settings = read_settings()
    app = create_app(settings)
    kept = State()

    async def home(request: Request) -> Response:
        if not hasattr(kept, "context"):
            await _keep(kept, request)
        request.scope["user"] = kept.viewer
        return page(request, "home.html", dict(kept.context))

    async def plain_file(_request: Request) -> Response:
        path = settings.data / PLAIN_FILE
        return FileResponse(path, media_type="image/webp", stat_result=path.stat())

    app.router.routes += [Route("/from-memory", home), Route("/plain-file", plain_file)]
    return app


async def _keep(kept: State, request: Request) -> None:
    session = await Session.filter(device=DEVICE).select_related("person").first()
    assert session is not None
    kept.viewer = request.scope["user"] = session.person
    wall = await newest(session.person, everything())
    context: dict[str, Any] = {
        "group": None,
        "region": None,
        "regions": await all_regions(session.person),
        "groups": (),
    }
    kept.context = {**context, **await wall_context(request, wall, "home")}


def _wait_for(port: int, began: float) -> float:
    while time.perf_counter() < began + STARTS_WITHIN:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
            return time.perf_counter() - began
        time.sleep(0.01)
    raise TimeoutError(f"no server after {STARTS_WITHIN} s")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


if __name__ == "__main__":
    Granian(
        "bench.serving:from_memory", port=int(sys.argv[1]), interface=Interfaces.ASGI, factory=True,
        websockets=False, log_level="warning", working_dir=Path.cwd(),  # type: ignore[arg-type]
    ).serve()  # fmt: skip
