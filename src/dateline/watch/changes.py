"""What changed hands between two states of a record."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.answer import Evidence
from dateline.ids import ActorId
from dateline.model import Control, ControlStatus, Place
from dateline.publish.rows import Row, place_row

Stint = tuple[str, str, str | None]
"""Whose side, with which status, and from which day on, as ISO 8601; None when open."""

Timelines = Mapping[str, list[Stint]]
"""Per place, by id, who had it one after the other; days of which nothing is known are passed over."""

SAME_DAYS = 31
"""The same change of hands, told with another day: so far may two accounts of it lie apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place that changed hands, as far as the record did not know before."""

    place: Place
    """The place."""
    before: ActorId | None
    """Whose side had it; None when that is not known."""
    after: ActorId
    """Whose side has it then; when contested, the likeliest."""
    contested: bool
    """Whether it is contested then."""
    day: date | None
    """On which day; None when it is not known."""
    evidence: Evidence | None
    """A sentence that tells; None when a judgement does."""


def timelines(control: Iterable[Control], side_of: Callable[[ActorId], ActorId | None]) -> Timelines:
    """Return who had each place one after the other.

    Args:
        control: intervals by place and first day.
        side_of: gives the party that leads an actor's side.
    """
    found: dict[str, list[Stint]] = {}
    for row in control:
        if row.holder is None or row.status is ControlStatus.UNKNOWN:
            continue
        stints = found.setdefault(row.place.id, [])
        stint = (str(side_of(row.holder) or row.holder), row.status.value, _iso(row.start))
        if not stints or stints[-1][:2] != stint[:2]:
            stints.append(stint)
    return found


def changes(before: Timelines, after: Timelines) -> Iterator[tuple[str, Stint | None, Stint]]:
    """Yield what is told in the later state and was not in the earlier: place, stint before, stint.

    A change whose day is told otherwise is no news, and neither is a first holder who had it since longer.
    """
    for place, stints in sorted(after.items()):
        known = list(_turns(before.get(place, [])))
        for turn in _turns(stints):
            match = next((one for one in known if _is_same(one, turn)), None)
            if match is None:
                yield place, *turn
            else:
                known.remove(match)


def _turns(stints: list[Stint]) -> Iterator[tuple[Stint | None, Stint]]:
    yield from zip([None, *stints], stints, strict=False)


def _is_same(one: tuple[Stint | None, Stint], other: tuple[Stint | None, Stint]) -> bool:
    if [stint and stint[:2] for stint in one] != [stint and stint[:2] for stint in other]:
        return False
    days = one[1][2], other[1][2]
    if one[0] is None or days[0] is None or days[1] is None:
        return True
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) <= SAME_DAYS


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def row_of(change: Change) -> Row:
    """Return a change as a plain dict."""
    told = change.evidence
    published = told.published if told else None
    return {
        "place": place_row(change.place),
        "before": change.before,
        "after": change.after,
        "status": (ControlStatus.CONTESTED if change.contested else ControlStatus.HELD).value,
        "day": _iso(change.day),
        "sentence": told.sentence if told else None,
        "ref": told.document.ref if told else None,
        "publisher": told.document.publisher if told else None,
        "published": _iso(published),
    }
