"""Showcase is read from right to left, with a keyboard alone, and when texts mean harm."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import PASSWORD, Site
from .hanging import HOSTILE, Gallery
from .measuring import boxes, overhanging, titles

pytestmark = pytest.mark.browser

Windows = Callable[..., Page]
NARROW = {"width": 360, "height": 740}


# --- from right to left


def reads_from_the_right(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    wide = page.viewport_size
    (mark,), cards = boxes(page, ".wordmark"), boxes(page, "#wall .pin-card")
    assert wide and mark["x"] + mark["width"] > wide["width"] * 0.8
    assert cards[0]["x"] > cards[1]["x"]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_browser_that_prefers_arabic_is_answered_from_right_to_left(window_of: Windows, width: int) -> None:
    page = window_of("Vera", locale="ar-EG", viewport={"width": width, "height": 800})

    page.goto("/")

    reads_from_the_right(page)


def test_a_person_who_chooses_arabic_reads_arabic_everywhere(showcase_at: Site, window_of: Windows) -> None:
    page = window_of(locale="en")
    email = showcase_at.somebody("Amal")
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Language", exact=True).select_option(label="العربية")
    page.get_by_role("button", name="Change").click()
    reads_from_the_right(page)

    page.context.clear_cookies(name="showcase-language")
    page.reload()
    reads_from_the_right(page)
    expect(page.get_by_role("button", name="تغيير")).to_be_visible()


# --- with a keyboard alone


def test_the_keyboard_skips_to_the_wall_and_goes_from_card_to_card(window_of: Windows) -> None:
    page = window_of("Mika")
    page.goto("/")
    wall = titles(page)
    first = page.locator("#wall .pin-card").first
    maker = first.locator(".pin-card__maker a").inner_text()

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    reached: list[str] = []
    while len(reached) < 9:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText.trim()"))
        if reached[-1] == wall[0]:
            expect(first.locator(".pin-card__do")).to_have_css("opacity", "1")

    on_cards = reached[reached.index(wall[0]) :]
    assert on_cards[:4] == [wall[0], maker, f"Save “{wall[0]}” to a board", wall[1]]


def test_what_people_press_is_large_enough(window_of: Windows, gallery: Gallery) -> None:
    page = window_of("Mika", viewport=NARROW, has_touch=True)
    main = ".button:not(.is-small), .icon-button, .bar a, .tabs a, .menu__item, select.input, input.input"

    for address in ("/", "/boards/quayside", f"/pins/{gallery.booklet}", "/boards/new", "/sign-in"):
        page.goto(address)
        sizes = [(one["width"], one["height"]) for one in boxes(page, f":is({main}):visible")]
        assert sizes and min(min(one) for one in sizes) >= 43.9, (address, min(sizes, key=min))


# --- texts that mean harm


def test_hostile_texts_are_only_text_and_break_nothing(window_of: Windows, gallery: Gallery) -> None:
    page = window_of("Mika", viewport=NARROW)
    pins = [f"/pins/{pin}{part}" for pin in gallery.hostile for part in ("", "/edit")]

    for address in (
        "/",
        "/?group=team",
        "/boards/hostile",
        "/boards/hostile/edit",
        "/pin?board=hostile",
        *pins,
    ):
        page.goto(address)
        assert page.title() != "it ran"
        assert page.locator("img[src=x], main script").count() == 0
        assert overhanging(page) == [], address

    page.goto("/boards/hostile")
    assert sorted(titles(page)) == sorted(HOSTILE)
    page.locator("#wall").get_by_role("link", name=HOSTILE[0], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE[0])
    page.get_by_role("link", name="Back to the wall").click()
    (one, *_others) = boxes(page, "#wall .pin-card__words")
    assert one["height"] < 100
