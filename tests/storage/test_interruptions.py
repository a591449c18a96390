"""Puts that end in the middle: killed, or with no room left."""

import io
import random
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from storage import open_store

CHECKOUT = Path(__file__).parents[2]


def keep(store, key, content):
    return store.put(key, io.BytesIO(content))


def read(store, key):
    with store.open(key) as stream:
        return stream.read()


CUT_OFF = """
import io, sys, time
from storage import open_store

class Slow:
    left = 2
    def read(self, size=-1):
        if not self.left:
            print("half", flush=True)
            time.sleep(60)
        self.left -= 1
        return b"n" * 9_000_000

open_store(sys.argv[1]).put("film", Slow())
"""


@pytest.mark.parametrize("url", ["folder", "swift"], indirect=True)
def test_who_is_killed_in_the_middle_of_a_put_leaves_what_was_there(store, url):
    keep(store, "film", b"the first cut")
    child = subprocess.Popen([sys.executable, "-c", CUT_OFF, url], cwd=CHECKOUT, stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"half\n"

    child.kill()
    child.wait()
    child.stdout.close()

    assert read(store, "film") == b"the first cut"
    assert [(stored.key, stored.size) for stored in store.list()] == [("film", 13)]
    assert store.sweep(timedelta(hours=24)) == 0
    assert store.sweep(timedelta(seconds=-5)) == 1
    assert store.sweep(timedelta(seconds=-5)) == 0
    assert read(store, "film") == b"the first cut"


DIES_AT = """
import io, os, signal, sys
from storage import open_store

def dying(step, real):
    def call(*given, **how):
        if sys.argv[3] == "after":
            real(*given, **how)
        os.kill(os.getpid(), signal.SIGKILL)
    return call

store = open_store(sys.argv[1])
setattr(os, sys.argv[2], dying(sys.argv[2], getattr(os, sys.argv[2])))
store.put("wall/poster", io.BytesIO(b"n" * 2_000_000))
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", ["mkdir", "write", "fsync", "rename"])
def test_killed_at_any_step_a_folder_has_the_old_the_new_or_nothing(tmp_path, step, when):
    store = open_store(f"disk://{tmp_path}")

    child = subprocess.run(
        [sys.executable, "-c", DIES_AT, f"disk://{tmp_path}", step, when], cwd=CHECKOUT, check=False
    )

    assert child.returncode == -9
    done = (step, when) == ("rename", "after")
    assert [stored.size for stored in store.list()] == ([2_000_000] if done else [])
    assert store.sweep(timedelta(seconds=-5)) == (0 if done else 1)
    assert keep(store, "wall/poster", b"again") == 5
    assert read(store, "wall/poster") == b"again"


FOR_EVER = """
import io, sys
from storage import open_store

store = open_store(sys.argv[1])
print("go", flush=True)
while True:
    for letter in (b"o", b"n"):
        store.put("wall/poster", io.BytesIO(letter * 3_000_000))
"""


def test_killed_at_any_moment_a_folder_has_one_whole_version(tmp_path):
    store = open_store(f"disk://{tmp_path}")
    keep(store, "wall/poster", b"o" * 3_000_000)

    for _ in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", FOR_EVER, f"disk://{tmp_path}"], cwd=CHECKOUT, stdout=subprocess.PIPE
        )
        child.stdout.readline()
        time.sleep(random.uniform(0, 0.06))
        child.kill()
        child.wait()
        child.stdout.close()

        found = read(store, "wall/poster")
        assert len(found) == 3_000_000
        assert len(set(found)) == 1
        assert [stored.key for stored in store.list()] == ["wall/poster"]

    store.sweep(timedelta(seconds=-5))
    assert list((tmp_path / ".incoming").iterdir()) == []


NO_ROOM = """
import io, os, resource, sys
from storage import StoreUnavailable, open_store

folder, limit = sys.argv[1], int(sys.argv[2])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
store = open_store(f"disk://{folder}")
store.put("poster", io.BytesIO(b"old"))
for key in ("poster", "film"):
    try:
        store.put(key, io.BytesIO(b"n" * 5_000_000))
    except StoreUnavailable as reason:
        print(reason)
assert store.open("poster").read() == b"old"
assert [stored.key for stored in store.list()] == ["poster"]
assert os.listdir(os.path.join(folder, ".incoming")) == []
store.put("note", io.BytesIO(b"x" * 100_000))
"""


def test_a_file_that_the_system_does_not_let_grow_leaves_nothing(tmp_path):
    child = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(tmp_path), "2000000"],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert child.returncode == 0, child.stderr
    assert child.stdout.splitlines() == ["The store's folder cannot be used: File too large."] * 2


def test_a_full_disk_leaves_nothing(tmp_path):
    small_disk = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    mount = 'mount -t tmpfs -o size=2m none "$0"'
    if (
        not shutil.which("unshare")
        or subprocess.run([*small_disk, mount, str(tmp_path)], capture_output=True, check=False).returncode
    ):
        pytest.skip("No small disk here: this system does not let us mount one.")

    child = subprocess.run(
        [
            *small_disk,
            f'{mount} && exec "$@"',
            str(tmp_path),
            sys.executable,
            "-c",
            NO_ROOM,
            str(tmp_path),
            "0",
        ],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert child.returncode == 0, child.stderr
    assert child.stdout.splitlines() == ["The store's folder cannot be used: No space left on device."] * 2
