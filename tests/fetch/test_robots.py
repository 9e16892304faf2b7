"""What a robots.txt allows, by RFC 9309."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.fetch.robots import Robots

TEXT = """\
# for everybody
User-agent: *
Disallow: /search
Disallow: /*/print
Allow: /search/about
Disallow: /*.pdf$
Disallow: /tmp/
Crawl-delay: 5

User-agent: dateline # by name
User-agent: otherbot
Disallow: /news/
"""


def allows(path: str, *, agent: str = "Somebody", text: str = TEXT) -> bool:
    return Robots.parse(text, agent=agent).allows(f"https://example.org{path}")


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("", True),
        ("/search", False),
        ("/search?q=hit", False),
        ("/search/about", True),
        ("/2016/print", False),
        ("/print", True),
        ("/a.pdf", False),
        ("/a.pdf.html", True),
        ("/t%6dp/a", False),
        ("/tmp", True),
    ],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:
    assert allows(path) is allowed


def test_a_group_by_name_goes_before_that_for_everybody() -> None:
    assert not allows("/news/1", agent="Dateline")
    assert allows("/search", agent="Dateline")


def test_the_pause_that_a_host_asks_for() -> None:
    assert Robots.parse(TEXT, agent="Somebody").crawl_delay_s == 5
    assert Robots.parse("User-agent: *\nCrawl-delay: soon\n", agent="x").crawl_delay_s == 0
    assert Robots.parse("User-agent: *\nCrawl-delay: -3\n", agent="x").crawl_delay_s == 0


@pytest.mark.parametrize(
    "text", ["", "User-agent: *\nDisallow:\n", "User-agent: other\nDisallow: /\n", "<html>"]
)
def test_nothing_forbidden_is_allowed(text: str) -> None:
    assert allows("/a", agent="Dateline", text=text)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    robots = Robots.parse(f"{text}\nUser-agent: *\nDisallow: /\n{text}", agent="x")
    assert robots.allows("https://example.org/a") in (True, False)
    assert robots.crawl_delay_s >= 0
