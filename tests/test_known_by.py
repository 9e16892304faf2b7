"""What was known by a day: later reports never change it, and everything that is asked is asked as of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.control.tellings import TELLINGS
from tests.events.told import MOSUL, QAYYARAH, Told, took_qayyarah

from dateline.model import ControlStatus
from dateline.record import Record
from dateline.stages import Stages
from dateline.store import Read, Stamp, open_memory

DAYS = st.dates(min_value=date(2014, 1, 1), max_value=date(2018, 1, 1))


@contextmanager
def record_of(tellings: Iterable[Told]) -> Iterator[Record]:
    kept = open_memory()
    reads = {
        one.document.id: Read(document=one.document, claims=(one.claim,), stamp=Stamp("d", "v"))
        for one in tellings
    }
    kept.put(list(reads.values()))
    with Record(kept, Stages()) as record:
        record.conclude()
        yield record


@settings(max_examples=25)
@given(st.lists(TELLINGS, max_size=8), DAYS, DAYS)
def test_later_reports_never_change_what_was_known_by_a_day(
    tellings: list[Told], known_by: date, on: date
) -> None:
    earlier = [one for one in tellings if one.document.published and one.document.published.day <= known_by]
    with record_of(tellings) as record, record_of(earlier) as then:
        assert record.events(known_by=known_by) == then.events()
        assert record.control(known_by=known_by) == then.control()
        assert record.areas(on, known_by=known_by) == then.areas(on)
        assert record.claims(known_by=known_by) == then.claims()
        for place in (QAYYARAH, MOSUL):
            if place.id in {one.id for one in record.places()}:
                asked = record.who_held(place.id, on, known_by=known_by)
                assert asked.control == next(
                    (row for row in then.control(on=on) if row.place == place), asked.control
                )
                assert asked.control.known_from is None or asked.control.known_from <= known_by


def test_listings_and_areas_of_a_day_know_nothing_of_the_next() -> None:
    fell = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", on="2016-08-26")
    day, before = date(2016, 8, 27), date(2016, 8, 25)
    with record_of([fell]) as record:
        assert record.events(known_by=before) == record.control(on=day, known_by=before) == []
        assert record.areas(day, known_by=before) == []
        (area,) = record.areas(day, known_by=day)
        assert area.holder == "iraq-government" and area.status is ControlStatus.HELD
        assert record.who_held(QAYYARAH.id, day, known_by=before).control.status is ControlStatus.UNKNOWN


def test_what_was_known_is_told_anew_when_the_record_has_more() -> None:
    first = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", on="2016-08-26")
    late = took_qayyarah("Al Qayyarah was retaken, forces say.", "2016-08-25", on="2016-08-25", by="Daily")
    kept = open_memory()
    with Record(kept, Stages()) as record:
        for one in (first, late):
            kept.put([Read(document=one.document, claims=(one.claim,), stamp=Stamp("d", "v"))])
            record.conclude()
            known = record.events(known_by=date(2016, 8, 25))
            assert len(known) == (one is late)
        for day in range(10):
            assert len(record.events(known_by=date(2016, 8, 26) + timedelta(day))) == 1
