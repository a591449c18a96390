"""Your account: keys for programs that act for you."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.signing_in.tokens import add_token, end_token
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.language import ngettext, number
from showcase.models import Person, Scope
from showcase.queries.tokens import own_token, scopes_for, tokens_of
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page
from showcase.web.forms import read_form, whole_number
from showcase.web.identity import self_of

DAYS = (30, 90, 365)
USUAL_DAYS = 90
FOR_EVER = "0"


async def index(request: Request) -> Response:
    return await _page(request, self_of(request), {"days": str(USUAL_DAYS)})


async def make(request: Request) -> Response:
    """A token, shown this once: the page is kept by no browser."""
    person, form = self_of(request), await read_form(request)
    given = {name: form.text(name) for name in ("name", "scope", "days")}
    try:
        key = await add_token(
            person,
            scope=_scope(given["scope"]),
            secret=request.app.state.settings.secret_key,
            name=given["name"],
            days=None if given["days"] == FOR_EVER else whole_number(given["days"]) or USUAL_DAYS,
            by=person,
        )
    except Invalid as wrong:
        return await _page(request, person, given, errors=wrong.fields, status=wrong.status)
    except Conflict as reason:
        return await _page(request, person, given, sentence=str(reason), status=reason.status)
    return await _page(request, person, {"days": str(USUAL_DAYS)}, key=key)


async def end(request: Request) -> Response:
    person = self_of(request)
    token = await own_token(person, request.path_params["token"])
    await end_token(token, by=person)
    await tell(request, _("“%(name)s” has ended.") % {"name": token.name or _("A token without a name")})
    return go_to(request, "tokens")


async def _page(
    request: Request,
    person: Person,
    form: dict[str, str],
    *,
    errors: dict[str, str] | None = None,
    sentence: str | None = None,
    key: str | None = None,
    status: int = 200,
) -> Response:
    """Three queries. key: of a token that was just made. sentence: why none was."""
    scopes = await scopes_for(person)
    usual = Scope.PIN if Scope.PIN in scopes else Scope.READ
    now = clock.now()
    context: dict[str, Any] = {
        "form": {"name": "", "scope": usual.value, **form},
        "errors": errors or {},
        "sentence": sentence,
        "key": key,
        "scopes": [(scope.value, *_words(scope)) for scope in scopes],
        "words": {scope.value: _words(scope)[0] for scope in Scope},
        "days": _days(),
        "tokens": await tokens_of(person),
        "now": now,
    }
    answer = page(request, "you/tokens.html", context, status=status)
    answer.headers["cache-control"] = "no-store"
    return answer


def _days() -> list[tuple[str, str]]:
    sentence = [
        (str(days), ngettext("%(count)s day", "%(count)s days", days) % {"count": number(days)})
        for days in DAYS
    ]
    return [*sentence, (FOR_EVER, _("Until I end it"))]


def _words(scope: Scope) -> tuple[str, str]:
    return {
        Scope.READ: (_("Read"), _("Sees what you see, and changes nothing.")),
        Scope.PIN: (_("Pin"), _("Pins, and changes what you have pinned and your team's boards.")),
        Scope.CURATE: (_("Curate"), _("Also does what you do as a curator or as the lead of a team.")),
        Scope.ADMIN: (_("Everything"), _("Does what you do as an admin, except for people and keys.")),
    }[scope]


def _scope(text: str) -> Scope:
    """What was chosen. Raises Invalid for anything else."""
    try:
        return Scope(text)
    except ValueError:
        sentence = _("Choose what the token may do.")
        raise Invalid(sentence, {"scope": sentence}) from None


routes = [
    Route("/you/tokens", index, name="tokens"),
    Route("/you/tokens", make, methods=["POST"]),
    Route("/you/tokens/{token:int}/end", end, methods=["POST"], name="end token"),
]
