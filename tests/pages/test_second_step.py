"""Signing in with two steps, and switching them on and off."""

import re
from datetime import timedelta

import pyotp
import pytest

from showcase.actions.signing_in import second_step
from showcase.actions.signing_in.sessions import Browser
from showcase.actions.signing_in.two_steps import prepare_two_steps, prepared_secret, switch_on_two_steps
from showcase.foundation import clock
from showcase.models import HalfwayIn, Job, Person, Record, RecoveryCode, Session
from tests.conftest import PASSWORD

WRONG = "This code does not fit, was used before, or came after too many others. Wait for the next one."


def app_of(kept: str, moments: int = 0) -> str:
    """What the app on somebody's phone shows, some half minutes later."""
    return pyotp.TOTP(kept).at(clock.now(), counter_offset=moments)


@pytest.fixture
def later(monkeypatch):
    """`later(minutes=3)`: time goes on."""
    real, passed = clock.now, timedelta()

    def go_on(**much):
        nonlocal passed
        passed += timedelta(**much)
        monkeypatch.setattr(clock, "now", lambda: real() + passed)

    return go_on


@pytest.fixture
async def phone(mika, settings, later):
    """Mika's second step is on: the secret of the app, and the recovery codes."""
    await prepare_two_steps(mika, secret=settings.secret_key)
    await mika.refresh_from_db()
    kept = prepared_secret(mika, secret=settings.secret_key)
    codes = await switch_on_two_steps(mika, app_of(kept), browser=Browser(), secret=settings.secret_key)
    await mika.refresh_from_db()
    later(minutes=2)
    return kept, codes


@pytest.fixture
def halfway(browser, settings):
    """`await halfway(mika)`: a browser in which somebody has given their password."""

    async def come(person, *, following="/boards"):
        client = browser()
        key = await second_step.begin(
            person, device="a test", following=following, secret=settings.secret_key
        )
        client.cookies.set("showcase-halfway", key)
        return client

    return come


async def test_a_code_of_the_app_leads_to_what_one_came_for(halfway, mika, phone):
    client = await halfway(mika, following="/boards?group=team")

    answer = await client.post("/sign-in/second-step", data={"code": app_of(phone[0])})

    assert answer.status_code == 303
    assert answer.headers["location"] == "/boards?group=team"
    assert (await client.get("/you/two-steps")).status_code == 200
    assert any(cookie.startswith('showcase-halfway=""') for cookie in answer.headers.get_list("set-cookie"))


async def test_half_of_the_way_is_not_in(halfway, mika, phone):
    client = await halfway(mika)

    for path in ("/", "/boards", "/you/two-steps", "/api/v1/pins"):
        assert (await client.get(path)).status_code in (303, 401)

    assert (await client.get("/sign-in/second-step")).status_code == 200
    assert not await Session.exists()


async def test_the_password_alone_lets_nobody_in(browser, mika, phone):
    client = browser()

    answer = await client.post(
        "/sign-in", data={"email": mika.email, "password": PASSWORD, "next": "/campaigns"}
    )

    assert answer.headers["location"] == "/sign-in/second-step"
    assert not await Session.exists()
    done = await client.post("/sign-in/second-step", data={"code": app_of(phone[0])})
    assert done.headers["location"] == "/campaigns"
    assert (await client.get("/campaigns")).status_code == 200


async def test_a_code_is_good_once(halfway, mika, phone):
    code = app_of(phone[0])
    await (await halfway(mika)).post("/sign-in/second-step", data={"code": code})
    other = await halfway(mika)

    again = await other.post("/sign-in/second-step", data={"code": code})

    assert again.status_code == 401
    assert WRONG in again.text
    assert await Session.all().count() == 1


async def test_an_older_code_than_the_last_one_is_no_good(halfway, mika, phone):
    await (await halfway(mika)).post("/sign-in/second-step", data={"code": app_of(phone[0], 1)})

    answer = await (await halfway(mika)).post("/sign-in/second-step", data={"code": app_of(phone[0])})

    assert answer.status_code == 401


async def test_a_clock_may_be_half_a_minute_off_and_no_more(halfway, mika, phone):
    for moments, status in ((-2, 401), (2, 401), (-1, 303), (1, 303)):
        client = await halfway(mika)

        answer = await client.post("/sign-in/second-step", data={"code": app_of(phone[0], moments)})

        assert answer.status_code == status, moments


