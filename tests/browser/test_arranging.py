"""Mika changes what hangs on a wall, and where."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .measuring import cards, titles

pytestmark = pytest.mark.browser

Windows = Callable[..., Page]


def test_mika_moves_a_pin_with_the_arrow_keys(window_of: Windows) -> None:
    page = window_of("Mika")
    page.goto("/boards/lifted")
    assert titles(page) == [f"Lifted {number}" for number in range(1, 6)]
    page.get_by_role("button", name="Arrange").press("Enter")

    grip = page.get_by_role("button", name="Move “Lifted 1” with the arrow keys")
    grip.press("Enter")
    expect(page.locator("[data-heard]")).to_contain_text("Lifted.")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-heard]")).to_have_text("Place 3 of 5")
    page.keyboard.press("Enter")
    expect(page.locator("[data-heard]")).to_have_text("Put down at place 3 of 5.")
    page.get_by_role("button", name="Move “Lifted 5” with the arrow keys").press("Enter")
    page.keyboard.press("Home")
    page.keyboard.press("Escape")
    page.reload()

    assert titles(page) == ["Lifted 2", "Lifted 3", "Lifted 1", "Lifted 4", "Lifted 5"]


def test_mika_drags_a_pin(window_of: Windows) -> None:
    page = window_of("Mika")
    page.goto("/boards/dragged?arrange=1")

    to = cards(page).nth(1).bounding_box()
    assert to
    with page.expect_response("**/order"):
        cards(page).nth(4).locator(".picture").hover()
        page.mouse.down()
        page.mouse.move(to["x"] + 60, to["y"] + 60, steps=10)
        page.mouse.move(to["x"] + 50, to["y"] + 50, steps=5)
        page.wait_for_timeout(200)
        page.mouse.up()
    dragged = titles(page)
    page.goto("/boards/dragged")

    assert dragged.index("Dragged 5") < 3
    assert titles(page) == dragged


def test_mika_saves_a_pin_to_a_board_from_the_wall_and_takes_it_back(window_of: Windows) -> None:
    page = window_of("Mika")
    page.goto("/")
    title = titles(page)[3]
    cards(page).nth(3).hover()

    cards(page).nth(3).get_by_role("link", name=f"Save “{title}” to a board").click()
    panel = page.locator(".panel:popover-open")
    expect(panel.get_by_role("combobox")).to_be_focused()
    panel.get_by_role("combobox").select_option("attic")
    panel.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"“{title}” is on “Attic” now.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/$"))
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_text(f"“{title}” is not on “Attic” any more.")).to_be_visible()


def test_mika_moves_three_chosen_pins_to_another_board(window_of: Windows) -> None:
    page = window_of("Mika")
    page.goto("/boards/chosen")

    page.get_by_role("button", name="Select").click()
    expect(page.locator("#bulk").get_by_role("button", name="Board")).to_be_disabled()
    page.get_by_label("Choose “Chosen 1”").check()
    page.get_by_label("Choose “Chosen 3”").click(modifiers=["Shift"])
    expect(page.locator("#bulk output")).to_have_text("3")
    page.locator("#bulk").get_by_role("button", name="Board").click()
    page.locator("#bulk-board").get_by_role("combobox").select_option("attic")
    page.get_by_role("button", name="Move to it").click()

    expect(page.get_by_text("3 pins have moved.")).to_be_visible()
    assert titles(page) == ["Chosen 4", "Chosen 5"]
    page.goto("/boards/attic")
    assert titles(page)[:3] == ["Chosen 1", "Chosen 2", "Chosen 3"]


def test_mika_throws_three_pins_away_and_takes_it_back(window_of: Windows) -> None:
    page = window_of("Mika")
    page.goto("/boards/thrown")
    before = titles(page)
    page.get_by_role("button", name="Select").click()
    for number in (2, 3, 5):
        page.get_by_label(f"Choose “Thrown {number}”").check()

    page.locator("#bulk").get_by_role("button", name="Move to trash").click()
    expect(page.get_by_text("3 pins are in the trash for 30 days.")).to_be_visible()
    assert titles(page) == ["Thrown 1", "Thrown 4"]
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_text("3 pins are back.")).to_be_visible()
    page.goto("/boards/thrown")
    assert titles(page) == before
