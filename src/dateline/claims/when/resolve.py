"""What days a time expression means, given the report's day and the day told before.

One function per kind of expression; each takes the match of its pattern (``patterns.py``) and the anchor. An
expression whose anchor is unknown means no days.

Reference: the conventions for vague expressions are those of the annotation guide: a month is its first to
last day, "this week" runs from Monday to publication, "in recent days" ends on the publication day and starts
nowhere.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.claims.when import days as calendar
from dateline.claims.when.days import A_MONTH, MONTHS, SEASONS, WEEKDAYS, Days, one, shift
from dateline.model import Grain

Match = re.Match[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What the meaning of a time expression depends on."""

    published: date | None
    """The report's day; None when it does not say."""
    narrative: date | None = None
    """The day of the events told just now; None means the report's day."""
    future: bool = False
    """Whether the claim looks ahead ("will begin on Thursday")."""
    told: Days | None = None
    """The time told last, however vague ("in early 2011"); None when there was none."""

    @property
    def today(self) -> date | None:
        """The day that words are reckoned from: the report's, or the last one told where it has none."""
        return self.published or self.narrative


def caught(match: Match, name: str) -> str:
    """Return what a pattern's group caught, lower case; empty when it caught nothing or has no such group."""
    return (match.groupdict().get(name) or "").lower()


_BACK = frozenset(("last", "past", "previous", "preceding", "before"))
_ON = frozenset(("next", "coming", "following", "after"))
_FROM_TOLD = frozenset(("previous", "following"))
"""Words that count from the time told before rather than from the report."""


def direction(which: str) -> int:
    """Return -1, 0 or 1: the period before, this one or the one after."""
    return -1 if which in _BACK else 1 if which in _ON else 0


_FAR_DAYS = 330
"""How far ahead a date lies that was rather the one just past."""
_SOON_DAYS = 21
"""How far ahead a date may lie that is the one to come, whatever the tense, and not the year before's."""
_FAR_MONTHS = 7
"""How much earlier in the year than the last a month must be to be the next year's."""
_FARTHER_MONTHS = 10
"""How much later it must be to be the year's before."""


# ------------------------------------------------------------------------------------- calendar dates


def _nearest_year(anchor: Anchor, month: int, day: int) -> int | None:
    """Year of a date that names none: the last before the report, the next when looking ahead."""
    if anchor.published is None:
        return _year_told(anchor, month)
    this = anchor.published.year
    as_number = (month, day)
    today = (anchor.published.month, anchor.published.day)
    if anchor.future and as_number < today:
        ahead = date(this + 1, month, min(day, 28)) - anchor.published
        return this + 1 if ahead.days < _FAR_DAYS else this
    coming = 0 < (date(this, month, min(day, 28)) - anchor.published).days <= _SOON_DAYS
    return this if anchor.future or coming or as_number <= today else this - 1


def _year_told(anchor: Anchor, month: int) -> int | None:
    """Year in which a text without a publication day goes on: that of the time told last.

    From autumn it goes on to the next spring, and from January it may look back to December.
    """
    told = anchor.told or (one(anchor.narrative) if anchor.narrative else None)
    if told is None or told.start is None:
        return None
    if told.end is None or (told.end - told.start).days > A_MONTH:
        return told.start.year
    ahead = month - told.start.month
    return told.start.year + (ahead <= -_FAR_MONTHS) - (ahead >= _FARTHER_MONTHS)


def _said_year(match: Match, anchor: Anchor, month: int, day: int) -> int | None:
    if year := caught(match, "year"):
        return int(year)
    if which := caught(match, "whichyear"):
        return None if anchor.today is None else anchor.today.year + direction(which)
    that = caught(match, "toldyear") or caught(match, "told")
    if that and (told := anchor.told or Days(anchor.narrative)).start:
        return told.start.year
    return _nearest_year(anchor, month, day)


def _month_number(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()[:4] if name[:4].lower() == "sept" else name.lower()[:3]]


def calendar_day(match: Match, anchor: Anchor) -> Days:
    """Return a date, or a run of dates of one month ("5-7 June")."""
    month = _month_number(match["month"])
    first = int(re.sub(r"\D", "", match["day"]))
    last = int(re.sub(r"\D", "", match["last"])) if match["last"] else first
    year = _said_year(match, anchor, month, first)
    if year is None:
        return Days()
    try:
        return Days(date(year, month, first), date(year, month, last))
    except ValueError:
        return Days()


