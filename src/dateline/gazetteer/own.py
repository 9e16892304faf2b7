"""A user's own places: what their tables hold, and how a row of a user's file becomes a row of a table.

The tables have the columns of the supplement and three more: ``names`` holds spellings that are not the main
ones, ``known`` says that reports name the place without explanation, and a row without coordinates only adds
names to the place of its id. Several values of a field are joined with ``|``.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dateline.errors import UsageError
from dateline.gazetteer import kinds
from dateline.gazetteer.index import Index
from dateline.gazetteer.names import plain
from dateline.gazetteer.sources import Entry, table
from dateline.gazetteer.surroundings import Surroundings
from dateline.ids import PlaceId, digest
from dateline.model import Place
from dateline.tables import Row

FIELDS = (
    *("name", "lat", "lon", "kind", "country", "admin1"),
    *("population", "aliases", "geonameid", "known", "source"),
)
"""The fields of a row of a user's file; the first three must be there."""
REQUIRED = FIELDS[:3]
COLUMNS = (
    *("id", "name", "lat", "lon", "kind", "country", "admin1"),
    *("population", "aliases", "names", "known", "source"),
)
"""The columns of a table."""
SEPARATOR = "|"
LONGEST_BY_HAND = 1000
"""Places in the longest file whose names count wherever they stand. In a longer one, such as a list of all
hamlets, most names are also those of persons and things: they count where the text treats them as places."""

_GEONAMEID = re.compile("[1-9][0-9]{0,9}")
_VALUES = re.compile(r"[|;]")
_YES = frozenset({"1", "true", "yes", "y"})


class BadRow(ValueError):
    """A row that says no place: the reason, as one clause."""


def is_geonameid(written: str) -> bool:
    """Tell whether this is an id of GeoNames: a number of some digits."""
    return _GEONAMEID.fullmatch(written) is not None


def coordinate(field: str, written: str) -> float:
    """Return a latitude or longitude in WGS84 degrees.

    Raises:
        BadRow: it is none.
    """
    try:
        degrees = float(written)
    except ValueError:
        raise BadRow(f"{field} {written!r} is no number" if written else f"no {field}") from None
    most = 90 if field == "lat" else 180
    if not math.isfinite(degrees) or abs(degrees) > most:
        raise BadRow(f"{field} {written} is outside -{most} to {most}")
    return degrees


def entry(row: Mapping[str, str]) -> Entry:
    """Return the place of a row of a table, with its names.

    Raises:
        BadRow: the row says none.
    """
    id_ = row["id"]
    place = Place(
        id=PlaceId(id_),
        name=row["name"],
        lat=coordinate("lat", row["lat"]),
        lon=coordinate("lon", row["lon"]),
        kind=row["kind"] or "town",
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        geonameid=int(id_) if is_geonameid(id_) else None,
        population=_number(row["population"]),
    )
    main, other = names(row)
    return Entry(place, main, other, known=row["known"] in _YES, source=row["source"])


def whole(row: Mapping[str, str]) -> Row:
    """Return a row with all columns of a table."""
    return {**dict.fromkeys(COLUMNS, ""), **row}