async def test_a_code_is_understood_as_people_type_it(halfway, mika, phone):
    code = app_of(phone[0])
    typed = " ".join((code[:3], code[3:])).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    answer = await (await halfway(mika)).post("/sign-in/second-step", data={"code": typed})

    assert answer.status_code == 303


async def test_a_recovery_code_is_good_once(halfway, mika, phone):
    code = phone[1][3]
    first = await (await halfway(mika)).post("/sign-in/second-step", data={"code": code.upper()})

    second = await (await halfway(mika)).post("/sign-in/second-step", data={"code": code})

    assert (first.status_code, second.status_code) == (303, 401)
    assert WRONG in second.text
    assert await RecoveryCode.filter(used_at__isnull=True).count() == 9


async def test_recovery_codes_are_kept_as_digests(mika, phone, settings):
    digests = {row.digest for row in await RecoveryCode.all()}

    assert len(phone[1]) == len(digests) == 10
    assert not digests & {code.replace("-", "") for code in phone[1]}
    kept = (await Person.get(id=mika.id)).totp_secret
    assert phone[0] not in kept


async def test_another_persons_code_does_not_fit(halfway, mika, olga, phone, settings):
    await Person.filter(id=olga.id).update(two_steps_since=clock.now())
    await olga.refresh_from_db()
    client = await halfway(olga)

    for code in (app_of(phone[0]), phone[1][0], "", "000000", "x" * 12, "é" * 100, "\x00"):
        answer = await client.post("/sign-in/second-step", data={"code": code})
        assert answer.status_code == 401

    assert await RecoveryCode.filter(person_id=mika.id, used_at__isnull=True).count() == 10


async def test_guessing_ends_soon_and_says_the_same(halfway, mika, phone):
    answers = []
    for number in range(8):
        client = await halfway(mika)
        answers.append(await client.post("/sign-in/second-step", data={"code": f"{number:06}"}))
    right = await (await halfway(mika)).post("/sign-in/second-step", data={"code": app_of(phone[0])})

    assert {answer.status_code for answer in answers} == {401}
    assert all(WRONG in answer.text for answer in answers)
    assert right.status_code == 401
    assert WRONG in right.text


async def test_after_a_quarter_of_an_hour_one_may_try_again(halfway, mika, phone, later):
    for number in range(8):
        await (await halfway(mika)).post("/sign-in/second-step", data={"code": f"{number:06}"})
    later(minutes=16)

    answer = await (await halfway(mika)).post("/sign-in/second-step", data={"code": app_of(phone[0])})

    assert answer.status_code == 303


async def test_ten_minutes_are_enough(halfway, mika, phone, later):
    client = await halfway(mika)
    later(minutes=11)

    answer = await client.post("/sign-in/second-step", data={"code": app_of(phone[0])})

    assert answer.headers["location"] == "/sign-in"
    assert not await Session.exists()


async def test_who_left_meanwhile_does_not_come_in(halfway, mika, phone):
    client = await halfway(mika)
    await Person.filter(id=mika.id).update(left_at=clock.now())

    answer = await client.post("/sign-in/second-step", data={"code": app_of(phone[0])})

    assert answer.headers["location"] == "/sign-in"
    assert not await Session.exists()


async def test_a_cookie_of_nobody_starts_again(browser, mika, phone):
    client = browser()

    assert (await client.get("/sign-in/second-step")).headers["location"] == "/sign-in"
    client.cookies.set("showcase-halfway", "forged")
    answer = await client.post("/sign-in/second-step", data={"code": app_of(phone[0])})

    assert answer.headers["location"] == "/sign-in"


async def test_what_one_came_for_is_on_this_site(halfway, mika, phone):
    for following in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/x\\y"):
        later_code = app_of(phone[0])
        await Person.filter(id=mika.id).update(totp_step=0)
        client = await halfway(mika, following=following)

        answer = await client.post("/sign-in/second-step", data={"code": later_code})

        assert answer.headers["location"] == "/"


async def test_switching_it_on(signed_in, mika, settings):
    client = await signed_in(mika)
    await client.post("/you/two-steps/secret")
    page = (await client.get("/you/two-steps")).text
    kept = re.search(r'<code class="code" dir="ltr">([A-Z2-7 ]+)</code>', page)[1].replace(" ", "")

    answer = await client.post("/you/two-steps", data={"code": app_of(kept)})

    assert 'src="data:image/svg+xml' in page
    assert f"secret={kept}" in page
    assert answer.headers["cache-control"] == "no-store"
    codes = re.findall(r'<code class="code">([a-z0-9-]+)</code>', answer.text)
    assert len(codes) == 10
    assert 'download="showcase-recovery-codes.txt"' in answer.text
    mika = await Person.get(id=mika.id)
    assert mika.two_steps_since is not None
    assert await Record.filter(verb="begin two steps", noun_id=mika.id, by_id=mika.id).count() == 1
    assert await Job.filter(task="send letter").count() == 1
    after = (await client.get("/you/two-steps")).text
    assert kept not in after.replace(" ", "")
    assert not any(code in after for code in codes)


