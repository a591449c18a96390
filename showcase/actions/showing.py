"""From when until when a pin is seen by everybody who sees its board."""

from showcase.actions.recounting import recount
from showcase.models import ALWAYS, NEVER, Consent, Pin
from showcase.queries.hanging import boards_with


async def settle_showing(pin: Pin) -> None:
    """Work out `seen_from` and `seen_until` from what is true of a pin, and count its boards again.

    Inside a transaction, after whatever changed its rights, its consents or its standing. What is true
    is read afresh, for somebody else may have changed more of it since the pin in hand was fetched.
    """
    now = await held_pin(pin.id)
    ends = [now.rights_until, now.taken_down_at]
    for consent in await Consent.filter(pin_id=pin.id):
        ends += [consent.until, consent.withdrawn_at]
    pin.seen_from = NEVER if now.waits_since else now.embargo_until or ALWAYS
    pin.seen_until = min((end for end in ends if end is not None), default=NEVER)
    await pin.save(update_fields=["seen_from", "seen_until"])
    await recount(await boards_with(pin), changed=False)


async def held_pin(pin_id: int) -> Pin:
    """A pin as it is, while others who want to change when it is seen wait for the end of this transaction."""
    return await Pin.select_for_update(no_key=True).get(id=pin_id)
