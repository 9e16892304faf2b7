"""What other programs get: the shapes of the contract, and files that their readers can read."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.simple_stages import PLACES, SimpleActors, SimpleStages

from dateline.errors import UsageError
from dateline.ids import ActorId
from dateline.judgements import judgement
from dateline.model import (
    Area,
    Claim,
    Control,
    ControlStatus,
    Count,
    Document,
    Grain,
    Place,
    PlaceMention,
    Point,
    Rejected,
    Related,
    Relation,
    Reliability,
    Span,
    Toponymy,
    When,
)
from dateline.publish import FORMATS, write
from dateline.publish.annotation import annotation_row
from dateline.publish.columns import COLUMNS, GLANCE
from dateline.publish.marks import layered, marked
from dateline.publish.rows import (
    area_row,
    claim_row,
    control_row,
    document_row,
    event_row,
    evidence_row,
    found_actor_row,
    found_place_row,
    judged_row,
    rejected_row,
    reliability_row,
    source_row,
    sourced_claim_row,
)
from dateline.review import About, Question, question_row
from dateline.verdicts import Judgement, Ruling


@pytest.fixture
def document(tmp_path: Path) -> Document:
    file = tmp_path / "army.txt"
    file.write_text("Iraqi News Agency | 2016-08-26T07:21:40\niraq-forces took Qayyarah on 2016-08-25\n")
    (found,) = SimpleStages().read([file])
    assert isinstance(found, Document)
    return found


@pytest.fixture
def claim(document: Document) -> Claim:
    (found,) = SimpleStages().extractor()(document)
    return replace(
        found,
        count=(Count(text="dozens", min=24, max=None, of="killed"),),
        source=replace(found.agent[0], text="a spokesman", actor=ActorId("iraq")),
        confidence=0.123456,
    )


@pytest.fixture
def control(document: Document, claim: Claim) -> Control:
    stages = SimpleStages()
    events = stages.fuse([claim], {document.id: document})
    return stages.assess(events, {claim.id: claim}, {document.id: document})[0]


RELIABLE = Reliability(
    report=None,
    voice="Tigris Wire",
    side=None,
    trust=0.85,
    trust_on_victory=0.75,
    trust_on_loss=0.95,
    is_set=False,
    says=3,
    borne_out=2,
    gainsaid=1,
)


def around(control: Control) -> Area:
    """Return a triangle of ground around the place of an interval."""
    place = control.place
    corners = [(0.0, 0.0), (0.1, 0.0), (0.0, 0.1), (0.0, 0.0)]
    return Area(
        holder=ActorId("iraq"),
        status=control.status,
        belief=control.belief,
        km2=56.5,
        places=(place,),
        polygons=((tuple((place.lon + x, place.lat + y) for x, y in corners),),),
    )


def rows_of(noun: str, document: Document, claim: Claim, control: Control) -> list[dict[str, Any]]:
    (event,) = SimpleStages().fuse([claim], {document.id: document})
    return {
        "extraction": [claim_row(claim, document, event=event.id)],
        "claims": [sourced_claim_row(claim, document, event=event.id)],
        "documents": [document_row(document)],
        "events": [event_row(event)],
        "control": [control_row(control)],
        "areas": [area_row(around(control))],
        "voices": [reliability_row(RELIABLE)],
        "rejected": [rejected_row(Rejected(ref="a.txt", stage="read", reason="empty"))],
        "judgements": [judged_row(ruled(control.place), standing="in_force")],
        "questions": [question_row(who_held(control.place))],
        "places": [found_place_row(control.place, likeness=0.94, sources=["camps: camps.csv"])],
        "actors": [found_actor_row(SimpleActors().get(ActorId("iraq")), likeness=1.0, source="dateline")],
        "sources": [
            source_row(
                "camps", file="camps.csv", entries=1, names=2, added=datetime(2026, 1, 2), sha256="0" * 64
            )
        ],
    }[noun]


def ruled(place: Place) -> Judgement:
    decision = Ruling(place=place, status=ControlStatus.UNKNOWN)
    return judgement(decision, author="jo", moment=datetime(2026, 1, 1, tzinfo=UTC))


def who_held(place: Place) -> Question:
    return Question(
        about=About.CONTROL,
        asks="Who held it?",
        why="nobody knows",
        place=place,
        start=None,
        end=date(2016, 8, 25),
        doubt=0.5,
        days=3,
        people=0,
        types=frozenset(),
        event=None,
        judgement=None,
        evidence=(),
        answers=("control Qayyarah HOLDER --to 2016-08-25",),
    )


def written(rows: list[dict[str, Any]], noun: str, format_: str) -> str:
    out = io.StringIO()
    write(rows, noun=noun, format=format_, to=out)
    return out.getvalue()


def test_a_claim_has_the_shape_of_the_contract(document: Document, claim: Claim) -> None:
    assert claim_row(claim, document, event="e1") == {
        "document": "army",
        "sentence": "iraq-forces took Qayyarah on 2016-08-25",
        "trigger": "took",
        "type": "capture",
        "agent": [{"text": "iraq-forces", "actor": "iraq-forces"}],
        "patient": [],
        "place": [
            {
                "text": "Qayyarah",
                "name": "Qayyarah",
                "lat": 35.1,
                "lon": 43.25,
                "relation": "in",
                "km": None,
                "geonameid": 1,
                "precision": "exact",
                "point": None,
                "beside": None,
                "note": None,
            }
        ],
        "when": {"text": "2016-08-25", "start": "2016-08-25", "end": "2016-08-25"},
        "status": "happened",
        "source": {"text": "a spokesman", "actor": "iraq"},
        "count": [{"text": "dozens", "min": 24, "max": None, "of": "killed"}],
        "event": "e1",
        "confidence": 0.1235,
        "sentence_start": 0,
        "trigger_start": 12,
    }


def test_a_day_is_as_precise_as_the_report(document: Document, claim: Claim) -> None:
    since = replace(claim, when=When(text="since June 2014", start=date(2014, 6, 1), grain=Grain.MONTH))

    assert claim_row(since, document, event=None)["when"] == {
        "text": "since June 2014",
        "start": "2014-06",
        "end": None,
    }


def test_control_has_the_shape_of_the_contract(control: Control) -> None:
    row = control_row(control)

    assert row["place"] == {
        "name": "Qayyarah",
        "lat": 35.1,
        "lon": 43.25,
        "geonameid": 1,
        "country": "IQ",
    }
    wanted = ["holder", "from", "to", "status", "belief", "basis", "account"]
    assert [row[name] for name in wanted] == [
        "iraq-forces",
        "2016-08-25",
        None,
        "held",
        0.9,
        "observed",
        "claimed",
    ]
    assert row["events"] == list(control.events)


def test_evidence_says_which_words_say_what(document: Document, claim: Claim) -> None:
    row = evidence_row(claim, document, publisher_side="iraq", source_side="iraq")

    assert (row["publisher"], row["published"]) == ("Iraqi News Agency", "2016-08-26T07:21:40")
    assert [(mark["role"], mark["text"]) for mark in row["marks"]] == [
        ("agent", "iraq-forces"),
        ("source", "iraq-forces"),
        ("trigger", "took"),
        ("place", "Qayyarah"),
        ("when", "2016-08-25"),
    ]


@pytest.mark.parametrize("noun", sorted(COLUMNS))
def test_every_noun_comes_in_every_format_that_can_hold_it(
    noun: str, document: Document, claim: Claim, control: Control
) -> None:
    rows = rows_of(noun, document, claim, control)

    assert [json.loads(line) for line in written(rows, noun, "jsonl").splitlines()] == rows
    assert json.loads(written(rows, noun, "json")) == rows
    (cells,) = csv.DictReader(io.StringIO(written(rows, noun, "csv")))
    assert list(cells) == list(COLUMNS[noun])
    if noun in ("documents", "rejected", "judgements", "voices", "actors", "sources"):
        with pytest.raises(UsageError, match="have no place"):
            written(rows, noun, "geojson")
    else:
        collection = json.loads(written(rows, noun, "geojson"))
        assert collection["type"] == "FeatureCollection"
        (feature,) = collection["features"]
        point = {"type": "Point", "coordinates": [43.25, 35.1]}
        assert feature["geometry"] == rows[0].get("geometry", point)
        assert feature["properties"] == {key: rows[0][key] for key in rows[0] if key != "geometry"}


@pytest.mark.parametrize("noun", sorted(COLUMNS))
def test_csv_has_its_header_even_when_nothing_is_found(noun: str) -> None:
    assert written([], noun, "csv").strip().split(",") == list(COLUMNS[noun])


def test_there_is_a_glance_at_every_noun() -> None:
    assert set(GLANCE) == set(COLUMNS)


def test_lists_of_a_claim_are_joined_in_a_cell(document: Document, claim: Claim) -> None:
    two = replace(
        claim,
        place=(
            *claim.place,
            PlaceMention(text="Hatra", span=Span(0, 5), place=PLACES["Hatra"], relation=Relation.NEAR),
            PlaceMention(text="a hamlet", span=Span(0, 3), place=None),
        ),
    )
    rows = [claim_row(two, document, event=None)]
    (cells,) = csv.DictReader(io.StringIO(written(rows, "extraction", "csv")))

    assert cells["place"] == "Qayyarah; Hatra; "
    assert cells["lat"] == "35.1; 35.3; "
    geometry = json.loads(written(rows, "extraction", "geojson"))["features"][0]["geometry"]
    assert geometry == {"type": "MultiPoint", "coordinates": [[43.25, 35.1], [43.25, 35.3]]}


def test_what_lies_off_a_place_is_drawn_where_it_is_said_to_lie(document: Document, claim: Claim) -> None:
    point = Point(lat=34.5, lon=43.3, radius_km=30.0)
    off = replace(claim.place[0], relation=Relation.SOUTH_OF, km=70.0, point=point)
    rows = [claim_row(replace(claim, place=(off,)), document, event=None)]
    (place,) = rows[0]["place"]

    assert (place["lat"], place["lon"]) == (35.1, 43.25), "the named place's own"
    assert (place["precision"], place["point"]["radius_km"]) == ("near", 30.0)
    (feature,) = json.loads(written(rows, "extraction", "geojson"))["features"]
    assert feature["geometry"]["coordinates"] == [43.3, 34.5]
    (cells,) = csv.DictReader(io.StringIO(written(rows, "extraction", "csv")))
    assert (cells["point_lat"], cells["radius_km"]) == ("34.5", "30.0")


@pytest.mark.parametrize(("radius_km", "lat"), [(12.0, 34.5), (40.0, None)])
def test_an_unknown_name_has_coordinates_when_they_are_sure_enough(
    document: Document, claim: Claim, radius_km: float, lat: float | None
) -> None:
    hamlet = PlaceMention(
        text="hamlet", span=Span(0, 3), place=None, point=Point(lat=34.5, lon=43.3, radius_km=radius_km)
    )
    (place,) = claim_row(replace(claim, place=(hamlet,)), document, event=None)["place"]
    assert place["lat"] == lat
    assert place["point"]["lat"] == 34.5


def test_what_has_no_place_is_a_feature_without_geometry(document: Document, claim: Claim) -> None:
    rows = [claim_row(replace(claim, place=()), document, event=None)]

    assert json.loads(written(rows, "extraction", "geojson"))["features"][0]["geometry"] is None


def test_text_of_any_script_stays_as_it_is(document: Document, claim: Claim) -> None:
    odd = replace(document, headline='القيارة "قيارة", 🚩\nsecond line')
    for format_ in ("csv", "json", "jsonl"):
        out = written([document_row(odd)], "documents", format_)
        assert "القيارة" in out and "🚩" in out
    (cells,) = csv.DictReader(io.StringIO(written([document_row(odd)], "documents", "csv"), newline=""))
    assert cells["headline"] == odd.headline


def test_parquet_says_what_it_needs_or_writes_what_can_be_read(
    document: Document, claim: Claim, control: Control, tmp_path: Path
) -> None:
    rows = rows_of("claims", document, claim, control)
    file = tmp_path / "claims.parquet"
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        with pytest.raises(UsageError, match=r"pip install dateline\[parquet\]"):
            written(rows, "claims", "parquet")
        return
    with file.open("w") as out:
        write(rows, noun="claims", format="parquet", to=out)
    (row,) = parquet.read_table(file).to_pylist()
    assert list(row) == list(COLUMNS["claims"])
    assert (row["agent"], row["sentence_start"], row["confidence"]) == ("iraq-forces", 0, 0.1235)


def test_every_format_has_a_name() -> None:
    assert set(FORMATS) == {"csv", "jsonl", "json", "geojson", "parquet"}


# ------------------------------------------------------------------------------------------------- marks

TEXT = "Iraqi forces 🚩 retook القيارة on Thursday"
SPANS = st.lists(
    st.tuples(
        st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ab: Span(*sorted(ab))),
        st.sampled_from(["agent", "place", "when"]),
    ),
    max_size=6,
)


@given(spans=SPANS, edges=st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))))
def test_marked_pieces_make_up_the_text(spans: list[tuple[Span, str]], edges: tuple[int, int]) -> None:
    within = Span(*sorted(edges))
    pieces = list(marked(TEXT, spans, within=within))

    assert "".join(piece for piece, _, _ in pieces) == within.of(TEXT)
    start = within.start
    for piece, role, span in pieces:
        assert role is None or ((span, role) in spans and span.start <= start < span.end)
        start += len(piece)


@given(spans=SPANS)
def test_every_word_of_a_span_is_told_of_it(spans: list[tuple[Span, str]]) -> None:
    found: dict[tuple[Span, str], str] = {}
    for piece, over in layered(TEXT, spans):
        assert [span.end - span.start for span, _ in over] == sorted(s.end - s.start for s, _ in over)
        for mark in over:
            found[mark] = found.get(mark, "") + piece

    assert found == {(span, role): span.of(TEXT) for span, role in spans if span.start < span.end}


# ------------------------------------------------------------------------------------------- annotations


def seen_in(document: Document, claim: Claim) -> Any:
    entity = SimpleNamespace(start=17, end=25, type="place")
    return SimpleNamespace(
        parsed_by="dateline-2",
        sentences=[SimpleNamespace(start=0, end=len(document.text), entities=[entity])],
        actors=list(claim.agent),
        places=list(claim.place),
        toponyms=[
            Toponymy(mention=mention, confidence=0.9, candidates=((mention.place, 0.8),))
            for mention in claim.place
            if mention.place
        ],
        times=[claim.when, When()],
        claims=[claim],
    )


def test_an_annotation_has_the_shape_of_the_contract(document: Document, claim: Claim) -> None:
    whole = replace(
        document,
        related=(
            Related(title="Other", day=date(2016, 8, 25), ref="/2016/08/25/x.jpg", document=document.id),
        ),
    )

    assert annotation_row(whole, seen_in(whole, claim)) == {
        "document": "army",
        "headline": None,
        "published": "2016-08-26T07:21:40",
        "publisher": "Iraqi News Agency",
        "dateline": None,
        "language": "en",
        "parsed_by": "dateline-2",
        "text": document.text,
        "body": [0, 39],
        "related": [{"title": "Other", "date": "2016-08-25", "ref": "/2016/08/25/x.jpg"}],
        "sentences": [[0, 39]],
        "entities": [{"start": 17, "end": 25, "text": "Qayyarah", "type": "place"}],
        "actors": [{"start": 0, "end": 11, "text": "iraq-forces", "actor": "iraq-forces"}],
        "places": [
            {
                "start": 17,
                "end": 25,
                "text": "Qayyarah",
                "name": "Qayyarah",
                "lat": 35.1,
                "lon": 43.25,
                "geonameid": 1,
                "country": "IQ",
                "as": "place",
                "confidence": 0.9,
                "candidates": [
                    {
                        "name": "Qayyarah",
                        "lat": 35.1,
                        "lon": 43.25,
                        "geonameid": 1,
                        "country": "IQ",
                        "probability": 0.8,
                    }
                ],
                "relation": "in",
                "km": None,
                "precision": "exact",
                "point": None,
                "beside": None,
                "note": None,
            }
        ],
        "times": [{"start": 29, "end": 39, "text": "2016-08-25", "from": "2016-08-25", "to": "2016-08-25"}],
    }
