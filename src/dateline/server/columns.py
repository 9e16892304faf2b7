"""What the page draws first, as columns: a list a field, in the fewest bytes."""

from datetime import date

from pydantic import Field

from dateline.model import Account, Basis, ClaimStatus, ClaimType, Contest, ControlStatus, Precision, Relation
from dateline.server.views import ActorView, PlaceView, View


class ControlColumns(View):
    """Intervals of control, one list a field; the lists are of one length and order."""

    place: tuple[int, ...]
    """Where the place stands in the list of places, from 0."""
    holder: tuple[str | None, ...]
    """Slugs of the holders; null when unknown, the likeliest when contested."""
    start: tuple[date | None, ...] = Field(serialization_alias="from")
    """First days; null when open."""
    end: tuple[date | None, ...] = Field(serialization_alias="to")
    """Last days, inclusive; null when open."""
    status: tuple[ControlStatus, ...]
    """``held``, ``contested`` or ``unknown``."""
    belief: tuple[float, ...]
    """Mean probabilities, 0 to 1."""
    basis: tuple[Basis, ...]
    """``observed``, ``carried``, ``inferred``, ``judged`` or ``unknown``."""
    carried_days: tuple[int, ...]
    """Days between an interval's far end and the nearest evidence."""
    account: tuple[Account, ...]
    """``claimed``, ``corroborated``, ``judged`` or ``none``."""
    contest: tuple[Contest | None, ...]
    """In what sense they are contested: ``fighting`` or ``accounts``; null when they are not."""


class OverviewView(View):
    """Who held what, all of it, in the fewest bytes: what the page draws first."""

    counts: dict[str, int]
    """Documents, copies, claims, events, places, disputes."""
    first: date | None
    """First day of the time line, which holds all but the outermost hundredth of what is told."""
    last: date | None
    """Last day of the time line."""
    actors: tuple[ActorView, ...]
    """The parties that events and control name, by slug."""
    places: tuple[PlaceView, ...]
    """The places of which the record tells who held them, by id."""
    others: tuple[PlaceView, ...]
    """Other places that claims and events name, by id."""
    control: ControlColumns
    """Who held them, by place and first day."""
    map_style: str | None
    """Address of the online map that whoever runs the server has chosen; null for the built-in one."""
    review: bool
    """Whether judgements are taken from whoever has the token."""


class EventColumns(View):
    """Events in short, one list a field; the lists are of one length and order."""

    id: tuple[str, ...]
    """Identifiers."""
    type: tuple[ClaimType, ...]
    """What kind of thing happened."""
    agent: tuple[tuple[str, ...], ...]
    """Slugs of those who did it, best supported first."""
    patient: tuple[tuple[str, ...], ...]
    """Slugs of those to whom it was done."""
    place: tuple[str | None, ...]
    """Ids of the places."""
    relation: tuple[Relation, ...]
    """How the events lie to the places."""
    start: tuple[date | None, ...] = Field(serialization_alias="from")
    """First days of the intervals that fit best."""
    end: tuple[date | None, ...] = Field(serialization_alias="to")
    """Last days of them, inclusive."""
    status: tuple[ClaimStatus, ...]
    """Whether they came to pass."""
    sources: tuple[tuple[int, ...], ...]
    """Independent sources, each as where its name stands in the list of sources, from 0."""
    disputes: tuple[int, ...]
    """On how many fields the claims disagree."""
    precision: tuple[Precision | None, ...]
    """How precisely the reports say where."""
    spot: tuple[tuple[float, float, float] | None, ...]
    """Their own points: degrees north and east, radius in km; null where that is the place's point."""


class EventsInShort(View):
    """All events, in the fewest bytes: what the map, the histogram and the table of the page show."""

    sources: tuple[str, ...]
    """Names of all sources: outlets, or slugs of those who speak inside a report."""
    events: EventColumns
    """The events, by first day, the undated last."""
