"""Pages of several parts: round-ups, live blogs, encyclopedias, sheets of figures."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.documents import read
from dateline.model import Document

ReadPage = Callable[..., Document]

LIBYA = "Islamic State fighters attacked the oilfield of al-Ghani on Friday, beheading eight guards."
SOMALIA = "Al-Shabab gunmen stormed a government compound in Baidoa on Thursday, killing six soldiers."
NIGERIA = "Troops recaptured the town of Bama from Boko Haram on Monday, the army said."


def lines_of(document: Document) -> list[str]:
    return document.body.of(document.text).split("\n\n")


def html(article: str, title: str = "The week in Africa", published: str = "2015-03-14T10:00:00Z") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>"
        f'<meta property="article:published_time" content="{published}"></head><body>'
        f"<nav><ul><li>Home</li><li>World</li></ul></nav><article><h1>{title}</h1>{article}</article>"
        "<footer><p>© 2015 Example News. All rights reserved.</p></footer></body></html>"
    )


def test_the_first_part_keeps_its_heading_as_the_others_do(read_page: ReadPage) -> None:
    parts = f"Nigeria\n\n{NIGERIA}\n\nSomalia\n\n{SOMALIA}\n\nLibya\n\n{LIBYA}\n"
    document = read_page(f"Menu\n\nThe week in Africa\n\n14 March 2015\n\n{parts}")
    assert document.headline == "The week in Africa"
    assert lines_of(document) == ["Nigeria", NIGERIA, "Somalia", SOMALIA, "Libya", LIBYA]


def test_a_line_above_the_prose_is_no_heading_where_no_others_are(read_page: ReadPage) -> None:
    document = read_page(f"The week in Africa\n\n14 March 2015\n\nWorld News\n\n{NIGERIA}\n\n{SOMALIA}\n")
    assert lines_of(document) == [NIGERIA, SOMALIA]


@pytest.mark.parametrize("head", ["2,800 killed\n13,000 injured", "Killed: 2,800\nInjured: 13,000"])
def test_figures_above_the_prose_are_no_headline(read_page: ReadPage, head: str) -> None:
    document = read_page(
        f"Yemen: situation report\n20 June 2015\n\nKEY FIGURES\n{head}\n\n{NIGERIA}\n{LIBYA}\n"
    )
    assert document.headline == "Yemen: situation report"


def test_captions_lose_their_credits_and_are_no_headline(read_page: ReadPage) -> None:
    caption = "Soldiers guard the market of Bama after the fighting."
    document = read_page(
        f"Army retakes Bama\nMon 9 Mar 2015\n\n{caption} Photograph: Afolabi Sotunde/Reuters\n\n{NIGERIA}\n\n"
        f"{SOMALIA}\n\n{caption} Photo by Sunday Alamba/AP\n\nTopics\nNigeria\n"
    )
    assert document.headline == "Army retakes Bama"
    assert lines_of(document) == [caption, NIGERIA, SOMALIA, caption]


def test_short_sentences_that_end_a_list_are_read(read_page: ReadPage) -> None:
    document = read_page(
        f"Bulletin on security\n14 March 2015\n\n{NIGERIA}\n- {SOMALIA}\n- FRPI militia attacked Gety.\n"
    )
    assert lines_of(document)[-1] == "- FRPI militia attacked Gety."


def test_posts_of_several_days_stand_under_their_days(read_page: ReadPage) -> None:
    posts = (
        ("2011-08-22T16:05", "4.05pm", "Rebels captured the seat of state television in Tripoli."),
        ("2011-08-22T12:00", "12.00pm", "Thirty people were killed around the compound, medics say."),
        ("2011-08-21T22:10", "Yesterday, 22:10", "Rebels seized the barracks west of the capital."),
    )
    blog = "".join(
        f'<div class="post"><h2><time datetime="{time}">{said}</time></h2><p>{told}</p></div>'
        for time, said, told in posts
    )
    date = '<p class="byline">By Ann Lee <time datetime="2011-08-22T20:30:00Z">22 Aug 2011</time></p>'
    document = read_page(html(f"{date}<p>Follow the fighting for Tripoli here.</p>{blog}"), "page.html")
    days = ("22 August 2011", "22 August 2011", "21 August 2011")
    assert lines_of(document)[1:] == [
        line for day, (_, _, told) in zip(days, posts, strict=True) for line in (day, told)
    ]


def test_posts_of_one_day_are_left_as_they_are(read_page: ReadPage) -> None:
    blog = "".join(
        f'<div><time datetime="2011-08-22T0{hour}:00">{hour}:00</time><p>{told}</p></div>'
        for hour, told in enumerate((NIGERIA, SOMALIA, LIBYA))
    )
    assert "August" not in read_page(html(blog), "page.html").text


def test_neither_the_head_of_a_page_nor_a_box_is_a_post(read_page: ReadPage) -> None:
    head = f'<header><h1>Army retakes Bama</h1><p>{LIBYA}</p><time datetime="2015-03-14">Sat</time></header>'
    box = f'<aside class="related"><ul><li><time datetime="2015-03-10">Tue</time> {SOMALIA}</li></ul></aside>'
    document = read_page(html(f"{head}<p>{NIGERIA}</p>{box}", title="Army retakes Bama"), "page.html")
    assert not any(line.endswith("March 2015") for line in document.text.split("\n"))


def test_hours_stay_with_the_dates_of_entries(read_page: ReadPage) -> None:
    entries = f"11 Nov 2022, 17:20 GMT\n\n{NIGERIA}\n\n10 Nov 2022, 06:00 GMT\n\n{SOMALIA}\n"
    document = read_page(
        f"War live\n12 November 2022\n\nFollow what happens in the war here, hour by hour.\n\n{entries}"
    )
    assert lines_of(document)[1::2] == ["11 Nov 2022, 17:20 GMT", "10 Nov 2022, 06:00 GMT"]


def test_short_articles_keep_their_paragraphs(read_page: ReadPage) -> None:
    document = read_page(html(f"<p>By Ann Lee</p><h2>Incidents</h2><ul><li>{NIGERIA}</li></ul>"), "page.html")
    assert lines_of(document) == [f"- {NIGERIA}"]


def test_notes_of_an_encyclopedia_are_left_out(read_page: ReadPage) -> None:
    article = (
        f'<p>{NIGERIA}<sup class="reference">[1]</sup></p>'
        f'<h2>Aftermath<span class="mw-editsection">[edit]</span></h2><p>{SOMALIA}</p>'
        '<ol class="references"><li>"Troops seize Bama". Example News. 10 March 2015.</li></ol>'
    )
    assert lines_of(read_page(html(article), "page.html")) == [NIGERIA, "Aftermath", SOMALIA]


def test_a_feed_parts_the_cells_of_tables_and_ends_before_its_signature(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    table = "<table><tr><td>Killed</td><td>37</td></tr></table>"
    signed = '<p>The post <a href="x">Army retakes Bama</a> appeared first on <a href="y">Daily</a>.</p>'
    path.write_text(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>Daily</title><item><title>Army retakes Bama</title><link>https://example.org/a</link>"
        f"<content:encoded><![CDATA[{table}<p>{NIGERIA}</p>{signed}]]></content:encoded></item></channel></rss>"
    )
    document = next(read([path]))
    assert isinstance(document, Document)
    assert document.body.of(document.text) == NIGERIA
    assert "Killed 37" in document.text
