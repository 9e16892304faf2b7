"""What days a time expression means, given the report's day and the day told before.

One function per kind of expression; each takes the match of its pattern (``when.py``) and the anchor. An
expression whose anchor is unknown means no days.

Reference: the conventions for vague expressions are those of the annotation guide: a month is its first to
last day, "this week" runs from Monday to publication, "in recent days" ends on the publication day and starts
nowhere.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.claims import days as calendar
from dateline.claims import numerals
from dateline.claims.days import MONTHS, SEASONS, WEEKDAYS, Days, one, shift
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


# ------------------------------------------------------------------------------------- calendar dates


def _nearest_year(anchor: Anchor, month: int, day: int) -> int | None:
    """Year of a date that names none: the last before the report, the next when looking ahead."""
    if anchor.published is None:
        return None
    this = anchor.published.year
    as_number = (month, day)
    today = (anchor.published.month, anchor.published.day)
    if anchor.future:
        return this if as_number >= today else this + 1
    return this if as_number <= today else this - 1


def _said_year(match: Match, anchor: Anchor, month: int, day: int) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["whichyear"]:
        step = {"this": 0, "last": -1, "next": 1}[match["whichyear"].lower()]
        return None if anchor.published is None else anchor.published.year + step
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


def month(match: Match, anchor: Anchor) -> Days:
    """Return the month that is named, with its year, "last" or "next", or neither."""
    month = _month_number(match["month"])
    last = (match["last"] or "").lower()
    if match["year"] or match["whichyear"]:
        year = _said_year(match, anchor, month, 1)
    elif last and anchor.published:
        at = (anchor.published.year, anchor.published.month)
        year = (
            at[0]
            if (month < at[1] if last != "next" else month > at[1])
            else at[0] - (1 if last != "next" else -1)
        )
        if last == "this":
            year = at[0]
    else:
        year = _nearest_year(anchor, month, 1)
    return Days() if year is None else calendar.month(year, month)


def year(match: Match, anchor: Anchor) -> Days:
    """Return a calendar year."""
    return calendar.year(int(match["year"]))


def season(match: Match, anchor: Anchor) -> Days:
    """Return a season of a year."""
    month = SEASONS[match["season"].lower()]
    if match["year"] or match["whichyear"]:
        year = _said_year(match, anchor, month, 1)
    else:
        year = _nearest_year(anchor, month, 1)
    return Days() if year is None else calendar.season(year, month)


# -------------------------------------------------------------------------------- days and weeks near by


def weekday(match: Match, anchor: Anchor) -> Days:
    """Return the weekday that is named, the last one unless the claim looks ahead."""
    if anchor.published is None:
        return Days()
    which = (match["which"] or "").lower()
    n = WEEKDAYS[match["name"].lower()]
    near = anchor.published
    if which in ("last", "past", "previous"):
        return one(calendar.weekday(shift(near, -1), n))
    if which in ("next", "coming", "following"):
        return one(calendar.weekday(shift(near, 1), n, future=True))
    return one(calendar.weekday(near, n, future=anchor.future))


def weekdays(match: Match, anchor: Anchor) -> Days:
    """Return from one weekday to another."""
    if anchor.published is None:
        return Days()
    last = calendar.weekday(anchor.published, WEEKDAYS[match["b"].lower()], future=anchor.future)
    return Days(calendar.weekday(last, WEEKDAYS[match["a"].lower()]), last)


def today(match: Match, anchor: Anchor) -> Days:
    """Return the report's day."""
    return one(anchor.published) if anchor.published else Days()


def yesterday(match: Match, anchor: Anchor) -> Days:
    """Return the day before the report."""
    return one(shift(anchor.published, -1)) if anchor.published else Days()


def tomorrow(match: Match, anchor: Anchor) -> Days:
    """Return the day after the report."""
    return one(shift(anchor.published, 1)) if anchor.published else Days()


def overnight(match: Match, anchor: Anchor) -> Days:
    """Return the day before the report and the report's own."""
    return Days(shift(anchor.published, -1), anchor.published) if anchor.published else Days()


