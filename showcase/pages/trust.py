"""Decisions about a pin: reported, let through, sent back, taken down, put back; and answers to who asked."""

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions import access, trust
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Pin
from showcase.queries.pins import visible_pin
from showcase.queries.rights import Standing
from showcase.queries.trust import report_seen, request_seen, sent_back_pin
from showcase.web.answers import go_back, go_to, our_path, tell
from showcase.web.drawing import path_for
from showcase.web.forms import Form, read_form
from showcase.web.identity import writer_of


def trust_context(rights: Standing, pin: Pin) -> dict[str, Any]:
    """What templates/pins/trust.html draws. It asks nothing of the database."""
    watches = rights.may_watch_over(pin)
    return {
        "trust": {
            "watches": watches,
            "waits": pin.waits_since is not None and pin.taken_down_at is None,
            "sent_back": pin.taken_down_because if pin.taken_down_at is None else "",
            "is_taken_down": pin.taken_down_at is not None,
            "longest_reason": trust.LONGEST_REASON,
            "longest_report": trust.LONGEST_REPORT,
        }
    }


async def report(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    await trust.report(pin, form.text("said"), by=viewer)
    await tell(
        request, _("Thank you. The leads of “%(team)s” have a look at it.") % {"team": pin.board.team.name}
    )
    return go_to(request, "pin", pin=pin.id)


async def let_through(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    if _is_undone(request):
        await trust.hold_back(pin, by=viewer)
        await tell(request, _("“%(pin)s” waits again.") % {"pin": pin.title})
    else:
        await trust.let_through(pin, by=viewer)
        text = _("Everybody who sees its board sees “%(pin)s” now.") % {"pin": pin.title}
        await tell(request, text, undo=_undo(request, form))
    return _back(request, form)


async def send_back(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    number = request.path_params["pin"]
    if _is_undone(request):
        pin = await sent_back_pin(viewer, number)
        await trust.call_back(pin, by=viewer)
        await tell(request, _("“%(pin)s” waits again.") % {"pin": pin.title})
    else:
        pin = await visible_pin(viewer, number)
        await trust.send_back(pin, form.text("because"), by=viewer)
        text = _("“%(pin)s” is in its maker's trash, with a letter that says why.") % {"pin": pin.title}
        await tell(request, text, undo=_undo(request, form))
    return go_to(request, "review")


async def take_down(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    await trust.take_down(pin, form.text("because"), by=viewer)
    text = _("“%(pin)s” was taken down. Its maker has been told why.") % {"pin": pin.title}
    await tell(request, text, undo=_undo(request, form, path_for(request.app.router, "put back", pin=pin.id)))
    return _back(request, form)


async def put_back(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    await trust.put_back(pin, by=viewer)
    await tell(request, _("“%(pin)s” is back.") % {"pin": pin.title})
    return _back(request, form)


async def settle_report(request: Request) -> Response:
    viewer, form = writer_of(request), await read_form(request)
    found = await report_seen(viewer, request.path_params["report"])
    if _is_undone(request):
        await trust.open_again(found, by=viewer)
        await tell(request, _("The report is open again."))
    else:
        await trust.settle(found, by=viewer, answer=form.text("answer"))
        await tell(
            request, _("The report is settled. Whoever made it has been told."), undo=_undo(request, form)
        )
    return go_to(request, "review")


async def answer_request(request: Request) -> Response:
    """`answer`: “grant” or “decline”."""
    viewer, form = writer_of(request), await read_form(request)
    asked = await request_seen(viewer, request.path_params["request"])
    said = {"name": asked.by.name, "board": asked.board.title}
    if _is_undone(request):
        await access.leave_open(asked, by=viewer)
        await tell(request, _("The answer to %(name)s is open again.") % said)
    elif form.text("answer") == "grant":
        await access.grant(asked, by=viewer)
        await tell(request, _("%(name)s belongs to “%(board)s” now.") % said, undo=_undo(request, form))
    elif form.text("answer") == "decline":
        await access.decline(asked, by=viewer)
        text = _("%(name)s has been told no, and nothing of the board.") % said
        await tell(request, text, undo=_undo(request, form))
    else:
        raise Invalid(_("Let them in, or say no."))
    back = form.text("back") or request.query_params.get("back")
    return go_back(back, path_for(request.app.router, "review"))


def _is_undone(request: Request) -> bool:
    return request.query_params.get("undo") == "1"


def _undo(request: Request, form: Form, path: str | None = None) -> str:
    """Where “Undo” is posted to: it leads back to where it was pressed, too."""
    where = {"back": back} if (back := our_path(form.text("back"))) else {}
    return f"{path or request.url.path}?{urlencode({'undo': 1, **where})}"


def _back(request: Request, form: Form) -> Response:
    """The page that it was decided on; the pin's without one."""
    back = form.text("back") or request.query_params.get("back")
    return go_back(back, path_for(request.app.router, "pin", pin=request.path_params["pin"]))


routes = [
    Route("/pins/{pin:int}/report", report, methods=["POST"], name="report pin"),
    Route("/pins/{pin:int}/letting-through", let_through, methods=["POST"], name="let through"),
    Route("/pins/{pin:int}/sending-back", send_back, methods=["POST"], name="send back"),
    Route("/pins/{pin:int}/taking-down", take_down, methods=["POST"], name="take down"),
    Route("/pins/{pin:int}/putting-back", put_back, methods=["POST"], name="put back"),
    Route("/reports/{report:int}", settle_report, methods=["POST"], name="settle report"),
    Route("/requests/{request:int}", answer_request, methods=["POST"], name="answer request"),
]
