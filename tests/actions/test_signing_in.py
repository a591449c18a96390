"""Passwords, and who comes in with one."""

import asyncio
import contextlib
import unicodedata

import pytest
from argon2 import PasswordHasher
from argon2 import extract_parameters as parameters

from showcase.actions.signing_in import passwords
from showcase.actions.signing_in.by_password import sign_in
from showcase.actions.signing_in.passwords import change_password, check_new, give_password, hashed, is_right
from showcase.actions.signing_in.sessions import (
    SEEN_EVERY,
    SIGNED_IN_FOR,
    Browser,
    end_session,
    end_sessions,
    forget_ended,
    saw,
    sign_out,
    start_session,
)
from showcase.actions.signing_in.tries import TooManyTries
from showcase.foundation import clock
from showcase.foundation.errors import Invalid, NotSignedIn
from showcase.foundation.secrets import digest
from showcase.models import EmailKey, FailedTry, HalfwayIn, Person, Purpose, Record, Session
from showcase.queries.people import session_of
from tests.conftest import PASSWORD

SECRET = "a secret for tests, long enough to be taken"
NEW = "lamps over the green water"


async def session(person: Person, **more) -> tuple[Session, str]:
    entry = await start_session(person, browser=Browser(name="a test", **more), way="password", secret=SECRET)
    return await Session.get(digest=digest(entry.key, SECRET)).select_related("person"), entry.mark


async def change(person, old, new, keep, mark=""):
    await change_password(person, old, new, keep=keep, address="192.0.2.1", mark=mark, secret=SECRET)


# --- which passwords are taken


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "lamps over the green water",
        "Zwölf Boxkämpfer jagen Viktor",
        "قارب أزرق في البحر",
        "🦔🌧️ hedgehog in the rain",
        "                 spaces count too 7",
        "9f8a7s6d5f4g3h2j1k0l" * 10,
    ],
)
async def test_long_words_are_taken_whatever_they_are_made_of(password):
    await check_new(password)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("", "at least 15 characters"),
        ("Tr0ub4dor&3", "at least 15 characters"),
        ("x" * 14, "at least 15 characters"),
        ("ﬁ" * 7, "at least 15 characters"),
        ("9f8a7s6d5f4g3h2j1k0l" * 10 + "x", "at most 200 characters"),
        ("a" * 15, "would guess"),
        ("passwordpassword", "would guess"),
        ("P@ssw0rdP@ssw0rd", "would guess"),
        ("123456789012345", "would guess"),
        ("qwertyuiopasdfgh", "would guess"),
        ("showcaseshowcase", "would guess"),
        ("Showcase12345678", "would guess"),
        ("mika@example.org", "would guess"),
        ("mikamikamikamika", "would guess"),
        ("abcabcabcabcabcabc", "would guess"),
    ],
)
async def test_short_and_common_ones_are_not(mika, password, sentence):
    with pytest.raises(Invalid, match=sentence) as refused:
        await check_new(password, mika)

    assert refused.value.fields["password"] == str(refused.value)


async def test_hostile_passwords_take_no_time_to_refuse():
    for password in (
        "a" * 200,
        "ab1!" * 50,
        "1" * 100 + "a" * 100,
        "äöü" * 60,
        "p4ssw0rd" * 25,
        "\u0301" * 200,
        "4@8({[<369&#!1/|0$5+7%2" * 8,
        "|71!$5469" * 8,
    ):
        async with asyncio.timeout(10):  # not the minutes that such a password can take
            with contextlib.suppress(Invalid):
                await check_new(password)


async def test_however_a_keyboard_spells_it_it_is_the_same_password():
    word = "Zwölf Kämpfer am Hafen"

    kept = await hashed(unicodedata.normalize("NFD", word))

    assert await is_right(kept, unicodedata.normalize("NFC", word))
    assert not await is_right(kept, word.lower())


async def test_a_long_one_counts_to_its_end():
    word = "9f8a7s6d5f4g3h2j1k0l" * 9

    kept = await hashed(word + "x" * 20)

    assert await is_right(kept, word + "x" * 20)
    assert not await is_right(kept, word + "x" * 19)
    assert not await is_right(kept, word + "x" * 20 + "y" * 100_000)


async def test_passwords_are_kept_as_argon2id_says(monkeypatch):
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher())

    kept = await hashed(NEW)

    assert parameters(kept).type.name == "ID"
    assert parameters(kept).memory_cost >= 19 * 1024 and parameters(kept).time_cost >= 2
    assert NEW not in kept


async def test_what_was_hashed_as_one_did_before_is_hashed_anew(vera, monkeypatch):
    before = vera.password
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))

    await sign_in(vera.email, PASSWORD, browser=Browser(), secret=SECRET)

    after = (await Person.get(id=vera.id)).password
    assert after != before and parameters(after).memory_cost == 64
    assert await is_right(after, PASSWORD)


@pytest.mark.parametrize("kept", [None, "", "not a hash", "$argon2id$v=19$m=8"])
async def test_what_is_no_password_lets_nobody_in(kept):
    assert not await is_right(kept, "")
    assert not await is_right(kept, PASSWORD)


# --- the same work for all


