"""A real nginx in front, set up as docs/running.md says."""

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest

from showcase.actions.media import bring, process
from showcase.actions.pins import NewPin, publish
from showcase.foundation.settings import read_settings
from showcase.models import Media, Pin
from tests.conftest import drawing, encoded

HOUSE = Path(__file__).parents[2]
NGINX = shutil.which("nginx") or next(
    (path for path in ("/usr/sbin/nginx", "/usr/local/sbin/nginx") if Path(path).exists()), None
)
NAME = "showcase.example.org"

pytestmark = pytest.mark.skipif(
    NGINX is None, reason="no nginx is installed: apt-get install nginx-light brings one"
)


@pytest.fixture
def ports():
    """One for nginx, one for Showcase."""
    with socket.socket() as one, socket.socket() as other:
        for probe in (one, other):
            probe.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


@pytest.fixture
def showcase(settings, ports):
    """Showcase as it is started for others. Its data are those of the test."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SHOWCASE_")},
        "PYTHONPATH": str(HOUSE),
        "SHOWCASE_DATA": str(settings.data),
        "SHOWCASE_DATABASE_URL": settings.database_url,
        "SHOWCASE_SECRET_KEY": settings.secret_key,
        "SHOWCASE_BASE_URL": f"https://{NAME}",
        "SHOWCASE_PROXIES": "127.0.0.1",
        "SHOWCASE_ACCEL": "/stored",
    }
    program = [sys.executable, "-m", "showcase", "serve", "--port", str(ports[1])]
    server = subprocess.Popen(program, env=environment)
    _wait_for(ports[1])
    yield server
    server.terminate()
    server.wait(30)


@pytest.fixture
def nginx(settings, ports, tmp_path):
    """nginx by the configuration that docs/running.md shows, without its certificate."""
    page = (HOUSE / "docs" / "running.md").read_text()
    server = re.search(r"```nginx\n(.*?)```", page, re.DOTALL)[1]
    server = re.sub(r"    ssl_certificate.*\n", "", server).replace(
        "listen 443 ssl", f"listen 127.0.0.1:{ports[0]}"
    )
    server = server.replace("127.0.0.1:8000", f"127.0.0.1:{ports[1]}")
    server = server.replace("/srv/showcase/store/", f"{settings.data}/store/")
    temporary = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = (
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/errors; events {{}}\n"
        f"http {{ access_log off; {temporary}\n{server} }}"
    )
    if os.geteuid() == 0:
        whole = f"user root; {whole}"
    (tmp_path / "nginx.conf").write_text(whole)
    running = subprocess.Popen(
        [NGINX, "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path), "-e", "stderr"]
    )
    _wait_for(ports[0])
    yield f"http://127.0.0.1:{ports[0]}"
    running.terminate()
    running.wait(10)


@pytest.fixture
async def low_sun(workshop, mika, posters):
    """A pin of Mika's with a real picture."""
    upload = await bring(io.BytesIO(encoded(drawing())), name="sun.jpg", by=mika, workshop=workshop)
    media = await Media.get(id=upload.media_id)
    await process(media, workshop=workshop)
    return await publish(NewPin("Low sun", posters, [media.id]), by=mika)


async def test_nginx_sends_the_bytes_that_showcase_lets_go(
    signed_in, vera, mika, low_sun, settings, showcase, nginx
):
    media = await Media.get(id=low_sun.cover_id)
    client = _through(nginx, await signed_in(vera))
    small, whole = f"/media/{media.id}/{media.widths[0]}.webp", f"/media/{media.id}/original"

    picture, original, part = (
        client.get(small),
        client.get(whole),
        client.get(whole, headers={"range": "bytes=2-5"}),
    )

    assert picture.status_code == 200 and picture.content[8:12] == b"WEBP"
    assert picture.headers["content-type"] == "image/webp"
    assert picture.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert original.content == encoded(drawing())
    assert original.headers["content-disposition"] == 'attachment; filename="low-sun.jpg"'
    assert (part.status_code, part.content) == (206, encoded(drawing())[2:6])
    for answer in (picture, original):
        assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "max-age" in answer.headers["strict-transport-security"]
        assert "x-accel-redirect" not in answer.headers
    assert read_settings({"SHOWCASE_DATA": str(settings.data)}).accel == ""


async def test_nobody_gets_bytes_past_showcase(signed_in, vera, mika, low_sun, showcase, nginx):
    media = await Media.get(id=low_sun.cover_id)
    hers, nobody = _through(nginx, await signed_in(vera)), _through(nginx)
    stored = f"/stored/originals/{media.sha256[:2]}/{media.sha256[2:4]}/{media.sha256}"
    paths = [f"/media/{media.id}/{media.widths[0]}.webp", f"/media/{media.id}/original"]

    for path in (stored, "/stored/", "/stored/../showcase.sqlite3", "/stored../secret"):
        assert hers.get(path).status_code in (400, 404), path
        assert hers.get(path, headers={"x-accel-redirect": stored}).status_code in (400, 404)
    assert [nobody.get(path).status_code for path in paths] == [303, 303]
    assert [hers.get(path).status_code for path in paths] == [200, 200]

    await Pin.filter(id=low_sun.id).update(trashed_at=low_sun.pinned_at)

    assert [hers.get(path).status_code for path in paths] == [404, 404]


async def test_a_page_behind_nginx_is_taken_for_ours_and_others_are_not(
    signed_in, vera, low_sun, showcase, nginx
):
    client = _through(nginx, await signed_in(vera))
    form = {"language": "es", "back": "/"}

    ours = client.post("/language", data=form, headers={"origin": f"https://{NAME}"})
    plain = client.post("/language", data=form, headers={"origin": f"http://{NAME}"})
    theirs = client.post("/language", data=form, headers={"origin": "https://evil.example"})
    unnamed = client.get("/sign-in", headers={"host": "evil.example"})
    pretended = client.get("/sign-in", headers={"host": "evil.example", "x-forwarded-host": NAME})

    assert [ours.status_code, plain.status_code, theirs.status_code] == [303, 403, 403]
    assert [unnamed.status_code, pretended.status_code] == [421, 421]
    assert "SHOWCASE_HOSTS" in unnamed.text


def _through(nginx, signed_in=None):
    """A browser that comes by the public name. Its cookies are for TLS only, and so are sent by hand."""
    headers = {"host": NAME}
    if signed_in is not None:
        key = next(iter(signed_in.cookies.values()))
        headers["cookie"] = f"__Host-showcase={key}; showcase={key}"
    return httpx2.Client(base_url=nginx, headers=headers, timeout=30)


def _wait_for(port):
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens at port {port}")
