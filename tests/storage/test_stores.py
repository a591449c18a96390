"""The same asked of every store: a folder, S3 on moto, and S3 on real servers."""

import io
import os
from datetime import UTC, datetime, timedelta

import pytest

import storage.s3
from storage import BadKey, NotFound, StoreUnavailable, open_store


def keep(store, key, content=b"a poster"):
    return store.put(key, io.BytesIO(content))


def read(store, key, **how):
    with store.open(key, **how) as stream:
        return stream.read()


class Pipe:
    """A source as a network is one: it cannot seek, gives little at a time, and may break."""

    def __init__(self, content, *, at_most=65_536, then=None):
        self.content, self.at_most, self.then = io.BytesIO(content), at_most, then

    def read(self, size=-1):
        piece = self.content.read(min(size, self.at_most) if size >= 0 else self.at_most)
        if not piece and self.then:
            raise self.then
        return piece


def test_what_was_put_is_read_back(store):
    written = store.put("originals/ab/cd/abcd", io.BytesIO(b"a poster"), content_type="image/png")

    assert written == 8
    assert store.size("originals/ab/cd/abcd") == 8
    assert store.exists("originals/ab/cd/abcd")
    with store.open("originals/ab/cd/abcd") as stream:
        assert [stream.read(3), stream.read(3), stream.read(3), stream.read(3)] == [
            b"a p",
            b"ost",
            b"er",
            b"",
        ]


def test_nothing_at_all_can_be_kept(store):
    assert keep(store, "empty", b"") == 0

    assert store.exists("empty")
    assert store.size("empty") == 0
    assert read(store, "empty") == b""
    assert [stored.size for stored in store.list()] == [0]


def test_a_source_that_cannot_seek_and_gives_little_at_a_time_is_kept_whole(store):
    content = os.urandom(300_001)

    assert store.put("clip", Pipe(content, at_most=777)) == len(content)

    assert read(store, "clip") == content


def test_only_what_the_source_has_left_is_kept(store):
    source = io.BytesIO(b"headline and body")
    source.seek(9)

    assert store.put("rest", source) == 8

    assert read(store, "rest") == b"and body"


def test_a_source_of_many_parts_is_kept_whole(store):
    content = os.urandom(2 * storage.s3.PIECE + 12_345)

    assert store.put("film", Pipe(content, at_most=1_000_000)) == len(content)

    assert store.size("film") == len(content)
    assert [stored.size for stored in store.list("film")] == [len(content)]
    assert read(store, "film") == content
    seam = storage.s3.PIECE
    assert read(store, "film", start=seam - 5, length=10) == content[seam - 5 : seam + 5]


def test_a_source_that_breaks_leaves_nothing(store):
    with pytest.raises(ConnectionResetError, match="Mika hung up"):
        store.put("lost", Pipe(b"x" * 200_000, then=ConnectionResetError("Mika hung up")))

    assert not store.exists("lost")
    assert list(store.list()) == []
    assert store.sweep(timedelta(days=-1)) == 0


def test_a_source_that_breaks_after_many_parts_leaves_what_was_there(store):
    keep(store, "film", b"the first cut")

    with pytest.raises(ConnectionResetError):
        store.put("film", Pipe(b"x" * (storage.s3.PIECE + 5), at_most=2**20, then=ConnectionResetError()))

    assert read(store, "film") == b"the first cut"
    assert store.sweep(timedelta(days=-1)) == 0


def test_putting_again_replaces(store):
    keep(store, "cover", b"first, and longer")

    keep(store, "cover", b"second")

    assert read(store, "cover") == b"second"
    assert [stored.key for stored in store.list()] == ["cover"]


def test_who_reads_while_it_is_replaced_has_the_whole_old_bytes(store):
    old, new = b"o" * 700_000, b"n" * 700_000
    keep(store, "cover", old)

    with store.open("cover") as stream:
        begun = stream.read(10)
        keep(store, "cover", new)
        rest = stream.read()

    assert begun + rest == old
    assert read(store, "cover") == new


@pytest.mark.parametrize("url", ["folder", "swift"], indirect=True)  # moto itself stumbles over such a race
def test_eight_who_put_the_same_key_at_once_leave_one_of_theirs(store, at_once):
    contents = [bytes([number]) * 100_000 for number in range(8)]

    at_once(lambda number: keep(store, "race/winner", contents[number]), 8)

    assert read(store, "race/winner") in contents
    assert [stored.key for stored in store.list()] == ["race/winner"]


def test_one_store_serves_many_threads(store, at_once):
    def put_and_read(number):
        keep(store, f"new/{number}/poster", b"%d" % number)
        assert read(store, f"new/{number}/poster") == b"%d" % number

    at_once(put_and_read, 12)

    assert len(list(store.list("new/"))) == 12


def test_a_range_is_read(store):
    keep(store, "digits", b"0123456789")

    for start, length, expected in (
        (0, None, b"0123456789"),
        (0, 4, b"0123"),
        (3, None, b"3456789"),
        (3, 2, b"34"),
        (9, 1, b"9"),
        (8, 50, b"89"),
        (10, None, b""),
        (99, 5, b""),
        (4, 0, b""),
    ):
        assert read(store, "digits", start=start, length=length) == expected


def test_a_range_that_cannot_be_is_refused(store):
    keep(store, "digits", b"0123456789")

    for how in ({"start": -1}, {"length": -1}):
        with pytest.raises(ValueError, match="range"):
            store.open("digits", **how)


