"""A person looks at the page: the map, a town, another day, what changed hands, the words, a report."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.browser.conftest import click_the_map, serving
from tests.server.world import HOSTILE, QAYYARAH, QAYYARAH_TAKEN, RAMADI, make_record

from dateline.record import Record

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
    playwright.expect(answer).to_contain_text("Held by Islamic State since 10 Jun 2014")
    playwright.expect(answer).to_contain_text("belief 0.93")

    page.keyboard.press("ArrowRight")
    playwright.expect(answer).to_contain_text("Held by Iraqi security forces since 25 Aug 2016")
    playwright.expect(answer).to_contain_text("others than its own side say so")
    playwright.expect(page).to_have_url(re.compile("day=2016-08-25"))
    playwright.expect(page).to_have_url(re.compile(f"town={QAYYARAH.id}"))

    evidence = panel.locator(".evidence").first
    playwright.expect(evidence.locator("mark.trigger").first).to_have_text("retook")
    playwright.expect(evidence.locator("mark.agent").first).to_have_text("Iraqi forces")
    playwright.expect(evidence.locator("mark.count").first).to_have_text("at least 40 fighters")
    playwright.expect(evidence).to_contain_text("Tigris Post · 26 Aug 2016")
    playwright.expect(panel.locator(".reasons")).to_contain_text("2 independent sources")
    playwright.expect(panel.locator(".reasons")).to_contain_text("They disagree on the day.")
    dispute = panel.locator(".dispute")
    playwright.expect(dispute).to_contain_text("25 Aug 2016")
    playwright.expect(dispute).to_contain_text("Northern Courier")
    page.wait_for_selector(MAP_READY, timeout=SLOW_MS)
    page.screenshot(path=screenshots / "town.png")


def test_a_click_on_the_map_opens_the_town(visit) -> None:
    page = visit.page
    page.goto(f"/#day=2016-09-25&map=8/{QAYYARAH.lat}/{QAYYARAH.lon}")
    page.wait_for_selector(MAP_READY, timeout=SLOW_MS)
    click_the_map(page, opens="#panel h2")
    playwright.expect(page.locator("#panel h2")).to_have_text("Qayyarah")
    page.go_back()
    playwright.expect(page.locator("#panel")).to_be_hidden()


def test_a_symbol_on_the_map_opens_the_event(visit) -> None:
    page = visit.page
    page.goto(f"/#day=2016-08-25&map=8/{QAYYARAH.lat}/{QAYYARAH.lon}")
    page.wait_for_selector("body[data-ready]")
    page.wait_for_selector(MAP_READY, timeout=SLOW_MS)
    # Symbols stand above their town.
    click_the_map(page, opens="#event h2", above=16)
    event = page.locator("#event")
    playwright.expect(event.locator("h2")).to_have_text("Capture in Qayyarah")
    playwright.expect(event.locator(".facts")).to_contain_text("40 killed")
    playwright.expect(event.locator(".dispute")).to_contain_text("which day?")
    playwright.expect(page).to_have_url(re.compile(f"event={QAYYARAH_TAKEN.id}"))
    event.get_by_role("button", name="Qayyarah").click()
    playwright.expect(page.locator("#panel h2")).to_have_text("Qayyarah")


def test_a_switch_of_the_key_hides_and_shows(visit) -> None:
    page = visit.page
    page.goto("/#day=2016-08-24")
    towns, legend = page.locator("#towns .town-list"), page.locator("#legend")
    playwright.expect(towns.get_by_role("button")).to_have_count(4)
    playwright.expect(legend).to_contain_text("Who held what on 24 Aug 2016")
    legend.get_by_label("Islamic State").uncheck()
    playwright.expect(towns.get_by_role("button", name="Qayyarah")).to_be_hidden()
    playwright.expect(towns.get_by_role("button", name="Ramadi")).to_be_visible()
    playwright.expect(page).to_have_url(re.compile("off=islamic-state"))
    page.reload()
    playwright.expect(legend.get_by_label("Islamic State")).not_to_be_checked()
    legend.get_by_role("button", name="show all again").click()
    playwright.expect(towns.get_by_role("button", name="Qayyarah")).to_be_visible()


def test_a_side_keeps_its_colour_on_every_day(visit) -> None:
    page = visit.page
    page.goto("/#day=2015-06-01")
    colour = "element => getComputedStyle(element).backgroundColor"
    swatch = page.locator("#legend li", has_text="Islamic State").locator(".swatch")
    before = swatch.evaluate(colour)
    page.goto("/#day=2014-12-01")
    assert swatch.evaluate(colour) == before
    iraq = page.locator("#legend li", has_text="Iraqi security forces").locator(".swatch")
    assert iraq.evaluate(colour) != before


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


def test_play_moves_the_day_until_paused(visit) -> None:
    page = visit.page
    page.goto("/#day=2015-01-01")
    page.get_by_role("button", name="Play").click()
    playwright.expect(page.locator(".date time")).not_to_have_text("1 January 2015")
    page.get_by_role("button", name="Pause").click()
    playwright.expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_a_drag_over_the_bars_chooses_a_span_that_keys_can_move(visit) -> None:
    page = visit.page
    page.goto("/#day=2016-08-25&show=events")
    page.wait_for_selector("body[data-ready]")
    caption = page.locator("#table caption")
    playwright.expect(caption).to_contain_text("1 event,")
    bars = page.locator(".histogram").bounding_box()
    page.mouse.move(bars["x"] + 2, bars["y"] + 10)
    page.mouse.down()
    page.mouse.move(bars["x"] + bars["width"] / 2, bars["y"] + 10, steps=4)
    page.mouse.move(bars["x"] + bars["width"] + 9, bars["y"] + 10, steps=4)
    page.mouse.up()
    playwright.expect(caption).to_contain_text("5 events,")
    edge = page.get_by_role("slider", name="Last day of the span")
    last = edge.get_attribute("aria-valuetext")
    edge.press("ArrowLeft")
    playwright.expect(edge).not_to_have_attribute("aria-valuetext", last)
    page.get_by_role("button", name="all days").click()
    playwright.expect(edge).to_be_hidden()


def test_two_days_are_compared(visit) -> None:
    page = visit.page
    page.goto("/#day=2016-08-25")
    page.get_by_role("button", name="Compare days").click()
    changes = page.locator("#changes")
    playwright.expect(changes.locator("h2")).to_have_text("What changed hands")
    changes.get_by_label("The day compared with").fill("2015-06-01")
    lines = changes.locator(".changes li")
    playwright.expect(lines).to_have_count(3)
    playwright.expect(lines.first).to_contain_text("Qayyarah")
    playwright.expect(lines.first).to_contain_text("Islamic State → Iraqi security forces")
    playwright.expect(changes.locator(".balance")).to_contain_text("Iraqi security forces+3")
    playwright.expect(changes.locator(".balance")).to_contain_text("Islamic State−3")
    playwright.expect(page).to_have_url(re.compile("against=2015-06-01"))
    lines.filter(has_text="Ramadi").get_by_role("button").click()
    playwright.expect(page.locator("#panel h2")).to_have_text("Ramadi")
    playwright.expect(page.locator(".date time")).to_have_text("28 December 2015")


def test_strips_show_every_town_and_lead_to_its_day(visit, screenshots: Path) -> None:
    page = visit.page
    page.goto("/#day=2016-01-01&show=strips")
    strips = page.locator("#strips canvas")
    playwright.expect(strips).to_have_attribute("data-lanes", "4")
    page.screenshot(path=screenshots / "strips.png")
    page.get_by_label("Towns by").select_option("name")
    playwright.expect(page).to_have_url(re.compile("sort=name"))
    strips.focus()
    for _ in range(3):
        strips.press("ArrowDown")
    playwright.expect(page.locator(".strip-note")).to_contain_text("Ramadi on 1 January 2016")
    playwright.expect(page.locator(".strip-note")).to_contain_text("Iraqi security forces")
    box = strips.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 1, box["y"] + 22 + 24 * 1 + 12)
    playwright.expect(page.locator("#panel h2")).to_have_text("Qayyarah")
    playwright.expect(page.locator(".date time")).to_contain_text("August 2016")


def test_the_plot_of_belief_leads_to_a_day(visit) -> None:
    page = visit.page
    page.goto(f"/#day=2016-01-01&town={RAMADI.id}")
    plot = page.locator("#panel .plot")
    playwright.expect(plot.locator(".plane rect")).to_have_count(3)
    playwright.expect(plot.locator(".event-marks path")).to_have_attribute("d", re.compile("^M.+M"))
    box = plot.bounding_box()
    page.mouse.click(box["x"] + 2, box["y"] + 20)
    playwright.expect(page.locator(".answer")).not_to_contain_text("1 January 2016")
    page.locator(".stints").get_by_role("button", name="Islamic State").click()
    playwright.expect(page.locator(".date time")).to_have_text("17 May 2015")


def test_the_address_holds_the_view_and_back_takes_a_step_back(visit) -> None:
    page = visit.page
    page.goto("/#day=2016-08-25")
    page.get_by_role("button", name="Events").click()
    page.locator("#towns").get_by_role("button", name="Ramadi").click()
    playwright.expect(page.locator("#panel h2")).to_have_text("Ramadi")
    shared = page.url
    page.go_back()
    playwright.expect(page.locator("#panel")).to_be_hidden()
    playwright.expect(page.locator("#table")).to_be_visible()
    page.go_back()
    playwright.expect(page.locator("#map")).to_be_visible()
    page.goto("about:blank")
    page.goto(shared)
    playwright.expect(page.locator("#panel h2")).to_have_text("Ramadi")
    playwright.expect(page.locator("#table")).to_be_visible()


def test_contested_and_unknown_are_said_in_words(visit) -> None:
    page = visit.page
    page.goto("/#day=2015-03-10&town=90150")
    playwright.expect(page.locator(".answer")).to_contain_text(
        "Contested since 2 Mar 2015, most likely Iraqi security forces"
    )
    page.goto("/#day=2016-03-10&town=90150")
    playwright.expect(page.locator(".answer")).to_contain_text("Not known")
    page.goto("/#town=nowhere")
    playwright.expect(page.locator("#panel")).to_contain_text("The record names no such place.")


def test_hostile_words_stay_words(visit) -> None:
    page = visit.page
    page.goto("/#day=2016-06-27&town=93709")
    playwright.expect(page.locator("#panel .evidence").first).to_contain_text(HOSTILE)
    page.locator("#panel").get_by_role("button", name="read the report").first.click()
    report = page.locator("#report")
    playwright.expect(report.locator(".report-text")).to_contain_text(HOSTILE)
    playwright.expect(report.locator("mark.trigger")).to_have_text("retook")
    page.keyboard.press("Escape")
    playwright.expect(report).to_be_hidden()
    playwright.expect(page.locator("#panel h2")).to_have_text("Fallujah")
    page.goto("/#find=retook&show=events&from=2014-01-04&to=2016-08-25")
    playwright.expect(page.locator("#found .evidence")).to_contain_text(HOSTILE)
    playwright.expect(page.locator("#table")).to_contain_text(HOSTILE)
    assert page.title() == "Dateline"
    assert page.locator("main script, main img, #report script, #report img").count() == 0


def test_without_webgl_the_list_tells_the_same(visit) -> None:
    page = visit.page
    page.add_init_script(
        "const real = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
        " return kind === 'webgl2' ? null : real.call(this, kind, ...rest); }"
    )
    page.goto("/#day=2016-08-25")
    playwright.expect(page.locator("#map-note")).to_contain_text("needs WebGL")
    page.locator("#towns .town-list").get_by_role("button", name="Ramadi").click()
    playwright.expect(page.locator(".answer")).to_contain_text(
        "Held by Iraqi security forces since 28 Dec 2015"
    )


@pytest.fixture
def style_host() -> Iterator[str]:
    """The address of a map style on another host than the page's."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            layer = {"id": "ground", "type": "background", "paint": {"background-color": "#ff00ff"}}
            style = {"version": 8, "sources": {}, "layers": [layer]}
            self.send_response(200)
            self.send_header("access-control-allow-origin", "*")
            self.end_headers()
            self.wfile.write(json.dumps(style).encode())

        def log_message(self, *words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as host:
        threading.Thread(target=host.serve_forever).start()
        yield f"http://127.0.0.1:{host.server_port}/style.json"
        host.shutdown()


def test_an_online_map_takes_the_place_of_the_built_in_one(browser, tmp_path: Path, style_host: str) -> None:
    with make_record(str(tmp_path / "world.db")) as record, serving(record, map_style=style_host) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        errors: list[str] = []
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(f"{address}/#day=2016-08-25&map=8/{QAYYARAH.lat}/{QAYYARAH.lon}")
        page.wait_for_selector(MAP_READY, timeout=SLOW_MS)
        playwright.expect(page.locator("#map")).not_to_contain_text("Natural Earth")
        page.locator("#map canvas").click()
        playwright.expect(page.locator("#panel h2")).to_have_text("Qayyarah")
        page.close()
    assert errors == []


def test_an_empty_record_says_what_to_do(browser, tmp_path: Path) -> None:
    with Record.open(str(tmp_path / "empty.db"), create=True) as record, serving(record) as address:
        page = browser.new_page()
        page.goto(address)
        playwright.expect(page.get_by_role("alert")).to_contain_text("dateline read FOLDER")
        playwright.expect(page.locator("#summary")).to_have_text("The record is empty.")
        page.close()
