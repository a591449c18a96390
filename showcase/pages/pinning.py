"""The pinning page: files come in one by one, one form is for all, and publishing is one button."""

from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.access import ask_to_see
from showcase.actions.drafts import clear_draft, save_draft, save_upload_form
from showcase.actions.duplicates import judge
from showcase.actions.media import put_away, take_back
from showcase.foundation import language
from showcase.foundation.errors import Invalid, MediaRefused
from showcase.foundation.language import gettext as _
from showcase.models import Person, Upload, Verdict
from showcase.pages.bringing import Brought, bring_from
from showcase.pages.publishing import Published, as_id, publish_form
from showcase.pages.rights import RIGHTS
from showcase.pages.upload_cards import UploadCard, card_of, cards_of
from showcase.queries.boards import boards_to_pin_on, sections_of_boards
from showcase.queries.known import all_people, all_regions
from showcase.queries.pins import draft_of, upload_of, waiting_uploads
from showcase.web.answers import go_back, go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import Form, read_form
from showcase.web.identity import writer_of
from showcase.web.limits import BodyLimitMiddleware
from showcase.web.receiving import receive

MOST_BYTES_AT_ONCE = 1024 * 1024 * 1024
"""Of a form with many files. Each file has its own limit."""

SHARED = ("title", "story", "board", "section", "tags", "as", *RIGHTS)
OF_ONE = ("title", "alt", "choice")
LONGEST_TYPED = 2000
MOST_WAITING = 200


async def show(request: Request) -> Response:
    viewer = writer_of(request)
    form = await draft_of(viewer)
    for name in ("board", "title"):
        if given := request.query_params.get(name):
            form[name] = given
    return await _page(request, viewer, form)


async def publish(request: Request) -> Response:
    """The form as it stands: with script all files are here already, without they come along with it."""
    viewer, form = writer_of(request), await read_form(request)
    brought = await _bring_along(request, form, viewer)
    await save_draft(_shared(form), by=viewer)
    await _save_cards(form, viewer)
    if form.number("away") is not None:
        return await _take_out(request, await upload_of(viewer, form.number("away") or 0))
    if form.text("judge"):
        one, _colon, other = form.text("judge").partition(":")
        await judge(as_id(one), as_id(other), Verdict.NOT_A_DUPLICATE, by=viewer)
        return go_to(request, "pinning")
    if (asked := form.number("ask")) is not None:
        await ask_to_see(await upload_of(viewer, asked), by=viewer, said=form.text(f"said-{asked}"))
        await tell(request, _("Its people have been asked. You hear what they say."))
        return go_to(request, "pinning")
    if brought.refused or brought.found:
        status = 422 if brought.refused else 200
        return await _page(request, viewer, _shared(form), brought=brought, status=status)
    if form.text("verb") != "publish":
        return go_to(request, "pinning")
    try:
        done = await publish_form(form, by=viewer, brought=brought.uploads)
    except Invalid as wrong:
        return await _page(request, viewer, _shared(form), errors=wrong.fields, wrong=str(wrong), status=422)
    await clear_draft(by=viewer)
    await tell(request, done.sentence())
    return _seen_next(request, done)


async def bring_one(request: Request) -> Response:
    """One file, or what is at one address: answered with its card, or with pictures to choose from."""
    viewer, form = writer_of(request), await read_form(request)
    if len(await waiting_uploads(viewer)) >= MOST_WAITING:
        raise Invalid(
            _("%(most)s files wait already. Publish some of them first.")
            % {"most": language.number(MOST_WAITING)}
        )
    files = form.files("file")
    if files:
        upload = await receive(request, files[0].file, name=files[0].filename or "", by=viewer)
    elif address := form.text("address"):
        brought = await bring_from(request, address, page=form.text("source"), by=viewer)
        if isinstance(brought, list):
            return page(request, "pinning/found.html", {"found": brought, "source": address})
        upload = brought
    else:
        raise Invalid(_("Choose a file, or give the web address of a picture."))
    return await _card(request, viewer, upload.id, status=201)


async def show_one(request: Request) -> Response:
    """The card again, when the file was still being prepared."""
    return await _card(request, writer_of(request), request.path_params["upload"])


async def type_one(request: Request) -> Response:
    """Keep what was typed for one file."""
    viewer, form = writer_of(request), await read_form(request)
    upload = await upload_of(viewer, request.path_params["upload"])
    await save_upload_form(upload, {name: form.text(name)[:LONGEST_TYPED] for name in OF_ONE})
    return Response(status_code=204)


