"""Dates as pages print them, read without guessing.

A date counts when it names its year and leaves no doubt which number is the day: ``05-07-2015`` is left
alone unless a weekday beside it decides, or the days that the report names ("on July 3").
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from dateline.model import Moment, Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero ocak января січня",
            "february feb février februar febrero şubat февраля лютого",
            "march mar mars märz marzo mart марта березня",
            "april apr avril abril nisan апреля квітня",
            "may mai mayo mayıs мая травня",
            "june jun juin juni junio haziran июня червня",
            "july jul juillet juli julio temmuz июля липня",
            "august aug août agosto ağustos августа серпня",
            "september sep sept septembre septiembre eylül сентября вересня",
            "october oct octobre oktober octubre ekim октября жовтня",
            "november nov novembre noviembre kasım ноября листопада",
            "december dec décembre dezember diciembre aralık декабря грудня",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = "(?:" + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?:\.\d+)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
)
_ZONE = r"(?:\s?(?:Z|UTC|GMT|[ECMP][SD]?T|BST|KSA|[+-]\d\d:?\d\d))?"
_NO_GROUP = re.compile(r"\(\?P<\w+>")
_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?\b[.,]?\s+"
_FORMS = (
    rf"(?P<iso>(?P<y1>{_YEAR})[-/](?P<m1>0[1-9]|1[0-2])[-/](?P<d1>0[1-9]|[12]\d|3[01]))(?!\d)",
    rf"(?P<d2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er)?[\s\-]+(?:of\s+|de\s+)?(?P<m2>{_MONTH}),?[\s\-]*(?:de\s+)?(?P<y2>{_YEAR})(?!\d)",
    rf"(?P<m3>{_MONTH})\s?(?P<d3>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s?,?\s*(?P<y3>{_YEAR})(?!\d)",
    rf"(?P<a>\d\d?)(?P<sep>[./\-])(?P<b>\d\d?)(?P=sep)(?P<y4>{_YEAR})(?!\d)",
)
_DATE = re.compile(
    rf"(?<![\w/.\-])(?:{_CLOCK}{_ZONE}[,|\s]+(?:on\s+)?)?(?:{_WEEKDAY})?(?:{'|'.join(_FORMS)})"
    rf"(?:(?:[T,|\s–—-]|\bat\b|\b(?:GMT|UTC|KSA)\b){{1,7}}{_CLOCK.replace('<', '<t_')}{_ZONE})?",
    re.IGNORECASE,
)
_BARE_DIGITS = re.compile(r"\d")
_NAMED = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\s+(?P<d1>\d\d?)|(?P<d2>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH}))(?!\d)",
    re.IGNORECASE,
)
_NUMBER = r"\d\d?(?:st|nd|rd|th)?"
_UP_TO = rf"(?:\s*[-–—]\s*(?:{_MONTH}\s+)?{_NUMBER})?"
_HEADING = re.compile(
    rf"(?:[-–—*•·▪]\s+)?(?:{_NO_GROUP.sub('(?:', _WEEKDAY)})?(?:(?:early|mid|late)[\s-]+)?"
    rf"(?:{_NUMBER}(?:\s+{_MONTH})?{_UP_TO}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH}(?:\s+{_NUMBER})?{_UP_TO}(?:,?\s+{_YEAR})?"
    rf"|{_YEAR}[-/.]\d\d[-/.]\d\d|{_YEAR}(?:\s+{_MONTH}(?:\s+{_NUMBER})?)?|\d\d?[./-]\d\d?[./-]{_YEAR})"
    rf"(?:,?\s+(?:at\s+)?{_NO_GROUP.sub('(?:', _CLOCK)}{_ZONE})?\s*:?",
    re.IGNORECASE,
)
"""What heads an entry of a chronology."""
_SET_OFF = re.compile(r"\s*(?:$|(?<=:)\s|[:|–—]\s*|-+\s|\.\s)")
_STAMP = re.compile(rf"(?<!\d)(?P<year>{_YEAR})[-/](?P<month>0[1-9]|1[0-2])(?!\d)")
"""Year and month in the number of a release, or in an address."""
_HALF_A_YEAR_DAYS = 183
_FRESH_DAYS = 31
"""Days within which a report follows what it tells of."""

Named = tuple[int, int]
"""Month and day that a text names."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A date that stands in a text."""

    span: Span
    """Where it stands, weekday and time included."""
    moment: Moment
    """What it says."""


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, named: Callable[[], Collection[Named]] = tuple
) -> Iterator[Printed]:
    """Yield the full, unambiguous dates of ``text[start:end]`` from left to right.

    Args:
        text: a page.
        start: where to begin.
        end: where to stop; None for the end.
        named: returns what days the report names, asked where a date can be read in two ways: that which
            alone follows one of them within a month is meant.

    >>> [printed.moment.iso() for printed in find_dates("Fri Aug 26, 2016 07:21:40 and 3 June 2015")]
    ['2016-08-26T07:21:40', '2015-06-03']
    >>> list(find_dates("05-07-2015"))
    []
    >>> [printed.moment.iso() for printed in find_dates("05-07-2015", named=lambda: [(7, 3)])]
    ['2015-07-05']
    """
    stop = len(text) if end is None else end
    if not _BARE_DIGITS.search(text, start, stop):
        return
    for match in _DATE.finditer(text, start, stop):
        day = _day(match, named)
        if day is not None:
            yield Printed(Span(match.start(), match.end()), Moment(day, _time(match)))


