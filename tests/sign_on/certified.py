"""An OpenID provider that is certified as one, run beside the tests: `oidc-provider`, on node.

It is fetched once for a machine, into the folder for temporary files. Without node, or the program
that sets it up, the tests that want it are skipped.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = "oidc-provider@9.13.3"
PROGRAM = Path(__file__).parents[3] / "shared" / "tools" / "idp.mjs"
CLIENT, SECRET = "showcase", "showcase-secret"
PATIENCE = 60


@dataclass(frozen=True)
class Certified:
    """Its issuer. Anybody signs in with a name and any password; Ann is in the group “editors”."""

    address: str


@contextmanager
def certified(showcase: str) -> Iterator[Certified]:
    """A provider that knows the Showcase at an address. Skips the test where there can be none."""
    folder = _installed()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    back, out = f"{showcase}/sign-in/provider/back", f"{showcase}/sign-in/provider/logout"
    command = ["node", str(folder / PROGRAM.name), str(port), back, out]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _wait_until_ready(process)
        yield Certified(f"http://127.0.0.1:{port}")
    finally:
        process.kill()
        process.wait(PATIENCE)


def _installed() -> Path:
    """A folder with the package and the program in it, made by one process while others wait."""
    if not PROGRAM.exists() or not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("the certified provider needs node, npm and the program that sets it up")
    folder = Path(tempfile.gettempdir()) / f"showcase-{PACKAGE.replace('@', '-')}-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        pytest.skip("the folder for the certified provider is somebody else's")
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            made = subprocess.run(
                ["npm", "install", "--prefix", str(folder), *options, PACKAGE],
                capture_output=True,
                text=True,
                check=False,
            )
            if made.returncode:
                pytest.skip(f"the certified provider cannot be fetched: {made.stderr.strip()[-200:]}")
            (folder / "complete").touch()
        program = folder / PROGRAM.name
        if not program.exists() or program.read_bytes() != PROGRAM.read_bytes():
            shutil.copyfile(PROGRAM, program)
    return folder


def _wait_until_ready(process: subprocess.Popen[str]) -> None:
    """Until it says so. What it says later is read and dropped, so that it never waits for us."""
    said: list[str] = []
    ready = threading.Event()

    def read() -> None:
        for line in process.stdout or ():
            if not ready.is_set():
                said.append(line)
            if line.startswith("ready"):
                ready.set()

    threading.Thread(target=read, daemon=True).start()
    if not ready.wait(PATIENCE):
        raise AssertionError(f"the certified provider did not come up: {''.join(said)}")
