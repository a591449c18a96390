"""A sample organisation to look around in."""

import asyncio
import os
import time
from argparse import Namespace

from tqdm import tqdm

from showcase.app import open_workshop
from showcase.commands.serving import run, update
from showcase.commands.starting import check_alone
from showcase.demo.organisation import organisation
from showcase.demo.seeding import PASSWORD, seed
from showcase.foundation.settings import Settings, read_settings
from showcase.models.database import open_database

HOST = "127.0.0.1"


def demo(options: Namespace) -> int:
    """Draw the organisation's work, once, and serve it to this machine alone."""
    settings = read_settings()
    check_alone(settings)
    update()
    drawn = settings.data / "demo-is-drawn"
    if not drawn.exists():
        begun = time.monotonic()
        asyncio.run(_draw(settings))
        drawn.touch()
        print(f"Drawn in {time.monotonic() - begun:.0f} s, and kept in {settings.data}.")
    print(f"Showcase is at http://{HOST}:{options.port}, for this machine only.")
    print(f"Sign in as ada, cora, mika, vera or gus@example.org with “{PASSWORD}”. Ctrl+C stops it.")
    os.environ.setdefault("SHOWCASE_BASE_URL", f"http://{HOST}:{options.port}")  # that its letters lead to
    run("serving_demo", HOST, options.port)
    return 0


async def _draw(settings: Settings) -> None:
    workshop = open_workshop(settings)
    pins = organisation().pins
    try:
        async with open_database(settings.database_url):
            with tqdm(total=len(pins), desc="Drawing sample work", unit=" pins") as bar:
                await seed(workshop, tell=bar.update)
    finally:
        workshop.children.close()