def is_date(text: str) -> bool:
    """Say whether a text is nothing but a date, with or without its day, year or hour, or a few days.

    >>> [is_date(line) for line in ("2012", "25 January", "March 2011:", "3 May, 17:20 GMT", "2012 Troops")]
    [True, True, True, True, False]
    """
    return _HEADING.fullmatch(text.strip()) is not None


def begins_entry(text: str, span: Span) -> bool:
    """Say whether a run of a text is a date, or begins with one that is set off from the rest.

    >>> text = "3 May – Troops took the town."
    >>> begins_entry(text, Span(0, len(text))), begins_entry(text, Span(8, len(text)))
    (True, False)
    """
    heading = _HEADING.match(text, span.start, span.end)
    return heading is not None and _SET_OFF.match(text, heading.end(), span.end) is not None


def named_days(text: str, spans: Iterable[Span]) -> frozenset[Named]:
    """Return the months and days that runs of a text name, with or without a year.

    >>> sorted(named_days("They left on July 3 and on 12 May 2015.", [Span(0, 39)]))
    [(5, 12), (7, 3)]
    """
    found = (match for span in spans for match in _NAMED.finditer(text, span.start, span.end))
    return frozenset((_month(m["m1"] or m["m2"]), int(m["d1"] or m["d2"])) for m in found)


def stamps(text: str) -> Iterator[date]:
    """Yield the first days of the months that numbers of releases and addresses name.

    >>> [day.isoformat() for day in stamps("IJC release 2010-09-CA-005")]
    ['2010-09-01']
    """
    return (date(int(match["year"]), int(match["month"]), 1) for match in _STAMP.finditer(text))


def day_about(text: str, start: int, end: int, month: date) -> Moment | None:
    """Return the first day that ``text[start:end]`` names without its year, in the year next to a month.

    >>> day_about("KABUL (Jan. 2) -", 0, 16, date(2010, 12, 1)).iso()
    '2011-01-02'
    """
    match = _NAMED.search(text, start, end)
    if match is None:
        return None
    named = _month(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
    days = (_calendar(year, *named) for year in (month.year - 1, month.year, month.year + 1))
    return next((Moment(day) for day in days if day and abs((day - month).days) < _HALF_A_YEAR_DAYS), None)


def parse_date(text: str) -> Moment | None:
    """Return the moment that ``text`` as a whole says, or None when it is not one unambiguous date.

    >>> parse_date("2016-08-26T07:21Z").iso()
    '2016-08-26T07:21:00'
    >>> parse_date("4/5/2016") is None
    True
    """
    text = text.strip()
    try:
        return Moment.parse(text)
    except ValueError:
        printed = next(find_dates(text), None)
        if printed is None or printed.span != Span(0, len(text)):
            return None
        return printed.moment


def _day(match: re.Match[str], named: Callable[[], Collection[Named]]) -> date | None:
    group = match.groupdict()
    readings: list[tuple[int, int, int]] = []
    if group["y1"]:
        readings = [(int(group["y1"]), int(group["m1"]), int(group["d1"]))]
    elif group["y2"]:
        readings = [(int(group["y2"]), _month(group["m2"]), int(group["d2"]))]
    elif group["y3"]:
        readings = [(int(group["y3"]), _month(group["m3"]), int(group["d3"]))]
    else:
        year, first, second = int(group["y4"]), int(group["a"]), int(group["b"])
        readings = [(year, second, first)]
        if group["sep"] != ".":  # with dots the day always comes first; slashes and dashes go both ways
            readings.append((year, first, second))
    days = {day for day in (_calendar(*reading) for reading in readings) if day is not None}
    if len(days) > 1 and group["weekday"]:
        weekday = _WEEKDAYS.index(group["weekday"].lower())
        days = {day for day in days if day.weekday() == weekday}
    if len(days) > 1:
        told = named()
        days = {day for day in days if any(_follows(day, *known) for known in told)}
    return days.pop() if len(days) == 1 else None


def _follows(day: date, month: int, number: int) -> bool:
    """Whether a day is that of a month named, or comes within a month of it."""
    told = (_calendar(year, month, number) for year in (day.year, day.year - 1))
    return any(0 <= (day - one).days <= _FRESH_DAYS for one in told if one is not None)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _time(match: re.Match[str]) -> time | None:
    for prefix in ("t_", ""):
        hour, minute = match[f"{prefix}hour"], match[f"{prefix}minute"]
        if hour is None:
            continue
        hours, half = int(hour), (match[f"{prefix}half"] or "").lower()
        if half:
            hours = hours % 12 + (12 if half == "p" else 0)
        return time(hours, int(minute), int(match[f"{prefix}second"] or 0))
    return None
