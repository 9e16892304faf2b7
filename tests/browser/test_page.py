"""A person looks at the page: the map, a town, another day, the words, a report."""

from pathlib import Path

import pytest
from tests.server.world import HOSTILE, QAYYARAH

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

playwright.expect.set_options(timeout=20_000)

MAP_READY = "#map[data-ready]"
SLOW_MS = 60_000
"""Drawing a map without a graphics card, on a busy machine."""


def test_a_town_changes_hands_as_the_day_moves(visit, screenshots: Path) -> None:
    page = visit.page
    page.goto("/#day=2016-08-24")
    towns = page.locator("#towns")
    playwright.expect(towns.get_by_role("button", name="Qayyarah")).to_contain_text("Islamic State")
    towns.get_by_role("button", name="Qayyarah").click()

    panel = page.locator("#panel")
    answer = panel.locator(".answer")
    playwright.expect(panel.get_by_role("heading", name="Qayyarah")).to_be_visible()
    playwright.expect(answer).to_contain_text("Held by Islamic State since 10 Jun 2014 · belief 0.93")

    page.keyboard.press("ArrowRight")
    playwright.expect(answer).to_contain_text("Held by Iraqi security forces since 25 Aug 2016")
    playwright.expect(answer).to_contain_text("observed · corroborated")
    assert "day=2016-08-25" in page.url
    assert f"town={QAYYARAH.id}" in page.url

    evidence = panel.locator(".evidence").first
    playwright.expect(evidence.locator("mark.trigger").first).to_have_text("retook")
    playwright.expect(evidence.locator("mark.agent").first).to_have_text("Iraqi forces")
    playwright.expect(evidence.locator("mark.count").first).to_have_text("at least 40 fighters")
    playwright.expect(evidence).to_contain_text("Tigris Post · 26 Aug 2016")
    dispute = panel.locator(".dispute")
    playwright.expect(dispute).to_contain_text("25 Aug 2016")
    playwright.expect(dispute).to_contain_text("Northern Courier")
    page.wait_for_selector(MAP_READY, timeout=SLOW_MS)
    page.screenshot(path=screenshots / "town.png")


def test_a_click_on_the_map_opens_the_town(visit) -> None:
    page = visit.page
    page.goto(f"/#day=2016-08-25&map=8/{QAYYARAH.lat}/{QAYYARAH.lon}")
    page.wait_for_selector(MAP_READY, timeout=SLOW_MS)
    page.locator("#map canvas").click()
    playwright.expect(page.locator("#panel h2")).to_have_text("Qayyarah")
    page.go_back()
    playwright.expect(page.locator("#panel")).to_be_hidden()


def test_the_keyboard_moves_days_and_weeks(visit) -> None:
    page = visit.page
    page.goto("/#day=2015-05-17")
    date = page.locator(".date time")
    playwright.expect(date).to_have_text("17 May 2015")
    for key, day in (
        ("ArrowLeft", "16 May 2015"),
        ("Shift+ArrowRight", "23 May 2015"),
        ("ArrowRight", "24 May 2015"),
    ):
        page.keyboard.press(key)
        playwright.expect(date).to_have_text(day)


def test_an_interval_of_the_strip_leads_to_its_first_day(visit) -> None:
    page = visit.page
    page.goto("/#day=2016-01-01&town=95446")
    page.locator(".strip").get_by_role("button", name="Islamic State").click()
    playwright.expect(page.locator(".date time")).to_have_text("17 May 2015")
    playwright.expect(page.locator(".answer")).to_contain_text("Held by Islamic State")


def test_play_moves_the_day_until_paused(visit) -> None:
    page = visit.page
    page.goto("/#day=2015-01-01")
    page.get_by_role("button", name="Play").click()
    playwright.expect(page.locator(".date time")).not_to_have_text("1 January 2015")
    page.get_by_role("button", name="Pause").click()
    playwright.expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_contested_and_unknown_are_said_in_words(visit) -> None:
    page = visit.page
    page.goto("/#day=2015-03-10&town=90150")
    playwright.expect(page.locator(".answer")).to_contain_text(
        "Contested since 2 Mar 2015, most likely Iraqi security forces"
    )
    page.goto("/#day=2016-03-10&town=90150")
    playwright.expect(page.locator(".answer")).to_contain_text("Not known")


def test_hostile_words_stay_words(visit) -> None:
    page = visit.page
    page.goto("/#day=2016-06-27&town=93709")
    playwright.expect(page.locator(".evidence").first).to_contain_text(HOSTILE)
    page.get_by_role("button", name="read the report").first.click()
    report = page.locator("#report")
    playwright.expect(report.locator(".report-text")).to_contain_text(HOSTILE)
    playwright.expect(report.locator("mark.trigger")).to_have_text("retook")
    assert page.title() == "Dateline"
    assert page.locator("#panel script, #panel img, #report script, #report img").count() == 0
    page.keyboard.press("Escape")
    playwright.expect(report).to_be_hidden()
    playwright.expect(page.locator("#panel h2")).to_have_text("Fallujah")


def test_without_webgl_the_list_tells_the_same(visit) -> None:
    page = visit.page
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto("/#day=2016-08-25")
    playwright.expect(page.locator("#map-note")).to_contain_text("needs WebGL")
    page.locator("#towns").get_by_role("button", name="Ramadi").click()
    playwright.expect(page.locator(".answer")).to_contain_text(
        "Held by Iraqi security forces since 28 Dec 2015"
    )


def test_a_phone_shows_all_without_scrolling_sideways(visit, screenshots: Path) -> None:
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/#day=2016-08-25&town=91597")
    playwright.expect(page.locator(".evidence").first).to_contain_text("retook")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.wait_for_selector(MAP_READY, timeout=SLOW_MS)
    page.screenshot(path=screenshots / "phone.png")


def test_every_control_has_a_name(visit) -> None:
    page = visit.page
    page.goto("/#day=2016-08-25&town=91597")
    playwright.expect(page.locator(".evidence").first).to_be_visible()
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, input, a")]
            .filter((one) => one.checkVisibility())
            .filter((one) => !(one.getAttribute("aria-label") || one.title || one.textContent.trim()))
            .map((one) => one.outerHTML)"""
    )
    assert nameless == []
