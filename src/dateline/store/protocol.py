"""What a store can do, and the parcels that are handed to it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from dateline.ids import ActorId, ClaimId, DocumentId, EventId, PlaceId
from dateline.model import (
    Claim,
    ClaimStatus,
    ClaimType,
    Control,
    ControlStatus,
    Document,
    Event,
    Place,
    Precision,
    Rejected,
)
from dateline.verdicts import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document with its claims: they are kept together or not at all."""

    document: Document
    """The report."""
    claims: tuple[Claim, ...]
    """Everything it claims; empty when it claims nothing."""
    stamp: "Stamp"
    """Which content it is, and who read it."""


class Stamp(NamedTuple):
    """Which content a document has, and who read it."""

    digest: str
    """Of the document's fields."""
    version: str
    """Who extracted the claims: the version of Dateline, its language pipeline with its version, and which
    paragraphs it was given if not all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusions:
    """What follows from all documents and claims together."""

    copies: Mapping[DocumentId, DocumentId]
    """Copy to its earliest original."""
    events: Sequence[Event]
    """Fused from the claims."""
    control: Sequence[Control]
    """Inferred from the events, sorted by place and first day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries of a listing are wanted; an empty field asks for all."""

    ids: Collection[str] | None = None
    """Entries with these ids."""
    documents: Collection[DocumentId] | None = None
    """Claims of these documents."""
    types: Collection[ClaimType] | None = None
    """Claims and events of these types."""
    statuses: Collection[ClaimStatus | ControlStatus] | None = None
    """Claims, events or control with one of these statuses."""
    actors: Collection[ActorId] | None = None
    """Claims and events with one of these as agent or patient; control with one of these as holder."""
    places: Collection[PlaceId] | None = None
    """Claims, events and control of these places."""
    precisions: Collection[Precision] | None = None
    """Events of which reports say so precisely where they were."""
    publisher: str | None = None
    """Documents, or claims of documents, of this outlet."""
    since: date | None = None
    """Published, happened or in force on this day or later."""
    until: date | None = None
    """Published, happened or in force on this day or earlier."""
    claims: Collection[ClaimId] | None = None
    """Events that one of these claims tells of."""
    limit: int | None = None
    """At most so many entries."""
    skip: int = 0
    """Without so many that would come first."""


class Store(Protocol):
    """Keeps one record."""

    def stamps(self) -> dict[DocumentId, Stamp]:
        """Return which documents are there, and as what."""
        ...

    def put(self, reads: Sequence[Read], rejected: Sequence[Rejected] = ()) -> None:
        """Keep documents with their claims in one transaction, in place of what was kept under their ids.

        A rejection of an input that is now read is dropped; the others replace those of the same input.
        """
        ...

    def append(self, judgements: Sequence[Judgement]) -> int:
        """Keep what persons decided, in one transaction; return how many the store did not hold yet."""
        ...

    def judgements(self) -> list[Judgement]:
        """Return what persons decided, by moment and id."""
        ...

    def fingerprint(self) -> str:
        """Return a digest of documents, claims and judgements: it changes whenever the conclusions may."""
        ...

    def concluded(self) -> str | None:
        """Return the basis that the stored conclusions were drawn from; None when there are none."""
        ...

    def conclude(self, conclusions: Conclusions, *, basis: str) -> None:
        """Replace all conclusions, and what they were drawn from, in one transaction."""
        ...

    def revise(self, conclusions: Conclusions, *, basis: str, known: Conclusions, known_basis: str) -> bool:
        """Replace what differs from conclusions that were kept, copies aside, in one transaction.

        Returns:
            Whether those known still stood there; else nothing is changed.
        """
        ...

    def documents(self, wanted: Filter = ...) -> list[Document]:
        """Return documents by publication day and id, the undated last."""
        ...

    def claims(self, wanted: Filter = ...) -> list[Claim]:
        """Return claims by document and position in it."""
        ...

    def events(self, wanted: Filter = ...) -> list[Event]:
        """Return events by first day and id, the undated last."""
        ...

    def control(self, wanted: Filter = ...) -> list[Control]:
        """Return control by place and first day."""
        ...

    def places(self) -> list[Place]:
        """Return every place that a claim, an event or control names, by id."""
        ...

    def saying(self, words: Collection[str]) -> tuple[list[ClaimId], list[EventId]]:
        """Return the claims whose sentence holds every word, and the events that they tell of.

        Words count in all their forms, capitals and accents aside; several in one item stand side by side.
        Claims come by day of publication, document and position in it, events by first day; the undated last.
        """
        ...

    def event_of(self, claims: Collection[ClaimId]) -> dict[ClaimId, EventId]:
        """Return the event that each of some claims tells of; those that tell of none are left out."""
        ...

    def actors(self) -> list[ActorId]:
        """Return every actor that an event or control names, by slug."""
        ...

    def days(self) -> list[date]:
        """Return the first day of every event that has one, the earliest first."""
        ...

    def span(self) -> tuple[date | None, date | None]:
        """Return the first and the last day of which a report tells; None when none tells of a day."""
        ...

    def rejected(self) -> list[Rejected]:
        """Return the inputs that could not be used, by reference and stage."""
        ...

    def counts(self) -> dict[str, int]:
        """Return how much there is of each noun."""
        ...

    def dump(self) -> Iterator[str]:
        """Yield the whole record as lines of JSON, the same for the same content wherever it is kept."""
        ...

    def close(self) -> None:
        """Let go of the file or the server."""
        ...
