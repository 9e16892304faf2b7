"""The nouns, in the order in which data becomes them: Document, Claim, Event, Control.

::

    pages ─read─▶ Documents ─extract─▶ Claims ─fuse─▶ Events ─assess─▶ Control

Every record is a frozen value. Days are local calendar days, coordinates WGS84 degrees, distances km.
Spans are half-open, in code points, into :attr:`Document.text`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from datetime import time as time_of_day
from enum import StrEnum
from pathlib import Path

from dateline.ids import ActorId, ClaimId, DocumentId, EventId, PlaceId

# ---------------------------------------------------------------------------------------------- Document


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of code points of a document's text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers.

        >>> Span(0, 5).of("Mosul fell")
        'Mosul'
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A moment of publication, as precise as the page says it."""

    day: date
    """The calendar day printed on the page; no time zone is applied."""
    time: time_of_day | None = None
    """The time of day printed on the page; None when it prints a day only."""

    def iso(self) -> str:
        """Return ``2016-08-26T07:21:40`` or, without a time, ``2016-08-26``.

        >>> Moment(date(2016, 8, 26)).iso()
        '2016-08-26'
        """
        return (
            self.day.isoformat() if self.time is None else datetime.combine(self.day, self.time).isoformat()
        )

    @classmethod
    def parse(cls, iso: str) -> "Moment":
        """Return the moment of an ISO 8601 date or date-time; a zone is read and dropped.

        Raises:
            ValueError: the string is neither.
        """
        if len(iso) == len("2016-08-26"):
            return cls(date.fromisoformat(iso))
        moment = datetime.fromisoformat(iso)
        return cls(moment.date(), moment.time())


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A headline of another story that a page carries; it becomes a short document of its own."""

    title: str
    """The headline as printed."""
    day: date | None
    """Its day, read off a path such as ``/2016/08/25/``; None when the page does not tell."""
    ref: str | None
    """The path or address that came with it; None when there is none."""
    document: DocumentId
    """The short document that holds the headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report, cleaned: the prose of one article, or one headline harvested from a page."""

    id: DocumentId
    """From the name and the raw bytes; see :mod:`dateline.ids`."""
    name: str
    """File stem, or the ``id`` of a JSONL row: what the user calls it."""
    ref: str
    """Path or address it came from, as given by the user."""
    text: str
    """What every span indexes: the headline, if the page prints one, then the prose."""
    body: Span
    """The article's own prose inside :attr:`text`, dateline included."""
    headline: str | None = None
    """As printed, on the page or beside it; None when there is none."""
    published: Moment | None = None
    """When the report says that it was published; None when it does not say. Never a guess."""
    publisher: str | None = None
    """Name of the outlet; None when nothing on the page tells."""
    dateline: str | None = None
    """The place that opens the report, as printed ("BAGHDAD, Iraq."); None when there is none."""
    translator: str | None = None
    """Who translated the report, as printed; None when it is not said to be a translation."""
    language: str = "en"
    """ISO 639-1 code of the text."""
    related: tuple[Related, ...] = ()
    """Headlines of other stories that the page carries."""
    copy_of: DocumentId | None = None
    """The earliest report that this one repeats or rewrites; None when none, or when it is not compared."""
    agency: str | None = None
    """News agency whose story it carries, by its own words; None when none, or when it is not compared."""
    affiliation: ActorId | None = None
    """Slug of the party that its outlet belongs to; None when to none, or when it is not compared."""
    raw_sha256: str = ""
    """Digest of the raw input, 64 hexadecimal digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that a stage could not use. Nothing disappears: it is kept with the reason."""

    ref: str
    """Path or address, as the user gave it, with the row after a colon."""
    stage: str
    """``fetch`` (it could not be had then, and may be another time), ``read`` or ``extract``."""
    reason: str
    """One clause that a person can act on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A page as it came over the network, with what led to it says of it; it becomes Documents."""

    url: str
    """The address that was asked for; it becomes :attr:`Document.ref`."""
    data: bytes
    """The page."""
    media: str
    """Media type without parameters, in lower case: ``text/html``; empty when the server does not say."""
    charset: str | None = None
    """Encoding that the server names; None when it names none."""
    title: str | None = None
    """Headline that a feed gives; None when none does."""
    published: str | None = None
    """When a feed says that it was published, as printed there; None when none does."""
    publisher: str | None = None
    """Outlet that a feed names; None when none does."""
    language: str | None = None
    """ISO 639-1 code that a feed gives; None when none does."""


