"""Points told by other places, on real towns and on any point of the globe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer import Gazetteer, relative
from dateline.gazetteer.geometry import bearing, distance_km
from dateline.ids import PlaceId
from dateline.model import Place, Point

LAT, LON = st.floats(-75, 75), st.floats(-179, 179)
WIND = st.sampled_from(sorted(relative.WINDS.values()))


def town(lat: float, lon: float, population: int = 50_000, kind: str = "town") -> Place:
    return Place(id=PlaceId("t"), name="T", lat=lat, lon=lon, kind=kind, population=population)


def off_km(point: Point | None, place: Place) -> float:
    assert point is not None
    return distance_km(point.lat, point.lon, place.lat, place.lon)


@given(LAT, LON, WIND, st.floats(1, 300))
def test_a_place_in_the_direction_and_at_the_distance_said_lies_within_the_radius(
    lat: float, lon: float, wind: float, km: float
) -> None:
    base = town(lat, lon)
    point = relative.beyond(base, wind, km)
    assert point is not None
    turn = abs(bearing(base.lat, base.lon, point.lat, point.lon) - wind) % 360
    assert min(turn, 360 - turn) < 2 or km < 3
    there = relative.offset(base.lat, base.lon, km, wind)
    assert distance_km(*there, point.lat, point.lon) <= point.radius_km
    assert relative.contradicts(base, town(*there), km=km, wind=wind) is None


@given(LAT, LON, WIND)
def test_what_is_said_less_exactly_has_a_wider_radius(lat: float, lon: float, wind: float) -> None:
    base = town(lat, lon)
    inside, edge, near, rural = (
        one(base) if one in (relative.inside, relative.near) else one(base, None)
        for one in (relative.inside, relative.edge, relative.near, relative.countryside)
    )
    assert inside and edge and near and rural
    assert inside.radius_km < edge.radius_km < near.radius_km < rural.radius_km
    half = relative.part(base, wind)
    assert half and half.radius_km < inside.radius_km + 0.5
    assert off_km(half, base) <= inside.radius_km


@given(LAT, st.floats(-170, 170), st.floats(-3, 3), st.floats(-3, 3))
def test_both_ends_lie_within_the_radius_of_what_is_between(
    lat: float, lon: float, north: float, east: float
) -> None:
    one, other = town(lat, lon), town(lat + north, lon + east)
    point = relative.between(one, other)
    assert point is not None
    assert off_km(point, one) == pytest.approx(off_km(point, other), abs=0.1)
    assert max(off_km(point, one), off_km(point, other)) <= point.radius_km + 0.1
    halfway = relative.between(one, other, halfway=True)
    assert halfway is not None and halfway.radius_km <= point.radius_km


def test_a_province_and_a_country_have_no_point() -> None:
    syria = town(35.0, 38.0, kind="country")
    assert relative.extent_km(syria) is None
    assert relative.near(syria) is None
    assert relative.beyond(syria, 0.0, 50.0) is None
    assert relative.between(syria, town(35.0, 38.0)) is None
    assert relative.contradicts(syria, town(35.0, 38.0), km=900.0) is None


@pytest.mark.parametrize(
    ("whole", "wind", "town_there"),
    [
        ("Syria", "north", "Aleppo"),
        ("Syria", "east", "Deir ez-Zor"),
        ("Ukraine", "west", "Lviv"),
        ("Mali", "north", "Kidal"),
        ("Libya", "east", "Benghazi"),
        ("Aleppo province", "east", "Manbij"),
    ],
)
def test_one_side_of_a_country_or_province_lies_where_its_towns_do(
    gazetteer: Gazetteer, whole: str, wind: str, town_there: str
) -> None:
    place = gazetteer.candidates(whole)[0].place
    point = gazetteer.side(place, relative.WINDS[wind])
    there = next(
        c.place for c in gazetteer.candidates(town_there, kind="town") if c.place.country == place.country
    )
    assert point is not None
    assert off_km(point, there) <= point.radius_km
    assert off_km(point, there) < distance_km(place.lat, place.lon, there.lat, there.lon)


def test_a_side_that_spreads_too_far_and_that_of_a_town_have_no_point(gazetteer: Gazetteer) -> None:
    assert gazetteer.side(gazetteer.candidates("Russia")[0].place, 180.0) is None
    assert gazetteer.side(gazetteer.candidates("Mosul")[0].place, 180.0) is None
    assert relative.side([], 0.0) is None


def test_a_side_whose_towns_lie_in_far_corners_has_no_point() -> None:
    corners = [(30.0, 1.0)] * 3 + [(34.0, 2.0)] + [(34.0, -2.0)] * 2
    assert relative.side(corners, 225.0) is None
    assert relative.side(sorted(corners), 225.0) is None


# No two corners of this box are too far apart for a side.
@given(st.lists(st.tuples(st.floats(30, 33), st.floats(-1.5, 1.5)), min_size=1, max_size=40), WIND)
def test_a_side_is_the_same_in_any_order_and_across_the_day_line(
    towns: list[tuple[float, float]], wind: float
) -> None:
    point = relative.side(towns, wind)
    assert point is not None and point == relative.side(sorted(towns), wind)
    moved = relative.side([(lat, (lon + 360) % 360 - 180) for lat, lon in towns], wind)
    assert moved is not None and moved.radius_km == pytest.approx(point.radius_km, abs=0.2)
    assert abs(moved.lon) >= 178.5


@pytest.mark.parametrize(
    ("name", "anchor", "km", "wind", "borne_out"),
    [
        ("Qayyarah", "Mosul", 70.0, "south", True),
        ("Tal Afar", "Mosul", 60.0, "west", True),
        ("Rankous", "Damascus", 30.0, "north", True),
        ("Qayyarah", "Mosul", 70.0, "north", False),
        ("Basra", "Baghdad", 120.0, "south-east", False),
        ("Fallujah", "Baghdad", 50.0, "west", True),
    ],
)
def test_what_reports_say_of_real_towns_is_checked_against_the_map(
    gazetteer: Gazetteer, name: str, anchor: str, km: float, wind: str, borne_out: bool
) -> None:
    place, base = gazetteer.by_name(name), gazetteer.by_name(anchor)
    assert place is not None and base is not None
    found = relative.contradicts(base, place, km=km, wind=relative.WINDS[wind])
    assert (found is None) is borne_out
    if borne_out:
        point = relative.beyond(base, relative.WINDS[wind], km)
        assert point is not None and off_km(point, place) <= point.radius_km


def test_the_wind_of_a_course_is_the_nearest() -> None:
    assert [relative.wind_of(d) for d in (0, 44, 359, 200, 225)] == [
        "north",
        "north-east",
        "north",
        "south",
        "south-west",
    ]
