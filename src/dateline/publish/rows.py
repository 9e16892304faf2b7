"""Nouns as plain dicts, in the shapes that other people's scripts rely on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dateline.judgements import to_row
from dateline.model import (
    Actor,
    ActorMention,
    Area,
    Claim,
    Control,
    Dispute,
    Document,
    Event,
    Place,
    PlaceMention,
    Point,
    Rejected,
    Reliability,
    Span,
)
from dateline.verdicts import Judgement

Row = dict[str, Any]
"""One line of a listing, ready for JSON."""


def claim_row(claim: Claim, document: Document, *, event: str | None) -> Row:
    """Return a claim with its sentence; offsets index the document's text."""
    return {
        "document": document.name,
        "sentence": claim.sentence.of(document.text),
        "trigger": claim.trigger.of(document.text),
        "type": claim.type.value,
        "agent": [_actor(mention) for mention in claim.agent],
        "patient": [_actor(mention) for mention in claim.patient],
        "place": [_mention(mention) for mention in claim.place],
        "when": {"text": claim.when.text, "start": claim.when.start_iso(), "end": iso(claim.when.end)},
        "status": claim.status.value,
        "source": None if claim.source is None else _actor(claim.source),
        "count": [
            {"text": count.text, "min": count.min, "max": count.max, "of": count.of} for count in claim.count
        ],
        "event": event or claim.id,
        "confidence": round(claim.confidence, 4),
        "sentence_start": claim.sentence.start,
        "trigger_start": claim.trigger.start,
    }


def sourced_claim_row(claim: Claim, document: Document, *, event: str | None) -> Row:
    """Return a claim of a record: with its id, and where it can be read."""
    row = claim_row(claim, document, event=event)
    return {"id": claim.id, **row, "cue": claim.cue and claim.cue.value, **_report(document)}


def document_row(document: Document) -> Row:
    """Return a document without its text."""
    return {
        "id": document.id,
        "name": document.name,
        **_report(document),
        "headline": document.headline,
        "dateline": document.dateline,
        "translator": document.translator,
        "language": document.language,
        "copy_of": document.copy_of,
        "related": [_related(related.title, related.day, related.ref) for related in document.related],
        "characters": document.body.end - document.body.start,
    }


def event_row(event: Event) -> Row:
    """Return an event."""
    return {
        "id": event.id,
        "type": event.type.value,
        "agent": list(event.agent),
        "patient": list(event.patient),
        "place": None if event.place is None else place_row(event.place),
        "relation": event.relation.value,
        "point": point_row(event.point),
        "from": iso(event.start),
        "to": iso(event.end),
        "status": event.status.value,
        "counts": [
            {"of": tally.of, "low": tally.low, "best": tally.best, "high": tally.high}
            for tally in event.counts
        ],
        "claims": list(event.claims),
        "sources": list(event.sources),
        "sides": list(event.sides),
        "support": {support.field: list(support.claims) for support in event.support},
        "part_of": event.part_of,
        "disputes": [dispute_row(dispute) for dispute in event.disputes],
        "known_from": iso(event.known_from),
    }


def control_row(control: Control) -> Row:
    """Return an interval of control."""
    return {
        "place": place_row(control.place),
        "holder": control.holder,
        "from": iso(control.start),
        "to": iso(control.end),
        "status": control.status.value,
        "belief": round(control.belief, 4),
        "basis": control.basis.value,
        "carried_days": control.carried_days,
        "account": control.account.value,
        "contest": control.contest and control.contest.value,
        "events": list(control.events),
        "known_from": iso(control.known_from),
    }


def area_row(area: Area) -> Row:
    """Return an area, with where it is as GeoJSON has it."""
    return {
        "holder": area.holder,
        "status": area.status.value,
        "belief": area.belief,
        "km2": area.km2,
        "places": [place_row(place) for place in area.places],
        "geometry": {
            "type": "MultiPolygon",
            "coordinates": [
                [[list(point) for point in ring] for ring in polygon] for polygon in area.polygons
            ],
        },
    }


def evidence_row(
    claim: Claim, document: Document, *, publisher_side: str | None, source_side: str | None
) -> Row:
    """Return a claim as evidence: the sentence, which words say what, and whose word it is."""
    return {
        "claim": claim.id,
        "type": claim.type.value,
        "status": claim.status.value,
        "sentence": claim.sentence.of(document.text),
        "marks": [
            {"role": role, "start": span.start, "end": span.end, "text": span.of(document.text)}
            for role, span in marks(claim)
        ],
        **_report(document),
        "publisher_side": publisher_side,
        "source": None if claim.source is None else _actor(claim.source),
        "source_side": source_side,
        "cue": claim.cue and claim.cue.value,
        "notes": [mention.note for mention in claim.place if mention.note],
        "document": document.id,
        "copy_of": document.copy_of,
    }


