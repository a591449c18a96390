"""A table of people is read, as spreadsheets write it."""

import csv
import io
from dataclasses import dataclass

from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.tables import uncell

COLUMNS = ("email", "name", "role", "region", "teams", "leads", "left")
ONLY_TOLD = ("handle", "joined")
"""Columns of a table that left the house and have nothing to say when it comes back."""
MOST_ROWS = 20_000


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
            return data.decode(encoding).replace("\x00", "")
        except UnicodeDecodeError:
            continue
    raise Invalid(_("This is not a table that can be read. Save it as CSV, in UTF-8."))


def read_table(text: str) -> list[Line]:
    """Lines of a CSV, between commas, semicolons or tabs. Raises Invalid, saying what would be right."""
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=between)
    try:
        names = [name.strip().lower().replace("e-mail", "email") for name in next(reader, [])]
        _check_names(names)
        lines, begins = [], reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(_line(begins, names, cells))
            begins = reader.line_num + 1
            if len(lines) > MOST_ROWS:
                raise Invalid(_("A table has at most %(most)s lines here. Cut it.") % {"most": MOST_ROWS})
    except csv.Error:
        raise Invalid(_("This is not a table that can be read. Save it as CSV, in UTF-8.")) from None
    if not lines:
        raise Invalid(_("There is nobody in this table."))
    return lines


def _check_names(names: list[str]) -> None:
    known = {*COLUMNS, *ONLY_TOLD}
    if "email" not in names or set(names) - known or len(set(names)) < len(names):
        raise Invalid(
            _("The first line has names of columns, each once: %(columns)s. “email” has to be there.")
            % {"columns": ", ".join(COLUMNS)}
        )


def _line(number: int, names: list[str], cells: list[str]) -> Line:
    if len(cells) != len(names):
        wrong = _("This line has %(cells)s cells where the first line has %(names)s.")
        return Line(number, {"email": ""}, wrong % {"cells": len(cells), "names": len(names)})
    said = {name: uncell(cell).strip() for name, cell in zip(names, cells, strict=True)}
    return Line(number, {name: said[name] for name in names if name in COLUMNS})