Input = str | Path | Download | Rejected
"""What may be read: a file, a folder, an address, a page that was fetched, or one that could not be."""


# ------------------------------------------------------------------------------------- Actors and places


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party, force, institution or group of people."""

    id: ActorId
    """Slug, for example ``iraq-forces``."""
    name: str
    """Display name."""
    kind: str
    """``government``, ``military``, ``armed_group``, ``civilians``, ``media`` and so on."""
    side: str
    """Whose side it is on: the slug of the party that leads it."""
    parent: ActorId | None = None
    """The command it belongs to; None at the top."""
    aliases: tuple[str, ...] = ()
    """Other names in reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A gazetteer entry."""

    id: PlaceId
    """GeoNames id as digits, or a slug of the supplement."""
    name: str
    """The gazetteer's name."""
    lat: float
    """WGS84 degrees north."""
    lon: float
    """WGS84 degrees east."""
    kind: str
    """``town``, ``province``, ``country``, ``district``, ``airbase``, ``dam``, ``crossing``, ``camp`` …"""
    country: str | None = None
    """ISO 3166-1 alpha-2 code; None for what belongs to no single country."""
    admin1: str | None = None
    """Name of the first-order division; None when unknown."""
    geonameid: int | None = None
    """GeoNames id; None for entries of the supplement."""
    population: int = 0
    """Inhabitants; 0 when unknown."""


# ------------------------------------------------------------------------------------------------- Claim


class ClaimType(StrEnum):
    """What a claim says; the annotation guide defines each."""

    CAPTURE = "capture"
    """An actor takes control of a place; agent takes, patient loses."""
    HOLD = "hold"
    """An actor controls a place."""
    ADVANCE = "advance"
    """A force gains ground near a place without taking it."""
    WITHDRAW = "withdraw"
    """A force leaves or is driven out of a place."""
    BESIEGE = "besiege"
    """A place or force is encircled or cut off."""
    CLASH = "clash"
    """Armed sides fight."""
    OPERATION = "operation"
    """A named or announced military operation starts, continues or ends."""
    AIRSTRIKE = "airstrike"
    """Bombing from the air, drones included."""
    SHELLING = "shelling"
    """Artillery, mortar, rocket or missile fire from the ground."""
    BOMBING = "bombing"
    """A suicide, car or roadside bomb, or a planted explosive."""
    CHEMICAL = "chemical"
    """Use of a chemical weapon."""
    ATTACK = "attack"
    """Any other armed attack, execution or massacre."""
    CASUALTIES = "casualties"
    """Deaths or wounds, told as such."""
    DETAIN = "detain"
    """Arrest, abduction, hostage taking."""
    DESTROY = "destroy"
    """Property, bridges, heritage, wells destroyed."""
    DISARM = "disarm"
    """Explosives or weapons found, defused, seized."""
    DEPLOY = "deploy"
    """Forces, advisers or weapons sent, gathered or based."""
    DISPLACE = "displace"
    """Civilians flee or are driven out."""
    EVACUATE = "evacuate"
    """Civilians taken to safety, freed, or returned."""
    NEED = "need"
    """Civilians lack water, food, shelter or care."""
    AID = "aid"
    """Help or money given or promised, services restored."""
    NEGOTIATE = "negotiate"
    """Talks, truce, agreement, surrender, sanctions."""
    PROTEST = "protest"
    """Demonstration, strike, riot."""
    ACCUSE = "accuse"
    """One actor publicly blames, condemns or demands of another."""


class ClaimStatus(StrEnum):
    """Whether a claim says that the thing came to pass."""

    HAPPENED = "happened"
    """It is over and done."""
    ONGOING = "ongoing"
    """It goes on at the time of the report."""
    PLANNED = "planned"
    """Intended, ordered, promised, expected."""
    DENIED = "denied"
    """It did not happen, or failed."""
    POSSIBLE = "possible"
    """It might be so, or is reported as unconfirmed."""


class Cue(StrEnum):
    """How a source puts what it says."""

    SAID = "said"
    """Plainly ("said", "according to")."""
    CONFIRMED = "confirmed"
    """As settled, or against its own interest ("confirmed", "admitted")."""
    CLAIMED = "claimed"
    """In words with which the outlet keeps its distance ("claimed", "insisted")."""
    DENIED = "denied"
    """By denying it ("denied", "dismissed")."""
    HEARSAY = "hearsay"
    """Without a speaker ("reportedly", "reports of")."""


