"""People as admins look them up, however many there are."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from slugify import slugify
from tortoise.expressions import Q

from showcase.foundation.cursors import BadCursor, cursor, read_cursor
from showcase.foundation.errors import Invalid, NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Person, Role, Team
from showcase.queries.administration import CAME_IN
from showcase.queries.slugs import as_slug
from showcase.queries.sql import moment, rows

PEOPLE_A_PAGE = 50
LONGEST_SEARCH = 100
STATES = {
    "here": "p.left_at IS NULL",
    "invited": f"p.left_at IS NULL AND NOT {CAME_IN}",
    "left": "p.left_at IS NOT NULL",
    "teamless": """p.left_at IS NULL AND p.role IN ('member', 'curator')
        AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id)""",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in a list for admins. teams: (slug, name, whether they lead it)."""

    id: int
    name: str
    email: str
    handle: str
    role: str
    region: str | None
    region_slug: str | None
    joined_at: datetime
    invited_at: datetime | None
    came_in: bool
    left_at: datetime | None
    erased_at: datetime | None
    teams: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class People:
    """A page of them. count: how many there are on all pages."""

    entries: tuple[Entry, ...]
    count: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """What somebody has here."""

    pins: int
    boards: int
    sessions: int
    tokens: int
    invitations: int


async def people_listed(
    *,
    search: str = "",
    role: str = "",
    team: Team | None = None,
    state: str = "here",
    after: str | None = None,
    limit: int = PEOPLE_A_PAGE,
) -> People:
    """By name. Whoever asks is an admin. Three queries.

    search: in names, e-mail addresses and the names of their teams.
    state: one of STATES, or anything else for everybody.
    after: the cursor that the page before ended with. Raises Invalid when it is not one.
    """
    conditions: list[str] = ["1 = 1"]
    values: dict[str, Any] = {}
    if state in STATES:
        conditions.append(STATES[state])
    if role in list(Role):
        conditions.append("p.role = :with_role")
        values["with_role"] = str(role)
    if team is not None:
        conditions.append("p.id IN (SELECT person_id FROM membership WHERE team_id = :team)")
        values["team"] = team.id
    if words := search.strip()[:LONGEST_SEARCH]:
        conditions.append(
            """(LOWER(p.name) LIKE :words ESCAPE '!' OR p.name LIKE :typed ESCAPE '!'
            OR p.email LIKE :words ESCAPE '!' OR (:handle <> '%%' AND p.handle LIKE :handle)
            OR p.id IN (SELECT m.person_id FROM membership m JOIN team t ON t.id = m.team_id
                        WHERE LOWER(t.name) LIKE :words ESCAPE '!'))"""
        )
        values["words"], values["typed"] = _anywhere(words.lower()), _anywhere(words)
        values["handle"] = f"%{slugify(words)}%"
    where = " AND ".join(f"({condition})" for condition in conditions)
    onwards = ""
    if after:
        onwards = "AND (LOWER(p.name), p.id) > (:last, :last_id)"
        values["last"], values["last_id"] = _key(after)
    found = await rows(
        f"""SELECT p.id, p.name, p.email, p.handle, p.role, p.joined_at, p.invited_at, p.left_at, p.erased_at,
               {CAME_IN} AS came_in, r.name AS region, r.slug AS region_slug, LOWER(p.name) AS key
        FROM person p LEFT JOIN region r ON r.id = p.region_id
        WHERE {where} {onwards} ORDER BY LOWER(p.name), p.id LIMIT :limit""",
        **values,
        limit=limit + 1,
    )
    counted = await rows(f"SELECT COUNT(*) AS number FROM person p WHERE {where}", **values)
    shown = found[:limit]
    teams = await _teams_of(tuple(row["id"] for row in shown))
    return People(
        tuple(_entry(row, teams.get(row["id"], ())) for row in shown),
        counted[0]["number"],
        cursor(shown[-1]["key"], shown[-1]["id"]) if len(found) > limit else None,
    )


async def everybody() -> list[Entry]:
    """For a table: all who are or were here, without those whose data were erased. Two queries."""
    found = await rows(
        f"""SELECT p.id, p.name, p.email, p.handle, p.role, p.joined_at, p.invited_at, p.left_at, p.erased_at,
               {CAME_IN} AS came_in, r.name AS region, r.slug AS region_slug
        FROM person p LEFT JOIN region r ON r.id = p.region_id
        WHERE p.erased_at IS NULL ORDER BY LOWER(p.name), p.id"""
    )
    teams = await _teams_of(None)
    return [_entry(row, teams.get(row["id"], ())) for row in found]


