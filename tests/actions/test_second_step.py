"""Second steps: good once for two at the same time, helped out of by admins, and kept sealed."""

import asyncio

import pyotp
import pytest

from showcase.actions.signing_in.codes import spend_app_code, spend_code
from showcase.actions.signing_in.second_step import begin, finish
from showcase.actions.signing_in.sessions import Browser
from showcase.actions.signing_in.two_steps import (
    end_two_steps,
    forget_preparation,
    prepare_two_steps,
    prepared_secret,
    renew_recovery_codes,
    switch_off_two_steps,
    switch_on_two_steps,
)
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, NotAllowed, NotSignedIn
from showcase.foundation.secrets import digest, sealed, unsealed
from showcase.models import HalfwayIn, Job, Person, Record, RecoveryCode, Scope, Session
from showcase.queries.second_step import halfway_of

SECRET = "a secret for tests, long enough to be taken"
HERE = Browser(name="a test", address="192.0.2.7")


@pytest.fixture
async def app_of_mika(mika):
    """Mika's second step is on, and no code was used yet."""
    await prepare_two_steps(mika, secret=SECRET)
    await mika.refresh_from_db()
    app = pyotp.TOTP(prepared_secret(mika, secret=SECRET))
    await switch_on_two_steps(mika, app.at(clock.now()), browser=HERE, secret=SECRET)
    await Person.filter(id=mika.id).update(totp_step=0)
    await mika.refresh_from_db()
    return app


async def halfway(person):
    key = await begin(person, device="a test", following="/", secret=SECRET)
    return await halfway_of(digest(key, SECRET), now=clock.now())


async def test_of_two_with_the_same_code_one_comes_in(mika, app_of_mika):
    places = [await halfway(mika) for _two in range(2)]
    code = app_of_mika.at(clock.now())

    came = await asyncio.gather(
        *(finish(place, code, browser=HERE, secret=SECRET) for place in places), return_exceptions=True
    )

    assert sum(isinstance(one, NotSignedIn) for one in came) == 1
    assert await Session.all().count() == 1


async def test_of_two_with_the_same_place_one_comes_in(mika, app_of_mika):
    place = await halfway(mika)
    codes = [app_of_mika.at(clock.now(), counter_offset=offset) for offset in (0, 1)]

    came = await asyncio.gather(
        *(finish(place, code, browser=HERE, secret=SECRET) for code in codes), return_exceptions=True
    )

    assert sum(isinstance(one, NotSignedIn) for one in came) == 1
    assert await Session.all().count() == 1


async def test_another_secret_key_opens_nothing(mika, app_of_mika):
    other = "another secret of another installation, stolen"
    mika.totp_secret = (await Person.get(id=mika.id)).totp_secret

    assert unsealed(mika.totp_secret, other) is None
    assert not await spend_code(mika, app_of_mika.at(clock.now()), secret=other)
    assert unsealed("not sealed at all", SECRET) is None
    assert unsealed(sealed("Grüße", SECRET), SECRET) == "Grüße"
    assert sealed("same", SECRET) != sealed("same", SECRET)


async def test_a_recovery_code_is_none_of_the_app(mika, app_of_mika):
    kept = await RecoveryCode.filter(person_id=mika.id).first()

    assert not await spend_app_code(mika, kept.digest[:12], secret=SECRET)
    assert not await spend_code(mika, kept.digest, secret=SECRET)


async def test_an_admin_helps_who_lost_everything(ada, mika, app_of_mika):
    mika.language = "es"
    await mika.save(update_fields=["language"])
    place = await halfway(mika)

    await end_two_steps(mika, by=ada)
    await end_two_steps(mika, by=ada)

    again = await Person.get(id=mika.id)
    assert (again.two_steps_since, again.totp_secret) == (None, None)
    assert not await RecoveryCode.exists()
    assert not await HalfwayIn.filter(id=place.id).exists()
    assert await Record.filter(verb="end two steps", noun_id=mika.id, by_id=ada.id).count() == 1
    letters = [job.arguments for job in await Job.filter(task="send letter")]
    assert [letter["person_id"] for letter in letters] == [mika.id] * 2


async def test_nobody_else_switches_off_somebodys_second_step(ada, cora, mika, olga, vera, app_of_mika):
    ada.two_steps_since = clock.now()
    for by in (cora, olga, vera, mika):
        with pytest.raises(NotAllowed, match="Only admins"):
            await end_two_steps(mika, by=by)
    with pytest.raises(NotAllowed, match="on the page of your account"):
        await end_two_steps(ada, by=ada)
    ada.scope = Scope.ADMIN
    with pytest.raises(NotAllowed, match="no token"):
        await end_two_steps(mika, by=ada)

    assert (await Person.get(id=mika.id)).two_steps_since is not None


@pytest.mark.parametrize("scope", list(Scope))
async def test_no_token_touches_its_owners_second_step(mika, app_of_mika, scope):
    mika.scope = scope
    code = app_of_mika.at(clock.now())

    for what in (
        prepare_two_steps(mika, secret=SECRET),
        forget_preparation(mika),
        switch_on_two_steps(mika, code, browser=HERE, secret=SECRET),
        renew_recovery_codes(mika, code, browser=HERE, secret=SECRET),
        switch_off_two_steps(mika, code, browser=HERE, secret=SECRET),
    ):
        with pytest.raises(NotAllowed, match="No token can do this"):
            await what


async def test_what_is_off_cannot_be_switched_off(mika):
    for what in (renew_recovery_codes, switch_off_two_steps):
        with pytest.raises(Conflict, match="switched off already"):
            await what(mika, "000000", browser=HERE, secret=SECRET)


async def test_the_record_says_when_and_never_what(mika, app_of_mika):
    record = await Record.get(verb="begin two steps")

    assert (record.noun_id, record.by_id, record.name) == (mika.id, mika.id, "")
    assert app_of_mika.secret not in str(record.detail)
