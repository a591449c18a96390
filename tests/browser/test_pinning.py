"""Somebody pins work in a real browser."""

import io
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import axe_playwright_python
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, Route, expect

from .conftest import Site

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
File = dict[str, Any]
Windows = Callable[..., Page]


def picture(seed: int, *, width: int = 480, height: int = 360) -> bytes:
    """A soft picture like no other with another seed."""
    colours = np.random.default_rng(seed).integers(0, 255, (7, 9, 3), dtype=np.uint8)
    drawn = Image.fromarray(colours).resize((width, height), Image.Resampling.BICUBIC)
    with io.BytesIO() as file:
        drawn.save(file, "JPEG", quality=88)
        return file.getvalue()


def file(name: str, content: bytes) -> File:
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


def drop(page: Page, files: list[File]) -> None:
    """Let files go over the page, as from a folder's window."""
    held = page.evaluate_handle(
        """files => {
            const data = new DataTransfer();
            for (const { name, bytes } of files)
                data.items.add(new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }));
            return data;
        }""",
        [{"name": one["name"], "bytes": list(one["buffer"])} for one in files],
    )
    page.dispatch_event("main", "dragenter", {"dataTransfer": held})
    expect(page.get_by_text("Let go to add them")).to_be_visible()
    page.dispatch_event("main", "drop", {"dataTransfer": held})


def choose(page: Page, *files: File) -> None:
    page.set_input_files("#file", list(files))


def cards(page: Page, state: str = "") -> Locator:
    return page.locator(f".file-card{f'[data-state={state}]' if state else ':not([data-state=gone])'}")


def publish(page: Page) -> None:
    page.locator("[data-publish]").click()


def publish_says(page: Page, words: str) -> None:
    expect(page.locator("[data-publish]")).to_have_text(words)


@pytest.fixture
def pictures_elsewhere(showcase_at: Site) -> Iterator[str]:
    """Another site of the organisation, with a picture and a page that shows two."""
    page = b'<img src="/one.jpg" alt="The quay at night" width="480" height="360"><img src="/two.jpg" width="480">'
    answers = {
        "/one.jpg": ("image/jpeg", picture(901)),
        "/two.jpg": ("image/jpeg", picture(902)),
        "/page": ("text/html", page),
    }

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = answers[self.path]
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", showcase_at.picture_port), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{showcase_at.picture_port}"
        server.shutdown()


def test_mika_pins_twelve_files_in_one_drop(page_of: Windows) -> None:
    page = page_of("Mika")
    page.goto("/pin")

    drop(page, [file(f"window {number}.jpg", picture(100 + number)) for number in range(12)])
    expect(cards(page)).to_have_count(12)
    expect(cards(page, "ready")).to_have_count(12, timeout=30_000)
    publish_says(page, "Publish 12 pins")
    page.fill("#title", "Shop windows")
    page.select_option("#board", "harbour")
    cards(page).first.get_by_label("Title").fill("The first window")
    publish(page)

    expect(page).to_have_url("/boards/harbour")
    expect(page.get_by_text("12 pins are on the board.")).to_be_visible()
    titles = page.locator(".pin-card__title").all_inner_texts()
    assert titles[:12] == ["The first window", *["Shop windows"] * 11]


def test_twelve_files_can_be_the_pages_of_one_pin(page_of: Windows) -> None:
    page = page_of("Mika")
    page.goto("/pin")
    choose(page, *[file(f"page {number}.jpg", picture(150 + number)) for number in range(12)])
    expect(cards(page, "ready")).to_have_count(12, timeout=30_000)

    page.get_by_label("One pin, with all as its pages").check()
    publish_says(page, "Publish 1 pin")
    page.fill("#title", "A booklet")
    publish(page)

    expect(page.get_by_role("heading", name="A booklet")).to_be_visible()
    expect(page.locator(".work__page")).to_have_count(12)


