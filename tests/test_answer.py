"""Which interval answers for a day, and how long things stood so."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.events.told import told
from tests.simple_stages import PLACES

from dateline.answer import before, covers, in_force, unbroken, unknown
from dateline.ids import ActorId
from dateline.model import Basis, Control, ControlStatus

HATRA = PLACES["Hatra"]
ARMY, REBELS = ActorId("iraq-forces"), ActorId("islamic-state")


def held(holder: ActorId | None, start: str | None, end: str | None) -> Control:
    return replace(
        unknown(HATRA, None),
        holder=holder,
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
        status=ControlStatus.HELD if holder else ControlStatus.UNKNOWN,
        basis=Basis.OBSERVED,
    )


STRIP = [
    held(None, None, "2014-06-09"),
    held(REBELS, "2014-06-10", "2015-01-01"),
    held(REBELS, "2015-01-02", "2016-08-24"),
    held(ARMY, "2016-08-25", "2016-09-25"),
    held(ARMY, "2016-09-26", "2017-09-25"),
    held(None, "2017-09-26", None),
]


def test_the_interval_of_the_day() -> None:
    assert in_force(STRIP, HATRA, date(2015, 1, 2)) is STRIP[2]
    assert in_force(STRIP, HATRA, date(2030, 1, 1)) is STRIP[5]
    assert in_force([], HATRA, date(2030, 1, 1)).status is ControlStatus.UNKNOWN


def test_without_a_day_the_last_of_which_something_is_known() -> None:
    assert in_force(STRIP, HATRA, None) is STRIP[4]
    assert in_force(STRIP[:1], HATRA, None).holder is None


def test_the_same_holder_in_adjoining_intervals_held_it_without_a_break() -> None:
    assert unbroken(STRIP, STRIP[2], {}) == (date(2014, 6, 10), date(2016, 8, 24))
    assert unbroken(STRIP, STRIP[1], {}) == (date(2014, 6, 10), date(2016, 8, 24))


def test_the_end_of_evidence_is_no_end_of_control() -> None:
    assert unbroken(STRIP, STRIP[3], {}) == (date(2016, 8, 25), None)
    assert unbroken(STRIP[:5], STRIP[4], {}) == (date(2016, 8, 25), None)


def test_a_told_loss_is_an_end_of_control() -> None:
    left = told("The army withdrew.", "withdraw", agent="iraq-forces", place=HATRA, start="2017-09-26").claim
    stay = told("The army dug in.", "hold", agent="iraq-forces", place=HATRA, start="2017-09-26").claim
    claims = {left.id: left, stay.id: stay}
    strip = [*STRIP[:4], replace(STRIP[4], claims=(left.id,)), STRIP[5]]
    assert unbroken(strip, strip[3], claims) == (date(2016, 8, 25), date(2017, 9, 25))
    strip[4] = replace(STRIP[4], claims=(stay.id,))
    assert unbroken(strip, strip[3], claims) == (date(2016, 8, 25), None)


def test_a_gap_is_a_break() -> None:
    gap = [held(ARMY, "2016-01-01", "2016-01-31"), held(ARMY, "2016-03-01", None)]

    assert unbroken(gap, gap[1], {}) == (date(2016, 3, 1), None)


def test_what_was_before_comes_latest_first() -> None:
    assert before(STRIP, STRIP[3]) == [STRIP[2], STRIP[1], STRIP[0]]
    assert before(STRIP, STRIP[0]) == []


@given(day=st.dates(date(2000, 1, 1), date(2030, 1, 1)), shift=st.integers(-400, 400))
def test_every_day_is_answered_by_an_interval_that_covers_it(day: date, shift: int) -> None:
    moved = [
        replace(
            one,
            start=one.start and one.start + timedelta(days=shift),
            end=one.end and one.end + timedelta(days=shift),
        )
        for one in STRIP
    ]

    assert covers(in_force(moved, HATRA, day), day)
