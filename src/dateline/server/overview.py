"""All of a record in short, as columns: what the page draws before anybody asks for more."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dateline.model import Basis, Control, Event
from dateline.record import Record
from dateline.server.columns import ControlColumns, EventColumns, EventsInShort, OverviewView
from dateline.server.views import ActorView, PlaceView

OUTLYING = 0.005
"""Share of days, at either end, that the page's time line leaves out."""
BACKGROUND, FAR_BEFORE_DAYS = 0.02, 730
"""Share of the days told of that may be history, and days without any after which the news begins."""


def overview(record: Record, *, map_style: str | None, review: bool) -> OverviewView:
    """Return who held what, with the names that it takes to tell it."""
    control = record.control()
    places = {row.place.id: row.place for row in control}
    others = [one for one in record.places() if one.id not in places]
    first, last = timeline(record.days(), control)
    return OverviewView(
        counts=record.summary(),
        first=first,
        last=last,
        actors=tuple(ActorView.model_validate(actor) for actor in record.actors()),
        places=tuple(PlaceView.model_validate(place) for place in places.values()),
        others=tuple(PlaceView.model_validate(place) for place in others),
        control=control_columns(control, list(places)),
        map_style=map_style,
        review=review,
    )


def timeline(days: Sequence[date], control: Sequence[Control]) -> tuple[date | None, date | None]:
    """Return the first and last day of nearly all told: a battle of another century stretches no axis."""
    observed = [row for row in control if row.basis is Basis.OBSERVED]
    edges = [day for row in observed for day in (row.start, row.end) if day is not None]
    told = sorted([*days, *edges])
    if not told:
        return None, None
    cut = int(len(told) * OUTLYING)
    lonely = [
        i + 1
        for i in range(cut, int(len(told) * BACKGROUND))
        if (told[i + 1] - told[i]).days > FAR_BEFORE_DAYS
    ]
    return told[max(lonely, default=cut)], told[-1 - cut]


def control_columns(control: Sequence[Control], places: Sequence[str]) -> ControlColumns:
    """Return intervals as columns, each with where its place stands among the places."""
    number = {id_: n for n, id_ in enumerate(places)}
    return ControlColumns(
        place=tuple(number[row.place.id] for row in control),
        holder=tuple(row.holder for row in control),
        start=tuple(row.start for row in control),
        end=tuple(row.end for row in control),
        status=tuple(row.status for row in control),
        belief=tuple(round(row.belief, 3) for row in control),
        basis=tuple(row.basis for row in control),
        carried_days=tuple(row.carried_days for row in control),
        account=tuple(row.account for row in control),
        contest=tuple(row.contest for row in control),
    )


def spot(event: Event) -> tuple[float, float, float] | None:
    """Return latitude, longitude and radius of where an event was, if that is elsewhere than its place."""
    place, point = event.place, event.point
    if point is None or (place is not None and (point.lat, point.lon) == (place.lat, place.lon)):
        return None
    return round(point.lat, 4), round(point.lon, 4), round(point.radius_km, 1)


def events_in_short(events: Sequence[Event]) -> EventsInShort:
    """Return events as columns; the sources, which repeat, as a list of their own, the busiest first."""
    busiest = Counter(source for event in events for source in event.sources).most_common()
    sources = tuple(source for source, _ in sorted(busiest, key=lambda one: (-one[1], one[0])))
    number = {source: n for n, source in enumerate(sources)}
    columns = EventColumns(
        id=tuple(event.id for event in events),
        type=tuple(event.type for event in events),
        agent=tuple(event.agent for event in events),
        patient=tuple(event.patient for event in events),
        place=tuple(event.place.id if event.place else None for event in events),
        relation=tuple(event.relation for event in events),
        start=tuple(event.start for event in events),
        end=tuple(event.end for event in events),
        status=tuple(event.status for event in events),
        sources=tuple(tuple(number[source] for source in event.sources) for event in events),
        disputes=tuple(len(event.disputes) for event in events),
        precision=tuple(event.precision for event in events),
        spot=tuple(spot(event) for event in events),
    )
    return EventsInShort(sources=sources, events=columns)
