"""What whoever runs Showcase can set, from the environment, read once."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urlsplit

from platformdirs import user_data_path

from showcase.foundation.networks import Network, hosts_in, networks_in
from showcase.foundation.own_secret import GOOD_SECRET, kept, weakness_of

CHECKOUT = Path(__file__).resolve().parents[2]
JOBS = ("inline",)

T = TypeVar("T")


class WrongSetting(ValueError):
    """A setting that cannot be used. The message names it and says what would be right."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One field a setting, named as in the environment after `SHOWCASE_`.

    data: folder of the embedded default (database, store, staging, secret).
    fetch_hosts: hosts inside the organisation that pictures may be fetched from.
    hosts: further names that Showcase is asked by, beside that of its address.
    proxies: addresses and networks whose word on who asks is taken.
    accel: a path of nginx's, under which it sends files itself.
    """

    data: Path
    database_url: str
    store_url: str
    secret_key: str
    base_url: str
    jobs: str
    fetch_hosts: str
    hosts: tuple[str, ...]
    proxies: tuple[Network, ...]
    accel: str
    smtp_url: str
    mail_from: str
    oidc_issuer: str
    oidc_client_id: str
    oidc_client_secret: str
    oidc_name: str
    oidc_only: bool

    @property
    def keeps_own_secret(self) -> bool:
        """Whether it is the one that was made at the first start."""
        file = _secret_file(self.data)
        return file.exists() and file.read_text().strip() == self.secret_key

    @property
    def staging(self) -> Path:
        return self.data / "staging"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment, with defaults that need nothing.

    Raises WrongSetting, by name.
    """
    given = {
        name: value.strip()
        for name, value in (os.environ if environment is None else environment).items()
        if name.startswith("SHOWCASE_") and value.strip()
    }
    data = _folder(given.get("SHOWCASE_DATA"))
    return Settings(
        data=data,
        database_url=_database(given.get("SHOWCASE_DATABASE_URL"), data),
        store_url=_store(given.get("SHOWCASE_STORE_URL"), data),
        secret_key=_secret(given.get("SHOWCASE_SECRET_KEY"), data),
        base_url=_base(given.get("SHOWCASE_BASE_URL", "")),
        jobs=_choice("SHOWCASE_JOBS", given.get("SHOWCASE_JOBS", "inline"), JOBS),
        fetch_hosts=given.get("SHOWCASE_FETCH_HOSTS", ""),
        hosts=_named("SHOWCASE_HOSTS", hosts_in, given),
        proxies=_named("SHOWCASE_PROXIES", networks_in, given),
        accel=_accel(given.get("SHOWCASE_ACCEL", "")),
        smtp_url=_smtp(given),
        mail_from=_sender(given.get("SHOWCASE_MAIL_FROM", "")),
        oidc_issuer=_issuer(given),
        oidc_client_id=given.get("SHOWCASE_OIDC_CLIENT_ID", ""),
        oidc_client_secret=given.get("SHOWCASE_OIDC_CLIENT_SECRET", ""),
        oidc_name=given.get("SHOWCASE_OIDC_NAME", ""),
        oidc_only=_choice("SHOWCASE_OIDC_ONLY", given.get("SHOWCASE_OIDC_ONLY", "no"), ("yes", "no"))
        == "yes",
    )


def _folder(value: str | None) -> Path:
    in_checkout = (CHECKOUT / "pyproject.toml").exists()
    default = CHECKOUT / "data" if in_checkout else user_data_path("showcase")
    folder = Path(value).expanduser().resolve() if value else default
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "staging").mkdir(exist_ok=True)
    except OSError as reason:
        raise WrongSetting(
            f"SHOWCASE_DATA is “{folder}”, where no folder can be made ({reason.strerror}). "
            "Name a folder that Showcase may write to."
        ) from None
    return folder


def _database(value: str | None, data: Path) -> str:
    if value is None:
        return f"sqlite://{quote(str(data / 'showcase.sqlite3'))}"
    if urlsplit(value).scheme not in ("sqlite", "postgres", "postgresql"):
        raise WrongSetting(
            f"SHOWCASE_DATABASE_URL is “{_without_password(value)}”. "
            "It starts with sqlite:// or postgres://, as in postgres://showcase:secret@db.example.org/showcase."
        )
    return value


def _store(value: str | None, data: Path) -> str:
    if value is None:
        return f"disk://{quote(str(data / 'store'))}"
    if urlsplit(value).scheme not in ("disk", "s3"):
        raise WrongSetting(
            f"SHOWCASE_STORE_URL is “{value}”. It is disk:///a/folder or s3://bucket/prefix?endpoint=https://…"
        )
    return value


