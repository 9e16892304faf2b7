"""A record as rows of tables, and back."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from dateline import judgements
from dateline.ids import ActorId, ClaimId, DocumentId, EventId, PlaceId
from dateline.model import (
    Account,
    ActorMention,
    Basis,
    Claim,
    ClaimStatus,
    ClaimType,
    Contest,
    Control,
    ControlStatus,
    Count,
    Cue,
    Dispute,
    Document,
    Event,
    Grain,
    Moment,
    Place,
    PlaceMention,
    Point,
    Position,
    Related,
    Relation,
    Span,
    Support,
    Tally,
    When,
)
from dateline.store.protocol import Stamp
from dateline.verdicts import Judgement

Row = Mapping[Any, Any]
"""Column to value."""

Places = Mapping[PlaceId, Place]
"""The places that rows point to."""


def to_json(value: object) -> str:
    """Return compact JSON that is the same for the same value.

    >>> to_json({"b": 1, "a": date(2016, 8, 25)})
    '{"a":"2016-08-25","b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def digest_of(document: Document) -> str:
    """Return 32 hexadecimal digits that stand for everything a reader found in a document."""
    content = to_json([document_row(document), related_rows(document)])
    return hashlib.sha256(content.encode()).hexdigest()[:32]


# ------------------------------------------------------------------------------------------------ Documents


def document_row(document: Document) -> dict[str, Any]:
    """Return the row of a document, without its stamp."""
    published = document.published
    return {
        "id": document.id,
        "name": document.name,
        "ref": document.ref,
        "publisher": document.publisher,
        "headline": document.headline,
        "published_day": published.day if published else None,
        "published_time": published.time.isoformat() if published and published.time else None,
        "dateline": document.dateline,
        "translator": document.translator,
        "language": document.language,
        "text": document.text,
        "body_start": document.body.start,
        "body_end": document.body.end,
        "raw_sha256": document.raw_sha256,
    }


def stamped_row(document: Document, stamp: Stamp) -> dict[str, Any]:
    """Return the row of a document as it is kept."""
    return document_row(document) | {"digest": stamp.digest, "version": stamp.version}


def related_rows(document: Document) -> list[dict[str, Any]]:
    """Return one row for each headline that the document carries."""
    return [
        {
            "document": document.id,
            "n": n,
            "title": related.title,
            "day": related.day,
            "ref": related.ref,
            "headline": related.document,
        }
        for n, related in enumerate(document.related)
    ]


def to_document(row: Row, related: Sequence[Row], copy_of: str | None) -> Document:
    """Return the document of a row, with the headlines that it carries."""
    return Document(
        id=DocumentId(row["id"]),
        name=row["name"],
        ref=row["ref"],
        text=row["text"],
        body=Span(row["body_start"], row["body_end"]),
        headline=row["headline"],
        published=to_moment(row["published_day"], row["published_time"]),
        publisher=row["publisher"],
        dateline=row["dateline"],
        translator=row["translator"],
        language=row["language"],
        related=tuple(
            Related(
                title=item["title"],
                day=item["day"],
                ref=item["ref"],
                document=DocumentId(item["headline"]),
            )
            for item in related
        ),
        copy_of=None if copy_of is None else DocumentId(copy_of),
        raw_sha256=row["raw_sha256"],
    )


def to_moment(day: date | None, clock: str | None) -> Moment | None:
    """Return the moment of two columns; None without a day."""
    if day is None:
        return None
    return Moment(day, None if clock is None else time.fromisoformat(clock))


# --------------------------------------------------------------------------------------------------- Places


def place_row(place: Place) -> dict[str, Any]:
    """Return the row of a place."""
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "geonameid": place.geonameid,
        "population": place.population,
    }


def to_place(row: Row) -> Place:
    """Return the place of a row."""
    return Place(
        id=PlaceId(row["id"]),
        name=row["name"],
        lat=row["lat"],
        lon=row["lon"],
        kind=row["kind"],
        country=row["country"],
        admin1=row["admin1"],
        geonameid=row["geonameid"],
        population=row["population"],
    )


# --------------------------------------------------------------------------------------------------- Claims


