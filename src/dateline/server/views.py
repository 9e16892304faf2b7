"""What the API answers: the nouns as JSON, with the names that the command line prints (``from``, ``to``)."""

from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from dateline.model import Account, Basis, ClaimStatus, ClaimType, ControlStatus, Relation

Item = TypeVar("Item", bound="View")
"""What a page of a listing lists."""


class View(BaseModel):
    """Base of every answer: read off a frozen record, never changed."""

    model_config = ConfigDict(from_attributes=True, frozen=True, use_attribute_docstrings=True)


class PlaceView(View):
    """A gazetteer entry."""

    id: str
    """GeoNames id, or a slug of the supplement."""
    name: str
    """The gazetteer's name."""
    lat: float
    """WGS84 degrees north."""
    lon: float
    """WGS84 degrees east."""
    kind: str
    """``town``, ``province``, ``country`` and so on."""
    country: str | None
    """ISO 3166-1 alpha-2 code."""
    admin1: str | None
    """Name of the first-order division."""
    geonameid: int | None
    """GeoNames id."""


class PointView(View):
    """Where something lies, as well as words can tell."""

    lat: float
    """WGS84 degrees north."""
    lon: float
    """WGS84 degrees east."""
    radius_km: float
    """It lies within this distance of the point."""


class ActorView(View):
    """A party, force, institution or group of people."""

    id: str
    """Slug."""
    name: str
    """Display name."""
    kind: str
    """``government``, ``military``, ``armed_group`` and so on."""
    side: str
    """Slug of the party that leads its side."""
    parent: str | None
    """The command it belongs to."""


class ControlView(View):
    """Who held one place over one interval of days."""

    place: PlaceView
    """The place."""
    holder: str | None
    """Slug of the holder; null when unknown, the likeliest when contested."""
    start: date | None = Field(serialization_alias="from")
    """First day; null when open."""
    end: date | None = Field(serialization_alias="to")
    """Last day, inclusive; null when open."""
    status: ControlStatus
    """``held``, ``contested`` or ``unknown``."""
    belief: float
    """Mean probability, 0 to 1."""
    basis: Basis
    """``observed``, ``carried``, ``inferred``, ``judged`` or ``unknown``."""
    carried_days: int
    """Days between the interval's far end and the nearest evidence."""
    account: Account
    """``claimed``, ``corroborated``, ``judged`` or ``none``."""
    events: tuple[str, ...]
    """Ids of the events it rests on."""
    claims: tuple[str, ...]
    """Ids of the claims it rests on."""
    known_from: date | None
    """Publication day of the first report that told of it."""


class PositionView(View):
    """One answer to a question on which claims disagree."""

    value: str
    """The answer."""
    claims: tuple[str, ...]
    """Ids of the claims that give it."""


class DisputeView(View):
    """A field on which the claims of an event disagree."""

    field: str
    """``when``, ``agent``, ``status``, ``killed`` and so on."""
    positions: tuple[PositionView, ...]
    """Two or more answers, the best supported first."""


class TallyView(View):
    """A figure of an event."""

    of: str
    """What is counted."""
    low: float
    """Lowest figure claimed."""
    best: float
    """The most reliable figure."""
    high: float
    """Highest figure claimed."""


class EventView(View):
    """One occurrence, fused from the claims that tell of it."""

    id: str
    """Identifier."""
    type: ClaimType
    """What kind of thing happened."""
    agent: tuple[str, ...]
    """Slugs of those who did it, best supported first."""
    patient: tuple[str, ...]
    """Slugs of those to whom it was done."""
    place: PlaceView | None
    """Where."""
    relation: Relation
    """How it lies to the place."""
    point: PointView | None
    """Where that is, within its radius; null without a place smaller than a province."""
    start: date | None = Field(serialization_alias="from")
    """First day of the interval that fits best."""
    end: date | None = Field(serialization_alias="to")
    """Last day of it, inclusive."""
    status: ClaimStatus
    """Whether it came to pass."""
    counts: tuple[TallyView, ...]
    """Figures."""
    claims: tuple[str, ...]
    """Ids of the claims that tell of it."""
    sources: tuple[str, ...]
    """Independent sources; copies count once."""
    disputes: tuple[DisputeView, ...]
    """Where the claims disagree."""
    known_from: date | None
    """Publication day of the first report that tells of it."""


class MarkView(View):
    """Words of a text that play a role."""

    start: int
    """First code point, into the text that the mark comes with."""
    end: int
    """One past the last code point."""
    role: str
    """``trigger``, ``agent``, ``patient``, ``place``, ``when``, ``source`` or ``count``."""


class MarkedText(View):
    """A text with marks; they are sorted and never overlap."""

    text: str
    """Plain text, to be shown as text and never as HTML."""
    marks: tuple[MarkView, ...]
    """The words that play a role."""


