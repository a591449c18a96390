"""The same with a provider that others have certified, over real HTTP."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx2
import pytest

from showcase.actions.organisation.groups import RuleForm, add_rule
from showcase.foundation.settings import Settings
from showcase.models import Membership, Person, Role, Session, Subject

from .certified import CLIENT, SECRET, Certified, certified


@pytest.fixture(scope="module")
def acme() -> Iterator[Certified]:
    with certified("http://showcase.test") as provider:
        yield provider


@pytest.fixture
def settings(settings: Settings, acme: Certified) -> Settings:
    return replace(
        settings,
        oidc_issuer=acme.address,
        oidc_client_id=CLIENT,
        oidc_client_secret=SECRET,
        oidc_name="Acme",
    )


async def through(address: str, *, who: str = "ann", outside: httpx2.AsyncClient) -> str:
    """Fill in the provider's own pages until it leads back here: the address that it leads to."""
    answer = await outside.get(address)
    for _page in range(10):
        while answer.is_redirect:
            location = urljoin(str(answer.url), answer.headers["location"])
            if urlsplit(location).netloc == "showcase.test":
                return location
            answer = await outside.get(location)
        assert answer.status_code == 200, answer.text
        fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', answer.text))
        if 'name="login"' in answer.text:
            fields |= {"login": who, "password": "any"}
        if 'name="logout"' in answer.text:
            fields["logout"] = "yes"
        action = re.search(r'<form[^>]* action="([^"]+)"', answer.text)
        assert action is not None, answer.text
        answer = await outside.post(urljoin(str(answer.url), unescape(action[1])), data=fields)
    raise AssertionError("the provider led nowhere")


def path_of(address: str) -> str:
    return address.removeprefix("http://showcase.test")


async def test_ann_comes_in_with_what_her_group_gives(browser, acme, ada, lisbon, posters):
    await add_rule(RuleForm("editors", team=lisbon, role="curator"), by=ada)
    client = browser()

    async with httpx2.AsyncClient() as outside:
        sent = await client.get("/sign-in/provider?next=/boards/posters")
        came = await client.get(path_of(await through(sent.headers["location"], outside=outside)))

    assert (came.status_code, came.headers["location"]) == (303, "/boards/posters")
    assert (await client.get("/boards/posters")).status_code == 200
    subject = await Subject.get().select_related("person")
    assert (subject.issuer, subject.subject) == (acme.address, "ann")
    assert (subject.person.name, subject.person.role) == ("Ann Example", Role.CURATOR)
    assert await Membership.exists(person=subject.person, team=lisbon, group="editors")


async def test_bob_is_in_no_group_and_somebody_else(browser, ada, lisbon):
    await add_rule(RuleForm("editors", team=lisbon, role="curator"), by=ada)
    for who in ("ann", "bob"):
        client = browser()
        async with httpx2.AsyncClient() as outside:
            sent = await client.get("/sign-in/provider")
            await client.get(path_of(await through(sent.headers["location"], who=who, outside=outside)))

    bob = await Person.get(email="bob@example.test")

    assert bob.role is Role.MEMBER
    assert await Membership.filter(team=lisbon).count() == 1
    assert await Session.all().count() == 2


async def test_a_state_that_was_changed_on_the_way_is_refused(browser, acme):
    client = browser()
    async with httpx2.AsyncClient() as outside:
        sent = await client.get("/sign-in/provider")
        back = path_of(await through(sent.headers["location"], outside=outside))

    answer = await client.get(re.sub(r"state=[^&]+", "state=foreign", back))

    assert answer.status_code == 400
    assert not await Session.exists()


async def test_anothers_code_does_not_fit_ones_own_way_in(browser, acme):
    """A code injected into another's answer: PKCE and the nonce are not theirs."""
    backs = []
    clients = [browser(), browser()]
    for client, who in zip(clients, ("ann", "bob"), strict=True):
        async with httpx2.AsyncClient() as outside:
            sent = await client.get("/sign-in/provider")
            backs.append(path_of(await through(sent.headers["location"], who=who, outside=outside)))
    code = parse_qs(urlsplit(backs[0]).query)["code"][0]

    answer = await clients[1].get(re.sub(r"code=[^&]+", f"code={code}", backs[1]))

    assert answer.status_code == 400
    assert "Acme did not confirm who you are." in answer.text
    assert not await Session.exists()


async def test_ann_signs_out_there_too_and_is_asked_again(browser, acme):
    client = browser()
    async with httpx2.AsyncClient() as outside:
        sent = await client.get("/sign-in/provider")
        await client.get(path_of(await through(sent.headers["location"], outside=outside)))
        left = await client.post("/sign-out")
        out = unescape(re.search(r'content="0; url=([^"]+)"', left.text)[1])

        landed = await through(out, outside=outside)

        assert path_of(landed).startswith("/sign-in/provider/logout")
        assert (await client.get(path_of(landed))).status_code == 200
        sent = await client.get("/sign-in/provider")
        page = await outside.get(sent.headers["location"], follow_redirects=True)
    assert 'name="login"' in page.text
    assert not await Session.exists()
