"""The questions that the API answers, one function each, over the record that the app was made for."""

from collections import Counter
from datetime import date
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from dateline.ids import DocumentId, EventId
from dateline.model import ClaimType
from dateline.record import Record
from dateline.server.answers import (
    answered,
    cited_claims,
    claims_about,
    each,
    extent,
    page,
    place_called,
    places_of,
    report,
    the_document,
    the_event,
    the_place,
)
from dateline.server.geojson import collection, ground
from dateline.server.marks import marked_document
from dateline.server.overview import events_in_short, overview
from dateline.server.remember import Memory
from dateline.server.search import search
from dateline.server.views import (
    ActorView,
    AnswerView,
    ClaimView,
    ControlView,
    DayCount,
    DocumentView,
    EventsInShort,
    EventView,
    OverviewView,
    Page,
    PlaceOfRecord,
    ReportView,
    SearchView,
    SummaryView,
)


def record_of(request: Request) -> Record:
    """Return the record that the app was made for."""
    record: Record = request.app.state.record
    return record


def memory_of(request: Request) -> Memory:
    """Return what the app remembers of its record."""
    memory: Memory = request.app.state.memory
    return memory


Source = Annotated[Record, Depends(record_of)]
Limit = Annotated[int, Query(ge=1, le=1000, description="Most entries to return.")]
Cursor = Annotated[str | None, Query(pattern=r"^[0-9]{1,9}$", description="`next` of the answer before.")]
PlaceName = Annotated[str, Query(max_length=200, alias="place", description="Id, or name in any spelling.")]
Name = Annotated[str, Query(max_length=200, description="Only the place of that name, in any spelling.")]
From = Annotated[date | None, Query(alias="from", description="First day, ISO 8601.")]
To = Annotated[date | None, Query(alias="to", description="Last day, inclusive, ISO 8601.")]
On = Annotated[date | None, Query(description="What was in force on that day, ISO 8601.")]
Day = Annotated[date, Query(description="The day, ISO 8601.")]
KnownBy = Annotated[date | None, Query(description="As the reports had it on that day, ISO 8601.")]
Types = Annotated[list[ClaimType] | None, Query(alias="type", description="Only these types.")]
EventKey = Annotated[EventId, Query(max_length=40, alias="event", description="Only of that event.")]
DocumentKey = Annotated[
    DocumentId, Query(max_length=40, alias="document", description="Only of that report.")
]
Asked = Annotated[
    str, Query(min_length=1, max_length=200, alias="q", description='Words; a phrase in "double quotes".')
]
Format = Annotated[Literal["json", "geojson"], Query(description="`geojson` for a FeatureCollection.")]

Mapped = TypeVar("Mapped", ControlView, EventView)
"""What GeoJSON can tell."""

router = APIRouter(prefix="/api/v1")


@router.get("/overview", response_model=OverviewView)
def overview_(request: Request, record: Source) -> Response:
    """Who held what, all of it, in the fewest bytes: what the page draws first."""
    style: str | None = request.app.state.map_style
    return memory_of(request).answer("overview", record, lambda: overview(record, map_style=style))


@router.get("/overview/events", response_model=EventsInShort)
def overview_events(request: Request, record: Source) -> Response:
    """All events in the fewest bytes: what the page's map, histogram and table show."""
    return memory_of(request).answer("events", record, lambda: events_in_short(record.events()))


@router.get("/search")
def search_(record: Source, asked: Asked, limit: Limit = 200) -> SearchView:
    """The place, the parties, the events and the sentences that answer to some words."""
    return search(record, asked, limit=limit)


@router.get("/summary")
def summary(record: Source) -> SummaryView:
    """What the record holds, the days that its reports tell of, where, and how much happened each day."""
    per_day = Counter(event.start for event in record.events() if event.start is not None)
    first, last = record.span()
    return SummaryView(
        counts=record.summary(),
        first=first,
        last=last,
        extent=extent([row.place for row in record.control()]),
        days=tuple(DayCount(day=day, events=per_day[day]) for day in sorted(per_day)),
    )


