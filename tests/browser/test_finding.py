"""A person looks for a town in any spelling, a party, a day, words; filters; and keeps what is seen."""

import csv
import json
import re
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

playwright.expect.set_options(timeout=20_000)

SLOW_MS = 60_000
BOX = "Find a town, a party, a day, or words in the reports"


@pytest.fixture
def page(visit):
    visit.page.goto("/#day=2016-08-25")
    visit.page.wait_for_selector("body[data-ready]")
    return visit.page


@pytest.mark.parametrize("spelling", ["rama", "Ar-Ramadi", "الرمادي"])
def test_a_town_is_found_in_any_spelling(page, spelling: str) -> None:
    page.keyboard.press("/")
    box = page.get_by_label(BOX)
    playwright.expect(box).to_be_focused()
    box.fill(spelling)
    playwright.expect(
        page.locator("#offers").get_by_role("option", name=re.compile("^Ramadi"))
    ).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    playwright.expect(page.locator("#panel h2")).to_have_text("Ramadi")


def test_a_name_that_no_sentence_holds_leads_to_its_place(page) -> None:
    page.goto("/#find=Ar-Ramadi")
    playwright.expect(page.locator("#panel h2")).to_have_text("Ramadi")
    playwright.expect(page).not_to_have_url(re.compile("find="))


@pytest.mark.parametrize("written", ["2015-05-17", "17 May 2015", "May 17, 2015", "17.5.2015"])
def test_a_day_is_found_as_people_write_it(page, written: str) -> None:
    box = page.get_by_label(BOX)
    box.fill(written)
    box.press("Enter")
    playwright.expect(page.locator(".date time")).to_have_text("17 May 2015")


def test_words_lead_to_sentences_and_narrow_the_events(page) -> None:
    box = page.get_by_label(BOX)
    box.fill("recaptured ramadi")
    box.press("Enter")
    found = page.locator("#found")
    playwright.expect(found).to_contain_text("1 claim on 1 event")
    playwright.expect(found.locator(".evidence mark.trigger")).to_have_text("recaptured")
    page.get_by_role("button", name="Events").click()
    playwright.expect(page.locator("#table tbody tr")).to_have_count(1)
    playwright.expect(page.locator("#table tbody tr")).to_contain_text("Ramadi")
    box.fill("zeppelin")
    box.press("Enter")
    playwright.expect(found).to_contain_text("No sentence that tells of an event holds all these words.")
    playwright.expect(page.locator("#table")).to_contain_text("No event")


def test_a_party_leads_to_its_events(page) -> None:
    box = page.get_by_label(BOX)
    box.fill("islamic")
    page.locator("#offers").get_by_role("option", name="Islamic State").click()
    playwright.expect(page.locator("#table tbody tr")).to_have_count(3)
    playwright.expect(page).to_have_url(re.compile("actor=islamic-state"))
    page.get_by_role("button", name="Drop the filter Party: Islamic State").click()
    playwright.expect(page.locator("#table tbody tr")).to_have_count(5)


def test_filters_leave_what_they_say(page) -> None:
    page.goto("/#day=2016-08-25&show=events&from=2014-01-04&to=2016-08-25")
    rows = page.locator("#table tbody tr")
    playwright.expect(rows).to_have_count(5)
    for label, choice, left in (
        ("What", "clash", 1),
        ("Source", "Anbar Daily", 2),
        ("Side", "islamic-state", 3),
        ("Located", "near", 0),
        ("Located", "exact", 5),
    ):
        page.locator("summary", has_text="Filter events").click()
        page.get_by_label(label, exact=True).select_option(choice)
        playwright.expect(rows).to_have_count(left)
        page.get_by_role("button", name="All events again").click()
        playwright.expect(rows).to_have_count(5)


def kept(page, name: str) -> Path:
    """What choosing an entry of the menu saves."""
    page.locator("summary", has_text="Keep").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value


def test_towns_and_events_are_kept_as_tables(page, tmp_path: Path) -> None:
    kept(page, "Towns on the day, CSV").save_as(tmp_path / "towns.csv")
    rows = list(csv.DictReader((tmp_path / "towns.csv").read_text("utf-8-sig").splitlines()))
    assert {row["place"]: row["holder"] for row in rows}["Qayyarah"] == "iraq-forces"
    assert {row["day"] for row in rows} == {"2016-08-25"}

    kept(page, "Events shown, GeoJSON").save_as(tmp_path / "events.geojson")
    (feature,) = json.loads((tmp_path / "events.geojson").read_text())["features"]
    assert feature["geometry"]["coordinates"] == [43.29111, 35.79556]
    assert feature["properties"]["sources"] == "Northern Courier; Tigris Post"


def test_a_table_cannot_run_in_a_spreadsheet(page) -> None:
    page.goto("/#day=2016-06-26")
    with page.expect_download() as waiting:
        page.locator("summary", has_text="Keep").click()
        page.get_by_role("button", name="Events shown, CSV").click()
    text = waiting.value.path().read_text("utf-8-sig")
    assert "Nasty" in text
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []


@pytest.mark.parametrize("picture", ["Map", "Strips"])
def test_map_and_strips_are_kept_as_pictures(page, picture: str, screenshots: Path) -> None:
    page.wait_for_selector("#map[data-ready]", timeout=SLOW_MS)
    saved = screenshots / f"kept-{picture.lower()}.png"
    kept(page, f"{picture}, picture (PNG)").save_as(saved)
    content = saved.read_bytes()
    assert content.startswith(b"\x89PNG")
    # Not a blank sheet: a picture with text and colours does not pack so small.
    assert len(content) > 10_000
