"""The questions that the API answers, one function each, over the record that the app was made for."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.ids import DocumentId, EventId
from dateline.server.answers import (
    answered,
    cited_claims,
    claims_about,
    each,
    listed,
    place_called,
    places_of,
    summary_of,
    the_document,
    the_event,
    the_place,
)
from dateline.server.asked import (
    GEOJSON,
    About,
    ActorName,
    Asked,
    ControlStatuses,
    Day,
    DocumentKey,
    EventKey,
    From,
    InTurn,
    Key,
    KnownBy,
    Name,
    On,
    PlaceName,
    Precisions,
    Publisher,
    Remembered,
    Source,
    Statuses,
    To,
    Types,
    WantsGeoJSON,
)
from dateline.server.columns import EventsInShort, OverviewView
from dateline.server.geojson import GeoJSONResponse, ground
from dateline.server.marks import marked_document
from dateline.server.overview import events_in_short, overview
from dateline.server.paging import USUAL, Limit, Paged, out_of
from dateline.server.problems import problems
from dateline.server.search import search
from dateline.server.views import ActorView, ControlView, EventView, FeatureCollection, Page
from dateline.server.views_answers import AnswerView, PlaceOfRecord, SearchView, SummaryView
from dateline.server.views_reports import ClaimView, DocumentView, ListedDocument, RejectedView, VoiceView

AS_GEOJSON: dict[int | str, dict[str, Any]] = {
    200: {"content": {GEOJSON: {"schema": {"$ref": "#/components/schemas/FeatureCollection"}}}}
}

router = APIRouter(prefix="/api/v1", responses=problems(400, 404, 409, 422, 503))


@router.get("/overview", response_model=OverviewView)
def overview_(request: Request, record: Source, memory: Remembered) -> Response:
    """Who held what, all of it, in the fewest bytes: what the page draws first."""
    style: str | None = request.app.state.map_style
    review = request.app.state.review_token is not None
    return memory.answer("overview", record, lambda: overview(record, map_style=style, review=review))


@router.get("/overview/events", response_model=EventsInShort)
def overview_events(record: Source, memory: Remembered) -> Response:
    """All events in the fewest bytes: what the page's map, histogram and table show."""
    return memory.answer("events", record, lambda: events_in_short(record.events()))


@router.get("/search")
def search_(record: Source, memory: Remembered, asked: Asked, limit: Limit = USUAL) -> SearchView:
    """The place, the parties, the events and the sentences that answer to some words."""
    return search(record, asked, actors=memory.of("actors", record, record.actors), limit=limit)


@router.get("/summary", response_model=SummaryView)
def summary(record: Source, memory: Remembered) -> Response:
    """What the record holds, the days that its reports tell of, where, and how much happened each day."""
    return memory.answer("summary", record, lambda: summary_of(record))


@router.get("/places", response_model=Page[PlaceOfRecord], responses=AS_GEOJSON)
def places(
    record: Source, memory: Remembered, paged: Paged, geojson: WantsGeoJSON, name: Name | None = None
) -> Page[PlaceOfRecord] | Response:
    """The places of which the record tells who held them, by id, each with its latest interval."""
    found = (
        memory.of("places", record, lambda: places_of(record)) if name is None else place_called(record, name)
    )
    return paged.mapped(out_of(found), list, geojson=geojson)


@router.get("/control", response_model=Page[ControlView], responses=AS_GEOJSON)
def control(
    record: Source,
    paged: Paged,
    geojson: WantsGeoJSON,
    known_by: KnownBy,
    place: PlaceName | None = None,
    on: On = None,
    holder: ActorName | None = None,
    statuses: ControlStatuses = None,
    since: From = None,
    until: To = None,
) -> Page[ControlView] | Response:
    """Who held what, by place and first day."""
    find = partial(
        record.control,
        place=None if place is None else the_place(record, place),
        on=on,
        holder=holder,
        statuses=statuses,
        since=since,
        until=until,
        known_by=known_by,
    )
    return paged.mapped(find, each(ControlView), geojson=geojson)


