from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from showcase.imaging.children import Children
from showcase.imaging.limits import DEFAULT, Limits
from showcase.imaging.process import process
from showcase.imaging.results import Processed

Process = Callable[..., Processed]


@pytest.fixture
def processed(tmp_path: Path) -> Process:
    """Process these bytes, whatever the file is called."""

    def make(content: bytes, name: str = "upload", *, limits: Limits = DEFAULT) -> Processed:
        path = tmp_path / name
        path.write_bytes(content)
        folder = tmp_path / "renditions"
        folder.mkdir(exist_ok=True)
        return process(path, folder, limits=limits)

    return make


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    """Two children, as in the service."""
    pool = Children(2)
    yield pool
    pool.close()
