"""A store in a folder: the key is the path. Others may read in it, and only this writes."""

import errno
import os
import secrets
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from storage.addresses import checked_seconds
from storage.errors import BadKey, NotFound, StoreUnavailable
from storage.keys import checked, checked_prefix, is_key
from storage.store import Source, Stored
from storage.streams import checked_range, stream

INCOMING = ".incoming"  # no key begins with a dot
PIECE = 1024 * 1024  # bytes read from a source at a time
PATIENCE = 3  # seconds that a folder (on a network, perhaps) has to answer

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # a pipe must not keep us waiting
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_ABSENT = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENXIO}
_IN_THE_WAY = {errno.ENOTDIR, errno.EISDIR, errno.ELOOP}


class FolderStore:
    """Keeps bytes in files. See `storage.store.Store` for what each call promises.

    Every part of a key is opened from the one before without following links, so no key leads
    outside, whatever else is put into the folder. Uploads grow in `.incoming` and are renamed when
    they are whole and on disk. `.incoming` is made only when the store is opened: when it is gone
    later (a disk that is no longer mounted), the store is unavailable rather than empty.
    """

    def __init__(self, root: Path) -> None:
        """root: made when it is not there. Raises StoreUnavailable when it cannot be."""
        self.root = Path(os.path.realpath(root))
        self._asked: threading.Thread | None = None
        with _troubles():
            self.root.mkdir(mode=0o750, parents=True, exist_ok=True)
            (self.root / INCOMING).mkdir(mode=0o750, exist_ok=True)

    def put(self, key: str, source: Source, *, content_type: str = "application/octet-stream") -> int:  # noqa: ARG002
        checked(key)
        name = secrets.token_hex(16)
        with self._incoming() as incoming:
            try:
                size = _fill(name, source, folder=incoming)
                with _troubles(key), self._home(key, make=True) as (home, last):
                    os.rename(name, last, src_dir_fd=incoming, dst_dir_fd=home)
                    os.fsync(home)
            except BaseException:
                with suppress(OSError):
                    os.unlink(name, dir_fd=incoming)
                raise
        return size

    def open(self, key: str, *, start: int = 0, length: int | None = None) -> BinaryIO:
        checked(key)
        checked_range(start, length)
        with self._reading(key) as (home, last):
            descriptor = os.open(last, _READ, dir_fd=home)
            if not S_ISREG(os.fstat(descriptor).st_mode):
                os.close(descriptor)
                raise NotFound(f"Nothing is stored under {key}.")
            file = os.fdopen(descriptor, "rb", buffering=0)
            file.seek(start)
        return stream(file.read, file.close, length=length, troubles=(OSError,))

    def size(self, key: str) -> int | None:
        checked(key)
        with suppress(NotFound), self._reading(key) as (home, last):
            found = os.stat(last, dir_fd=home, follow_symlinks=False)
            return found.st_size if S_ISREG(found.st_mode) else None
        return None

    def exists(self, key: str) -> bool:
        return self.size(key) is not None

    def delete(self, key: str) -> None:
        if self.exists(key):
            with suppress(NotFound), self._reading(key) as (home, last):
                os.unlink(last, dir_fd=home)

    def delete_many(self, keys: Iterable[str]) -> None:
        for key in [checked(key) for key in keys]:
            self.delete(key)

    def list(self, prefix: str = "") -> Iterator[Stored]:
        folder, slash, beginning = checked_prefix(prefix).rpartition("/")
        return self._walk(folder + slash, beginning)

    def address(self, key: str, *, seconds: int, filename: str, content_type: str) -> str | None:  # noqa: ARG002
        checked(key)
        checked_seconds(seconds)
        return None

    def path(self, key: str) -> Path | None:
        return self.root / key if self.exists(key) else None

    def sweep(self, older_than: timedelta) -> int:
        taken, before = 0, time.time() - older_than.total_seconds()
        with self._incoming() as incoming, _troubles(), os.scandir(incoming) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):
                    if entry.stat(follow_symlinks=False).st_mtime < before:
                        os.unlink(entry.name, dir_fd=incoming)
                        taken += 1
        return taken

    def ready(self) -> None:
        """A folder on a network may hang without end, so another thread asks it, one at a time."""
        troubles: list[StoreUnavailable] = []

        def ask() -> None:
            try:
                self._be_there()
                if not os.access(self.root / INCOMING, os.R_OK | os.W_OK | os.X_OK):
                    raise StoreUnavailable("The store's folder cannot be written.")
            except StoreUnavailable as trouble:
                troubles.append(trouble)

        if self._asked is None or not self._asked.is_alive():
            self._asked = threading.Thread(target=ask, daemon=True)
            self._asked.start()
            self._asked.join(PATIENCE)
        if self._asked.is_alive():
            raise StoreUnavailable(f"The store's folder does not answer within {PATIENCE} seconds.")
        if troubles:
            raise troubles[0]

    def _walk(self, folder: str, beginning: str) -> Iterator[Stored]:
        for name, found in self._entries(folder):
            key = folder + name
            if not name.startswith(beginning):
                continue
            if S_ISDIR(found.st_mode):
                yield from self._walk(f"{key}/", "")
            else:
                yield Stored(key, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))

    def _entries(self, folder: str) -> Iterable[tuple[str, os.stat_result]]:
        """The files and folders that can belong to keys, in the order of the keys below them."""
        entries: list[tuple[str, os.stat_result]] = []
        self._be_there()
        with suppress(NotFound), self._reading(f"{folder}.") as (here, _), os.scandir(here) as found:
            for entry in found:
                with suppress(FileNotFoundError):
                    about = entry.stat(follow_symlinks=False)
                    if is_key(folder + entry.name) and (S_ISDIR(about.st_mode) or S_ISREG(about.st_mode)):
                        entries.append((entry.name, about))
        return sorted(entries, key=lambda entry: entry[0] + "/" * S_ISDIR(entry[1].st_mode))

    @contextmanager
    def _incoming(self) -> Iterator[int]:
        with _troubles():
            incoming = os.open(self.root / INCOMING, _FOLDER)
        try:
            yield incoming
        finally:
            os.close(incoming)

    @contextmanager
    def _reading(self, key: str) -> Iterator[tuple[int, str]]:
        """As _home. Raises NotFound when something on the way to the key, or the key, is not there."""
        try:
            with self._home(key) as home:
                yield home
        except OSError as error:
            if error.errno not in _ABSENT:
                raise _unavailable(error) from error
            self._be_there()
            raise NotFound(f"Nothing is stored under {key}.") from None

    @contextmanager
    def _home(self, key: str, *, make: bool = False) -> Iterator[tuple[int, str]]:
        """The folder that the key's file is in, opened, and the file's name there."""
        *folders, last = key.split("/")
        here = os.open(self.root, _FOLDER)
        try:
            for folder in folders:
                if make:
                    _make(folder, here)
                there = os.open(folder, _FOLDER, dir_fd=here)
                os.close(here)
                here = there
            yield here, last
        finally:
            os.close(here)

    def _be_there(self) -> None:
        with _troubles():
            (self.root / INCOMING).lstat()


def _fill(name: str, source: Source, *, folder: int) -> int:
    """Write all that the source has left to a new file, down to the disk. The source's own errors rise."""
    size = 0
    with _troubles():
        file = os.open(name, _CREATE, 0o666, dir_fd=folder)
    try:
        while piece := source.read(PIECE):
            with _troubles():
                left = memoryview(piece)
                while left:
                    left = left[os.write(file, left) :]
            size += len(piece)
        with _troubles():
            os.fsync(file)
    finally:
        os.close(file)
    return size


def _make(folder: str, parent: int) -> None:
    with suppress(FileExistsError):
        os.mkdir(folder, 0o750, dir_fd=parent)
        os.fsync(parent)


@contextmanager
def _troubles(key: str = "") -> Iterator[None]:
    """Say what the disk says in the store's words. key: what is being put."""
    try:
        yield
    except OSError as error:
        if key and error.errno in _IN_THE_WAY:
            raise BadKey(f"The key {key} cannot be kept: a folder or another key is in its way.") from error
        raise _unavailable(error) from error


def _unavailable(error: OSError) -> StoreUnavailable:
    return StoreUnavailable(f"The store's folder cannot be used: {error.strerror}.")