def test_a_refused_file_is_told_beside_its_own_card_and_the_others_are_published(page_of: Windows) -> None:
    page = page_of("Mika")
    page.goto("/pin")
    whole = picture(201, width=1200, height=900)

    choose(
        page,
        file("one.jpg", picture(202)),
        file("note.jpg", b"Dear diary, this is no picture."),
        file("empty.jpg", b""),
        file("cut.jpg", whole[: len(whole) // 2]),
        file("two.jpg", picture(203)),
    )
    expect(cards(page, "refused")).to_have_count(3)
    expect(cards(page, "ready")).to_have_count(2)
    expect(page.locator(".file-card", has_text="note.jpg")).to_contain_text(
        "not a kind of picture that Showcase shows"
    )
    expect(page.locator(".file-card", has_text="empty.jpg")).to_contain_text("This file is empty")
    expect(page.locator(".file-card", has_text="cut.jpg")).to_contain_text("cannot be read")
    publish_says(page, "Publish 2 pins")
    page.locator(".file-card", has_text="empty.jpg").get_by_role("button", name="Remove", exact=True).click()
    expect(cards(page, "refused")).to_have_count(2)
    page.fill("#title", "What was left")
    publish(page)

    expect(page.get_by_text("2 pins are on the board.")).to_be_visible()


def test_the_page_forgets_nothing_when_it_is_closed(page_of: Windows) -> None:
    page = page_of("Mika")
    page.goto("/pin")
    choose(page, file("one.jpg", picture(301)), file("two.jpg", picture(302)))
    expect(cards(page, "ready")).to_have_count(2)

    cards(page).first.get_by_label("What the picture shows").fill("Three paper lamps over a quay")
    cards(page).first.get_by_label("Title").fill("Lamps")
    page.fill("#story", "They hang *low*.")
    page.get_by_label("Name 1").fill("Ana")
    page.select_option("#board", "summer")
    cards(page).nth(1).get_by_role("button", name="Earlier: two.jpg").click()
    page.close()  # before the pause after which typing is kept
    again = page.context.new_page()
    again.goto("/pin")
    for _moment in range(20):  # what a closing page sends may arrive after the next one was drawn
        if again.locator("#story").input_value():
            break
        again.wait_for_timeout(250)
        again.reload()
    expect(again.locator("#story")).to_have_value("They hang *low*.")

    assert again.locator(".file-card__name").all_inner_texts() == ["two.jpg", "one.jpg"]
    expect(cards(again).nth(1).get_by_label("What the picture shows")).to_have_value(
        "Three paper lamps over a quay"
    )
    expect(cards(again).nth(1).get_by_label("Title")).to_have_value("Lamps")
    expect(again.get_by_label("Name 1")).to_have_value("Ana")
    expect(again.locator("#board")).to_have_value("summer")


def test_what_is_typed_while_a_file_is_on_its_way_stays(page_of: Windows) -> None:
    page = page_of("Mika")
    page.goto("/pin")
    page.route("**/pin/uploads", lambda route: page.wait_for_timeout(700) or route.continue_())

    choose(page, file("slow.jpg", picture(311)))
    cards(page).first.get_by_label("What the picture shows").type("A slow tram")
    expect(cards(page, "ready")).to_have_count(1)
    expect(cards(page).first.get_by_label("What the picture shows")).to_have_value("A slow tram")
    expect(page.get_by_text("Saved. You can close this page")).to_be_visible()
    page.reload()

    expect(cards(page).first.get_by_label("What the picture shows")).to_have_value("A slow tram")


def test_publish_waits_for_what_is_on_its_way(page_of: Windows) -> None:
    page = page_of("Mika")
    page.goto("/pin")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/pin/uploads", hold)
    choose(page, file("one.jpg", picture(321)), file("two.jpg", picture(322)))
    page.fill("#title", "Two that took long")

    publish(page)
    expect(page.get_by_text("2 pictures are still on their way.").first).to_be_visible()
    publish_says(page, "Waiting for 2 pictures")
    for route in held:
        route.continue_()

    expect(page.get_by_text("2 pins are on the board.")).to_be_visible()


def test_a_connection_that_broke_is_tried_again(page_of: Windows) -> None:
    page = page_of("Mika")
    page.goto("/pin")
    page.route("**/pin/uploads", lambda route: route.abort())
    choose(page, file("one.jpg", picture(331)))
    expect(cards(page)).to_contain_text("The connection broke before the file was here.")

    page.unroute("**/pin/uploads")
    page.get_by_role("button", name="Try again").click()

    expect(cards(page, "ready")).to_have_count(1)


def test_a_file_that_was_taken_out_comes_back(page_of: Windows) -> None:
    page = page_of("Mika")
    page.goto("/pin")
    choose(page, file("one.jpg", picture(341)), file("two.jpg", picture(342)))
    expect(cards(page, "ready")).to_have_count(2)

    page.get_by_role("button", name="Take out: one.jpg").click()
    publish_says(page, "Publish 1 pin")
    page.get_by_role("button", name="Undo").click()
    publish_says(page, "Publish 2 pins")
    page.get_by_role("button", name="Take out: two.jpg").click()
    expect(page.get_by_text("“two.jpg” was taken out.").first).to_be_visible()
    page.reload()

    assert page.locator(".file-card__name").all_inner_texts() == ["one.jpg"]


def test_an_exact_copy_offers_the_other_pin(page_of: Windows) -> None:
    ana, copied = page_of("Ana"), picture(401)
    ana.goto("/pin")
    choose(ana, file("lamps.jpg", copied))
    expect(cards(ana, "ready")).to_have_count(1)
    ana.fill("#title", "Lamps over the quay")
    ana.select_option("#board", "harbour")
    publish(ana)
    expect(ana.get_by_role("heading", name="Lamps over the quay")).to_be_visible()

    page = page_of("Mika")
    page.goto("/pin")
    choose(page, file("the same.jpg", copied))
    card = cards(page, "ready")
    expect(card).to_contain_text("The same file is pinned already")
    expect(card).to_contain_text("Pinned by Ana, Lima")
    expect(card.get_by_role("link", name="Harbour Nights")).to_be_visible()
    expect(card.get_by_label("Place that pin on my board instead")).to_be_checked()
    publish_says(page, "Place 1 pin on my board")
    card.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("slider")).to_be_focused()
    page.keyboard.press("Escape")
    page.select_option("#board", "summer")
    publish(page)

    expect(page).to_have_url("/boards/summer")
    expect(page.get_by_role("link", name="Lamps over the quay", exact=True)).to_be_visible()


def test_a_smaller_copy_is_no_duplicate_when_mika_says_so(page_of: Windows) -> None:
    ana = page_of("Ana")
    ana.goto("/pin")
    choose(ana, file("large.jpg", picture(411, width=1200, height=900)))
    expect(cards(ana, "ready")).to_have_count(1)
    ana.fill("#title", "The large one")
    publish(ana)
    expect(ana.get_by_role("heading", name="The large one")).to_be_visible()
    page = page_of("Mika")
    page.goto("/pin")
    choose(page, file("small.jpg", picture(411, width=600, height=450)))
    card = cards(page, "ready")
    expect(card).to_contain_text("% alike")
    expect(card.get_by_role("radio", name="Pin it all the same")).to_be_checked()

    card.get_by_role("button", name="Not a duplicate").click()
    expect(card).to_contain_text("These two will not be taken for the same again.")
    page.reload()

    expect(cards(page, "ready")).to_have_count(1)
    expect(page.get_by_text("% alike")).to_have_count(0)


def test_the_same_file_twice_in_one_drop_is_pinned_once(page_of: Windows) -> None:
    page, once = page_of("Mika"), picture(421)
    page.goto("/pin")

    choose(page, file("one.jpg", once), file("one again.jpg", once))
    expect(cards(page, "ready")).to_have_count(2)
    expect(page.get_by_text("it is the same as number 1").locator("visible=true")).to_have_count(1)
    publish_says(page, "Publish 1 pin")
    page.get_by_role("button", name="Take out: one.jpg").click()

    expect(page.get_by_text("it is the same as number 1").locator("visible=true")).to_have_count(0)
    publish_says(page, "Publish 1 pin")


def test_a_picture_comes_by_its_web_address(page_of: Windows, pictures_elsewhere: str) -> None:
    page = page_of("Mika")
    page.goto(f"/pin?address={pictures_elsewhere}/one.jpg&source={pictures_elsewhere}/page&title=The+quay")
    expect(cards(page, "ready")).to_have_count(1)
    expect(page.locator("#title")).to_have_value("The quay")
    expect(page).to_have_url("/pin")

    page.fill("#address", f"{pictures_elsewhere}/page")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This page shows 2 pictures.")).to_be_visible()
    page.locator("[name=pick]").nth(1).click()
    expect(cards(page, "ready")).to_have_count(2)
    page.fill("#address", "http://127.0.0.1:1/inside.jpg")
    page.get_by_role("button", name="Bring it").click()

    expect(cards(page, "refused")).to_contain_text("Showcase does not fetch pictures from there.")


def test_without_script_one_file_is_pinned_and_nothing_is_lost_on_the_way(page_of: Windows) -> None:
    page = page_of("Mika", java_script_enabled=False)
    page.goto("/pin")
    choose(page, file("quay.jpg", picture(501)), file("note.jpg", b"no picture"))
    page.get_by_label("What the picture shows").fill("A quay at night")
    page.fill("#story", "It was late.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("note.jpg: This is not a kind of picture")).to_be_visible()
    expect(page.locator("#story")).to_have_value("It was late.")
    expect(cards(page).get_by_label("What the picture shows")).to_have_value("A quay at night")

    page.get_by_role("button", name="Publish 1 pin").click()
    expect(page.get_by_role("alert")).to_contain_text("Give it a title.")
    page.fill("#title", "The quay")
    page.get_by_role("button", name="Publish 1 pin").click()

    expect(page.get_by_role("heading", name="The quay", exact=True)).to_be_visible()
    expect(page.get_by_alt_text("A quay at night").first).to_be_attached()
    expect(page.get_by_text("It was late.")).to_be_visible()


def test_without_script_a_file_is_taken_out_and_comes_back(page_of: Windows) -> None:
    page = page_of("Mika", java_script_enabled=False)
    page.goto("/pin")
    choose(page, file("quay.jpg", picture(511)))
    page.fill("#title", "Half a title")
    page.get_by_role("button", name="Bring it").click()

    page.get_by_role("button", name="Take out: quay.jpg").click()
    expect(cards(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(cards(page)).to_have_count(1)
    expect(page.locator("#title")).to_have_value("Half a title")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_on_the_pinning_page_is_out_of_reach(page_of: Windows, scheme: str) -> None:
    page = page_of("Mika", color_scheme=scheme)
    page.goto("/pin/bookmarklet")
    assert wrong_for_axe(page) == []
    page.goto("/pin")
    assert wrong_for_axe(page) == []

    same = picture(600)
    choose(page, file("a.jpg", same), file("b.jpg", same), file("c.jpg", b"no"), file("d.jpg", picture(601)))
    expect(cards(page, "ready")).to_have_count(3)
    expect(cards(page, "refused")).to_have_count(1)
    page.get_by_role("button", name="Take out: d.jpg").click()

    assert wrong_for_axe(page) == []


def wrong_for_axe(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]]