def claim_row(claim: Claim) -> dict[str, Any]:
    """Return the row of a claim; what no filter asks for goes into its JSON column."""
    when = claim.when
    return {
        "id": claim.id,
        "document": claim.document,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        "type": claim.type.value,
        "status": claim.status.value,
        "start": when.start,
        "end": when.end,
        "confidence": float(claim.confidence),
        "parts": {
            "agent": [_actor_parts(mention) for mention in claim.agent],
            "patient": [_actor_parts(mention) for mention in claim.patient],
            "place": [_place_parts(mention) for mention in claim.place],
            "when": {"text": when.text, "span": _span_parts(when.span), "grain": when.grain.value},
            "source": None if claim.source is None else _actor_parts(claim.source),
            "cue": claim.cue,
            "count": [
                {"text": count.text, "min": count.min, "max": count.max, "of": count.of}
                for count in claim.count
            ],
        },
    }


def claim_actors(claim: Claim) -> list[dict[str, str]]:
    """Return one row for each actor who does or suffers what the claim tells."""
    actors = {mention.actor for mention in claim.agent + claim.patient}
    return [{"claim": claim.id, "actor": actor} for actor in sorted(actors)]


def claim_places(claim: Claim) -> list[dict[str, str]]:
    """Return one row for each gazetteer entry that the claim names."""
    places = {mention.place.id for mention in claim.place if mention.place}
    return [{"claim": claim.id, "place": place} for place in sorted(places)]


def places_named(row: Row) -> Iterator[str]:
    """Yield the ids of the gazetteer entries that the claim of a row names."""
    return (mention["place"] for mention in row["parts"]["place"] if mention["place"] is not None)


def to_claim(row: Row, places: Places) -> Claim:
    """Return the claim of a row."""
    parts = row["parts"]
    when = parts["when"]
    return Claim(
        id=ClaimId(row["id"]),
        document=DocumentId(row["document"]),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        type=ClaimType(row["type"]),
        agent=tuple(_to_actor(item) for item in parts["agent"]),
        patient=tuple(_to_actor(item) for item in parts["patient"]),
        place=tuple(_to_place_mention(item, places) for item in parts["place"]),
        when=When(
            text=when["text"],
            span=_to_span(when["span"]),
            start=row["start"],
            end=row["end"],
            grain=Grain(when["grain"]),
        ),
        status=ClaimStatus(row["status"]),
        source=None if parts["source"] is None else _to_actor(parts["source"]),
        cue=Cue(parts["cue"]) if parts.get("cue") else None,
        count=tuple(Count(**item) for item in parts["count"]),
        confidence=row["confidence"],
    )


def _actor_parts(mention: ActorMention) -> dict[str, Any]:
    return {"text": mention.text, "span": _span_parts(mention.span), "actor": mention.actor}


def _to_actor(parts: Row) -> ActorMention:
    return ActorMention(text=parts["text"], span=Span(*parts["span"]), actor=ActorId(parts["actor"]))


def _place_parts(mention: PlaceMention) -> dict[str, Any]:
    return {
        "text": mention.text,
        "span": _span_parts(mention.span),
        "place": mention.place.id if mention.place else None,
        "relation": mention.relation.value,
        "km": mention.km,
        "point": _point_parts(mention.point),
        "beside": None if mention.beside is None else place_row(mention.beside),
        "note": mention.note,
    }


def _to_place_mention(parts: Row, places: Places) -> PlaceMention:
    return PlaceMention(
        text=parts["text"],
        span=Span(*parts["span"]),
        place=None if parts["place"] is None else places[parts["place"]],
        relation=Relation(parts["relation"]),
        km=parts["km"],
        point=_to_point(parts.get("point")),
        beside=to_place(parts["beside"]) if parts.get("beside") else None,
        note=parts.get("note"),
    )


def _point_parts(point: Point | None) -> list[float] | None:
    return None if point is None else [point.lat, point.lon, point.radius_km]


def _to_point(parts: Sequence[float] | None) -> Point | None:
    return None if parts is None else Point(lat=parts[0], lon=parts[1], radius_km=parts[2])


