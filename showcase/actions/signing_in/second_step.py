"""Between the password and the session, for those who come in with two steps."""

from datetime import timedelta

from showcase.actions.signing_in import tries
from showcase.actions.signing_in.codes import spend_code
from showcase.actions.signing_in.sessions import Browser, Entry, start_session
from showcase.foundation import clock
from showcase.foundation.errors import NotSignedIn
from showcase.foundation.language import gettext as _
from showcase.foundation.secrets import digest, new_key
from showcase.models import HalfwayIn, Person
from showcase.models.database import transaction

HALFWAY_FOR = timedelta(minutes=10)
LONGEST_DEVICE = 200
LONGEST_PATH = 2000


async def begin(person: Person, *, device: str, following: str, secret: str) -> str:
    """Somebody has given their password. A key for the cookie that they give their code with.

    following: path of the page that they came for. One that is too long is forgotten.
    """
    key, now = new_key(), clock.now()
    await HalfwayIn.filter(expires_at__lte=now).delete()
    await HalfwayIn.create(
        digest=digest(key, secret),
        person_id=person.id,
        device=device[:LONGEST_DEVICE],
        following=following if len(following) <= LONGEST_PATH else "",
        expires_at=now + HALFWAY_FOR,
    )
    return key


async def finish(halfway: HalfwayIn, code: str, *, browser: Browser, secret: str) -> Entry:
    """Somebody gives their second proof, a code of their app or a recovery code, good once: a session.

    Raises NotSignedIn. A wrong code, one that was used and one too many hear the same.
    """
    person = halfway.person
    wrong = _(
        "This code does not fit, was used before, or came after too many others. Wait for the next one."
    )
    try:
        attempt = await tries.begin(
            tries.Kind.SECOND_STEP,
            str(person.id),
            address=browser.address,
            mark=browser.mark,
            secret=secret,
        )
    except tries.TooManyTries:
        raise NotSignedIn(wrong) from None
    async with transaction():
        if await spend_code(person, code, secret=secret) and await HalfwayIn.filter(id=halfway.id).delete():
            await tries.succeeded(attempt)
            return await start_session(person, browser=browser, way="two steps", secret=secret)
    raise NotSignedIn(wrong)
