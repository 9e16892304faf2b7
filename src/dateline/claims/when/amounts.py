"""What days an amount of time means: "for two years", "three days earlier", "in its seventh year".

One function per kind of expression, as in ``resolve.py``.
"""

import re
from datetime import date

from dateline.claims.counts import numerals
from dateline.claims.when import days as calendar
from dateline.claims.when.days import Days, one, shift, shift_months
from dateline.claims.when.resolve import Anchor, Match, caught, direction
from dateline.claims.wordlists import ordered
from dateline.model import Grain

ORDINALS = {
    word: n
    for n, word in enumerate(
        ordered(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
}
"""Ordinal numbers in words."""
_GRAINS = {"month": Grain.MONTH, "year": Grain.YEAR, "decade": Grain.YEAR}
"""How precisely amounts of long units date; the others to the day."""
_DAYS_OF = {"week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25, "decade": 3652.5}


def no_days(match: Match, anchor: Anchor) -> Days:
    """Return no days: an amount of time alone."""
    return Days()


def amount(match: Match) -> int | None:
    """Return how many units are said; None for "several", "a few" and for the bare plural ("for months")."""
    words = caught(match, "n")
    if re.fullmatch(r"an?", words):
        return 1
    if "couple" in words:
        return 2
    number = numerals.value(words) if words else None
    return None if number is None else int(number)


def unit(match: Match) -> str:
    """Return the unit that is said, in the singular; empty when none is."""
    word = caught(match, "unit")
    return "century" if word == "centuries" else word.removesuffix("s")


def lasting(match: Match, anchor: Anchor) -> Days:
    """A stretch that reaches up to the report's day, or starts on it ("in the coming weeks")."""
    day, n, of = anchor.today, amount(match), unit(match)
    if day is None:
        return Days()
    which = caught(match, "which")
    ahead = anchor.future and match.group().lower().startswith(("in ", "within ", "for "))
    if direction(which) > 0 or ahead:
        return Days(
            day,
            calendar.back(day, -n, of).end
            if n and of != "month"
            else calendar.shift_months(day, n)
            if n
            else None,
        )
    if n is None and not caught(match, "n") and not caught(match, "plural"):
        n = 1
    if n is None:
        return Days(None, day) if which or of != "hour" else Days()
    if of == "hour":
        return Days(shift(day, -max(1, -(-n // 24))) if n >= 12 else day, day)
    if of == "month" and which:
        return Days(calendar.shift_months(day, -n), day)
    return Days(calendar.back(day, n, of).start, day, _GRAINS.get(of, Grain.DAY))


def nth(match: Match, anchor: Anchor) -> Days:
    """Return from the first of some units to the report ("in its seventh year"), half of the last gone.

    What goes on "for a third day" is told of that day.
    """
    day, of, word = anchor.today, unit(match), caught(match, "nth")
    if day is None:
        return Days()
    n = ORDINALS.get(word) or int(word[:-2])
    if of not in _DAYS_OF:
        return one(day)
    return Days(shift(day, -round(_DAYS_OF[of] * (n - 0.5))), day, _GRAINS.get(of, Grain.DAY))


def ago(match: Match, anchor: Anchor) -> Days:
    """Return the day so many units before the report, as precise as the unit; to the day with "today"."""
    day, n = anchor.today, 1 if caught(match, "year") else amount(match)
    if day is None:
        return Days()
    if n and caught(match, "today") and unit(match) in ("month", "year"):
        return one(shift_months(day, -n * (12 if unit(match) == "year" else 1)))
    return calendar.back(day, n, unit(match) or "year") if n else Days(None, day)


def offset(match: Match, anchor: Anchor) -> Days:
    """So many days before or after what was told last; a few hours from it are of its day."""
    n, of = amount(match), unit(match)
    day = _counted_from(anchor, of)
    if not caught(match, "n") and not re.search(r"s\s+\w+$", match.group()):
        n = 1
    later = caught(match, "way") in ("later", "after", "afterwards")
    if day is None:
        return Days()
    if n is None:
        return one(day) if of == "hour" else Days() if later else Days(None, day)
    return calendar.back(day, -n if later else n, of)


def told_day(match: Match, anchor: Anchor) -> Days:
    """Return the day told last, from which "two days after it fell" looks back."""
    day = anchor.narrative or anchor.published
    return one(day) if day else Days()


def offset_back(match: Match, anchor: Anchor) -> Days:
    """So many days before what was told last; of a month told, the same month of another year."""
    n, of, told = amount(match), unit(match), anchor.told
    day = _counted_from(anchor, of)
    if day is None or not n:
        return Days()
    if of == "year" and told and told.start and told.end and calendar.grain_of(told) is Grain.MONTH:
        return calendar.month_of(shift_months(told.start, -12 * n))
    return calendar.back(day, n, of)


def _counted_from(anchor: Anchor, of: str) -> date | None:
    """The day from which units are counted; months and years from a year too ("in 2015, a year after")."""
    if of in ("month", "year") and anchor.told and anchor.told.start:
        return anchor.told.start
    return anchor.narrative or anchor.published
