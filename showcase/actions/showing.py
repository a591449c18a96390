"""From when until when a pin is seen by everybody who sees its board."""

from showcase.actions.placements import boards_with
from showcase.actions.recounting import recount
from showcase.models import ALWAYS, NEVER, Consent, Pin


async def settle_showing(pin: Pin) -> None:
    """Work out `seen_from` and `seen_until` from what is true of a pin, and count its boards again.

    Inside a transaction, after whatever changed its rights, its consents or its standing.
    """
    consents = await Consent.filter(pin_id=pin.id)
    ends = [pin.rights_until, pin.taken_down_at]
    for consent in consents:
        ends += [consent.until, consent.withdrawn_at]
    pin.seen_from = NEVER if pin.waits_since else pin.embargo_until or ALWAYS
    pin.seen_until = min((end for end in ends if end is not None), default=NEVER)
    await pin.save(update_fields=["seen_from", "seen_until"])
    await recount(await boards_with(pin), changed=False)
