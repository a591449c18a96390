"""From the pinning form to pins: one each, or all pictures as pages of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.actions.media import put_away
from showcase.actions.pins import NewPin, publish_all
from showcase.actions.placements import place
from showcase.foundation.errors import Invalid, NotFound
from showcase.foundation.language import gettext as _
from showcase.foundation.language import ngettext
from showcase.models import Board, Person, Pin, Section, Upload
from showcase.queries.boards import section_of, visible_board
from showcase.queries.pins import visible_pin, waiting_uploads
from showcase.web.forms import Form


@dataclass(frozen=True, slots=True)
class Published:
    """What came of the form."""

    board: Board
    pins: Sequence[Pin]
    placed: int

    def sentence(self) -> str:
        said = []
        if self.pins:
            said.append(
                ngettext("%(count)s pin is on the board.", "%(count)s pins are on the board.", len(self.pins))
                % {"count": len(self.pins)}
            )
        if self.placed:
            said.append(
                ngettext(
                    "%(count)s pin of somebody else is on it, too.",
                    "%(count)s pins of others are on it, too.",
                    self.placed,
                )
                % {"count": self.placed}
            )
        return " ".join(said) or _("Nothing was published: every file was left out.")


async def publish_form(form: Form, *, by: Person) -> Published:
    """Publish what waits, as the form says. Raises Invalid with a sentence for each field, NotAllowed."""
    board = await _board(form, by)
    section = await section_of(board, form.number("section"))
    listed = set(form.numbers("upload"))
    uploads = [upload for upload in await waiting_uploads(by) if not listed or upload.id in listed]
    if not uploads:
        raise Invalid(_("Add a picture first."), {"file": _("Add a picture first.")})
    choices = {upload.id: form.text(f"choice-{upload.id}") or "pin" for upload in uploads}
    own = [upload for upload in uploads if choices[upload.id].partition(":")[0] in ("pin", "version")]
    drafts = await (_together if form.text("as") == "one" else _apart)(form, own, choices, board, section, by)
    pins = await publish_all(drafts, by=by) if drafts else []
    placed = 0
    for upload in uploads:
        verb, _colon, pin_id = choices[upload.id].partition(":")
        if verb == "place":
            placed += await place(await visible_pin(by, _number(pin_id)), board, by=by, section=section)
        await put_away(upload)
    return Published(board, pins, placed)


async def _board(form: Form, by: Person) -> Board:
    if not form.text("board"):
        raise Invalid(_("Choose a board."), {"board": _("Choose a board.")})
    try:
        return await visible_board(by, form.text("board"))
    except NotFound as reason:
        raise Invalid(str(reason), {"board": str(reason)}) from None


async def _together(
    form: Form,
    uploads: list[Upload],
    choices: dict[int, str],
    board: Board,
    section: Section | None,
    by: Person,
) -> list[NewPin]:
    if not uploads:
        return []
    versions = [choices[upload.id] for upload in uploads if choices[upload.id].startswith("version:")]
    return [
        NewPin(
            title=form.text("title") or form.text(f"title-{uploads[0].id}"),
            board=board,
            section=section,
            media=[upload.media_id for upload in uploads],
            alt=[form.text(f"alt-{upload.id}") for upload in uploads],
            story=form.text("story"),
            source=uploads[0].source,
            credits=form.pairs("credit_name", "credit_did"),
            tags=form.words("tags"),
            version_of=await _version(versions[0], by) if versions else None,
        )
    ]


async def _apart(
    form: Form,
    uploads: list[Upload],
    choices: dict[int, str],
    board: Board,
    section: Section | None,
    by: Person,
) -> list[NewPin]:
    return [
        NewPin(
            title=form.text(f"title-{upload.id}") or form.text("title"),
            board=board,
            section=section,
            media=[upload.media_id],
            alt=[form.text(f"alt-{upload.id}")],
            story=form.text("story"),
            source=upload.source,
            credits=form.pairs("credit_name", "credit_did"),
            tags=form.words("tags"),
            version_of=await _version(choices[upload.id], by),
        )
        for upload in reversed(uploads)
    ]


async def _version(choice: str, by: Person) -> Pin | None:
    verb, _colon, pin_id = choice.partition(":")
    return await visible_pin(by, _number(pin_id)) if verb == "version" else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
