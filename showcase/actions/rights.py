"""What may be done with a pin and until when, and who is shown on it and agreed."""

from dataclasses import dataclass
from datetime import date, datetime

from showcase.actions.audit import record, told
from showcase.actions.evidence import Kept, drop
from showcase.actions.evidence import still_there as evidence_is_there
from showcase.actions.pin_checks import refuse_change
from showcase.actions.showing import held_pin, settle_showing
from showcase.actions.workshop import Workshop
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.models import Consent, Person, Pin, Region, Usage
from showcase.models.database import transaction
from showcase.queries.rights import standing

LONGEST_LICENCE = 300
LONGEST_NAME = 200
LONGEST_EVIDENCE = 1000
MOST_CONSENTS = 100
RIGHTS = ("usage", "territory", "licence", "embargo_until", "rights_until")
CONSENT = ("pin", "name", "evidence", "file", "given_on", "until", "withdrawn_at")


@dataclass(frozen=True, slots=True)
class PinRights:
    """What may be done with a pin. territory: with that usage only, and then it has to be there.

    licence: whose rights they are, under what terms, who took the photograph.
    embargo_until, rights_until: from when and until when others see it.
    """

    usage: Usage = Usage.INTERNAL
    territory: Region | None = None
    licence: str = ""
    embargo_until: datetime | None = None
    rights_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewConsent:
    """Who is shown, and how we know that they agreed: in words, as a signed paper that was kept, or both.

    until: the moment that it ends at. given_on: the day that they said so.
    """

    name: str
    evidence: str = ""
    given_on: date | None = None
    until: datetime | None = None
    file: Kept | None = None


def check_rights(rights: PinRights) -> None:
    """Raises Invalid with a sentence for each field."""
    wrong = {}
    if rights.usage is Usage.TERRITORY and rights.territory is None:
        wrong["territory"] = _("Choose the region that it may be used in.")
    if rights.usage is not Usage.TERRITORY and rights.territory is not None:
        wrong["usage"] = _("A region goes with “only in a territory”.")
    if len(rights.licence.strip()) > LONGEST_LICENCE:
        wrong["licence"] = _("At most %(most)s characters fit here.") % {"most": LONGEST_LICENCE}
    if rights.embargo_until and rights.rights_until and rights.rights_until <= rights.embargo_until:
        wrong["rights_until"] = _("Its rights would end before its embargo does.")
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)


async def say_rights(pin: Pin, rights: PinRights, *, by: Person) -> None:
    """Say what may be done with a pin. Who may not see it any more does not, from this moment on.

    Raises NotAllowed, or Invalid with a sentence for each field.
    """
    await refuse_change(pin, by)
    check_rights(rights)
    async with transaction():
        now = await held_pin(pin.id)
        before = told(now, *RIGHTS)
        pin.usage, pin.licence = rights.usage, rights.licence.strip()
        pin.territory_id = rights.territory.id if rights.territory else None
        pin.embargo_until, pin.rights_until = rights.embargo_until, rights.rights_until
        await pin.save(update_fields=["usage", "licence", "territory_id", "embargo_until", "rights_until"])
        await settle_showing(pin)
        await record("say rights", pin, by=by, before=before, after=told(pin, *RIGHTS))


async def note_consent(pin: Pin, consent: NewConsent, *, by: Person, workshop: Workshop) -> Consent:
    """Write down that somebody shown on a pin agreed. Raises NotAllowed, or Invalid with a sentence for each field."""
    await refuse_change(pin, by)
    _check_consent(consent)
    async with transaction():
        await held_pin(pin.id)
        if await Consent.filter(pin_id=pin.id).count() >= MOST_CONSENTS:
            raise Conflict(_("A pin has at most %(most)s consents.") % {"most": MOST_CONSENTS})
        noted = await Consent.create(
            pin_id=pin.id,
            name=consent.name.strip(),
            evidence=consent.evidence.strip(),
            file=consent.file.key if consent.file else None,
            file_name=consent.file.name if consent.file else "",
            given_on=consent.given_on,
            until=consent.until,
            noted_by_id=by.id,
            noted_at=clock.now(),
        )
        await settle_showing(pin)
        await record("note consent", noted, by=by, after=told(noted, *CONSENT))
    if consent.file:
        await evidence_is_there(consent.file, workshop=workshop)
    return noted


async def withdraw_consent(consent: Consent, *, by: Person) -> None:
    """Somebody shown does not agree any more: from this moment on others do not see the pin.

    Again changes nothing. Raises NotAllowed.
    """
    await refuse_change(consent.pin, by)
    async with transaction():
        await held_pin(consent.pin_id)
        await consent.refresh_from_db(["withdrawn_at"])
        if consent.withdrawn_at is not None:
            return
        await _set_withdrawn(consent, clock.now(), "withdraw consent", by)


async def reinstate_consent(consent: Consent, *, by: Person) -> None:
    """It was not withdrawn after all. Whoever watches over the pin says so. Raises NotAllowed."""
    await _refuse_undoing(consent, by)
    async with transaction():
        await held_pin(consent.pin_id)
        await consent.refresh_from_db(["withdrawn_at"])
        if consent.withdrawn_at is not None:
            await _set_withdrawn(consent, None, "reinstate consent", by)


async def remove_consent(consent: Consent, *, by: Person, workshop: Workshop) -> None:
    """Forget a consent, and its evidence when nothing else names it.

    One that was withdrawn keeps others from the pin: only who watches over the pin forgets it. Raises NotAllowed.
    """
    await refuse_change(consent.pin, by)
    async with transaction():
        await held_pin(consent.pin_id)
        fresh = await Consent.get_or_none(id=consent.id)
        if fresh is None:
            return
        fresh.pin = consent.pin
        if fresh.withdrawn_at is not None:
            await _refuse_undoing(fresh, by)
        await record("remove consent", fresh, by=by, before=told(fresh, *CONSENT))
        await fresh.delete()
        await settle_showing(consent.pin)
    if fresh.file:
        await drop(fresh.file, workshop=workshop)


async def _set_withdrawn(consent: Consent, at: datetime | None, verb: str, by: Person) -> None:
    before = told(consent, "pin", "withdrawn_at")
    consent.withdrawn_at = at
    await consent.save(update_fields=["withdrawn_at"])
    await settle_showing(consent.pin)
    await record(verb, consent, by=by, before=before, after=told(consent, "pin", "withdrawn_at"))


async def _refuse_undoing(consent: Consent, by: Person) -> None:
    """Raises NotAllowed."""
    rights = await standing(by)
    if not (rights.may_change(consent.pin) and rights.may_watch_over(consent.pin)):
        raise NotAllowed(
            _("This consent was withdrawn. Only a lead of the team or an admin can say otherwise.")
        )


def _check_consent(consent: NewConsent) -> None:
    wrong = {}
    if not consent.name.strip():
        wrong["name"] = _("Say who is shown, or which group.")
    elif len(consent.name.strip()) > LONGEST_NAME:
        wrong["name"] = _("At most %(most)s characters fit here.") % {"most": LONGEST_NAME}
    if not consent.evidence.strip() and consent.file is None:
        wrong["evidence"] = _("Say how we know that they agreed, or add the signed paper.")
    elif len(consent.evidence.strip()) > LONGEST_EVIDENCE:
        wrong["evidence"] = _("At most %(most)s characters fit here.") % {"most": LONGEST_EVIDENCE}
    if consent.given_on and consent.given_on > clock.now().date():
        wrong["given_on"] = _("This day is still to come.")
    elif consent.given_on and consent.until and consent.until.date() <= consent.given_on:
        wrong["until"] = _("It would end before it was given.")
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)
