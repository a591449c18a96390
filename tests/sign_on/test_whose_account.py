"""Whose account somebody comes into: by the provider's subject, and never by an address alone."""

import pytest

from showcase.foundation import clock
from showcase.models import Person, Session, Subject

BACK = "/sign-in/provider/back"


async def test_an_invited_account_is_joined_when_the_address_is_theirs(comes_in, provider, mika):
    await Person.filter(id=mika.id).update(invited_at=clock.now())
    provider.claims["email"] = "Mika@Example.org"

    answer = await comes_in()

    assert answer.status_code == 303
    assert await Person.all().count() == 1
    assert (await Subject.get()).person_id == mika.id
    assert (await Person.get()).invited_at is None


@pytest.mark.parametrize("verified", [False, None, "true", 1, "false"])
async def test_an_account_is_not_joined_by_an_address_that_may_be_anybodys(comes_in, provider, ada, verified):
    provider.claims |= {"email": "ada@example.org", "email_verified": verified}

    answer = await comes_in()

    assert answer.status_code == 409
    assert "does not say that the address is yours" in answer.text
    assert not await Session.exists() and not await Subject.exists()


async def test_that_an_address_was_verified_is_heard_of_that_address_only(comes_in, provider, ada):
    provider.claims = {"email": "ada@example.org", "name": "Eve"}
    provider.more = {"email": "eve@example.test", "email_verified": True}

    assert (await comes_in()).status_code == 409


async def test_an_account_that_is_somebodys_already_is_not_joined_again(comes_in, provider, mika):
    provider.claims["email"] = "mika@example.org"
    await comes_in()
    provider.who = "subject-who-got-the-address-later"

    answer = await comes_in()

    assert answer.status_code == 409
    assert "belongs to somebody else at Acme" in answer.text
    assert await Session.all().count() == 1


async def test_an_unverified_address_that_nobody_has_is_taken(comes_in, provider):
    del provider.claims["email_verified"]

    assert (await comes_in()).status_code == 303


@pytest.mark.parametrize(
    ("email", "sentence"), [(None, "does not say your e-mail"), ("nonsense", "nonsense")]
)
async def test_without_an_address_nobody_is_let_in(comes_in, provider, email, sentence):
    provider.claims["email"] = email

    answer = await comes_in()

    assert answer.status_code == 403
    assert sentence in answer.text
    assert not await Person.exists()


async def test_somebody_who_left_is_not_let_in(comes_in, provider):
    await comes_in()
    await Person.all().update(left_at=clock.now())
    await Session.all().delete()

    answer = await comes_in()

    assert answer.status_code == 403
    assert "Your account here has ended." in answer.text
    assert not await Session.exists()


async def test_somebody_who_left_is_not_let_in_by_their_address_either(comes_in, provider, mika):
    await Person.filter(id=mika.id).update(left_at=clock.now())
    provider.claims["email"] = "mika@example.org"

    assert (await comes_in()).status_code == 403
    assert not await Subject.exists()


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "\u202egnp.exe", "x" * 5000, "Ann\nExample\x00", "", 17, None]
)
async def test_odd_names_do_no_harm(browser, comes_in, provider, name):
    provider.claims["name"] = name
    client = browser()

    assert (await comes_in(client)).status_code == 303

    page = await client.get("/")
    assert page.status_code == 200 and "<script>alert" not in page.text
