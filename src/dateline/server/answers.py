"""From the record's answers to the API's: one thing, or that it is missing; nouns with what they cite."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from dateline.answer import Answer, Evidence, Finding
from dateline.errors import UsageError
from dateline.ids import ClaimId, DocumentId, EventId, PlaceId
from dateline.model import Claim, Control, Document, Event, Place
from dateline.publish.rows import judgement_row
from dateline.record import Record
from dateline.server.marks import marked_sentence
from dateline.server.problems import NotFoundError
from dateline.server.views import ControlView, DisputeView, Item, PlaceView
from dateline.server.views_answers import AnswerView, DayCount, FindingView, PlaceOfRecord, SummaryView
from dateline.server.views_reports import (
    ActorMentionView,
    ClaimView,
    CountView,
    ListedDocument,
    MentionsView,
    PlaceMentionView,
    RelatedView,
    ReportView,
    WhenView,
)


def each(view: type[Item]) -> Callable[[Sequence[object]], list[Item]]:
    """Return the function that shows records one by one, field for field."""
    return lambda found: [view.model_validate(one) for one in found]


def the_place(record: Record, asked: str) -> Place:
    """Return the place with that id or name, in any spelling.

    Raises:
        NotFoundError: no gazetteer holds the name; the nearest spellings are named.
    """
    try:
        return record.place(asked)
    except UsageError as error:
        raise NotFoundError(str(error)) from error


def the_event(record: Record, id_: EventId) -> Event:
    """Return the event with that id.

    Raises:
        NotFoundError: there is none.
    """
    found = record.events(ids=[id_])
    if not found:
        raise NotFoundError(f"no event {id_}")
    return found[0]


def the_document(record: Record, id_: DocumentId) -> Document:
    """Return the report with that id.

    Raises:
        NotFoundError: there is none.
    """
    found = record.documents(ids=[id_])
    if not found:
        raise NotFoundError(f"no document {id_}")
    return found[0]


def claims_about(record: Record, place: Place) -> set[ClaimId]:
    """Return the claims of a place: those that name it and those that its events and its control rest on."""
    named = {claim.id for claim in record.claims(place=place)}
    told = {claim for event in record.events(place=place) for claim in event.claims}
    rested_on = {claim for row in record.control(place=place) for claim in row.claims}
    return named | told | rested_on


def extent(places: Sequence[Place]) -> tuple[float, float, float, float] | None:
    """Return west, south, east, north of the places, in degrees; None when there are none."""
    if not places:
        return None
    lats = [place.lat for place in places]
    lons = [place.lon for place in places]
    return min(lons), min(lats), max(lons), max(lats)


def summary_of(record: Record) -> SummaryView:
    """Return what a record holds."""
    first, last = record.span()
    return SummaryView(
        counts=record.summary(),
        complete=record.is_complete,
        read_by=record.read_by(),
        first=first,
        last=last,
        extent=extent([row.place for row in record.control()]),
        days=tuple(DayCount(day=day, events=events) for day, events in Counter(record.days()).items()),
    )


def report(document: Document) -> ReportView:
    """Return a report as a piece of evidence cites it."""
    return ReportView(
        id=document.id,
        name=document.name,
        headline=document.headline,
        publisher=document.publisher,
        published=None if document.published is None else document.published.iso(),
        ref=document.ref,
        copy_of=document.copy_of,
    )


def listed(document: Document) -> ListedDocument:
    """Return a report without its text."""
    return ListedDocument(
        **dict(report(document)),
        dateline=document.dateline,
        translator=document.translator,
        language=document.language,
        related=tuple(RelatedView.model_validate(one) for one in document.related),
        characters=document.body.end - document.body.start,
    )


def places_of(record: Record, where: Place | None = None) -> list[PlaceOfRecord]:
    """Return the places of which the record tells who held them, by id; only one if one is given."""
    rows: dict[PlaceId, list[Control]] = defaultdict(list)
    events: dict[PlaceId, list[Event]] = defaultdict(list)
    for row in record.control(place=where):
        rows[row.place.id].append(row)
    for event in record.events(place=where):
        if event.place is not None:
            events[event.place.id].append(event)
    return [place_of_record(intervals, events[id_]) for id_, intervals in rows.items()]


def place_called(record: Record, name: str) -> list[PlaceOfRecord]:
    """Return the place of that name, in any spelling, if the record tells who held it."""
    place = record.find_place(name)
    return [] if place is None else places_of(record, place)


def place_of_record(rows: Sequence[Control], events: Sequence[Event]) -> PlaceOfRecord:
    """Return a place with its latest interval, from all its intervals in the order of time."""
    return PlaceOfRecord(
        place=PlaceView.model_validate(rows[0].place),
        current=ControlView.model_validate(rows[-1]),
        first=rows[0].start,
        last=rows[-1].end,
        events=len(events),
        disputes=sum(len(event.disputes) for event in events),
    )


def cited_claims(record: Record, claims: Sequence[Claim]) -> list[ClaimView]:
    """Return claims, each with its report, its event and whose word it is; all are looked up at once."""
    event_of = record.event_of([claim.id for claim in claims])
    return [cited(one, event=event_of.get(one.claim.id)) for one in record.cite(claims)]


def cited(evidence: Evidence, *, event: EventId | None = None) -> ClaimView:
    """Return a claim with its sentence, its report, and its event if that is known here."""
    claim, document = evidence.claim, evidence.document
    return ClaimView(
        id=claim.id,
        type=claim.type,
        status=claim.status,
        agent=tuple(mention.actor for mention in claim.agent),
        patient=tuple(mention.actor for mention in claim.patient),
        places=tuple(mention.place.id for mention in claim.place if mention.place is not None),
        start=claim.when.start,
        end=claim.when.end,
        source=None if claim.source is None else claim.source.actor,
        source_text=None if claim.source is None else claim.source.text,
        cue=claim.cue,
        source_side=evidence.source_side,
        publisher_side=evidence.publisher_side,
        confidence=claim.confidence,
        event=event,
        mentions=MentionsView(
            trigger=claim.trigger.of(document.text),
            agent=tuple(ActorMentionView.model_validate(one) for one in claim.agent),
            patient=tuple(ActorMentionView.model_validate(one) for one in claim.patient),
            place=tuple(PlaceMentionView.model_validate(one) for one in claim.place),
            when=WhenView(text=claim.when.text, start=claim.when.start_iso(), end=claim.when.end),
            count=tuple(CountView.model_validate(one) for one in claim.count),
        ),
        sentence_start=claim.sentence.start,
        trigger_start=claim.trigger.start,
        sentence=marked_sentence(claim, document),
        document=report(document),
    )


def answered(answer: Answer) -> AnswerView:
    """Return who held a place, with the sentences."""
    return AnswerView(
        place=PlaceView.model_validate(answer.place),
        day=answer.day,
        known_by=answer.known_by,
        finding=finding(answer.finding),
        earlier=tuple(finding(one) for one in answer.earlier),
    )


def finding(found: Finding) -> FindingView:
    """Return one interval with its grounds."""
    return FindingView(
        control=ControlView.model_validate(found.control),
        evidence=tuple(cited(one) for one in found.evidence),
        disputes=tuple(DisputeView.model_validate(dispute) for dispute in found.disputes),
        judgements=tuple(judgement_row(one) for one in found.judgements),
    )
