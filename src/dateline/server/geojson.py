"""Control, events and places as GeoJSON (RFC 7946), a point and its row each, and areas as polygons."""

from collections.abc import Iterable
from typing import Any, TypeVar

from fastapi.responses import JSONResponse

from dateline.model import Area
from dateline.publish.rows import area_row
from dateline.server.views import ControlView, EventView
from dateline.server.views_answers import PlaceOfRecord


class GeoJSONResponse(JSONResponse):
    """An answer of that kind."""

    media_type = "application/geo+json"


Mapped = TypeVar("Mapped", ControlView, EventView, PlaceOfRecord)
"""What has a place, and can be a point."""


def collection(rows: Iterable[ControlView | EventView | PlaceOfRecord]) -> dict[str, Any]:
    """Return a FeatureCollection of the rows; one without a place has a null geometry."""
    return {"type": "FeatureCollection", "features": [feature(row) for row in rows]}


def feature(row: ControlView | EventView | PlaceOfRecord) -> dict[str, Any]:
    """Return one row as a Feature."""
    spot = (row.point if isinstance(row, EventView) else None) or row.place
    return {
        "type": "Feature",
        "geometry": None if spot is None else {"type": "Point", "coordinates": [spot.lon, spot.lat]},
        "properties": row.model_dump(mode="json", by_alias=True),
    }


def ground(areas: Iterable[Area]) -> dict[str, Any]:
    """Return a FeatureCollection of areas, with the ids of the places that each lies around."""
    return {"type": "FeatureCollection", "features": [area_feature(area) for area in areas]}


def area_feature(area: Area) -> dict[str, Any]:
    """Return one area as a Feature."""
    row = area_row(area)
    properties = {name: row[name] for name in ("holder", "status", "belief", "km2")}
    properties["places"] = [place.id for place in area.places]
    return {"type": "Feature", "geometry": row["geometry"], "properties": properties}
