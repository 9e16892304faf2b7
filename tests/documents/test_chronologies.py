"""Pages whose paragraphs are dated keep the dates, unlike the date that a page was published on."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.model import Document

TITLE = "The battle for Belsa in dates"
ENTRIES = (
    ("17 October 2016", "Government forces begin an offensive to retake the river port."),
    ("24 January 2017", "The army says that it holds the eastern bank of the town."),
    ("9 July 2017", "The governor returns and congratulates the troops on their victory."),
)
BodyOf = Callable[[str], str]


def dated(body: str) -> list[tuple[str, str]]:
    """Each date with what follows it, up to the next line."""
    lines = body.replace(": ", "\n").split("\n")
    lines = [line.lstrip("- ") for line in lines if line.strip()]
    return [(line, lines[i + 1]) for i, line in enumerate(lines[:-1]) if line in dict(ENTRIES)]


def html(entries: str) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title>"
        '<meta property="article:published_time" content="2017-07-10"></head><body>'
        f"<article><h1>{TITLE}</h1><p>These are the main events of the nine months.</p>{entries}</article>"
        "</body></html>"
    )


MARKUP = {
    "headings": "<h3>{}</h3><p>{}</p>",
    "rows": "<tr><td>{}</td><td>{}</td></tr>",
    "definitions": "<dt>{}</dt><dd>{}</dd>",
}
AROUND = {"rows": "<table>{}</table>", "definitions": "<dl>{}</dl>"}


@pytest.mark.parametrize("name", MARKUP)
def test_dates_of_a_page_stay_with_what_they_head(name: str, read_page: Callable[..., Document]):
    entries = "".join(MARKUP[name].format(*entry) for entry in ENTRIES)
    document = read_page(html(AROUND.get(name, "{}").format(entries)), "page.html")
    assert dated(document.body.of(document.text)) == list(ENTRIES)
    assert document.published is not None
    assert document.published.day == date(2017, 7, 10)


def test_tables_without_dates_are_left_out_as_before(read_page: Callable[..., Document]):
    rows = "".join(
        f"<tr><td>{name}</td><td>{n}</td></tr>" for name, n in (("Belsa", 4), ("Kadra", 7), ("Marsa", 9))
    )
    prose = "".join(f"<p>{told}</p>" for _, told in ENTRIES)
    document = read_page(html(f"{prose}<table>{rows}</table>"), "page.html")
    assert "Kadra" not in document.text


@pytest.mark.parametrize("line", ["{}\n{}", "{}: {}"])
def test_a_chronology_that_opens_with_its_first_day_keeps_it(line: str, body_of: BodyOf):
    entries = "\n\n".join(line.format(*entry) for entry in ENTRIES)
    assert dated(body_of(f"{TITLE}\n\n{entries}\n")) == list(ENTRIES)


def test_the_day_of_publication_heads_no_entry(read_page: Callable[..., Document]):
    entries = "\n\n".join("\n".join(entry) for entry in ENTRIES)
    document = read_page(
        f"{TITLE}\n\n10 July 2017\n\nThese are the main events of the nine months.\n\n{entries}\n"
    )
    assert document.published is not None
    assert document.published.day == date(2017, 7, 10)
    body = document.body.of(document.text)
    assert "10 July" not in body
    assert dated(body) == list(ENTRIES)


def test_a_single_date_between_paragraphs_is_furniture(body_of: BodyOf):
    (day, first), (_, second), _ = ENTRIES
    assert body_of(f"{TITLE}\n\n{first}\n\n{day}\n\n{second}\n") == f"{first}\n\n{second}"
