"""Reports of one sentence and one claim, for tests of what follows from claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.ids import ActorId, DocumentId, PlaceId, claim_id, digest
from dateline.model import (
    ActorMention,
    Claim,
    ClaimStatus,
    ClaimType,
    Count,
    Document,
    Moment,
    Place,
    PlaceMention,
    Point,
    Relation,
    Span,
    When,
)

QAYYARAH = Place(id=PlaceId("99071"), name="Al Qayyarah", lat=35.80, lon=43.29, kind="town", country="IQ")
MOSUL = Place(
    id=PlaceId("99072"), name="Mosul", lat=36.34, lon=43.13, kind="town", country="IQ", population=1_700_000
)
FALLUJAH = Place(id=PlaceId("99532"), name="Fallujah", lat=33.35, lon=43.78, kind="town", country="IQ")
NINEVEH = Place(id=PlaceId("99500"), name="Nineveh", lat=36.2, lon=42.5, kind="province", country="IQ")


@dataclass(frozen=True)
class Told:
    """A report and the claim that it makes."""

    document: Document
    claim: Claim


def told(
    sentence: str,
    type_: str,
    *,
    by: str = "Tigris Wire",
    on: str = "2016-08-28",
    trigger: str = "",
    agent: str | None = None,
    patient: str | None = None,
    place: Place | None = None,
    relation: Relation = Relation.IN,
    point: Point | None = None,
    start: str | None = None,
    end: str | None = None,
    when: str | None = None,
    status: str = "happened",
    source: str | None = None,
    counts: Mapping[str, tuple[float | None, float | None]] | None = None,
    copy_of: DocumentId | None = None,
    confidence: float = 1.0,
) -> Told:
    """Return a report of one sentence; ``start`` alone is one day."""
    document = DocumentId("d" + digest(by, on, sentence))
    at = max(0, sentence.find(trigger))
    span = Span(at, at + len(trigger or sentence))
    name = max(0, sentence.find(place.name)) if place else 0
    return Told(
        Document(
            id=document,
            name=document,
            ref=document,
            text=sentence,
            body=Span(0, len(sentence)),
            publisher=by,
            published=Moment(date.fromisoformat(on)),
            copy_of=copy_of,
        ),
        Claim(
            id=claim_id(document, 0, span.start, trigger or sentence, type_),
            document=document,
            sentence=Span(0, len(sentence)),
            trigger=span,
            type=ClaimType(type_),
            agent=_actors(agent),
            patient=_actors(patient),
            place=()
            if place is None
            else (
                PlaceMention(
                    text=place.name,
                    span=Span(name, name + len(place.name)),
                    place=place,
                    relation=relation,
                    point=point,
                ),
            ),
            when=When(
                text=when,
                start=date.fromisoformat(start) if start else None,
                end=date.fromisoformat(end or start) if end or start else None,  # type: ignore[arg-type]
            ),
            status=ClaimStatus(status),
            source=_actors(source)[0] if source else None,
            count=tuple(
                Count(text=of, min=low, max=high, of=of) for of, (low, high) in (counts or {}).items()
            ),
            confidence=confidence,
        ),
    )


def _actors(slugs: str | None) -> tuple[ActorMention, ...]:
    return tuple(
        ActorMention(text=slug, span=Span(0, 0), actor=ActorId(slug)) for slug in (slugs or "").split()
    )


def documents(tellings: Iterable[Told]) -> dict[DocumentId, Document]:
    """Return the reports by id."""
    return {one.document.id: one.document for one in tellings}


def took_qayyarah(sentence: str, day: str, **more: str) -> Told:
    """Return a report that Iraqi forces took Qayyarah from the Islamic State on a day."""
    fields = {"agent": "iraq-forces", "patient": "islamic-state"} | more
    return told(sentence, "capture", trigger="retook", place=QAYYARAH, start=day, **fields)  # type: ignore[arg-type]
