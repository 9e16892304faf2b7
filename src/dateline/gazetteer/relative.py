"""Points for places that are told by other places: "70 km south of Mosul", "between Homs and Palmyra".

Each function gives the likeliest point and a radius in km within which the place lies, or None where the
place that it is told by spreads too far for that. Towns count as discs about their middle.

Reference:
    Wieczorek, Guo, Hijmans (2004), The point-radius method for georeferencing locality descriptions and
    calculating associated uncertainty, International Journal of Geographical Information Science 18:745-767:
    a distance, a direction and the extent of the place that they start from are uncertain each for
    itself, and the radius covers them together. The shares of a distance are ours: news is less exact.
"""

from collections.abc import Sequence
from math import cos, pi, radians, sin, sqrt
from statistics import median

from dateline.gazetteer.geometry import bearing, distance_km, offset
from dateline.model import Place, Point

_PEOPLE_PER_KM2 = 6000
"""Of a built-up town; an assumption between the dense cities of Iraq and towns whose houses have gardens."""
_LEAST_TOWN_KM = 1.0
"""Half the width of a village, and of a town whose inhabitants nobody has counted."""
_EXTENT_KM = {
    **dict.fromkeys(("quarter", "dam", "crossing", "camp", "prison", "plant", "bridge"), 1.0),
    **dict.fromkeys(("base", "refinery", "port"), 2.0),
    "airbase": 3.0,
    **dict.fromkeys(("oilfield", "island"), 10.0),
    "district": 20.0,
}
"""Half the width of what is no town, by its kind; kinds that are left out spread too far for a point."""
_AS_THE_CROW_FLIES = 0.9
"""Distance on the map per distance said, which is mostly that by road.

The median of eleven statements in news of Syria, Turkey and Sweden of which both ends are known.
"""
_FUZZ = {4: 0.45, 8: 0.3}
"""Share of a distance by which the place may lie off the point, for the four winds and the eight.

In nine of the eleven statements the place lay within 0.45 of the distance of it.
"""
_CLOSE_KM = 10.0
"""What is "near" or "south of" a village, without a distance; from a city's edge likewise."""
_COUNTRYSIDE_KM = 30.0
"""About half the way from one provincial city of Syria or Iraq to the next."""
_HALFWAY = 0.15
"""Share of the way by which "halfway" may be off to either side."""
_FEW, _MOST = 0.02, 0.9
"""Share of a country's towns on either side that may lie far off it, as on islands, and of those of one side
that its radius holds; assumptions."""
_WIDEST_KM = 500.0
"""Radius from which the point of a side tells nothing ("southern Russia")."""
_TOLERANCE = 0.35
"""Share of the longer of two distances by which they may differ: ways by road are longer than the map's."""
_TOLERANCE_KM = 10.0
"""What they may differ by in any case: figures are round, and cities wide."""
_TOLERANCE_DEGREES = 67.5
"""How far a direction may be off: one of the eight winds beside those that "south" covers."""
_TOO_NEAR_FOR_WINDS_KM = 5.0
"""Distance within which a direction is not checked: it depends on where in a town one stands."""
WINDS = {
    "north": 0.0,
    "north-east": 45.0,
    "east": 90.0,
    "south-east": 135.0,
    "south": 180.0,
    "south-west": 225.0,
    "west": 270.0,
    "north-west": 315.0,
}
"""The eight winds, in degrees clockwise from north."""


def extent_km(place: Place) -> float | None:
    """Return half the width of a place; None for what spreads over a province or more.

    >>> round(extent_km(Place(id="1", name="Mosul", lat=36.3, lon=43.1, kind="town", population=1_700_000)))
    9
    """
    if place.kind == "town":
        return max(_LEAST_TOWN_KM, sqrt(place.population / _PEOPLE_PER_KM2 / pi))
    return _EXTENT_KM.get(place.kind)


def inside(place: Place) -> Point | None:
    """Return the middle of a place ("in Mosul")."""
    return _at(place, 0.0, 1.0)


def near(place: Place) -> Point | None:
    """Return what is close to a place, or in it ("near Mosul")."""
    return _at(place, _CLOSE_KM, 1.0)


def part(place: Place, wind: float | None) -> Point | None:
    """Return one side of a place, from the middle to the edge ("eastern Mosul"); all of it without a wind."""
    if wind is None:
        return inside(place)
    return _aside(place, wind, 0.5, 0.5, spare_km=0.5)


def edge(place: Place, wind: float | None) -> Point | None:
    """Return the outskirts, around or on one side ("the northern outskirts of Mosul")."""
    if wind is None:
        return _at(place, 2.0, 1.0)
    return _aside(place, wind, 1.0, 0.7, spare_km=2.0)


def countryside(place: Place, wind: float | None) -> Point | None:
    """Return the country around a town, or on one side of it ("the southern countryside of Aleppo")."""
    if wind is None:
        return _at(place, _COUNTRYSIDE_KM, 1.0)
    return _aside(place, wind, 1.0, 1.0, spare_km=_COUNTRYSIDE_KM / 2, away_km=_COUNTRYSIDE_KM / 2)


