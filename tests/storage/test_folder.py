"""What is true of a folder alone: files, links and disks."""

import io
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

import storage.folder
from storage import BadKey, NotFound, StoreUnavailable, open_store


@pytest.fixture
def root(tmp_path):
    return tmp_path / "store"


@pytest.fixture
def store(root):
    return open_store(f"disk://{root}")


def keep(store, key, content=b"a poster"):
    return store.put(key, io.BytesIO(content))


def test_the_file_is_where_the_key_says(store, root):
    keep(store, "renditions/ab/320.webp")

    assert store.path("renditions/ab/320.webp") == root / "renditions/ab/320.webp"
    assert (root / "renditions/ab/320.webp").read_bytes() == b"a poster"


def test_a_folder_has_no_web_address(store):
    keep(store, "poster")

    assert store.address("poster", seconds=60, filename="poster.png", content_type="image/png") is None


def test_bytes_are_on_disk_before_they_have_their_name_and_so_is_the_name(store, monkeypatch):
    synced, real = [], os.fsync

    def fsync(descriptor):
        synced.append(
            ("file" if os.fstat(descriptor).st_size == 8 else "folder", store.exists("wall/poster"))
        )
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    keep(store, "wall/poster")

    assert synced == [("file", False), ("folder", False), ("folder", True)]


@pytest.mark.parametrize("where", ["a folder", "a file", "nowhere"])
def test_a_link_never_leads_outside(store, root, tmp_path, where):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_bytes(b"a secret")
    target = {"a folder": outside, "a file": outside / "secret", "nowhere": outside / "new"}[where]
    (root / "link").symlink_to(target)
    keep(store, "real")

    for key in ("link", "link/secret"):
        assert not store.exists(key)
        assert store.path(key) is None
        with pytest.raises(NotFound):
            store.open(key)
        store.delete(key)
    for key in ("link/secret", "link/new", "link/a/b"):
        with pytest.raises(
            BadKey, match=f"^The key {key} cannot be kept: a folder or another key is in its way"
        ):
            keep(store, key)
    assert [stored.key for stored in store.list()] == ["real"]
    assert list(store.list("link/")) == []
    keep(store, "link", b"a picture instead")

    assert (root / "link").read_bytes() == b"a picture instead"
    assert [entry.name for entry in outside.iterdir()] == ["secret"]
    assert (outside / "secret").read_bytes() == b"a secret"


def test_uploads_do_not_follow_a_link_either(store, root, tmp_path):
    (root / ".incoming").rmdir()
    (root / ".incoming").symlink_to(tmp_path)

    with pytest.raises(StoreUnavailable):
        keep(store, "poster")
    with pytest.raises(StoreUnavailable):
        store.sweep(timedelta(seconds=-5))


def test_the_folder_itself_may_be_reached_by_a_link(root, tmp_path):
    root.mkdir()
    (tmp_path / "link").symlink_to(root)
    store = open_store(f"disk://{tmp_path}/link")

    keep(store, "poster")

    assert (root / "poster").exists()


def test_what_others_left_in_the_folder_is_passed_over(store, root):
    keep(store, "a/poster")
    for name in (".DS_Store", "README", "a/Thumbs.db", "a/poster (1)", "a/double..dot"):
        (root / name).write_bytes(b"not ours")
    (root / "Lost").mkdir()
    (root / "Lost" / "poster").write_bytes(b"not ours")
    os.mkfifo(root / "a/pipe")

    assert [stored.key for stored in store.list()] == ["a/poster"]


def test_a_pipe_in_the_folder_keeps_nobody_waiting(store, root):
    os.mkfifo(root / "pipe")

    assert not store.exists("pipe")
    with pytest.raises(NotFound):
        store.open("pipe")


def test_reading_what_is_no_file_leaves_nothing_open(store, root):
    keep(store, "shop/window")
    before = len(list(Path("/dev/fd").iterdir()))

    for key in ("shop", "shop/window/left", "nothing", "shop/door"):
        for _ in range(5):
            with pytest.raises(NotFound):
                store.open(key)
    for _ in range(5):
        store.open("shop/window").close()
        list(store.list())

    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_key_that_is_another_s_folder_is_refused_with_a_sentence(store):
    keep(store, "shop/window")

    with pytest.raises(BadKey, match="a folder or another key is in its way"):
        keep(store, "shop")
    with pytest.raises(BadKey, match="a folder or another key is in its way"):
        keep(store, "shop/window/left")

    assert [stored.key for stored in store.list()] == ["shop/window"]
    assert store.sweep(timedelta(seconds=-5)) == 0


def test_only_old_leftovers_are_swept(store, root):
    for name, hours in (("old", 25), ("young", 1)):
        (root / ".incoming" / name).write_bytes(b"half")
        os.utime(root / ".incoming" / name, (time.time() - hours * 3600,) * 2)

    assert store.sweep(timedelta(hours=24)) == 1

    assert [entry.name for entry in (root / ".incoming").iterdir()] == ["young"]


def test_a_disk_that_is_no_longer_mounted_is_unavailable_and_not_empty(store, root):
    keep(store, "poster")
    root.rename(root.with_name("disk"))
    root.mkdir()

    for call in (
        lambda: keep(store, "poster"),
        lambda: store.size("poster"),
        lambda: store.open("poster"),
        lambda: list(store.list()),
        store.ready,
    ):
        with pytest.raises(StoreUnavailable, match="cannot be used: No such file or directory"):
            call()

    assert list(root.iterdir()) == []


def test_a_disk_that_hangs_is_said_to_in_time_and_asked_once(store, monkeypatch):
    asked, real = [], os.access

    def hang(path, mode):
        asked.append(path)
        time.sleep(0.6)
        return real(path, mode)

    monkeypatch.setattr(storage.folder, "PATIENCE", 0.1)
    monkeypatch.setattr(os, "access", hang)
    begun = time.monotonic()
    for _ in range(3):
        with pytest.raises(StoreUnavailable, match=r"does not answer within 0\.1 seconds"):
            store.ready()
    assert time.monotonic() - begun < 0.5
    assert len(asked) == 1
    monkeypatch.setattr(os, "access", real)
    time.sleep(0.7)

    store.ready()


def test_a_folder_that_must_not_be_written_is_not_ready(store, root):
    if os.geteuid() == 0:
        pytest.skip("Root may write everywhere.")
    (root / ".incoming").chmod(0o500)

    with pytest.raises(StoreUnavailable, match="cannot be written"):
        store.ready()


def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StoreUnavailable, match="Not a directory"):
        open_store(f"disk://{tmp_path}/file/store")