async def put_one_away(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    upload = await upload_of(viewer, request.path_params["upload"])
    if form.text("back") or request.query_params.get("back"):
        await take_back(upload)
    else:
        await put_away(upload)
    if form.text("stay"):
        return Response(status_code=204)
    return go_to(request, "pinning")


async def type_all(request: Request) -> Response:
    """Keep what was typed for all files."""
    viewer, form = writer_of(request), await read_form(request)
    await save_draft(_shared(form), by=viewer)
    return Response(status_code=204)


async def say_verdict(request: Request) -> Response:
    """What somebody says of a pair of pictures."""
    viewer, form = writer_of(request), await read_form(request)
    try:
        verdict = Verdict(form.text("verdict"))
    except ValueError:
        raise Invalid(_("Say duplicate, version, or not a duplicate.")) from None
    await judge(form.number("one") or 0, form.number("other") or 0, verdict, by=viewer)
    if form.text("stay"):
        return Response(status_code=204)
    return go_back(form.text("back"), path_for(request.app.router, "pinning"))


async def show_bookmarklet(request: Request) -> Response:
    viewer = writer_of(request)
    base = request.app.state.settings.base_url or str(request.base_url).rstrip("/")
    script = (
        "javascript:(()=>{let i=[...document.images].filter(i=>/^http/.test(i.currentSrc)).sort((a,b)=>"
        "b.naturalWidth*b.naturalHeight-a.naturalWidth*a.naturalHeight)[0],"
        "q=new URLSearchParams({source:location.href,title:document.title.slice(0,200)});"
        "q.set('address',i?i.currentSrc:location.href);"
        f"open('{base}{path_for(request.app.router, 'pinning')}?'+q)}})()"
    )
    return page(request, "pinning/bookmarklet.html", {"script": script, "name": viewer.name})


async def _page(
    request: Request,
    viewer: Person,
    form: dict[str, Any],
    *,
    errors: dict[str, str] | None = None,
    wrong: str = "",
    brought: Brought | None = None,
    status: int = 200,
) -> Response:
    boards = await boards_to_pin_on(viewer)
    own = [board["slug"] for board in boards if board["is_own"]]
    typed = {
        "title": "", "story": "", "board": own[0] if own else "", "section": "", "tags": "", "as": "each",
        "credits": [], "order": [], **dict.fromkeys(RIGHTS, ""), **form,
    }  # fmt: skip
    brought = brought or Brought()
    context = {
        "form": typed,
        "errors": errors or {},
        "wrong": wrong,
        "refused": brought.refused,
        "found": brought.found,
        "cards": await cards_of(viewer, order=typed["order"]),
        "boards": boards,
        "sections": await sections_of_boards(tuple(board["slug"] for board in boards)),
        "regions": await all_regions(viewer),
        "people": [person.name for person in await all_people(viewer)],
        "address": request.query_params.get("address", ""),
        "source": request.query_params.get("source", ""),
    }
    return page(request, "pinning/show.html", context, status=status)


async def _card(request: Request, viewer: Person, upload_id: int, *, status: int = 200) -> Response:
    card: UploadCard = await card_of(viewer, upload_id)
    return page(request, "pinning/card.html", {"card": card}, status=status)


async def _bring_along(request: Request, form: Form, viewer: Person) -> Brought:
    """Files, and what is at an address, that came with the form itself. `alt` says what they show."""
    brought = Brought()
    for file in form.files("file")[:MOST_WAITING]:
        try:
            upload = await receive(request, file.file, name=file.filename or "", by=viewer)
        except MediaRefused as sentence:
            brought.refused.append({"name": file.filename, "sentence": str(sentence)})
        else:
            brought.uploads.append(upload.id)
    if address := form.text("pick") or form.text("address"):
        try:
            at = await bring_from(request, address, page=form.text("source"), by=viewer)
        except (Invalid, MediaRefused) as sentence:
            brought.refused.append({"name": address, "sentence": str(sentence)})
        else:
            if isinstance(at, Upload):
                brought.uploads.append(at.id)
            else:
                brought.found.extend(at)
    if alt := form.text("alt")[:LONGEST_TYPED]:
        for number in brought.uploads:
            await save_upload_form(await upload_of(viewer, number), {"alt": alt})
    return brought


async def _take_out(request: Request, upload: Upload) -> Response:
    await put_away(upload)
    back = path_for(request.app.router, "put away", {"back": 1}, upload=upload.id)
    await tell(request, _("“%(file)s” was taken out.") % {"file": upload.name}, undo=back)
    return go_to(request, "pinning")


async def _save_cards(form: Form, viewer: Person) -> None:
    waiting = {upload.id: upload for upload in await waiting_uploads(viewer)}
    for number in form.numbers("upload"):
        if upload := waiting.get(number):
            typed = {name: form.text(f"{name}-{number}")[:LONGEST_TYPED] for name in OF_ONE}
            await save_upload_form(upload, typed)


def _shared(form: Form) -> dict[str, Any]:
    typed: dict[str, Any] = {name: form.text(name) for name in SHARED}
    typed["order"] = form.numbers("upload")
    typed["credits"] = [
        {"name": name, "did": did} for name, did in form.pairs("credit_name", "credit_did") if name or did
    ]
    return typed


def _seen_next(request: Request, done: Published) -> Response:
    if len(done.pins) == 1:
        return go_to(request, "pin", pin=done.pins[0].id)
    return go_to(request, "board", slug=done.board.slug)


_many_files = [Middleware(BodyLimitMiddleware, most_bytes=MOST_BYTES_AT_ONCE)]

routes = [
    Route("/pin", show, name="pinning"),
    Route("/pin", publish, methods=["POST"], middleware=_many_files),
    Route("/pin/bookmarklet", show_bookmarklet, name="bookmarklet"),
    Route("/pin/draft", type_all, methods=["POST"], name="draft"),
    Route("/pin/uploads", bring_one, methods=["POST"], name="uploads", middleware=_many_files),
    Route("/pin/uploads/{upload:int}", show_one, name="upload"),
    Route("/pin/uploads/{upload:int}", type_one, methods=["POST"]),
    Route("/pin/uploads/{upload:int}/away", put_one_away, methods=["POST"], name="put away"),
    Route("/duplicates/verdicts", say_verdict, methods=["POST"], name="verdict"),
]
