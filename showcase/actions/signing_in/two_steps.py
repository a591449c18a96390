"""Coming in with two steps: switched on with an app on somebody's phone, and off again."""

import pyotp

from showcase.actions.audit import record
from showcase.actions.letters import spoken_to, write
from showcase.actions.signing_in import tries
from showcase.actions.signing_in.codes import new_recovery_codes, spend_app_code, spend_code
from showcase.actions.signing_in.passwords import is_right
from showcase.actions.signing_in.sessions import Browser
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed
from showcase.foundation.language import gettext as _
from showcase.foundation.secrets import sealed, unsealed
from showcase.models import HalfwayIn, Person, RecoveryCode
from showcase.models.database import transaction

ISSUER = "Showcase"


async def prepare_two_steps(person: Person, *, secret: str) -> None:
    """A secret for somebody's app. Nothing is asked of them before they have given a code of it."""
    _must_be_there_in_person(person)
    waiting = Person.filter(id=person.id, two_steps_since__isnull=True)
    if not await waiting.update(totp_secret=sealed(pyotp.random_base32(), secret), totp_step=0):
        raise _on_already()


async def forget_preparation(person: Person) -> None:
    """They do not want it after all. Once it is on, nothing happens."""
    _must_be_there_in_person(person)
    await Person.filter(id=person.id, two_steps_since__isnull=True).update(totp_secret=None)


def prepared_secret(person: Person, *, secret: str) -> str | None:
    """What their app is told, while they are switching it on. Never afterwards."""
    if person.two_steps_since is not None or person.totp_secret is None:
        return None
    return unsealed(person.totp_secret, secret)


def app_address(person: Person, kept: str) -> str:
    """What the QR code says: an address that opens an app for codes."""
    return pyotp.TOTP(kept).provisioning_uri(name=person.email, issuer_name=ISSUER)


async def switch_on_two_steps(person: Person, code: str, *, browser: Browser, secret: str) -> list[str]:
    """From now on they are asked for a code. Answers the recovery codes, once.

    Raises Conflict when it is on, or Invalid when the code does not fit.
    """
    _must_be_there_in_person(person)
    if person.two_steps_since is not None:
        raise _on_already()
    attempt = await _counted(person, browser, secret)
    async with transaction():
        if not await spend_app_code(person, code, secret=secret):
            text = _("This code does not fit. Type the one that your app shows now.")
            raise Invalid(text, {"code": text})
        off = Person.filter(id=person.id, two_steps_since__isnull=True)
        if not await off.update(two_steps_since=clock.now()):
            raise _on_already()
        await tries.succeeded(attempt)
        codes = await new_recovery_codes(person, secret=secret)
        await record("begin two steps", person, by=person)
        await _write_that_it_is_on(person)
    return codes


async def renew_recovery_codes(person: Person, proof: str, *, browser: Browser, secret: str) -> list[str]:
    """Ten new recovery codes; the others are worth nothing any more. Raises Conflict, Invalid."""
    _must_be_there_in_person(person)
    _must_be_on(person)
    await _must_prove(person, proof, browser, secret)
    async with transaction():
        codes = await new_recovery_codes(person, secret=secret)
        await record("renew recovery codes", person, by=person)
    return codes


async def switch_off_two_steps(person: Person, proof: str, *, browser: Browser, secret: str) -> None:
    """From now on the password alone lets them in. Raises Conflict, Invalid.

    proof: a code, a recovery code or their password.
    """
    _must_be_there_in_person(person)
    _must_be_on(person)
    await _must_prove(person, proof, browser, secret)
    async with transaction():
        await _end(person, by=person)


async def end_two_steps(person: Person, *, by: Person | None) -> None:
    """An admin helps somebody who has lost everything. Where it is off, nothing happens.

    by: None for the command line. Raises NotAllowed.
    """
    if by is not None and (by.scope is not None or not by.may_administer):
        raise NotAllowed(_("Only admins can switch off somebody's second step, and no token can."))
    if by is not None and by.id == person.id:
        raise NotAllowed(_("Switch off your own second step on the page of your account."))
    async with transaction():
        await _end(person, by=by)


async def _end(person: Person, *, by: Person | None) -> None:
    on = Person.filter(id=person.id, two_steps_since__isnull=False)
    if not await on.update(two_steps_since=None, totp_secret=None):
        return
    await RecoveryCode.filter(person_id=person.id).delete()
    await HalfwayIn.filter(person_id=person.id).delete()
    await record("end two steps", person, by=by)
    with spoken_to(person):
        await write(
            person,
            subject=_("Your second step is switched off"),
            text=_(
                "From now on your password alone lets you into Showcase.\n\n"
                "If you did not want this, sign in, choose a new password and switch the second step on again."
            ),
        )


async def _write_that_it_is_on(person: Person) -> None:
    with spoken_to(person):
        await write(
            person,
            subject=_("You sign in with two steps now"),
            text=_(
                "From now on Showcase asks you for a code of your app, too.\n\n"
                "If it was not you, somebody else can sign in with your account. Tell your admins at once."
            ),
        )


async def _must_prove(person: Person, proof: str, browser: Browser, secret: str) -> None:
    """A browser that is signed in may have been left alone: once more, who is it?"""
    attempt = await _counted(person, browser, secret)
    if not await spend_code(person, proof, secret=secret) and not await is_right(person.password, proof):
        text = _("That is neither your password nor a code that fits. Try again.")
        raise Invalid(text, {"proof": text})
    await tries.succeeded(attempt)


async def _counted(person: Person, browser: Browser, secret: str) -> tries.Try:
    return await tries.begin(
        tries.Kind.SECOND_STEP, str(person.id), address=browser.address, mark=browser.mark, secret=secret
    )


def _must_be_on(person: Person) -> None:
    if person.two_steps_since is None:
        raise Conflict(_("Your second step is switched off already."))


def _must_be_there_in_person(person: Person) -> None:
    if person.scope is not None:
        raise NotAllowed(_("No token can do this. Sign in with a browser."))


def _on_already() -> Conflict:
    return Conflict(_("Your second step is switched on already."))