class Relation(StrEnum):
    """How a claim's place lies to the named place."""

    IN = "in"
    """In the place itself."""
    NEAR = "near"
    """Around or close to it."""
    NORTH_OF = "north_of"
    """North of it."""
    SOUTH_OF = "south_of"
    """South of it."""
    EAST_OF = "east_of"
    """East of it."""
    WEST_OF = "west_of"
    """West of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words of a report that stand for an actor."""

    text: str
    """Quoted from the report."""
    span: Span
    """Where the words stand; they may stand outside the claim's sentence."""
    actor: ActorId
    """The actor meant, ``unlisted`` or ``unspecified``."""


class Precision(StrEnum):
    """How precisely words say where something is."""

    EXACT = "exact"
    """In a town or something finer."""
    NEAR = "near"
    """Around, between or at a distance from places that are known."""
    ADMIN2 = "admin2"
    """Somewhere in a district."""
    ADMIN1 = "admin1"
    """Somewhere in a province or a region."""
    COUNTRY = "country"
    """Somewhere in a country or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where something lies, as well as words can tell."""

    lat: float
    """WGS84 degrees north."""
    lon: float
    """WGS84 degrees east."""
    radius_km: float
    """It lies within this distance of the point; see :mod:`dateline.gazetteer.relative`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words of a report that stand for a place."""

    text: str
    """Quoted from the report."""
    span: Span
    """Where the words stand; they may stand outside the claim's sentence."""
    place: Place | None
    """The gazetteer entry meant; None when no gazetteer holds it."""
    relation: Relation = Relation.IN
    """How the event lies to the named place."""
    km: float | None = None
    """The distance said, in km; None when none is said."""
    point: Point | None = None
    """Where that is; None for all of a province or more, and where nothing tells."""
    beside: Place | None = None
    """A second place that it is told by: the other end of "between Homs and Palmyra", or, for a name that no
    gazetteer holds, the place that it is said to lie near, or the division that it lies in; None when there
    is none."""
    note: str | None = None
    """What the map says against the words ("said to be …; on the map …"); None when it bears them out."""

    @property
    def coordinates(self) -> Place | Point | None:
        """What has the coordinates of the name: its place, or a point that is sure to within some 25 km."""
        if self.place is not None:
            return self.place
        return self.point if self.point and self.point.radius_km <= _SURE_KM else None

    @property
    def precision(self) -> Precision | None:
        """How precisely the words say where; None when nothing does."""
        if self.place is None:
            if self.point:
                return Precision.NEAR
            return BREADTH.get(self.beside.kind) if self.beside else None
        is_inside = self.relation is Relation.IN and self.beside is None
        return BREADTH.get(self.place.kind, Precision.EXACT if is_inside else Precision.NEAR)


_SURE_KM = 25.0
"""Radius up to which a point stands for the coordinates of a name that no gazetteer holds."""
BREADTH = {
    **dict.fromkeys(("country", "continent", "sea"), Precision.COUNTRY),
    **dict.fromkeys(
        (
            "province",
            "state",
            "region",
            "countryside",
            "desert",
            "river",
            "road",
            "valley",
            "mountain",
            "lake",
        ),
        Precision.ADMIN1,
    ),
    "district": Precision.ADMIN2,
}
"""How precisely the name of a broad place says where, by its kind; towns and what is smaller are exact."""


