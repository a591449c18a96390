"""Bytes under keys, in a folder or in an S3-compatible object store. Knows nothing of what they mean."""

import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from storage.errors import BadKey, NotFound, StoreError, StoreUnavailable
from storage.folder import FolderStore
from storage.keys import checked
from storage.store import Source, Store, Stored

__all__ = ["BadKey", "NotFound", "Source", "Store", "StoreError", "StoreUnavailable", "Stored", "open_store"]

_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,254}")
_S3_OPTIONS = ("endpoint", "region")


def open_store(url: str) -> Store:
    """The store at `disk:///absolute/path` or `s3://bucket/prefix?endpoint=https://…&region=…`.

    A folder is made when it is not there, a bucket is not. Prefix, endpoint and region may be left
    out; credentials, and what is left out, are found in boto3's usual places.
    Raises ValueError with what would be right (and never repeats the URL, which may hold a secret
    by mistake), and StoreUnavailable when a folder cannot be made.
    """
    parts = urlsplit(url)
    if parts.fragment:
        raise ValueError("A store's URL has no “#”. Write it as %23 when it belongs to a name.")
    if parts.scheme == "disk":
        return _folder(parts.netloc, parts.path, parts.query)
    if parts.scheme == "s3":
        return _bucket(parts.netloc, parts.path, parts.query)
    raise ValueError("A store's URL is disk:///absolute/path or s3://bucket/prefix?endpoint=https://….")


def _folder(host: str, path: str, query: str) -> Store:
    _options(query, allowed=())
    if host or not path.startswith("/") or not path.strip("/"):
        raise ValueError("A folder's URL has three slashes and an absolute path: disk:///absolute/path.")
    return FolderStore(Path(unquote(path)))


def _bucket(bucket: str, path: str, query: str) -> Store:
    options = _options(query, allowed=_S3_OPTIONS)
    if not _BUCKET.fullmatch(bucket):
        raise ValueError("An S3 URL begins with a bucket's name alone: s3://bucket/prefix. No credentials.")
    if "endpoint" in options:
        endpoint = urlsplit(options["endpoint"])
        if endpoint.scheme not in ("http", "https") or not endpoint.hostname or endpoint.username:
            raise ValueError("The endpoint is the address of a server: endpoint=https://s3.example.org.")
    prefix = unquote(path).strip("/")
    try:
        prefix = f"{checked(prefix)}/" if prefix else ""
    except BadKey as reason:
        raise ValueError(f"The prefix after the bucket's name cannot be used. {reason}") from None

    from storage.s3 import S3Store  # noqa: PLC0415 (boto3 takes 50 MB, which a folder does not need)

    return S3Store(bucket, prefix, endpoint=options.get("endpoint"), region=options.get("region"))


def _options(query: str, *, allowed: tuple[str, ...]) -> dict[str, str]:
    options: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name not in allowed:
            known = " and ".join(allowed) or "none"
            raise ValueError(f"A store's URL has no option {name!r} here. Known: {known}.")
        if not value or name in options:
            raise ValueError(f"The option {name!r} of a store's URL is given once, with a value.")
        options[name] = value
    return options
