"""What every store must do, whatever it is kept in."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from tests.simple_stages import PLACES, SimpleStages

from dateline.ids import ActorId, DocumentId, EventId, PlaceId, claim_id, document_id
from dateline.judgements import cited, judgement
from dateline.model import (
    Claim,
    ClaimStatus,
    ClaimType,
    ControlStatus,
    Count,
    Cue,
    Document,
    Grain,
    Moment,
    Place,
    PlaceMention,
    Point,
    Precision,
    Rejected,
    Related,
    Relation,
    Span,
    Tally,
    When,
)
from dateline.store import Conclusions, Filter, Read, Stamp, Store, digest_of
from dateline.verdicts import Judgement, Reject, Ruling

MakeStore = Callable[[], Store]

TEXT = (
    "Iraqi forces took Qayyarah, 60 km south of Mosul, on Thursday, killing at least 40 fighters, القيارة 🚩."
)


def a_document(name: str = "tigris", day: str = "2016-08-26", publisher: str = "Tigris Post") -> Document:
    return Document(
        id=document_id(name, name),
        name=name,
        ref=f"reports/{name}.txt",
        text=TEXT,
        body=Span(0, len(TEXT)),
        headline="Army in Qayyarah",
        published=Moment(date.fromisoformat(day), time(7, 21, 40)),
        publisher=publisher,
        dateline="BAGHDAD, Iraq.",
        translator="A. Translator",
        language="en",
        related=(
            Related(
                title="Another", day=date(2016, 8, 25), ref="/2016/08/25/x.jpg", document=DocumentId("h1")
            ),
            Related(title="A third", day=None, ref=None, document=DocumentId("h2")),
        ),
        raw_sha256="ab" * 32,
    )


def a_claim(document: Document, place: str = "Qayyarah", day: str = "2016-08-25") -> Claim:
    plain = SimpleStages().extractor()(replace(document, text=f"iraq-forces took {place} on {day}"))[0]
    return replace(
        plain,
        status=ClaimStatus.POSSIBLE,
        source=replace(plain.agent[0], actor=ActorId("iraq")),
        cue=Cue.CLAIMED,
        count=(Count(text="at least 40", min=40, max=None, of="killed"),),
        confidence=0.8125,
        place=(
            replace(
                plain.place[0],
                relation=Relation.SOUTH_OF,
                km=60.0,
                point=Point(lat=35.25, lon=43.5, radius_km=27.5),
                note="said to be 60 km south of it; on the map 90 km east of it",
            ),
            PlaceMention(
                text="a hamlet",
                span=Span(0, 3),
                place=None,
                point=Point(lat=35.5, lon=43.25, radius_km=12.0),
                beside=Place(id=PlaceId("99071"), name="Al Qayyarah", lat=35.8, lon=43.29, kind="town"),
            ),
            PlaceMention(text="a farm", span=Span(0, 3), place=None),
        ),
    )


def a_read(document: Document, *claims: Claim) -> Read:
    return Read(document=document, claims=claims, stamp=Stamp(digest_of(document), "1"))


def conclusions_of(*reads: Read) -> Conclusions:
    stages = SimpleStages()
    documents = {read.document.id: read.document for read in reads}
    claims = {claim.id: claim for read in reads for claim in read.claims}
    events = stages.fuse(claims.values(), documents)
    return Conclusions(
        copies=stages.copies(documents.values()),
        events=events,
        control=stages.assess(events, claims, documents),
    )


def test_what_is_kept_comes_back_whole(make_store: MakeStore) -> None:
    document = a_document()
    claim = a_claim(document)
    unsaid = replace(
        claim,
        id=claim_id(document.id, 1, 1, "x", "hold"),
        type=ClaimType.HOLD,
        agent=(),
        place=(),
        when=When(start=date(2014, 6, 1), grain=Grain.MONTH),
        source=None,
        count=(),
        sentence=Span(3, 9),
    )
    make_store().put([a_read(document, claim, unsaid)])

    store = make_store()

    assert store.documents() == [document]
    assert store.claims() == [claim, unsaid]


def test_conclusions_come_back_whole(make_store: MakeStore) -> None:
    one, other = a_document(), a_document("courier", "2016-08-28")
    reads = a_read(one, a_claim(one)), a_read(other, a_claim(other, day="2016-08-27"))
    drawn = conclusions_of(*reads)
    counted = replace(drawn.events[0], counts=(Tally(of="killed", low=30, best=40, high=40.5),))
    drawn = replace(drawn, events=(counted,))
    store = make_store()
    store.put(reads)
    store.conclude(drawn, basis="these")

    assert store.events() == [counted]
    assert store.events()[0].disputes[0].field == "when"
    assert store.control() == list(drawn.control)
    assert store.concluded() == "these"
    assert [document.copy_of for document in store.documents()] == [None, one.id]


def test_new_conclusions_replace_the_old(make_store: MakeStore) -> None:
    one, other = a_document(), a_document("courier", "2016-08-28")
    reads = a_read(one, a_claim(one)), a_read(other, a_claim(other, "Sharqat"))
    store = make_store()
    store.put(reads)
    store.conclude(conclusions_of(*reads), basis="both")
    store.conclude(conclusions_of(reads[0]), basis="one")

    assert [interval.place.name for interval in store.control()] == ["Qayyarah"]
    assert store.counts() == {
        "documents": 2,
        "headlines": 0,
        "copies": 0,
        "claims": 2,
        "events": 1,
        "places": 1,
        "disputes": 0,
        "rejected": 0,
        "judgements": 0,
    }


def test_a_document_kept_again_is_replaced_with_all_its_claims(make_store: MakeStore) -> None:
    document = a_document()
    store = make_store()
    second = replace(a_claim(document, "Sharqat"), id=claim_id(document.id, 9, 9, "took", "capture"))
    store.put([a_read(document, a_claim(document), second)])
    before = store.fingerprint()
    better = replace(document, headline="Army in Qayyarah at last")
    store.put([a_read(better, a_claim(better))])

    assert store.documents() == [better]
    assert [claim.place[0].place for claim in store.claims()] == [PLACES["Qayyarah"]]
    assert store.fingerprint() != before


def test_the_last_of_one_document_given_twice_in_a_batch_is_kept(make_store: MakeStore) -> None:
    document = a_document()
    better = replace(document, headline="Later")
    store = make_store()
    store.put([a_read(document, a_claim(document)), a_read(better, a_claim(better))])

    assert store.documents() == [better]


def test_places_that_nothing_names_any_more_are_forgotten(make_store: MakeStore) -> None:
    document = a_document()
    store = make_store()
    store.put([a_read(document, a_claim(document, "Hatra"))])
    store.put([a_read(document, a_claim(document, "Sharqat"))])
    store.conclude(conclusions_of(a_read(document, a_claim(document, "Sharqat"))), basis="x")

    assert [place.name for place in store.places()] == ["Sharqat"]


def test_a_rejected_input_is_forgotten_once_it_is_read(make_store: MakeStore) -> None:
    document = a_document()
    store = make_store()
    bad = Rejected(ref=document.ref, stage="read", reason="empty")
    store.put([], [bad, Rejected(ref="other.txt", stage="read", reason="binary")])
    store.put([], [replace(bad, reason="still empty")])

    assert [one.reason for one in store.rejected()] == ["binary", "still empty"]

    store.put([a_read(document)])

    assert [one.ref for one in store.rejected()] == ["other.txt"]


def test_a_batch_that_fails_leaves_nothing_behind(make_store: MakeStore) -> None:
    document, other = a_document(), a_document("courier")
    claim = a_claim(document)
    store = make_store()
    with pytest.raises(Exception, match="."):
        store.put([a_read(document, claim), a_read(other, claim)])  # one claim cannot be in two documents

    assert store.documents() == [] and store.claims() == [] and store.places() == []


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Filter(), ["late", "early"]),
        (Filter(places=["1"]), ["early"]),
        (Filter(actors=[ActorId("iraq-forces")]), ["late", "early"]),
        (Filter(actors=[ActorId("islamic-state")]), []),
        (Filter(types=[ClaimType.CAPTURE]), ["late", "early"]),
        (Filter(types=[ClaimType.HOLD]), []),
        (Filter(statuses=[ClaimStatus.POSSIBLE]), ["late", "early"]),
        (Filter(since=date(2016, 8, 27)), ["late"]),
        (Filter(until=date(2016, 8, 26)), ["early"]),
        (Filter(since=date(2016, 8, 25), until=date(2016, 8, 25)), ["early"]),
        (Filter(publisher="Northern Courier"), ["late"]),
        (Filter(documents=[]), []),
        (Filter(ids=[]), []),
    ],
)
def test_claims_are_found_by(make_store: MakeStore, wanted: Filter, names: list[str]) -> None:
    early, late = a_document("early"), a_document("late", "2016-08-28", "Northern Courier")
    store = make_store()
    store.put([a_read(early, a_claim(early)), a_read(late, a_claim(late, "Sharqat", "2016-08-27"))])
    of = {early.id: "early", late.id: "late"}

    assert sorted(of[claim.document] for claim in store.claims(wanted)) == sorted(names)


def test_undated_things_are_listed_last_and_never_within_days(make_store: MakeStore) -> None:
    dated, undated = a_document(), replace(a_document("undated"), published=None)
    open_claim = replace(a_claim(undated), when=When())
    store = make_store()
    store.put([a_read(undated, open_claim), a_read(dated, a_claim(dated))])

    assert [document.name for document in store.documents()] == ["tigris", "undated"]
    assert [one.name for one in store.documents(Filter(since=date(1900, 1, 1)))] == ["tigris"]
    assert [one.document for one in store.claims(Filter(until=date(2100, 1, 1)))] == [dated.id]


def test_runs_of_every_listing_join_to_the_whole(make_store: MakeStore) -> None:
    towns = ["Qayyarah", "Sharqat", "Hatra", "Makhmur"] * 2
    documents = [a_document(f"r{n}", f"2016-09-0{n + 1}") for n in range(len(towns))]
    documents[3] = replace(documents[3], published=None)
    told = zip(documents, towns, strict=True)
    reads = [a_read(one, a_claim(one, town, f"2016-08-1{n}")) for n, (one, town) in enumerate(told)]
    drawn = conclusions_of(*reads)
    undated = [replace(event, start=None, end=None) for event in drawn.events[:1]]
    store = make_store()
    store.put(reads)
    store.conclude(replace(drawn, events=(*undated, *drawn.events[1:])), basis="x")

    for listing in (store.documents, store.claims, store.events, store.control):
        whole = listing()
        assert len(whole) > 3
        for size in (1, 3, len(whole)):
            runs = [listing(Filter(limit=size, skip=at)) for at in range(0, len(whole), size)]
            assert [one for run in runs for one in run] == whole
        assert listing(Filter(skip=2)) == whole[2:]
    captured = Filter(types=[ClaimType.CAPTURE], since=date(2016, 8, 12), limit=2, skip=1)
    assert store.claims(captured) == store.claims(replace(captured, limit=None, skip=0))[1:3]


def test_a_list_of_ids_may_be_longer_than_a_database_takes_values(make_store: MakeStore) -> None:
    document = a_document()
    claim = a_claim(document)
    store = make_store()
    store.put([a_read(document, claim)])
    store.conclude(conclusions_of(a_read(document, claim)), basis="x")
    others = [f"x{n}" for n in range(300_000)]

    assert store.documents(Filter(ids=[*others, document.id])) == store.documents()
    assert store.events(Filter(claims=[*others, claim.id])) != []
    assert store.claims(Filter(ids=others)) == []


def test_open_intervals_of_control_reach_every_day(make_store: MakeStore) -> None:
    document = a_document()
    read = a_read(document, a_claim(document))
    drawn = conclusions_of(read)
    always = replace(drawn.control[0], start=None, end=None, status=ControlStatus.CONTESTED)
    store = make_store()
    store.put([read])
    store.conclude(replace(drawn, control=(always,)), basis="x")
    one_day = date(1999, 1, 1)

    assert store.control(Filter(since=one_day, until=one_day)) == [always]
    assert store.control(Filter(statuses=[ControlStatus.HELD])) == []


def test_the_dump_is_the_same_for_the_same_content(make_store: MakeStore, tmp_path: object) -> None:
    from dateline.store import open_store

    one, other = a_document(), a_document("Über", "2016-08-28")
    reads = [a_read(one, a_claim(one)), a_read(other, a_claim(other, "Sharqat"))]
    store, reference = make_store(), open_store(f"{tmp_path}/reference.db", create=True)
    store.put(reads[:1])
    store.put(reads[1:])
    store.conclude(conclusions_of(*reads), basis="x")
    reference.put(reads[::-1])
    reference.conclude(conclusions_of(*reads[::-1]), basis="x")

    lines = list(store.dump())

    assert lines == list(reference.dump())
    assert {json.loads(line)["table"] for line in lines} >= {"documents", "claims", "events", "control"}
    reference.close()


def a_judgement(note: str = "", minute: int = 0) -> Judgement:
    decision = Ruling(
        place=PLACES["Hatra"],
        holder=ActorId("iraq"),
        start=date(2016, 8, 25),
        end=None,
        status=ControlStatus.HELD,
    )
    return judgement(decision, author="Jo Ö.", moment=datetime(2026, 1, 1, 12, minute, tzinfo=UTC), note=note)


def test_judgements_come_back_whole_in_the_order_of_their_moments(make_store: MakeStore) -> None:
    early, late = a_judgement("first", 1), a_judgement("then", 2)
    assert make_store().append([late, early]) == 2

    assert make_store().judgements() == [early, late]
    assert make_store().counts()["judgements"] == 2


def test_judgements_are_appended_and_never_overwritten(make_store: MakeStore) -> None:
    store, one = make_store(), a_judgement("as it was")
    store.append([one])
    before = store.fingerprint()

    assert store.append([replace(one, note="forged"), one]) == 0
    assert store.judgements() == [one]
    assert store.fingerprint() == before
    assert store.append([a_judgement(minute=5)]) == 1
    assert store.fingerprint() != before


def test_judgements_stay_when_what_they_are_about_goes(make_store: MakeStore) -> None:
    document = a_document()
    store = make_store()
    claim = a_claim(document)
    store.put([a_read(document, claim)])
    rejected = judgement(
        Reject(claim=cited(claim, document.text)), author="jo", moment=datetime(2026, 1, 1, tzinfo=UTC)
    )
    store.append([rejected])
    store.put([a_read(document)])

    assert store.claims() == []
    assert store.judgements() == [rejected]
    assert any('"table":"judgements"' in line for line in store.dump())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["QAYYARAH"], True),
        (["took qayyarah", "mosul"], True),
        (["القيارة"], True),
        (["القيّارة"], True),
        (["Qayyārah’s"], True),
        (["fighter", "kills"], True),
        (["iraqi-force"], True),
        (["iraqi took"], False),
        (["qayya"], False),
        (["took", "Headline"], False),
        (["100%"], False),
        (["t_ok"], False),
        (["—", "!"], False),
        (["—", "mosul"], True),
        (["' OR 1=1 --", '" NEAR(', "took*", "words:"], False),
        (["x" * 3000], False),
    ],
)
def test_words_are_looked_for_in_the_sentence(make_store: MakeStore, words: list[str], found: bool) -> None:
    document = replace(a_document(), text=f"{TEXT}\n\nHeadline after it.")
    claim = replace(a_claim(document), sentence=Span(0, len(TEXT)))
    read = a_read(document, claim)
    store = make_store()
    store.put([read])
    store.conclude(conclusions_of(read), basis="one")

    told = [event.id for event in store.events() if claim.id in event.claims]
    assert store.event_of([claim.id, "none"]) == dict.fromkeys([claim.id], told[0])
    assert store.saying(words) == (([claim.id], told) if found else ([], []))


def test_events_are_chosen_by_how_precisely_they_are_located(make_store: MakeStore) -> None:
    plain = conclusions_of(a_read(a_document(), a_claim(a_document()))).events[0]
    of_kind = {
        kind: replace(PLACES["Qayyarah"], id=PlaceId(kind), name=kind, kind=kind)
        for kind in ("town", "district", "river", "province", "country", "dam")
    }
    where = [(place, relation) for place in of_kind.values() for relation in (Relation.IN, Relation.NEAR)]
    events = [
        replace(plain, id=EventId(f"e{n}"), place=place, relation=relation, claims=())
        for n, (place, relation) in enumerate([*where, (None, Relation.IN)])
    ]
    store = make_store()
    store.conclude(Conclusions(copies={}, events=events, control=[]), basis="one")

    for chosen in [*([one] for one in Precision), [Precision.NEAR, Precision.COUNTRY], list(Precision), []]:
        wanted = {event.id for event in events if event.precision in chosen}
        assert {event.id for event in store.events(Filter(precisions=chosen))} == wanted
    assert {event.precision for event in events} == {*Precision, None}


def test_words_follow_what_is_kept(make_store: MakeStore) -> None:
    document = a_document()
    claim = replace(a_claim(document), sentence=Span(0, len(TEXT)))
    other = replace(claim, id=claim_id(document.id, 1, 1, "x", "hold"))
    store = make_store()
    store.put([a_read(document, claim, other)])
    assert set(store.saying(["qayyarah"])[0]) == {claim.id, other.id}

    anew = replace(document, text=TEXT.replace("Qayyarah", "Sharqat "))
    store.put([a_read(anew, claim)])
    assert store.saying(["qayyarah"]) == ([], [])
    assert store.saying(["sharqat"])[0] == [claim.id]
    store.put([a_read(anew)])
    assert store.saying(["sharqat"]) == ([], [])


def test_a_word_without_end_is_kept_and_found(make_store: MakeStore) -> None:
    text = f"They took {'x' * 5000} and {'y ' * 9000}."
    document = replace(a_document(), text=text)
    claim = replace(a_claim(document), sentence=Span(0, len(text)))
    store = make_store()
    store.put([a_read(document, claim)])
    assert store.saying(["x" * 4000])[0] == [claim.id]


def test_what_was_printed_first_is_found_first(make_store: MakeStore) -> None:
    days = ("2016-08-28", "2016-08-26", "2016-08-27")
    reads = [a_read(one, a_claim(one)) for one in (a_document(day, day) for day in days)]
    store = make_store()
    store.put(reads)
    claims, _ = store.saying(["qayyarah"])
    told = {claim.id: claim.document for claim in store.claims()}
    printed = {document.id: document.name for document in store.documents()}
    assert [printed[told[claim]] for claim in claims] == sorted(days)


def test_the_days_and_parties_of_a_record_are_told(make_store: MakeStore) -> None:
    empty = make_store()
    assert (empty.days(), empty.span(), empty.actors()) == ([], (None, None), [])

    one, other = a_document(), a_document("courier", "2016-08-28")
    reads = a_read(one, a_claim(one)), a_read(other, a_claim(other, "Sharqat", day="2016-08-27"))
    empty.put(reads)
    drawn = conclusions_of(*reads)
    empty.conclude(drawn, basis="both")

    assert empty.days() == sorted(event.start for event in drawn.events if event.start)
    first, last = empty.span()
    told = [day for event in drawn.events for day in (event.start, event.end, event.known_from) if day]
    assert first is not None and last is not None
    assert first <= min(told) and max(told) <= last
    named = {actor for event in drawn.events for actor in event.agent + event.patient}
    assert empty.actors() == sorted(named | {row.holder for row in drawn.control if row.holder})
