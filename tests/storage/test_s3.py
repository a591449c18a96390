"""What is true of S3 alone. Access is proven on a real server; moto would let everybody in."""

import io
import re
import socket
import time
import urllib.error
import urllib.request
from datetime import timedelta
from urllib.parse import unquote

import pytest

import storage.s3
from storage import NotFound, StoreUnavailable, open_store


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


@pytest.fixture
def played(moto, signed_in):
    """A store on moto."""
    signed_in(moto)
    return open_store(f"s3://{moto.bucket()}/show?region=us-east-1")


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


@pytest.mark.parametrize(
    ("filename", "saved_as"),
    [
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
    ],
)
def test_a_download_is_an_attachment_with_its_name(store, filename, saved_as):
    keep(store, "poster")

    address = store.address("poster", seconds=60, filename=filename, content_type="image/png")
    with urllib.request.urlopen(address) as answer:
        disposition = answer.headers.get_all("Content-Disposition")
        assert "Set-Cookie" not in answer.headers

    assert len(disposition) == 1
    plain, named = disposition[0].split("; filename*=UTF-8''")
    assert re.fullmatch(r'attachment; filename="[A-Za-z0-9 ._-]+"', plain)
    assert unquote(named) == saved_as


def test_the_kind_of_the_bytes_is_kept(store):
    keep(store, "wide.webp", content_type="image/webp")

    found = store._client.head_object(Bucket=store._bucket, Key="show/case/wide.webp")
    assert found["ContentType"] == "image/webp"


def test_two_stores_in_one_bucket_do_not_see_each_other(swift, bucket):
    stores = [open_store(swift.url(bucket, prefix)) for prefix in ("work", "work-2", "work/old")]
    for number, store in enumerate(stores):
        keep(store, "poster", b"%d" % number)

    assert [read(store, "poster") for store in stores] == [b"0", b"1", b"2"]
    assert [stored.key for stored in stores[0].list()] == ["old/poster", "poster"]
    assert [stored.key for stored in stores[1].list()] == ["poster"]
    assert [stored.key for stored in open_store(swift.url(bucket, "")).list()] == [
        "work-2/poster",
        "work/old/poster",
        "work/poster",
    ]


def test_a_sweep_takes_only_what_is_ours(swift, bucket, store):
    client = swift.client()
    client.create_multipart_upload(Bucket=bucket, Key="show/case/film")
    client.create_multipart_upload(Bucket=bucket, Key="elsewhere/film")

    assert store.sweep(timedelta(hours=1)) == 0
    assert store.sweep(timedelta(seconds=-5)) == 1

    left = client.list_multipart_uploads(Bucket=bucket)["Uploads"]
    assert [upload["Key"] for upload in left] == ["elsewhere/film"]


def test_no_more_keys_are_deleted_at_once_than_any_server_takes(played):
    asked = []
    played._client.meta.events.register(
        "before-call.s3.DeleteObjects", lambda params, **_: asked.append(params["body"].count(b"<Key>"))
    )
    keep(played, "last")
    keep(played, "kept")

    played.delete_many([*(f"never/{number}" for number in range(2_001)), "last"])

    assert asked == [1_000, 1_000, 2]
    assert [stored.key for stored in played.list()] == ["kept"]


def test_what_others_left_in_the_bucket_is_passed_over(played, moto):
    keep(played, "poster")
    for name in ("show/Read Me", "show/a//b", "show/", "show/.hidden", "show"):
        moto.client().put_object(Bucket=played._bucket, Key=name, Body=b"not ours")

    assert [stored.key for stored in played.list()] == ["poster"]


def test_a_store_that_nobody_answers_for_says_so_at_once(signed_in, swift, unused_port):
    signed_in(swift)
    store = open_store(f"s3://bucket?endpoint=http://127.0.0.1:{unused_port}&region=us-east-1")

    with pytest.raises(StoreUnavailable, match=r"^The store does not answer: endpoint connection\.$"):
        store.ready()


def test_a_store_that_hangs_is_said_to_in_time(signed_in, swift):
    signed_in(swift)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        store = open_store(f"s3://bucket?endpoint=http://127.0.0.1:{silent.getsockname()[1]}")
        begun = time.monotonic()

        with pytest.raises(StoreUnavailable, match=r"^The store does not answer: read timeout\.$"):
            store.ready()

        assert time.monotonic() - begun < 5


def test_a_put_and_an_open_go_through_tls(swift, bucket, relay, monkeypatch):
    front = relay(swift, tls=True)
    url = front.url(bucket)
    content = b"whole" * 2_000_000

    with pytest.raises(StoreUnavailable, match=r"^The store does not answer: ssl\.$"):
        open_store(url).ready()
    monkeypatch.setenv("AWS_CA_BUNDLE", str(front.certificate))
    store = open_store(url)
    keep(store, "poster")
    keep(store, "film", content)
    store.delete_many(["nothing"])

    assert url.startswith(f"s3://{bucket}/show/case?endpoint=https")
    assert read(store, "poster", start=2) == b"poster"
    assert read(store, "film") == content
    assert [stored.key for stored in store.list()] == ["film", "poster"]
    assert front.connections > 0


def test_bytes_that_stop_coming_are_never_taken_for_the_end(swift, bucket, relay):
    keep(open_store(swift.url(bucket)), "film", b"x" * 3_000_000)
    store = open_store(relay(swift, cut_after=1_000_000).url(bucket))

    with store.open("film") as stream:
        begun = stream.read(100_000)
        with pytest.raises(StoreUnavailable, match="in the middle of a read"):
            stream.read()

    assert begun == b"x" * 100_000


def test_half_read_and_closed_does_no_harm(store):
    keep(store, "film", b"x" * 3_000_000)

    for _ in range(40):
        with store.open("film") as stream:
            assert stream.read(10) == b"x" * 10

    assert read(store, "film", start=2_999_990) == b"x" * 10


def test_a_large_source_is_never_whole_in_memory(played, monkeypatch):
    longest = 0

    class Source:
        left = 5 * storage.s3.PIECE

        def read(self, size=-1):
            nonlocal longest
            longest = max(longest, size)
            given = self.left if size < 0 else min(size, self.left)
            self.left -= given
            return b"z" * given

    assert played.put("film", Source()) == 5 * storage.s3.PIECE
    assert longest <= storage.s3.PIECE
    assert played.size("film") == 5 * storage.s3.PIECE


def test_ceph_keeps_what_swift_keeps(ceph, signed_in):
    signed_in(ceph)
    store = open_store(ceph.url(ceph.bucket()))
    keep(store, "a/poster")
    keep(store, "film", b"x" * (storage.s3.PIECE + 1))

    assert read(store, "a/poster", start=2, length=3) == b"pos"
    assert [stored.key for stored in store.list()] == ["a/poster", "film"]
    address = store.address("a/poster", seconds=60, filename="é.png", content_type="image/png")
    with urllib.request.urlopen(address) as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment;")
    store.delete_many(["a/poster", "film", "nothing"])
    with pytest.raises(NotFound):
        store.open("film")