def same_day(match: Match, anchor: Anchor) -> Days:
    """Return the day told before ("the same day")."""
    day = anchor.narrative or anchor.published
    return one(day) if day else Days()


def since_then(match: Match, anchor: Anchor) -> Days:
    """Return from the day told before to the report."""
    return Days(anchor.narrative, anchor.published)


def recently(match: Match, anchor: Anchor) -> Days:
    """Return an unknown start up to the report."""
    return Days(None, anchor.published)


def soon(match: Match, anchor: Anchor) -> Days:
    """Return from the report to an unknown end."""
    return Days(anchor.published, None)


def period(match: Match, anchor: Anchor) -> Days:
    """This, last or next week, month, year or weekend."""
    day, which, unit = anchor.published, match["which"].lower(), match["unit"].lower()
    if day is None:
        return Days()
    step = (
        -1 if which in ("last", "past", "previous") else 1 if which in ("next", "coming", "following") else 0
    )
    if unit == "weekend":
        saturday = shift(calendar.week(day).start or day, 5 + 7 * min(step, 0))
        if saturday > day and step <= 0 and not anchor.future:
            saturday = shift(saturday, -7)
        return Days(saturday, shift(saturday, 1))
    whole = (
        calendar.week(shift(day, 7 * step))
        if unit == "week"
        else calendar.year(day.year + step)
        if unit == "year"
        else calendar.month_of(calendar.shift_months(day, step))
    )
    if step:
        return whole
    return replace(whole, start=day) if anchor.future else replace(whole, end=day)


def weekend(match: Match, anchor: Anchor) -> Days:
    """Return the last weekend, or the next."""
    if anchor.published is None:
        return Days()
    saturday = calendar.weekday(anchor.published, 5, future=anchor.future)
    return Days(saturday, shift(saturday, 1))


# --------------------------------------------------------------------------------------- amounts of time


def _amount(match: Match) -> int | None:
    """How many units; None for "several", "a few" and for the bare plural ("for months")."""
    words = (match["n"] or "").lower()
    if re.fullmatch(r"an?", words):
        return 1
    if "couple" in words:
        return 2
    number = numerals.value(words) if words else None
    return None if number is None else int(number)


def lasting(match: Match, anchor: Anchor) -> Days:
    """A stretch that reaches up to the report's day, or starts on it ("in the coming weeks")."""
    day, n, unit = anchor.published, _amount(match), match["unit"].lower()
    if day is None:
        return Days()
    which = (match["which"] or "").lower()
    ahead = anchor.future and match.group().lower().startswith(("in ", "within "))
    if which in ("next", "coming", "following") or ahead:
        return Days(day, calendar.back(day, -n, unit).end if n else None)
    if n is None and match["n"] is None and not match["plural"]:
        n = 1
    if n is None:
        return Days(None, day)
    if unit == "hour":
        return Days(shift(day, -max(1, -(-n // 24))) if n >= 12 else day, day)
    start = calendar.shift_months(day, -n) if unit == "month" and which else None
    if start is not None:
        return Days(start, day)
    start = calendar.back(day, n, unit).start
    return Days(
        start, day, {"month": Grain.MONTH, "year": Grain.YEAR, "decade": Grain.YEAR}.get(unit, Grain.DAY)
    )


def ago(match: Match, anchor: Anchor) -> Days:
    """Return the day so many units before the report, as precise as the unit."""
    n = _amount(match)
    if anchor.published is None:
        return Days()
    return calendar.back(anchor.published, n, match["unit"].lower()) if n else Days(None, anchor.published)


def offset(match: Match, anchor: Anchor) -> Days:
    """So many days before or after what was told last."""
    day, n = anchor.narrative or anchor.published, _amount(match)
    if day is None or n is None:
        return Days()
    way = match["way"].lower()
    if way == "after" and re.match(r"\s+\w", match.string[match.end() :]):
        return one(day)
    later = way in ("later", "after", "afterwards")
    return calendar.back(day, -n if later else n, match["unit"].lower())
