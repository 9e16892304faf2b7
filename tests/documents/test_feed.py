"""RSS and Atom files, and pages as they come over the network."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.newsstand import article, rss

from dateline.documents import ReadOptions, read
from dateline.documents.feed import looks_like_feed, read_feed
from dateline.errors import SourceError
from dateline.model import Document, Download, Rejected

PROSE = "Government troops entered the border town of Marsa on Tuesday after two days of shelling."

RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Northern Courier</title><language>en-gb</language>
<item><title>Army enters Marsa</title><link>https://example.org/1</link>
  <pubDate>Wed, 04 May 2016 07:30:00 GMT</pubDate><description>In short.</description>
  <content:encoded><![CDATA[<p>{PROSE}</p><p>Many fled&nbsp;south.</p><script>x()</script>]]>
  </content:encoded></item>
<item><title>Talks &amp;amp; truce</title><guid>n2</guid></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title>Army enters Marsa</title><id>a1</id><link href="https://example.org/a"/>
<published>2016-05-04T07:30:00Z</published><summary>{PROSE}</summary>
<source><title>Tigris Post</title></source></entry></feed>"""


def test_each_entry_of_a_file_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "courier.rss"
    path.write_text(RSS)
    first, second = read([path])
    assert isinstance(first, Document) and isinstance(second, Document)

    assert first.text == f"{PROSE}\nMany fled south."
    assert (first.name, first.headline, first.publisher) == (
        "https://example.org/1",
        "Army enters Marsa",
        "Northern Courier",
    )
    assert first.published is not None and first.published.iso() == "2016-05-04T07:30:00"
    assert (second.name, second.text) == ("n2", "Talks & truce")


@pytest.mark.parametrize("suffix", [".atom", ".xml"])
def test_atom_is_read_alike_and_an_entry_may_name_its_outlet(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"wire{suffix}"
    path.write_text(ATOM)
    (document,) = read([path])
    assert isinstance(document, Document)

    assert (document.publisher, document.text) == ("Tigris Post", PROSE)


@pytest.mark.parametrize(
    ("content", "reason"), [("", "not a feed"), ("<html/>", "not a feed"), ("<rss><chan", "not a feed")]
)
def test_what_is_no_feed_is_one_line(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "x.rss"
    path.write_text(content)
    (found,) = read([path])
    assert isinstance(found, Rejected)

    assert found.reason.startswith(reason) and "\n" not in found.reason


def test_entities_that_grow_do_no_harm() -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha" * 10}">' for i in range(12))
    bomb = f"<?xml version='1.0'?><!DOCTYPE r [{laughs}]><rss version='2.0'><channel><title>&l11;</title>"
    try:
        feed = read_feed(f"{bomb}</channel></rss>".encode(), "bomb")
    except SourceError:
        return
    assert len(feed.title or "") < 10_000


@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_a_source_error(data: bytes) -> None:
    for content in (
        data,
        b"<rss><channel><item>" + data,
        b'<feed xmlns="http://www.w3.org/2005/Atom">' + data,
    ):
        try:
            read_feed(content, "x")
        except SourceError as error:
            assert "\n" not in str(error)


def test_a_feed_is_told_from_a_page() -> None:
    assert looks_like_feed(RSS.encode()) and looks_like_feed(ATOM.encode())
    assert looks_like_feed(b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- by x -->\n<rss version='2.0'>")
    assert not looks_like_feed(article("Army enters Marsa", PROSE).encode())


# ------------------------------------------------------------------------------------------- over the network


def download(data: bytes | str, **how: str | None) -> Download:
    body = data.encode() if isinstance(data, str) else data
    return Download(
        **{"url": "https://example.org/2016/marsa.html", "data": body, "media": "text/html", **how}
    )  # type: ignore[arg-type]


PAGE = article("Army Enters Marsa", PROSE, "Many people fled to the south, a doctor of the town said.")


def test_a_page_says_what_it_says_and_its_feed_what_it_leaves_out() -> None:
    (document,) = read(
        [download(PAGE, title="Other", published="Wed, 04 May 2016 07:30:00 GMT", publisher="Wire")]
    )
    assert isinstance(document, Document)

    assert (document.headline, document.publisher) == ("Army Enters Marsa", "Wire")
    assert document.published is not None and document.published.iso() == "2016-05-04T07:30:00"
    assert (document.name, document.ref) == ("marsa", "https://example.org/2016/marsa.html")
    dated = PAGE.replace("<head>", '<head><meta property="article:published_time" content="2016-05-03">')
    named = dated.replace("<head>", '<head><meta property="og:site_name" content="Tigris Post">')
    (document,) = read([download(named, published="2016-05-09", publisher="Wire")])
    assert isinstance(document, Document)
    assert document.published is not None and document.published.iso() == "2016-05-03"
    assert document.publisher == "Tigris Post"


def test_the_encoding_that_the_server_names_is_tried_first() -> None:
    russian = "Войска вошли в город Марса во вторник после двух дней обстрелов, сообщил представитель армии."
    page = download(russian.encode("koi8-r"), charset="koi8-r", media="text/plain")
    (document,) = read([page])
    assert isinstance(document, Document) and document.text == russian

    (wrong,) = read([download(PROSE.encode(), charset="utf-99", media="text/plain")])
    assert isinstance(wrong, Document) and wrong.text == PROSE


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (download(b"%PDF-1.7", media="application/pdf"), "of a kind that is not read: application/pdf"),
        (download(b"%PDF-1.7"), "binary: a PDF file"),
        (download(""), "empty"),
        (download("x" * 2000), "over the size limit of 1,000 bytes"),
        (download("<html><body><nav>Home</nav></body></html>"), "no article found in the HTML"),
    ],
)
def test_what_is_no_report_is_rejected_under_its_address(page: Download, reason: str) -> None:
    (found,) = read([page], options=ReadOptions(max_bytes=1000))
    assert found == Rejected(ref=page.url, stage="read", reason=reason)


def test_an_address_of_a_feed_gives_its_entries() -> None:
    feed = rss("Wire", [("Army enters Marsa", "https://example.org/1", "Wed, 04 May 2016 07:30:00 GMT")])
    (document,) = read([download(feed, media="text/xml", url="https://example.org/rss")])
    assert isinstance(document, Document)

    assert (document.headline, document.name) == ("Army enters Marsa", "https://example.org/1")


def test_what_could_not_be_fetched_is_passed_on() -> None:
    gone = Rejected(ref="https://example.org/x", stage="fetch", reason="HTTP 503")
    assert list(read([gone])) == [gone]
