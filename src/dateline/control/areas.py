"""Control of a day → areas: the ground around the places that each side has, and nothing where nobody tells.

Every town has the ground that is nearer to it than to any other town, up to :data:`TOWN_KM` and within its
state: a Voronoi diagram on the sphere, each cell worked out in the gnomonic projection around its town, in
which great circles are straight lines. A quarter, base or dam has a few km of its own, cut out of its town's.
Ground around a town of which nothing is known on the day stays empty.

Reference:
    Okabe, Boots, Sugihara, Chiu (2000), Spatial Tessellations, ch. 3.7: Voronoi diagrams on a sphere.
    Zhukov, Ayers (2023), VIINA: control of a place stands for the Voronoi cell around it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import acos, atan2, cos, pi, radians, sin, tan
from typing import cast

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Geometry, MultiPolygon, Polygon
from shapely.affinity import translate

from dateline.control.parts import WIDE_KINDS
from dateline.gazetteer.borders import Borders, unwrapped
from dateline.gazetteer.geometry import EARTH_RADIUS_KM, distance_km
from dateline.ids import ActorId
from dateline.model import Area, Control, ControlStatus, Place
from dateline.model import Polygon as Rings

TOWN_KM = 25.0
"""How far the control of a town reaches at most."""

SITE_KM = 3.0
"""The same of a place that is no town: a quarter, an air base, a camp, a dam, a crossing."""

HOME_KM = 2.0
"""Ground that a place has whatever the border says: borders are drawn less precisely than that."""

STEPS = (0.7, 0.9)
"""Beliefs at which one area ends and another begins: each can be drawn as strongly as it is believed."""

SAME_KM = 0.05
"""Places nearer to each other than this are one point on a map: the more populous one is drawn."""

_GRID_DEGREES = 1e-6
"""Corners are snapped to such a grid, about 0.1 m, so that neighbours share them."""

_BEARINGS = 64
"""Corners of the polygon that stands for a circle."""

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Site:
    """A point of the map, with what is known of it on the day."""

    place: Place
    row: Control
    reach_km: float
    at: Vector
    """The place as a unit vector."""

    @property
    def is_town(self) -> bool:
        return self.reach_km == TOWN_KM


def areas(
    rows: Iterable[Control], *, side: Callable[[ActorId], ActorId | None], borders: Borders
) -> tuple[Area, ...]:
    """Return the ground that each side has or contests on a day, by holder, status and falling belief.

    Areas do not overlap. No point of one is further than :data:`TOWN_KM` from one of its places.

    Args:
        rows: the intervals of control in force on the day, at most one for each place; the unknown ones too.
        side: gives the party that leads an actor's side.
        borders: of the states.
    """
    sites = _sites(rows)
    kept: dict[tuple[str, ControlStatus, int], list[tuple[_Site, Geometry]]] = defaultdict(list)
    inner = [site for site in sites if not site.is_town]
    small = {site.place.id: _ground(site, sites, borders) for site in inner}
    taken = _union(small.values())
    for site in sites:
        if site.row.status is ControlStatus.UNKNOWN or site.row.holder is None:
            continue
        ground = small.get(site.place.id)
        if ground is None:
            towns = [other for other in sites if other.is_town]
            ground = _without(_ground(site, towns, borders), taken)
        holder = side(site.row.holder) or site.row.holder
        step = sum(site.row.belief >= least for least in STEPS)
        kept[holder, site.row.status, -step].append((site, ground))
    return _apart(kept)


def _apart(
    kept: Mapping[tuple[str, ControlStatus, int], Sequence[tuple[_Site, Geometry]]],
) -> tuple[Area, ...]:
    """Return one area for each holder, status and step of belief, with no sliver that two of them share."""
    drawn: Geometry = MultiPolygon()
    found = []
    for holder, status, step in sorted(kept):
        cells = kept[holder, status, step]
        ground = _without(_union(cell for _, cell in cells), drawn)
        drawn = _union([drawn, ground])
        sizes = [km2(cell) for _, cell in cells]
        if not any(sizes):
            continue  # clipped to nothing, as at a pole
        beliefs = [site.row.belief for site, _ in cells]
        found.append(
            Area(
                holder=ActorId(holder),
                status=status,
                belief=round(float(np.average(beliefs, weights=sizes)), 4),
                km2=round(km2(ground), 1),
                places=tuple(sorted((site.place for site, _ in cells), key=lambda place: place.id)),
                polygons=_coordinates(ground),
            )
        )
    return tuple(found)


def _sites(rows: Iterable[Control]) -> list[_Site]:
    """Return the points of the map by id: no provinces or rivers, and one of those that share a point."""
    found: list[_Site] = []
    for row in sorted(rows, key=lambda row: (-row.place.population, row.place.id)):
        place = row.place
        if place.kind in WIDE_KINDS or place.kind in _NO_POINTS:
            continue
        if any(_near(place, other.place, SAME_KM) for other in found):
            continue
        reach = TOWN_KM if place.kind == "town" else SITE_KM
        found.append(_Site(place, row, reach, _vector(place.lat, place.lon)))
    return sorted(found, key=lambda site: site.place.id)


_NO_POINTS = frozenset({"continent", "sea", "border", "road", "lake", "mountain", "valley"})
"""Kinds of places whose point stands for a stretch of country."""


def _near(a: Place, b: Place, km: float) -> bool:
    return abs(a.lat - b.lat) < 1 and distance_km(a.lat, a.lon, b.lat, b.lon) < km


# ---------------------------------------------------------------------------------- one cell


def _ground(site: _Site, others: Iterable[_Site], borders: Borders) -> Geometry:
    """Return what is nearest to a site among others, within its reach and its state."""
    rivals = [
        other.at
        for other in others
        if other is not site and _near(site.place, other.place, 2 * site.reach_km)
    ]
    cell = _cell(site.at, rivals, site.reach_km)
    state = borders.state_of(site.place.lat, site.place.lon, site.place.country)
    if state is None:
        return cell
    home = _cell(site.at, rivals, HOME_KM)
    within = shapely.intersection(cell, state)
    return _union([within, home])


def _cell(centre: Vector, rivals: Sequence[Vector], reach_km: float) -> Geometry:
    """Return, in degrees, what is nearer to a point than to its rivals, up to a distance.

    Args:
        centre: the point as a unit vector.
        rivals: the others, likewise.
        reach_km: the distance.
    """
    east, north = _axes(centre)
    radius = tan(reach_km / EARTH_RADIUS_KM)
    turns = [2 * pi * i / _BEARINGS for i in range(_BEARINGS)]
    for rival in rivals:
        # The corners that both circles share: neighbours then end at the same points.
        half = tan(acos(min(1.0, float(centre @ rival))) / 2)
        if half < radius:
            towards, open_ = atan2(float(rival @ north), float(rival @ east)), acos(half / radius)
            turns += [(towards - open_) % (2 * pi), (towards + open_) % (2 * pi)]
    corners = [(radius * cos(turn), radius * sin(turn)) for turn in sorted(turns)]
    for rival in rivals:
        away = centre - rival
        corners = _clipped(corners, float(centre @ away), float(east @ away), float(north @ away))
    flat = np.array([*corners, corners[0]])
    return _on_the_map(centre + flat[:, :1] * east + flat[:, 1:] * north, centre)


def _clipped(
    corners: Sequence[tuple[float, float]], least: float, east: float, north: float
) -> list[tuple[float, float]]:
    """Return the part of a convex polygon where ``least + east·x + north·y`` is not negative."""
    inside = [least + east * x + north * y for x, y in corners]
    kept = []
    for ((ax, ay), a), ((bx, by), b) in pairwise(
        [*zip(corners, inside, strict=True), (corners[0], inside[0])]
    ):
        if a >= 0:
            kept.append((ax, ay))
        if (a < 0) != (b < 0):
            share = a / (a - b)
            kept.append((ax + share * (bx - ax), ay + share * (by - ay)))
    return kept


def _vector(lat: float, lon: float) -> Vector:
    phi, theta = radians(lat), radians(lon)
    return np.array([cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)])


def _axes(centre: Vector) -> tuple[Vector, Vector]:
    """Return the unit vectors to the east and to the north of a point; at a pole, to any two sides."""
    east = np.array([-centre[1], centre[0], 0.0])
    length = float(np.linalg.norm(east))
    east = east / length if length > 1e-12 else np.array([0.0, 1.0, 0.0])
    return east, np.cross(centre, east)


def _on_the_map(ring: Vector, centre: Vector) -> Geometry:
    """Return a ring of vectors as polygons in degrees, cut at 180°."""
    lat = np.degrees(np.arctan2(ring[:, 2], np.hypot(ring[:, 0], ring[:, 1])))
    lon = np.degrees(np.arctan2(ring[:, 1], ring[:, 0]))
    middle = float(np.degrees(np.arctan2(centre[1], centre[0])))
    lon = middle + (lon - middle + 180) % 360 - 180
    polygon = shapely.make_valid(Polygon(unwrapped(np.column_stack([lon, lat]))))
    west, _, east, _ = shapely.bounds(polygon)
    if west >= -180 and east <= 180:
        return polygon
    world = shapely.box(-180, -90, 180, 90)
    return _union(shapely.intersection(translate(polygon, turn), world) for turn in (-360, 0, 360))


# --------------------------------------------------------------------------------- many cells


def _union(grounds: Iterable[Geometry]) -> Geometry:
    return _solid(shapely.union_all([_solid(ground) for ground in grounds], grid_size=_GRID_DEGREES))


def _without(ground: Geometry, other: Geometry) -> Geometry:
    return _solid(shapely.difference(_solid(ground), _solid(other), grid_size=_GRID_DEGREES))


def _solid(ground: Geometry) -> MultiPolygon:
    """Return the polygons alone: where two grounds touch, an overlay leaves lines and points."""
    parts = shapely.get_parts(shapely.set_precision(ground, _GRID_DEGREES))
    return MultiPolygon([part for part in parts if isinstance(part, Polygon)])


def km2(ground: Geometry) -> float:
    """Return the area of polygons in degrees, on the sphere: the cylinder around it has the same areas."""

    def onto_cylinder(points: Vector) -> Vector:
        return np.column_stack([np.radians(points[:, 0]), np.sin(np.radians(points[:, 1]))])

    return float(shapely.area(shapely.transform(ground, onto_cylinder))) * EARTH_RADIUS_KM**2


def _coordinates(ground: Geometry) -> tuple[Rings, ...]:
    """Return the polygons as GeoJSON has them: each its shell, counter-clockwise, then its holes."""
    polygons = [part for part in shapely.get_parts(ground) if isinstance(part, Polygon) and part.area > 0]
    return tuple(
        tuple(
            tuple((round(lon, 6), round(lat, 6)) for lon, lat in cast("Vector", ring.coords))
            for ring in (polygon.exterior, *polygon.interiors)
        )
        for polygon in (shapely.orient_polygons(part) for part in polygons)
    )
