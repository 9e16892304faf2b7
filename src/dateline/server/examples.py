"""Examples of what the API answers, for its description: made of the same views, so that they fit."""

from datetime import UTC, date, datetime
from typing import Any

from fastapi import FastAPI

from dateline.ids import ClaimId
from dateline.model import Account, Basis, ClaimStatus, ClaimType, ControlStatus, Precision, Relation, Support
from dateline.server.views import ActorView, ControlView, EventView, PlaceView, PointView, TallyView
from dateline.server.views_reports import (
    ActorMentionView,
    ClaimView,
    ListedDocument,
    MarkedText,
    MarkView,
    MentionsView,
    PlaceMentionView,
    ReportView,
    WhenView,
)
from dateline.server.views_review import JudgementView

DAY = date(2016, 8, 25)
CLAIM, EVENT, REPORT = "c0123456789abcdef", "e0123456789abcdef", "d0123456789abcdef"
SENTENCE = "Iraqi forces retook Qayyarah on Thursday."

PLACE = PlaceView(
    id="91597",
    name="Qayyarah",
    lat=35.79556,
    lon=43.29111,
    kind="town",
    country="IQ",
    admin1="Nineveh",
    geonameid=91597,
)
SPOT = PointView(lat=35.7956, lon=43.2911, radius_km=1.3)
ACTOR = ActorView(
    id="iraq-forces", name="Iraqi forces", kind="military", side="iraq-government", parent="iraq-government"
)
CONTROL = ControlView(
    place=PLACE,
    holder=ACTOR.id,
    start=DAY,
    end=None,
    status=ControlStatus.HELD,
    belief=0.93,
    basis=Basis.OBSERVED,
    carried_days=0,
    account=Account.CORROBORATED,
    contest=None,
    events=(EVENT,),
    claims=(CLAIM,),
    known_from=date(2016, 8, 26),
)
HAPPENED = EventView(
    id=EVENT,
    type=ClaimType.CAPTURE,
    agent=(ACTOR.id,),
    patient=("islamic-state",),
    place=PLACE,
    relation=Relation.IN,
    point=SPOT,
    start=DAY,
    end=DAY,
    status=ClaimStatus.HAPPENED,
    counts=(TallyView(of="killed", low=40, best=40, high=40),),
    claims=(CLAIM,),
    sources=("Tigris Post",),
    sides=(),
    support=(Support(field="type", claims=(ClaimId(CLAIM),)),),  # type: ignore[arg-type]
    part_of=None,
    disputes=(),
    known_from=date(2016, 8, 26),
)
CITED = ReportView(
    id=REPORT,
    name="army-enters-qayyarah",
    headline="Army enters Qayyarah",
    publisher="Tigris Post",
    published="2016-08-26",
    ref="reports/army-enters-qayyarah.txt",
    copy_of=None,
)
SAID = ClaimView(
    id=CLAIM,
    type=ClaimType.CAPTURE,
    status=ClaimStatus.HAPPENED,
    agent=(ACTOR.id,),
    patient=(),
    places=(PLACE.id,),
    start=DAY,
    end=DAY,
    source=None,
    source_text=None,
    confidence=0.97,
    event=EVENT,
    mentions=MentionsView(
        trigger="retook",
        agent=(ActorMentionView(text="Iraqi forces", actor=ACTOR.id),),
        patient=(),
        place=(
            PlaceMentionView(
                text="Qayyarah",
                place=PLACE,
                relation=Relation.IN,
                km=None,
                precision=Precision.EXACT,
                point=SPOT,
                beside=None,
                note=None,
            ),
        ),
        when=WhenView(text="Thursday", start="2016-08-25", end=DAY),
        count=(),
    ),
    sentence_start=22,
    trigger_start=35,
    sentence=MarkedText(
        text=SENTENCE,
        marks=(
            MarkView(start=0, end=12, role="agent"),
            MarkView(start=13, end=19, role="trigger"),
            MarkView(start=20, end=28, role="place"),
            MarkView(start=32, end=40, role="when"),
        ),
    ),
    document=CITED,
)
LISTED = ListedDocument(
    **dict(CITED), dateline="BAGHDAD", translator=None, language="en", related=(), characters=2150
)
JUDGED = JudgementView(
    id="j0123456789abcdef",
    verdict="reject",
    author="jo",
    moment=datetime(2026, 1, 1, 12, tzinfo=UTC),
    note="of another war",
    standing="in_force",
    decision={
        "claim": {
            "id": CLAIM,
            "document": REPORT,
            "trigger": {"start": 35, "end": 41},
            "words": "retook",
            "type": "capture",
        }
    },
)
EXAMPLES = (PLACE, ACTOR, CONTROL, HAPPENED, CITED, SAID, LISTED, JUDGED)


def add_examples(app: FastAPI) -> None:
    """Let the app's description show an example of each noun."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        is_new = app.openapi_schema is None
        description = plain()
        if is_new:
            schemas = description["components"]["schemas"]
            for one in EXAMPLES:
                schemas[type(one).__name__]["examples"] = [one.model_dump(mode="json", by_alias=True)]
        return description

    app.openapi = described  # type: ignore[method-assign]
