"""A person judges on the page: who may, what it changes, how it is taken back; who may not sees no controls."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.browser.conftest import serving
from tests.test_judging import JudgedStages
from tests.test_record import REPORTS

from dateline import decide
from dateline.record import Record

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

playwright.expect.set_options(timeout=20_000)

TOKEN = "a token of some length"
QAYYARAH = "day=2016-08-30&town=91597"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text)
    with Record.open(str(tmp_path / "record.db"), create=True, stages=JudgedStages()) as opened:
        opened.read([folder])
        yield opened


@pytest.fixture
def page(browser, record: Record) -> Iterator["playwright.Page"]:
    """A page of a server that takes judgements."""
    with serving(record, review_token=TOKEN) as address:
        opened = browser.new_page(viewport={"width": 1280, "height": 800}, base_url=address)
        yield opened
        opened.close()


def look_at(page, view: str) -> None:
    page.goto(f"/#{view}")
    page.wait_for_selector("body[data-ready]")


def begin(page, view: str, token: str = TOKEN) -> None:
    """Begin to review, and look at something."""
    look_at(page, "review=1")
    sheet = page.locator("#review")
    sheet.get_by_label("Your name").fill("jo")
    sheet.get_by_label("Token").fill(token)
    sheet.get_by_role("button", name="Begin to review").click()
    playwright.expect(page.locator(".done")).to_have_text("You review as jo.")
    look_at(page, view)


def test_x(page, screenshots) -> None:
    begin(page, QAYYARAH)
    page.wait_for_timeout(3000)
    page.screenshot(path=screenshots / "review-town.png")
    look_at(page, "review=1")
    page.wait_for_timeout(2000)
    page.screenshot(path=screenshots / "review-sheet.png")
