"""What a token lacked, said with the scope that would have done."""

from starlette.requests import Request
from starlette.responses import Response

from showcase.foundation.errors import NotAllowed, ShowcaseError
from showcase.foundation.language import gettext as _
from showcase.models import Person, Scope
from showcase.queries.tokens import scopes_for
from showcase.web.identity import Identity, NotByToken


async def scope_for(request: Request, error: ShowcaseError) -> Scope | None:
    """The scope of a token that might do what was refused, or None when there is none, or no token at all.

    From reading to pinning is the first step. From there on it is the scope that carries all rights of the
    token's owner: if that does not do, nobody but somebody else does.
    """
    identity: Identity = request.scope["identity"]
    came_with, owner = identity.scope, identity.viewer
    if came_with is None or not isinstance(owner, Person):
        return None
    if not isinstance(error, NotAllowed) or isinstance(error, NotByToken):
        return None
    scopes = await scopes_for(owner)
    if came_with is Scope.READ:
        return Scope.PIN if Scope.PIN in scopes else None
    is_widest = came_with not in scopes or came_with is scopes[-1]
    return None if is_widest else scopes[-1]


def with_scope(sentence: str, came_with: Scope, wanted: Scope) -> str:
    """Why it was refused, and what would do."""
    if came_with is Scope.READ:
        return _("This token may only read. Make one with the scope “pin”.")
    return _("%(reason)s If you may do it yourself, so may a token with the scope “%(scope)s”.") % {
        "reason": sentence,
        "scope": wanted.value,
    }


def challenge(answer: Response, wanted: Scope) -> None:
    """The same for programs. RFC 6750, 3.1."""
    answer.headers["www-authenticate"] = (
        f'Bearer realm="Showcase", error="insufficient_scope", scope="{wanted.value}"'
    )
