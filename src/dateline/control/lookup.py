"""Find the row of control in force on a day."""

from collections.abc import Iterable
from datetime import date

from dateline.ids import PlaceId
from dateline.model import Control, ControlStatus


def in_force(controls: Iterable[Control], place: PlaceId, day: date) -> Control | None:
    """Return the row of a place that covers a day; None when nothing at all is recorded of the place."""
    for row in controls:
        if row.place.id == place and _covers(row, day):
            return row
    return None


def spell(controls: Iterable[Control], row: Control) -> tuple[Control, ...]:
    """Return the rows of one unbroken holding around a row: those that carry it back and on, by start."""
    rows = sorted(
        (other for other in controls if other.place.id == row.place.id),
        key=lambda other: other.start or date.min,
    )
    at = rows.index(row)
    first, last = at, at
    while first > 0 and _continues(rows[first - 1], row):
        first -= 1
    while last < len(rows) - 1 and _continues(rows[last + 1], row):
        last += 1
    return tuple(rows[first : last + 1])


def _continues(other: Control, row: Control) -> bool:
    return row.status is not ControlStatus.UNKNOWN and (other.status, other.holder) == (
        row.status,
        row.holder,
    )


def _covers(row: Control, day: date) -> bool:
    return (row.start is None or row.start <= day) and (row.end is None or day <= row.end)
