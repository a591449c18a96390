"""What the lines of a table of teams, regions or campaigns come to: cell by cell, as such a table leaves the house."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from slugify import slugify
from tortoise.models import Model

from showcase.actions.organisation.naming import TAKEN_BY_PAGES, numbered, stem_of
from showcase.actions.organisation.table import Outcome, Planned
from showcase.actions.organisation.table_lines import Columns, Line, plain
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.tables import line as written
from showcase.queries.slugs import LONGEST

MOST = 5_000  # lines of such a table
LONGEST_TOLD = 60  # characters of a cell, where it is said what changes

Row = dict[str, str]


@dataclass(slots=True)
class PlannedPlace(Planned):
    """row: the thing by column, as it will be. changed: columns that get another value."""

    slug: str = ""
    row: Row = field(default_factory=dict)
    changed: tuple[str, ...] = ()


class Places:
    """Things of one kind by slug, each as its line of a table, with what lines before have made of them."""

    def __init__(self, columns: Columns, rows: Mapping[str, Row], model: type[Model]) -> None:
        self.rows = dict(rows)
        self._columns, self._model = columns, model
        self._seen: dict[str, int] = {}
        self._called: dict[str, list[str]] = {}
        for slug, row in rows.items():
            self._called.setdefault(row[columns.key].casefold(), []).append(slug)

    def find(self, words: str) -> str | None:
        """A slug, by slug or by the name of only one."""
        if words in self.rows:
            return words
        called = self._called.get(words.casefold(), [])
        return called[0] if len(called) == 1 else None

    def understand(self, one: PlannedPlace, line: Line, check: Callable[[Row], None]) -> None:
        """Fill in a plan. check: has the last word on a row, and may put it right. Raises what it raises, Invalid."""
        one.thing = one.thing or line.said.get("slug", "")
        one.slug = self._meant(line)
        if one.slug in self._seen:
            raise Invalid(_("The same stands in line %(line)s.") % {"line": self._seen[one.slug]})
        self._seen[one.slug] = line.number
        there = self.rows.get(one.slug)
        before = there or dict.fromkeys(self._columns.taken, "") | {"slug": one.slug}
        said = {
            column: text
            for column, text in line.said.items()
            if text or column not in ("slug", self._columns.key)
        }
        one.row = before | said
        check(one.row)
        one.changed = tuple(
            column for column in self._columns.taken if plain(before[column]).strip() != one.row[column]
        )
        if there is None:
            one.outcome, one.words = Outcome.ACCEPTED, _("New here.")
            self._called.setdefault(one.row[self._columns.key].casefold(), []).append(one.slug)
        elif one.changed:
            one.outcome, one.words = Outcome.CHANGED, _told(one)
        self.rows[one.slug] = one.row

    def _meant(self, line: Line) -> str:
        """The slug of what a line is about, there or new. Raises Invalid."""
        slug, name = line.said.get("slug", ""), line.said[self._columns.key]
        if slug:
            if slug not in self.rows:
                _check_slug(slug)
            return slug
        called = self._called.get(name.casefold(), [])
        if len(called) > 1:
            raise Invalid(_("Several are called so. Say by its slug which you mean."))
        return called[0] if called else numbered(stem_of(name, self._model), self.rows)


def table_of(columns: Columns, rows: Sequence[Mapping[str, object]]) -> str:
    """A CSV that comes back in."""
    names = (*columns.taken, *columns.only_told)
    return "".join([written(names), *(written([row[name] for name in names]) for row in rows)])


def _check_slug(slug: str) -> None:
    if slug != slugify(slug) or len(slug) > LONGEST or slug in TAKEN_BY_PAGES:
        raise Invalid(
            _(
                "“%(slug)s” cannot stand in an address: small letters, digits and hyphens can, %(most)s at most."
            )
            % {"slug": slug, "most": LONGEST}
        )


def _told(one: PlannedPlace) -> str:
    """In a few words what would be different: by column, as the table calls it."""
    return ", ".join(f"{column}: {_shortened(one.row[column]) or '–'}" for column in one.changed)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return f"{text[: LONGEST_TOLD - 1]}…" if len(text) > LONGEST_TOLD else text