def beyond(place: Place, wind: float, km: float | None = None) -> Point | None:
    """Return the point in a direction from a place, km away, or near its edge ("70 km south of Mosul")."""
    if km is None:
        return _aside(place, wind, 1.0, 1.0, spare_km=_CLOSE_KM, away_km=_CLOSE_KM)
    width = extent_km(place)
    if width is None:
        return None
    lat, lon = offset(place.lat, place.lon, km * _AS_THE_CROW_FLIES, wind)
    return _point(lat, lon, width + km * _FUZZ[4 if wind % 90 == 0 else 8])


def away(place: Place, km: float) -> Point | None:
    """Return the circle that a distance without a direction leaves open ("15 km from Mosul")."""
    return _at(place, km, 1.0)


def between(one: Place, other: Place, *, halfway: bool = False) -> Point | None:
    """Return the middle of the way between two places ("the road from Homs to Palmyra").

    Args:
        one: one end.
        other: the other end.
        halfway: the words say the middle itself, not somewhere on the way.
    """
    widths = [extent_km(place) for place in (one, other)]
    if None in widths:
        return None
    km = distance_km(one.lat, one.lon, other.lat, other.lon)
    lat, lon = offset(one.lat, one.lon, km / 2, bearing(one.lat, one.lon, other.lat, other.lon))
    return _point(lat, lon, max(_LEAST_TOWN_KM, km * (_HALFWAY if halfway else 0.5)))


def side(towns: Sequence[tuple[float, float]], wind: float) -> Point | None:
    """Return where the towns on one side of a country or province lie ("northern Syria").

    The side is the outer third of the way through the towns; a country's people, and so its news, may live
    far from the middle of its land.

    Args:
        towns: degrees north and degrees east of each town of the whole.
        wind: the side, in degrees clockwise from north.

    Returns:
        The middle of those towns, with the radius that holds nine tenths of them; None without a town, and
        where they are spread too far.
    """
    if not towns:
        return None
    mid_lat, mid_lon = _middle(towns)
    north, east = cos(radians(wind)), sin(radians(wind)) * cos(radians(mid_lat))
    out = [(lat - mid_lat) * north + _turn(lon - mid_lon) * east for lat, lon in towns]
    nearest, farthest = (sorted(out)[round(share * (len(out) - 1))] for share in (_FEW, 1 - _FEW))
    outer = [t for t, at in zip(towns, out, strict=True) if at >= farthest - (farthest - nearest) / 3]
    lat, lon = _middle(outer)
    radius = sorted(distance_km(lat, lon, *town) for town in outer)[int(_MOST * (len(outer) - 1))]
    return _point(lat, lon, max(_CLOSE_KM, radius)) if radius < _WIDEST_KM else None


def _middle(towns: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the median latitude, and the median longitude counted from the first town's."""
    first = towns[0][1]
    return median(lat for lat, _ in towns), _turn(first + median(_turn(lon - first) for _, lon in towns))


def _turn(degrees_: float) -> float:
    """Return an angle between -180 and 180 degrees."""
    return (degrees_ + 180.0) % 360.0 - 180.0


def contradicts(
    anchor: Place, place: Place, *, km: float | None = None, wind: float | None = None
) -> tuple[float, float] | None:
    """Return distance (km) and direction (degrees) on the map where they are not those that are said.

    Args:
        anchor: the place that the other is told by.
        place: the other.
        km: the distance that is said from one to the other; None where none is.
        wind: the direction that is said, in degrees clockwise from north; None where none is.

    Returns:
        None where the map bears the words out, give or take roads and round figures, or cannot tell.
    """
    widths = [extent_km(one) for one in (anchor, place)]
    if None in widths:
        return None
    spare = sum(width for width in widths if width)
    real = distance_km(anchor.lat, anchor.lon, place.lat, place.lon)
    course = bearing(anchor.lat, anchor.lon, place.lat, place.lon)
    far = km is not None and abs(real - km) > spare + max(_TOLERANCE_KM, _TOLERANCE * max(real, km))
    astray = (
        wind is not None
        and real > spare + _TOO_NEAR_FOR_WINDS_KM
        and abs((course - wind + 180.0) % 360.0 - 180.0) > _TOLERANCE_DEGREES
    )
    return (real, course) if far or astray else None


def wind_of(degrees: float) -> str:
    """Return the name of the nearest of the eight winds.

    >>> wind_of(200.0)
    'south'
    """
    return list(WINDS)[round(degrees / 45.0) % 8]


def _at(place: Place, spare_km: float, share: float) -> Point | None:
    width = extent_km(place)
    return None if width is None else _point(place.lat, place.lon, share * width + spare_km)


def _aside(
    place: Place, wind: float, out: float, share: float, *, spare_km: float, away_km: float = 0.0
) -> Point | None:
    """Return a point ``out`` half-widths and ``away_km`` from the middle of a place."""
    width = extent_km(place)
    if width is None:
        return None
    lat, lon = offset(place.lat, place.lon, out * width + away_km, wind)
    return _point(lat, lon, share * width + spare_km)


def _point(lat: float, lon: float, radius_km: float) -> Point:
    return Point(lat=round(lat, 4), lon=round(lon, 4), radius_km=round(radius_km, 1))
