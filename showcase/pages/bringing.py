"""Files come in over HTTP, from a form or from a web address."""

import asyncio
import tempfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.requests import Request

from showcase.actions.refusals import not_fetched
from showcase.models import Person, Upload
from showcase.outside.errors import NotFetched
from showcase.outside.reach import Allowed
from showcase.web.receiving import receive

if TYPE_CHECKING:
    from showcase.outside.finding import Found


@dataclass(frozen=True, slots=True)
class Brought:
    """What came along with a form: uploads by id, pictures to choose from, and sentences for the rest."""

    uploads: list[int] = field(default_factory=list)
    found: list["Found"] = field(default_factory=list)
    refused: list[dict[str, str | None]] = field(default_factory=list)


async def bring_from(request: Request, address: str, *, page: str, by: Person) -> "Upload | list[Found]":
    """What is at a web address: the picture, taken in; or, of a page, the pictures that it shows.

    page: where the address was seen, kept as the source.
    Raises Invalid when nothing can be fetched, and MediaRefused.
    """
    # What asks other machines takes long to load, and few need it.
    from showcase.outside.fetching import FetchLimits, fetch  # noqa: PLC0415
    from showcase.outside.finding import pictures_in  # noqa: PLC0415

    allowed = Allowed.from_text(request.app.state.settings.fetch_hosts)
    with tempfile.TemporaryFile(dir=request.app.state.settings.staging) as file:
        try:
            fetched = await fetch(address, file, limits=FetchLimits(), allowed=allowed)
            file.seek(0)
            if fetched.is_page:
                text = await asyncio.to_thread(file.read, 2 * 1024 * 1024)
                return await asyncio.to_thread(
                    lambda: pictures_in(text, at=fetched.address, charset=fetched.charset)
                )
        except NotFetched as why:
            raise not_fetched(why) from None
        return await receive(request, file, name=fetched.name, by=by, source=page or fetched.address)
