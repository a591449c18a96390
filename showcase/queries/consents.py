"""Who is shown on a pin and agreed. For those who answer for the pin; nobody else is told a name."""

from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Consent, Pin


async def consents_of(pin: Pin) -> list[Consent]:
    """In the order in which they were noted. One query."""
    return await Consent.filter(pin_id=pin.id).order_by("id")


async def consent_of(pin: Pin, consent_id: int) -> Consent:
    """One of them, with its pin. Raises NotFound."""
    if consent_id < 2**63 and (consent := await Consent.get_or_none(id=consent_id, pin_id=pin.id)):
        consent.pin = pin
        return consent
    raise NotFound(_("This pin has no such consent."))
