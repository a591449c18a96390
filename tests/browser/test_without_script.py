"""All that matters works without script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .hanging import PASSWORD
from .measuring import boxes, titles

pytestmark = pytest.mark.browser

Windows = Callable[..., Page]
PLAIN = {"java_script_enabled": False}


def test_vera_signs_in_to_where_she_wanted_to_go(window_of: Windows) -> None:
    page = window_of(**PLAIN)
    page.goto("/boards/quayside?region=nordics")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()

    page.get_by_label("E-mail address").fill("vera-of-oslo@example.org")
    page.get_by_label("Password").fill("not hers")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("E-mail address")).to_have_value("vera-of-oslo@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    expect(page).to_have_url(re.compile(r"/boards/quayside\?region=nordics$"))
    expect(page.get_by_role("heading", name="Quayside", level=1)).to_be_visible()


@pytest.mark.parametrize(("width", "columns"), [(360, 2), (768, 3), (1280, 5), (1920, 7)])
def test_the_wall_hangs_in_columns_of_its_own_heights(window_of: Windows, width: int, columns: int) -> None:
    page = window_of("Vera", viewport={"width": width, "height": 900}, **PLAIN)

    page.goto("/")
    hung = boxes(page, "#wall .pin-card")

    assert len({round(one["x"]) for one in hung}) == columns
    assert len({round(one["y"]) for one in hung}) > len(hung) / columns + columns
    for place, one in enumerate(hung):
        for other in hung[place + 1 :]:
            beside = abs(one["x"] - other["x"]) >= one["width"] or one["y"] + one["height"] <= other["y"] + 1
            assert beside or other["y"] + other["height"] <= one["y"] + 1


def test_the_wall_leads_on_to_its_end_and_shows_each_pin_once(window_of: Windows) -> None:
    page = window_of("Vera", **PLAIN)
    page.goto("/boards/quayside")
    seen = titles(page)

    while page.get_by_role("link", name="Show more").count():
        page.get_by_role("link", name="Show more").click()
        seen += titles(page)

    assert len(seen) == len(set(seen)) == 131
    page.get_by_role("link", name="Back to the start").click()
    assert titles(page) == seen[:40]


def test_a_pin_is_opened_walked_from_and_left(window_of: Windows) -> None:
    page = window_of("Vera", **PLAIN)
    page.goto("/")
    wall = titles(page)

    page.locator("#wall .pin-card__title a").nth(2).click()
    expect(page.get_by_role("heading", name=wall[2], level=1)).to_be_visible()
    page.get_by_role("link", name="The pin after").click()
    expect(page.get_by_role("heading", name=wall[3], level=1)).to_be_visible()
    page.get_by_role("link", name="Back to the wall").click()

    expect(page.locator("#wall .pin-card__title").nth(3)).to_be_in_viewport()


def test_boards_are_seen_by_team_and_by_campaign(window_of: Windows) -> None:
    page = window_of("Vera", **PLAIN)
    page.goto("/")

    page.get_by_role("link", name="By team").click()
    expect(page).to_have_url(re.compile(r"group=team"))
    expect(page.get_by_role("heading", name="Shops Oslo", level=2)).to_be_visible()
    page.get_by_role("link", name="By campaign").click()

    lanterns = page.locator(".group", has=page.get_by_role("heading", name="Lanterns", level=2))
    assert lanterns.locator(".board-card__title").all_inner_texts() == ["Quayside"]
    expect(page.get_by_role("heading", name="Without a campaign")).to_be_visible()


def test_the_region_stays_from_page_to_page(window_of: Windows) -> None:
    page = window_of("Vera", **PLAIN)
    page.goto("/regions/nordics")

    for name in ("Shops Oslo", "Campaigns", "Lanterns", "Quayside", "Teams", "Home"):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page).to_have_url(re.compile(r"[?&]region=nordics"))
    page.get_by_role("link", name="Show all regions").click()

    expect(page).to_have_url(re.compile(r"/$"))


def test_a_board_that_is_refused_keeps_what_was_typed(window_of: Windows) -> None:
    page = window_of("Mika", **PLAIN)
    page.goto("/boards/new")

    page.get_by_label("What it is about").fill("All that hangs *low*.")
    page.get_by_label("Campaign").select_option("lanterns")
    page.get_by_label("The team, in private").check()
    page.get_by_label("Title").fill("   ")
    page.get_by_role("button", name="Make the board").click()

    expect(page.get_by_text("Give the board a title.").first).to_be_visible()
    expect(page.get_by_label("What it is about")).to_have_value("All that hangs *low*.")
    expect(page.get_by_label("Campaign")).to_have_value("lanterns")
    expect(page.get_by_label("The team, in private")).to_be_checked()
    expect(page.get_by_label("Title")).to_have_attribute("aria-invalid", "true")


def test_mika_moves_a_pin_by_number_and_throws_some_away(window_of: Windows) -> None:
    page = window_of("Mika", **PLAIN)
    page.goto("/boards/numbered")
    page.get_by_role("link", name="Arrange").click()
    page.get_by_label("New place of “Numbered 1” on the board").fill("4")
    page.get_by_role("button", name="Move “Numbered 1”").click()
    assert titles(page) == [f"Numbered {number}" for number in (2, 3, 4, 1, 5)]

    page.get_by_role("link", name="Select").click()
    page.get_by_label("Choose “Numbered 2”").check()
    page.get_by_label("Choose “Numbered 5”").check()
    page.locator("#bulk").get_by_role("button", name="Move to trash").click()
    expect(page.get_by_text("2 pins are in the trash for 30 days.")).to_be_visible()
    assert titles(page) == [f"Numbered {number}" for number in (3, 4, 1)]
    page.get_by_role("button", name="Undo").click()

    page.goto("/boards/numbered")
    assert titles(page) == [f"Numbered {number}" for number in (2, 3, 4, 1, 5)]
