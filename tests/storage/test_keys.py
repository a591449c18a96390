"""Names that bytes can never have, refused alike by every store."""

import io

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


@pytest.mark.parametrize("key", HOSTILE_KEYS, ids=ascii)
@pytest.mark.parametrize("url", ["folder", "moto"], indirect=True)
def test_a_bad_key_is_refused_by_every_call(store, key):
    source = io.BytesIO(b"never read")
    for call in (
        lambda: store.put(key, source),
        lambda: store.open(key),
        lambda: store.size(key),
        lambda: store.exists(key),
        lambda: store.delete(key),
        lambda: store.delete_many([key]),
        lambda: store.path(key),
        lambda: store.address(key, seconds=5, filename="x", content_type="image/png"),
    ):
        with pytest.raises(BadKey) as refused:
            call()
        assert str(refused.value).isprintable()
        assert len(str(refused.value)) < 250

    assert source.tell() == 0
    assert list(store.list()) == []


@pytest.mark.parametrize("prefix", ["/", "..", "a/../", "a//", "a/./", "A", "a\0", "."])
@pytest.mark.parametrize("url", ["folder", "moto"], indirect=True)
def test_a_bad_prefix_is_refused_before_anything_is_listed(store, prefix):
    with pytest.raises(BadKey):
        store.list(prefix)
