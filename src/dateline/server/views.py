"""What the API answers: the nouns as JSON, with the names that the command line prints (``from``, ``to``)."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from dateline.model import (
    Account,
    Basis,
    ClaimStatus,
    ClaimType,
    Contest,
    ControlStatus,
    Precision,
    Relation,
    Support,
)

Share = Annotated[float, AfterValidator(lambda share: round(share, 4))]
"""A probability, with as many digits as the command line prints."""


def by_field(support: Sequence[Support]) -> dict[str, tuple[str, ...]]:
    """Return the claims behind the fields of an event by the field's name."""
    return {one.field: one.claims for one in support}


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
    belief: Share
    """Mean probability, 0 to 1."""
    basis: Basis
    """``observed``, ``carried``, ``inferred``, ``judged`` or ``unknown``."""
    carried_days: int
    """Days between the interval's far end and the nearest evidence."""
    account: Account
    """``claimed``, ``corroborated``, ``judged`` or ``none``."""
    contest: Contest | None
    """In what sense it is contested; null when it is not."""
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
    sources: tuple[str, ...]
    """The independent sources that give it."""
    sides: tuple[str, ...]
    """The parties whose word is among them."""


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
    sides: tuple[str, ...]
    """The parties whose word is among them; sources of no party have none."""
    support: Annotated[dict[str, tuple[str, ...]], BeforeValidator(by_field)]
    """Ids of the claims behind each field: ``type``, ``agent``, ``when``, ``killed`` and so on."""
    part_of: str | None
    """Id of the battle, siege or operation within which it happened."""
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
    name: str
    """What its file or row is called."""
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


class ActorMentionView(View):
    """Words that name an actor."""

    text: str
    """The words."""
    actor: str
    """Slug."""


class PlaceMentionView(View):
    """Words that name a place."""

    text: str
    """The words."""
    place: PlaceView | None
    """The place; null when no gazetteer holds it."""
    relation: Relation
    """How the event lies to it."""
    km: float | None
    """Distance, in kilometres."""
    precision: Precision | None
    """How precisely the words say where: ``exact``, ``near``, ``admin2``, ``admin1`` or ``country``."""
    point: PointView | None
    """Where that is, within its radius."""
    beside: PlaceView | None
    """A second place that it is told by."""
    note: str | None
    """What the map says against the words."""


class CountView(View):
    """A figure of a claim."""

    text: str
    """The words."""
    min: float | None
    """Lowest figure meant."""
    max: float | None
    """Highest figure meant; null when open."""
    of: str
    """What is counted."""


class WhenView(View):
    """When something happened."""

    text: str | None
    """The words; null when the day is that of the report."""
    start: str | None
    """First day that it may have been, as precise as it is said: ``2014``, ``2014-01``, ``2014-01-05``."""
    end: date | None
    """Last day."""


class MentionsView(View):
    """The parts of a claim, in the words of the report."""

    trigger: str
    """The words that name the event."""
    agent: tuple[ActorMentionView, ...]
    """Who does it."""
    patient: tuple[ActorMentionView, ...]
    """To whom."""
    place: tuple[PlaceMentionView, ...]
    """Where."""
    when: WhenView
    """When, as precisely as it is said."""
    count: tuple[CountView, ...]
    """Figures."""


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
    confidence: Share
    """Probability, 0 to 1, that a trained coder would accept the claim."""
    event: str | None = None
    """Id of the event that it tells of."""
    mentions: MentionsView
    """Its parts in the words of the report."""
    sentence_start: int
    """Where the sentence starts in the report's text, in code points."""
    trigger_start: int
    """Where the words start that name the event."""
    sentence: MarkedText
    """The sentence, with the words of the claim marked."""
    document: ReportView
    """The report."""


class RelatedView(View):
    """A headline of another story that a report carries."""

    title: str
    """As printed."""
    day: date | None
    """Its day."""
    ref: str | None
    """Its address."""


class ListedDocument(ReportView):
    """A report, without its text."""

    dateline: str | None
    """The place that opens it, as printed."""
    translator: str | None
    """Who translated it."""
    language: str
    """ISO 639-1 code."""
    related: tuple[RelatedView, ...]
    """Headlines of other stories that it carries."""
    characters: int
    """Length of its body, in code points."""


class DocumentView(ListedDocument):
    """A report as the program read it."""

    content: MarkedText
    """Its text, with the triggers of its claims marked."""


class RejectedView(View):
    """An input that could not be used."""

    ref: str
    """Path or address, as the user gave it."""
    stage: str
    """What could not use it."""
    reason: str
    """Why, as one clause."""


class VoiceView(View):
    """How far a voice is believed on who has a place."""

    voice: str
    """Name of the outlet, or slug of who speaks inside a report; the id of a report that names no outlet."""
    report: str | None
    """What that report is called; null where an outlet or a party speaks."""
    side: str | None
    """Its side; null when it is none's."""
    trust: float
    """Probability that it is right."""
    trust_on_victory: float | None
    """The same of its own side's victory."""
    trust_on_loss: float | None
    """The same of its own side's loss."""
    is_set: bool
    """Whether a setting says so."""
    says: int
    """Claims that say that a side has or takes a place."""
    borne_out: int
    """Those that the record agrees with."""
    gainsaid: int
    """Those that it does not."""


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
    """Documents, copies, claims, events, places, disputes and so on."""
    complete: bool
    """Whether events and control follow from all that is known."""
    read_by: dict[str, int]
    """How many documents which version and language pipeline read."""
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
    judgements: tuple[dict[str, Any], ...]
    """What persons decided on it, as files carry it."""


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


class Feature(View):
    """One thing on the map."""

    type: Literal["Feature"]
    """As GeoJSON has it."""
    geometry: dict[str, Any] | None
    """Where it is, longitude first; null when that is not known."""
    properties: dict[str, Any]
    """The row."""


class FeatureCollection(View):
    """Things on the map, as GeoJSON (RFC 7946)."""

    type: Literal["FeatureCollection"]
    """As GeoJSON has it."""
    features: tuple[Feature, ...]
    """The things."""
    next: str | None = None
    """Of a listing: pass it as ``cursor`` for the entries after these."""


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
