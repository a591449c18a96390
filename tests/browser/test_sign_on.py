"""The organisation's sign-on from end to end: a real browser, a certified provider, the service as it is run."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.sign_on.certified import CLIENT, SECRET, certified

pytestmark = pytest.mark.browser


SEND_A_FORM = """() => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: "/boards" });
    document.body.append(form);
    form.submit();
}"""


@dataclass
class Served:
    """only: no password counts there."""

    address: str
    only: bool


@pytest.fixture(scope="module", params=["beside a password", "only"])
def signing_on(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A Showcase whose people come by the provider."""
    data = tmp_path_factory.mktemp("signing-on")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with certified(address) as provider:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SHOWCASE_")},
            "SHOWCASE_DATA": str(data),
            "SHOWCASE_OIDC_ISSUER": provider.address,
            "SHOWCASE_OIDC_CLIENT_ID": CLIENT,
            "SHOWCASE_OIDC_CLIENT_SECRET": SECRET,
            "SHOWCASE_OIDC_NAME": "Acme",
            "SHOWCASE_OIDC_ONLY": "yes" if request.param == "only" else "no",
        }
        program = [sys.executable, "-m", "showcase"]
        subprocess.run([*program, "migrate"], env=environment, check=True, capture_output=True)
        with (data / "log").open("wb") as log:
            server = subprocess.Popen(
                [*program, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
            )
            try:
                _wait_for(f"{address}/readyz", server)
                yield Served(address, request.param == "only")
            finally:
                server.terminate()
                server.wait(30)
        written = (data / "log").read_text(errors="replace")
        assert "Traceback" not in written and "code=" not in written and "eyJ" not in written


@pytest.fixture
def window(signing_on: Served, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A new browser of somebody. What breaks our content security policy fails the test."""
    contexts, wrong = [], []

    def note(said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text and said.location["url"].startswith(signing_on.address):
            wrong.append(said.text)

    def open_one(**options: Any) -> Page:
        context = chromium.new_context(base_url=signing_on.address, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", note)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_ann_comes_to_the_page_that_she_wanted(
    signing_on: Served, window: Callable[..., Page], script: bool
) -> None:
    page = window(java_script_enabled=script)

    sign_on(page, signing_on, "/boards?group=campaign")

    expect(page).to_have_url(f"{signing_on.address}/boards?group=campaign")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    cookies = {one["name"]: one for one in page.context.cookies(signing_on.address)}
    assert cookies["showcase"]["httpOnly"] and cookies["showcase"]["sameSite"] == "Lax"


def test_ann_signs_out_here_and_there(signing_on: Served, window: Callable[..., Page]) -> None:
    page = window()
    sign_on(page, signing_on, "/teams")

    page.get_by_role("button", name="You, Ann Example").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Yes, sign me out").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape(f"{signing_on.address}/sign-in/provider/logout")))
    page.get_by_role("link", name="Sign in again").click()
    if not signing_on.only:
        page.get_by_role("link", name="Sign in with Acme").click()

    expect(page.locator("input[name=login]")).to_be_visible()  # nobody is signed in there, either
    assert not page.url.startswith(signing_on.address)


def test_whoever_turns_back_at_the_provider_reads_why_and_can_begin_again(
    signing_on: Served, window: Callable[..., Page]
) -> None:
    page = window()
    go_to_provider(page, signing_on, "/boards")

    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_text("Acme did not let you in.")).to_be_visible()
    assert page.url.startswith(f"{signing_on.address}/sign-in/provider/back?")
    page.get_by_role("link", name="Sign in with Acme").click()
    give_name(page)

    expect(page).to_have_url(f"{signing_on.address}/boards")


def test_an_address_of_a_way_in_is_of_no_use_to_others(
    signing_on: Served, window: Callable[..., Page]
) -> None:
    hers, mine = window(), window()
    seen: list[str] = []
    hers.on("request", lambda request: seen.append(request.url))
    sign_on(hers, signing_on, "/boards")
    back = next(url for url in seen if "/sign-in/provider/back?" in url)

    for page in (mine, hers):
        page.goto(back)

        expect(page.get_by_text("Begin again.")).to_be_visible()
    mine.goto("/boards")
    expect(mine).not_to_have_url(f"{signing_on.address}/boards")


def test_a_form_that_is_sent_too_late_leads_to_signing_in_again(
    signing_on: Served, window: Callable[..., Page]
) -> None:
    """A form may lead to our own pages only, by redirects too: still nobody is stuck."""
    page = window()
    sign_on(page, signing_on, "/boards")
    page.context.clear_cookies(name="showcase")

    page.evaluate(SEND_A_FORM)
    if not signing_on.only:
        page.get_by_role("link", name="Sign in with Acme").click()

    # Ann is still signed in there, and comes back without being asked.
    expect(page).to_have_url(f"{signing_on.address}/")
    expect(page.get_by_role("button", name="You, Ann Example")).to_be_visible()


def sign_on(page: Page, served: Served, path: str) -> None:
    go_to_provider(page, served, path)
    give_name(page)
    page.wait_for_url(f"{served.address}/**")


def go_to_provider(page: Page, served: Served, path: str) -> None:
    """To a page that asks who one is, and on to the provider: by itself, where it is the only way."""
    page.goto(path)
    if not served.only:
        page.get_by_role("link", name="Sign in with Acme").click()
    expect(page.locator("input[name=login]")).to_be_visible()


def give_name(page: Page) -> None:
    page.locator("input[name=login]").fill("ann")
    page.locator("input[name=password]").fill("any")
    page.get_by_role("button", name="Sign-in").click()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server did not come up")
