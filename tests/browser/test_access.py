"""The page works for everybody: by keys alone, for a screen reader, on a telephone, in the dark."""

from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

playwright.expect.set_options(timeout=20_000)

VIEWS = [
    "day=2016-08-25",
    "day=2016-08-25&town=91597",
    "day=2016-08-25&show=strips",
    "day=2016-08-25&show=events&from=2014-01-04&to=2016-08-25&type=capture",
    "day=2016-08-25&show=towns&against=2015-06-01",
    "day=2016-08-25&find=retook",
]
AXE = "() => axe.run(document, { resultTypes: ['violations'] })"
CONTRAST = "() => axe.run(document, { resultTypes: ['violations'], runOnly: ['color-contrast'] })"
"""What may change with the colours of a page that :data:`AXE` has looked at."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(visit, axe: str, scheme: str) -> None:
    page = visit.page
    page.emulate_media(color_scheme=scheme)
    for view in VIEWS:
        look_at(page, view)
        page.evaluate(axe)
        faults = page.evaluate(AXE)["violations"]
        told = [(fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in faults]
        assert told == [], view


def test_a_phone_shows_all_without_scrolling_sideways(visit, screenshots: Path) -> None:
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    for number, view in enumerate(VIEWS):
        look_at(page, view)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view
        page.screenshot(path=screenshots / f"phone-{number}.png")


def look_at(page, view: str) -> None:
    """Open a view, and wait until nothing is being looked up any more."""
    page.goto(f"/#{view}")
    page.wait_for_selector("body[data-ready]")
    playwright.expect(page.locator("aside")).not_to_contain_text("…")


def test_keys_alone_lead_from_the_list_to_the_report_and_back(visit) -> None:
    page = visit.page
    page.goto("/#day=2016-08-25")
    page.wait_for_selector("body[data-ready]")
    page.keyboard.press("Tab")
    playwright.expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#towns")).to_be_focused()
    tab_to(page, "Ramadi")
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#panel h2")).to_be_focused()
    playwright.expect(page.locator("#panel .evidence").first).to_be_visible()
    tab_to(page, "read the report")
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#report .report-text")).to_be_visible()
    page.keyboard.press("Escape")
    playwright.expect(page.locator("#report")).to_be_hidden()
    page.keyboard.press("Escape")
    playwright.expect(page.locator("#towns")).to_be_visible()


def tab_to(page, words: str) -> None:
    """Press Tab until something with the words has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent"):
            return
    raise AssertionError(f"no Tab leads to {words!r}")


def test_day_and_night_have_their_own_colours(visit) -> None:
    page = visit.page
    page.goto("/#day=2016-08-25")
    page.wait_for_selector("body[data-ready]")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) != light
