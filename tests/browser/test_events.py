"""What an event tells: whose word it is, what it is part of, and where it was within how many kilometres."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.browser.conftest import click_the_map, serving
from tests.simple_stages import PLACES, SimpleStages
from tests.test_record import REPORTS, record_of_reports

from dateline.ids import EventId
from dateline.model import ClaimType, Dispute, Point, Position, Support
from dateline.record import Record

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

playwright.expect.set_options(timeout=20_000)

SHARQAT = PLACES["Sharqat"]


class TellingStages(SimpleStages):
    """The simple stages, whose event at Sharqat is disputed, lies beside the town and within an operation."""

    def fuse(self, claims, documents, **tied):  # type: ignore[no-untyped-def]
        events = super().fuse(claims, documents, **tied)
        part = next(one for one in events if one.place == SHARQAT)
        whole = replace(next(one for one in events if one.place != SHARQAT), type=ClaimType.OPERATION)
        one, *others = part.claims
        told = replace(
            part,
            point=Point(lat=SHARQAT.lat + 0.2, lon=SHARQAT.lon, radius_km=12.0),
            part_of=whole.id,
            sources=("Northern Courier", "iraq-forces", "islamic-state"),
            sides=("iraq-forces", "islamic-state"),
            support=(Support(field="when", claims=(one,)),),
            disputes=(
                Dispute(
                    field="killed",
                    positions=(
                        Position(value="60", claims=(one,), sources=("iraq-forces",), sides=("iraq-forces",)),
                        Position(value="11", claims=tuple(others), sources=("Northern Courier",)),
                    ),
                ),
            ),
        )
        return [told if one is part else whole if one.id == whole.id else one for one in events]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with record_of_reports(tmp_path, TellingStages()) as opened:
        yield opened


def test_an_event_tells_whose_word_it_is_and_what_it_is_part_of(
    browser, record: Record, screenshots: Path
) -> None:
    event = next(one for one in record.events() if one.part_of is not None)
    with serving(record) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900}, base_url=address)
        page.goto(f"/#day=2016-08-21&map=9/{SHARQAT.lat}/{SHARQAT.lon}&event={event.id}")
        facts = page.locator("#event .facts")
        playwright.expect(facts).to_contain_text("3 independent sources of 2 sides")
        playwright.expect(facts).to_contain_text("(1 of 2 claims)")
        playwright.expect(facts).to_contain_text("within 12 km")
        positions = page.locator("#event .dispute li")
        playwright.expect(positions.first).to_contain_text("60Iraq Forces")
        playwright.expect(positions.last).to_contain_text("11Northern Courier")
        page.wait_for_selector("#map[data-ready=whole]", timeout=60_000)
        page.screenshot(path=screenshots / "event-at-its-point.png")
        facts.get_by_role("button", name="Military operation in").click()
        playwright.expect(page.locator("#event h2")).to_contain_text("Military operation")
        page.close()


def test_the_map_shows_an_event_where_the_reports_say_that_it_was(browser, record: Record) -> None:
    event = next(one for one in record.events() if one.part_of is not None)
    assert event.point is not None
    with serving(record) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800}, base_url=address)
        page.goto(f"/#day={event.start}&map=9/{event.point.lat}/{event.point.lon}")
        page.wait_for_selector("#map[data-ready]", timeout=60_000)
        click_the_map(page, opens="#event h2")
        playwright.expect(page.locator("#event h2")).to_contain_text("Sharqat")
        assert event.id in page.url
        page.close()


class CrowdedStages(SimpleStages):
    """The simple stages, whose event at Sharqat happened on thirty days."""

    def fuse(self, claims, documents, **tied):  # type: ignore[no-untyped-def]
        events = super().fuse(claims, documents, **tied)
        one = next(event for event in events if event.place == SHARQAT)
        days = [date(2016, 8, 1) + timedelta(days=n) for n in range(30)]
        many = [replace(one, id=EventId(f"e{day}"), start=day, end=day) for day in days]
        return [*(event for event in events if event is not one), *many]


def test_of_many_events_those_around_the_day_are_listed_first(browser, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text)
    with (
        Record.open(str(tmp_path / "record.db"), create=True, stages=CrowdedStages()) as record,
        serving(record) as address,
    ):
        record.read([folder])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, base_url=address)
        page.goto(f"/#day=2016-08-15&town={SHARQAT.id}")
        lines = page.locator("#panel .events li")
        playwright.expect(lines).to_have_count(20)
        playwright.expect(lines.first).to_contain_text("6 Aug 2016")
        page.get_by_role("button", name="5 of 5 before").click()
        page.get_by_role("button", name="5 of 5 after").click()
        playwright.expect(lines).to_have_count(30)
        playwright.expect(lines.first).to_contain_text("1 Aug 2016")
        playwright.expect(lines.last).to_contain_text("30 Aug 2016")
        page.close()
