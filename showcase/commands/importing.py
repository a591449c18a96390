"""Pin files and folders of files: a line a file, and again goes on where it stopped."""

import asyncio
import csv
import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tqdm import tqdm

from showcase.actions.media import bring, process, settled
from showcase.actions.pins import NewPin, publish
from showcase.actions.rights import PinRights
from showcase.actions.workshop import Workshop
from showcase.app import open_workshop
from showcase.commands.acting import acting
from showcase.commands.serving import update
from showcase.foundation.days import begins, ends, read_day
from showcase.foundation.errors import Invalid, NotFound, ShowcaseError
from showcase.foundation.settings import Settings, read_settings
from showcase.foundation.words import between_commas
from showcase.imaging.formats import HEAD_BYTES, identify
from showcase.models import Board, Campaign, Person, PinMedia, Usage
from showcase.models.database import open_database
from showcase.queries.boards import visible_board
from showcase.queries.known import campaign_by_slug, region_by_slug

AT_ONCE = 4
COLUMNS = (
    "file", "title", "story", "alt", "tags", "credits", "board", "campaign",
    "usage", "territory", "licence", "embargo_until", "rights_until",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A file to pin, and what its manifest says of it. credits: “name: what they did” between semicolons."""

    path: Path
    said: dict[str, str]

    def text(self, column: str, otherwise: str = "") -> str:
        return self.said.get(column) or otherwise

    @property
    def title(self) -> str:
        words = self.path.stem.replace("_", " ").replace("-", " ").strip()
        return self.text("title", words[:1].upper() + words[1:])

    @property
    def credits(self) -> list[tuple[str, str]]:
        pairs = (credit.partition(":") for credit in self.text("credits").split(";") if credit.strip())
        return [(name.strip(), did.strip()) for name, _colon, did in pairs]


def bring_in(options: Namespace) -> int:
    """Exit status: 0 when every file is pinned now, 1 when some were refused."""
    update()
    rows = list(_from_manifest(options) if options.manifest else _from_folders(options.paths))
    if not rows:
        raise Invalid("There is no picture to import in there.")
    refused = asyncio.run(_import(rows, options, read_settings()))
    return 1 if refused else 0


def _from_folders(paths: Iterable[str]) -> Iterable[Row]:
    """Files as they are named; of folders, everything that looks like a picture from the inside."""
    for name in paths:
        path = Path(name)
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file() and _is_picture(file):
                    yield Row(file, {})
        elif path.is_file():
            yield Row(path, {})
        else:
            raise NotFound(f"There is no file “{name}”.")


def _from_manifest(options: Namespace) -> Iterable[Row]:
    """A line a pin. Files are looked for in the folders given, or beside the manifest."""
    manifest = Path(options.manifest)
    with manifest.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        unknown = set(reader.fieldnames or ()) - set(COLUMNS)
        if "file" not in (reader.fieldnames or ()) or unknown:
            raise Invalid(f"The manifest's columns are: {', '.join(COLUMNS)}. “file” has to be there.")
        for said in reader:
            places = [Path(folder) / said["file"] for folder in options.paths] + [
                manifest.parent / said["file"]
            ]
            found = next((place for place in places if place.is_file()), places[0])
            yield Row(found, {name: value or "" for name, value in said.items() if name in COLUMNS})


def _is_picture(file: Path) -> bool:
    with file.open("rb") as bytes_:
        return identify(bytes_.read(HEAD_BYTES)) is not None


async def _import(rows: list[Row], options: Namespace, settings: Settings) -> int:
    workshop, refused = open_workshop(settings), 0
    try:
        async with open_database(settings.database_url):
            person = await acting(options.email)
            boards, campaigns = await _places(rows, options, person)
            with tqdm(total=len(rows), unit=" files", disable=not sys.stderr.isatty()) as bar:
                async for line in _all(rows, options, boards, campaigns, person, workshop):
                    refused += line.startswith("refused")
                    bar.write(line, file=sys.stderr if line.startswith("refused") else sys.stdout)
                    bar.update()
    finally:
        workshop.children.close()
    return refused


async def _places(
    rows: list[Row], options: Namespace, person: Person
) -> tuple[dict[str, Board], dict[str, Campaign]]:
    """Boards and campaigns by slug. Raises NotFound, by name, before anything is pinned."""
    boards = {row.text("board", options.board or "") for row in rows}
    campaigns = {row.text("campaign", options.campaign or "") for row in rows} - {""}
    if "" in boards:
        raise Invalid("Say where to: --board SLUG, or a column “board” in the manifest.")
    return (
        {slug: await visible_board(person, slug) for slug in sorted(boards)},
        {slug: await campaign_by_slug(person, slug) for slug in sorted(campaigns)},
    )


async def _all(
    rows: list[Row],
    options: Namespace,
    boards: dict[str, Board],
    campaigns: dict[str, Campaign],
    person: Person,
    workshop: Workshop,
) -> AsyncIterator[str]:
    """A line for each file, in their order. Some are processed ahead while one is published."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def processed(row: Row) -> int:
        async with gate:
            return await _media(row.path, person, workshop)

    coming = [asyncio.create_task(processed(row)) for row in rows]
    try:
        for row, media in zip(rows, coming, strict=True):
            try:
                board = boards[row.text("board", options.board or "")]
                campaign = campaigns.get(row.text("campaign", options.campaign or ""))
                yield await _pin(row, await media, board, campaign, person)
            except (ShowcaseError, OSError) as reason:
                yield f"refused {row.path}: {reason}"
    finally:
        for task in coming:
            task.cancel()


async def _media(path: Path, by: Person, workshop: Workshop) -> int:
    with path.open("rb") as file:
        upload = await bring(file, name=path.name, by=by, workshop=workshop)
    if not upload.media.is_processed:
        await process(upload.media, workshop=workshop)
        await settled(upload.media)
    return upload.media_id


async def _pin(row: Row, media: int, board: Board, campaign: Campaign | None, by: Person) -> str:
    if await PinMedia.exists(media_id=media, pin__board_id=board.id):
        return f"skipped {row.path}: it is on “{board.title}” already"
    rights = await _rights(row, by)
    new = NewPin(
        title=row.title,
        board=board,
        campaign=campaign,
        media=[media],
        alt=[row.text("alt")],
        story=row.text("story"),
        credits=row.credits,
        tags=between_commas(row.text("tags")),
        usage=rights.usage,
        territory=rights.territory,
        licence=rights.licence,
        embargo_until=rights.embargo_until,
        rights_until=rights.rights_until,
    )
    pin = await publish(new, by=by)
    return f"pinned  {row.path} as /pins/{pin.id}"


async def _rights(row: Row, by: Person) -> PinRights:
    """What the manifest says of a file's rights. Raises Invalid, NotFound."""
    usage, territory = row.text("usage", Usage.INTERNAL), row.text("territory")
    if usage not in list(Usage):
        raise Invalid(f"Its usage is “{usage}”. It is one of: {', '.join(Usage)}.")
    embargo, until = _day(row, "embargo_until"), _day(row, "rights_until")
    return PinRights(
        usage=Usage(usage),
        territory=await region_by_slug(by, territory) if territory else None,
        licence=row.text("licence"),
        embargo_until=begins(embargo) if embargo else None,
        rights_until=ends(until) if until else None,
    )


def _day(row: Row, column: str) -> date | None:
    try:
        return read_day(row.text(column))
    except ValueError:
        raise Invalid(
            f"“{row.text(column)}” in the column “{column}” is not a day as in 2027-05-03."
        ) from None
