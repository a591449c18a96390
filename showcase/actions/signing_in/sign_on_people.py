"""Whom the provider means: by (issuer, subject), never by an e-mail address alone."""

import logging

from showcase.actions.audit import record
from showcase.actions.people import add_person
from showcase.actions.signing_in.following_groups import GIVEN_BY, follow_groups
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import EmailKey, Person, Subject
from showcase.models.database import transaction
from showcase.outside.id_tokens import Vouched
from showcase.queries.people import person_by_email

log = logging.getLogger(__name__)


async def whoever_is(somebody: Vouched, provider: str) -> Person:
    """The person, known or new, with what their groups give. Raises NotAllowed, Conflict, Invalid.

    provider: its name, in sentences. IntegrityError: somebody else is being made at the same time, try again.
    """
    async with transaction():
        known = await Subject.get_or_none(issuer=somebody.issuer, subject=somebody.subject)
        if known is not None:
            person = await _held(known.person_id)
        else:
            person = await _joined(somebody, provider) or await _new(somebody, provider)
            await Subject.create(
                issuer=somebody.issuer, subject=somebody.subject, person=person, since=clock.now()
            )
        _refuse_left(person)
        if person.invited_at is not None:
            await EmailKey.filter(person_id=person.id, used_at__isnull=True).update(used_at=clock.now())
        if somebody.groups is None:
            log.warning(
                "the provider does not say all groups of person %s: theirs stay as they are", person.id
            )
        else:
            await follow_groups(person, somebody.groups)
        return person


async def _joined(somebody: Vouched, provider: str) -> Person | None:
    """An account that was made before, for an address that is theirs for sure. Raises Conflict otherwise."""
    found = await person_by_email(somebody.email) if somebody.email else None
    if found is None:
        return None
    person = await _held(found.id)
    if not somebody.is_verified:
        raise Conflict(
            _(
                "There is an account with your e-mail address, and %(provider)s does not say that the address "
                "is yours. Ask an admin of Showcase."
            )
            % {"provider": provider}
        )
    if await Subject.exists(person_id=person.id, issuer=somebody.issuer):
        raise Conflict(
            _(
                "The account with your e-mail address belongs to somebody else at %(provider)s. "
                "Ask an admin of Showcase."
            )
            % {"provider": provider}
        )
    _refuse_left(person)
    await record("join to provider", person, by=None)
    return person


async def _new(somebody: Vouched, provider: str) -> Person:
    if not somebody.email:
        raise NotAllowed(
            _("%(provider)s does not say your e-mail address. Ask whoever runs it.") % {"provider": provider}
        )
    try:
        person = await add_person(somebody.email, name=somebody.name, role=None)
    except Invalid as wrong:
        raise NotAllowed(str(wrong)) from None
    await record("add", person, by=None, after={"role": person.role}, given_by=GIVEN_BY)
    return person


async def _held(person_id: int) -> Person:
    """Somebody as they are now, and until all is done: their other tab waits."""
    return await Person.select_for_update(no_key=True).get(id=person_id)


def _refuse_left(person: Person) -> None:
    if person.left_at is not None:
        raise NotAllowed(_("Your account here has ended. Ask an admin of Showcase if that is a mistake."))