def _span_parts(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _to_span(parts: Sequence[int] | None) -> Span | None:
    return None if parts is None else Span(*parts)


# --------------------------------------------------------------------------------------------------- Events


def event_row(event: Event) -> dict[str, Any]:
    """Return the row of an event; what no filter asks for goes into its JSON column."""
    return {
        "id": event.id,
        "type": event.type.value,
        "place": event.place.id if event.place else None,
        "relation": event.relation.value,
        "start": event.start,
        "end": event.end,
        "status": event.status.value,
        "known_from": event.known_from,
        "parts": {
            "agent": list(event.agent),
            "patient": list(event.patient),
            "counts": [
                {"of": tally.of, "low": tally.low, "best": tally.best, "high": tally.high}
                for tally in event.counts
            ],
            "sources": list(event.sources),
            "point": _point_parts(event.point),
            "sides": list(event.sides),
            "support": [
                {"field": support.field, "claims": list(support.claims)} for support in event.support
            ],
            "part_of": event.part_of,
        },
    }


def event_actors(event: Event) -> list[dict[str, str]]:
    """Return one row for each actor who did or suffered what the event is."""
    return [{"event": event.id, "actor": actor} for actor in sorted({*event.agent, *event.patient})]


def event_claims(event: Event) -> list[dict[str, str]]:
    """Return one row for each claim that tells of the event."""
    return [{"event": event.id, "claim": claim} for claim in event.claims]


def dispute_rows(event: Event) -> list[dict[str, Any]]:
    """Return one row for each field on which the event's claims disagree."""
    return [
        {
            "event": event.id,
            "n": n,
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
        for n, dispute in enumerate(event.disputes)
    ]


def to_event(row: Row, places: Places, claims: Sequence[str], disputes: Sequence[Row]) -> Event:
    """Return the event of a row, with its claims (sorted) and disputes (in order)."""
    parts = row["parts"]
    return Event(
        id=EventId(row["id"]),
        type=ClaimType(row["type"]),
        agent=tuple(ActorId(actor) for actor in parts["agent"]),
        patient=tuple(ActorId(actor) for actor in parts["patient"]),
        place=None if row["place"] is None else places[row["place"]],
        relation=Relation(row["relation"]),
        point=_to_point(parts.get("point")),
        start=row["start"],
        end=row["end"],
        status=ClaimStatus(row["status"]),
        counts=tuple(Tally(**tally) for tally in parts["counts"]),
        claims=tuple(ClaimId(claim) for claim in claims),
        sources=tuple(parts["sources"]),
        sides=tuple(parts.get("sides", ())),
        support=tuple(
            Support(field=item["field"], claims=tuple(ClaimId(claim) for claim in item["claims"]))
            for item in parts.get("support", ())
        ),
        part_of=EventId(parts["part_of"]) if parts.get("part_of") else None,
        disputes=tuple(_to_dispute(item) for item in disputes),
        known_from=row["known_from"],
    )


def _to_dispute(row: Row) -> Dispute:
    return Dispute(
        field=row["field"],
        positions=tuple(
            Position(
                value=item["value"],
                claims=tuple(ClaimId(claim) for claim in item["claims"]),
                sources=tuple(item.get("sources", ())),
                sides=tuple(item.get("sides", ())),
            )
            for item in row["positions"]
        ),
    )


# -------------------------------------------------------------------------------------------------- Control


def control_row(control: Control, n: int) -> dict[str, Any]:
    """Return the row of an interval, the ``n``-th of its place."""
    return {
        "place": control.place.id,
        "n": n,
        "holder": control.holder,
        "start": control.start,
        "end": control.end,
        "status": control.status.value,
        "belief": float(control.belief),
        "basis": control.basis.value,
        "carried_days": control.carried_days,
        "account": control.account.value,
        "contest": control.contest,
        "known_from": control.known_from,
        "events": list(control.events),
        "claims": list(control.claims),
    }


def to_control(row: Row, places: Places) -> Control:
    """Return the interval of a row."""
    return Control(
        place=places[row["place"]],
        holder=None if row["holder"] is None else ActorId(row["holder"]),
        start=row["start"],
        end=row["end"],
        status=ControlStatus(row["status"]),
        belief=row["belief"],
        basis=Basis(row["basis"]),
        carried_days=row["carried_days"],
        account=Account(row["account"]),
        events=tuple(EventId(event) for event in row["events"]),
        claims=tuple(ClaimId(claim) for claim in row["claims"]),
        known_from=row["known_from"],
        contest=Contest(row["contest"]) if row["contest"] else None,
    )


# ----------------------------------------------------------------------------------------------- Judgements


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """Return the row of a judgement; its decision goes into the JSON column."""
    row = judgements.to_row(judgement)
    own = {name: row.pop(name) for name in ("id", "verdict", "author", "moment", "note")}
    return {**own, "decision": row}


def to_judgement(row: Row) -> Judgement:
    """Return the judgement of a row."""
    return judgements.from_row({**row["decision"], **{key: row[key] for key in row if key != "decision"}})
