"""Every page, as it is drawn in a real browser: within reach, within its window, still, and light."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from .hanging import Gallery
from .measuring import WATCH_SHIFTS, faults, light_up, overhanging, picked, shifted

pytestmark = pytest.mark.browser

Windows = Callable[..., Page]
PAGES = {
    "home": "/",
    "home by team": "/?group=team",
    "home by campaign": "/?group=campaign",
    "home from a region": "/?region=nordics",
    "choosing": "/?select=1",
    "boards": "/boards",
    "board": "/boards/quayside",
    "hostile board": "/boards/hostile",
    "empty board": "/boards/bare",
    "arranging": "/boards/dragged?arrange=1",
    "new board": "/boards/new",
    "board form": "/boards/quayside/edit",
    "teams": "/teams",
    "team": "/teams/oslo",
    "campaigns": "/campaigns",
    "campaign": "/campaigns/lanterns",
    "regions": "/regions",
    "region": "/regions/europe",
    "person": "/people/mika-of-oslo",
    "tag": "/tags/lamps",
    "pin": "/pins/{booklet}?on=home",
    "pin form": "/pins/{booklet}/edit",
    "rights": "/pins/{booklet}/rights",
    "pinning": "/pin",
    "bookmarklet": "/pin/bookmarklet",
    "trash": "/trash",
    "board's people": "/boards/quayside/people",
    "team's people": "/teams/oslo/people",
    "review": "/review",
    "account": "/you",
    "sessions": "/you/sessions",
    "your data": "/you/data",
    "error": "/boards/nowhere",
    "sign in": "/sign-in",
}
NARROW = {"width": 360, "height": 740}
UNDER_WAY = "/media/"


def who(name: str) -> str | None:
    """Who sees most of a page."""
    return None if name == "sign in" else "Mika"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_out_of_reach(window_of: Windows, gallery: Gallery, name: str) -> None:
    page = window_of(who(name), color_scheme="light")

    page.goto(gallery.address(PAGES[name]))
    assert faults(page) == []
    light_up(page, "dark")
    assert faults(page, "color-contrast", "link-in-text-block") == []


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_no_page_can_be_pushed_sideways_on_a_phone(
    window_of: Windows, gallery: Gallery, language: str
) -> None:
    page, guest = (
        window_of(name, viewport=NARROW, locale=language, has_touch=True) for name in ("Mika", None)
    )
    over = {}

    for name, address in PAGES.items():
        seen = guest if who(name) is None else page
        seen.goto(gallery.address(address), wait_until="domcontentloaded")
        assert seen.locator("html").get_attribute("lang") == language
        for scheme in ("light", "dark"):
            seen.emulate_media(color_scheme=scheme)
            if found := overhanging(seen):
                over[name, scheme] = found

    assert over == {}


def test_what_opens_over_a_page_is_in_reach_too(window_of: Windows) -> None:
    page = window_of("Mika")
    openers = {
        "/": ["You, Mika of Oslo", "All regions"],
        "/boards/quayside": ["What to do with this board"],
        "/?select=1": ["Board", "Tags"],
    }

    for address, names in openers.items():
        page.goto(address)
        if "select" in address:
            page.locator(".pin-card__pick").first.click()
        for name in names:
            page.get_by_role("button", name=name, exact=True).click()
            expect(page.locator(":popover-open")).to_be_visible()
            for scheme in ("light", "dark"):
                light_up(page, scheme)
                assert faults(page) == []
            page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("name", "width", "script"),
    [
        (name, width, True)
        for name in ("home", "home by team", "board", "region", "pin")
        for width in (360, 1280)
    ]
    + [("home", 360, False), ("pin", 1280, False)],
)
def test_nothing_moves_while_pictures_come(
    window_of: Windows, gallery: Gallery, name: str, width: int, script: bool
) -> None:
    page = window_of("Vera", viewport={"width": width, "height": 800})
    if not script:
        page.route("**/assets/**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.add_init_script(WATCH_SHIFTS)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**{UNDER_WAY}**", hold)

    page.goto(gallery.address(PAGES[name]), wait_until="domcontentloaded")
    page.wait_for_timeout(150)
    assert held
    page.route(f"**{UNDER_WAY}**", lambda route: route.continue_())  # what is asked for from now on
    while held:
        held.pop().continue_()
        page.wait_for_timeout(1)
    page.wait_for_load_state("load")
    page.wait_for_timeout(150)

    assert shifted(page) == []


def test_nothing_moves_while_a_wall_grows_ahead_of_who_looks(window_of: Windows) -> None:
    page = window_of("Vera", viewport=NARROW)
    page.add_init_script(WATCH_SHIFTS)
    page.goto("/")
    page.mouse.move(180, 400)

    for _turn in range(120):
        below = "document.documentElement.scrollHeight - scrollY - 2 * innerHeight"
        if page.evaluate(below) > 0:
            page.mouse.wheel(0, 300)
        page.wait_for_timeout(20)
        if page.locator("#wall .pin-card").count() > 80:
            break

    assert page.locator("#wall .pin-card").count() > 80
    assert shifted(page) == []


@pytest.mark.parametrize(
    ("name", "language"), [("home", "en"), ("home", "ar"), ("board", "en"), ("pin", "en")]
)
def test_a_first_visit_is_light(window_of: Windows, gallery: Gallery, name: str, language: str) -> None:
    page = window_of("Mika", locale=language)
    wire = page.context.new_cdp_session(page)
    asked: dict[str, str] = {}
    size: dict[str, int] = {}
    wire.on("Network.requestWillBeSent", lambda one: asked.update({one["requestId"]: one["request"]["url"]}))
    wire.on("Network.loadingFinished", lambda one: size.update({one["requestId"]: one["encodedDataLength"]}))
    wire.send("Network.enable")

    page.goto(gallery.address(PAGES[name]), wait_until="networkidle")
    before_pictures = {
        asked[one]: round(bytes_)
        for one, bytes_ in size.items()
        if UNDER_WAY not in asked[one] and not asked[one].startswith("data:")
    }

    assert len(before_pictures) <= 12, before_pictures
    assert sum(before_pictures.values()) <= 150 * 1024, before_pictures


@pytest.mark.parametrize(("width", "ratio"), [(360, 1), (360, 2), (1280, 1), (1920, 2)])
def test_pictures_are_as_large_as_their_slots(window_of: Windows, width: int, ratio: int) -> None:
    screen = {"viewport": {"width": width, "height": 900}, "device_scale_factor": ratio}

    for address in ("/", "/boards/quayside"):
        page = window_of("Vera", **screen)
        page.goto(address)
        pictures = picked(page, "#wall")
        assert pictures
        for one in pictures:
            assert one["slot"] / 1.1 <= one["took"] <= 1.5 * one["slot"], (address, one)
    page = window_of("Vera", **screen)  # a picture that was fetched larger before would do for a smaller slot
    page.goto("/?group=team")
    pictures = picked(page, ".collage")
    assert pictures
    for one in pictures:
        assert one["smaller"] <= 1.1 * one["slot"] and one["took"] >= one["slot"] / 1.35, one
