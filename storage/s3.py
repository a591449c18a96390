"""A store in a bucket of an S3-compatible server, asking only for what all such servers do alike."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO, cast

import boto3
from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from urllib3.exceptions import HTTPError

from storage.addresses import attachment, checked_seconds
from storage.errors import NotFound, StoreUnavailable
from storage.keys import checked, checked_prefix, is_key
from storage.store import Source, Stored
from storage.streams import checked_range, stream

PAGE = 1000  # keys that a server lists or deletes at a time; none does more
PIECE = 8 * 1024 * 1024  # bytes of a part, and what a put holds in memory

# Newer checksums and bucket names in the host are not understood by many servers, or only over http.
_CONFIG = Config(
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
    retries={"mode": "standard"},
    connect_timeout=5,
    read_timeout=30,
    max_pool_connections=32,
)
_IMPATIENT = _CONFIG.merge(
    Config(connect_timeout=2, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 1})
)
# Without threads of its own: one part at a time is in memory, and the source is read where put was called.
_PART_BY_PART = TransferConfig(multipart_threshold=PIECE, multipart_chunksize=PIECE, use_threads=False)

_ABSENT = {"NoSuchKey", "NoSuchUpload", "404"}
_NO_SUCH_RANGE = 416
_REASONS = {
    "NoSuchBucket": "there is no such bucket",
    "AccessDenied": "access is denied",
    "403": "access is denied",
    "InvalidAccessKeyId": "the access key is not known there",
    "SignatureDoesNotMatch": "the secret key is wrong",
}


class S3Store:
    """Keeps bytes as objects. See `storage.store.Store` for what each call promises.

    One client serves every thread. A second one, which neither waits nor tries again, asks
    whether the server is there.
    """

    def __init__(self, bucket: str, prefix: str, *, endpoint: str | None, region: str | None) -> None:
        """prefix: nothing, or a key and a slash."""
        self._bucket, self._prefix = bucket, prefix
        with _troubles():
            session = boto3.session.Session()
            region = region or session.region_name or "us-east-1"
            self._client = session.client("s3", endpoint_url=endpoint, region_name=region, config=_CONFIG)
            self._impatient = session.client(
                "s3", endpoint_url=endpoint, region_name=region, config=_IMPATIENT
            )

    def put(self, key: str, source: Source, *, content_type: str = "application/octet-stream") -> int:
        counted = _Counted(source)
        name = self._name(key)
        with _troubles():
            self._client.upload_fileobj(
                cast(IO[bytes], counted),
                self._bucket,
                name,
                ExtraArgs={"ContentType": content_type},
                Config=_PART_BY_PART,
            )
        return counted.size

    def open(self, key: str, *, start: int = 0, length: int | None = None) -> BinaryIO:
        name = self._name(key)
        checked_range(start, length)
        if length == 0:  # no Range header can say so
            if not self.exists(key):
                raise NotFound(f"Nothing is stored under {key}.")
            return BytesIO()
        end = "" if length is None else start + length - 1
        with _troubles(key):
            try:
                found = self._client.get_object(Bucket=self._bucket, Key=name, Range=f"bytes={start}-{end}")
            except ClientError as error:
                if error.response["ResponseMetadata"]["HTTPStatusCode"] == _NO_SUCH_RANGE:
                    return BytesIO()
                raise
        body = found["Body"]
        return stream(body.read, body.close, length=length, troubles=(BotoCoreError, HTTPError, OSError))

    def size(self, key: str) -> int | None:
        name = self._name(key)
        try:
            with _troubles(key):
                return self._client.head_object(Bucket=self._bucket, Key=name)["ContentLength"]
        except NotFound:  # of the key or of the bucket: the answer to a HEAD has no room to say which
            self._be_there()
            return None

    def exists(self, key: str) -> bool:
        return self.size(key) is not None

    def delete(self, key: str) -> None:
        name = self._name(key)
        with suppress(NotFound), _troubles(key):
            self._client.delete_object(Bucket=self._bucket, Key=name)

    def delete_many(self, keys: Iterable[str]) -> None:
        names = [self._name(key) for key in keys]
        for first in range(0, len(names), PAGE):
            page = names[first : first + PAGE]
            with _troubles():
                answer = self._client.delete_objects(
                    Bucket=self._bucket, Delete={"Objects": [{"Key": name} for name in page], "Quiet": True}
                )
            kept = [error for error in answer.get("Errors", []) if error.get("Code") not in _ABSENT]
            if kept:
                raise StoreUnavailable(f"The store did not delete {len(kept)} of {len(page)} keys.")

    def list(self, prefix: str = "") -> Iterator[Stored]:
        return self._list(self._prefix + checked_prefix(prefix))

    def address(self, key: str, *, seconds: int, filename: str, content_type: str) -> str | None:
        parameters = {
            "Bucket": self._bucket,
            "Key": self._name(key),
            "ResponseContentDisposition": attachment(filename),
            "ResponseContentType": content_type,
        }
        with _troubles():
            return self._client.generate_presigned_url(
                "get_object", Params=parameters, ExpiresIn=checked_seconds(seconds)
            )

    def path(self, key: str) -> Path | None:
        checked(key)
        return None

    def sweep(self, older_than: timedelta) -> int:
        taken, before = 0, datetime.now(UTC) - older_than
        with _troubles():
            pages = self._client.get_paginator("list_multipart_uploads")
            for page in pages.paginate(Bucket=self._bucket, Prefix=self._prefix):
                for upload in page.get("Uploads", []):
                    if upload["Initiated"] < before:
                        self._abort(upload["Key"], upload["UploadId"])
                        taken += 1
        return taken

    def ready(self) -> None:
        self._be_there()

    def _name(self, key: str) -> str:
        return self._prefix + checked(key)

    def _list(self, prefix: str) -> Iterator[Stored]:
        paginator = self._client.get_paginator("list_objects_v2")
        pages = iter(
            paginator.paginate(Bucket=self._bucket, Prefix=prefix, PaginationConfig={"PageSize": PAGE})
        )
        while True:
            with _troubles():
                page = next(pages, None)
            if page is None:
                return
            for found in page.get("Contents", []):
                key = found["Key"].removeprefix(self._prefix)
                if is_key(key):
                    yield Stored(key, found["Size"], found["LastModified"].astimezone(UTC))

    def _abort(self, name: str, upload: str) -> None:
        with suppress(NotFound), _troubles(name):
            self._client.abort_multipart_upload(Bucket=self._bucket, Key=name, UploadId=upload)

    def _be_there(self) -> None:
        try:
            with _troubles("the bucket"):
                self._impatient.head_bucket(Bucket=self._bucket)
        except NotFound:
            raise StoreUnavailable("The store refuses: there is no such bucket.") from None


class _Counted:
    """A source that gives as many bytes as are asked for while it has them.

    boto3 takes a short read for the end of small bodies, and then reads the rest into memory.
    """

    def __init__(self, source: Source) -> None:
        self._source, self.size = source, 0

    def read(self, size: int = -1) -> bytes:
        gathered = bytearray()
        while size < 0 or len(gathered) < size:
            piece = self._source.read(size - len(gathered) if size >= 0 else PIECE)
            if not piece:
                break
            gathered += piece
        self.size += len(gathered)
        return bytes(gathered)


@contextmanager
def _troubles(key: str = "") -> Iterator[None]:
    """Say what boto3 says in the store's words."""
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if key and code in _ABSENT:
            raise NotFound(f"Nothing is stored under {key}.") from None
        raise StoreUnavailable(f"The store refuses: {_REASONS.get(code, code)}.") from error
    except (BotoCoreError, Boto3Error, HTTPError) as error:
        raise StoreUnavailable(f"The store does not answer: {_words(error)}.") from error


def _words(error: Exception) -> str:
    """What kind of error it is, as words. Its own message may hold addresses."""
    name = type(error).__name__.removesuffix("Error")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
