"""Names that bytes can never have, refused alike by every store."""

import io
from functools import partial

import pytest

from storage import BadKey

HOSTILE_KEYS = [
    "",
    "/",
    "/etc/passwd",
    "..",
    "../x",
    "a/../b",
    "a/..",
    "a/./b",
    "a//b",
    "a/",
    ".hidden",
    "-x",
    "_x",
    "Poster",
    "a b",
    "a\nb",
    "ab\n",
    "a\0b",
    "a\\b",
    "é",
    "a%2e%2e",
    "a?b",
    "٣",
    "a..b",
    "k" * 256,
    "k/" * 256 + "k",
]


@pytest.mark.parametrize("url", ["folder", "moto"], indirect=True)
def test_a_bad_key_is_refused_by_every_call(store):
    for key in HOSTILE_KEYS:
        source = io.BytesIO(b"never read")
        for call in (
            partial(store.put, key, source),
            partial(store.open, key),
            partial(store.size, key),
            partial(store.exists, key),
            partial(store.delete, key),
            partial(store.delete_many, [key]),
            partial(store.path, key),
            partial(store.address, key, seconds=5, filename="x", content_type="image/png"),
        ):
            with pytest.raises(BadKey) as refused:
                call()
            assert str(refused.value).isprintable()
            assert len(str(refused.value)) < 250
        assert source.tell() == 0

    assert list(store.list()) == []


@pytest.mark.parametrize("url", ["folder", "moto"], indirect=True)
def test_a_bad_prefix_is_refused_before_anything_is_listed(store):
    for prefix in ("/", "..", "a/../", "a//", "a/./", "A", "a\0", "."):
        with pytest.raises(BadKey):
            store.list(prefix)
