"""Rows as flat cells, for tables: one column after the other, and how each is read off a row."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dateline.publish.rows import Row
from dateline.publish.wording import counted, disagreement

Cell = str | int | float | None
"""What fits in one cell."""

Columns = Mapping[str, Callable[[Row], Any]]
"""Column name to how its value is read off a row."""


def field(*path: str) -> Callable[[Row], Any]:
    """Return a reader of a field, or of a field of the mapping in a field; None where there is none."""

    def read(row: Row) -> Any:
        value: Any = row
        for key in path:
            value = None if value is None else value[key]
        return value

    return read


def each(name: str, key: str) -> Callable[[Row], list[Any]]:
    """Return a reader of one key of each mapping in a list."""
    return lambda row: [item[key] for item in row[name]]


def each_point(key: str) -> Callable[[Row], list[Any]]:
    """Return a reader of one key of the point of each place."""
    return lambda row: [item["point"] and item["point"][key] for item in row["place"]]


def cell(value: Any) -> Cell:
    """Return a value as one cell: lists of plain values with semicolons between them, anything else as JSON.

    >>> cell(["iraq", "kurdistan"]), cell(None), cell(0.5), cell([{"of": "killed"}])
    ('iraq; kurdistan', None, 0.5, '[{"of": "killed"}]')
    """
    if isinstance(value, list):
        if any(isinstance(item, (dict, list)) for item in value):
            return json.dumps(value, ensure_ascii=False)
        return "; ".join("" if item is None else str(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return value if value is None or isinstance(value, (int, float)) else str(value)


def flat(row: Row, columns: Columns) -> dict[str, Cell]:
    """Return the cells of a row."""
    return {name: cell(read(row)) for name, read in columns.items()}


def _fields(names: str) -> dict[str, Callable[[Row], Any]]:
    return {name: field(name) for name in names.split()}


def _place() -> dict[str, Callable[[Row], Any]]:
    names: Sequence[str] = ("lat", "lon", "geonameid", "country")
    return {"place": field("place", "name"), **{name: field("place", name) for name in names}}


CLAIM: Columns = {
    **_fields("document type status"),
    "agent": each("agent", "actor"),
    "agent_text": each("agent", "text"),
    "patient": each("patient", "actor"),
    "patient_text": each("patient", "text"),
    "place": each("place", "name"),
    "place_text": each("place", "text"),
    "lat": each("place", "lat"),
    "lon": each("place", "lon"),
    "geonameid": each("place", "geonameid"),
    "relation": each("place", "relation"),
    "km": each("place", "km"),
    "precision": each("place", "precision"),
    "point_lat": each_point("lat"),
    "point_lon": each_point("lon"),
    "radius_km": each_point("radius_km"),
    "place_note": each("place", "note"),
    "from": field("when", "start"),
    "to": field("when", "end"),
    "when_text": field("when", "text"),
    "source": field("source", "actor"),
    "source_text": field("source", "text"),
    "count": each("count", "of"),
    "count_min": each("count", "min"),
    "count_max": each("count", "max"),
    "count_text": each("count", "text"),
    **_fields("event confidence sentence trigger sentence_start trigger_start"),
}

VOICE: Columns = _fields("voice report side trust trust_on_victory trust_on_loss set says borne_out gainsaid")
AREA: Columns = {**_fields("holder status belief km2"), "places": each("places", "name")}

COLUMNS: Mapping[str, Columns] = {
    "extraction": CLAIM,
    "claims": {"id": field("id"), **CLAIM, **_fields("cue ref publisher published")},
    "documents": _fields(
        "id name ref publisher published headline dateline translator language copy_of characters"
    ),
    "events": {
        **_fields("id type status agent patient"),
        **_place(),
        **_fields("relation"),
        **{f"point_{name}": field("point", name) for name in ("lat", "lon")},
        "radius_km": field("point", "radius_km"),
        **_fields("from to counts sources sides part_of claims support disputes known_from"),
    },
    "control": {
        **_place(),
        **_fields("holder from to status belief basis carried_days account contest events known_from"),
    },
    "areas": AREA,
    "voices": VOICE,
    "rejected": _fields("ref stage reason"),
    "judgements": _fields("id verdict author moment note standing decision"),
    "questions": {
        **_fields("about asks why"),
        **_place(),
        **_fields("from to weight doubt days people event judgement"),
        "claims": each("evidence", "claim"),
        "sentences": each("evidence", "sentence"),
        "answers": field("answers"),
    },
    "places": _fields("id name kind country admin1 lat lon geonameid population likeness sources"),
    "actors": _fields("slug name kind side parent aliases likeness source"),
    "sources": _fields("source file entries names added sha256"),
}
"""What to tabulate of each noun, for files."""


def _day(row: Row) -> str | None:
    """Return the day of publication without the time."""
    published: str | None = row["published"]
    return published and published[:10]


def _told_by(row: Row) -> str:
    """Return how many sources tell of an event, and of how many sides."""
    sides = f", {counted(len(row['sides']), 'side')}" if row["sides"] else ""
    return f"{counted(len(row['sources']), 'source')}{sides}"


def _disputed(row: Row) -> str:
    """Return what the sources of an event disagree on, and who says which."""
    return "; ".join(disagreement(dispute) for dispute in row["disputes"])


GLANCE: Mapping[str, Columns] = {
    "extraction": {
        **_fields("type status"),
        "agent": each("agent", "actor"),
        "place": each("place", "name"),
        "sentence": field("sentence"),
    },
    "claims": {
        "published": _day,
        **_fields("publisher type"),
        "agent": each("agent", "actor"),
        "place": each("place", "name"),
        "sentence": field("sentence"),
    },
    "documents": {"published": _day, **_fields("publisher headline"), "file": field("name")},
    "events": {
        **_fields("from to type status agent patient"),
        "place": field("place", "name"),
        "told by": _told_by,
        "disputed": _disputed,
    },
    "control": {"place": field("place", "name"), **_fields("holder from to status belief basis")},
    "areas": AREA,
    "voices": _fields("voice report side trust says borne_out gainsaid"),
    "rejected": _fields("ref stage reason"),
    "judgements": _fields("id verdict author moment standing note"),
    "questions": {**_fields("weight asks why"), "answers": field("answers")},
    "places": _fields("name kind country admin1 lat lon likeness sources"),
    "actors": _fields("slug name kind side parent likeness source"),
    "sources": _fields("source entries names added file"),
}
"""What to show of each noun on a terminal of 80 columns."""
