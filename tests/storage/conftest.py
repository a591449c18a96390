"""Stores to ask: a folder, a bucket on moto, and buckets on real servers where those can be started."""

import asyncio
import importlib.util
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import boto3
import pytest
import trustme
from botocore.config import Config
from moto import mock_aws

from storage import Store, open_store

CHECKOUT = Path(__file__).parents[2]
TOOLS = CHECKOUT.parent / "shared" / "tools"
SESSION = boto3.session.Session()  # one for all, because each reads its descriptions of S3 again


@dataclass(frozen=True)
class Server:
    """An S3 server on this machine, and who may use it."""

    endpoint: str
    access_key: str
    secret_key: str

    def bucket(self) -> str:
        """A new bucket's name."""
        name = f"bucket-{uuid4().hex[:12]}"
        self.client().create_bucket(Bucket=name)
        return name

    def client(self):
        return SESSION.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
            config=Config(s3={"addressing_style": "path"}, request_checksum_calculation="when_required"),
        )

    def url(self, bucket: str, prefix: str = "show/case") -> str:
        return f"s3://{bucket}/{prefix}?endpoint={quote(self.endpoint, safe='')}&region=us-east-1"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answers(endpoint: str) -> bool:
    try:
        urllib.request.urlopen(endpoint, timeout=1).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def started(command: list[str], folder: Path, *, endpoint: str) -> subprocess.Popen[bytes] | None:
    """The server's process once it says that it is ready, or None when it did not come up."""
    said = folder.with_suffix(".log")
    with said.open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    until = time.monotonic() + 40
    while time.monotonic() < until and process.poll() is None:
        if b"\nready in" in b"\n" + said.read_bytes() and answers(endpoint):
            return process
        time.sleep(0.05)
    stop(process)
    return None


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def serving(tool: list[str], folder: Path, access_key: str, secret_key: str) -> Iterator[Server]:
    for attempt in range(3):  # another test may take a free port first
        port = free_port()
        endpoint, home = f"http://127.0.0.1:{port}", folder / str(attempt)
        if process := started([*tool, str(home), str(port)], home, endpoint=endpoint):
            break
    else:
        pytest.fail(f"{tool[-1]} did not start: {home.with_suffix('.log').read_text()[-2000:]}")
    yield Server(endpoint, access_key, secret_key)
    stop(process)


@pytest.fixture(scope="session")
def swift(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real OpenStack Swift with its S3 API."""
    tool = TOOLS / "swift_local.py"
    if not tool.exists():
        pytest.skip("No Swift here: there is no ../shared/tools/swift_local.py beside the checkout.")
    if importlib.util.find_spec("swift") is None:
        pytest.skip("No Swift here: the package swift is not installed.")
    yield from serving(
        [sys.executable, str(tool)], tmp_path_factory.mktemp("swift"), "test:tester", "testing"
    )


@pytest.fixture(scope="session")
def ceph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real Ceph with its S3 gateway."""
    tool = TOOLS / "ceph_local.sh"
    if not tool.exists():
        pytest.skip("No Ceph here: there is no ../shared/tools/ceph_local.sh beside the checkout.")
    if shutil.which("radosgw") is None:
        pytest.skip("No Ceph here: radosgw is not installed.")
    os.environ["MONPORT"] = str(free_port())
    yield from serving(["bash", str(tool)], tmp_path_factory.mktemp("ceph"), "testing", "testing12345")


@pytest.fixture
def moto() -> Iterator[Server]:
    """S3 as moto plays it inside this process. It believes everybody: good for logic alone."""
    with mock_aws():
        yield Server("https://s3.us-east-1.amazonaws.com", "moto", f"moto-{uuid4().hex}")


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[Server], None]:
    """Puts a server's keys where boto3 looks for them."""

    def sign_in(server: Server) -> None:
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", server.access_key)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", server.secret_key)
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_CA_BUNDLE", "AWS_ENDPOINT_URL"):
            monkeypatch.delenv(name, raising=False)

    return sign_in


@pytest.fixture(params=["folder", "moto", "swift", *(["ceph"] if shutil.which("radosgw") else [])])
def url(request: pytest.FixtureRequest, tmp_path: Path, signed_in) -> str:
    """Where an empty store is, of each kind."""
    if request.param == "folder":
        return f"disk://{tmp_path}/store"
    server: Server = request.getfixturevalue(request.param)
    signed_in(server)
    return server.url(server.bucket())


@pytest.fixture
def store(url: str) -> Store:
    return open_store(url)


@pytest.fixture
def at_once() -> Callable[..., None]:
    """Does a thing many times at the same moment, and raises what went wrong."""

    def run(deed: Callable[[int], object], times: int) -> None:
        troubles: list[BaseException] = []
        start = threading.Barrier(times)

        def one(number: int) -> None:
            try:
                start.wait(10)
                deed(number)
            except BaseException as trouble:
                troubles.append(trouble)

        threads = [threading.Thread(target=one, args=(number,)) for number in range(times)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        if troubles:
            raise troubles[0]

    return run


@pytest.fixture
def unused_port() -> int:
    """Where nobody listens."""
    return free_port()


class Relay:
    """A way to a server that passes bytes on, over TLS, or until it breaks."""

    def __init__(self, server: Server, *, certificate: Path | None, cut_after: int | None) -> None:
        self.server, self.certificate, self.cut_after = server, certificate, cut_after
        self.connections = 0
        self._open = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()))
        self._thread.start()
        assert self._open.wait(10)

    def url(self, bucket: str) -> str:
        scheme = "https" if self.certificate else "http"
        return replace(self.server, endpoint=f"{scheme}://127.0.0.1:{self._port}").url(bucket)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)

    async def _run(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        context = None
        if self.certificate:
            authority, context = trustme.CA(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            authority.cert_pem.write_to_path(str(self.certificate))
            authority.issue_cert("127.0.0.1").configure_cert(context)
        listening = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=context)
        self._port = listening.sockets[0].getsockname()[1]
        self._open.set()
        await self._over.wait()
        listening.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        host, port = self.server.endpoint.removeprefix("http://").split(":")
        there, back = await asyncio.open_connection(host, int(port))
        await asyncio.gather(pump(reader, back, None), pump(there, writer, self.cut_after))


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut_after: int | None) -> None:
    passed = 0
    with suppress(ConnectionError, ssl.SSLError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
            passed += len(data)
            if cut_after is not None and passed > cut_after:
                break
    writer.close()


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[Callable[..., Relay]]:
    """Makes a relay to a server."""
    relays: list[Relay] = []

    def start(server: Server, *, tls: bool = False, cut_after: int | None = None) -> Relay:
        relays.append(
            Relay(server, certificate=tmp_path / "authority.pem" if tls else None, cut_after=cut_after)
        )
        return relays[-1]

    yield start
    for one in relays:
        one.close()
