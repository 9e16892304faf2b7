"""Borders of states: which land a town lies in, and land that reaches over the edge of the map."""

import numpy as np
import pytest
import shapely

from dateline.gazetteer.borders import open_borders, unwrapped

BAGHDAD, KOBANI, VITI_LEVU, CHUKOTKA, SOUTH_POLE = (
    (33.32, 44.36),
    (36.89, 38.35),
    (-17.80, 178.00),
    (67.50, 178.00),
    (-90.0, 0.0),
)


@pytest.mark.parametrize(
    ("town", "country"),
    [(BAGHDAD, "IQ"), (VITI_LEVU, "FJ"), (CHUKOTKA, "RU"), (BAGHDAD, None), (BAGHDAD, "SY")],
)
def test_a_town_lies_in_its_state(town: tuple[float, float], country: str | None) -> None:
    state = open_borders().state_of(*town, country)
    assert shapely.contains_xy(state, town[1], town[0]) and state.is_valid


def test_a_town_at_the_border_belongs_to_the_state_that_is_told() -> None:
    syria = open_borders().state_of(*KOBANI, "SY")
    assert shapely.contains_xy(syria, 38.0, 35.0) and not shapely.contains_xy(syria, *BAGHDAD[::-1])


def test_the_open_sea_is_nobodys() -> None:
    assert open_borders().state_of(0.0, -30.0, None) is None


def test_every_state_is_sound_and_lies_on_the_map() -> None:
    borders = open_borders()
    for country, lat, lon in [("RU", *CHUKOTKA), ("FJ", *VITI_LEVU), ("AQ", *SOUTH_POLE), ("XK", 42.6, 21.1)]:
        state = borders.state_of(lat, lon, country)
        west, south, east, north = state.bounds
        assert state.is_valid and west >= -180 and east <= 180 and south >= -90 and north <= 90


def test_a_ring_over_the_edge_of_the_map_is_unwrapped() -> None:
    ring = unwrapped(np.array([[179.0, 0.0], [-179.0, 0.0], [-179.0, 1.0], [179.0, 1.0], [179.0, 0.0]]))
    assert shapely.Polygon(ring).area == pytest.approx(2.0)


def test_a_ring_around_a_pole_takes_in_the_pole() -> None:
    ring = unwrapped(np.array([[-180.0, 80.0], [-60.0, 80.0], [60.0, 80.0], [180.0, 80.0]]))
    assert shapely.Polygon(ring).area == pytest.approx(3600.0)