@router.get("/areas", response_model=FeatureCollection, response_class=GeoJSONResponse)
def areas(record: Source, memory: Remembered, on: Day, known_by: KnownBy) -> Response:
    """The ground that each side has or contests on a day, as GeoJSON."""

    def make() -> dict[str, Any]:
        return ground(record.areas(on, known_by=known_by))

    return GeoJSONResponse(memory.of(f"areas {on} {known_by}", record, make))


@router.get("/events", response_model=Page[EventView], responses=AS_GEOJSON)
def events(
    record: Source,
    paged: Paged,
    geojson: WantsGeoJSON,
    known_by: KnownBy,
    place: PlaceName | None = None,
    actor: ActorName | None = None,
    types: Types = None,
    statuses: Statuses = None,
    precisions: Precisions = None,
    since: From = None,
    until: To = None,
) -> Page[EventView] | Response:
    """What happened, by first day; an event counts as within days that its interval touches."""
    find = partial(
        record.events,
        place=None if place is None else the_place(record, place),
        actor=actor,
        types=types,
        statuses=statuses,
        precisions=precisions,
        since=since,
        until=until,
        known_by=known_by,
    )
    return paged.mapped(find, each(EventView), geojson=geojson)


@router.get("/events/{id_}")
def event(record: Source, id_: Key) -> EventView:
    """One event."""
    return EventView.model_validate(the_event(record, EventId(id_)))


@router.get("/claims")
def claims(
    record: Source,
    paged: Paged,
    place: PlaceName | None = None,
    about: About | None = None,
    actor: ActorName | None = None,
    types: Types = None,
    statuses: Statuses = None,
    publisher: Publisher | None = None,
    since: From = None,
    until: To = None,
    event: EventKey | None = None,
    document: DocumentKey | None = None,
) -> Page[ClaimView]:
    """What reports say, sentence by sentence, by document and position."""
    of_place = None if about is None else claims_about(record, the_place(record, about))
    of_event = None if event is None else set(the_event(record, event).claims)
    find = partial(
        record.claims,
        ids=of_event if of_place is None else of_place if of_event is None else of_place & of_event,
        document=document,
        place=None if place is None else the_place(record, place),
        actor=actor,
        types=types,
        statuses=statuses,
        publisher=publisher,
        since=since,
        until=until,
    )
    return paged.page(find, partial(cited_claims, record))


@router.get("/who-held")
def who_held(record: Source, known_by: KnownBy, place: PlaceName, on: On = None) -> AnswerView:
    """Who held a place on a day, with the sentences it rests on and what disagrees."""
    return answered(record.who_held(the_place(record, place), on=on, known_by=known_by))


@router.get("/actors")
def actors(record: Source, memory: Remembered, paged: Paged) -> Page[ActorView]:
    """The parties that events and control name, by slug."""
    return paged.page(out_of(memory.of("actors", record, record.actors)), each(ActorView))


@router.get("/documents")
def documents(
    record: Source, paged: Paged, publisher: Publisher | None = None, since: From = None, until: To = None
) -> Page[ListedDocument]:
    """The reports, and the headlines that they carry of other stories, by day of publication."""
    find = partial(record.documents, publisher=publisher, since=since, until=until)
    return paged.page(find, lambda run: [listed(one) for one in run])


@router.get("/documents/{id_}")
def document(record: Source, id_: Key) -> DocumentView:
    """One report as the program read it, with the words that name its events marked."""
    found = the_document(record, DocumentId(id_))
    claims = record.claims(document=found.id)
    return DocumentView(**dict(listed(found)), content=marked_document(found, claims))


@router.get("/rejected")
def rejected(record: Source, paged: Paged) -> Page[RejectedView]:
    """The inputs that could not be used, each with the reason."""
    return paged.page(out_of(record.rejected()), each(RejectedView))


@router.get("/voices", dependencies=[InTurn])
def voices(record: Source, memory: Remembered, paged: Paged) -> Page[VoiceView]:
    """How far each voice is believed on who has a place, by how much it tells."""
    return paged.page(out_of(memory.of("voices", record, record.voices)), each(VoiceView))
