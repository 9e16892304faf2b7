"""A user's files of places → rows of tables: GeoNames files, CSV with a header, GeoJSON, also zipped."""

import csv
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from dateline.errors import SourceError
from dateline.gazetteer import geonames
from dateline.gazetteer.own import LONGEST_BY_HAND, BadRow, Columns, Reader
from dateline.model import Rejected
from dateline.tables import Row, reason

_README = "readme"
_ZIPPED = (".txt", ".csv", ".tsv", ".geojson", ".json")
_LONGEST_FIELD = 1 << 20


@dataclass(slots=True)
class PlaceTable:
    """One file, or one of the files in a zip: walk over it for its rows and for what is no row."""

    name: str
    """What it is called: the stem of the file, with ``-names`` for names of places that stand elsewhere."""
    ref: str
    """The file, as the user gave it."""
    text: TextIO
    """What it holds."""
    reader: Reader
    """Turns fields into rows."""
    columns: Mapping[str, str]
    """Which column holds a field, where the names differ."""
    divisions: Mapping[str, str]
    """Names of first-order divisions by ``IQ.01``."""
    left_out: int = 0
    """So far: features that reports do not name, and names that are codes."""
    _first: str = field(init=False)
    _parse: geonames.Parse | None = field(init=False)

    def __post_init__(self) -> None:
        """Read the first line: it tells what the others are.

        Raises:
            SourceError: there is none.
        """
        with _told_of(self.ref):
            self._first = self.text.readline()
        if not self._first.strip():
            raise SourceError(self.ref, "empty")
        self._parse = geonames.parse_of(self._first)
        if self._parse is geonames.alternate_name and "names" not in self.name.lower():
            self.name = f"{self.name}-names"

    def __iter__(self) -> Iterator[Row | Rejected]:
        """Yield the rows, and those that say no place with the reason.

        Raises:
            SourceError: the file as a whole cannot be read.
        """
        with _told_of(self.ref):
            if self._parse is not None:
                yield from self._geonames(self._parse, _again(self._first, self.text))
            elif self._first.lstrip().startswith("{"):
                yield from self._rows(*_features(self._first + self.text.read()))
            else:
                yield from self._rows(*_lines(self._first, _again(self._first, self.text)))

    def _geonames(self, parse: geonames.Parse, lines: Iterable[str]) -> Iterator[Row | Rejected]:
        for number, line in enumerate(lines, start=1):
            fields = line.rstrip("\r\n").split("\t")
            if fields == [""]:
                continue
            try:
                row = parse(fields, self.divisions)
            except BadRow as error:
                yield self._rejected(str(number), str(error))
                continue
            if row is None:
                self.left_out += 1
            else:
                yield row

    def _rows(
        self, header: list[str], rows: Iterable[tuple[str, Mapping[str, Any] | BadRow]]
    ) -> Iterator[Row | Rejected]:
        columns = Columns.of(header, self.columns)
        written = list(rows)
        known = len(written) <= LONGEST_BY_HAND
        for number, row in written:
            try:
                if isinstance(row, BadRow):
                    raise row
                yield self.reader.row(columns.fields(row), origin=Path(self.ref).name, known=known)
            except BadRow as error:
                yield self._rejected(number, str(error))

    def _rejected(self, number: str, reason: str) -> Rejected:
        return Rejected(ref=f"{self.ref}:{number}", stage="read", reason=reason)


def open_tables(path: Path, make: Callable[[str, str, TextIO], PlaceTable]) -> Iterator[PlaceTable]:
    """Yield the tables of a file, open: itself, or those that a zip holds.

    Args:
        path: the file.
        make: takes the name of a table, what to call the file, and its text.

    Raises:
        SourceError: it cannot be read.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_FIELD))
    with _told_of(str(path)):
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive:
                for member in archive.namelist():
                    inside = Path(member)
                    if inside.suffix.lower() in _ZIPPED and not inside.stem.lower().startswith(_README):
                        with archive.open(member) as file:
                            yield make(inside.stem, f"{path}/{member}", _text(file))
            return
        opener = gzip.open if path.suffix.lower() == ".gz" else open
        with opener(path, "rb") as file:
            stem = Path(path.stem).stem if path.suffix.lower() == ".gz" else path.stem
            yield make(stem, str(path), _text(file))


@contextmanager
def _told_of(ref: str) -> Iterator[None]:
    """Turn whatever a broken file makes go wrong into one line with its name."""
    try:
        yield
    except BadRow as error:
        raise SourceError(ref, str(error)) from error
    except UnicodeDecodeError as error:
        raise SourceError(ref, "not UTF-8 text") from error
    except OSError as error:
        raise SourceError(ref, reason(error)) from error
    except (csv.Error, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise SourceError(ref, str(error)) from error


def _text(file: Any) -> TextIO:
    return io.TextIOWrapper(file, encoding="utf-8-sig", newline="")


def _again(first: str, rest: TextIO) -> Iterator[str]:
    yield first
    yield from rest


def _lines(
    first: str, lines: Iterator[str]
) -> tuple[list[str], Iterator[tuple[str, Mapping[str, Any] | BadRow]]]:
    """Return the header of a CSV file, separated by what is commonest in it, and rows with lines."""
    table = csv.DictReader(lines, delimiter=max(",;\t", key=first.count))
    header = [column for column in table.fieldnames or () if column]
    return header, ((str(table.line_num), _whole(row)) for row in table)


def _whole(row: dict[Any, Any]) -> Mapping[str, Any] | BadRow:
    return BadRow("more cells than the header has columns") if None in row else row


def _features(text: str) -> tuple[list[str], Iterator[tuple[str, Mapping[str, Any] | BadRow]]]:
    """Return the properties of a GeoJSON file's features, lat and lon among them, and their values."""
    try:
        features = json.loads(text)["features"]
        header = {key: 1 for feature in features for key in feature["properties"] or {}}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadRow("no FeatureCollection of GeoJSON") from error
    own = [key for key in header if key.lower() not in ("lat", "lon")]
    return [*own, "lat", "lon"], (
        (str(number), _feature(feature)) for number, feature in enumerate(features, start=1)
    )


def _feature(feature: Mapping[str, Any]) -> Mapping[str, Any] | BadRow:
    try:
        points = list(_points(feature["geometry"]["coordinates"]))
        lon, lat = ((min(values) + max(values)) / 2 for values in zip(*points, strict=True))
    except (KeyError, TypeError, ValueError, RecursionError):
        return BadRow("no geometry with coordinates")
    return {**(feature["properties"] or {}), "lat": round(lat, 6), "lon": round(lon, 6)}


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Yield the points of a geometry; a line or an area stands for the middle of what it covers."""
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for part in coordinates:
        yield from _points(part)
