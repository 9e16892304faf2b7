"""A person judges on the page: who may, what it changes, how it is undone; who only reads has no controls."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.browser.conftest import serving
from tests.browser.test_access import AXE, CONTRAST, tab_to
from tests.simple_stages import PLACES
from tests.test_judging import JudgedStages
from tests.test_record import record_of_reports

from dateline import decide
from dateline.record import Record

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

playwright.expect.set_options(timeout=20_000)

TOKEN = "a token of some length"
QAYYARAH = f"day=2016-08-30&town={PLACES['Qayyarah'].id}"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with record_of_reports(tmp_path, JudgedStages()) as opened:
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


def sign(page, token: str) -> None:
    """Say who reviews."""
    sheet = page.locator("#review")
    sheet.get_by_label("Your name").fill("jo")
    sheet.get_by_label("Token").fill(token)
    sheet.get_by_role("button", name="Begin to review").click()


def begin(page, view: str) -> None:
    """Begin to review, and look at something."""
    look_at(page, "review=1")
    sign(page, TOKEN)
    playwright.expect(page.locator(".done")).to_have_text("You review as jo.")
    look_at(page, view)


def rule(page, holder: str) -> None:
    """Rule on the place whose panel is open, for the days that the form offers."""
    panel = page.locator("#panel")
    panel.get_by_text("Rule who held it").click()
    panel.get_by_label("Held by").select_option(holder)
    panel.get_by_label("Why").fill("seen myself")
    panel.get_by_role("button", name="Keep the ruling").click()


def test_a_ruling_changes_the_answer_and_is_undone_again(page, record: Record, screenshots: Path) -> None:
    begin(page, QAYYARAH)
    answer, judged = page.locator("#panel .answer"), page.locator("#panel .decision")
    playwright.expect(answer).to_contain_text("Held by Iraq Forces")
    rule(page, "islamic-state")
    playwright.expect(answer).to_contain_text("Held by Islamic State")
    playwright.expect(answer).to_contain_text("decided by a person")
    playwright.expect(page.locator("#legend li", has_text="Islamic State")).to_contain_text("1")
    playwright.expect(judged).to_contain_text("Ruled: Qayyarah was held by Islamic State")
    playwright.expect(judged).to_contain_text("“seen myself”")
    playwright.expect(judged).to_contain_text("jo, ")
    page.screenshot(path=screenshots / "review-ruled.png")
    judged.get_by_role("button", name="Undo").click()
    playwright.expect(answer).to_contain_text("Held by Iraq Forces")
    playwright.expect(judged).to_have_count(0)
    look_at(page, "review=1")
    playwright.expect(page.locator(".decided .decision")).to_contain_text("undone by jo")
    assert [one.standing for one in record.judgements()] == ["undone", "in_force"]


def test_a_sentence_is_rejected_in_every_report_that_prints_it(page, record: Record) -> None:
    begin(page, f"day=2016-08-30&town={PLACES['Sharqat'].id}")
    panel = page.locator("#panel")
    playwright.expect(panel.locator(".answer")).to_contain_text("Held by Iraq Forces")
    panel.get_by_text("Judge this sentence").first.click()
    panel.get_by_role("button", name="Reject").first.click()
    playwright.expect(page.locator(".done")).to_contain_text("Rejected: capture: “took”")
    playwright.expect(panel).not_to_contain_text("Held by Iraq Forces")
    assert len(record.judgements()) == 2


def test_a_sentence_is_corrected(page, record: Record, screenshots: Path) -> None:
    begin(page, QAYYARAH)
    panel = page.locator("#panel")
    panel.get_by_text("Judge this sentence").first.click()
    panel.get_by_text("Correct it").first.click()
    form = panel.locator(".correct form").first
    form.get_by_label("Where").fill("no such town anywhere")
    page.screenshot(path=screenshots / "review-correct.png")
    form.get_by_role("button", name="Keep the correction").click()
    playwright.expect(form.get_by_role("alert")).to_contain_text("no such town anywhere")
    form.get_by_label("Where").fill("Sharqat")
    form.get_by_label("From").fill("2016-08-21")
    form.get_by_role("button", name="Keep the correction").click()
    playwright.expect(page.locator(".done")).to_contain_text("Corrected")
    decision = record.judgements()[0].judgement.decision
    assert [place.name for place in decision.place] == ["Sharqat"]
    assert decision.start == date(2016, 8, 21)


def test_events_are_merged_and_parted(page, record: Record, screenshots: Path) -> None:
    own = next(
        one for one in record.events() if one.sources == ("Iraqi News Agency",) and one.start.year > 2014
    )
    before = len(record.events())
    begin(page, f"day=2016-08-30&event={own.id}")
    sheet, done = page.locator("#event"), page.locator(".done")
    playwright.expect(sheet.locator(".facts")).to_contain_text("1 independent source")
    sheet.get_by_text("Merge with another event").click()
    # Another event of the place is offered first.
    sheet.get_by_role("button", name="Merge").click()
    playwright.expect(done).to_have_text("Merged.")
    assert len(record.events()) == before - 1
    playwright.expect(sheet.locator(".facts")).to_contain_text("of 4 claims")
    playwright.expect(sheet.locator(".decision").first).to_contain_text("tell of one event")
    sheet.get_by_text("Judge this sentence").last.click()
    page.screenshot(path=screenshots / "review-event.png")
    sheet.get_by_role("button", name="Tells of another event").click()
    playwright.expect(done).to_contain_text("Split off")
    assert len(record.events()) == before
    parted = sheet.locator(".decision", has_text="tell of different events").first
    parted.get_by_role("button", name="Undo").click()
    playwright.expect(done).to_contain_text("Undone")
    assert len(record.events()) == before - 1


def test_a_wrong_token_is_told_and_can_be_entered_anew(page, record: Record) -> None:
    look_at(page, "day=2016-08-30&review=1")
    sign(page, "another one of some length")
    trouble = page.locator("#review").get_by_role("alert")
    playwright.expect(trouble).to_contain_text("does not know this token")
    playwright.expect(page.get_by_role("button", name="Review", exact=True)).to_be_visible()
    sign(page, TOKEN)
    playwright.expect(page.locator(".done")).to_have_text("You review as jo.")


def test_a_token_that_no_longer_holds_is_told_and_can_be_entered_anew(page, record: Record) -> None:
    begin(page, QAYYARAH)
    page.evaluate('sessionStorage.setItem(\'dateline-reviewer\', \'{"author":"jo","token":"an old one"}\')')
    rule(page, "islamic-state")
    trouble = page.locator("#panel").get_by_role("alert")
    playwright.expect(trouble).to_contain_text("does not know this token")
    assert record.judgements() == []
    trouble.get_by_role("button", name="Enter another one").click()
    playwright.expect(page.get_by_role("button", name="Review", exact=True)).to_be_visible()
    playwright.expect(page.get_by_text("Rule who held it")).to_have_count(0)


def test_the_token_stays_in_the_tab(page) -> None:
    begin(page, QAYYARAH)
    assert TOKEN not in page.url
    assert page.evaluate("Object.values(localStorage).join() + document.cookie") == ""
    assert TOKEN in page.evaluate("Object.values(sessionStorage).join()")


def test_who_only_reads_sees_judgements_and_no_controls(browser, record: Record) -> None:
    with serving(record) as address:
        page = browser.new_page(base_url=address)
        look_at(page, QAYYARAH)
        playwright.expect(page.locator("#panel .evidence").first).to_be_visible()
        playwright.expect(page.locator(".review-tool")).to_have_count(0)
        ruling = decide.control(record, "Qayyarah", None, start=date(2016, 8, 28), end=date(2016, 9, 2))
        record.judge(ruling, author="jo", note="nobody knows")
        page.reload()
        playwright.expect(page.locator("#panel .decision")).to_contain_text("Qayyarah was in hands not known")
        playwright.expect(page.locator("#panel .decision")).to_contain_text("jo, ")
        page.get_by_role("button", name="Judgements").click()
        playwright.expect(page.locator("#review .decision")).to_contain_text("“nobody knows”")
        for control in ("form", ".judge", ".questions", "[aria-label^=Undo]"):
            playwright.expect(page.locator(control)).to_have_count(0)
        page.close()


def test_keys_alone_answer_a_question(page, record: Record) -> None:
    begin(page, "day=2016-08-30")
    page.keyboard.press("n")
    questions = page.locator(".questions summary strong")
    playwright.expect(page.locator(".questions > li").first.locator("summary").first).to_be_focused()
    page.keyboard.press("n")
    second = page.locator(".questions > li").nth(1)
    playwright.expect(second.locator("summary").first).to_be_focused()
    assert questions.count() > 1
    playwright.expect(second.get_by_text("Rule who held it")).to_be_visible()
    tab_to(page, "Rule who held it")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    playwright.expect(second.get_by_label("Held by")).to_be_focused()
    for _ in range(second.get_by_label("Held by").locator("option").count()):
        if second.get_by_label("Held by").input_value() == "islamic-state":
            break
        page.keyboard.press("ArrowDown")
    playwright.expect(second.get_by_label("Held by")).to_have_value("islamic-state")
    tab_to(page, "Keep the ruling")
    page.keyboard.press("Enter")
    playwright.expect(page.locator(".done")).to_contain_text("Ruled on")
    assert len(record.judgements()) == 1


def test_axe_finds_no_fault_and_a_phone_has_room(page, axe: str, screenshots: Path) -> None:
    begin(page, QAYYARAH)
    rule(page, "islamic-state")
    playwright.expect(page.locator("#panel .decision")).to_be_visible()
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900 if width > 900 else 844})
        for name, view in (("panel", QAYYARAH), ("sheet", "day=2016-08-30&review=2")):
            look_at(page, view)
            page.reload()
            page.wait_for_selector("body[data-ready]")
            playwright.expect(page.locator("aside")).not_to_contain_text("…")
            page.locator(".judge > summary").locator("visible=true").first.click()
            page.evaluate(axe)
            for scheme, rules in (("light", AXE), ("dark", CONTRAST)):  # the dark page differs in its colours
                page.emulate_media(color_scheme=scheme)
                faults = page.evaluate(rules)["violations"]
                assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in faults] == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                page.screenshot(path=screenshots / f"review-{name}-{width}-{scheme}.png")
            page.emulate_media(color_scheme="light")
