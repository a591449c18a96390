"""Who comes in with a password, or with a letter when they have none."""

from dataclasses import dataclass, field

from showcase.actions import letters
from showcase.actions.jobs import defer
from showcase.actions.signing_in import passwords, second_step, tries
from showcase.actions.signing_in.sessions import Browser, Entry, start_session
from showcase.foundation import clock
from showcase.foundation.errors import NotFound, NotSignedIn
from showcase.foundation.language import gettext as _
from showcase.foundation.secrets import digest
from showcase.models import EmailKey, Person, Purpose
from showcase.models.database import transaction
from showcase.queries.people import person_by_email

LONGEST_EMAIL = 254


@dataclass(frozen=True, slots=True)
class Halfway:
    """The key of somebody who has to give a second proof."""

    key: str = field(repr=False)


async def sign_in(
    email: str, password: str, *, browser: Browser, following: str = "", secret: str
) -> Entry | Halfway:
    """Let somebody in by their password, or halfway when they come in with two steps.

    following: path of the page that they came for.
    Raises NotSignedIn. A wrong password, an account that nobody has, somebody who left, and
    too many tries hear the same, after the same time.
    """
    email = email.strip().lower()[:LONGEST_EMAIL]
    person = await person_by_email(email)
    if person is not None and person.left_at is not None:
        person = None
    account = str(person.id) if person else email
    attempt = await _attempt(account, browser, secret)
    right = await passwords.is_right(person.password if person else None, password)
    if person is None or attempt is None or not right:
        raise NotSignedIn(
            _(
                "The e-mail address and the password do not go together, or they were tried too often. "
                "Try again in a quarter of an hour, or choose a new password."
            )
        )
    await tries.succeeded(attempt)
    if person.password and passwords.is_out_of_date(person.password):
        await Person.filter(id=person.id).update(password=await passwords.hashed(password))
    return await _let_in(person, browser=browser, way="password", following=following, secret=secret)


async def ask_for_new_password(email: str, *, browser: Browser, secret: str) -> None:
    """A letter with a link, later, if there is somebody. Whoever asks cannot tell, not even by the clock."""
    email = email.strip().lower()[:LONGEST_EMAIL]
    try:
        await tries.begin(tries.Kind.LETTER, email, address=browser.address, secret=secret)
    except tries.TooManyTries:
        return
    about = digest(f"letter to {email}", secret)[:32]
    await defer("send new password", key=f"new password {about} at {clock.now():%Y-%m-%d %H:%M}", email=email)


async def send_new_password_link(email: str) -> None:
    """Whoever has this address and is still here gets a letter. Nobody else does."""
    person = await person_by_email(email)
    if person is not None and person.left_at is None:
        await letters.send_new_password_link(person)


async def email_key(key: str, *, secret: str) -> EmailKey:
    """The key of a letter, with its reader, while it is good.

    Raises NotFound. One that was used, one that is too old and one that never was hear the same.
    """
    found = (
        await EmailKey.filter(
            digest=digest(key, secret),
            used_at__isnull=True,
            expires_at__gt=clock.now(),
            person__left_at__isnull=True,
        )
        .select_related("person")
        .first()
    )
    if found is None:
        raise NotFound(_no_longer())
    return found


async def choose_password(
    key: str, password: str, *, browser: Browser, following: str = "", secret: str
) -> Entry | Halfway:
    """Take a password by the key of a letter, once, and come in. All sessions from before end.

    Raises Invalid when it cannot be a password, and NotFound when the key is good no longer.
    """
    found = await email_key(key, secret=secret)
    person = found.person
    await passwords.check_new(password, person)
    kept = await passwords.hashed(password)
    async with transaction():
        good = EmailKey.filter(id=found.id, used_at__isnull=True)
        if not await good.update(used_at=clock.now()):
            raise NotFound(_no_longer())
        await passwords.put_password(person, kept, by=person)
        if found.purpose is Purpose.PASSWORD:
            await passwords.tell_of_change(person)
        return await _let_in(person, browser=browser, way="letter", following=following, secret=secret)


def _no_longer() -> str:
    return _("This link is good no longer: it was used, or is too old. Ask for a new one.")


async def _attempt(account: str, browser: Browser, secret: str) -> tries.Try | None:
    try:
        return await tries.begin(
            tries.Kind.PASSWORD, account, address=browser.address, mark=browser.mark, secret=secret
        )
    except tries.TooManyTries:
        return None


async def _let_in(
    person: Person, *, browser: Browser, way: str, following: str, secret: str
) -> Entry | Halfway:
    if person.two_steps_since is None:
        return await start_session(person, browser=browser, way=way, secret=secret)
    key = await second_step.begin(person, device=browser.name, following=following, secret=secret)
    return Halfway(key)
