"""What the program sees in a document, as a row."""

from collections.abc import Sequence
from typing import Protocol

from dateline.model import ActorMention, Claim, Document, Place, PlaceMention, Span, Toponymy, When
from dateline.publish.rows import Row, said_of


class Range(Protocol):
    """A run of a text."""

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """One past the last code point."""
        ...


class Named(Range, Protocol):
    """A run of a text with its type."""

    @property
    def type(self) -> str:
        """What kind of name it is."""
        ...


class Parsed(Range, Protocol):
    """A sentence with its names."""

    @property
    def entities(self) -> Sequence[Named]:
        """The names in it."""
        ...


class Seen(Protocol):
    """All that is seen in one document."""

    @property
    def parsed_by(self) -> str:
        """Name of the language pipeline."""
        ...

    @property
    def sentences(self) -> Sequence[Parsed]:
        """Its sentences."""
        ...

    @property
    def actors(self) -> Sequence[ActorMention]:
        """Names of actors."""
        ...

    @property
    def places(self) -> Sequence[PlaceMention]:
        """Names of places."""
        ...

    @property
    def toponyms(self) -> Sequence[Toponymy]:
        """Names of places with what they were taken for."""
        ...

    @property
    def times(self) -> Sequence[When]:
        """Expressions of time."""
        ...

    @property
    def claims(self) -> Sequence[Claim]:
        """What it claims."""
        ...


def annotation_row(document: Document, seen: Seen) -> Row:
    """Return what is seen in a document; offsets index its text."""
    text = document.text
    return {
        "document": document.name,
        "headline": document.headline,
        "published": document.published.iso() if document.published else None,
        "publisher": document.publisher,
        "dateline": document.dateline,
        "language": document.language,
        "parsed_by": seen.parsed_by,
        "text": text,
        "body": [document.body.start, document.body.end],
        "related": [
            {"title": one.title, "date": one.day.isoformat() if one.day else None, "ref": one.ref}
            for one in document.related
        ],
        "sentences": [[sentence.start, sentence.end] for sentence in seen.sentences],
        "entities": [
            {
                "start": entity.start,
                "end": entity.end,
                "text": text[entity.start : entity.end],
                "type": entity.type,
            }
            for sentence in seen.sentences
            for entity in sentence.entities
        ],
        "actors": [_at(one.span, text) | {"actor": one.actor} for one in seen.actors],
        "places": [_place(one, text) for one in seen.toponyms],
        "times": [
            _at(one.span, text) | {"from": one.start_iso(), "to": one.end.isoformat() if one.end else None}
            for one in seen.times
            if one.span is not None
        ],
    }


def _at(span: Span, text: str) -> Row:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _place(toponym: Toponymy, text: str) -> Row:
    mention = toponym.mention
    row = _at(mention.span, text) | _entry(mention.place)
    if spot := mention.coordinates:
        row |= {"lat": spot.lat, "lon": spot.lon}
    return row | {
        "relation": mention.relation.value,
        "km": mention.km,
        **said_of(mention),
        "as": toponym.use.value,
        "confidence": toponym.confidence,
        "candidates": [_entry(place) | {"probability": chance} for place, chance in toponym.candidates],
    }


def _entry(place: Place | None) -> Row:
    return {
        "name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonameid": place.geonameid if place else None,
        "country": place.country if place else None,
    }
