"""Ways in that end, people who leave, and what they made. Each asks first."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.organisation.handing_over import hand_over
from showcase.actions.organisation.people_changes import let_back, let_leave, sign_out_everywhere
from showcase.actions.signing_in.two_steps import end_two_steps
from showcase.foundation.errors import Conflict, Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.language import ngettext
from showcase.models import Person
from showcase.queries.administration import administrator
from showcase.queries.people_listed import made_here, person_called, person_known
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import read_form
from showcase.web.identity import self_of


async def ask_leaving(request: Request) -> Response:
    _by, person = await _asked(request)
    return _ask(
        request,
        person,
        "leaving",
        title=_("Let %(name)s leave?") % {"name": person.name},
        sentences=[
            _("They are signed out everywhere, and their tokens end."),
            _("What they pinned stays, with their name. You can hand it over to somebody else."),
            _("They can be brought back at any time."),
        ],
        label=_("Let them leave"),
    )


async def leave(request: Request) -> Response:
    by, person = await _asked(request)
    await let_leave(person, by=by)
    undo = path_for(request.app.router, "return", person=person.id)
    await tell(request, _("%(name)s has left.") % {"name": person.name}, undo=undo)
    return go_to(request, "administered person", person=person.id)


async def come_back(request: Request) -> Response:
    by, person = await _asked(request)
    await let_back(person, by=by)
    await tell(request, _("%(name)s is back.") % {"name": person.name})
    return go_to(request, "administered person", person=person.id)


async def ask_sessions(request: Request) -> Response:
    _by, person = await _asked(request)
    return _ask(
        request,
        person,
        "sessions of a person",
        title=_("Sign %(name)s out everywhere?") % {"name": person.name},
        sentences=[
            _("Every browser that they are signed in with asks for their password again."),
            _("Their tokens go on to work."),
        ],
        label=_("Sign them out"),
    )


async def sign_out(request: Request) -> Response:
    by, person = await _asked(request)
    ended = await sign_out_everywhere(person, by=by)
    text = ngettext("%(num)s session has ended.", "%(num)s sessions have ended.", ended)
    await tell(request, text % {"num": ended})
    return go_to(request, "administered person", person=person.id)


async def ask_two_steps(request: Request) -> Response:
    _by, person = await _asked(request)
    return _ask(
        request,
        person,
        "two steps of a person",
        title=_("Switch off %(name)s's second step?") % {"name": person.name},
        sentences=[
            _("For somebody who has lost both their device and their recovery codes."),
            _("Make sure by another way that it is them who ask. They are told by e-mail."),
        ],
        label=_("Switch it off"),
    )


async def switch_two_steps_off(request: Request) -> Response:
    by, person = await _asked(request)
    await end_two_steps(person, by=by)
    await tell(request, _("Their password is enough to come in now."))
    return go_to(request, "administered person", person=person.id)


async def ask_heir(request: Request) -> Response:
    _by, person = await _asked(request)
    return await _heir_page(request, person)


async def give_heir(request: Request) -> Response:
    """First says what would go to whom; with `sure` it goes."""
    by, person = await _asked(request)
    form = await read_form(request)
    try:
        heir = await person_called(form.text("heir"))
        if form.text("sure"):
            done = await hand_over(person, heir, by=by)
            pins = ngettext("%(num)s pin", "%(num)s pins", done.pins) % {"num": done.pins}
            boards = ngettext("%(num)s board", "%(num)s boards", done.boards) % {"num": done.boards}
            text = _("%(pins)s and %(boards)s are in the hands of %(name)s now.")
            await tell(request, text % {"pins": pins, "boards": boards, "name": heir.name})
            return go_to(request, "administered person", person=person.id)
    except (Invalid, Conflict) as wrong:
        return await _heir_page(request, person, typed=form.text("heir"), wrong=wrong)
    made = await made_here(person)
    pins = ngettext("%(num)s pin", "%(num)s pins", made.pins) % {"num": made.pins}
    boards = ngettext("%(num)s board", "%(num)s boards", made.boards) % {"num": made.boards}
    return _ask(
        request,
        person,
        "handing over",
        title=_("Hand over to %(name)s?") % {"name": heir.name},
        sentences=[
            _("%(heir)s (%(email)s) looks after %(pins)s and %(boards)s of %(name)s from then on.")
            % {
                "heir": heir.name,
                "email": heir.email,
                "pins": pins,
                "boards": boards,
                "name": person.name,
            },
            _("Credits stay as they are. To take it back, each has to be handed over again."),
        ],
        label=_("Hand it over"),
        fields={"heir": heir.email, "sure": "1"},
    )


async def _asked(request: Request) -> tuple[Person, Person]:
    """An admin, and whom it is about."""
    by = administrator(self_of(request))
    return by, await person_known(request.path_params["person"])


async def _heir_page(
    request: Request, person: Person, *, typed: str = "", wrong: Invalid | Conflict | None = None
) -> Response:
    context = {
        "person": person,
        "made": await made_here(person),
        "typed": typed,
        "error": str(wrong) if wrong else None,
    }
    return page(request, "admin/person-heir.html", context, status=wrong.status if wrong else 200)


def _ask(request: Request, person: Person, route: str, **words: Any) -> Response:
    router = request.app.router
    context: dict[str, Any] = {
        "at_part": "administered people",
        "action": path_for(router, route, person=person.id),
        "back": path_for(router, "administered person", person=person.id),
        "back_words": person.name,
        "fields": {},
    }
    return page(request, "admin/ask.html", context | words)


routes = [
    Route("/admin/people/{person:int}/leaving", ask_leaving, name="leaving"),
    Route("/admin/people/{person:int}/leaving", leave, methods=["POST"]),
    Route("/admin/people/{person:int}/return", come_back, methods=["POST"], name="return"),
    Route("/admin/people/{person:int}/sessions", ask_sessions, name="sessions of a person"),
    Route("/admin/people/{person:int}/sessions", sign_out, methods=["POST"]),
    Route("/admin/people/{person:int}/two-steps", ask_two_steps, name="two steps of a person"),
    Route("/admin/people/{person:int}/two-steps", switch_two_steps_off, methods=["POST"]),
    Route("/admin/people/{person:int}/handing-over", ask_heir, name="handing over"),
    Route("/admin/people/{person:int}/handing-over", give_heir, methods=["POST"]),
]
