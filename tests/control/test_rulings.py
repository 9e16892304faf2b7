"""Control as a person decided it: obeyed to the day, and a sure sign for the days around."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.told import MOSUL, QAYYARAH, documents, told, took_qayyarah

from dateline.actors import load_actors
from dateline.control import assess
from dateline.events import fuse
from dateline.ids import ActorId
from dateline.model import Account, Basis, Control, ControlStatus, Place
from dateline.verdicts import Ruling

ACTORS = load_actors()
TOLD = [
    took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25"),
    told("IS holds Mosul.", "hold", agent="islamic-state", place=MOSUL, start="2016-08-01", on="2016-08-01"),
]
ARMY, IS = ActorId("iraq-forces"), ActorId("islamic-state")


def timeline(place: Place, *rulings: Ruling) -> list[Control]:
    claims = {one.claim.id: one.claim for one in TOLD}
    reports = documents(TOLD)
    events = fuse(claims.values(), reports, actors=ACTORS)
    rows = assess(events, claims, reports, actors=ACTORS, rulings=rulings)
    return [row for row in rows if row.place == place]


def ruled(
    place: Place,
    holder: ActorId | None,
    start: str | None = None,
    end: str | None = None,
    status: ControlStatus = ControlStatus.HELD,
) -> Ruling:
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return Ruling(place=place, holder=holder, start=first, end=last, status=status)


def on(rows: list[Control], day: date | str) -> Control:
    day = date.fromisoformat(day) if isinstance(day, str) else day
    (found,) = (
        row for row in rows if (row.start is None or row.start <= day) and (row.end is None or day <= row.end)
    )
    return found


def test_a_ruling_is_obeyed_on_its_days_and_says_whose_word_it_is() -> None:
    rows = timeline(QAYYARAH, ruled(QAYYARAH, IS, "2016-08-25", "2016-08-27"))
    before, within, after = on(rows, "2016-08-24"), on(rows, "2016-08-26"), on(rows, "2016-08-28")

    assert (within.start, within.end) == (date(2016, 8, 25), date(2016, 8, 27))
    assert (within.holder, within.belief) == (IS, 1.0)
    assert (within.basis, within.account) == (Basis.JUDGED, Account.JUDGED)
    assert within.claims == () and within.events == ()
    assert (before.holder, after.status) == (IS, ControlStatus.UNKNOWN)
    assert after.basis is not Basis.JUDGED


def test_the_days_around_are_seen_from_there() -> None:
    plain = on(timeline(MOSUL), "2016-10-15")
    told_later = timeline(MOSUL, ruled(MOSUL, ARMY, "2016-10-01", "2016-10-10"))

    assert plain.holder == IS
    assert on(told_later, "2016-08-10").holder == IS
    assert on(told_later, "2016-09-30").holder == IS
    assert on(told_later, "2016-10-15").holder != ARMY


def test_a_place_of_which_no_report_tells_may_be_ruled_on() -> None:
    elsewhere = Place(id=MOSUL.id, name="Elsewhere", lat=0.0, lon=0.0, kind="town")
    rows = assess((), {}, {}, actors=ACTORS, rulings=[ruled(elsewhere, ARMY, "2016-01-01", "2016-12-31")])

    assert on(list(rows), "2016-06-01").holder == ARMY
    for day in ("2015-12-31", "2017-01-01"):
        assert on(list(rows), day).status is ControlStatus.UNKNOWN
    assert on(list(rows), "1999-01-01").status is ControlStatus.UNKNOWN


def test_not_known_and_contested_may_be_ruled() -> None:
    unknown = ruled(QAYYARAH, None, "2016-08-01", "2016-08-31", ControlStatus.UNKNOWN)
    contested = ruled(QAYYARAH, ARMY, "2016-08-10", "2016-08-12", ControlStatus.CONTESTED)
    rows = timeline(QAYYARAH, unknown, contested)

    assert (on(rows, "2016-08-25").status, on(rows, "2016-08-25").holder) == (ControlStatus.UNKNOWN, None)
    assert on(rows, "2016-08-11").status is ControlStatus.CONTESTED


def test_an_open_ruling_reaches_as_far_as_one_may_ask() -> None:
    rows = timeline(QAYYARAH, ruled(QAYYARAH, ARMY, "2016-08-26"))

    assert on(rows, date.max).holder == ARMY
    assert on(timeline(QAYYARAH, ruled(QAYYARAH, IS)), date.min).holder == IS


def test_other_places_are_as_they_were() -> None:
    assert timeline(MOSUL, ruled(QAYYARAH, IS, "2016-08-25")) == timeline(MOSUL)


DAYS = st.none() | st.integers(-40, 40).map(lambda n: date(2016, 8, 25) + timedelta(n))
STATES = st.sampled_from(
    [(ARMY, ControlStatus.HELD), (IS, ControlStatus.CONTESTED), (None, ControlStatus.UNKNOWN)]
)


@settings(max_examples=40)
@given(st.lists(st.tuples(DAYS, DAYS, STATES), max_size=4))
def test_the_timeline_has_no_gap_and_no_overlap_and_the_last_ruling_holds(
    drawn: list[tuple[date | None, date | None, tuple[ActorId | None, ControlStatus]]],
) -> None:
    rulings = [
        Ruling(place=QAYYARAH, holder=holder, start=start, end=end, status=status)
        for start, end, (holder, status) in drawn
        if start is None or end is None or start <= end
    ]
    rows = timeline(QAYYARAH, *rulings)

    assert rows[0].start is None and rows[-1].end is None
    for one, following in zip(rows, rows[1:], strict=False):
        assert one.end is not None and following.start == one.end + timedelta(1)
    for day in (date(2016, 8, 25) + timedelta(n) for n in range(-45, 46, 3)):
        deciding = [
            one
            for one in rulings
            if (one.start is None or one.start <= day) and (one.end is None or day <= one.end)
        ]
        if deciding:
            row = on(rows, day)
            assert (row.holder, row.status) == (deciding[-1].holder, deciding[-1].status)
            assert row.basis is Basis.JUDGED
        else:
            assert on(rows, day).basis is not Basis.JUDGED
