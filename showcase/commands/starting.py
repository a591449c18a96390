"""What has to be set before anybody but this machine is served."""

import sys
from urllib.parse import urlsplit

from showcase.foundation.networks import is_loopback
from showcase.foundation.own_secret import GOOD_SECRET
from showcase.foundation.settings import Settings, WrongSetting


def check_reach(settings: Settings, host: str) -> None:
    """Refuse to serve others half set up. Raises WrongSetting, by name.

    Others can come when it listens on more than this machine's own addresses, or goes by a name that is not
    this machine's own: by any other name it answers nobody, so that what is served behind a proxy was named.
    """
    alone = is_loopback(host)
    if alone and not _named_for_others(settings):
        return
    base = urlsplit(settings.base_url)
    if not settings.base_url or (is_loopback(base.hostname or "") and not alone):
        raise WrongSetting(
            "SHOWCASE_BASE_URL is needed when others than this machine are served: the address that people type, "
            "as in https://showcase.example.org."
        )
    if settings.keeps_own_secret and not settings.database_url.startswith("sqlite:"):
        raise WrongSetting(
            "SHOWCASE_SECRET_KEY is needed with PostgreSQL: all machines that serve one database have the same. "
            + GOOD_SECRET
        )
    if base.scheme == "http" and not is_loopback(base.hostname or ""):
        print(
            "SHOWCASE_BASE_URL begins with http://: passwords, cookies and pictures can be read on their way. "
            "Put a server with TLS in front, and let it begin with https://.",
            file=sys.stderr,
        )


def check_alone(settings: Settings) -> None:
    """The demo lets anybody in. Raises WrongSetting when a setting would have others come."""
    if named := _named_for_others(settings):
        raise WrongSetting(
            f"{named} is set, and the demo is for this machine alone: anybody comes in with one click. "
            "Unset it, or use “showcase serve”."
        )


def _named_for_others(settings: Settings) -> str:
    """The setting by which others are expected, if any."""
    if settings.base_url and not is_loopback(urlsplit(settings.base_url).hostname or ""):
        return "SHOWCASE_BASE_URL"
    if any(not is_loopback(urlsplit(f"//{host}").hostname or "") for host in settings.hosts):
        return "SHOWCASE_HOSTS"
    return "SHOWCASE_PROXIES" if settings.proxies else ""