async def test_the_same_is_done_whoever_it_is(vera, cora, mika, monkeypatch, asked):
    compared = []

    class Hasher(PasswordHasher):
        def verify(self, kept, password):
            compared.append(str(parameters(kept)))
            return super().verify(kept, password)

    monkeypatch.setattr(passwords, "_hasher", Hasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords._nobodys.cache_clear()
    await Person.all().update(password=await hashed(PASSWORD))
    await Person.filter(id=cora.id).update(left_at=clock.now())
    await Person.filter(id=mika.id).update(password=None)
    for _ in range(15):
        await _failing("locked@example.org")
    await _failing("nobody@example.org")

    done = {}
    for email in (vera.email, cora.email, mika.email, "nobody@example.org", "locked@example.org"):
        asked.clear()
        compared.clear()
        await _failing(email)
        done[email] = (len(asked), tuple(compared))
    passwords._nobodys.cache_clear()

    questions, hashes = zip(*done.values(), strict=True)
    assert set(hashes) == {hashes[0]} and len(hashes[0]) == 1
    assert max(questions) - min(questions) <= 1  # a try that is not counted is taken back


async def _failing(email: str) -> None:
    """Each from another address."""
    _failing.count = getattr(_failing, "count", 0) + 1
    browser = Browser(address=f"192.0.{_failing.count // 200}.{_failing.count % 200}")
    with pytest.raises(NotSignedIn):
        await sign_in(email, "not theirs, but long", browser=browser, secret=SECRET)


# --- another password


async def test_another_password_ends_all_other_sessions_and_all_links(vera, post):
    this, _mark = await session(vera)
    await session(vera)
    now = clock.now()
    await EmailKey.create(digest="x", person=vera, purpose=Purpose.PASSWORD, made_at=now, expires_at=now)
    await HalfwayIn.create(digest="x", person=vera, expires_at=now)

    await change(vera, PASSWORD, NEW, this)

    assert [one.id for one in await Session.all()] == [this.id]
    assert not await EmailKey.exists() and not await HalfwayIn.exists()
    assert await is_right((await Person.get(id=vera.id)).password, NEW)
    (letter,) = await post()
    assert letter.to == vera.email and "tell whoever runs Showcase" in letter.text
    (line,) = await Record.filter(verb="change password")
    assert line.by_id == vera.id and line.noun_id == vera.id
    assert line.detail["rewritten"] == ["password"] and "argon2" not in str(line.detail)


async def test_without_the_old_one_nobody_takes_another(vera):
    this, mark = await session(vera)

    with pytest.raises(Invalid) as wrong:
        await change(vera, "not hers at all", NEW, this)
    with pytest.raises(Invalid):
        await change(vera, "", NEW, this)
    assert "old" in wrong.value.fields

    for _ in range(8):
        with pytest.raises(Invalid):
            await change(vera, "not hers at all", NEW, this)
    with pytest.raises(TooManyTries):
        await change(vera, PASSWORD, NEW, this)
    await change(vera, PASSWORD, NEW, this, mark)


async def test_a_weak_one_is_refused_before_the_old_one_is_looked_at(vera):
    this, _mark = await session(vera)

    with pytest.raises(Invalid, match="at least 15"):
        await change(vera, "not hers", "short", this)

    assert not await FailedTry.exists()


async def test_whoever_runs_showcase_can_give_somebody_another_password(vera, post):
    await session(vera)

    await give_password(vera, NEW)

    assert not await Session.exists()
    assert len(await post()) == 1
    with pytest.raises(Invalid):
        await give_password(vera, "short")


# --- sessions


async def test_a_session_is_kept_as_a_digest_and_written_down(vera):
    entry = await start_session(vera, browser=Browser(name="x" * 999), way="password", secret=SECRET)

    kept = await Session.get()

    assert entry.key not in {str(value) for value in vars(kept).values()}
    assert entry.key not in repr(entry) and entry.mark not in repr(entry)
    assert len(kept.device) == 200
    (line,) = await Record.filter(verb="sign in")
    assert (line.by_id, line.detail["way"], line.detail["session"]) == (vera.id, "password", kept.id)


async def test_a_browser_keeps_its_mark_and_another_account_gets_one_of_its_own(vera, mika):
    _session, mark = await session(vera)

    assert (await session(vera, mark=mark))[1] == mark
    assert (await session(mika, mark=mark))[1] != mark


async def test_one_ends_ones_own_sessions_only(vera, mika):
    hers, _mark = await session(vera)
    his, _mark = await session(mika)

    await end_session(vera, his.id)
    await end_session(vera, 10**15)
    assert await Session.all().count() == 2

    await end_session(vera, hers.id)
    await end_session(vera, hers.id)
    assert await Record.filter(verb="end session").count() == 1
    assert [one.id for one in await Session.all()] == [his.id]


async def test_all_others_end_once(vera, mika):
    this, _mark = await session(vera)
    for _ in range(3):
        await session(vera)
    await session(mika)

    assert await end_sessions(vera, but=this, by=vera) == 3
    assert await end_sessions(vera, but=this, by=vera) == 0

    assert await Session.all().count() == 2
    assert await Record.filter(verb="end sessions").count() == 1


async def test_signing_out_twice_is_written_down_once(vera):
    this, _mark = await session(vera)

    await sign_out(this)
    await sign_out(this)

    assert await Record.filter(verb="sign out").count() == 1


async def test_somebody_is_seen_every_few_minutes(vera, asked, monkeypatch):
    this, _mark = await session(vera)
    asked.clear()
    await saw(this)
    assert asked == []

    later = clock.now() + SEEN_EVERY * 1.1
    monkeypatch.setattr(clock, "now", lambda: later)
    await saw(this)
    again = await session_of(this.digest, now=later)
    asked.clear()
    await saw(again)

    assert again.seen_at == later
    assert asked == []


async def test_sessions_end_by_themselves(vera, monkeypatch):
    this, _mark = await session(vera)
    later = clock.now() + SIGNED_IN_FOR * 1.01
    monkeypatch.setattr(clock, "now", lambda: later)

    assert await session_of(this.digest, now=later) is None
    assert await forget_ended() == 1
