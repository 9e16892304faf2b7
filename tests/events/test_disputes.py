"""Which accounts contradict each other, which tell of parts of one thing, and who stands at which end."""

from dataclasses import replace

import pytest
from tests.events.told import MOSUL, Told, documents, told

from dateline.actors import load_actors
from dateline.events import fuse
from dateline.events.facts import facts_of_all
from dateline.events.fields import fuse_fields
from dateline.events.veto import excluded, may_join
from dateline.events.witness import witnesses_of
from dateline.model import Event

ACTORS = load_actors()


def of_one_event(*tellings: Told) -> Event:
    claims = sorted((one.claim for one in tellings), key=lambda claim: claim.id)
    return fuse_fields(witnesses_of(claims, documents(tellings), actors=ACTORS), actors=ACTORS)


def strike(by: str, type_: str = "airstrike", **more: object) -> Told:
    fields = {"agent": "coalition", "patient": "civilians"} | more
    return told(
        f"Planes struck Mosul, {by} writes.",
        type_,
        by=by,
        trigger="struck",
        place=MOSUL,
        on="2017-03-18",
        start="2017-03-17",
        **fields,  # type: ignore[arg-type]
    )


def disputed(event: Event) -> list[str]:
    return [dispute.field for dispute in event.disputes]


def test_outlets_that_name_other_victims_of_one_strike_may_both_be_right() -> None:
    wire, daily = strike("Wire"), strike("Daily", patient="islamic-state")
    assert disputed(of_one_event(wire, daily)) == []
    army = strike("Post", patient="islamic-state", source="coalition")
    assert disputed(of_one_event(wire, army)) == ["patient"]


def test_who_is_hit_did_not_strike() -> None:
    wire = strike("Wire", patient="islamic-state")
    monitor = strike("Daily", patient="islamic-state", source="airwars")
    misread = strike("Post", agent="islamic-state", patient=None)
    assert disputed(of_one_event(wire, monitor, misread)) == []
    assert disputed(of_one_event(wire, strike("Post", agent="russia"))) == ["agent"]


def test_nobody_is_accused_by_a_word_that_means_anybody() -> None:
    wire, state = (
        strike("Wire", "shelling", agent="syria-rebels"),
        strike("State", "shelling", agent="islamic-state"),
    )
    assert disputed(of_one_event(wire, state)) == ["agent"]
    (actor,) = state.claim.agent
    vague = replace(state, claim=replace(state.claim, agent=(replace(actor, text="Takfiri terrorists"),)))
    assert disputed(of_one_event(wire, vague)) == []


def test_what_failed_was_tried_and_only_who_denies_it_disputes_it() -> None:
    wire = strike("Wire")
    assert disputed(of_one_event(wire, strike("Daily", status="denied"))) == []
    assert disputed(of_one_event(wire, strike("Daily", status="denied", source="coalition"))) == ["status"]


def toll(by: str, killed: float, words: str | None = None, **more: float) -> Told:
    counts = {"killed": (killed, killed)} | {of: (figure, figure) for of, figure in more.items()}
    made = strike(by, "casualties", counts=counts)
    if words is None:
        return made
    who = replace(made.claim.patient[0], text=words)
    first = replace(made.claim.count[0], text=words.rsplit(" ", 1)[0])
    return replace(made, claim=replace(made.claim, patient=(who,), count=(first, *made.claim.count[1:])))


@pytest.mark.parametrize("words", ["Three more civilians", "three others", "another three people"])
def test_the_dead_beside_others_are_no_toll(words: str) -> None:
    event = of_one_event(toll("Wire", 35), toll("Daily", 3, words))
    assert [(t.low, t.best, t.high) for t in event.counts] == [(35, 35, 35)]
    assert disputed(event) == []


def test_more_than_thirty_is_a_toll_and_so_is_one_that_has_children_in_it() -> None:
    event = of_one_event(toll("Wire", 35), toll("Daily", 30, "more than thirty people"))
    assert [(t.low, t.best, t.high) for t in event.counts] == [(30, 30, 35)]
    among = of_one_event(toll("Wire", 35), toll("Daily", 30, children=7))
    assert [t.low for t in among.counts if t.of == "killed"] == [30]
    beside = of_one_event(toll("Wire", 35), toll("Daily", 6, children=22))
    assert [t.low for t in beside.counts if t.of == "killed"] == [35]


def test_best_of_three_is_the_one_in_the_middle() -> None:
    event = of_one_event(toll("Wire", 35), toll("Daily", 6), toll("Post", 26))
    assert [(t.low, t.best, t.high) for t in event.counts] == [(6, 26, 35)]


@pytest.mark.parametrize(("figure", "apart"), [(300_000, True), (1_300, False), (60, False)])
def test_what_a_war_has_cost_is_not_the_toll_of_one_strike(figure: float, apart: bool) -> None:
    tellings = toll("Wire", 100), toll("Daily", figure)
    a, b = facts_of_all([one.claim for one in tellings], documents(tellings))
    assert excluded(a, b, ACTORS) is apart
    assert may_join([a], [b], ACTORS) is not apart
    (c,) = facts_of_all([strike("Post").claim], {})
    assert may_join([a], [c], ACTORS)
    assert may_join([a, c], [b], ACTORS) is not apart


def test_a_war_toll_in_a_report_of_a_strike_is_an_event_of_its_own() -> None:
    tellings = [toll("Wire", 35), toll("Post", 26), toll("Daily", 300_000)]
    events = fuse([one.claim for one in tellings], documents(tellings), actors=ACTORS)
    assert sorted(max(t.high for t in event.counts) for event in events) == [35, 300_000]


def fight(by: str, agent: str | None, patient: str | None) -> Told:
    return strike(by, "clash", agent=agent, patient=patient)


def test_a_side_stands_at_the_end_at_which_most_put_it() -> None:
    right = strike("Wire", agent="syria-forces", patient="syria-rebels")
    wrong = strike("Daily", agent="syria-forces", patient="syria-forces")
    event = of_one_event(right, strike("Post", agent="syria-forces", patient=None), wrong)
    assert (event.agent, event.patient) == (("syria-forces",), ("syria-rebels",))


def test_of_a_battle_told_from_either_end_each_side_is_named_once() -> None:
    event = of_one_event(
        fight("Wire", "islamic-state", "ypg"),
        fight("Post", "islamic-state", None),
        fight("Daily", "ypg", "islamic-state"),
    )
    assert (event.agent, event.patient) == (("islamic-state",), ("ypg",))
    event = of_one_event(
        fight("Wire", "islamic-state", None),
        fight("Post", "islamic-state", None),
        fight("Daily", "ypg", None),
    )
    assert (event.agent, event.patient) == (("islamic-state",), ("ypg",))
    both = of_one_event(fight("Wire", "islamic-state ypg", None), fight("Post", "ypg islamic-state", None))
    assert (set(both.agent), both.patient) == ({"islamic-state", "ypg"}, ())


def test_what_one_claim_says_stands() -> None:
    event = of_one_event(strike("Wire", agent="syria-forces", patient="syria-forces"))
    assert (event.agent, event.patient) == (("syria-forces",), ("syria-forces",))
