"""Control and events as GeoJSON (RFC 7946): a point a row, with the row as its properties."""

from collections.abc import Iterable
from typing import Any

from dateline.server.views import ControlView, EventView


def collection(rows: Iterable[ControlView | EventView]) -> dict[str, Any]:
    """Return a FeatureCollection of the rows; one without a place has a null geometry."""
    return {"type": "FeatureCollection", "features": [feature(row) for row in rows]}


def feature(row: ControlView | EventView) -> dict[str, Any]:
    """Return one row as a Feature."""
    place = row.place
    return {
        "type": "Feature",
        "geometry": None if place is None else {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": row.model_dump(mode="json", by_alias=True),
    }
