"""Who may read and write a bucket, proven on a real server: moto would let everybody in."""

import io
import re
import time
import urllib.error
import urllib.request
from urllib.parse import unquote

import pytest

from storage import StoreUnavailable, open_store


def keep(store, key, content=b"a poster", **how):
    return store.put(key, io.BytesIO(content), **how)


def read(store, key, **how):
    with store.open(key, **how) as stream:
        return stream.read()


@pytest.fixture
def bucket(swift, signed_in):
    """A new bucket on the real server."""
    signed_in(swift)
    return swift.bucket()


@pytest.fixture
def store(swift, bucket):
    return open_store(swift.url(bucket))


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("AWS_SECRET_ACCESS_KEY", "guessed", "the secret key is wrong"),
        ("AWS_ACCESS_KEY_ID", "test:nobody", "refuses"),
    ],
)
def test_a_wrong_key_is_refused(store, swift, bucket, monkeypatch, variable, value, sentence):
    keep(store, "poster")
    monkeypatch.setenv(variable, value)
    stranger = open_store(swift.url(bucket))

    for call in (
        lambda: keep(stranger, "poster", b"a moustache"),
        lambda: stranger.open("poster"),
        lambda: stranger.size("poster"),
        lambda: stranger.delete("poster"),
        lambda: stranger.delete_many(["poster"]),
        lambda: list(stranger.list()),
        stranger.ready,
    ):
        with pytest.raises(StoreUnavailable, match=r"^The store refuses: ") as refused:
            call()
        assert value not in str(refused.value)
    with pytest.raises(StoreUnavailable, match=sentence):
        stranger.open("poster")

    assert read(store, "poster") == b"a poster"


def test_without_any_keys_a_store_says_so(swift, bucket, monkeypatch, tmp_path):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))

    with pytest.raises(StoreUnavailable, match=r"^The store does not answer: no credentials\.$"):
        open_store(swift.url(bucket)).ready()


def test_an_address_downloads_the_bytes_and_then_expires(store):
    keep(store, "poster", content_type="text/html")
    address = store.address("poster", seconds=1, filename="Harbour.png", content_type="image/png")

    with urllib.request.urlopen(address) as answer:
        assert answer.read() == b"a poster"
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.headers["Content-Disposition"].startswith("attachment;")

    time.sleep(2)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address)
    assert refused.value.code == 403
    refused.value.close()


def test_an_address_opens_nothing_else(store):
    keep(store, "poster")
    keep(store, "private")
    address = store.address("poster", seconds=60, filename="p.png", content_type="image/png")

    for changed in (
        address.replace("poster", "private"),
        address.replace("attachment", "inline"),
        address.replace("X-Amz-Expires=60", "X-Amz-Expires=600"),
        address.partition("?")[0],
    ):
        assert changed != address
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(changed)
        assert refused.value.code in {400, 403}  # 400: without a signature Swift takes it for no S3 at all
        refused.value.close()


NAMES = [
    ("Harbour Nights.png", "Harbour Nights.png"),
    ("été à Łódź – 海報.png", "été à Łódź – 海報.png"),
    ('the "best" 100% one; really.png', 'the "best" 100% one; really.png'),
    ("ملصق.png", "ملصق.png"),
    ("a\r\nSet-Cookie: b=c.png", "a__Set-Cookie: b=c.png"),
    ("../../etc/passwd", ".._.._etc_passwd"),
    ("C:\\work\\a.png", "C:_work_a.png"),
    ("gpj\u202egnp.exe", "gpj_gnp.exe"),
    ("broken \ud800.png", "broken _.png"),
    ("", "download"),
    ("x" * 300 + ".png", "x" * 196 + ".png"),
]


def test_a_download_is_an_attachment_with_its_name(store):
    keep(store, "poster")

    for filename, saved_as in NAMES:
        address = store.address("poster", seconds=60, filename=filename, content_type="image/png")
        with urllib.request.urlopen(address) as answer:
            disposition = answer.headers.get_all("Content-Disposition")
            assert "Set-Cookie" not in answer.headers

        assert len(disposition) == 1
        plain, named = disposition[0].split("; filename*=UTF-8''")
        assert re.fullmatch(r'attachment; filename="[A-Za-z0-9 ._-]+"', plain)
        assert unquote(named) == saved_as
