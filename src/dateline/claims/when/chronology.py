"""A chronology: paragraphs that begin with the days of which each tells ("25 January 2011 – Protesters …").

Each entry is a small report of its own day, whenever the whole was published.
"""

import re
from calendar import isleap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter

from dateline.claims.when import expressions
from dateline.claims.when.days import Days
from dateline.claims.when.expressions import TimeExpression
from dateline.claims.when.patterns import MONTH, WEEKDAY, Kind
from dateline.claims.when.resolve import Anchor
from dateline.model import Span

_FEWEST = 2
"""Entries of different days that make a chronology."""
_LINE = re.compile(
    r"^[ \t]*(?:[-–—*•·▪]\s+)?(?:day\s+\w+\s*[:,(–—-]\s*)?[\[(]?(?P<line>[^\s\[(].*?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""A line without what stands before a date ("- ", "Day 14 (", "[")."""
_MAY_DATE = re.compile(rf"(?:[^\W\d_]+,?[\s-]+){{0,3}}?(?:\d{{1,4}}\b|{MONTH}\b|{WEEKDAY}\b)", re.IGNORECASE)
"""How a line begins that may begin with a date ("Friday, 18 March", "In early April")."""
_CALENDAR = re.compile(rf"\b(?:{MONTH}|\d{{4}})\b|\d[/.]\d", re.IGNORECASE)
_DAY_OF_WEEK = re.compile(WEEKDAY, re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_FIRST = re.compile(rf"(\d{{4}})\s+({MONTH}(?:\s+\d{{1,2}})?)\b", re.IGNORECASE)
_IN_FIGURES = re.compile(r"(?P<a>\d{1,2})([/.-])(?P<b>\d{1,2})\2(?P<year>(?:19|20)\d\d)(?!\d)")
_HOUR = r",?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}\b)?"
_AT_AN_HOUR = re.compile(rf"[)\]]?{_HOUR}")
_OF_THE_WRITING = re.compile(rf"(?:[Yy]esterday|[Tt]oday){_HOUR}")
"""A day that is told from when it was written, with the hour of what happened ("Yesterday, 22:10")."""
_PARTED = re.compile(
    rf"[)\]]?(?:{_HOUR})?(?:\s*\([^()\n]{{1,20}}\))?"
    r"(?:\s*$|\s*[:|–—]+\s*|\s*-{1,2}\s+|\.\s+(?=[^\W\d_a-z])|\t\s*)"
)
"""What parts a date, perhaps with the time of day, from what it heads."""
_SET_OFF = re.compile(rf"[)\]]?(?:{_HOUR})?\s+(?=[^\W\d_a-z])")
"""What parts a whole date from what it heads where bold type did ("**25 January** Protesters …")."""
_LONGEST = 60
"""Characters of the longest heading."""
_SOME_DAY, _ANOTHER_DAY = date(2000, 12, 31), date(1950, 12, 31)
"""Days from which a date without a year is of two years."""
_WEEK, _YEAR_LENGTH = timedelta(days=7), timedelta(days=365.25)


_Again = Callable[[Days, int], Days]
_Dated = tuple[Span, Days, _Again | None]
"""The words of a date, its days, and as in a heading the days the n-th time after."""


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
    again: _Again | None
    """The days the n-th time after, for words that name days of any year, or of any week."""
    hourly: bool
    """Whether an hour stands beside the days, as in a report that is written while things happen."""


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
    told = {heading.days for heading in headings}
    if published is not None and any(heading.hourly for heading in headings):
        told.add(Days(published, published))  # of which tells what stands above them
    if len(headings) < _FEWEST or len(told) < _FEWEST:
        return ()
    ends, days = _ends(headings, lines), _with_years(headings, published)
    return tuple(
        Entry(heading.words, Span(min(heading.end, end), end), told)
        for heading, end, told in zip(headings, ends, days, strict=False)
    )


def _headings(text: str, lines: Sequence[Span], published: date) -> Iterator[_Heading]:
    """Yield the dates that lines begin with and that are set off from what follows."""
    figures = _in_figures(text, lines)
    for number, line in enumerate(lines):
        dated = figures.get(line) or _dated(text, line, published)
        if dated is None:
            continue
        words, days, again = dated
        parted = _PARTED.match(text, words.end, line.end)
        if days.start is not None and days.start == days.end:
            parted = parted or _SET_OFF.match(text, words.end, line.end)
        if parted and days.start is not None and days.end is not None:
            hourly = _AT_AN_HOUR.match(parted[0]) is not None
            yield _Heading(number, words, parted.end(), days, again, hourly)


def _dated(text: str, line: Span, published: date) -> _Dated | None:
    """The calendar date in words that a line begins with."""
    if (said := _date(text, line)) is None:
        return None
    words = Span(line.start, line.start + said.span.end)
    days, other = (said.days(Anchor(published=day)) for day in (published, _ANOTHER_DAY))
    if days == other or _OF_THE_WRITING.match(text, line.start, line.end):
        return words, days, None
    weekly = _DAY_OF_WEEK.fullmatch(text, words.start, words.end)
    return words, days, _weeks_later if weekly else _years_later


def _in_figures(text: str, lines: Sequence[Span]) -> dict[Span, _Dated]:
    """The dates in figures that lines begin with, day and month in the one order that all of them allow.

    Where both orders make dates it is the one in which they run on, or back.
    """
    found = [(line, match) for line in lines if (match := _IN_FIGURES.match(text, line.start, line.end))]
    orders = [_days_in_order(map(itemgetter(1), found), *order) for order in (("a", "b"), ("b", "a"))]
    whole = [days for days in orders if days]
    steady = [days for days in whole if days in (sorted(days), sorted(days, reverse=True))]
    meant = whole if len(whole) == 1 else steady
    if len(meant) != 1:
        return {}
    return {
        line: (Span(*match.span()), Days(day, day), None)
        for (line, match), day in zip(found, meant[0], strict=True)
    }


def _days_in_order(figures: Iterable[re.Match[str]], day: str, month: str) -> list[date]:
    """The dates of figures of which one is the day and another the month; none where one makes no date."""
    try:
        return [date(int(match["year"]), int(match[month]), int(match[day])) for match in figures]
    except ValueError:
        return []


def _date(text: str, line: Span) -> TimeExpression | None:
    """The calendar date that a line begins with, as if the line were the text."""
    if not _MAY_DATE.match(text, line.start, line.end):
        return None
    words = text[line.start : min(line.end, line.start + _LONGEST)]
    if year_first := _YEAR_FIRST.match(words):  # "2011 March – …" is read as "March 2011"
        year, rest = year_first.groups()
        words = f"{rest} {year}{words[year_first.end() :]}"
    found = expressions.find(words)
    run = expressions.joined(words, found)[:1]  # "30 March – 1 April: …", but not "30 March – Tuesday saw …"
    found = run if run and _PARTED.match(words, run[0].span.end) else found
    dates = found and found[0].span.start == 0 and found[0].kind is Kind.DATE
    said = found[0].span.of(words) if dates else ""
    heads = _CALENDAR.search(said) or _DAY_OF_WEEK.fullmatch(said) or (said and _OF_THE_WRITING.match(words))
    return found[0] if heads else None


def _ends(headings: Sequence[_Heading], lines: Sequence[Span]) -> list[int]:
    """Where each entry ends: before the next; the last one is no longer than the longest of the others."""
    firsts = [heading.line for heading in headings]
    longest = max(after - first for first, after in pairwise(firsts))
    return [lines[after - 1].end for after in (*firsts[1:], min(firsts[-1] + longest, len(lines)))]


def _with_years(headings: Sequence[_Heading], published: date | None) -> list[Days]:
    """The days of headings with the years, or weeks, that are not told: such that all run on or all run back.

    Of both ways the one is meant that goes back less far; no days where those that are told fit neither.
    """
    if not any(heading.again for heading in headings):
        return [heading.days for heading in headings]
    ways = (_run(headings, published, onwards=True), _run(headings, published, onwards=False))
    return max((days for days in ways if days), key=lambda days: min(map(_first_day, days)), default=[])


def _run(headings: Sequence[_Heading], published: date | None, *, onwards: bool) -> list[Days]:
    """The days of headings that run on, or back; none where those that are told do not, or nothing tells."""
    told = {i: heading.days for i, heading in enumerate(headings) if heading.again is None}
    edge, way = (_first_day, 1) if onwards else (_last_day, -1)
    if not told and published is not None:
        latest = len(headings) - 1 if onwards else 0
        told[latest] = _moved(headings[latest], edge, published, -1)
    if not told:
        return []
    first = min(told)
    for i in range(first - 1, -1, -1):
        told[i] = _moved(headings[i], edge, edge(told[i + 1]), -way)
    for i in range(first + 1, len(headings)):
        told[i] = _moved(headings[i], edge, edge(told[i - 1]), way) if i not in told else told[i]
    days = [told[i] for i in range(len(headings))]
    return days if days == sorted(days, key=edge, reverse=not onwards) else []


def _moved(heading: _Heading, edge: Callable[[Days], date], beside: date, way: int) -> Days:
    """The days of a heading the time that they lie the least far behind another day, or before it."""
    again = heading.again or _years_later
    period = _WEEK if again is _weeks_later else _YEAR_LENGTH
    near = round((beside - edge(heading.days)) / period)
    times = (again(heading.days, near + n) for n in (-1, 0, 1))
    return min(
        (days for days in times if (edge(days) - beside).days * way >= 0),
        key=lambda days: abs(edge(days) - beside),
    )


def _weeks_later(days: Days, n: int) -> Days:
    return replace(days, start=_first_day(days) + n * _WEEK, end=_last_day(days) + n * _WEEK)


def _years_later(days: Days, n: int) -> Days:
    return replace(days, start=_in_year(_first_day(days), n), end=_in_year(_last_day(days), n))


def _in_year(day: date, later: int) -> date:
    leap = day.month == 2 and not isleap(day.year + later)
    return day.replace(year=day.year + later, day=min(day.day, 28) if leap else day.day)


def _first_day(days: Days) -> date:
    return days.start or date.min


def _last_day(days: Days) -> date:
    return days.end or date.max