def iso_day(match: Match, anchor: Anchor) -> Days:
    """Return a date written 2016-06-04."""
    try:
        return one(date.fromisoformat(match.group()))
    except ValueError:
        return Days()


def numeric_day(match: Match, anchor: Anchor) -> Days:
    """Day and month in figures: only when one order alone makes a date, or both make the same."""
    a, b, year = (int(match[name]) for name in ("a", "b", "year"))
    orders = {(day, month) for day, month in ((a, b), (b, a)) if month <= 12 and day <= 31}
    if len(orders) != 1:
        return Days()
    day, month = orders.pop()
    try:
        return one(date(year, month, day))
    except ValueError:
        return Days()


def day_of_month(match: Match, anchor: Anchor) -> Days:
    """Return a day of the month told last ("on the 5th"), of the month before where that has yet to come."""
    told = [day for day in (_near_told(anchor), anchor.narrative) if day is not None]
    day = max(told, default=anchor.published)
    try:
        said = day.replace(day=int(caught(match, "day")[:-2])) if day else None
    except ValueError:
        return Days()
    if said and anchor.published and said > anchor.published and not anchor.future:
        said = calendar.shift_months(said, -1)
    return one(said) if said else Days()


def _near_told(anchor: Anchor) -> date | None:
    """The first day of the time told last, where that is told to the month or better."""
    told = anchor.told
    if told is None or told.start is None or told.end is None or told.grain is Grain.YEAR:
        return None
    near = told.end == anchor.published or (told.end - told.start).days <= A_MONTH
    return told.start if near else None


def month(match: Match, anchor: Anchor) -> Days:
    """Return the month that is named, with its year, "last" or "next", or neither."""
    month = _month_number(match["month"])
    which, today = caught(match, "last"), anchor.today
    if which in _FROM_TOLD and anchor.told and anchor.told.start:
        today = anchor.told.start  # "in October 1999, and the following February"
    if which and today:
        passed = month < today.month if which != "next" else month <= today.month
        year: int | None = today.year - (which in _BACK and not passed) + (which in _ON and passed)
    else:
        # A month goes on to its end: what is planned "in November" may be this one's.
        year = _said_year(match, anchor, month, 31 if anchor.future else 1)
    return Days() if year is None else calendar.month(year, month)


def year(match: Match, anchor: Anchor) -> Days:
    """Return a calendar year."""
    return calendar.year(int(match["year"]))


def feast(match: Match, anchor: Anchor) -> Days:
    """Return Christmas, New Year's Day or the eve of either."""
    month, day = (12, 25) if "christmas" in caught(match, "feast") else (1, 1)
    if "eve" in caught(match, "feast"):
        month, day = 12, 24 if day == 25 else 31
    year = _said_year(match, anchor, month, day)
    return Days() if year is None else one(date(year, month, day))


def year_end(match: Match, anchor: Anchor) -> Days:
    """Return the last months of the year."""
    return calendar.part(calendar.year(anchor.today.year), "late") if anchor.today else Days()


def decade(match: Match, anchor: Anchor) -> Days:
    """Return the ten years of "the 1990s"."""
    first = int(match["decade"])
    return Days(date(first, 1, 1), date(first + 9, 12, 31), Grain.YEAR)


def century(match: Match, anchor: Anchor) -> Days:
    """Return the hundred years of "the 20th century", as they are commonly counted."""
    first = 100 * (int(match["nth"]) - 1)
    return Days(date(first, 1, 1), date(first + 99, 12, 31), Grain.YEAR) if 0 < first < 9900 else Days()


def season(match: Match, anchor: Anchor) -> Days:
    """Return a season of a year."""
    month = SEASONS[caught(match, "season") or caught(match, "fall")]
    if caught(match, "which") == "this" and anchor.today:
        return calendar.season(anchor.today.year, month)
    year = _said_year(match, anchor, month, 1)
    return Days() if year is None else calendar.season(year, month)


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def quarter(match: Match, anchor: Anchor) -> Days:
    """Return a quarter of a year; unnumbered, the last one that is over."""
    if nth := caught(match, "nth"):
        month = 3 * _NTH[nth] - 2
        begun = anchor.today is None or month <= anchor.today.month
        year = _said_year(match, replace(anchor, future=anchor.future and not begun), month, 1)
    elif anchor.today:
        over = calendar.shift_months(anchor.today, -3)
        year, month = over.year, over.month - (over.month - 1) % 3
    else:
        return Days()
    if year is None:
        return Days()
    return calendar.season(year - bool(caught(match, "ago")), month)


