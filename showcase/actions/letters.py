"""Letters to people, in their language. A key that one carries is made when it is sent, and stands nowhere else."""

import html
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from showcase.actions.audit import record
from showcase.actions.jobs import defer
from showcase.actions.workshop import Workshop
from showcase.foundation import clock, language
from showcase.foundation.language import gettext as _
from showcase.foundation.secrets import digest, new_key
from showcase.models import EmailKey, Person, Purpose
from showcase.models.database import transaction
from showcase.outside.mail import Letter, MailFailed

GOOD_FOR = {Purpose.INVITATION: timedelta(days=7), Purpose.PASSWORD: timedelta(hours=1)}
MOST_AN_HOUR = 5
"""Letters with a key that somebody gets, however often they are asked for."""
LETTERS = "/sign-in/letters/"


async def invite(person: Person, *, by: Person | None) -> None:
    """Ask somebody in, by e-mail. Asking again sends a new letter, at most one a minute.

    Whoever calls has asked whether `by` may.
    """
    async with transaction():
        await mark_invited(person, by=by)
        await _defer_key(person, Purpose.INVITATION, by)


async def mark_invited(person: Person, *, by: Person | None) -> None:
    """They are asked in, by whatever way."""
    async with transaction():
        person.invited_at = clock.now()
        await Person.filter(id=person.id).update(invited_at=person.invited_at)
        await record("invite", person, by=by)


async def send_new_password_link(person: Person) -> None:
    """For somebody who has forgotten theirs. At most one a minute."""
    await _defer_key(person, Purpose.PASSWORD, None)


async def write(person: Person, *, subject: str, text: str) -> None:
    """Send somebody a plain letter. Make its words inside of `spoken_to(person)`.

    text: paragraphs, with an empty line between them.
    """
    await defer("send letter", key=f"letter {new_key()}", person_id=person.id, subject=subject, text=text)


@contextmanager
def spoken_to(person: Person) -> Iterator[None]:
    """In here, texts are in the language of whoever reads them."""
    before = language.spoken()
    language.speak(person.language or language.DEFAULT)
    try:
        yield
    finally:
        language.speak(before)


async def send_letter(person: Person, *, subject: str, text: str, workshop: Workshop) -> None:
    """A letter that waited. To somebody who left meanwhile nothing is sent."""
    if person.left_at is None:
        with spoken_to(person):
            await workshop.mail.send(_letter(person, subject, text.split("\n\n")))


async def send_key(person: Person, purpose: Purpose, *, by: Person | None, workshop: Workshop) -> None:
    """A letter with a link that is good once. Tried again it carries a new one.

    Nothing is sent to somebody who left, nor to one who has got many within the hour. Where there are no
    passwords the invited are shown the way to the provider, with no key.
    """
    if not workshop.takes_passwords:
        if person.left_at is None and purpose is Purpose.INVITATION:
            with spoken_to(person):
                letter = _without_password(person, by, f"{workshop.base_url}/sign-in")
            await workshop.mail.send(letter)
        return
    hour_ago = clock.now() - timedelta(hours=1)
    made = await EmailKey.filter(person_id=person.id, purpose=purpose, made_at__gt=hour_ago).count()
    if person.left_at is not None or made >= MOST_AN_HOUR:
        return
    key = await new_email_key(person, purpose, secret=workshop.secret)
    with spoken_to(person):
        letter = _with_link(person, purpose, by, f"{workshop.base_url}{LETTERS}{key}")
    try:
        await workshop.mail.send(letter)
    except MailFailed:
        await EmailKey.filter(digest=digest(key, workshop.secret)).delete()
        raise


async def new_email_key(person: Person, purpose: Purpose, *, secret: str) -> str:
    """A key that lets somebody choose a password, once. It is told here only."""
    key, now = new_key(), clock.now()
    await EmailKey.create(
        digest=digest(key, secret),
        person_id=person.id,
        purpose=purpose,
        made_at=now,
        expires_at=now + GOOD_FOR[purpose],
    )
    return key


async def forget_old_keys() -> int:
    """Of letters whose time is over. That they were sent stays in the record, where it matters."""
    return await EmailKey.filter(expires_at__lt=clock.now() - timedelta(days=1)).delete()


async def _defer_key(person: Person, purpose: Purpose, by: Person | None) -> None:
    """The key of the job has the minute in it: a letter that was given up must not stop the next."""
    await defer(
        "send key",
        key=f"{purpose.value} of {person.id} at {clock.now():%Y-%m-%d %H:%M}",
        person_id=person.id,
        purpose=purpose.value,
        by_id=by.id if by else None,
    )


def _with_link(person: Person, purpose: Purpose, by: Person | None, link: str) -> Letter:
    if purpose is Purpose.INVITATION:
        subject, asked, ignored = _invitation(by)
        follow = _("Choose your password here:")
    else:
        subject = _("A new password for Showcase")
        asked = _("Somebody, we hope you, asked for a new password for your account at Showcase.")
        follow = _("Choose it here:")
        ignored = _("If it was not you, you need not do anything: your password stays as it is.")
    until = _until(clock.now() + GOOD_FOR[purpose])
    lasts = _("The link is good once, until %(moment)s.") % {"moment": until}
    return _letter(person, subject, [asked, f"{follow}\n{link}", lasts, ignored], link)


def _without_password(person: Person, by: Person | None, link: str) -> Letter:
    subject, asked, ignored = _invitation(by)
    follow = _("Sign in here with the account of your organisation:")
    return _letter(person, subject, [asked, f"{follow}\n{link}", ignored], link)


def _invitation(by: Person | None) -> tuple[str, str, str]:
    """Its subject, who asks, and what to do for whoever does not know why."""
    asked = (
        _("%(name)s invites you to Showcase, where we show each other our work.") % {"name": by.name}
        if by
        else _("You are invited to Showcase, where we show each other our work.")
    )
    ignored = _("If you do not know what this is about, you need not do anything.")
    return _("You are invited to Showcase"), asked, ignored


def _until(value: datetime) -> str:
    return f"{language.exact_moment(value)} UTC"


def _letter(person: Person, subject: str, paragraphs: list[str], link: str = "") -> Letter:
    """With a greeting, as plain words, and once more as simple HTML for languages that run from right to left."""
    words = [_("Hello %(name)s,") % {"name": person.name}, *paragraphs]
    return Letter(
        to=person.email,
        subject=subject,
        text="\n\n".join(words) + "\n",
        html=_as_html(words, link),
        language=language.spoken(),
    )


def _as_html(paragraphs: list[str], link: str) -> str:
    body = "\n".join(f"<p>{html.escape(words)}</p>".replace("\n", "<br>\n") for words in paragraphs)
    if link:
        address = html.escape(link)
        body = body.replace(address, f'<a href="{address}" dir="ltr">{address}</a>')
    return (
        f'<!doctype html>\n<html lang="{language.spoken()}" dir="{language.direction()}">'
        f"<body>\n{body}\n</body></html>\n"
    )
