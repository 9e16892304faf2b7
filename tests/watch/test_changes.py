"""What changed hands, from two states of a record."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.watch import Timelines, changes

IS, ARMY, REBELS = "islamic-state", "iraq-government", "syria-opposition"


def told(before: Timelines, after: Timelines) -> list[tuple[str, str | None, str]]:
    return [(place, one and one[0], other[0]) for place, one, other in changes(before, after)]


def test_a_new_holder_is_told_with_the_one_before() -> None:
    before = {"1": [(IS, "held", "2014-06-10")]}
    after = {"1": [(IS, "held", "2014-06-10"), (ARMY, "held", "2016-08-25")]}

    assert told(before, after) == [("1", IS, ARMY)]
    assert told({}, before) == [("1", None, IS)]


def test_a_place_that_is_contested_now_changed_too() -> None:
    before = {"1": [(IS, "held", "2014-06-10")]}
    assert told(before, {"1": [*before["1"], (IS, "contested", "2016-08-25")]}) == [("1", IS, IS)]


def test_another_day_for_the_same_change_is_no_news() -> None:
    before = {"1": [(IS, "held", "2014-06-10"), (ARMY, "held", "2016-08-25")]}
    moved = {"1": [(IS, "held", "2014-01-01"), (ARMY, "held", "2016-08-27")]}
    again = {"1": [*before["1"], (IS, "held", "2016-12-01"), (ARMY, "held", "2017-03-02")]}

    assert told(before, moved) == []
    assert told(before, again) == [("1", ARMY, IS), ("1", IS, ARMY)]


STINTS = st.lists(
    st.tuples(
        st.sampled_from([IS, ARMY, REBELS]),
        st.sampled_from(["held", "contested"]),
        st.none() | st.dates().map(str),
    ),
    max_size=5,
)


@given(st.dictionaries(st.sampled_from("12"), STINTS), st.dictionaries(st.sampled_from("12"), STINTS))
def test_nothing_changes_from_a_state_to_itself_and_what_is_told_is_in_the_later(
    before: Timelines, after: Timelines
) -> None:
    assert list(changes(after, after)) == []
    assert all(stint in after[place] for place, _, stint in changes(before, after))
