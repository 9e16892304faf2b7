"""Five scraped pages read into a record, and questions of which the true answers are known."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.gazetteer.geometry import distance_km
from dateline.ids import is_headline
from dateline.model import ControlStatus, Precision
from dateline.record import Record

IRAQ, ISLAMIC_STATE = "iraq-government", "islamic-state"


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    location = tmp_path_factory.mktemp("seeds") / "seeds.db"
    with Record.open(str(location), create=True) as record:
        summary = record.read([shared / "seeds"])
        assert summary.rejected == ()
        yield record


def test_all_pages_and_the_headlines_they_carry_are_read(record: Record) -> None:
    documents = record.documents()
    assert sum(not is_headline(document.id) for document in documents) == 5
    assert all(document.published for document in documents)


@pytest.mark.parametrize(
    ("place", "day", "side"),
    [
        ("Qayyarah", "2016-08-01", ISLAMIC_STATE),
        ("Qayyarah", "2016-08-30", IRAQ),
        ("Mosul", "2016-08-28", ISLAMIC_STATE),
        ("Fallujah", "2015-01-01", ISLAMIC_STATE),
        ("Fallujah", "2016-08-01", IRAQ),
        ("Ramadi", "2016-08-01", IRAQ),
        ("Khaldiyah", "2016-08-21", IRAQ),
        ("Al-Qa'im", "2017-10-01", ISLAMIC_STATE),
        ("Al-Qa'im", "2017-11-03", IRAQ),
        ("Husaybah", "2017-11-04", IRAQ),
    ],
)
def test_who_held_the_town(record: Record, place: str, day: str, side: str) -> None:
    answer = record.who_held(place, date.fromisoformat(day))
    assert answer.control.holder is not None, f"{answer.control.status}"
    assert record.actor(answer.control.holder).side == side
    assert answer.control.status is ControlStatus.HELD
    assert answer.evidence, "an answer rests on sentences"
    for evidence in answer.evidence:
        assert evidence.sentence in evidence.document.text
        assert evidence.document.publisher
        assert evidence.published


@pytest.mark.parametrize("spelling", ["Qayara", "Qayyara", "Al-Qiyyara", "Qayyarah", "القيارة"])
def test_any_spelling_of_qayyarah_is_one_town(record: Record, spelling: str) -> None:
    answer = record.who_held(spelling, date(2016, 8, 30))
    assert answer.place == record.place("Qayyarah")
    assert answer.control.status is ControlStatus.HELD


def test_reports_disagree_on_the_day_that_qayyarah_fell(record: Record) -> None:
    answer = record.who_held("Qayyarah", date(2016, 8, 30))
    days = {p.value[:10] for d in answer.disputes if d.field == "when" for p in d.positions}
    assert {"2016-08-25", "2016-08-27"} <= days


def test_the_islamic_state_held_mosul_since_june_2014(record: Record) -> None:
    control = record.who_held("Mosul", date(2016, 8, 28)).control
    assert control.start is not None
    assert control.start.isoformat()[:7] == "2014-06"


@pytest.mark.parametrize(
    ("place", "day"), [("Qayyarah", "1999-01-01"), ("Mosul", "2031-01-01"), ("Basra", "2016-08-28")]
)
def test_a_day_without_evidence_is_not_known(record: Record, place: str, day: str) -> None:
    control = record.who_held(place, date.fromisoformat(day)).control
    assert (control.status, control.holder) == (ControlStatus.UNKNOWN, None)


def test_every_town_that_a_claim_names_lies_within_25_km_of_where_it_is(record: Record, shared: Path) -> None:
    coded = [
        place
        for file in sorted((shared / "gold" / "dev" / "seeds").glob("seed-*.json"))
        for claim in json.loads(file.read_text(encoding="utf-8"))["claims"]
        for place in claim["place"]
        if place["lat"] is not None
    ]
    where = {place["text"]: place for place in coded}
    checked = set()
    for mention in (mention for claim in record.claims() for mention in claim.place):
        gold, spot = where.get(mention.text), mention.coordinates
        if gold is None or spot is None or mention.precision not in (Precision.EXACT, Precision.NEAR):
            continue
        apart = distance_km(gold["lat"], gold["lon"], spot.lat, spot.lon)
        assert apart <= 25.0, f"{mention.text} is {apart:.0f} km off"
        checked.add(mention.text)
    assert len(checked) >= 10, sorted(checked)
