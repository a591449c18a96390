"""Serve, and bring the database up to date first."""

import asyncio
from argparse import Namespace
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces

from showcase.commands.starting import check_reach
from showcase.foundation.settings import Settings, WrongSetting, read_settings
from showcase.models.database import config
from showcase.models.migrating import migrate
from showcase.outside.reach import Allowed
from storage import open_store

STOP_WITHIN = 20  # seconds that running requests have when the server stops


def serve(options: Namespace) -> int:
    """Serve until told to stop."""
    check_reach(read_settings(), options.host)
    update()
    run("serving", options.host, options.port, options.workers)
    return 0


def update(_options: Namespace | None = None) -> int:
    """Bring the database up to date, whole or not at all. A copy of what was there is kept beside it."""
    settings = read_settings()
    check(settings)
    done = asyncio.run(migrate(settings.database_url, backups=settings.data / "backups"))
    for name in done.applied:
        print(f"applied {name}")
    if done.backup:
        print(f"a copy from before is at {done.backup}")
    return 0


def check(settings: Settings) -> None:
    """Refuse, before anything is done, what only those who use a setting can judge. Raises WrongSetting."""
    for name, judge in (
        ("SHOWCASE_DATABASE_URL", lambda: config(settings.database_url)),
        ("SHOWCASE_STORE_URL", lambda: open_store(settings.store_url)),
        ("SHOWCASE_FETCH_HOSTS", lambda: Allowed.from_text(settings.fetch_hosts)),
    ):
        try:
            judge()
        except ValueError as wrong:
            raise WrongSetting(f"{name}: {wrong}") from None


def run(factory: str, host: str, port: int, workers: int = 1) -> None:
    import showcase.app  # noqa: F401, PLC0415 - web processes are forked, and share what is loaded already

    Granian(
        f"showcase.app:{factory}",
        address=host,
        port=port,
        workers=workers,
        interface=Interfaces.ASGI,
        factory=True,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN,
        log_level="warning",  # type: ignore[arg-type]
        working_dir=Path.cwd(),
    ).serve()
