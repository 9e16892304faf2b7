"""A chronology: paragraphs that begin with the days of which each tells ("25 January 2011 – Protesters …").

Each entry is a small report of its own day, whenever the whole was published.
"""

import re
from calendar import isleap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from dateline.claims.when import expressions
from dateline.claims.when.days import Days
from dateline.claims.when.expressions import TimeExpression
from dateline.claims.when.patterns import MONTH, Kind
from dateline.claims.when.resolve import Anchor
from dateline.model import Span

_FEWEST = 2
"""Entries of different days that make a chronology."""
_LINE = re.compile(r"^[ \t]*(?:[-–—*•·▪]\s+)?(?P<line>\S.*?)[ \t]*$", re.MULTILINE)
_MAY_DATE = re.compile(rf"(?:[^\W\d_]+,?[\s-]+){{0,3}}?(?:\d{{1,4}}\b|{MONTH}\b)", re.IGNORECASE)
"""How a line begins that may begin with a date ("Friday, 18 March", "In early April")."""
_CALENDAR = re.compile(rf"\b(?:{MONTH}|\d{{4}})\b|\d[/.]\d", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_FIRST = re.compile(rf"(\d{{4}})\s+({MONTH}(?:\s+\d{{1,2}})?)\b", re.IGNORECASE)
_PARTED = re.compile(
    r"(?:,?\s+\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?)?(?:\s*\([^()\n]{1,20}\))?"
    r"(?:\s*$|\s*[:|–—]+\s*|\s*-{1,2}\s+|\.\s+(?=[^\W\d_a-z])|\t\s*)"
)
"""What parts a date, perhaps with the time of day, from what it heads."""
_SET_OFF = re.compile(r"\s+(?=[^\W\d_a-z])")
"""What parts a whole date from what it heads where bold type did ("**25 January** Protesters …")."""
_LONGEST = 60
"""Characters of the longest heading."""
_SOME_DAY, _ANOTHER_DAY = date(2000, 12, 31), date(1950, 12, 31)
"""Days from which a date without a year is of two years."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a chronology tells of one day, or of a few."""

    heading: Span
    """The words that name the days."""
    body: Span
    """What is told of them."""
    days: Days


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    words: Span
    end: int
    days: Days
    has_year: bool


def entries(text: str, body: Span, published: date | None, headline: str = "") -> tuple[Entry, ...]:
    """Return the entries of the chronology that a text holds, in order; none where it holds none.

    Args:
        text: the document's.
        body: the prose in it.
        published: the report's day, by which the last of them was where no year is told; None when not known.
        headline: what may tell the year of all ("Timeline of the war (**2023**)").
    """
    years = set(_YEAR.findall(headline))
    if len(years) == 1 and (end := date(int(years.pop()), 12, 31)) < (published or date.max):
        published = end
    lines = [Span(*match.span("line")) for match in _LINE.finditer(text, body.start, body.end)]
    headings = list(_headings(text, lines, published or _SOME_DAY))
    if len({heading.days for heading in headings}) < _FEWEST:
        return ()
    ends, days = _ends(headings, lines), _with_years(headings, published)
    return tuple(
        Entry(heading.words, Span(min(heading.end, end), end), told)
        for heading, end, told in zip(headings, ends, days, strict=False)
    )


def _headings(text: str, lines: Sequence[Span], published: date) -> Iterator[_Heading]:
    """Yield the dates that lines begin with and that are set off from what follows."""
    for number, line in enumerate(lines):
        if (said := _date(text, line)) is None:
            continue
        days, other = (said.days(Anchor(published=day)) for day in (published, _ANOTHER_DAY))
        words = Span(line.start, line.start + said.span.end)
        parted = _PARTED.match(text, words.end, line.end)
        if days.start is not None and days.start == days.end:
            parted = parted or _SET_OFF.match(text, words.end, line.end)
        if parted and days.start is not None and days.end is not None:
            yield _Heading(number, words, parted.end(), days, has_year=days == other)


def _date(text: str, line: Span) -> TimeExpression | None:
    """The calendar date that a line begins with, as if the line were the text."""
    if not _MAY_DATE.match(text, line.start, line.end):
        return None
    words = text[line.start : min(line.end, line.start + _LONGEST)]
    if year_first := _YEAR_FIRST.match(words):  # "2011 March – …" is read as "March 2011"
        year, rest = year_first.groups()
        words = f"{rest} {year}{words[year_first.end() :]}"
    found = expressions.find(words)
    dates = found and found[0].span.start == 0 and found[0].kind is Kind.DATE
    return found[0] if dates and _CALENDAR.search(found[0].span.of(words)) else None


def _ends(headings: Sequence[_Heading], lines: Sequence[Span]) -> list[int]:
    """Where each entry ends: before the next; the last one is no longer than the longest of the others."""
    firsts = [heading.line for heading in headings]
    longest = max(after - first for first, after in pairwise(firsts))
    return [lines[after - 1].end for after in (*firsts[1:], min(firsts[-1] + longest, len(lines)))]


def _with_years(headings: Sequence[_Heading], published: date | None) -> list[Days]:
    """The days of headings with the years that are not told, such that all run on or all run back.

    Of both ways the one is meant that goes back less far; no days where the told years fit neither.
    """
    if all(heading.has_year for heading in headings):
        return [heading.days for heading in headings]
    ways = (_run(headings, published, onwards=True), _run(headings, published, onwards=False))
    return max((days for days in ways if days), key=lambda days: min(map(_first_day, days)), default=[])


def _run(headings: Sequence[_Heading], published: date | None, *, onwards: bool) -> list[Days]:
    """The days of headings that run on, or back; none where those with a year do not, or nothing tells it."""
    told = {i: heading.days for i, heading in enumerate(headings) if heading.has_year}
    edge, way = (_first_day, 1) if onwards else (_last_day, -1)
    if not told and published is not None:
        latest = len(headings) - 1 if onwards else 0
        told[latest] = _moved(headings[latest].days, edge, published, -1)
    if not told:
        return []
    first = min(told)
    for i in range(first - 1, -1, -1):
        told[i] = _moved(headings[i].days, edge, edge(told[i + 1]), -way)
    for i in range(first + 1, len(headings)):
        told.setdefault(i, _moved(headings[i].days, edge, edge(told[i - 1]), way))
    days = [told[i] for i in range(len(headings))]
    return days if days == sorted(days, key=edge, reverse=not onwards) else []


def _moved(days: Days, edge: Callable[[Days], date], beside: date, way: int) -> Days:
    """Days in the year in which they lie the least far behind another day, or before it."""
    years = (_in_year(days, year) for year in range(beside.year - 1, beside.year + 2))
    return min(
        (each for each in years if (edge(each) - beside).days * way >= 0),
        key=lambda each: abs(edge(each) - beside),
    )


def _in_year(days: Days, year: int) -> Days:
    first, last = _first_day(days), _last_day(days)
    later = year - first.year
    return replace(days, start=_years_later(first, later), end=_years_later(last, later))


def _years_later(day: date, years: int) -> date:
    leap = day.month == 2 and not isleap(day.year + years)
    return day.replace(year=day.year + years, day=min(day.day, 28) if leap else day.day)


def _first_day(days: Days) -> date:
    return days.start or date.min


def _last_day(days: Days) -> date:
    return days.end or date.max
