"""A person looks at drawn reports: opens a claim, sees its words alone in colour, by pointer or by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import once

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

NO_COLOUR = "rgba(0, 0, 0, 0)"
HOSTILE = """Army takes Hit<script>document.title = 'pwned'</script>

HIT, Iraq. The Iraqi army retook Hit<img src="http://127.0.0.1:9" onerror="document.title='pwned'"> from \
Islamic State</style><script>document.title = 'pwned'</script> on Thursday, 14 April 2016, the army said.
"""


@pytest.fixture(scope="module")
def drawn(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of real reports and a hostile one, read and drawn by the real program."""
    folder = tmp_path_factory.mktemp("drawn")
    hostile = folder / "hostile.txt"
    hostile.write_text(HOSTILE)
    inputs = [
        root / "sample/reports/fallujah-retaken.txt",
        root / "sample/reports/ramadi-falls.html",
        hostile,
    ]
    page = folder / "reports.html"
    seen = [one for one in once.annotate(inputs) if isinstance(one, tuple)]
    page.write_text(once.drawing(seen), encoding="utf-8")
    return page


@pytest.fixture
def page(browser: "playwright.Browser", drawn: Path) -> Iterator["playwright.Page"]:
    """The page, which stays without an error and asks nobody."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, color_scheme="light")
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith("file:") else faults.append(asked.url))
    page.goto(drawn.as_uri())
    yield page
    assert page.title().startswith("Dateline: ")
    page.close()
    assert faults == []


def background(words: "playwright.Locator") -> str:
    return str(words.evaluate("element => getComputedStyle(element).backgroundColor"))


def test_a_claim_is_opened_at_its_trigger_and_alone_keeps_its_colours(page, screenshots: Path) -> None:
    article = page.locator("article").first
    first, second = article.locator("a.trigger").nth(0), article.locator("a.trigger").nth(1)
    assert background(first) == background(second) != NO_COLOUR

    second.click()
    number = second.get_attribute("data-of").split(":")[0]
    card = article.locator(f".card[data-claim='{number}']")
    playwright.expect(card).to_have_attribute("open", "")
    playwright.expect(card.locator("dt.confidence")).to_be_visible()
    assert background(second) != NO_COLOUR == background(first)
    own = article.locator(f"mark[data-of~='{number}:agent']").first
    assert background(own) not in (NO_COLOUR, background(second))
    page.screenshot(path=screenshots / "drawing.png")

    page.keyboard.press("Escape")
    playwright.expect(card).not_to_have_attribute("open", "")


def test_pointing_at_a_card_shows_its_words(page) -> None:
    article = page.locator("article").first
    article.locator(".card").nth(2).hover()
    number = article.locator(".card").nth(2).get_attribute("data-claim")
    playwright.expect(article.locator(".card").nth(2)).to_contain_class("chosen")
    for words in article.locator("a.trigger").all():
        told = f"{number}:trigger" in words.get_attribute("data-of").split()
        assert (background(words) != NO_COLOUR) == told

    page.mouse.move(1, 999)
    playwright.expect(article).not_to_contain_class("choosing")


def test_keys_reach_every_claim(page) -> None:
    article = page.locator("article").first
    reached = set()
    for _ in range(3 * article.locator(".card").count()):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('article .card')?.id"))
    assert {card.get_attribute("id") for card in article.locator(".card").all()} <= reached

    page.locator("nav summary").focus()
    page.keyboard.press("Enter")
    playwright.expect(page.locator("nav a").first).to_be_visible()
    article.locator("a.trigger").first.focus()
    page.keyboard.press("Enter")
    playwright.expect(article.locator(".card").first).to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_it_reads_in_the_dark_on_paper_and_on_a_telephone(page, screenshots: Path) -> None:
    body, trigger = page.locator("body"), page.locator("a.trigger").first
    light = background(body), background(trigger)

    page.emulate_media(color_scheme="dark")
    dark = background(body), background(trigger)
    assert not set(light) & set(dark)
    page.screenshot(path=screenshots / "drawing-dark.png")

    page.emulate_media(media="print", color_scheme="dark")
    assert (background(body), background(trigger)) == ("rgb(255, 255, 255)", light[1])
    assert not page.locator(".left-out").first.is_visible()
    page.screenshot(path=screenshots / "drawing-print.png")

    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size({"width": 380, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    page.screenshot(path=screenshots / "drawing-narrow.png")


def test_furniture_is_folded_and_can_be_opened(page) -> None:
    folded = page.locator(".left-out").first
    assert not folded.locator("pre").is_visible()
    folded.locator("summary").click()
    playwright.expect(folded.locator("pre")).to_be_visible()


def test_a_hostile_report_is_only_read(page) -> None:
    hostile = page.locator("article").last
    assert "<script>document.title = 'pwned'</script>" in hostile.inner_text()
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