class Use(StrEnum):
    """What the name of a place stands for."""

    PLACE = "place"
    """The place."""
    ACTOR = "actor"
    """Who governs it ("Baghdad denied")."""
    ADJECTIVE = "adjective"
    """Its people, or what is theirs ("Syrian planes")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponymy:
    """A toponym of a report with all that it was taken for."""

    mention: PlaceMention
    """The words and the place chosen."""
    use: Use = Use.PLACE
    """What the name stands for; nothing happens in a place that stands for its government."""
    confidence: float = 0.0
    """Probability, 0 to 1, that the place chosen is right."""
    candidates: tuple[tuple[Place, float], ...] = ()
    """The likeliest places with their probabilities among all that the name may mean, the likeliest first."""


class Grain(StrEnum):
    """How precisely a day is known."""

    DAY = "day"
    """To the day."""
    MONTH = "month"
    """To the month ("since June 2014")."""
    YEAR = "year"
    """To the year ("for over two years")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days of a claim."""

    text: str | None = None
    """The words that say so; None when the day follows from the report itself."""
    span: Span | None = None
    """Where the words stand; None like :attr:`text`."""
    start: date | None = None
    """First day that it may have been; None when open."""
    end: date | None = None
    """Last day that it may have been, inclusive; None when open."""
    grain: Grain = Grain.DAY
    """How precisely :attr:`start` is known when it is not the first day of a whole month or year said."""

    def start_iso(self) -> str | None:
        """Return the first day as precise as the text says it: ``2014-06-10``, ``2014-06`` or ``2014``.

        >>> When(start=date(2014, 6, 1), grain=Grain.MONTH).start_iso()
        '2014-06'
        """
        if self.start is None:
            return None
        return self.start.isoformat()[: {Grain.DAY: 10, Grain.MONTH: 7, Grain.YEAR: 4}[self.grain]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure that a claim states."""

    text: str
    """Quoted from the sentence ("at least 40")."""
    min: float | None = None
    """Lowest value that the words allow; None when open."""
    max: float | None = None
    """Highest value that the words allow; None when open."""
    of: str
    """What is counted: ``killed``, ``wounded``, ``displaced``, ``fighters``, ``usd``, ``km`` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one sentence says happened: one assertion by one source in one document. Never edited."""

    id: ClaimId
    """From the document, the place in it and the words; see :mod:`dateline.ids`."""
    document: DocumentId
    """The report that makes the claim."""
    sentence: Span
    """The sentence."""
    trigger: Span
    """The words that name the event."""
    type: ClaimType
    """What kind of thing happened."""
    agent: tuple[ActorMention, ...] = ()
    """Who does it; empty when the text names none."""
    patient: tuple[ActorMention, ...] = ()
    """To whom; empty when the text names none."""
    place: tuple[PlaceMention, ...] = ()
    """Where, most specific place only; several when the text lists several."""
    when: When = field(default_factory=When)
    """On which days."""
    status: ClaimStatus = ClaimStatus.HAPPENED
    """Whether it came to pass."""
    source: ActorMention | None = None
    """Who says so inside the text; None when the outlet itself asserts it."""
    cue: Cue | None = None
    """How the source puts it; None without a source."""
    count: tuple[Count, ...] = ()
    """Figures stated with it."""
    confidence: float = 1.0
    """Probability, 0 to 1, that a trained coder would accept the claim."""


# ------------------------------------------------------------------------------------------------- Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One answer to a question on which claims disagree."""

    value: str
    """The answer: an ISO day or interval, a number, an actor's slug."""
    claims: tuple[ClaimId, ...]
    """The claims that give it."""
    sources: tuple[str, ...] = ()
    """The independent sources that give it, sorted; see :attr:`Event.sources`."""
    sides: tuple[str, ...] = ()
    """The sides among them, sorted; see :attr:`Event.sides`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A field on which the claims of an event disagree."""

    field: str
    """``when``, ``agent``, ``status``, ``killed``, ``km`` …"""
    positions: tuple[Position, ...]
    """Two or more answers, the best supported first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """The claims behind one field of an event."""

    field: str
    """``type``, ``agent``, ``patient``, ``place``, ``when``, ``status``, or what is counted: ``killed`` …"""
    claims: tuple[ClaimId, ...]
    """Those that say what the field says, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A figure of an event, as low, best and high."""

    of: str
    """What is counted; see :attr:`Count.of`."""
    low: float
    """Lowest figure that a claim gives."""
    best: float
    """The most reliable figure."""
    high: float
    """Highest figure that a claim gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One occurrence in the world, fused from the claims that tell of it."""

    id: EventId
    """From its smallest claim id; see :mod:`dateline.ids`."""
    type: ClaimType
    """What kind of thing happened."""
    agent: tuple[ActorId, ...]
    """Who did it, best supported first; empty when no claim says."""
    patient: tuple[ActorId, ...]
    """To whom; empty when no claim says."""
    place: Place | None
    """Where; None when no claim says."""
    relation: Relation
    """How the event lies to :attr:`place`: ``in`` is exact, all else is nearby."""
    point: Point | None = None
    """Where that is, as the most precise claim says; None without a place smaller than a province."""
    start: date | None
    """First day of the interval that fits best; None when unknown."""
    end: date | None
    """Last day of it, inclusive; None when unknown."""
    status: ClaimStatus
    """Whether it came to pass."""
    counts: tuple[Tally, ...]
    """Figures, one per thing counted."""
    claims: tuple[ClaimId, ...]
    """All claims that tell of it, sorted."""
    sources: tuple[str, ...]
    """Independent sources, sorted: slugs of parties that speak, else outlets or agencies; copies count
    once."""
    sides: tuple[str, ...] = ()
    """Parties whose word is among them, sorted; sources of no party have none."""
    support: tuple[Support, ...] = ()
    """Per field the claims behind it, in the order of the fields; fields without any are left out."""
    part_of: EventId | None = None
    """The battle, siege or operation within which it happened; None when none is told of."""
    disputes: tuple[Dispute, ...]
    """Where the claims disagree."""
    known_from: date | None
    """Publication day of the first report that tells of it; None when no report is dated."""

    @property
    def precision(self) -> Precision | None:
        """How precisely the reports say where; None when none does."""
        if self.place is None:
            return None
        is_inside = self.relation is Relation.IN
        return BREADTH.get(self.place.kind, Precision.EXACT if is_inside else Precision.NEAR)


# ----------------------------------------------------------------------------------------------- Control


class ControlStatus(StrEnum):
    """What is believed of a place over an interval."""

    HELD = "held"
    """One actor holds it."""
    CONTESTED = "contested"
    """Two or more actors hold parts of it, or each claims it."""
    UNKNOWN = "unknown"
    """The evidence does not reach."""


class Basis(StrEnum):
    """What an interval of control rests on."""

    OBSERVED = "observed"
    """A report tells of the place within the interval."""
    CARRIED = "carried"
    """No report tells of the interval itself; an earlier or later one reaches into it."""
    INFERRED = "inferred"
    """It follows from neighbouring places."""
    JUDGED = "judged"
    """A person decided it."""
    UNKNOWN = "unknown"
    """Nothing."""


class Account(StrEnum):
    """Whose word an interval of control is."""

    CLAIMED = "claimed"
    """Only the holder's own side says so."""
    CORROBORATED = "corroborated"
    """Someone else says so too, or the losing side admits it."""
    JUDGED = "judged"
    """A person who keeps the record says so."""
    NONE = "none"
    """Nobody says anything."""


