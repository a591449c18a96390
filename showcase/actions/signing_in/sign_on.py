"""Somebody signs on with the organisation's provider, and signs out there."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from tortoise.exceptions import IntegrityError

from showcase.actions.signing_in.sessions import Browser, Entry, start_session
from showcase.actions.signing_in.sign_on_people import whoever_is
from showcase.foundation import clock
from showcase.foundation.errors import ShowcaseError
from showcase.foundation.language import gettext as _
from showcase.foundation.secrets import digest, new_key
from showcase.models import Session, SignOn, Subject
from showcase.models.database import transaction
from showcase.outside.id_tokens import NotVouched, Vouched
from showcase.outside.provider import Provider, ProviderAway

log = logging.getLogger(__name__)

ON_THE_WAY_FOR = timedelta(minutes=10)
SIGNED_ON_FOR = timedelta(hours=12)
"""A working day: then the provider is asked again, who may have let somebody go, and in which groups they are."""
LONGEST_PATH = 2000
LONGEST_SESSION = 255
SAID_NO = {
    "access_denied",
    "consent_required",
    "interaction_required",
    "login_required",
    "account_selection_required",
}
SAID_LATER = {"server_error", "temporarily_unavailable"}


class SignOnFailed(ShowcaseError):
    """Somebody did not get in by the provider. following: path of the page that they came for."""

    def __init__(self, message: str, status: int, following: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.following = following


@dataclass(frozen=True, slots=True)
class Begun:
    """Where somebody is sent, and the key of the cookie that they come back with."""

    address: str
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Return:
    """What somebody comes back with: the provider's answer, as the address has it, and the key of their cookie."""

    error: str
    issuer: str | None
    state: str = field(repr=False)
    code: str = field(repr=False)
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedOn:
    """A new session, and the path of the page that somebody came for."""

    entry: Entry
    following: str


async def begin(
    provider: Provider, *, name: str, following: str, key: str | None, back: str, secret: str
) -> Begun:
    """Send somebody to the provider. Raises SignOnFailed when it is away.

    name: of the provider, in sentences. key: of the cookie, when there is one already: another tab's, which
    stays good. back: our address that the provider sends them to.
    """
    key, state, nonce, verifier, now = key or new_key(), new_key(), new_key(), new_key(), clock.now()
    following = following if len(following) <= LONGEST_PATH else ""
    try:
        address = await provider.sign_in_address(state=state, nonce=nonce, verifier=verifier, back=back)
    except ProviderAway as reason:
        raise _away(reason, name, following) from None
    await SignOn.filter(expires_at__lte=now).delete()
    await SignOn.create(
        state=digest(state, secret),
        browser=digest(key, secret),
        nonce=nonce,
        verifier=verifier,
        following=following,
        expires_at=now + ON_THE_WAY_FOR,
    )
    return Begun(address, key)


async def finish(
    provider: Provider, came: Return, *, name: str, back: str, browser: Browser, secret: str
) -> SignedOn:
    """Let in whom the provider vouches for. What they come back with is good once, in the browser that was sent.

    Raises SignOnFailed with a sentence and a status.
    """
    begun = await _taken(came, secret)
    if begun is None:
        log.warning("a sign-on that was not begun here, or has ended, was refused")
        raise SignOnFailed(_("This way in was begun in another browser, or took too long. Begin again."), 400)
    if came.error:
        raise _refused(came.error, name, begun.following)
    try:
        somebody = await provider.vouched(
            came.code,
            answered_by=came.issuer,
            nonce=begun.nonce,
            verifier=begun.verifier,
            back=back,
            now=clock.now(),
        )
    except NotVouched as reason:
        log.warning("a sign-on was refused: %s", reason)
        sentence = _("%(provider)s did not confirm who you are. Begin again.") % {"provider": name}
        raise SignOnFailed(sentence, 400, begun.following) from None
    except ProviderAway as reason:
        raise _away(reason, name, begun.following) from None
    try:
        entry = await _let_in(somebody, name, browser=browser, secret=secret)
    except ShowcaseError as refused:
        log.warning("a sign-on was refused: %s", type(refused).__name__)
        raise SignOnFailed(str(refused), refused.status, begun.following) from None
    return SignedOn(entry, begun.following)


async def way_out(provider: Provider, session: Session, *, back: str) -> str | None:
    """Where somebody signs out at the provider, too; None when they came in otherwise, or nothing leads there.

    back: our address that the provider sends them to.
    """
    if session.provider_token is None:
        return None
    try:
        return await provider.sign_out_address(token=session.provider_token, back=back)
    except ProviderAway as reason:
        log.warning("nobody can be signed out at the provider: %s", reason)
        return None


async def signed_out_there(provider: Provider, token: str) -> int:
    """End the sessions of somebody whom the provider says it has signed out. Answers how many.

    token: a logout token. Raises SignOnFailed.
    """
    try:
        whom = await provider.signed_out(token, now=clock.now())
    except NotVouched as reason:
        log.warning("a sign-out was refused: %s", reason)
        raise SignOnFailed(_("This is not a sign-out of our provider."), 400) from None
    except ProviderAway as reason:
        log.error("the provider is away: %s", reason)
        raise SignOnFailed(_("The provider cannot be asked right now."), 503) from None
    theirs = Session.filter(provider_token__isnull=False)
    if whom.session is not None:
        theirs = theirs.filter(provider_session=whom.session[:LONGEST_SESSION])
    if whom.subject is not None:
        somebody = await Subject.get_or_none(issuer=whom.issuer, subject=whom.subject)
        theirs = theirs.filter(person_id=somebody.person_id if somebody else 0)
    return await theirs.delete()


async def _taken(came: Return, secret: str) -> SignOn | None:
    """What was begun, for once. Somebody else's browser takes nothing away."""
    found = await SignOn.get_or_none(
        state=digest(came.state, secret), browser=digest(came.key, secret), expires_at__gt=clock.now()
    )
    return found if found is not None and await SignOn.filter(id=found.id).delete() else None


async def _let_in(somebody: Vouched, name: str, *, browser: Browser, secret: str) -> Entry:
    try:
        person = await whoever_is(somebody, name)
    except IntegrityError:  # their other tab was here first
        person = await whoever_is(somebody, name)
    async with transaction():
        entry = await start_session(
            person,
            browser=browser,
            way="provider",
            secret=secret,
            provider_token=somebody.token,
            provider_session=somebody.session[:LONGEST_SESSION] if somebody.session else None,
        )
        ends = clock.now() + SIGNED_ON_FOR
        await Session.filter(digest=digest(entry.key, secret)).update(expires_at=ends)
    return entry


def _refused(error: str, name: str, following: str) -> SignOnFailed:
    """What is behind it is the provider's to say, and not ours to believe: it stands in an address."""
    said = error if error in SAID_NO | SAID_LATER else "something else"
    log.warning("the provider let nobody in: %s", said)
    if error in SAID_LATER:
        text = _("%(provider)s cannot sign you in right now. Try again in a moment.")
        return SignOnFailed(text % {"provider": name}, 503, following)
    text = _("%(provider)s did not let you in. Try again, or ask whoever runs it.")
    return SignOnFailed(text % {"provider": name}, 403 if error in SAID_NO else 400, following)


def _away(reason: ProviderAway, name: str, following: str) -> SignOnFailed:
    log.error("the provider is away: %s", reason)
    text = _("%(provider)s cannot be reached right now. Try again in a moment.") % {"provider": name}
    return SignOnFailed(text, 503, following)
