"""What is true of S3 alone, beside access: pages, parts, TLS, and servers that fail."""

import io
import socket
import time
import urllib.error
import urllib.request
from datetime import timedelta

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