class ReportView(View):
    """A report, as a piece of evidence cites it."""

    id: str
    """Identifier of the document."""
    headline: str | None
    """As printed."""
    publisher: str | None
    """Name of the outlet."""
    published: str | None
    """ISO date or date-time, as precise as the page says it."""
    ref: str
    """Path or address, as the user gave it."""
    copy_of: str | None
    """Id of the report that this one nearly repeats."""


class ClaimView(View):
    """One assertion, with the sentence that makes it."""

    id: str
    """Identifier."""
    type: ClaimType
    """What kind of thing happened."""
    status: ClaimStatus
    """Whether it came to pass."""
    agent: tuple[str, ...]
    """Slugs of those who do it."""
    patient: tuple[str, ...]
    """Slugs of those to whom it is done."""
    places: tuple[str, ...]
    """Ids of the places."""
    start: date | None = Field(serialization_alias="from")
    """First day that it may have been."""
    end: date | None = Field(serialization_alias="to")
    """Last day that it may have been."""
    source: str | None
    """Slug of who says so inside the text."""
    source_text: str | None
    """The words that name the source."""
    cue: str | None = None
    """How the source puts it: ``said``, ``confirmed``, ``claimed``, ``denied`` or ``hearsay``."""
    source_side: str | None = None
    """Side of that source; null when unlisted."""
    publisher_side: str | None = None
    """The party that the outlet belongs to; null when none or unknown."""
    confidence: float
    """Probability, 0 to 1, that a trained coder would accept the claim."""
    sentence: MarkedText
    """The sentence, with the words of the claim marked."""
    document: ReportView
    """The report."""


class DocumentView(ReportView):
    """A report as the program read it."""

    dateline: str | None
    """The place that opens it, as printed."""
    translator: str | None
    """Who translated it."""
    language: str
    """ISO 639-1 code."""
    content: MarkedText
    """Its text, with the triggers of its claims marked."""


class PlaceOfRecord(View):
    """A place of which the record tells who held it."""

    place: PlaceView
    """The place."""
    current: ControlView
    """The latest interval."""
    first: date | None
    """First day of which the record tells."""
    last: date | None
    """Last day of which the record tells."""
    events: int
    """Number of events told of it."""
    disputes: int
    """Number of disputes among them."""


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


class EventsInShort(View):
    """All events, in the fewest bytes: what the map, the histogram and the table of the page show."""

    sources: tuple[str, ...]
    """Names of all sources: outlets, or slugs of those who speak inside a report."""
    events: EventColumns
    """The events, by first day, the undated last."""


class SearchView(View):
    """What a record holds that answers to some words."""

    place: PlaceView | None
    """The place of that name, in any spelling; null when no gazetteer holds one."""
    actors: tuple[ActorView, ...]
    """The parties of the record whose name, or another name of theirs, holds the words."""
    events: tuple[str, ...]
    """Ids of the events that claims with all the words tell of, by first day."""
    claims: tuple["ClaimView", ...]
    """Claims whose sentence holds all the words, by day of publication; the first of them."""
    total: int
    """How many such claims there are."""


class DayCount(View):
    """How much happened on a day."""

    day: date
    """The day on which the events begin."""
    events: int
    """Their number."""


class SummaryView(View):
    """What a record holds."""

    counts: dict[str, int]
    """Documents, copies, claims, events, places, disputes."""
    first: date | None
    """First day that a report tells of."""
    last: date | None
    """Last day that a report tells of."""
    extent: tuple[float, float, float, float] | None
    """West, south, east, north of the places with control, in degrees; null when there are none."""
    days: tuple[DayCount, ...]
    """Events per day, sorted; days without one are left out."""


class Page(View, Generic[Item]):
    """A run of a listing."""

    items: Sequence[Item]
    """The entries."""
    next: str | None
    """Pass it as ``cursor`` for the entries after these; null at the end."""


class FindingView(View):
    """One interval of control with its grounds."""

    control: ControlView
    """The interval."""
    evidence: tuple[ClaimView, ...]
    """The claims it rests on, by day of publication, copies last."""
    disputes: tuple[DisputeView, ...]
    """Where the claims of its events disagree."""


class AnswerView(View):
    """Who held a place on a day, and why."""

    place: PlaceView
    """The place."""
    day: date | None
    """The day asked for; null for the latest known."""
    known_by: date | None
    """Only reports published until this day count; null for all."""
    finding: FindingView
    """The interval in force on the day; its status is ``unknown`` when no evidence reaches the day."""
    earlier: tuple[FindingView, ...]
    """The intervals before it, latest first."""


class Problem(BaseModel):
    """An error, after RFC 9457."""

    type: str = "about:blank"
    """Kind of problem."""
    title: str
    """The status in words."""
    status: int
    """HTTP status."""
    detail: str
    """One sentence that a person can act on."""
