"""Which news agency's story a report carries, by its own words.

An outlet that prints an agency's story says so at its head ("AFP Friday 1 Jul 2016", "BEIRUT (Reuters)") or
at its end ("--AFP"), or leaves the agency's own reporters in it ("an AFP photographer saw", "he told AFP").
"""

import re
from collections.abc import Iterator
from functools import cache

from dateline.documents.publishers import agency_names, publisher_of
from dateline.model import Document

_HEAD = 250
"""A credit at the head stands within so many characters …"""
_TAIL = 60
"""… and one at the end within so many."""

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+\d"
_OPENED = re.compile(r"(?:[(\[/–—-]\s*|^\s*|\n\s*)$")
_CLOSED = re.compile(rf"\s*(?:[)\]/–—-]|$|\n|{_DAY})")
_DATED = re.compile(rf"\s+{_DAY}")
_TOLD = re.compile(r"\btold\s+$")
_REPORTER = re.compile(r"(?:['’]s)?\s+(?:correspondent|reporter|photographer|journalist)s?\b")


def credited(document: Document) -> str | None:
    """Return the agency whose story a report carries; None when there is no sign of one, or signs of several.

    That is the one it credits, else the outlet itself if it is an agency, else the only one that reporters
    in it work for.
    """
    text, outlet = document.text, publisher_of(document.publisher)
    credits = {name for name, at, before, after in _named(text) if _is_credit(text, at, before, after)}
    if not credits and outlet is not None and outlet.agency:
        return outlet.name
    if not credits:
        credits = {
            name for name, _, before, after in _named(text) if _TOLD.search(before) or _REPORTER.match(after)
        }
    return credits.pop() if len(credits) == 1 else None


def _named(text: str) -> Iterator[tuple[str, int, str, str]]:
    """Yield each agency that a text names: its usual name, where, and the words before and after."""
    for match in _pattern().finditer(text):
        outlet = publisher_of(match[0])
        if outlet is not None:
            yield outlet.name, match.start(), text[: match.start()][-20:], text[match.end() :][:30]


def _is_credit(text: str, at: int, before: str, after: str) -> bool:
    if at >= _HEAD and at < len(text) - _TAIL:
        return False
    return bool(_OPENED.search(before) and _CLOSED.match(after)) or bool(at < _HEAD and _DATED.match(after))


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds the names of agencies, the longest first."""
    names = sorted(agency_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
