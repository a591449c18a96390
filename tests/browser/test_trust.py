"""A guest's way from the letter to a pin, and a lead's day, in a real browser: on a desk and on a phone."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from showcase.actions.boards import BoardForm, create_board
from showcase.actions.people import add_person
from showcase.models import Membership, Region, Team

from .conftest import PASSWORD, Site
from .measuring import faults, light_up, overhanging
from .test_pinning import choose, file, picture, publish

pytestmark = pytest.mark.browser

Pages = Callable[..., Page]
LEAD = "rosa-of-rio@example.org"
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture(scope="module", autouse=True)
def rio(showcase_at: Site) -> None:
    """Rosa leads the team Rio, where the first pins of newcomers and guests wait for her."""

    async def found() -> None:
        now = datetime.now(UTC)
        south = await Region.create(slug="south", name="South")
        team = await Team.create(slug="rio", name="Rio", region=south, reviews_since=now)
        rosa = await add_person(LEAD, name="Rosa", password=PASSWORD, team=team)
        await Membership.filter(person=rosa).update(leads_since=now)
        await create_board(BoardForm("Carnival", team), by=rosa, slug="carnival")

    showcase_at.with_data(found)


def fine(page: Page) -> None:
    """Nothing that axe finds wrong, light and dark, and nothing that stands out at a side."""
    for scheme in ("light", "dark"):
        light_up(page, scheme)
        assert faults(page) == []
    assert overhanging(page) == []


def guest_came(lead: Page, guest: Page, site: Site, name: str, email: str) -> None:
    """The lead invites somebody from outside, who opens the letter and chooses a password."""
    lead.goto("/boards/carnival/people")
    outside = lead.get_by_role("region", name="Invite somebody from outside")
    outside.get_by_label("E-mail address").fill(email)
    outside.get_by_label("Name").fill(name)
    outside.get_by_role("button", name="Send an invitation").click()
    expect(lead.get_by_role("status")).to_contain_text(f"{name} belongs to “Carnival” now.")
    guest.goto(site.post.link_for(email))
    expect(guest.get_by_role("heading", name=f"Welcome, {name}")).to_be_visible()
    guest.keyboard.type("a lamp over quiet water")
    guest.keyboard.press("Enter")
    expect(guest).to_have_url(f"{site.address}/")


def pinned(guest: Page, title: str, seed: int) -> str:
    """The path of what they pinned on the only board that they know."""
    guest.goto("/pin")
    choose(guest, file("one.jpg", picture(seed)))
    guest.fill("#title", title)
    publish(guest)
    guest.wait_for_url("**/pins/*")
    return guest.url.partition("?")[0]


@pytest.mark.parametrize(("options", "number"), [({}, 1), (PHONE, 2)], ids=["desk", "phone"])
def test_a_guest_opens_the_letter_and_pins_on_the_board_that_they_know(
    page_of: Pages, showcase_at: Site, options: dict[str, Any], number: int
) -> None:
    lead, guest, colleague = page_of(email=LEAD, **options), page_of(**options), page_of("Nils", **options)
    name = "Lia Bento" + " van der Langenhagen" * (number - 1)
    guest_came(lead, guest, showcase_at, name, f"lia-{number}@outside.example")
    fine(guest)
    fine(lead)
    guest.goto("/boards?group=team")
    expect(guest.locator(".board-card__title")).to_have_text(["Carnival"])

    path = pinned(guest, f"Paper mask {number}", 700 + number)

    expect(guest.get_by_role("heading", name=f"Paper mask {number}")).to_be_visible()
    fine(guest)
    assert colleague.request.get(path).status == 404
    lead.goto("/review")
    expect(lead.get_by_role("link", name=f"Paper mask {number}")).to_be_visible()


@pytest.mark.parametrize(("options", "number"), [({}, 3), (PHONE, 4)], ids=["desk", "phone"])
def test_a_lead_lets_through_takes_it_back_takes_down_and_puts_back(
    page_of: Pages, showcase_at: Site, options: dict[str, Any], number: int
) -> None:
    title = f"Paper mask {number}"
    lead, guest, colleague = page_of(email=LEAD, **options), page_of(**options), page_of("Nils", **options)
    guest_came(lead, guest, showcase_at, "Lia Bento", f"lia-{number}@outside.example")
    path = pinned(guest, title, 700 + number)
    review = f"{showcase_at.address}/review"
    mine = lead.get_by_role("listitem").filter(has=lead.get_by_role("link", name=title))

    lead.goto("/review")
    mine.get_by_role("button", name="Let through").click()
    expect(lead.get_by_role("status")).to_contain_text(f"Everybody who sees its board sees “{title}” now.")
    assert colleague.request.get(path).status == 200
    lead.get_by_role("button", name="Undo").click()
    expect(lead.get_by_role("status")).to_contain_text(f"“{title}” waits again.")
    expect(lead).to_have_url(review)
    assert colleague.request.get(path).status == 404
    mine.get_by_role("button", name="Let through").click()
    expect(mine).to_have_count(0)

    colleague.goto(path)
    colleague.get_by_role("button", name="Something is wrong with this").click()
    expect(colleague.get_by_label("What is wrong with it")).to_be_focused()
    fine(colleague)
    colleague.keyboard.type("A client's number is on it.")
    colleague.get_by_role("button", name="Tell the leads").click()
    expect(colleague.get_by_role("status")).to_contain_text("Thank you.")

    lead.goto("/review")
    mine.get_by_role("button", name="Take down").click()
    expect(lead.locator(":popover-open").get_by_label("Why it is taken down")).to_be_focused()
    fine(lead)
    lead.keyboard.type("We have no word from the client.")
    lead.locator(":popover-open").get_by_role("button").click()
    expect(lead.get_by_role("status")).to_contain_text(f"“{title}” was taken down.")
    expect(lead).to_have_url(review)
    assert colleague.request.get(path).status == 404
    fine(lead)
    mine.get_by_role("button", name="Put back").click()
    expect(lead.get_by_role("status")).to_contain_text(f"“{title}” is back.")
    expect(lead).to_have_url(review)
    assert colleague.request.get(path).status == 200
