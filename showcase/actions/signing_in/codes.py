"""The codes of a second step: those of an app on somebody's phone, and those that stand on paper."""

import hmac
import secrets
import unicodedata

import pyotp

from showcase.foundation import clock
from showcase.foundation.secrets import digest, unsealed
from showcase.models import Person, RecoveryCode

SECONDS = 30
STEPS_OFF = 1
"""That somebody's clock may be early or late."""
RECOVERY_CODES = 10
RECOVERY_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without those that are taken for one another."""
RECOVERY_LENGTH = 12


async def spend_code(person: Person, code: str, *, secret: str) -> bool:
    """Whether a code fits, of the app or a recovery code. Either is good once."""
    code = _plain(code)
    if len(code) == RECOVERY_LENGTH:
        return await _spend_recovery_code(person, code, secret)
    return await spend_app_code(person, code, secret=secret)


async def spend_app_code(person: Person, code: str, *, secret: str) -> bool:
    """Whether it is the code that their app shows, and was not used.

    A step of time is spent in the database, so that of two who send the same code one comes in.
    """
    kept = unsealed(person.totp_secret, secret) if person.totp_secret else None
    step = _step_of(_plain(code), kept) if kept else None
    if step is None:
        return False
    return bool(await Person.filter(id=person.id, totp_step__lt=step).update(totp_step=step))


async def new_recovery_codes(person: Person, *, secret: str) -> list[str]:
    """Ten codes in the place of those that there were. They are told once, here."""
    codes = [_recovery_code() for _number in range(RECOVERY_CODES)]
    await RecoveryCode.filter(person_id=person.id).delete()
    await RecoveryCode.bulk_create(
        RecoveryCode(digest=digest(code, secret), person_id=person.id) for code in codes
    )
    return ["-".join((code[:4], code[4:8], code[8:])) for code in codes]


def _step_of(code: str, kept: str) -> int | None:
    """The step of time whose code this is, if it is near enough. RFC 6238."""
    totp, now = pyotp.TOTP(kept, interval=SECONDS), int(clock.now().timestamp()) // SECONDS
    fitting = [
        step
        for step in range(now - STEPS_OFF, now + STEPS_OFF + 1)
        if hmac.compare_digest(totp.generate_otp(step).encode(), code.encode())
    ]
    return fitting[-1] if fitting else None


async def _spend_recovery_code(person: Person, code: str, secret: str) -> bool:
    unused = RecoveryCode.filter(person_id=person.id, digest=digest(code, secret), used_at__isnull=True)
    return bool(await unused.update(used_at=clock.now()))


def _plain(code: str) -> str:
    """As it is kept, however it was typed: with spaces, in capitals, in Arabic digits."""
    return "".join(
        str(unicodedata.decimal(letter, letter)) for letter in code[:100].lower() if letter.isalnum()
    )


def _recovery_code() -> str:
    """59 random bits."""
    return "".join(secrets.choice(RECOVERY_LETTERS) for _place in range(RECOVERY_LENGTH))
