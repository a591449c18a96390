"""Letters: in the reader's language, to whoever is still here, with keys that are made at the last moment."""

import html
from dataclasses import replace
from datetime import timedelta

import pytest

from showcase.actions.letters import (
    MOST_AN_HOUR,
    forget_old_keys,
    invite,
    new_email_key,
    send_key,
    spoken_to,
    write,
)
from showcase.foundation import clock, language
from showcase.jobs.tasks import TASKS
from showcase.models import EmailKey, Job, Person, Purpose, Record
from showcase.outside.mail import MailFailed

HOSTILE = 'Vera\r\nBcc: all@example.org\n\n"><img src=x onerror=alert(1)>{{ 7*7 }}%(name)s'


class Away:
    """A mail server that takes nothing."""

    is_set_up = True

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def send(self, letter) -> None:
        self.texts.append(letter.text)
        raise MailFailed("The mail server refused (451).")


async def test_an_invitation_says_who_asks_and_where_to(ada, vera, post):
    await invite(vera, by=ada)

    (letter,) = await post()

    assert (letter.to, letter.subject) == (vera.email, "You are invited to Showcase")
    assert "Hello Vera," in letter.text and "Ada invites you to Showcase" in letter.text
    assert letter.text.count("http://showcase.test/sign-in/letters/") == 1
    assert '<a href="http://showcase.test/sign-in/letters/' in letter.html
    assert (await Person.get(id=vera.id)).invited_at is not None
    (line,) = await Record.filter(verb="invite")
    assert (line.by_id, line.noun_id) == (ada.id, vera.id)


async def test_where_there_are_no_passwords_the_invited_are_shown_to_the_provider(
    ada, vera, workshop, letterbox
):
    only = replace(workshop, takes_passwords=False)

    await send_key(vera, Purpose.INVITATION, by=ada, workshop=only)
    await send_key(vera, Purpose.PASSWORD, by=None, workshop=only)

    (letter,) = letterbox.letters
    assert "Sign in here with the account of your organisation:" in letter.text
    assert '<a href="http://showcase.test/sign-in"' in letter.html and "password" not in letter.text
    assert not await EmailKey.exists()


async def test_asking_twice_within_a_minute_sends_one(ada, vera, post, monkeypatch):
    await invite(vera, by=ada)
    await invite(vera, by=ada)
    assert len(await post()) == 1

    later = clock.now() + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    await invite(vera, by=ada)
    assert len(await post()) == 1


@pytest.mark.parametrize(
    ("spoken", "direction"), [("es", "ltr"), ("ar", "rtl"), (None, "ltr"), ("xx", "ltr")]
)
async def test_a_letter_is_in_the_language_of_its_reader(vera, post, spoken, direction):
    await Person.filter(id=vera.id).update(language=spoken)
    vera = await Person.get(id=vera.id)
    language.speak("es")

    with spoken_to(vera):
        within = language.spoken()
        await write(vera, subject="Words", text="One.\n\nTwo.")
    (letter,) = await post()

    expected = spoken if spoken in ("es", "ar") else "en"
    assert (within, letter.language) == (expected, expected)
    assert f'lang="{expected}" dir="{direction}"' in letter.html
    assert language.spoken() == "es"
    language.speak("en")


async def test_a_hostile_name_stays_a_name(ada, vera, post):
    await Person.filter(id__in=(ada.id, vera.id)).update(name=HOSTILE)
    vera, ada = await Person.get(id=vera.id), await Person.get(id=ada.id)
    await invite(vera, by=ada)
    await write(vera, subject=HOSTILE, text=HOSTILE)

    for letter in await post():
        assert "<img" not in letter.html and html.escape("<img") in letter.html
        assert letter.to == vera.email
        assert "{{ 7*7 }}" in letter.text and "%(name)s" in letter.text


async def test_a_letter_that_waited_is_not_sent_to_somebody_who_left(ada, vera, post):
    await invite(vera, by=ada)
    await write(vera, subject="Words", text="Words")
    await Person.filter(id=vera.id).update(left_at=clock.now())

    assert await post() == []
    assert not await EmailKey.exists()


async def test_a_letter_to_nobody_needs_nothing(workshop, database):
    await TASKS["send letter"](workshop, person_id=1, subject="Words", text="Words")
    await TASKS["send key"](workshop, person_id=1, purpose="invitation", by_id=None)
    await TASKS["send new password"](workshop, email="nobody@example.org")


async def test_a_letter_that_fails_leaves_no_key_and_is_tried_with_another(vera, workshop):
    away = Away()
    for _ in range(MOST_AN_HOUR + 2):
        with pytest.raises(MailFailed):
            await send_key(vera, Purpose.PASSWORD, by=None, workshop=replace(workshop, mail=away))

    assert len(set(away.texts)) == MOST_AN_HOUR + 2
    assert not await EmailKey.exists()


async def test_a_letter_given_up_does_not_stop_the_next(ada, vera, monkeypatch):
    await invite(vera, by=ada)
    await Job.all().update(failed_at=clock.now())
    later = clock.now() + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)

    await invite(vera, by=ada)

    assert await Job.filter(failed_at=None, task="send key").count() == 1


async def test_old_keys_go(vera, settings, monkeypatch):
    await new_email_key(vera, Purpose.PASSWORD, secret=settings.secret_key)
    await new_email_key(vera, Purpose.INVITATION, secret=settings.secret_key)
    later = clock.now() + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert await forget_old_keys() == 1
    assert (await EmailKey.get()).purpose is Purpose.INVITATION


async def test_a_key_is_told_once(vera, settings):
    key = await new_email_key(vera, Purpose.PASSWORD, secret=settings.secret_key)

    assert key not in str(vars(await EmailKey.get()))
