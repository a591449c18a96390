"""Two steps and tokens from end to end, in a real browser: with and without script, on a desk and on a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Page, expect

from .conftest import PASSWORD, Site
from .measuring import faults, light_up, overhanging

pytestmark = pytest.mark.browser

Pages = Callable[..., Page]
PHONE = {"viewport": {"width": 360, "height": 740}}
PLAIN = {"java_script_enabled": False}


def fine(page: Page) -> None:
    """Nothing that axe finds wrong, light and dark, and nothing that stands out at a side."""
    for scheme in ("light", "dark"):
        light_up(page, scheme)
        assert faults(page) == []
    assert overhanging(page) == []


def switched_on(page: Page, look: Callable[[Page], None]) -> tuple[pyotp.TOTP, list[str]]:
    """The app on somebody's phone, and their recovery codes. What is needed is done as people do it."""
    page.goto("/you/two-steps")
    look(page)
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_alt_text("QR code for your app")).to_be_visible()
    look(page)
    app = pyotp.TOTP(page.locator(".steps .code").inner_text().replace(" ", ""))
    page.get_by_label("Type the code that it shows").fill(app.now())
    page.get_by_label("Type the code that it shows").press("Enter")
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    look(page)
    return app, page.locator(".codes .code").all_inner_texts()


def came_back(page: Page, to: str) -> None:
    """They sign out, and want to see something: they are asked who they are."""
    page.goto("/you")
    email = page.locator("input[name=email]").input_value()
    page.context.clear_cookies()
    page.goto(to)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_somebody_switches_it_on_and_comes_in_with_a_code(
    page_of: Pages, showcase_at: Site, options: dict[str, Any]
) -> None:
    page, complaints = page_of("Tia", **options), []
    page.on("console", lambda said: complaints.append(said.text) if "Security Policy" in said.text else None)
    _app, codes = switched_on(page, fine)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download them").click()
    assert Path(download.value.path()).read_text().split() == codes

    came_back(page, "/boards?group=team")
    expect(page.get_by_label("Code")).to_be_focused()
    fine(page)
    page.keyboard.type("not a code")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("This code does not fit")
    fine(page)
    page.keyboard.type(codes[0])
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{showcase_at.address}/boards?group=team")
    page.goto("/you/two-steps")
    expect(page.get_by_text("You have 9 recovery codes left.")).to_be_visible()
    fine(page)
    assert complaints == []


def test_all_of_it_works_without_script(page_of: Pages) -> None:
    page = page_of("Uma", **PLAIN)
    switched_on(page, lambda _page: None)
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_label("Code or password").fill(PASSWORD)
    page.get_by_role("button", name="Switch it off").click()

    expect(page.get_by_text("Your second step is switched off.")).to_be_visible()
    expect(page.get_by_role("button", name="Set it up")).to_be_visible()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_a_token_is_made_used_and_ended(page_of: Pages, options: dict[str, Any]) -> None:
    page = page_of("Vin", **options)
    page.goto("/you/tokens")
    fine(page)
    page.get_by_label("What it is for").fill('<img src=x onerror="document.title=1">' + "Long" * 20)
    page.get_by_role("button", name="Make the token").click()
    key = page.locator(".token-made__key").inner_text()
    fine(page)

    teams = "/api/v1/teams"
    as_program = page.context.browser.new_context(base_url=page.url.partition("/you")[0])
    asked = {"headers": {"authorization": f"Bearer {key}"}}
    assert as_program.request.get(teams, **asked).status == 200
    page.get_by_role("link", name="I have kept it").click()
    expect(page.get_by_text("Last used")).to_be_visible()
    page.get_by_role("button", name="End “").click()
    expect(page.get_by_text("has ended.")).to_be_visible()
    assert as_program.request.get(teams, **asked).status == 401
    as_program.close()
