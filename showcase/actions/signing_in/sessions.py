"""A session begins when somebody comes in, and ends when they go, or when they say so from elsewhere."""

from dataclasses import dataclass, field
from datetime import timedelta

from showcase.actions.audit import record
from showcase.actions.signing_in import tries
from showcase.foundation import clock
from showcase.foundation.secrets import digest, new_key
from showcase.models import HalfwayIn, Person, Session
from showcase.models.database import transaction

SIGNED_IN_FOR = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=10)
LONGEST_DEVICE = 200


@dataclass(frozen=True, slots=True)
class Browser:
    """What somebody comes with.

    name: as it calls itself. address: where it asks from.
    mark: of an account that came in with it before. old_key: of the session that it has.
    """

    name: str = ""
    address: str = ""
    mark: str = field(default="", repr=False)
    old_key: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a browser is given to keep: the session's key, and a mark that it came in."""

    key: str = field(repr=False)
    mark: str = field(repr=False)


async def start_session(
    person: Person,
    *,
    browser: Browser,
    way: str,
    secret: str,
    provider_token: str | None = None,
    provider_session: str | None = None,
) -> Entry:
    """Let somebody in who has proved who they are. The browser's old session ends.

    way: how they came in, a word for the record.
    """
    key, now, account = new_key(), clock.now(), str(person.id)
    async with transaction():
        session = await Session.create(
            digest=digest(key, secret),
            person_id=person.id,
            device=browser.name[:LONGEST_DEVICE],
            started_at=now,
            seen_at=now,
            expires_at=now + SIGNED_IN_FOR,
            provider_token=provider_token,
            provider_session=provider_session,
        )
        if browser.old_key:
            await Session.filter(digest=digest(browser.old_key, secret)).delete()
        await Person.filter(id=person.id, invited_at__isnull=False).update(invited_at=None)
        await record("sign in", person, by=person, way=way, session=session.id)
    kept = tries.is_marked(browser.mark, account, secret)
    return Entry(key, browser.mark if kept else tries.new_mark(account, secret))


async def sign_out(session: Session) -> None:
    """End a session from its own browser. One that has ended needs nothing more."""
    async with transaction():
        if await Session.filter(id=session.id).delete():
            await record("sign out", session.person, by=session.person, session=session.id)


async def end_session(person: Person, session_id: int) -> None:
    """End one of one's own, wherever it is. One that has ended, or is another's, needs nothing."""
    async with transaction():
        if await Session.filter(id=session_id, person_id=person.id).delete():
            await record("end session", person, by=person, session=session_id)


async def end_sessions(person: Person, *, but: Session | None = None, by: Person | None) -> int:
    """End all that somebody has, but one, and whatever is halfway to one. Answers how many there were."""
    async with transaction():
        await HalfwayIn.filter(person_id=person.id).delete()
        all_of_them = Session.filter(person_id=person.id)
        ended = await (all_of_them.exclude(id=but.id) if but else all_of_them).delete()
        if ended:
            await record("end sessions", person, by=by, number=ended)
    return ended


async def saw(session: Session) -> None:
    """Somebody is here. Written down every few minutes at most."""
    now = clock.now()
    if session.seen_at is None or session.seen_at < now - SEEN_EVERY:
        await Session.filter(id=session.id).update(seen_at=now)


async def say_next(session: Session, text: str, *, undo: str | None = None) -> None:
    """What the next page says once, with an address that takes it back."""
    await Session.filter(id=session.id).update(notice={"text": text, "undo": undo})


async def said(session: Session) -> None:
    """It has been said."""
    await Session.filter(id=session.id).update(notice=None)


async def forget_ended() -> int:
    """Sessions whose time is over."""
    return await Session.filter(expires_at__lt=clock.now()).delete()
