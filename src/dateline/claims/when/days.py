"""Arithmetic on runs of days: weeks, months, seasons, the last Thursday, three weeks before."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.claims.wordlists import ordered
from dateline.model import Grain

_MONTH_NAMES = ordered(
    "january february march april may june july august september october november december"
)
MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, 1)} | {
    name[:3]: n for n, name in enumerate(_MONTH_NAMES, 1)
}
"""Month names and their three-letter forms, lower case, to 1–12."""
MONTHS["sept"] = 9

WEEKDAYS = {
    name: n
    for n, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
"""Weekday names, lower case, to 0–6, Monday first."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Season names to the month that opens them, northern half of the world."""

A_MONTH = 31
"""Days of a long month."""


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, both ends included; None is an open or unknown end."""

    start: date | None = None
    """First day."""
    end: date | None = None
    """Last day."""
    grain: Grain = Grain.DAY
    """How precise :attr:`start` is."""

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return self.start is not None or self.end is not None


def one(day: date) -> Days:
    """Return the run of a single day."""
    return Days(day, day)


def shift(day: date, n: int) -> date:
    """Return the day ``n`` days later (earlier when negative), kept inside the calendar."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return date.max if n > 0 else date.min


def shift_months(day: date, n: int) -> date:
    """Return the same day of the month ``n`` months later, or that month's last day if it is shorter.

    >>> shift_months(date(2016, 3, 31), -1)
    datetime.date(2016, 2, 29)
    """
    index = min(max(day.year * 12 + day.month - 1 + n, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month(year: int, n: int) -> Days:
    """Return a month's first to last day."""
    return Days(date(year, n, 1), date(year, n, monthrange(year, n)[1]), Grain.MONTH)


def month_of(day: date) -> Days:
    """Return the first to last day of the month that holds the day."""
    return month(day.year, day.month)


def year(n: int) -> Days:
    """Return a year's first to last day."""
    return Days(date(n, 1, 1), date(n, 12, 31), Grain.YEAR)


def grain_of(days: Days) -> Grain:
    """Return how precisely a run of days was told: a whole month or year to the month or year.

    >>> grain_of(Days(date(2012, 1, 1), date(2012, 12, 31)))
    <Grain.YEAR: 'year'>
    """
    if days.start is None or days.grain is not Grain.DAY:
        return days.grain
    wholes = (year(days.start.year), month_of(days.start))
    return next(
        (whole.grain for whole in wholes if (whole.start, whole.end) == (days.start, days.end)), days.grain
    )


def week(day: date) -> Days:
    """Return the Monday to Sunday that hold the day."""
    monday = shift(day, -day.weekday())
    return Days(monday, shift(monday, 6))


def season(year_: int, first_month: int) -> Days:
    """Return the three months that open with ``first_month``."""
    start = date(year_, first_month, 1)
    return Days(start, shift(shift_months(start, 3), -1), Grain.MONTH)


def around(day: date, unit: str, step: int) -> Days:
    """Return the day, week, month, quarter or year that holds a day, or the ``step``-th after it.

    >>> around(date(2016, 1, 15), "month", -1).end
    datetime.date(2015, 12, 31)
    """
    if unit == "day":
        return one(shift(day, step))
    if unit == "week":
        return week(shift(day, 7 * step))
    if unit == "month":
        return month_of(shift_months(day, step))
    if unit == "quarter":
        then = shift_months(day, 3 * step)
        return season(then.year, then.month - (then.month - 1) % 3)
    return year(day.year + step)


def weekday(near: date, n: int, *, future: bool = False) -> date:
    """Return the last day with weekday ``n`` up to and including ``near``, or the next one from it on.

    >>> weekday(date(2016, 8, 26), WEEKDAYS["thursday"])
    datetime.date(2016, 8, 25)
    """
    return shift(near, (n - near.weekday()) % 7 if future else -((near.weekday() - n) % 7))


def part(days: Days, which: str) -> Days:
    """Return the early, mid or late part of a month or year.

    Of a decade that is its first, middle or last four years, of a year its first four, middle two or last
    three months, of a week its first, middle or last three days.

    >>> part(month(2016, 2), "late")
    Days(start=datetime.date(2016, 2, 21), end=datetime.date(2016, 2, 29), grain=<Grain.DAY: 'day'>)
    """
    if days.start is None or days.end is None:
        return days
    length = (days.end - days.start).days
    if length > 3000:
        first, last = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}[which]
        years = (length + 1) // 3650
        return Days(
            year(days.start.year + first * years).start, year(days.start.year + last * years).end, Grain.YEAR
        )
    if length > 300:
        opens, closes = {"early": (1, 4), "mid": (6, 7), "late": (10, 12)}[which]
        return Days(date(days.start.year, opens, 1), month(days.start.year, closes).end, Grain.MONTH)
    if length > 20:
        opens, closes = {"early": (1, 10), "mid": (11, 20), "late": (21, days.end.day)}[which]
        return replace(
            days, start=days.start.replace(day=opens), end=days.end.replace(day=closes), grain=Grain.DAY
        )
    if length == 6:
        opening = shift(days.start, {"early": 0, "mid": 2, "late": 4}[which])
        return Days(opening, shift(opening, 2))
    return days


def back(day: date, n: int, unit: str) -> Days:
    """Return the day that lies ``n`` units before, as precise as the unit; forward when ``n`` is negative."""
    if unit in ("hour", "minute"):
        return one(shift(day, -(n // 24 if unit == "hour" else 0)))
    if unit in ("day", "night"):
        return one(shift(day, -n))
    if unit == "week":
        return one(shift(day, -7 * n))
    if unit == "fortnight":
        return one(shift(day, -14 * n))
    if unit == "weekend":
        saturday = shift(week(day).start or day, 5 - 7 * n)
        return Days(saturday, shift(saturday, 1))
    if unit == "month":
        then = shift_months(day, -n)
        return month(then.year, then.month)
    then = shift_months(day, -12 * n * (10 if unit == "decade" else 1))
    return year(then.year)


def nth(days: Days, n: int, unit: str) -> Days:
    """Return the ``n``-th day, ten days, week or half of a month or year, from its end when negative.

    >>> nth(month(2016, 7), -1, "day").start
    datetime.date(2016, 7, 31)
    >>> nth(year(2013), 1, "half").end
    datetime.date(2013, 6, 30)
    """
    if days.start is None or days.end is None:
        return days
    if unit == "half":
        whole_year = (days.end - days.start).days > A_MONTH
        middle = date(days.start.year, 7, 1) if whole_year else days.start.replace(day=16)
        return Days(days.start, shift(middle, -1)) if n == 1 else Days(middle, days.end)
    length = {"day": 1, "week": 7, "days": 10}[unit]
    start = shift(days.start, length * (n - 1)) if n > 0 else shift(days.end, 1 + length * n)
    return Days(start, min(shift(start, length - 1), days.end))