# -------------------------------------------------------------------------------- days and weeks near by


def weekday(match: Match, anchor: Anchor) -> Days:
    """Return the weekday that is named, the last one unless the claim looks ahead."""
    near = anchor.today
    if near is None:
        return Days()
    n, step = WEEKDAYS[caught(match, "name")], direction(caught(match, "which"))
    if step:
        return one(calendar.weekday(shift(near, step), n, future=step > 0))
    return one(calendar.weekday(near, n, future=anchor.future))


def weekdays(match: Match, anchor: Anchor) -> Days:
    """Return from one weekday to another."""
    if anchor.today is None:
        return Days()
    last = calendar.weekday(anchor.today, WEEKDAYS[caught(match, "b")], future=anchor.future)
    return Days(calendar.weekday(last, WEEKDAYS[caught(match, "a")]), last)


def today(match: Match, anchor: Anchor) -> Days:
    """Return the report's day."""
    return one(anchor.today) if anchor.today else Days()


def yesterday(match: Match, anchor: Anchor) -> Days:
    """Return the day before the report."""
    return one(shift(anchor.today, -1)) if anchor.today else Days()


def before_yesterday(match: Match, anchor: Anchor) -> Days:
    """Return the second day before the report."""
    return one(shift(anchor.today, -2)) if anchor.today else Days()


def tomorrow(match: Match, anchor: Anchor) -> Days:
    """Return the day after the report."""
    return one(shift(anchor.today, 1)) if anchor.today else Days()


def overnight(match: Match, anchor: Anchor) -> Days:
    """Return the day before the report and the report's own."""
    return Days(shift(anchor.today, -1), anchor.today) if anchor.today else Days()


def same_day(match: Match, anchor: Anchor) -> Days:
    """Return the day told before ("the same day")."""
    day = anchor.narrative or anchor.published
    return one(day) if day else Days()


def since_then(match: Match, anchor: Anchor) -> Days:
    """Return from the time told before to the report, as precise as that was told."""
    told = anchor.told or Days(anchor.narrative)
    return Days(told.start, anchor.published, calendar.grain_of(told)) if told.start else Days()


def recently(match: Match, anchor: Anchor) -> Days:
    """Return an unknown start up to the report."""
    return Days(None, anchor.today)


def soon(match: Match, anchor: Anchor) -> Days:
    """Return from the report to an unknown end."""
    return Days(anchor.today, None)


def period(match: Match, anchor: Anchor) -> Days:
    """This, last or next week, month, quarter, year or weekend."""
    day, step, unit = (
        anchor.today,
        direction(caught(match, "which")),
        caught(match, "unit") or caught(match, "whole"),
    )
    if day is None:
        return Days()
    if unit == "weekend":
        saturday = shift(calendar.week(day).start or day, 5 + 7 * min(step, 0))
        if saturday > day and step <= 0 and not anchor.future:
            saturday = shift(saturday, -7)
        return Days(saturday, shift(saturday, 1))
    whole = calendar.around(day, unit, step)
    so_far = match.group().lower().startswith("earlier")
    if step or (caught(match, "whole") and not so_far):
        return whole
    return replace(whole, start=day) if anchor.future else replace(whole, end=day)


def neighbour(match: Match, anchor: Anchor) -> Days:
    """Return the day, week, month or year told before, or the one before or after it ("the next day")."""
    day = anchor.narrative or anchor.published
    if day is None:
        return Days()
    step = direction(caught(match, "which") or caught(match, "way"))
    return calendar.around(day, caught(match, "unit") or "day", step)


def weekend(match: Match, anchor: Anchor) -> Days:
    """Return the last weekend, or the next."""
    if anchor.today is None:
        return Days()
    saturday = calendar.weekday(anchor.today, 5, future=anchor.future)
    return Days(saturday, shift(saturday, 1))
