"""Keys for programs: what can be made, by whom, and when they end."""

from datetime import timedelta

import pytest

from showcase.actions.signing_in.tokens import add_token, end_token, end_tokens_of, note_use
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid, NotAllowed, NotFound
from showcase.foundation.secrets import digest
from showcase.models import Job, Membership, Person, Record, Role, Scope, Token
from showcase.queries.rights import standing
from showcase.queries.tokens import own_token, scopes_for, token_of, tokens_of

SECRET = "a secret for tests, long enough to be taken"


async def came_with(key):
    """Who comes in with this key, if anybody."""
    found = await token_of(digest(key, SECRET), now=clock.now())
    return found.person if found else None


async def test_everybody_is_offered_what_they_may_themselves(ada, cora, mika, olga, vera):
    vera.role, guest = Role.VIEWER, Person(role=Role.GUEST, id=0)

    offered = {person.name: await scopes_for(person) for person in (ada, cora, mika, olga, vera)}

    assert offered == {
        "Ada": (Scope.READ, Scope.PIN, Scope.CURATE, Scope.ADMIN),
        "Cora": (Scope.READ, Scope.PIN, Scope.CURATE),
        "Mika": (Scope.READ, Scope.PIN),
        "Olga": (Scope.READ, Scope.PIN, Scope.CURATE),
        "Vera": (Scope.READ,),
    }
    assert await scopes_for(guest) == (Scope.READ, Scope.PIN)


async def test_nobody_makes_one_that_does_more_than_they_may(mika):
    for scope in (Scope.CURATE, Scope.ADMIN):
        with pytest.raises(Invalid) as wrong:
            await add_token(mika, scope=scope, name="Mine", secret=SECRET, by=mika)

        assert wrong.value.fields == {"scope": "A token cannot do more than you. Choose one of these."}
    assert not await Token.exists()


async def test_the_record_names_a_token_by_its_scope_for_its_name_may_be_somebody_s(ada):
    await add_token(ada, scope=Scope.READ, name="Ada's laptop", secret=SECRET, by=ada)

    assert await Record.filter(noun="token").values_list("name", flat=True) == ["read"]


async def test_only_a_person_makes_tokens_and_their_own(ada, mika):
    with pytest.raises(NotAllowed):
        await add_token(mika, scope=Scope.READ, name="Mine", secret=SECRET, by=ada)
    key = await add_token(ada, scope=Scope.ADMIN, secret=SECRET)
    program = await came_with(key)

    for scope in Scope:
        with pytest.raises(NotAllowed):
            await add_token(program, scope=scope, name="Another", secret=SECRET, by=program)

    with pytest.raises(NotAllowed):
        await end_token(await Token.get(), by=program)


async def test_its_owner_hears_of_it_by_a_letter_without_the_key(mika):
    key = await add_token(mika, scope=Scope.READ, name="Lobby screen", secret=SECRET, by=mika)

    letter = (await Job.get(task="send letter")).arguments
    assert letter["person_id"] == mika.id
    assert "“Lobby screen”" in letter["text"]
    assert key not in str(letter)


@pytest.mark.parametrize(("days", "name"), [(0, "x"), (-1, "x"), (3651, "x"), (30, "x" * 121), (30, "  ")])
async def test_what_does_not_fit_is_said(mika, days, name):
    with pytest.raises(Invalid):
        await add_token(mika, scope=Scope.READ, name=name, days=days, secret=SECRET, by=mika)

    assert not await Token.exists()


async def test_nobody_has_too_many(mika, monkeypatch):
    monkeypatch.setattr("showcase.actions.signing_in.tokens.MOST_TOKENS", 2)
    for _number in range(2):
        await add_token(mika, scope=Scope.READ, name="x", secret=SECRET, by=mika)

    with pytest.raises(Conflict, match="End some that are not in use"):
        await add_token(mika, scope=Scope.READ, name="x", secret=SECRET, by=mika)

    await end_token((await tokens_of(mika))[0], by=mika)
    await add_token(mika, scope=Scope.READ, name="x", secret=SECRET, by=mika)