@router.get("/places")
def places(
    record: Source, name: Name | None = None, limit: Limit = 200, cursor: Cursor = None
) -> Page[PlaceOfRecord]:
    """The places of which the record tells who held them, by id, each with its latest interval."""
    found = places_of(record) if name is None else place_called(record, name)
    return page(found, lambda run: list(run), limit=limit, cursor=cursor)


@router.get("/control", response_model=Page[ControlView])
def control(
    record: Source,
    place: PlaceName | None = None,
    on: On = None,
    limit: Limit = 200,
    cursor: Cursor = None,
    format: Format = "json",
) -> Page[ControlView] | Response:
    """Who held what, by place and first day."""
    rows = record.control(place=None if place is None else the_place(record, place).id, on=on)
    return as_asked(page(rows, each(ControlView), limit=limit, cursor=cursor), format)


@router.get("/areas")
def areas(record: Source, on: Day, known_by: KnownBy = None) -> Response:
    """The ground that each side has or contests on a day, as GeoJSON."""
    return JSONResponse(ground(record.areas(on, known_by=known_by)), media_type="application/geo+json")


@router.get("/events", response_model=Page[EventView])
def events(
    record: Source,
    place: PlaceName | None = None,
    since: From = None,
    until: To = None,
    types: Types = None,
    limit: Limit = 200,
    cursor: Cursor = None,
    format: Format = "json",
) -> Page[EventView] | Response:
    """What happened, by first day; an event counts as within days that its interval touches."""
    where = None if place is None else the_place(record, place).id
    rows = record.events(place=where, since=since, until=until, types=types)
    return as_asked(page(rows, each(EventView), limit=limit, cursor=cursor), format)


@router.get("/events/{id_}")
def event(record: Source, id_: EventId) -> EventView:
    """One event."""
    return EventView.model_validate(the_event(record, id_))


@router.get("/claims")
def claims(
    record: Source,
    place: PlaceName | None = None,
    event: EventKey | None = None,
    document: DocumentKey | None = None,
    limit: Limit = 200,
    cursor: Cursor = None,
) -> Page[ClaimView]:
    """Claims with the sentences that make them; of a place: also those of its events and control."""
    of_place = None if place is None else claims_about(record, the_place(record, place))
    of_event = None if event is None else set(the_event(record, event).claims)
    wanted = of_event if of_place is None else of_place if of_event is None else of_place & of_event
    found = record.claims(ids=wanted, document=document)
    return page(found, lambda run: cited_claims(record, run), limit=limit, cursor=cursor)


@router.get("/who-held")
def who_held(record: Source, place: PlaceName, on: On = None, known_by: KnownBy = None) -> AnswerView:
    """Who held a place on a day, with the sentences it rests on and what disagrees."""
    return answered(record.who_held(the_place(record, place).id, on=on, known_by=known_by))


@router.get("/actors")
def actors(record: Source, limit: Limit = 200, cursor: Cursor = None) -> Page[ActorView]:
    """The parties that events and control name, by slug."""
    return page(record.actors(), each(ActorView), limit=limit, cursor=cursor)


@router.get("/documents")
def documents(record: Source, limit: Limit = 200, cursor: Cursor = None) -> Page[ReportView]:
    """The reports, by day of publication."""
    return page(record.documents(), lambda run: [report(one) for one in run], limit=limit, cursor=cursor)


@router.get("/documents/{id_}")
def document(record: Source, id_: DocumentId) -> DocumentView:
    """One report as the program read it, with the words that name its events marked."""
    found = the_document(record, id_)
    return DocumentView(
        **report(found).model_dump(),
        dateline=found.dateline,
        translator=found.translator,
        language=found.language,
        content=marked_document(found, record.claims(document=id_)),
    )


def as_asked(answer: Page[Mapped], format: str) -> Page[Mapped] | Response:
    """Return the listing itself, or as GeoJSON, whose ``next`` stands beside the features."""
    if format == "json":
        return answer
    return JSONResponse({**collection(answer.items), "next": answer.next}, media_type="application/geo+json")
