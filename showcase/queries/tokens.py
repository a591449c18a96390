"""Keys for programs: whose they are, and what they can be made for."""

from datetime import datetime

from tortoise.expressions import Q

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Membership, Person, Role, Scope, Token

_OF_ROLE = {
    Role.ADMIN: (Scope.READ, Scope.PIN, Scope.CURATE, Scope.ADMIN),
    Role.CURATOR: (Scope.READ, Scope.PIN, Scope.CURATE),
    Role.MEMBER: (Scope.READ, Scope.PIN),
    Role.VIEWER: (Scope.READ,),
    Role.GUEST: (Scope.READ, Scope.PIN),
}


async def scopes_for(person: Person) -> tuple[Scope, ...]:
    """What a token of theirs can be made for, the least first: no more than they may themselves.

    The last carries all their rights. Whoever leads a team needs “curate” for that.
    """
    scopes = _OF_ROLE[person.role]
    is_lead = person.role is Role.MEMBER and await Membership.exists(
        person_id=person.id, leads_since__isnull=False
    )
    return (*scopes, Scope.CURATE) if is_lead else scopes


async def token_of(digest: str, *, now: datetime) -> Token | None:
    """A program's key, with its person, who can do no more with it than its scope. One query."""
    still = Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    token = (
        await Token.filter(still, digest=digest, ended_at__isnull=True, person__left_at__isnull=True)
        .select_related("person")
        .first()
    )
    if token is not None:
        token.person.scope = token.scope
    return token


async def tokens_of(person: Person) -> list[Token]:
    """Those that have not been ended, the newest first. What has expired is among them."""
    return await Token.filter(person_id=person.id, ended_at__isnull=True).order_by("-made_at", "-id")


async def own_token(person: Person, token_id: int) -> Token:
    """A token of this person. Raises NotFound for anybody else's."""
    if token := await Token.get_or_none(id=token_id, person_id=person.id):
        return token
    raise NotFound(_("You have no such token. It may have been ended."))
