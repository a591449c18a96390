"""A large installation in a few seconds: rows as publishing would have left them, without bytes.

The same number of pins gives the same rows every time. One board holds a tenth of all pins in an order by
hand, another one a twentieth, newest first. A few boards are private, a few pins in the trash.
"""

import sqlite3
from base64 import b64encode
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from showcase.actions.recounting import recount
from showcase.foundation import clock
from showcase.foundation.settings import Settings
from showcase.models import Board
from showcase.models.database import open_database, transaction
from showcase.models.migrating import migrate

PARENTS = ("EMEA", "Americas", "Asia Pacific")
REGIONS = ("Iberia", "Nordics", "Levant", "Andes", "Great Lakes", "South Seas")
CAMPAIGNS = 8
TAGS = 40
PINS_OF_A_BOARD = 100
LATEST = datetime(2026, 10, 1, 12, tzinfo=UTC)
HISTORY = timedelta(days=3 * 365)
WORDS = [
    "harbour",
    "lamp",
    "autumn",
    "quiet",
    "market",
    "window",
    "paper",
    "orange",
    "signal",
    "winter",
    "bridge",
    "garden",
    "north",
    "receipt",
]
SHAPES = ((1600, 1067), (1067, 1600), (1200, 1200), (4000, 3000), (900, 1600), (2400, 1000))
PLACEHOLDERS = 400
GAP = 2**20  # between two positions, as placements keep it

SIZES = {"team": (14, 60, 2000), "person": (24, 600, 200)}
"""At least, at most, and one for so many pins."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What there is to look at, by slug or id. person: a member of two teams. stack: the board in an order by hand."""

    pins: int
    boards: int
    person: int
    stack: str
    stream: str
    team: str
    campaign: str
    region: str
    parent_region: str
    pin: int
    media: int


async def fill(settings: Settings, pins: int) -> Filled:
    """Rows for so many pins, into an empty SQLite installation that is made up to date first."""
    await migrate(settings.database_url)
    with closing(sqlite3.connect(settings.data / "showcase.sqlite3")) as database, database:
        filled = _Filling(database, pins).fill()
    async with open_database(settings.database_url), transaction():
        boards: Sequence[Any] = await Board.all().values_list("id", flat=True)
        await recount(boards, changed=False)
    return filled


