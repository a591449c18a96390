"""A table is read, as spreadsheets write it."""

import csv
import io
from dataclasses import dataclass

from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.tables import uncell


@dataclass(frozen=True, slots=True)
class Columns:
    """By their names. key: the one that has to be there. most: so many lines come in at once.

    only_told: those of a table that left the house which have nothing to say when it comes back.
    """

    key: str
    taken: tuple[str, ...]
    only_told: tuple[str, ...] = ()
    most: int = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """said: by column, only those that the table has. wrong: why it cannot be understood."""

    number: int
    said: dict[str, str]
    wrong: str = ""


def decoded(data: bytes) -> str:
    """A file as spreadsheets save text. Raises Invalid."""
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return plain(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Invalid(_("This is not a table that can be read. Save it as CSV, in UTF-8."))


def plain(text: str) -> str:
    """With one kind of line end, whatever wrote it or carried it here."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def read_table(columns: Columns, text: str) -> list[Line]:
    """Lines of a CSV, between commas, semicolons or tabs. Raises Invalid, saying what would be right."""
    text = plain(text.removeprefix("\ufeff"))
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    try:
        names = [name.strip().lower().replace("e-mail", "email") for name in next(reader, [])]
        _check_names(columns, names)
        lines, begins = [], reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(_line(columns, begins, names, cells))
            begins = reader.line_num + 1
            if len(lines) > columns.most:
                raise Invalid(_("A table has at most %(most)s lines here. Cut it.") % {"most": columns.most})
    except csv.Error:
        raise Invalid(_("This is not a table that can be read. Save it as CSV, in UTF-8.")) from None
    if not lines:
        raise Invalid(_("There is nothing in this table."))
    return lines


def _check_names(columns: Columns, names: list[str]) -> None:
    known = {*columns.taken, *columns.only_told}
    if columns.key not in names or set(names) - known or len(set(names)) < len(names):
        raise Invalid(
            _("The first line has names of columns, each once: %(columns)s. “%(column)s” has to be there.")
            % {"columns": ", ".join(columns.taken), "column": columns.key}
        )


def _line(columns: Columns, number: int, names: list[str], cells: list[str]) -> Line:
    if len(cells) != len(names):
        wrong = _("This line has %(cells)s cells where the first line has %(names)s.")
        return Line(number, {columns.key: ""}, wrong % {"cells": len(cells), "names": len(names)})
    said = {name: uncell(cell).strip() for name, cell in zip(names, cells, strict=True)}
    return Line(number, {name: said[name] for name in names if name in columns.taken})
