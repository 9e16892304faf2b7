"""The sample read into a record, and questions whose answers are known; sample/README.md says from where."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.ids import ActorId, is_headline
from dateline.model import ClaimStatus, ClaimType, ControlStatus
from dateline.record import Record

IRAQ, SYRIA, REGION = "iraq-government", "syria-government", "kurdistan-region"
ISLAMIC_STATE, SDF, REBELS = ActorId("islamic-state"), "sdf", "syria-opposition"


@pytest.fixture(scope="module")
def record(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    location = tmp_path_factory.mktemp("sample") / "sample.db"
    with Record.open(str(location), create=True) as record:
        summary = record.read([root / "sample/reports"])
        assert summary.rejected == ()
        yield record


def side_that_held(record: Record, place: str, day: str) -> str | None:
    holder = record.who_held(place, date.fromisoformat(day)).control.holder
    return next((actor.side for actor in record.actors() if actor.id == holder), None)


def test_every_report_and_every_related_headline_is_read(record: Record) -> None:
    reports = [document for document in record.documents() if not is_headline(document.id)]
    assert len(reports) == 17
    assert all(document.published for document in reports)
    assert len(record.documents()) - len(reports) == 6


def test_the_agency_story_in_two_outlets_is_one_source(record: Record) -> None:
    by_id = {document.id: document for document in record.documents()}
    copies = [(copy.name, by_id[copy.copy_of].name) for copy in by_id.values() if copy.copy_of]
    assert copies == [("palmyra-falls-desert-gazette", "palmyra-falls")]


def test_the_translator_is_kept(record: Record) -> None:
    assert [d.translator for d in record.documents() if d.name == "raqqa-taken"] == ["Lina Haddad"]


@pytest.mark.parametrize(
    ("place", "day", "side"),
    [
        ("Mosul", "2015-01-01", ISLAMIC_STATE),
        ("Mosul", "2017-09-01", IRAQ),
        ("Tikrit", "2014-08-01", ISLAMIC_STATE),
        ("Tikrit", "2015-06-01", IRAQ),
        ("Ramadi", "2015-06-15", ISLAMIC_STATE),
        ("Ramadi", "2016-01-15", IRAQ),
        ("Sinjar", "2016-06-01", REGION),
        ("Sinjar", "2015-11-01", ISLAMIC_STATE),
        ("Palmyra", "2015-06-15", ISLAMIC_STATE),
        ("Palmyra", "2016-05-01", SYRIA),
        ("Palmyra", "2016-12-20", ISLAMIC_STATE),
        ("Palmyra", "2017-03-15", SYRIA),
        ("Fallujah", "2015-01-01", ISLAMIC_STATE),
        ("Fallujah", "2016-08-01", IRAQ),
        ("Manbij", "2015-06-01", ISLAMIC_STATE),
        ("Manbij", "2016-09-01", SDF),
        ("Jarabulus", "2015-06-01", ISLAMIC_STATE),
        ("Kirkuk", "2016-11-15", REGION),
        ("Kirkuk", "2017-10-18", IRAQ),
        ("Aleppo", "2017-01-15", SYRIA),
        ("Tal Afar", "2016-01-01", ISLAMIC_STATE),
        ("Tal Afar", "2017-09-05", IRAQ),
        ("Hawija", "2017-08-15", ISLAMIC_STATE),
        ("Hawija", "2017-10-20", IRAQ),
        ("Raqqa", "2014-02-01", ISLAMIC_STATE),
        ("Raqqa", "2017-10-19", SDF),
    ],
)
def test_who_held_the_town(record: Record, place: str, day: str, side: str) -> None:
    assert side_that_held(record, place, day) == side


@pytest.mark.parametrize("spelling", ["Palmyra", "Tadmur", "Tadmor", "تدمر"])
def test_any_spelling_asks_for_the_same_town(record: Record, spelling: str) -> None:
    assert record.who_held(spelling).place == record.who_held("Palmyra").place


def test_an_answer_names_the_sentences_it_rests_on(record: Record) -> None:
    answer = record.who_held("Ramadi", date(2015, 6, 15))
    assert any("Ramadi" in evidence.sentence for evidence in answer.evidence)
    assert all(evidence.sentence in evidence.document.text for evidence in answer.evidence)
    assert any(evidence.published == date(2015, 5, 18) for evidence in answer.evidence)


def test_the_day_on_which_palmyra_fell_is_disputed(record: Record) -> None:
    disputes = [d for d in record.who_held("Palmyra", date(2015, 6, 15)).disputes if d.field == "when"]
    assert len(disputes) == 1
    said = " ".join(position.value for position in disputes[0].positions)
    assert "2015-05-20" in said
    assert "2015-05-21" in said


def test_what_was_not_reported_yet_is_not_known(record: Record) -> None:
    answer = record.who_held("Ramadi", date(2016, 1, 15), known_by=date(2015, 6, 1))
    assert answer.control.holder in (None, ISLAMIC_STATE)


def test_a_denied_claim_is_kept_but_not_believed(record: Record) -> None:
    takings = [event for event in record.events(place="Kirkuk", types=[ClaimType.CAPTURE])]
    by_is = [event for event in takings if ISLAMIC_STATE in event.agent]
    assert by_is, "the claim is in the record"
    assert all(
        event.status is ClaimStatus.DENIED or any(dispute.field == "status" for dispute in event.disputes)
        for event in by_is
    )
    intervals = record.control("Kirkuk")
    assert not [i for i in intervals if i.holder == ISLAMIC_STATE and i.status is ControlStatus.HELD]


@pytest.mark.parametrize(
    ("place", "day"), [("Ramadi", "2005-01-01"), ("Mosul", "2040-01-01"), ("Basra", "2016-01-01")]
)
def test_a_day_without_evidence_is_not_known(record: Record, place: str, day: str) -> None:
    control = record.who_held(place, date.fromisoformat(day)).control
    assert (control.status, control.holder) == (ControlStatus.UNKNOWN, None)


def test_an_unknown_town_names_the_nearest_spellings(record: Record) -> None:
    with pytest.raises(UsageError, match=r"unknown place 'Mosulgrad'.*\bMosul, IQ\b"):
        record.who_held("Mosulgrad")


def test_reading_it_again_adds_nothing(record: Record, root: Path) -> None:
    before = list(record.dump())
    again = record.read([root / "sample/reports"])
    assert (again.new, again.headlines, again.claims) == (0, 0, 0)
    assert list(record.dump()) == before
