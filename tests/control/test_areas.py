"""Areas: ground around places, nothing where nobody tells, and no ground that two sides have."""

from datetime import date
from itertools import combinations

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.control.areas import HOME_KM, SAME_KM, SITE_KM, TOWN_KM, areas, km2
from dateline.gazetteer.borders import open_borders
from dateline.gazetteer.geometry import distance_km, offset
from dateline.ids import ActorId, PlaceId
from dateline.model import Account, Area, Basis, Control, ControlStatus, Place

SIDES = ("iraq", "islamic-state", "kurdistan")
OPEN_SEA = (10.0, -30.0)
GRID_DEGREES = 1e-6


def place(name: str, lat: float, lon: float, *, kind: str = "town", country: str | None = None) -> Place:
    return Place(id=PlaceId(name), name=name, lat=lat, lon=lon, kind=kind, country=country)


def row(
    where: Place,
    holder: str | None = "iraq",
    *,
    status: ControlStatus = ControlStatus.HELD,
    belief: float = 0.95,
) -> Control:
    return Control(
        place=where,
        holder=None if holder is None else ActorId(holder),
        start=date(2016, 8, 1),
        end=None,
        status=status,
        belief=belief,
        basis=Basis.OBSERVED,
        carried_days=0,
        account=Account.CORROBORATED,
        events=(),
        claims=(),
        known_from=None,
    )


def drawn(*rows: Control) -> tuple[Area, ...]:
    return areas(rows, side=lambda actor: actor, borders=open_borders())


def ground(area: Area) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([(shell, holes) for shell, *holes in area.polygons])


def around(lat: float, lon: float) -> st.SearchStrategy[list[Control]]:
    """Return towns within about 60 km of a point, held by anybody, contested, or not known."""
    town = st.tuples(
        st.floats(0, 60),
        st.floats(0, 360),
        st.sampled_from(SIDES),
        st.sampled_from(list(ControlStatus)),
        st.floats(0.5, 1),
        st.sampled_from(["town", "town", "town", "airbase"]),
    )

    def rows(found: list[tuple[float, float, str, ControlStatus, float, str]]) -> list[Control]:
        return [
            row(
                place(f"town-{n}", *offset(lat, lon, km, bearing), kind=kind),
                holder,
                status=status,
                belief=belief,
            )
            for n, (km, bearing, holder, status, belief, kind) in enumerate(found)
        ]

    return st.lists(town, min_size=1, max_size=8).map(rows)


ANYWHERE = st.one_of(
    st.tuples(st.floats(-70, 70), st.floats(-180, 180)).flatmap(lambda at: around(*at)),
    st.floats(-70, 70).flatmap(lambda lat: around(lat, 180.0)),
    around(33.3, 44.4),
)


@settings(max_examples=60)
@given(ANYWHERE)
def test_areas_are_sound_and_lie_around_their_own_places(rows: list[Control]) -> None:
    for one, other in combinations([row.place for row in rows], 2):
        assume(distance_km(one.lat, one.lon, other.lat, other.lon) > 2 * SAME_KM)
    found = drawn(*rows)
    held = [row for row in rows if row.status is not ControlStatus.UNKNOWN]
    assert sorted(one.id for area in found for one in area.places) == sorted(row.place.id for row in held)
    for area in found:
        shape = ground(area)
        assert shape.is_valid and area.km2 == pytest.approx(km2(shape), abs=0.1)
        west, _, east, _ = shape.bounds
        assert west >= -180 and east <= 180
        reach = [(TOWN_KM if one.kind == "town" else SITE_KM, one) for one in area.places]
        for lon, lat in shapely.get_coordinates(shape):
            assert any(distance_km(lat, lon, one.lat, one.lon) <= km + 0.01 for km, one in reach)
    for one, other in combinations(found, 2):
        shared = ground(one).intersection(ground(other)).area
        assert shared <= GRID_DEGREES * ground(one).length, "at most the width of the grid along an edge"
    owners = {one.id: ground(area) for area in found for one in area.places}
    for one in held:
        assert shapely.distance(owners[one.place.id], shapely.Point(one.place.lon, one.place.lat)) < 2e-6


@settings(max_examples=20)
@given(st.sampled_from([-1, 1]).flatmap(lambda pole: around(89.9 * pole, 20.0)))
def test_the_poles_break_nothing(rows: list[Control]) -> None:
    assert all(ground(area).is_valid for area in drawn(*rows))


def test_a_lone_town_has_a_disc_and_nothing_beyond() -> None:
    (area,) = drawn(row(place("ship", *OPEN_SEA)))
    assert area.km2 == pytest.approx(3.14159 * TOWN_KM**2, rel=0.01)


def test_neighbours_meet_halfway_and_leave_no_gap() -> None:
    a, b = place("a", 10.0, -30.0), place("b", 10.0, -29.8)
    apart = drawn(row(a, "iraq"), row(b, "kurdistan"))
    assert apart[0].km2 == pytest.approx(apart[1].km2, rel=0.001)
    (together,) = drawn(row(a), row(b))
    assert len(together.polygons) == 1
    assert together.km2 == pytest.approx(sum(area.km2 for area in apart), rel=0.0001)


def test_around_a_town_of_which_nothing_is_known_nothing_is_drawn() -> None:
    a, b = place("a", 10.0, -30.0), place("b", 10.0, -29.8)
    (area,) = drawn(row(a), row(b, None, status=ControlStatus.UNKNOWN))
    assert not ground(area).contains(shapely.Point(b.lon, b.lat))
    assert area.km2 == pytest.approx(drawn(row(a), row(b, "kurdistan"))[0].km2, rel=0.0001)


def test_a_base_has_its_own_ground_in_that_of_the_town() -> None:
    town, base = place("town", *OPEN_SEA), place("base", 10.05, -30.0, kind="airbase")
    iraq, enemy = drawn(row(town, "iraq"), row(base, "islamic-state"))
    assert ground(enemy).contains(shapely.Point(base.lon, base.lat))
    assert enemy.km2 < 3.15 * SITE_KM**2 and len(iraq.polygons[0]) == 2


def test_a_province_is_no_ground() -> None:
    assert drawn(row(place("Anbar", 33.0, 42.0, kind="province", country="IQ"))) == ()


def test_no_area_crosses_a_border_that_is_known() -> None:
    (area,) = drawn(row(place("al-Qaim", 34.37, 41.10, country="IQ")))
    syria = open_borders().state_of(35.0, 38.0, "SY")
    beyond = ground(area).intersection(syria)
    home = 3.15 * HOME_KM**2
    assert km2(beyond) <= home and area.km2 < 0.9 * 3.14159 * TOWN_KM**2


def test_what_is_believed_less_is_an_area_of_its_own() -> None:
    a, b = place("a", 10.0, -30.0), place("b", 10.0, -29.8)
    sure, unsure = drawn(row(a, belief=0.95), row(b, belief=0.6))
    assert (sure.belief, unsure.belief) == (0.95, 0.6)


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [
        row(place(f"t{n}", *offset(33.3, 44.4, 9.0 * n, 70.0 * n), country="IQ"), SIDES[n % 3])
        for n in range(7)
    ]
    assert drawn(*rows) == drawn(*reversed(rows))