def names(row: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the main names of a row of a table, and the others."""
    main = (row["name"], *row["aliases"].split(SEPARATOR))
    return tuple(filter(None, main)), tuple(filter(None, row["names"].split(SEPARATOR)))


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a file holds which field."""

    names: Mapping[str, str]
    """Column by field, for the fields that the file has."""

    @classmethod
    def of(cls, header: Sequence[str], given: Mapping[str, str]) -> "Columns":
        """Return the columns of a header: those that are given, and those named like a field, in any case.

        Raises:
            BadRow: a column is not there.
        """
        own = {column.strip().lower(): column for column in header}
        found = {field: own[field] for field in FIELDS if field in own} | dict(given)
        missing = [column for column in given.values() if column not in header]
        lacking = [field for field in REQUIRED if field not in found]
        if missing or lacking:
            known = ", ".join(header) or "none"
            what = f"column {missing[0]!r}" if missing else f"column {lacking[0]!r}"
            hint = "" if missing else f"; name it with --map {lacking[0]}=COLUMN"
            raise BadRow(f"no {what}; columns: {known}{hint}")
        return cls(found)

    def fields(self, row: Mapping[str, Any]) -> dict[str, str]:
        """Return the fields of a row as text; a list of values is joined."""
        return {field: _text(row.get(column)) for field, column in self.names.items()}


def checked_map(columns: Mapping[str, str]) -> Mapping[str, str]:
    """Return which column holds a field, as a user wrote it.

    Raises:
        UsageError: places have no such field.
    """
    for field in columns:
        if field not in FIELDS:
            raise UsageError(f"places have no field {field!r}; fields: {', '.join(FIELDS)}")
    return columns


class Reader:
    """Turns the fields of a user's rows into rows of a table, with what is known of their surroundings."""

    def __init__(self, index: Index) -> None:
        """Take the index of the places that are known already."""
        self._index = index
        self._countries = {
            plain(name): row["country"]
            for row in table("countries.csv")
            for name in (row["country"], row["name"], *row["aliases"].split(SEPARATOR))
            if name
        }

    @cached_property
    def _surroundings(self) -> Surroundings:
        return Surroundings(self._index.of_kind("town"))

    def has(self, id_: str) -> bool:
        """Tell whether there is a place of an id."""
        return self._index.get(PlaceId(id_)) is not None

    def row(self, fields: Mapping[str, str], *, origin: str, known: bool) -> Row:
        """Return the row of a place.

        Args:
            fields: text by field.
            origin: the file that it comes from, for a row that does not say.
            known: whether its names count wherever they stand, for a row that does not say.

        Raises:
            BadRow: it says no place, or one far from the country that it names.
        """
        name = fields["name"]
        if not plain(name):
            raise BadRow("no name")
        lat, lon = coordinate("lat", fields["lat"]), coordinate("lon", fields["lon"])
        if not lat and not lon:
            raise BadRow("lat and lon are 0")
        country = self._country(lat, lon, fields.get("country", ""))
        kind = kinds.named(fields.get("kind", "")) or kinds.split(name)[1] or "town"
        geonameid = fields.get("geonameid", "")
        if geonameid and not is_geonameid(geonameid):
            raise BadRow(f"geonameid {geonameid!r} is no number")
        written = fields.get("known", "")
        known = written.lower() in _YES if written else known
        return {
            "id": geonameid or f"{'own-' if known else kinds.LISTED}{digest(name, lat, lon, kind)}",
            "name": name,
            "lat": str(lat),
            "lon": str(lon),
            "kind": kind,
            "country": country,
            "admin1": self._admin1(lat, lon, country, fields.get("admin1", "")),
            "population": str(_number(fields.get("population", "")) or ""),
            "aliases": SEPARATOR.join(_values(fields.get("aliases", ""))),
            "known": "1" if known else "",
            "source": fields.get("source", "") or origin,
        }

    def _country(self, lat: float, lon: float, written: str) -> str:
        if not written:
            return self._surroundings.country(lat, lon) or ""
        country = self._countries.get(plain(written))
        if country is None:
            raise BadRow(f"unknown country {written!r}; write its two letters, as IQ")
        if self._surroundings.is_far_from(lat, lon, country):
            raise BadRow(f"{lat}, {lon} is far from any town of {country}")
        return country

    def _admin1(self, lat: float, lon: float, country: str, written: str) -> str:
        if not country:
            return written
        if not written:
            return self._surroundings.admin1(lat, lon, country) or ""
        named = (place for place, _, _ in self._index.spelled(plain(written)))
        return next((p.name for p in named if p.kind == "province" and p.country == country), written)


def _values(joined: str) -> Iterator[str]:
    return filter(None, (value.strip() for value in _VALUES.split(joined)))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return SEPARATOR.join(map(_text, value))
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else " ".join(str(value).split())


def _number(written: str) -> int:
    try:
        number = float(written.replace(",", "") or 0)
    except ValueError:
        raise BadRow(f"population {written!r} is no number") from None
    if not math.isfinite(number) or not 0 <= number < 1e10:
        raise BadRow(f"population {written} makes no sense")
    return int(number)
