import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer.geometry import bearing, distance_km, offset

LAT = st.floats(-80, 80)
LON = st.floats(-179.9, 179.9)


def test_known_distances() -> None:
    assert distance_km(36.34, 43.12, 33.32, 44.36) == pytest.approx(355, abs=3)
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)


@given(LAT, LON, st.floats(1, 500), st.floats(0, 359.9))
def test_offset_goes_as_far_and_in_the_direction_asked(
    lat: float, lon: float, km: float, course: float
) -> None:
    to_lat, to_lon = offset(lat, lon, km, course)
    assert distance_km(lat, lon, to_lat, to_lon) == pytest.approx(km, abs=0.01)
    turn = abs(bearing(lat, lon, to_lat, to_lon) - course) % 360
    assert min(turn, 360 - turn) < 0.5


@given(LAT, LON, LAT, LON)
def test_distance_is_symmetric(a: float, b: float, c: float, d: float) -> None:
    assert distance_km(a, b, c, d) == pytest.approx(distance_km(c, d, a, b))
