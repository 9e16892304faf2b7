"""Rows as CSV, JSON lines, JSON, GeoJSON and Parquet."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, BinaryIO, TextIO

from dateline.errors import UsageError
from dateline.publish.columns import COLUMNS, Cell, flat
from dateline.publish.rows import Row


def write(rows: Sequence[Row], *, noun: str, format: str, to: TextIO) -> None:  # noqa: A002
    """Write rows.

    Args:
        rows: of one noun.
        noun: a key of :data:`~dateline.publish.columns.COLUMNS`.
        format: a key of :data:`FORMATS`.
        to: text stream in UTF-8; its bytes are written to for a binary format.

    Raises:
        UsageError: the format cannot hold the noun, or needs what is not installed.
    """
    FORMATS[format](rows, noun, to)


def write_jsonl(rows: Sequence[Row], noun: str, to: TextIO) -> None:
    """Write one JSON object a line."""
    for row in rows:
        to.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_json(rows: Sequence[Row], noun: str, to: TextIO) -> None:
    """Write one JSON array."""
    json.dump(rows, to, ensure_ascii=False, indent=2)
    to.write("\n")


def write_csv(rows: Sequence[Row], noun: str, to: TextIO) -> None:
    """Write a header and one line a row."""
    columns = COLUMNS[noun]
    table = csv.DictWriter(to, fieldnames=list(columns), lineterminator="\n")
    table.writeheader()
    table.writerows(flat(row, columns) for row in rows)


def write_geojson(rows: Sequence[Row], noun: str, to: TextIO) -> None:
    """Write one FeatureCollection; a row without a place is a feature without geometry (RFC 7946)."""
    if noun not in ("extraction", "claims", "events", "control", "areas", "questions", "places"):
        kinds = "claims, events, control, areas and places"
        raise UsageError(f"{noun} have no place; --format geojson is for {kinds}")
    features = [
        {"type": "Feature", "geometry": geometry(row), "properties": _properties(row)} for row in rows
    ]
    json.dump({"type": "FeatureCollection", "features": features}, to, ensure_ascii=False)
    to.write("\n")


def geometry(row: Row) -> dict[str, Any] | None:
    """Return where a row is: a point, several points, polygons, or None.

    The point that is said, "70 km south of Mosul", comes before that of the place named.

    >>> geometry({"place": {"lon": 43.29, "lat": 35.79}})
    {'type': 'Point', 'coordinates': [43.29, 35.79]}
    """
    if "geometry" in row:
        where: dict[str, Any] = row["geometry"]
        return where
    place = row.get("place", row)
    named = (
        place if isinstance(place, list) else [] if place is None else [{"point": row.get("point"), **place}]
    )
    spots = [one.get("point") or one for one in named]
    points = [[spot["lon"], spot["lat"]] for spot in spots if spot["lat"] is not None]
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def _properties(row: Row) -> Row:
    """Return a row without what is its geometry."""
    return {name: value for name, value in row.items() if name != "geometry"}


def write_parquet(rows: Sequence[Row], noun: str, to: TextIO) -> None:
    """Write one Parquet file, as bytes; its columns are those of CSV."""
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise UsageError("Parquet needs one more package: pip install dateline[parquet]") from error
    if to.isatty():
        raise UsageError("Parquet is binary; send it to a file: --format parquet > FILE")
    binary: BinaryIO = to.buffer
    cells = [flat(row, COLUMNS[noun]) for row in rows]
    table = {name: arrow.array(_one_type([line[name] for line in cells])) for name in COLUMNS[noun]}
    parquet.write_table(arrow.table(table), binary)


def _one_type(values: list[Cell]) -> list[Cell]:
    """Return the values of a column, all as text if any is."""
    if any(isinstance(value, str) for value in values):
        return [None if value is None else str(value) for value in values]
    return values


FORMATS: Mapping[str, Callable[[Sequence[Row], str, TextIO], None]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "json": write_json,
    "geojson": write_geojson,
    "parquet": write_parquet,
}
"""Name of each format, as ``--format`` takes it, and what writes it."""
