"""What is measured on a page: faults for those who hear or tab, what hangs over, what moves, what is fetched."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Locator, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
WATCH_SHIFTS = """
globalThis.shifted = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput)
      shifted.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 90) ?? "gone")]);
}).observe({ type: "layout-shift", buffered: true });
"""
OVERHANGING = """() => {
  const root = document.documentElement, wide = root.clientWidth;
  if (root.scrollWidth <= wide) return [];
  const over = [...document.querySelectorAll("body *")].filter((each) => {
    const { left, right } = each.getBoundingClientRect();
    return right > wide + 1 || left < -1;
  });
  return [`${root.scrollWidth} > ${wide}`, ...over.slice(0, 3).map((each) => each.outerHTML.slice(0, 120))];
}"""
PICKED = """(within) => [...document.querySelectorAll(`${within} img[srcset]`)]
  .filter((each) => each.complete && each.currentSrc && each.getBoundingClientRect().top < innerHeight)
  .map((each) => {
    const { width, height } = each.getBoundingClientRect();
    const ratio = each.getAttribute("width") / each.getAttribute("height");
    const slot = Math.max(width, height * ratio);
    const widths = each.srcset.split(", ").map((one) => parseInt(one.split(" ")[1]));
    const took = Number(each.currentSrc.match(/(\\d+)\\.webp/)[1]);
    return { took, smaller: Math.max(0, ...widths.filter((one) => one < took)), slot: slot * devicePixelRatio };
  })"""


def cards(page: Page) -> Locator:
    return page.locator("#wall .pin-card")


def titles(page: Page) -> list[str]:
    """Of the pins on a page's wall, in their order."""
    return page.locator("#wall .pin-card__title").all_inner_texts()


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Where things are in the window: x, y, width, height."""
    found: list[dict[str, float]] = page.locator(selector).evaluate_all(
        """all => all.map((each) => each.getBoundingClientRect())
        .map(({ x, y, width, height }) => ({ x, y, width, height }))"""
    )
    return found


def light_up(page: Page, scheme: str) -> None:
    """Look at the page in “light” or “dark”, once all colours have changed."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.evaluate(
        """() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
        .then(() => Promise.all(document.getAnimations().map((each) => each.finished)))"""
    )


def faults(page: Page, *rules: str) -> list[str]:
    """What axe finds wrong; with rules, only by these."""
    if not page.evaluate("Boolean(globalThis.axe)"):
        page.evaluate(AXE)
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    found = page.evaluate("options => axe.run(options)", options)
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"][:3]]


def overhanging(page: Page) -> list[str]:
    """What stands out at a side, so that the page could be pushed sideways."""
    found: list[str] = page.evaluate(OVERHANGING)
    return found


def shifted(page: Page) -> list[Any]:
    """What moved by itself. The page was opened with WATCH_SHIFTS."""
    found: list[Any] = page.evaluate("shifted")
    return found


def picked(page: Page, within: str) -> list[dict[str, float]]:
    """Of each picture in the window: the width it took, the next smaller one, and the device's pixels that it fills."""
    page.wait_for_function(
        """within => [...document.querySelectorAll(`${within} img`)]
        .every((each) => each.complete || each.getBoundingClientRect().top >= innerHeight)""",
        arg=within,
    )
    found: list[dict[str, float]] = page.evaluate(PICKED, within)
    return found
