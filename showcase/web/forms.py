"""What a form sent, as text and numbers, whatever it sent."""

from collections.abc import Sequence

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from showcase.foundation.words import between_commas

MOST_FIELDS = 2000
LONGEST_FIELD = 256 * 1024  # bytes


class Form:
    """The fields of a form. What is missing is empty."""

    def __init__(self, data: FormData) -> None:
        self._data = data

    def text(self, name: str) -> str:
        value = self._data.get(name)
        return _clean(value) if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        return [_clean(value) for value in self._data.getlist(name) if isinstance(value, str)]

    def number(self, name: str) -> int | None:
        return whole_number(self.text(name))

    def numbers(self, name: str) -> list[int]:
        return [number for text in self.texts(name) if (number := whole_number(text)) is not None]

    def files(self, name: str) -> list[UploadFile]:
        """Files that were chosen. A browser sends an empty one when there is none."""
        return [
            value for value in self._data.getlist(name) if isinstance(value, UploadFile) and value.filename
        ]

    def words(self, name: str) -> list[str]:
        """What stands between commas, in any script."""
        return between_commas(self.text(name))[:50]

    def pairs(self, one: str, other: str) -> Sequence[tuple[str, str]]:
        """Two columns of fields, row by row."""
        others = self.texts(other)
        return [
            (value, others[place] if place < len(others) else "")
            for place, value in enumerate(self.texts(one))
        ]

    def plain(self) -> dict[str, list[str]]:
        return {name: self.texts(name) for name in self._data}


async def read_form(request: Request) -> Form:
    """The form of a request. Files are in temporary files, not in memory."""
    return Form(await request.form(max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD))


def _clean(text: str) -> str:
    """Without what no database keeps and no person types."""
    return text.replace("\x00", "").replace("\r\n", "\n").encode(errors="ignore").decode()


def whole_number(text: str) -> int | None:
    """A number that a column can hold, or None."""
    try:
        number = int(text)
    except ValueError:
        return None
    return number if abs(number) < 2**63 else None