def dispute_row(dispute: Dispute) -> Row:
    """Return what claims disagree on."""
    return {
        "field": dispute.field,
        "positions": [
            {
                "value": position.value,
                "claims": list(position.claims),
                "sources": list(position.sources),
                "sides": list(position.sides),
            }
            for position in dispute.positions
        ],
    }


def judgement_row(judgement: Judgement) -> Row:
    """Return what a person decided: one flat object, as files carry it."""
    return to_row(judgement)


def judged_row(judgement: Judgement, *, standing: str) -> Row:
    """Return what a person decided, and whether it is obeyed."""
    row = to_row(judgement)
    own = {name: row.pop(name) for name in ("id", "verdict", "author", "moment", "note")}
    return {**own, "standing": standing, "decision": row}


def reliability_row(one: Reliability) -> Row:
    """Return how far a voice is believed."""
    return {
        "voice": one.voice,
        "report": one.report,
        "side": one.side,
        "trust": one.trust,
        "trust_on_victory": one.trust_on_victory,
        "trust_on_loss": one.trust_on_loss,
        "set": one.is_set,
        "says": one.says,
        "borne_out": one.borne_out,
        "gainsaid": one.gainsaid,
    }


def rejected_row(rejected: Rejected) -> Row:
    """Return an input that could not be used."""
    return {"ref": rejected.ref, "stage": rejected.stage, "reason": rejected.reason}


def place_row(place: Place) -> Row:
    """Return a place."""
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
        "country": place.country,
    }


def found_place_row(place: Place, *, likeness: float, sources: Sequence[str]) -> Row:
    """Return a place that a name may mean, with how well the name fits and where that can be checked."""
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
        "population": place.population or None,
        "likeness": round(likeness, 4),
        "sources": list(sources),
    }


def found_actor_row(actor: Actor, *, likeness: float, source: str) -> Row:
    """Return an actor that a name may mean, with how well the name fits and which table describes it."""
    return {
        "slug": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "side": actor.side,
        "parent": actor.parent,
        "aliases": list(actor.aliases),
        "likeness": round(likeness, 4),
        "source": source,
    }


def source_row(name: str, *, file: str, entries: int, names: int, added: datetime, sha256: str) -> Row:
    """Return one of a user's own tables."""
    return {
        "source": name,
        "file": file,
        "entries": entries,
        "names": names,
        "added": added.isoformat(),
        "sha256": sha256,
    }


def point_row(point: Point | None) -> Row | None:
    """Return where something lies, within how many km."""
    return None if point is None else {"lat": point.lat, "lon": point.lon, "radius_km": point.radius_km}


def said_of(mention: PlaceMention) -> Row:
    """Return how a mention tells where: how precisely, at which point, beside what, and against which map."""
    return {
        "precision": mention.precision and mention.precision.value,
        "point": point_row(mention.point),
        "beside": mention.beside and mention.beside.name,
        "note": mention.note,
    }


def marks(claim: Claim) -> list[tuple[str, Span]]:
    """Return which words play which role, in their order; those outside the sentence among them."""
    found = [("trigger", claim.trigger)]
    found += [("agent", mention.span) for mention in claim.agent]
    found += [("patient", mention.span) for mention in claim.patient]
    found += [("place", mention.span) for mention in claim.place]
    found += [("when", claim.when.span)] if claim.when.span else []
    found += [("source", claim.source.span)] if claim.source else []
    return sorted(found, key=lambda mark: (mark[1], mark[0]))


def _report(document: Document) -> Row:
    return {
        "ref": document.ref,
        "publisher": document.publisher,
        "published": document.published.iso() if document.published else None,
    }


def _related(title: str, day: object, ref: str | None) -> Row:
    return {"title": title, "date": iso(day), "ref": ref}


def _actor(mention: ActorMention) -> Row:
    return {"text": mention.text, "actor": mention.actor}


def _mention(mention: PlaceMention) -> Row:
    place, spot = mention.place, mention.coordinates
    return {
        "text": mention.text,
        "name": place.name if place else None,
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "relation": mention.relation.value,
        "km": mention.km,
        "geonameid": place.geonameid if place else None,
        **said_of(mention),
    }


def iso(day: object) -> str | None:
    """Return a day as ISO 8601 has it; None for none."""
    return None if day is None else str(day)