class Contest(StrEnum):
    """In what sense a place is contested."""

    FIGHTING = "fighting"
    """Reports tell that it is fought over, or that sides have parts of it."""
    ACCOUNTS = "accounts"
    """Reports give all of it to one side and to another; none tells of a fight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who held one place over one interval of days."""

    place: Place
    """The place."""
    holder: ActorId | None
    """The holder; None when unknown. When contested, the likeliest."""
    start: date | None
    """First day; None when open."""
    end: date | None
    """Last day, inclusive; None when open."""
    status: ControlStatus
    """Held, contested or unknown."""
    belief: float
    """How likely :attr:`status` and :attr:`holder` are right, 0 to 1, over the interval's days."""
    basis: Basis
    """What it rests on."""
    carried_days: int
    """Days between the interval's far end and the nearest evidence; 0 when observed."""
    account: Account
    """Claimed by the holder's side only, or corroborated."""
    events: tuple[EventId, ...]
    """The events it rests on."""
    claims: tuple[ClaimId, ...]
    """The claims it rests on."""
    known_from: date | None
    """Publication day of the first report that told of it; None when undated."""
    contest: Contest | None = None
    """In what sense it is contested; None when it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How far one voice is believed on who has a place, and how often the record bears it out."""

    voice: str
    """Slug of the party that speaks, or the name of the outlet; the id of a report that names none."""
    report: str | None
    """What that report is called; None where an outlet or a party speaks."""
    side: ActorId | None
    """The side whose word it is; None for an outlet of no party."""
    trust: float
    """Probability, 0 to 1, that it is right on others."""
    trust_on_victory: float
    """The same of what its own side gains; as on others for a voice of no side."""
    trust_on_loss: float
    """The same of what its own side loses."""
    is_set: bool
    """Whether a person set it."""
    says: int
    """How many of its claims say that a side has a place, or takes it."""
    borne_out: int
    """How many of them agree with what the record concludes of their place and day."""
    gainsaid: int
    """How many of them give the place to another side than the record does."""


# ------------------------------------------------------------------------------------------------ on a map

Ring = tuple[tuple[float, float], ...]
"""A closed line of points, each degrees east and degrees north, as GeoJSON has them."""

Polygon = tuple[Ring, ...]
"""A shell, counter-clockwise, then its holes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Control of one day as ground: what lies around the places that one side has, or contests."""

    holder: ActorId
    """The party that leads the side; where it is contested, the likeliest."""
    status: ControlStatus
    """Held or contested: of what is unknown there are no areas."""
    belief: float
    """Mean belief, 0 to 1, in its places' control, by the ground around each."""
    km2: float
    """Its size in square kilometres."""
    places: tuple[Place, ...]
    """The places that it lies around, by id."""
    polygons: tuple[Polygon, ...]
    """Where it is; none of them crosses the 180th meridian."""
