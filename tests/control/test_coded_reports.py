"""Known questions asked of coded reports: what linking and control make of claims that are right."""

from datetime import date
from pathlib import Path

import pytest
from evaluation.coded import coded_reports, place_id
from evaluation.control import timeline

from dateline.actors import ActorTable
from dateline.control import in_force
from dateline.events import fuse
from dateline.model import Control, ControlStatus


@pytest.fixture(scope="module")
def rows(shared: Path, actors: ActorTable) -> tuple[Control, ...]:
    return timeline(list(coded_reports(shared / "gold" / "dev" / "seeds")), actors)


@pytest.mark.parametrize(
    ("place", "day", "side"),
    [
        ("Al Qayyarah", "2016-08-01", "islamic-state"),
        ("Al Qayyarah", "2016-08-30", "iraq-government"),
        ("Mosul", "2016-08-28", "islamic-state"),
        ("Fallujah", "2015-01-01", "islamic-state"),
        ("Fallujah", "2016-08-01", "iraq-government"),
        ("Ramadi", "2016-08-01", "iraq-government"),
        ("Khaldiyah", "2016-08-21", "iraq-government"),
        ("Al Qa'im", "2017-10-01", "islamic-state"),
        ("Al Qa'im", "2017-11-03", "iraq-government"),
        ("Husaybah", "2017-11-04", "iraq-government"),
        ("Mosul", "2010-01-01", None),
        ("Husaybah", "2012-01-01", None),
    ],
)
def test_who_held_it(
    rows: tuple[Control, ...], actors: ActorTable, place: str, day: str, side: str | None
) -> None:
    row = in_force(rows, place_id(place), date.fromisoformat(day))
    assert row is not None
    if side is None:
        assert row.status is ControlStatus.UNKNOWN
    else:
        assert row.status is ControlStatus.HELD and row.holder is not None
        assert actors.side(row.holder) == side


def test_mosul_is_held_since_june_2014(rows: tuple[Control, ...]) -> None:
    row = in_force(rows, place_id("Mosul"), date(2016, 8, 28))
    assert row is not None and row.start is not None
    assert (row.start.year, row.start.month) == (2014, 6)


def test_the_day_of_qayyarah_is_disputed(shared: Path, actors: ActorTable) -> None:
    reports = list(coded_reports(shared / "gold" / "dev" / "seeds"))
    events = fuse(
        [claim for report in reports for claim in report.claims],
        {report.document.id: report.document for report in reports},
        actors=actors,
    )
    disputes = [
        [position.value for position in dispute.positions]
        for event in events
        if event.place is not None and event.place.name == "Al Qayyarah" and event.type == "capture"
        for dispute in event.disputes
        if dispute.field == "when"
    ]
    assert disputes == [["2016-08-25", "2016-08-27"]]
