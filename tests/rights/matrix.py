"""What docs/rights.md says, as values."""

from pathlib import Path

FILE = Path(__file__).parents[2] / "docs" / "rights.md"

Row = dict[str, str]


def tables() -> dict[str, dict[str, Row]]:
    """Of each part: the first column's words, and under each column's name what stands there."""
    found: dict[str, dict[str, Row]] = {}
    heading, columns = "", []
    for line in FILE.read_text().splitlines():
        if line.startswith("#"):
            heading, columns = line.lstrip("# ") if line.startswith("## ") else heading, []
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip()[1:-1].split("|")]
            if not columns:
                columns = cells
            elif not set(line) <= set("|-: "):
                row = dict(zip(columns[1:], cells[1:], strict=True))
                name = cells[0].replace("`", "")
                assert name not in found.setdefault(heading, {}), f"twice: {name}"
                found[heading][name] = row
    return found
