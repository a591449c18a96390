"""From the pinning form to pins: one each, or all pictures as pages of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.actions.media import put_away
from showcase.actions.pins import NewPin, publish_all
from showcase.actions.placements import place
from showcase.actions.rights import PinRights, check_rights
from showcase.foundation.errors import Invalid, NotAllowed, NotFound
from showcase.foundation.language import gettext as _
from showcase.foundation.language import ngettext, number
from showcase.models import Board, Person, Pin, Section, Upload
from showcase.pages.rights import read_rights
from showcase.pages.upload_cards import in_order
from showcase.queries.boards import section_of, visible_board
from showcase.queries.pins import visible_pin, waiting_uploads
from showcase.web.forms import Form


@dataclass(frozen=True, slots=True)
class Published:
    """What came of the form. placed: pins of others; there: those that were on the board already."""

    board: Board
    pins: Sequence[Pin]
    placed: int
    there: int

    def sentence(self) -> str:
        said = []
        if self.pins:
            said.append(
                ngettext("%(count)s pin is on the board.", "%(count)s pins are on the board.", len(self.pins))
                % {"count": number(len(self.pins))}
            )
        if waiting := sum(pin.waits_since is not None for pin in self.pins):
            said.append(
                ngettext(
                    "It waits for a lead of %(team)s. You and the team see it already.",
                    "They wait for a lead of %(team)s. You and the team see them already.",
                    waiting,
                )
                % {"team": self.board.team.name}
            )
        if self.placed:
            said.append(
                ngettext(
                    "%(count)s pin that was there before is on it, too.",
                    "%(count)s pins that were there before are on it, too.",
                    self.placed,
                )
                % {"count": number(self.placed)}
            )
        if self.there:
            said.append(
                ngettext(
                    "%(count)s pin hung on this board already.",
                    "%(count)s pins hung on this board already.",
                    self.there,
                )
                % {"count": number(self.there)}
            )
        return " ".join(said) or _("Nothing was published: every file was left out.")


async def publish_form(form: Form, *, by: Person, brought: Sequence[int] = ()) -> Published:
    """Publish what waits, in the form's order, as it was typed and kept for each file.

    brought: uploads that came along with the form.
    Raises Invalid with a sentence for each field.
    """
    board = await _board(form, by)
    section = await _section(board, form.number("section"))
    uploads = await _uploads([*form.numbers("upload"), *brought], by)
    verbs = {upload.id: _typed(upload, "choice").partition(":")[0] or "pin" for upload in uploads}
    named = {upload.id: await _named_pin(upload, by) for upload in uploads}
    own = [upload for upload in uploads if verbs[upload.id] in ("pin", "version")]
    rights = await read_rights(form, by)
    check_rights(rights)
    drafts = (_together if form.text("as") == "one" else _apart)(form, own, named, board, section, rights)
    placed = there = 0
    for upload in uploads:
        pin = named[upload.id]
        if verbs[upload.id] == "place" and pin:
            is_new = await _place(upload, pin, board, section, by)
            placed, there = placed + is_new, there + (not is_new)
    pins = await _publish(drafts, own, by)
    for upload in uploads:
        await put_away(upload)
    return Published(board, pins, placed, there)


async def _board(form: Form, by: Person) -> Board:
    if not form.text("board"):
        raise Invalid(_("Choose a board."), {"board": _("Choose a board.")})
    try:
        return await visible_board(by, form.text("board"))
    except NotFound as reason:
        raise Invalid(str(reason), {"board": str(reason)}) from None


async def _section(board: Board, section: int | None) -> Section | None:
    try:
        return await section_of(board, section)
    except NotFound as reason:
        raise Invalid(str(reason), {"section": str(reason)}) from None


async def _uploads(listed: list[int], by: Person) -> list[Upload]:
    waiting = await waiting_uploads(by)
    uploads = in_order([upload for upload in waiting if not listed or upload.id in set(listed)], listed)
    if not uploads:
        raise Invalid(_("Add a picture first."), {"file": _("Add a picture first.")})
    return uploads


async def _named_pin(upload: Upload, by: Person) -> Pin | None:
    """The pin of somebody that a choice is about."""
    _verb, _colon, number = _typed(upload, "choice").partition(":")
    if not number:
        return None
    try:
        return await visible_pin(by, as_id(number))
    except NotFound as reason:
        raise Invalid(str(reason), {f"choice-{upload.id}": str(reason)}) from None


async def _place(upload: Upload, pin: Pin, board: Board, section: Section | None, by: Person) -> bool:
    try:
        return await place(pin, board, by=by, section=section)
    except NotAllowed as reason:
        raise Invalid(str(reason), {f"choice-{upload.id}": str(reason)}) from None


async def _publish(drafts: list[NewPin], uploads: list[Upload], by: Person) -> list[Pin]:
    try:
        return await publish_all(drafts, by=by, of=uploads) if drafts else []
    except NotAllowed as reason:
        raise Invalid(str(reason), {"board": str(reason)}) from None


def _together(
    form: Form,
    uploads: list[Upload],
    named: dict[int, Pin | None],
    board: Board,
    section: Section | None,
    rights: PinRights,
) -> list[NewPin]:
    titles = [form.text("title"), *(_typed(upload, "title") for upload in uploads)]
    pages = [(upload.media_id, _typed(upload, "alt")) for upload in uploads]
    sources = [upload.source for upload in uploads if upload.source]
    versions = [pin for upload in uploads if _is_version(upload) and (pin := named[upload.id])]
    source, version = next(iter(sources), ""), next(iter(versions), None)
    title = next((title for title in titles if title), "")
    return [_new(form, title, pages, board, section, rights, source, version)] if uploads else []


def _apart(
    form: Form,
    uploads: list[Upload],
    named: dict[int, Pin | None],
    board: Board,
    section: Section | None,
    rights: PinRights,
) -> list[NewPin]:
    """The last first, so that the first comes to hang at the top. Raises Invalid where a title is missing."""
    without = [upload for upload in uploads if not (_typed(upload, "title") or form.text("title"))]
    if without and len(without) < len(uploads):
        missing = _("Give it a title, or all of them one.")
        raise Invalid(missing, {f"title-{upload.id}": missing for upload in without})
    return [
        _new(
            form,
            _typed(upload, "title") or form.text("title"),
            [(upload.media_id, _typed(upload, "alt"))],
            board,
            section,
            rights,
            upload.source,
            named[upload.id] if _is_version(upload) else None,
        )
        for upload in reversed(uploads)
    ]


def _new(
    form: Form,
    title: str,
    pages: list[tuple[int, str]],
    board: Board,
    section: Section | None,
    rights: PinRights,
    source: str,
    version_of: Pin | None,
) -> NewPin:
    return NewPin(
        title=title,
        board=board,
        section=section,
        media=[media for media, _alt in pages],
        alt=[alt for _media, alt in pages],
        story=form.text("story"),
        source=source,
        credits=form.pairs("credit_name", "credit_did"),
        tags=form.words("tags"),
        version_of=version_of,
        usage=rights.usage,
        territory=rights.territory,
        licence=rights.licence,
        embargo_until=rights.embargo_until,
        rights_until=rights.rights_until,
    )


def _typed(upload: Upload, name: str) -> str:
    return str(upload.form.get(name, ""))


def _is_version(upload: Upload) -> bool:
    return _typed(upload, "choice").startswith("version:")


def as_id(text: str) -> int:
    """A number that a form named; 0, which nothing has, for anything else."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0
