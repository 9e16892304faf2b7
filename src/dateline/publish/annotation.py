"""What the program sees in a document: as a row, and as a page for reading."""

from collections.abc import Sequence
from html import escape
from typing import Protocol

from dateline.model import ActorMention, Claim, Document, PlaceMention, Span, When
from dateline.publish.marks import marked
from dateline.publish.rows import Row, marks


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
        "places": [_place(one, text) for one in seen.places],
        "times": [
            _at(one.span, text) | {"from": one.start_iso(), "to": one.end.isoformat() if one.end else None}
            for one in seen.times
            if one.span is not None
        ],
    }


def _at(span: Span, text: str) -> Row:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _place(mention: PlaceMention, text: str) -> Row:
    place = mention.place
    return _at(mention.span, text) | {
        "name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonameid": place.geonameid if place else None,
        "country": place.country if place else None,
    }


STYLE = """
body { font: 17px/1.7 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
article { border-top: 1px solid #ccc; padding: 1rem 0 }
h2 { font-size: 1.2rem; margin: 0 } .from { color: #666; font-size: .85rem; margin: 0 0 1rem }
p { white-space: pre-wrap } mark { border-radius: 3px; padding: 0 2px; color: inherit }
.trigger { background: #ffe08a } .agent { background: #bfdcff } .patient { background: #ffc9c2 }
.place { background: #c8ebc5 } .when { background: #e2d1f7 } .source { background: #e3e3e3 }
.actor { background: none; border-bottom: 2px solid #bfdcff }
.name { background: none; border-bottom: 2px solid #c8ebc5 }
.time { background: none; border-bottom: 2px solid #e2d1f7 }
"""

LEGEND = ("trigger", "agent", "patient", "place", "when", "source")


def page(drawn: Sequence[str]) -> str:
    """Return a whole HTML page of documents drawn by :func:`article`."""
    legend = " ".join(f'<mark class="{role}">{role}</mark>' for role in LEGEND)
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Dateline</title>\n'
        f"<style>{STYLE}</style>\n<p>{legend}</p>\n" + "\n".join(drawn) + "\n</html>\n"
    )


def article(document: Document, seen: Seen) -> str:
    """Return a document as HTML, the words of its claims and its names marked; hover one for what it is."""
    spans = [(span, role, claim.type.value) for claim in seen.claims for role, span in marks(claim)]
    spans += [(one.span, "actor", str(one.actor)) for one in seen.actors]
    spans += [(one.span, "name", one.place.name if one.place else "unknown place") for one in seen.places]
    spans += [
        (one.span, "time", f"{one.start_iso() or '…'} – {one.end or '…'}") for one in seen.times if one.span
    ]
    told = {(span, role): title for span, role, title in reversed(spans)}
    body = "".join(
        escape(piece)
        if role is None
        else f'<mark class="{role}" title="{escape(f"{role}: {told[span, role]}")}">{escape(piece)}</mark>'
        for piece, role, span in marked(document.text, list(told))
    )
    published = document.published.iso() if document.published else "undated"
    origin = " · ".join(part for part in (document.publisher, published, document.dateline) if part)
    title = escape(document.headline or document.name)
    return f'<article>\n<h2>{title}</h2>\n<p class="from">{escape(origin)}</p>\n<p>{body}</p>\n</article>'
