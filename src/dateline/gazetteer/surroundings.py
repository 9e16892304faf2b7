"""In which country and province a point lies, told by the towns around it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import cos, floor, hypot, radians

from dateline.model import Place

_CELL = 0.25
"""Width of a cell in degrees: about 28 km from north to south."""
_RINGS = (1, 3, 6)
"""Cells around that are searched, one ring after the other, until there are enough towns: at last 170 km."""
_MARGIN = 2.0
"""Degrees beyond the farthest towns of a country that may still be its own."""
_ASKED = 3
"""Towns that must agree."""


class Surroundings:
    """The towns of the world, by where they lie."""

    def __init__(self, towns: Iterable[Place]) -> None:
        """Take towns with their country and province."""
        self._cells: dict[tuple[int, int], list[Place]] = defaultdict(list)
        self._extents: dict[str | None, tuple[float, float, float, float]] = {}
        for town in towns:
            self._cells[_cell(town.lat, town.lon)].append(town)
            south, west, north, east = self._extents.get(town.country, (90.0, 180.0, -90.0, -180.0))
            self._extents[town.country] = (
                min(south, town.lat),
                min(west, town.lon),
                max(north, town.lat),
                max(east, town.lon),
            )

    def nearest(self, lat: float, lon: float) -> list[Place]:
        """Return the three towns nearest to a point, or as many as there are within some 170 km."""
        near: list[Place] = []
        for ring in _RINGS:
            near = list(self._around(lat, lon, ring))
            if len(near) >= _ASKED:
                break
        east = cos(radians(lat))
        near.sort(key=lambda town: (hypot(town.lat - lat, (town.lon - lon) * east), town.id))
        return near[:_ASKED]

    def country(self, lat: float, lon: float) -> str | None:
        """Return the country of a point (ISO 3166-1 alpha-2); None where the towns around differ."""
        countries = {town.country for town in self.nearest(lat, lon)}
        return countries.pop() if len(countries) == 1 else None

    def admin1(self, lat: float, lon: float, country: str) -> str | None:
        """Return the first-order division of a point in a country; None where the towns around differ."""
        divisions = {town.admin1 for town in self.nearest(lat, lon) if town.country == country}
        return divisions.pop() if len(divisions) == 1 else None

    def is_far_from(self, lat: float, lon: float, country: str) -> bool:
        """Tell whether a point lies off a country: among towns of others, or far beyond its own."""
        around = {town.country for town in self._around(lat, lon, _RINGS[-1])}
        if country in around or country not in self._extents:
            return False
        south, west, north, east = self._extents[country]
        beyond = not (south - _MARGIN < lat < north + _MARGIN and west - _MARGIN < lon < east + _MARGIN)
        return beyond or bool(around)

    def _around(self, lat: float, lon: float, ring: int) -> Iterator[Place]:
        row, column = _cell(lat, lon)
        for y in range(row - ring, row + ring + 1):
            for x in range(column - ring, column + ring + 1):
                yield from self._cells.get((y, x), ())


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat / _CELL), floor(lon / _CELL)
