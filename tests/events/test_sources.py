"""Whose word an event is: copies, echoes and offices count once, and disputes say who says which."""

from dataclasses import replace

from tests.events.told import MOSUL, QAYYARAH, Told, documents, told, took_qayyarah

from dateline.actors import load_actors
from dateline.events import fuse
from dateline.ids import ActorId
from dateline.model import Event

ACTORS = load_actors()

STRIKE = (
    "An air strike on the Jadida quarter of Mosul on Friday killed people who had taken shelter in a cellar"
)


def fused(*tellings: Told) -> tuple[Event, ...]:
    return fuse([one.claim for one in tellings], documents(tellings), actors=ACTORS)


def toll(
    by: str, killed: float, *, source: str | None = None, sentence: str = STRIKE, on: str = "2017-03-18"
) -> Told:
    return told(
        f"{sentence}, {killed:g} of them.",
        "casualties",
        trigger="killed",
        by=by,
        place=MOSUL,
        on=on,
        start="2017-03-17",
        source=source,
        counts={"killed": (killed, killed)},
    )


def test_one_sentence_in_two_reports_is_one_source() -> None:
    line = "Iraqi troops retook the town of Al Qayyarah from {} after a battle of two days, {}."
    first = took_qayyarah(
        line.format("militants", "a resident said"), "2016-08-25", by="Wire", on="2016-08-25"
    )
    echo = took_qayyarah(
        line.format("the militants", "residents said"), "2016-08-25", by="Daily", on="2016-08-26"
    )
    own = took_qayyarah(
        "Al Qayyarah is in the hands of soldiers who retook it before dawn, our reporter saw.",
        "2016-08-25",
        by="Post",
    )
    (event,) = fused(first, echo, own)
    assert event.sources == ("Post", "Wire")


def test_an_agency_named_in_the_text_is_the_source() -> None:
    story = took_qayyarah("Troops retook Al Qayyarah on Thursday.", "2016-08-25", by="Daily")
    rewrite = took_qayyarah("Al Qayyarah was retaken.", "2016-08-25", by="Weekly")
    both = [replace(one, document=replace(one.document, agency="AFP")) for one in (story, rewrite)]
    (event,) = fused(*both)
    assert event.sources == ("AFP",)


def test_sides_are_those_of_parties_only() -> None:
    army = toll("Wire", 60, source="iraq-army")
    monitor = toll("Daily", 11, source="human-rights-groups")
    outlet = toll("Organ", 60, sentence="The enemy bombed a cellar in Jadida, Mosul, and killed families")
    outlet = replace(outlet, document=replace(outlet.document, affiliation=ActorId("islamic-state")))
    (event,) = fused(army, monitor, outlet)
    assert event.sides == ("iraq-government", "islamic-state")
    (dispute,) = event.disputes
    assert [(p.value, p.sources, p.sides) for p in dispute.positions] == [
        ("60", ("Organ", "iraq-government"), ("iraq-government", "islamic-state")),
        ("11", ("human-rights-groups",), ()),
    ]


def test_a_voice_does_not_dispute_itself() -> None:
    morning, evening = toll("Wire", 40, on="2017-03-18"), toll("Wire", 61, on="2017-03-19")
    (event,) = fused(morning, evening)
    assert event.disputes == ()
    (tally,) = event.counts
    assert (tally.low, tally.best, tally.high) == (61, 61, 61), "it stands by its latest report"


def test_dozens_are_no_figure_beside_one() -> None:
    vague = toll("Daily", 24, on="2017-03-19")
    vague = replace(
        vague, claim=replace(vague.claim, count=(replace(vague.claim.count[0], text="dozens", max=None),))
    )
    firm = toll("Wire", 61)
    (event,) = fused(vague, firm)
    assert [(t.low, t.best, t.high) for t in event.counts] == [(61, 61, 61)]
    assert event.disputes == ()
    (alone,) = fused(vague)
    assert [t.best for t in alone.counts] == [24]


def test_each_field_names_the_claims_behind_it() -> None:
    thursday = took_qayyarah("Troops retook Al Qayyarah on Thursday.", "2016-08-25", when="on Thursday")
    echo = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", by="Post")
    saturday = took_qayyarah(
        "The army retook Al Qayyarah on Saturday.", "2016-08-27", by="Daily", when="on Saturday"
    )
    (event,) = fused(thursday, echo, saturday)
    support = {entry.field: entry.claims for entry in event.support}
    assert support["when"] == tuple(sorted([thursday.claim.id, echo.claim.id]))
    assert support["place"] == event.claims
    assert event.place == QAYYARAH
