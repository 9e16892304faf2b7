"""What a claim says, in words for a reader."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dateline.model import Count, Grain, Place, PlaceMention, Point, Precision, Relation, When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTIES = frozenset({"agent", "patient", "holder"})
"""Disputed fields whose values are slugs of parties."""
_SIDES = {
    Relation.NEAR: "near",
    Relation.NORTH_OF: "north of",
    Relation.SOUTH_OF: "south of",
    Relation.EAST_OF: "east of",
    Relation.WEST_OF: "west of",
}


def days(when: When) -> str:
    """Return the days of a claim, as precise as they are known.

    >>> days(When(start=date(2016, 8, 25), end=date(2016, 8, 25)))
    '25 Aug 2016'
    >>> days(When(start=date(2014, 6, 1), grain=Grain.MONTH))
    'since Jun 2014'
    >>> days(When(start=date(2016, 8, 1), end=date(2016, 8, 31)))
    'Aug 2016'
    """
    start, end = when.start, when.end
    if start is None and end is None:
        return "no day known"
    if start is None:
        return f"until {_day(end)}"
    first = {Grain.DAY: _day(start), Grain.MONTH: _month(start), Grain.YEAR: str(start.year)}[when.grain]
    if end is None:
        return f"since {first}"
    if start == end:
        return first
    if (start.day, end.day) == (1, monthrange(end.year, end.month)[1]):
        if (start.year, start.month) == (end.year, end.month):
            return _month(start)
        if (start.month, end.month) == (1, len(_MONTHS)) and start.year == end.year:
            return str(start.year)
    if when.grain is Grain.DAY and (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    return f"{first} – {_day(end)}"


def _day(day: date | None) -> str:
    return f"{day.day} {_month(day)}" if day else "…"


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def where(mention: PlaceMention) -> str:
    """Return where a claim is, as it lies to the named place.

    >>> from dateline.model import Span
    >>> where(PlaceMention(text="Mosul", span=Span(0, 5), place=None, relation=Relation.SOUTH_OF, km=60.0))
    '60 km south of Mosul'
    """
    name = mention.place.name if mention.place else mention.text
    if mention.relation is Relation.IN:
        return name
    side = _SIDES[mention.relation]
    if mention.km is None:
        return f"{side} {name}"
    return f"{mention.km:g} km {'from' if mention.relation is Relation.NEAR else side} {name}"


def precision(mention: PlaceMention) -> str:
    """Return what kind of place it is, and where on the globe; how much is known of it.

    >>> from dateline.model import Span
    >>> point = Point(lat=1.0, lon=2.0, radius_km=11.0)
    >>> precision(PlaceMention(text="Koshobe", span=Span(0, 7), place=None, point=point))
    'in no gazetteer; 1.00° N 2.00° E, give or take 11 km'
    """
    place, point = mention.place, mention.point
    if place is None:
        known = "in no gazetteer"
    else:
        region = ", ".join(part for part in (place.admin1, place.country) if part and part != place.name)
        about = "" if mention.relation is Relation.IN else ", and not exactly there"
        known = f"{place.kind}{f' in {region}' if region else ''}{about}"
    if mention.precision is not Precision.EXACT and point is not None:
        known += f"; {coordinates(point)}, give or take {point.radius_km:.0f} km"
    elif place is not None:
        known += f"; {coordinates(place)}"
    return f"{known}; {mention.note}" if mention.note else known


def coordinates(place: Place | Point) -> str:
    """Return WGS84 degrees to a kilometre.

    >>> coordinates(Place(id="1", name="Mosul", lat=36.335, lon=-43.11889, kind="town"))
    '36.34° N 43.12° W'
    """
    north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
    return f"{abs(place.lat):.2f}° {north} {abs(place.lon):.2f}° {east}"


def figure(count: Count) -> str:
    """Return what a count comes to.

    >>> figure(Count(text="at least 40", min=40, max=None, of="killed"))
    '40 or more killed'
    """
    if count.min is not None and count.max is not None:
        number = f"{count.min:,.15g}" if count.min == count.max else f"{count.min:,.15g} to {count.max:,.15g}"
    elif count.min is not None:
        number = f"{count.min:,.15g} or more"
    else:
        number = f"up to {count.max:,.15g}" if count.max is not None else "some"
    return f"{number} {count.of}"


def counted(number: int, noun: str) -> str:
    """Return a number of things.

    >>> counted(1, "claim"), counted(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def disagreement(dispute: Mapping[str, Any], name_of: Callable[[str], str] = str) -> str:
    """Return what the sources of an event disagree on, with who says which, the best supported answer first.

    Args:
        dispute: as :func:`dateline.publish.rows.dispute_row` gives it.
        name_of: gives names to slugs of parties; outlets keep theirs.

    >>> army = {"value": "60", "sources": ["syria-forces"], "claims": ["c1"]}
    >>> monitor = {"value": "11", "sources": ["sohr"], "claims": ["c2"]}
    >>> disagreement({"field": "killed", "positions": [army, monitor]})
    'killed 60 (syria-forces) / 11 (sohr)'
    """
    told = []
    for position in dispute["positions"]:
        value = name_of(position["value"]) if dispute["field"] in _PARTIES else position["value"]
        sources = ", ".join(name_of(source) for source in position["sources"])
        told.append(f"{value} ({sources or counted(len(position['claims']), 'claim')})")
    return f"{dispute['field']} {' / '.join(told)}"