def test_what_is_not_there_is_not_found(store):
    keep(store, "shop/window")

    for key in ("nothing", "shop", "shop/window/left", "shop/door"):
        assert store.size(key) is None
        assert not store.exists(key)
        assert store.path(key) is None
        for how in ({}, {"start": 5}, {"length": 0}):
            with pytest.raises(NotFound, match=f"^Nothing is stored under {key}.$"):
                store.open(key, **how)


def test_deleting_twice_does_no_harm(store):
    keep(store, "old/poster")
    keep(store, "old/post")

    store.delete("old/poster")
    store.delete("old/poster")
    store.delete("old")
    store.delete("never/there")

    assert [stored.key for stored in store.list()] == ["old/post"]


def test_many_are_deleted_at_once(store, monkeypatch):
    monkeypatch.setattr(storage.s3, "PAGE", 3)
    for number in range(8):
        keep(store, f"trash/{number}")
    keep(store, "kept")

    store.delete_many([*(f"trash/{number}" for number in range(8)), "never/there"])
    store.delete_many(iter(()))

    assert [stored.key for stored in store.list()] == ["kept"]


def test_one_bad_key_among_many_and_none_is_deleted(store):
    keep(store, "kept")

    with pytest.raises(BadKey):
        store.delete_many(["kept", "../kept"])

    assert store.exists("kept")


def test_a_list_is_in_the_order_of_the_keys_and_says_size_and_time(store):
    keys = ["a/b/c", "a/b-c", "a/b.c", "a/b_c", "a/b0", "ab", "a-b", "a.b", "b", "a/.hidden", "a/-"]
    before = datetime.now(UTC) - timedelta(seconds=3)
    for key in keys:
        keep(store, key, key.encode())

    listed = list(store.list())

    assert [stored.key for stored in listed] == sorted(keys)
    assert [stored.size for stored in listed] == [len(stored.key) for stored in listed]
    for stored in listed:
        assert stored.changed_at.utcoffset() == timedelta(0)
        assert before < stored.changed_at < datetime.now(UTC) + timedelta(seconds=3)


def test_a_list_begins_with_its_prefix(store):
    for key in ("a/b/c", "a/bc", "a/b/d/e", "ab", "b"):
        keep(store, key)

    def listed(prefix):
        return [stored.key for stored in store.list(prefix)]

    assert listed("a") == ["a/b/c", "a/b/d/e", "a/bc", "ab"]
    assert listed("a/") == ["a/b/c", "a/b/d/e", "a/bc"]
    assert listed("a/b") == ["a/b/c", "a/b/d/e", "a/bc"]
    assert listed("a/b/") == ["a/b/c", "a/b/d/e"]
    assert listed("a/b/d/e") == ["a/b/d/e"]
    assert listed("a/b/d/e/") == listed("c") == listed("b/x/y") == []


def test_a_list_is_fetched_while_it_is_read(store, monkeypatch):
    monkeypatch.setattr(storage.s3, "PAGE", 2)
    for number in range(5):
        keep(store, f"{number}/poster")

    listing = store.list()
    first = next(listing)
    keep(store, "4/slide")
    store.delete("3/poster")

    assert [first.key, *(stored.key for stored in listing)] == [
        "0/poster",
        "1/poster",
        "2/poster",
        "4/poster",
        "4/slide",
    ]


def test_the_longest_key_is_kept(store):
    key = "k" * 255 + "/" + "9" * 255 + "/z"
    assert len(key) == 513

    keep(store, key[1:], b"long")

    assert read(store, key[1:]) == b"long"
    assert [stored.key for stored in store.list()] == [key[1:]]


def test_an_address_may_not_live_for_long(store):
    for seconds in (0, -5, 901, 86_400):
        with pytest.raises(ValueError, match="1 to 900 seconds"):
            store.address("poster", seconds=seconds, filename="p.png", content_type="image/png")


def test_a_store_that_is_there_is_ready(store):
    store.ready()


def test_two_who_open_the_same_store_see_the_same(url):
    keep(open_store(url), "poster")

    assert read(open_store(url), "poster") == b"a poster"


def test_nothing_is_swept_while_it_is_young(store):
    keep(store, "poster")

    assert store.sweep(timedelta(hours=24)) == 0

    assert store.exists("poster")


def test_a_store_that_has_gone_is_unavailable_and_not_empty(store, tmp_path):
    keep(store, "poster")
    remove_the_store(store, tmp_path)

    for call in (
        lambda: keep(store, "poster"),
        lambda: store.open("poster"),
        lambda: store.size("poster"),
        lambda: store.exists("poster"),
        lambda: store.delete("poster"),
        lambda: store.delete_many(["poster"]),
        lambda: list(store.list()),
        lambda: list(store.list("pos")),
        lambda: store.sweep(timedelta(hours=1)),
        store.ready,
    ):
        with pytest.raises(StoreUnavailable) as refused:
            call()
        assert str(refused.value).startswith("The store")
        assert str(tmp_path) not in str(refused.value)


def remove_the_store(store, tmp_path):
    """Take the folder or the bucket away behind the store's back."""
    store.delete("poster")
    if (tmp_path / "store").exists():
        (tmp_path / "store").rename(tmp_path / "elsewhere")
    else:
        store._client.delete_bucket(Bucket=store._bucket)
