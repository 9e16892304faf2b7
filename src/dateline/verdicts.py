"""What persons decide about the record: Judgements, beside the four nouns of :mod:`dateline.model`.

Claims are never edited. A judgement is kept for ever, and every later run obeys those that are in force.
"""

from dataclasses import dataclass
from datetime import date, datetime

from dateline.ids import ActorId, ClaimId, DocumentId, JudgementId
from dateline.model import ClaimStatus, ClaimType, ControlStatus, Count, Place, Relation, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A claim as a person saw it: it is found again when its report is read anew under other ids."""

    id: ClaimId
    """The claim's id when it was judged."""
    document: DocumentId
    """Its report."""
    trigger: Span
    """Where the words stood that name the event."""
    words: str
    """Those words."""
    type: ClaimType
    """What kind of thing the claim said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept:
    """The claim is read rightly; its confidence is 1, and an earlier rejection no longer holds."""

    claim: Cited
    """The claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Nothing is to be drawn from the claim, be it misread or untrue."""

    claim: Cited
    """The claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """The claim says something else; a field that is None stays as it is."""

    claim: Cited
    """The claim."""
    type: ClaimType | None = None
    """What kind of thing happened."""
    agent: tuple[ActorId, ...] | None = None
    """Who did it; empty for nobody named."""
    patient: tuple[ActorId, ...] | None = None
    """To whom; empty for nobody named."""
    place: tuple[Place, ...] | None = None
    """Where; empty for nowhere named."""
    relation: Relation | None = None
    """How the event lies to its places."""
    start: date | None = None
    """First day that it may have been."""
    end: date | None = None
    """Last day that it may have been, inclusive."""
    status: ClaimStatus | None = None
    """Whether it came to pass."""
    source: tuple[ActorId, ...] | None = None
    """Who says so inside the text: one, or empty for the outlet itself."""
    count: tuple[Count, ...] | None = None
    """Figures stated with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """All these claims tell of one event."""

    one: tuple[Cited, ...]
    """Some claims: one of them, or all of an event."""
    other: tuple[Cited, ...]
    """The others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlink:
    """No claim of the one group tells of an event of which a claim of the other tells."""

    one: tuple[Cited, ...]
    """Some claims."""
    other: tuple[Cited, ...]
    """The others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansPlace:
    """Words of a report mean a place."""

    document: DocumentId
    """The report."""
    text: str
    """The words, in any case."""
    span: Span | None = None
    """The one mention that is meant; None for all in the report."""
    place: Place
    """What they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansActor:
    """Words of a report mean an actor."""

    document: DocumentId
    """The report."""
    text: str
    """The words, in any case."""
    span: Span | None = None
    """The one mention that is meant; None for all in the report."""
    actor: ActorId
    """Whom they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Who held a place over some days, whatever reports say."""

    place: Place
    """The place."""
    holder: ActorId | None = None
    """The holder; None when not known. When contested, the likeliest."""
    start: date | None = None
    """First day; None for as far back as one may ask."""
    end: date | None = None
    """Last day, inclusive; None for until further notice."""
    status: ControlStatus
    """Held, contested or unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """An earlier judgement no longer holds, as if it had not been made."""

    undoes: JudgementId
    """The judgement; it may be an undoing itself."""


Decision = Accept | Reject | Correct | Link | Unlink | MeansPlace | MeansActor | Ruling | Undo
"""What a person may decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided about the record: appended, never overwritten, obeyed by every later run."""

    id: JudgementId
    """From author, moment and decision; see :mod:`dateline.ids`."""
    decision: Decision
    """What was decided."""
    author: str
    """Who decided it."""
    moment: datetime
    """When, in UTC; of two judgements on one thing the later holds."""
    note: str = ""
    """Why, in the author's words."""
