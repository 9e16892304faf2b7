from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dateline.documents import read
from dateline.model import Document, Rejected

TITLE = "Army enters border town of Marsa"
PARAGRAPHS = (
    "LATAKIA, Syria – Government troops entered the border town of Marsa "
    "on Tuesday after two days of shelling, "
    "officials in the provincial capital said.",
    "Residents reached by telephone said that the rebels had left for the "
    "hills before dawn, taking with them the "
    "families of their commanders and two captured guns.",
    "A doctor at the clinic counted nine dead, among them two children who "
    "were hit when a shell struck the bakery.",
)
HEAD = {
    "json-ld": '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
    f'"headline": "{TITLE}", "datePublished": "2016-05-03T18:20:00+03:00", '
    '"publisher": {"name": "Harbour News"}}]}</script>',
    "meta": '<meta property="article:published_time" content="2016-05-03T18:20:00+03:00">'
    f'<meta property="og:site_name" content="Harbour News"><meta property="og:title" content="{TITLE}">',
}


def html(head: str, paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="en-GB"><head>
<title>{TITLE} | Harbour News</title>{head}</head><body>
<div class="cookie-banner"><p>We use cookies to improve your experience.</p><button>Accept all</button></div>
<nav><a href="/">Home</a><a href="/world">World</a><a href="/sport">Sport</a></nav>
<article><h1>{TITLE}</h1><p class="byline">By Rami Haddad</p>{prose}</article>
<aside class="related-stories"><h3>Related stories</h3><ul>
<li><a href="/2016/05/02/airport-road">Rebels shell airport road for third day</a></li>
<li><time datetime="2016-04-28">28 April</time>
<a href="/news/812">Aid convoy turned back at Marsa bridge</a></li>
<li><a href="/news/813">An undated story that nobody can place</a></li></ul></aside>
<section id="comments"><h2>2 Comments</h2><p>This is a great day for all of us who come from Marsa.</p>
<form><label>Leave a reply</label><textarea></textarea></form></section>
<footer>Copyright 2016 Harbour News. All rights reserved.</footer></body></html>"""


@pytest.mark.parametrize("kind", HEAD)
def test_a_news_page(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(html(HEAD[kind]))
    document, *stories = [item for item in read([path]) if isinstance(item, Document)]
    body = document.body.of(document.text)
    assert document.text.startswith(f"{TITLE}\n\n")
    assert body == "\n\n".join(PARAGRAPHS)
    assert (document.headline, document.publisher, document.dateline) == (
        TITLE,
        "Harbour News",
        "LATAKIA, Syria",
    )
    assert document.published is not None and document.published.iso() == "2016-05-03T18:20:00"
    assert document.language == "en"
    assert [(story.title, story.day) for story in document.related] == [
        ("Rebels shell airport road for third day", date(2016, 5, 2)),
        ("Aid convoy turned back at Marsa bridge", date(2016, 4, 28)),
    ]
    assert [story.id for story in stories] == [story.document for story in document.related]


def test_html_in_a_text_file_is_read_as_html(read_page: Callable[..., Document]) -> None:
    document = read_page(html(HEAD["meta"]), "page.txt")
    assert document.body.of(document.text) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "text", ["<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<!doctype html>"]
)
def test_a_page_without_an_article_is_rejected(text: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(text)
    (rejected,) = read([path])
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "no article found in the HTML"


def test_broken_linked_data_is_passed_over(read_page: Callable[..., Document]) -> None:
    head = '<script type="application/ld+json">{"headline": </script>' + HEAD["meta"]
    assert read_page(html(head), "page.html").publisher == "Harbour News"
