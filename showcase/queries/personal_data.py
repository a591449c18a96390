"""What Showcase keeps about somebody, part by part, for themselves or for an admin whom they asked.

An admin is not shown what is on private boards that they do not belong to. Whoever it is about
gets all of their own words. Others' words and names are in neither.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from showcase.foundation.language import gettext as _
from showcase.models import Person
from showcase.queries.pictures import plain
from showcase.queries.sql import rows
from showcase.queries.visibility import BOARD_SEEN, PIN_SEEN, asking

AT_ONCE = 500
OWN = f"(:is_self = 1 OR ({BOARD_SEEN}))"
"""Whether the reader may have the words that somebody wrote on the board `b`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of thing that is kept. table: where, as `x`, with whose as a condition. columns: what is told."""

    name: str
    words: Callable[[], str]
    columns: str
    table: str
    whose: str = "x.person_id = :person"
    json: tuple[str, ...] = ()


PARTS = (
    Part(
        "account",
        lambda: _("Your account: name, addresses, role, region and language"),
        """x.email, x.handle, x.name, x.role, x.own_role, r.name AS region, o.name AS own_region, x.language,
        x.joined_at, x.invited_at, x.left_at, x.two_steps_since,
        CASE WHEN x.password IS NULL THEN 0 ELSE 1 END AS has_password""",
        "person x LEFT JOIN region r ON r.id = x.region_id LEFT JOIN region o ON o.id = x.own_region_id",
        "x.id = :person",
    ),
    Part(
        "teams",
        lambda: _("Teams that you are in"),
        'x.id, t.name AS team, x.leads_since, x."group", x.lead_group',
        "membership x JOIN team t ON t.id = x.team_id",
    ),
    Part(
        "invitations",
        lambda: _("Boards of others that you belong to"),
        f"x.id, x.board_id, CASE WHEN {OWN} THEN b.title END AS board, x.since, x.until",
        "board_guest x JOIN board b ON b.id = x.board_id",
    ),
    Part(
        "pins",
        lambda: _("Work that you pinned"),
        f"""x.id, x.board_id, x.pinned_at, x.changed_at, x.trashed_at, x.usage, x.embargo_until, x.rights_until,
        CASE WHEN {OWN} THEN x.title END AS title, CASE WHEN {OWN} THEN x.story END AS story,
        CASE WHEN {OWN} THEN x.source END AS source, CASE WHEN {OWN} THEN x.licence END AS licence,
        CASE WHEN {OWN} THEN x.cover_alt END AS description""",
        "pin x JOIN board b ON b.id = x.board_id",
        "x.maker_id = :person",
    ),
    Part(
        "boards",
        lambda: _("Boards that you made"),
        f"x.id, x.made_at, CASE WHEN {OWN} THEN b.title END AS title, CASE WHEN {OWN} THEN b.about END AS about",
        "board x JOIN board b ON b.id = x.id",
        "x.made_by_id = :person",
    ),
    Part(
        "credits",
        lambda: _("Where you are credited"),
        "x.id, x.pin_id, x.name, x.did",
        "credit x",
    ),
    Part(
        "placements",
        lambda: _("Work that you put on boards"),
        "x.id, x.pin_id, x.board_id, x.placed_at",
        "placement x",
        "x.placed_by_id = :person",
    ),
    Part(
        "files",
        lambda: _("Files that you brought"),
        "x.id, x.media_id, x.name, x.source, x.form, x.received_at, x.settled_at",
        "upload x",
        json=("form",),
    ),
    Part(
        "draft",
        lambda: _("What you have typed and not published"),
        "x.form, x.saved_at",
        "draft x",
        json=("form",),
    ),
    Part(
        "reports",
        lambda: _("What you reported"),
        "x.id, x.pin_id, x.said, x.made_at, x.settled_at",
        "report x",
        "x.by_id = :person",
    ),
    Part(
        "requests",
        lambda: _("Access that you asked for"),
        "x.id, x.said, x.made_at, x.settled_at, x.was_granted",
        "access_request x",
        "x.by_id = :person",
    ),
    Part(
        "consents",
        lambda: _("Consents of others that you noted"),
        "x.id, x.pin_id, x.noted_at",
        "consent x",
        "x.noted_by_id = :person",
    ),
    Part(
        "verdicts",
        lambda: _("What you said of pictures that look alike"),
        "x.id, x.one_id, x.other_id, x.verdict, x.verdict_at",
        "duplicate x",
        "x.verdict_by_id = :person",
    ),
    Part(
        "sessions",
        lambda: _("Browsers in which you are signed in"),
        "x.id, x.device, x.started_at, x.seen_at, x.expires_at",
        "session x",
    ),
    Part(
        "tokens",
        lambda: _("Tokens of your programs, without the keys"),
        "x.id, x.name, x.scope, x.made_at, x.expires_at, x.used_at, x.ended_at",
        "token x",
    ),
    Part(
        "sign-on",
        lambda: _("Who you are for the sign-on provider"),
        "x.id, x.issuer, x.subject, x.since",
        "subject x",
    ),
    Part(
        "letters",
        lambda: _("Letters with a key that you were sent, without the keys"),
        "x.id, x.purpose, x.made_at, x.expires_at, x.used_at",
        "email_key x",
    ),
    Part(
        "record",
        lambda: _("What you changed, and what was changed about you"),
        "x.id, x.verb, x.noun, x.noun_id, x.at",
        "record x",
        "(x.by_id = :person OR (x.noun = 'person' AND x.noun_id = :person))",
    ),
)


@dataclass(frozen=True, slots=True)
class Original:
    """A file that somebody brought and the reader may see."""

    media: int
    sha256: str
    format: str


async def counted(person: Person) -> dict[str, int]:
    """How many there are of each part. One query."""
    counts = ", ".join(
        f"(SELECT COUNT(*) FROM {part.table} WHERE {part.whose}) AS n{place}"
        for place, part in enumerate(PARTS)
    )
    [found] = await rows(f"SELECT {counts}", person=person.id)
    return {part.name: found[f"n{place}"] for place, part in enumerate(PARTS)}


async def kept(person: Person, part: Part, *, reader: Person) -> AsyncIterator[dict[str, Any]]:
    """All of one part, some hundred at a time."""
    after = 0
    while True:
        found = await rows(
            f"""SELECT x.id AS number, {part.columns} FROM {part.table}
            WHERE {part.whose} AND x.id > :after ORDER BY x.id LIMIT {AT_ONCE}""",
            **_asks(person, reader),
            after=after,
        )
        for row in found:
            after = row.pop("number")
            yield {name: _plain(value, is_json=name in part.json) for name, value in row.items()}
        if len(found) < AT_ONCE:
            return


async def originals(person: Person, *, reader: Person) -> AsyncIterator[Original]:
    """The files of somebody's work as far as the reader sees it, and of what they wait to pin for themselves."""
    after = 0
    while True:
        found = await rows(
            f"""SELECT c.id, c.sha256, c.format FROM media c
            WHERE c.id > :after AND (c.id IN (
                SELECT g.media_id FROM pin_media g JOIN pin p ON p.id = g.pin_id JOIN board b ON b.id = p.board_id
                WHERE p.maker_id = :person AND {PIN_SEEN})
              OR (:is_self = 1 AND c.id IN (
                SELECT media_id FROM upload WHERE person_id = :person AND settled_at IS NULL)))
            ORDER BY c.id LIMIT {AT_ONCE}""",
            **_asks(person, reader),
            after=after,
        )
        for row in found:
            after = row["id"]
            yield Original(row["id"], row["sha256"], row["format"])
        if len(found) < AT_ONCE:
            return


def _asks(person: Person, reader: Person) -> dict[str, Any]:
    return {**asking(reader), "person": person.id, "is_self": int(reader.id == person.id)}


def _plain(value: Any, *, is_json: bool) -> Any:
    if is_json:
        return plain(value)
    return value.isoformat() if isinstance(value, datetime) else value
