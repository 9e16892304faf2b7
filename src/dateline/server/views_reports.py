"""What the API answers about reports and what they say: documents, claims with their words, voices."""

from datetime import date

from pydantic import Field

from dateline.model import ClaimStatus, ClaimType, Precision, Relation
from dateline.server.views import PlaceView, PointView, Share, View


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