async def person_known(person_id: int) -> Person:
    """With their region. Raises NotFound. One query."""
    if 0 < person_id < 2**31 and (person := await Person.get_or_none(id=person_id).select_related("region")):
        return person
    raise NotFound(_("There is nobody with this number."))


async def person_called(words: str) -> Person:
    """Somebody who is here, by their e-mail address, their handle, or a name that nobody else has. One query.

    Raises Invalid.
    """
    words = words.strip()[:LONGEST_SEARCH]
    same = Q(email=words.lower()) | Q(handle=as_slug(words.lower())) | Q(name=words)
    found = await Person.filter(same, left_at__isnull=True).limit(10) if words else []
    exact = [one for one in found if words.lower() in (one.email, one.handle)] or found
    if len(exact) == 1:
        return exact[0]
    wrong = (
        _("There are several people called “%(words)s”. Type an e-mail address.")
        if exact
        else _("There is nobody here called “%(words)s”. Type an e-mail address.")
    )
    raise Invalid(wrong % {"words": words}, {"heir": wrong % {"words": words}})


async def made_here(person: Person) -> Made:
    """One query."""
    found = await rows(
        """SELECT (SELECT COUNT(*) FROM pin WHERE maker_id = :person) AS pins,
          (SELECT COUNT(*) FROM board WHERE made_by_id = :person) AS boards,
          (SELECT COUNT(*) FROM session WHERE person_id = :person) AS sessions,
          (SELECT COUNT(*) FROM token WHERE person_id = :person AND ended_at IS NULL) AS tokens,
          (SELECT COUNT(*) FROM board_guest WHERE person_id = :person) AS invitations""",
        person=person.id,
    )
    return Made(**found[0])


async def colleagues(search: str, *, but_not_in: Team, limit: int = 12) -> list[Person]:
    """People who could belong to a team, by a part of their name, or by their whole e-mail address. One query.

    E-mail addresses are no more than a question here: whoever asks may be no admin.
    """
    words = search.strip()[:LONGEST_SEARCH]
    if not words:
        return []
    handle = slugify(words)
    found = await rows(
        """SELECT p.id FROM person p
        WHERE p.left_at IS NULL AND p.role <> 'guest'
          AND (LOWER(p.name) LIKE :words ESCAPE '!' OR p.name LIKE :typed ESCAPE '!' OR p.email = :email
               OR (:handle <> '%%' AND p.handle LIKE :handle))
          AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.team_id = :team)
        ORDER BY LOWER(p.name), p.id LIMIT :limit""",
        words=_anywhere(words.lower()),
        typed=_anywhere(words),
        email=words.lower(),
        handle=f"%{handle}%",
        team=but_not_in.id,
        limit=limit,
    )
    people = (
        {one.id: one for one in await Person.filter(id__in=[row["id"] for row in found])} if found else {}
    )
    return [people[row["id"]] for row in found if row["id"] in people]


async def _teams_of(people: tuple[int, ...] | None) -> dict[int, tuple[tuple[str, str, bool], ...]]:
    """By person, in the order of their names. people: None for everybody."""
    if people == ():
        return {}
    found = await rows(
        f"""SELECT m.person_id, t.slug, t.name, m.leads_since FROM membership m JOIN team t ON t.id = m.team_id
        {"WHERE m.person_id IN :people" if people else ""} ORDER BY t.name, t.id""",
        people=people,
    )
    teams: dict[int, tuple[tuple[str, str, bool], ...]] = {}
    for row in found:
        one = (row["slug"], row["name"], row["leads_since"] is not None)
        teams[row["person_id"]] = (*teams.get(row["person_id"], ()), one)
    return teams


def _entry(row: dict[str, Any], teams: tuple[tuple[str, str, bool], ...]) -> Entry:
    given = {field.name: row[field.name] for field in fields(Entry) if field.name != "teams"}
    for name in ("joined_at", "invited_at", "left_at", "erased_at"):
        given[name] = given[name] and moment(given[name])
    return Entry(**given, teams=teams)


def _anywhere(words: str) -> str:
    """For LIKE: what was typed, wherever it stands."""
    for sign in "!%_":
        words = words.replace(sign, f"!{sign}")
    return f"%{words}%"


def _key(after: str) -> Any:
    try:
        return read_cursor(after, str, int)
    except BadCursor:
        raise Invalid(
            _("This address of a page is not one of ours. Start again at the top of the list.")
        ) from None
