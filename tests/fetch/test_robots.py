"""What a robots.txt allows, by RFC 9309."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.fetch.robots import parse

TEXT = """\
# for everybody
User-agent: *
Disallow: /search
Disallow: /*/print
Allow: /search/about
Disallow: /*.pdf$
Disallow: /tmp/
Crawl-delay: 5

User-agent: Dateline/9 # by name
User-agent: otherbot
Disallow: /news/
Crawl-delay: soon
"""


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
    assert parse(TEXT, agent="Somebody").allows(path) is allowed


def test_a_group_by_name_goes_before_that_for_everybody() -> None:
    ours = parse(TEXT, agent="Dateline")

    assert not ours.allows("/news/1")
    assert ours.allows("/search")
    assert ours.crawl_delay_s is None
    assert parse(TEXT, agent="Somebody").crawl_delay_s == 5


@pytest.mark.parametrize(
    "text", ["", "User-agent: *\nDisallow:\n", "User-agent: other\nDisallow: /\n", "<html>"]
)
def test_nothing_forbidden_is_allowed(text: str) -> None:
    assert parse(text, agent="Dateline").allows("/a")


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_is_read(text: str, path: str) -> None:
    assert parse(f"User-agent: *\nDisallow: /\n{text}", agent="x").allows("/" + path) in (True, False)
    assert parse("User-agent: *\nDisallow: /\n", agent="x").allows("/" + path) is False
