"""Passwords: long, not the ones that everybody has, and kept so that they cannot be read back.

Source: NIST SP 800-63B-4, 3.1.1 (lengths, comparison with commonly used ones, no rules of
composition, normalised); RFC 9106 (argon2id).
"""

import asyncio
import os
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from showcase.actions.audit import record
from showcase.actions.letters import spoken_to, write
from showcase.actions.signing_in.sessions import end_sessions
from showcase.actions.signing_in.tries import Kind, begin, succeeded
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.foundation.secrets import new_key
from showcase.models import EmailKey, Person, Session
from showcase.models.database import transaction

SHORTEST = 15
LONGEST = 200
LONGEST_TYPED = 2000  # before letters and their accents are put together
OURS = ("showcase",)
LOOKED_AT = 72  # characters, as many as the comparison with known ones takes
EASY = 8  # powers of ten: a password that is found within so many guesses

SIGNS = frozenset("4@8({[<369&#!1/|0$5+7%2")
MOST_SIGNS = 10
NOBODYS_LETTERS = 0xE000  # Unicode's, for private use

_hasher = PasswordHasher()
AT_ONCE = 4
"""Each needs 64 MB for a moment: a flood of tries must wait, not grow."""


async def change_password(
    person: Person, old: str, new: str, *, keep: Session, address: str, mark: str, secret: str
) -> None:
    """Somebody who is signed in takes a new one. All their other sessions end.

    Raises Invalid, by field; TooManyTries when the old one was wrong too often.
    """
    await check_new(new, person)
    attempt = await begin(Kind.PASSWORD, str(person.id), address=address, mark=mark, secret=secret)
    if not await is_right(person.password, old):
        sentence = _("This is not the password that you have now.")
        raise Invalid(sentence, {"old": sentence})
    await succeeded(attempt)
    kept = await hashed(new)
    async with transaction():
        await put_password(person, kept, keep=keep, by=person)
        await tell_of_change(person)


async def give_password(person: Person, new: str) -> None:
    """Whoever runs Showcase gives somebody another one, at the command line. All their sessions end.

    Raises Invalid.
    """
    await check_new(new, person)
    kept = await hashed(new)
    async with transaction():
        await put_password(person, kept, by=None)
        await tell_of_change(person)


async def put_password(person: Person, kept: str, *, keep: Session | None = None, by: Person | None) -> None:
    """From now on it is this one. All sessions but one end, and so do the links that were sent.

    kept: as `hashed` answers.
    """
    async with transaction():
        await Person.filter(id=person.id).update(password=kept)
        person.password = kept
        await EmailKey.filter(person_id=person.id, used_at__isnull=True).delete()
        await end_sessions(person, but=keep, by=by)
        await record("change password", person, by=by, rewritten=["password"])


async def tell_of_change(person: Person) -> None:
    """By a letter, in case that it was not them."""
    with spoken_to(person):
        text = _(
            "The password of your account at Showcase was changed just now, and all other browsers were "
            "signed out. If it was not you, ask for a new password at once, and tell whoever runs Showcase."
        )
        await write(person, subject=_("Your password was changed"), text=text)


async def check_new(password: str, person: Person | None = None, *, about: tuple[str, ...] = ()) -> None:
    """Whether it may be a password. Raises Invalid, with what would be better.

    about: words that others would think of first, beside the person's own.
    """
    password = _plain(password)
    sentence = None
    if len(password) < SHORTEST:
        sentence = _(
            "A password has at least %(least)s characters, since it is all that one needs to come in. "
            "Four or five words in a row do well."
        ) % {"least": SHORTEST}
    elif len(password) > LONGEST:
        sentence = _("A password has at most %(most)s characters.") % {"most": LONGEST}
    elif await asyncio.to_thread(
        _is_easy, password, [*about, *((person.name, person.email, person.handle) if person else ())]
    ):
        sentence = _(
            "Others would guess this password: it is one of the common ones, a row or a repetition, "
            "or made of your name or ours. Choose words that have nothing to do with each other."
        )
    if sentence:
        raise Invalid(sentence, {"password": sentence})


async def hashed(password: str) -> str:
    """What is kept of it. Some 70 ms, on purpose."""
    return await asyncio.get_running_loop().run_in_executor(
        _threads(os.getpid()), _hasher.hash, _plain(password)
    )


async def is_right(kept: str | None, password: str) -> bool:
    """Whether it is the password. Takes as long when there is none to compare with."""
    return await asyncio.get_running_loop().run_in_executor(
        _threads(os.getpid()), _is_right, kept, _plain(password[:LONGEST_TYPED])
    )


def is_out_of_date(kept: str) -> bool:
    """Whether it was hashed in a way that is not today's."""
    return _hasher.check_needs_rehash(kept)


@cache
def _threads(_process: int) -> ThreadPoolExecutor:
    """Of each process its own: when one is forked, its threads do not come along."""
    return ThreadPoolExecutor(AT_ONCE, thread_name_prefix="passwords")


def _plain(password: str) -> str:
    """The same password, however a keyboard spells its letters."""
    return unicodedata.normalize("NFKC", password)


def _is_right(kept: str | None, password: str) -> bool:
    try:
        return _hasher.verify(kept or _nobodys(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    """A hash to compare with when there is none."""
    return _hasher.hash(new_key())


def _is_easy(password: str, about: list[str]) -> bool:
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # noqa: PLC0415 - its lists take long to load

    words = {
        word.casefold() for text in about for word in [text, *re.split(r"[^\w]+", text)] if len(word) > 2
    }
    found = zxcvbn(_few_signs(password[:LOOKED_AT]), user_inputs=[*OURS, *sorted(words)])
    return float(found["guesses_log10"]) < EASY


def _few_signs(password: str) -> str:
    """With letters that nobody knows in place of all but a few kinds of signs, digits before others.

    Each sign may stand for some letter (0 for o), and all ways to read all of them together are tried: with
    twenty kinds that takes seconds, and whoever uses so many has not taken a common word.
    """
    kinds = sorted(SIGNS.intersection(password), key=lambda sign: (not sign.isdecimal(), sign))
    return password.translate({ord(sign): chr(NOBODYS_LETTERS + ord(sign)) for sign in kinds[MOST_SIGNS:]})