def _secret(value: str | None, data: Path) -> str:
    if value is None:
        return _kept_secret(_secret_file(data))
    if weakness := weakness_of(value):
        raise WrongSetting(f"SHOWCASE_SECRET_KEY {weakness}. {GOOD_SECRET}")
    return value


def _secret_file(data: Path) -> Path:
    return data / "secret"


def _kept_secret(file: Path) -> str:
    try:
        return kept(file)
    except ValueError as weakness:
        raise WrongSetting(
            f"The secret in “{file}” {weakness}. Delete the file, and a good one is made: everybody signs in again."
        ) from None


def _base(value: str) -> str:
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        host = hosts_in(parts.netloc)
    except ValueError:
        host = ()
    has_more = parts.path.strip("/") or parts.query or parts.fragment if host else ""
    if len(host) != 1 or has_more or parts.scheme not in ("http", "https"):
        raise WrongSetting(
            f"SHOWCASE_BASE_URL is “{value}”. It is the address that people type, with nothing behind the name, "
            "as in https://showcase.example.org."
        )
    return f"{parts.scheme}://{host[0]}"


def _named(name: str, read: Callable[[str], T], given: Mapping[str, str]) -> T:
    try:
        return read(given.get(name, ""))
    except ValueError as wrong:
        raise WrongSetting(f"{name}: {wrong}.") from None


def _accel(value: str) -> str:
    if value and not re.fullmatch(r"(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+/?", value):
        raise WrongSetting(
            f"SHOWCASE_ACCEL is “{value}”. It is the path of an internal location of nginx, as in /stored."
        )
    return value.rstrip("/")


def _smtp(given: Mapping[str, str]) -> str:
    """Letters need a server, somebody who sends them, and an address that they lead to."""
    value = given.get("SHOWCASE_SMTP_URL", "")
    if not value:
        return value
    parts = urlsplit(value)
    try:
        right = parts.scheme in ("smtp", "smtps") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:  # a port that is none
        right = False
    if not right or parts.path.strip("/") or parts.query not in ("", "tls=no"):
        raise WrongSetting(
            f"SHOWCASE_SMTP_URL is “{_without_password(value)}”. It is smtp://user:password@mail.example.org:587 "
            "or smtps://…; smtp:// turns to TLS, unless ?tls=no stands at its end."
        )
    if parts.query and parts.username:
        raise WrongSetting(
            "SHOWCASE_SMTP_URL has a password and says tls=no: the password would travel in the open. "
            "Leave one of them out."
        )
    for name, why in (
        ("SHOWCASE_MAIL_FROM", "letters come from somebody, as in “Showcase <showcase@example.org>”"),
        ("SHOWCASE_BASE_URL", "letters lead to an address, as in https://showcase.example.org"),
    ):
        if name not in given:
            raise WrongSetting(f"SHOWCASE_SMTP_URL is set and {name} is not: {why}.")
    return value


def _sender(value: str) -> str:
    _name, address = parseaddr(value)
    local, _at, domain = address.rpartition("@")
    if value and (not local or not domain or not value.isprintable() or " " in address):
        raise WrongSetting(
            f"SHOWCASE_MAIL_FROM is “{value}”. It is an e-mail address, as in “Showcase <showcase@example.org>”."
        )
    return value


def _issuer(given: Mapping[str, str]) -> str:
    """The provider's own name for itself. What belongs to it makes sense together only."""
    value = given.get("SHOWCASE_OIDC_ISSUER", "")
    beside = [name for name in ("CLIENT_ID", "CLIENT_SECRET", "NAME") if f"SHOWCASE_OIDC_{name}" in given]
    if given.get("SHOWCASE_OIDC_ONLY") == "yes":
        beside.append("ONLY")
    if not value and beside:
        raise WrongSetting(
            f"SHOWCASE_OIDC_{beside[0]} is set and SHOWCASE_OIDC_ISSUER is not: it says which provider is meant, "
            "as in https://id.example.org."
        )
    if value and "CLIENT_ID" not in beside:
        raise WrongSetting(
            "SHOWCASE_OIDC_ISSUER is set and SHOWCASE_OIDC_CLIENT_ID is not: it is what the provider calls Showcase."
        )
    parts = urlsplit(value)
    at_home = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    if value and (
        not (parts.scheme == "https" or at_home) or not parts.netloc or parts.query or parts.fragment
    ):
        raise WrongSetting(
            f"SHOWCASE_OIDC_ISSUER is “{_without_password(value)}”. It is the provider's address, with https, "
            "as in https://id.example.org/realms/staff."
        )
    return value


def _choice(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise WrongSetting(f"{name} is “{value}”. It is one of: {', '.join(choices)}.")
    return value


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return url.replace(f":{parts.password}@", ":…@") if parts.password else url