class _Filling:
    def __init__(self, database: sqlite3.Connection, pins: int) -> None:
        self.database, self.pins = database, pins
        self.chance = Random(pins)
        self.counts = {name: max(least, min(most, pins // one)) for name, (least, most, one) in SIZES.items()}
        self.boards = 20 + pins // PINS_OF_A_BOARD

    def fill(self) -> Filled:
        self._places_and_people()
        self._boards()
        self._media()
        self._pins()
        shown = self.database.execute(
            """SELECT p.id, p.cover_id FROM pin p JOIN board b ON b.id = p.board_id
            WHERE p.trashed_at IS NULL AND b.openness <> 'private' ORDER BY p.id LIMIT 1 OFFSET ?""",
            [self.pins // 2],
        ).fetchone()
        return Filled(
            self.pins, self.boards, person=2, stack="board-1", stream="board-2", team="team-1",
            campaign="campaign-1", region="iberia", parent_region="emea", pin=shown[0], media=shown[1],
        )  # fmt: skip

    def _places_and_people(self) -> None:
        above = [{"id": n, "slug": _slug(name), "name": name} for n, name in enumerate(PARENTS, 1)]
        below = [
            {"id": n, "slug": _slug(name), "name": name, "parent_id": 1 + (n - 4) // 2}
            for n, name in enumerate(REGIONS, 4)
        ]
        self._insert("region", [*({**one, "parent_id": None} for one in above), *below])
        self._insert(
            "team",
            [
                {
                    "id": n,
                    "slug": f"team-{n}",
                    "name": self._words(2),
                    "about": "",
                    "region_id": 4 + (n - 1) % 6,
                }
                for n in range(1, self.counts["team"] + 1)
            ],
        )
        self._insert(
            "person",
            [
                {
                    "id": n, "email": f"person-{n}@example.org", "handle": f"person-{n}", "name": self._words(2).title(),
                    "role": "admin" if n == 1 else "member", "joined_at": _text(LATEST - HISTORY),
                }
                for n in range(1, self.counts["person"] + 1)
            ],
        )  # fmt: skip
        belongs = {
            (n, 1 + n * step % self.counts["team"])
            for n in range(1, self.counts["person"] + 1)
            for step in (1, 5)
        }
        self._insert(
            "membership", [{"person_id": person, "team_id": team} for person, team in sorted(belongs)]
        )
        self._insert(
            "campaign",
            [
                {"id": n, "slug": f"campaign-{n}", "title": self._words(2).title(), "brief": self._words(12),
                 "colour": "#c8553d", "starts_on": f"2026-0{n}-01"}
                for n in range(1, CAMPAIGNS + 1)
            ],
        )  # fmt: skip
        self._insert("tag", [{"id": n, "slug": f"tag-{n}", "name": f"tag {n}"} for n in range(1, TAGS + 1)])

    def _boards(self) -> None:
        """The first two are the large ones. Every twentieth is private, every third in an order by hand."""
        self.board_rows = [
            {
                "id": n, "slug": f"board-{n}", "title": self._words(3), "about": self._words(10),
                "team_id": 1 + (n - 1) % self.counts["team"], "campaign_id": n % 10 if 0 < n % 10 <= CAMPAIGNS else None,
                "openness": "private" if n % 20 == 0 else "closed" if n % 4 == 0 else "open",
                "order": "hand" if n % 3 == 1 else "newest", "pin_count": 0, "home_count": 0, "collage": "[]",
                "made_at": _text(LATEST - HISTORY), "made_by_id": 1,
                "changed_at": _text(LATEST - timedelta(minutes=self.chance.randrange(500_000))),
            }
            for n in range(1, self.boards + 1)
        ]  # fmt: skip
        self._insert("board", self.board_rows)
        self._insert(
            "section",
            [
                {"id": 3 * (n - 1) + part, "board_id": n, "title": self._words(1), "position": part}
                for n in range(1, self.boards + 1, 5)
                for part in (1, 2)
            ],
        )

    def _media(self) -> None:
        hints = [
            f"data:image/webp;base64,{b64encode(self.chance.randbytes(120 + n % 80)).decode()}"
            for n in range(PLACEHOLDERS)
        ]
        palette = (
            '[["#c8553d", 0.4], ["#22313f", 0.3], ["#f6e7c1", 0.2], ["#335577", 0.07], ["#ffffff", 0.03]]'
        )
        at = _text(LATEST - HISTORY)
        rows = []
        for n in range(1, self.pins + 1):
            width, height = self.chance.choice(SHAPES)
            widths = [one for one in (236, 474, 736, 1600) if one <= width]
            rows.append({
                "id": n, "sha256": f"{self.chance.getrandbits(256):064x}", "format": "jpeg", "size": 900_000,
                "width": width, "height": height, "frames": 40 if n % 50 == 0 else 1, "has_alpha": n % 30 == 0,
                "placeholder": hints[n % PLACEHOLDERS], "palette": palette, "widths": str(widths),
                "received_at": at, "processed_at": at,
            })  # fmt: skip
        self._insert("media", rows)

    def _pins(self) -> None:
        """As many a day as any other day; every tenth hangs on a second board, too."""
        pins, pages, placements, credits, tags = [], [], [], [], []
        step, today = HISTORY / self.pins, _text(clock.now())
        for n in range(1, self.pins + 1):
            board = self.board_rows[self._home(n)]
            team, maker = board["team_id"], 1 + self.chance.randrange(self.counts["person"])
            at = _text(LATEST - HISTORY + step * (n + self.chance.random()))
            pins.append({
                "id": n, "title": self._words(self.chance.randrange(2, 7)).capitalize(), "story": self._words(40),
                "source": "", "board_id": board["id"], "team_id": team, "campaign_id": board["campaign_id"],
                "region_id": 4 + (team - 1) % 6, "maker_id": maker, "cover_id": n, "cover_alt": self._words(8),
                "page_count": 1 if n % 12 else 2, "pinned_at": at, "changed_at": at,
                "trashed_at": today if n % 200 == 0 else None, "trashed_by_id": maker if n % 200 == 0 else None,
            })  # fmt: skip
            pages += [
                {"pin_id": n, "media_id": max(1, n - page), "position": page, "alt": ""}
                for page in range(1 if n % 12 else 2)
            ]
            hangs = {board["id"], 1 + self.chance.randrange(self.boards)} if n % 10 == 0 else {board["id"]}
            placements += [self._placement(n, one, maker, at) for one in hangs]
            credits.append(
                {"pin_id": n, "person_id": maker, "name": "Somebody", "did": "design", "position": 0}
            )
            tags += [{"pin_id": n, "tag_id": tag} for tag in self.chance.sample(range(1, TAGS + 1), 2)]
        for table, rows in (
            ("pin", pins), ("pin_media", pages), ("placement", placements), ("credit", credits), ("pin_tag", tags)
        ):  # fmt: skip
            self._insert(table, rows)

    def _home(self, pin: int) -> int:
        return 0 if pin % 10 == 3 else 1 if pin % 20 == 5 else 2 + self.chance.randrange(self.boards - 2)

    def _placement(self, pin: int, board: int, by: int, at: str) -> Mapping[str, Any]:
        part = self.chance.randrange(3) if board % 5 == 1 else 0
        return {
            "pin_id": pin, "board_id": board, "section_id": 3 * (board - 1) + part if part else None, "shelf": -part,
            "position": GAP * (pin * 7919 % 1_000_003), "placed_at": at, "placed_by_id": by,
        }  # fmt: skip

    def _insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        columns, marks = ", ".join(f'"{name}"' for name in rows[0]), ", ".join(f":{name}" for name in rows[0])
        self.database.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', rows)

    def _words(self, count: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=count))


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _text(at: datetime) -> str:
    """As SQLite keeps a moment."""
    return at.isoformat(" ")