async def test_it_ends_when_its_days_are_over(mika, monkeypatch):
    key = await add_token(mika, scope=Scope.PIN, days=30, secret=SECRET)
    now = clock.now()

    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=29))
    assert await came_with(key) is not None
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=30, seconds=1))
    assert await came_with(key) is None


async def test_it_ends_at_once_when_its_owner_leaves_and_when_they_say_so(mika):
    key = await add_token(mika, scope=Scope.PIN, secret=SECRET)

    await Person.filter(id=mika.id).update(left_at=clock.now())
    assert await came_with(key) is None
    await Person.filter(id=mika.id).update(left_at=None)
    assert await came_with(key) is not None
    await end_token(await Token.get(), by=mika)
    assert await came_with(key) is None


async def test_ending_it_twice_changes_nothing(mika):
    await add_token(mika, scope=Scope.PIN, secret=SECRET)
    token = await Token.get()
    await end_token(token, by=mika)
    ended_at = (await Token.get()).ended_at

    await end_token(token, by=mika)

    assert (await Token.get()).ended_at == ended_at
    assert await Record.filter(noun="token", verb="end").count() == 1


async def test_another_persons_token_is_not_there(mika, olga, ada):
    await add_token(mika, scope=Scope.PIN, secret=SECRET)
    token = await Token.get()

    for somebody in (olga, ada):
        with pytest.raises(NotFound):
            await own_token(somebody, token.id)
        with pytest.raises(NotAllowed):
            await end_token(token, by=somebody)


async def test_all_end_when_somebody_is_sent_away(ada, mika, olga):
    keys = [await add_token(mika, scope=scope, secret=SECRET) for scope in (Scope.READ, Scope.PIN)]
    other = await add_token(olga, scope=Scope.PIN, secret=SECRET)

    assert await end_tokens_of(mika, by=ada) == 2

    assert [await came_with(key) for key in keys] == [None, None]
    assert await came_with(other) is not None
    assert await end_tokens_of(mika, by=ada) == 0
    assert await Record.filter(noun="token", verb="end", by_id=ada.id).count() == 2


async def test_it_loses_a_role_with_its_owner(ada, cora, olga):
    keys = {
        person.name: await add_token(person, scope=scope, secret=SECRET)
        for person, scope in ((ada, Scope.ADMIN), (cora, Scope.CURATE), (olga, Scope.CURATE))
    }
    assert (await came_with(keys["Ada"])).may_administer
    assert (await came_with(keys["Cora"])).may_curate
    assert (await standing(await came_with(keys["Olga"]))).leads

    await Person.filter(id__in=[ada.id, cora.id]).update(role=Role.VIEWER)
    await Membership.filter(person_id=olga.id).update(leads_since=None)

    for key in (keys["Ada"], keys["Cora"]):
        person = await came_with(key)
        assert not (person.may_administer or person.may_curate or person.may_pin)
    assert not (await standing(await came_with(keys["Olga"]))).leads


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("scope", list(Scope))
async def test_no_scope_does_more_than_its_owner_nor_than_itself(role, scope):
    order = [Role.GUEST, Role.VIEWER, Role.MEMBER, Role.CURATOR, Role.ADMIN]
    person, program = Person(role=role), Person(role=role)
    program.scope = scope

    for right in ("may_pin", "may_curate", "may_administer"):
        assert getattr(person, right) or not getattr(program, right)
    assert order.index(program.acts_as) <= order.index(role)
    assert program.is_guest == person.is_guest
    assert program.may_administer <= (scope is Scope.ADMIN)
    assert program.may_curate <= (scope in (Scope.CURATE, Scope.ADMIN))
    assert program.may_pin <= (scope is not Scope.READ)


async def test_its_use_is_written_down_every_ten_minutes(mika, monkeypatch):
    await add_token(mika, scope=Scope.PIN, secret=SECRET)
    now, used = clock.now(), []
    for minutes in (0, 4, 9, 11, 15, 30):
        monkeypatch.setattr(clock, "now", lambda at=now + timedelta(minutes=minutes): at)
        await note_use(await Token.get())
        used.append((await Token.get()).used_at - now)

    assert [round(passed.total_seconds() / 60) for passed in used] == [0, 0, 0, 11, 11, 30]