async def test_a_wrong_code_does_not_switch_it_on(signed_in, mika):
    client = await signed_in(mika)
    await client.post("/you/two-steps/secret")

    answer = await client.post("/you/two-steps", data={"code": "12 34"})

    assert answer.status_code == 422
    assert "This code does not fit. Type the one that your app shows now." in answer.text
    assert 'src="data:image/svg+xml' in answer.text
    assert (await Person.get(id=mika.id)).two_steps_since is None


async def test_nothing_is_asked_of_whoever_did_not_finish(signed_in, browser, mika):
    client = await signed_in(mika)
    await client.post("/you/two-steps/secret")

    answer = await browser().post("/sign-in", data={"email": mika.email, "password": PASSWORD})

    assert answer.headers["location"] == "/"
    await client.post("/you/two-steps/secret", data={"forget": "1"})
    assert (await Person.get(id=mika.id)).totp_secret is None


async def test_it_is_not_switched_on_twice(signed_in, mika, phone):
    client = await signed_in(mika)

    for path, sent in (("/you/two-steps", {"code": app_of(phone[0])}), ("/you/two-steps/secret", {})):
        answer = await client.post(path, data=sent)
        assert answer.status_code == 409
    await client.post("/you/two-steps/secret", data={"forget": "1"})

    mika = await Person.get(id=mika.id)
    assert mika.totp_secret is not None
    assert await RecoveryCode.all().count() == 10


@pytest.mark.parametrize("way", ["code", "recovery", "password"])
async def test_switching_it_off(signed_in, browser, mika, phone, way):
    client = await signed_in(mika)
    proof = {"code": app_of(phone[0]), "recovery": phone[1][0], "password": PASSWORD}[way]

    answer = await client.post("/you/two-steps/end", data={"proof": proof})

    assert answer.headers["location"] == "/you/two-steps"
    assert "Your second step is switched off." in (await client.get("/you/two-steps")).text
    mika = await Person.get(id=mika.id)
    assert (mika.two_steps_since, mika.totp_secret) == (None, None)
    assert not await RecoveryCode.exists()
    assert await Record.filter(verb="end two steps", by_id=mika.id).count() == 1
    entered = await browser().post("/sign-in", data={"email": mika.email, "password": PASSWORD})
    assert entered.headers["location"] == "/"


async def test_a_browser_left_alone_cannot_switch_it_off(signed_in, mika, phone):
    client = await signed_in(mika)

    for path in ("/you/two-steps/end", "/you/two-steps/codes"):
        answer = await client.post(path, data={"proof": "000000"})
        assert answer.status_code == 422
        assert "That is neither your password nor a code that fits." in answer.text
    for _number in range(6):
        answer = await client.post("/you/two-steps/end", data={"proof": "000000"})

    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900
    assert (await Person.get(id=mika.id)).two_steps_since is not None


async def test_new_recovery_codes_take_the_place_of_the_old(signed_in, halfway, mika, phone):
    client = await signed_in(mika)

    answer = await client.post("/you/two-steps/codes", data={"proof": app_of(phone[0])})

    codes = re.findall(r'<code class="code">([a-z0-9-]+)</code>', answer.text)
    assert len(set(codes) - set(phone[1])) == 10
    old = await (await halfway(mika)).post("/sign-in/second-step", data={"code": phone[1][0]})
    new = await (await halfway(mika)).post("/sign-in/second-step", data={"code": codes[0]})
    assert (old.status_code, new.status_code) == (401, 303)


async def test_who_signs_in_with_the_organisation_is_told_where(signed_in, mika):
    client = await signed_in(mika)
    await Person.filter(id=mika.id).update(password=None)

    page = (await client.get("/you/two-steps")).text

    assert "A second step is switched on there." in page
    assert "/you/two-steps/secret" not in page


async def test_halfway_leaves_nothing_behind(halfway, mika, phone, later):
    for _number in range(3):
        await halfway(mika)
    later(minutes=11)

    await halfway(mika)

    assert await HalfwayIn.all().count() == 1
