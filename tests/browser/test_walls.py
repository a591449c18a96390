"""Vera looks along a wall, far down and back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .hanging import Gallery
from .measuring import cards, titles

pytestmark = pytest.mark.browser

Windows = Callable[..., Page]
IN_SIGHT = """() => [...document.querySelectorAll("#wall .pin-card")].findIndex((each) => {
  const { top, bottom } = each.getBoundingClientRect();
  return top > 120 && bottom < innerHeight - 20;
})"""


def go_far_down(page: Page, count: int) -> None:
    """Turn the wheel until so many pins have come, and to the last of them."""
    page.mouse.move(600, 400)
    for _turn in range(300):
        if cards(page).count() > count:
            break
        page.mouse.wheel(0, 1500)
        page.wait_for_timeout(30)
    cards(page).nth(count).scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # the address follows what is on the screen


def open_one_in_sight(page: Page) -> str:
    """Open a pin that can be seen. Answers its id on the wall."""
    place = page.evaluate(IN_SIGHT)
    assert place >= 0
    card = cards(page).nth(place)
    name = card.get_attribute("id")
    card.locator(".pin-card__title a").click()
    expect(page.locator("[data-pin-page]")).to_be_visible()
    return str(name)


@pytest.mark.parametrize("width", [360, 1280])
def test_vera_comes_back_to_the_pin_that_she_opened_far_down(window_of: Windows, width: int) -> None:
    page = window_of("Vera", viewport={"width": width, "height": 800})
    page.goto("/")
    go_far_down(page, 120)
    top = page.evaluate(
        f"document.querySelectorAll('#wall .pin-card')[({IN_SIGHT})()].getBoundingClientRect().top"
    )

    name = open_one_in_sight(page)
    page.go_back()

    expect(page.locator(f"#{name}")).to_be_in_viewport()
    expect(page.locator(f"#{name} .pin-card__title a")).to_be_focused()
    assert abs(page.evaluate(f"document.getElementById('{name}').getBoundingClientRect().top") - top) < 200


def test_home_begins_at_its_top_after_all_that(window_of: Windows) -> None:
    page = window_of("Vera")
    page.goto("/")
    newest = titles(page)[0]
    go_far_down(page, 90)
    assert "after=" in page.url

    page.get_by_role("link", name="Showcase", exact=True).click()
    expect(page).to_have_url(re.compile(r"/$"))
    expect(cards(page).first).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
    page.goto("/boards")
    page.goto("/")

    assert page.evaluate("scrollY") == 0
    assert titles(page)[0] == newest


def test_the_address_of_a_place_far_down_leads_there_and_to_the_start(window_of: Windows) -> None:
    page, other = window_of("Vera"), window_of("Vera")
    page.goto("/")
    newest = titles(page)[0]
    go_far_down(page, 90)
    seen = page.locator("#wall .pin-card__title").nth(page.evaluate(IN_SIGHT)).inner_text()

    other.goto(page.url)

    assert seen in titles(other) and newest not in titles(other)
    other.get_by_role("link", name="Back to the start").click()
    expect(other.locator("#wall .pin-card__title").first).to_have_text(newest)


def test_arrows_walk_the_wall_and_escape_leads_back_to_where_one_is(window_of: Windows) -> None:
    page = window_of("Vera")
    page.goto("/")
    wall = titles(page)
    cards(page).nth(5).locator(".pin-card__title a").click()
    heading = page.locator("h1")
    expect(heading).to_have_text(wall[5])

    for key, place in (("ArrowRight", 6), ("ArrowRight", 7), ("ArrowLeft", 6)):
        page.wait_for_load_state()
        page.keyboard.press(key)
        expect(heading).to_have_text(wall[place])
    page.wait_for_load_state()
    page.keyboard.press("Escape")

    expect(page).to_have_url(re.compile(r"/$"))
    expect(page.locator("#wall .pin-card__title").nth(6)).to_be_in_viewport()
    expect(page.locator("#wall .pin-card__title").nth(6).locator("a")).to_be_focused()


def test_in_arabic_the_left_arrow_leads_on(window_of: Windows) -> None:
    page = window_of("Vera", locale="ar")
    page.goto("/")
    wall = titles(page)
    cards(page).nth(5).locator(".pin-card__title a").click()
    expect(page.locator("h1")).to_have_text(wall[5])
    page.wait_for_load_state()

    page.keyboard.press("ArrowLeft")

    expect(page.locator("h1")).to_have_text(wall[6])


def test_what_came_is_said_and_the_footer_can_be_reached(window_of: Windows) -> None:
    page = window_of("Vera")
    page.goto("/")
    go_far_down(page, 45)
    expect(page.locator("#wall [data-heard]")).to_have_text("40 more pins have come.")

    for _turn in range(200):
        if page.locator("[data-more] a").count() == 0:
            break
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(30)
    page.mouse.wheel(0, 3000)

    expect(page.get_by_label("Language", exact=True)).to_be_in_viewport()
    names = [each.get_attribute("id") for each in cards(page).all()]
    assert len(names) == len(set(names)) > 130


def test_vera_who_only_looks_is_offered_nothing_to_change(window_of: Windows, gallery: Gallery) -> None:
    page = window_of("Vera")

    for address in ("/", "/boards/lifted?arrange=1&select=1", f"/pins/{gallery.booklet}"):
        page.goto(address)
        assert (
            page.locator(
                ".pin-card__do, .pin-card__grip, .pin-card__order, .pin-card__pick, #bulk, .save"
            ).count()
            == 0
        )
