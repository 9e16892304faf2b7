"""What may be asked: the parts of an address that several questions share, each with its bounds."""

from collections.abc import Iterator
from datetime import date
from threading import BoundedSemaphore
from typing import Annotated, Any, Literal

from fastapi import Depends, Path, Query, Request
from pydantic import BeforeValidator

from dateline.ids import DocumentId, EventId
from dateline.model import ClaimStatus, ClaimType, ControlStatus, Precision
from dateline.record import Record
from dateline.server.problems import BusyError
from dateline.server.remember import Memory

PATIENCE_S = 10
"""How long a costly question waits for its turn."""

WORDS = r"^[^\x00]*$"
"""Text that every database can look for."""


def record_of(request: Request) -> Record:
    """Return the record that the app was made for."""
    record: Record = request.app.state.record
    return record


def memory_of(request: Request) -> Memory:
    """Return what the app remembers of its record."""
    memory: Memory = request.app.state.memory
    return memory


def in_turn(request: Request) -> Iterator[None]:
    """Let few costly questions be worked on at once, so that the others are answered meanwhile.

    Raises:
        BusyError: it would not be this one's turn for long.
    """
    turns: BoundedSemaphore = request.app.state.turns
    if not turns.acquire(timeout=PATIENCE_S):
        raise BusyError("the server is at work on other long questions; ask again in a while")
    try:
        yield
    finally:
        turns.release()


def only_iso(value: Any) -> Any:
    """Let pass what looks like a day and not like a count of seconds.

    Raises:
        ValueError: it does not.
    """
    if isinstance(value, str) and (len(value) != 10 or value[4] != "-"):
        raise ValueError("not a day; write it like 2016-08-30")
    return value


Iso = Annotated[date, BeforeValidator(only_iso)]
EXAMPLE = ["2016-08-30"]

Source = Annotated[Record, Depends(record_of)]
Remembered = Annotated[Memory, Depends(memory_of)]
PlaceName = Annotated[
    str,
    Query(
        max_length=200,
        pattern=WORDS,
        alias="place",
        description="Id, or name in any spelling.",
        examples=["Qayyarah"],
    ),
]
About = Annotated[
    str,
    Query(
        max_length=200,
        pattern=WORDS,
        description="Of this place, and of the events and the control of it.",
        examples=["Qayyarah"],
    ),
]
Name = Annotated[
    str, Query(max_length=200, pattern=WORDS, description="Only the place of that name, in any spelling.")
]
ActorName = Annotated[
    str,
    Query(
        max_length=200,
        pattern=WORDS,
        description="Slug or name: only this actor, or those under its command.",
        examples=["islamic-state"],
    ),
]
Publisher = Annotated[
    str,
    Query(max_length=200, pattern=WORDS, description="Only reports of this outlet.", examples=["Reuters"]),
]
From = Annotated[
    Iso | None, Query(alias="from", description="Only on this day or later.", examples=["2016-08-01"])
]
To = Annotated[
    Iso | None, Query(alias="to", description="Only on this day or earlier.", examples=["2016-08-31"])
]
On = Annotated[Iso | None, Query(description="What was in force on that day.", examples=EXAMPLE)]
Day = Annotated[Iso, Query(description="The day.", examples=EXAMPLE)]
Types = Annotated[list[ClaimType] | None, Query(alias="type", description="Only these types.", max_length=40)]
Statuses = Annotated[
    list[ClaimStatus] | None, Query(alias="status", description="Only these statuses.", max_length=10)
]
Precisions = Annotated[
    list[Precision] | None,
    Query(alias="precision", description="Only those so precisely located.", max_length=10),
]
ControlStatuses = Annotated[
    list[ControlStatus] | None, Query(alias="status", description="Only these statuses.", max_length=10)
]
EventKey = Annotated[
    EventId, Query(max_length=40, pattern=WORDS, alias="event", description="Only of that event.")
]
DocumentKey = Annotated[
    DocumentId, Query(max_length=40, pattern=WORDS, alias="document", description="Only of that report.")
]
Key = Annotated[str, Path(max_length=100, pattern=WORDS, description="Its id.")]
Asked = Annotated[
    str,
    Query(
        min_length=1,
        max_length=200,
        alias="q",
        description='Words, in any form, accents and capitals aside; a phrase in "double quotes".',
        examples=['Qayyarah "air base"'],
    ),
]
Format = Annotated[
    Literal["json", "geojson"] | None,
    Query(description="`geojson` for a FeatureCollection; without it the header `Accept` decides."),
]


def known_by_of(
    request: Request,
    known_by: Annotated[
        Iso | None, Query(description="As the reports had it on that day.", examples=EXAMPLE)
    ] = None,
) -> Iterator[date | None]:
    """Give the day of knowing; another than now is costly the first time."""
    if known_by is None:
        yield None
    else:
        for _ in in_turn(request):
            yield known_by


KnownBy = Annotated[date | None, Depends(known_by_of)]
InTurn = Depends(in_turn)


def wants_geojson(request: Request, format: Format = None) -> bool:  # noqa: A002
    """Tell whether the answer is to be GeoJSON: the address says so, else the first kind that is accepted."""
    if format is not None:
        return format == "geojson"
    kinds = [part.split(";")[0].strip() for part in request.headers.get("accept", "").split(",")]
    return next((kind for kind in kinds if kind in (JSON, GEOJSON)), JSON) == GEOJSON


JSON, GEOJSON = "application/json", "application/geo+json"
WantsGeoJSON = Annotated[bool, Depends(wants_geojson)]
