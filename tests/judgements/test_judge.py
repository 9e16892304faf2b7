"""Claims as judged: what persons decided, laid over what was read, which itself never changes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.events.told import FALLUJAH, MOSUL, QAYYARAH, Told, documents, told
from tests.judgements.made import made, seen

from dateline.ids import ActorId, ClaimId
from dateline.judgements import Finder, Standing, judge, standing
from dateline.model import Claim, ClaimStatus, ClaimType, ControlStatus, Count, Relation, Span
from dateline.verdicts import (
    Accept,
    Correct,
    Decision,
    Judgement,
    Link,
    MeansActor,
    MeansPlace,
    Reject,
    Ruling,
    Undo,
)

TAKEN = told(
    "The army captured Al Qayyarah on Thursday.",
    "capture",
    trigger="captured",
    agent="iraq-forces",
    place=QAYYARAH,
    start="2016-08-25",
    when="Thursday",
    confidence=0.6,
)
LOST = told(
    "Islamic State left Mosul.",
    "withdraw",
    trigger="left",
    agent="islamic-state",
    place=MOSUL,
    confidence=0.7,
)
BOTH = (TAKEN, LOST)
REPORTS = documents(BOTH)


def judged(*decisions: Judgement, tellings: Iterable[Told] = BOTH) -> dict[ClaimId, Claim]:
    claims = [one.claim for one in tellings]
    return {claim.id: claim for claim in judge(claims, decisions, REPORTS)}


def of(one: Told, *decisions: Judgement) -> Claim:
    return judged(*decisions)[one.claim.id]


def test_without_judgements_claims_are_what_was_read() -> None:
    assert judged() == {one.claim.id: one.claim for one in BOTH}


def test_an_accepted_claim_is_certain_and_says_the_same() -> None:
    assert of(TAKEN, made(Accept(claim=seen(TAKEN)))) == replace(TAKEN.claim, confidence=1.0)


def test_nothing_is_drawn_from_a_rejected_claim() -> None:
    assert set(judged(made(Reject(claim=seen(TAKEN))))) == {LOST.claim.id}


def test_of_two_verdicts_the_later_holds() -> None:
    accepted, rejected = made(Accept(claim=seen(TAKEN)), at=1), made(Reject(claim=seen(TAKEN)), at=2)
    assert TAKEN.claim.id not in judged(accepted, rejected)
    assert TAKEN.claim.id not in judged(rejected, accepted)
    assert TAKEN.claim.id in judged(rejected, made(Accept(claim=seen(TAKEN)), at=3))


def test_a_correction_changes_what_it_names_and_nothing_else() -> None:
    corrected = of(TAKEN, made(Correct(claim=seen(TAKEN), place=(FALLUJAH,), start=date(2016, 8, 24))))
    (mention,) = corrected.place

    assert (mention.place, mention.text, mention.span) == (
        FALLUJAH,
        TAKEN.claim.place[0].text,
        TAKEN.claim.place[0].span,
    )
    assert (corrected.when.start, corrected.when.end, corrected.when.text) == (
        date(2016, 8, 24),
        date(2016, 8, 24),
        None,
    )
    assert replace(corrected, place=TAKEN.claim.place, when=TAKEN.claim.when, confidence=0.6) == TAKEN.claim


@pytest.mark.parametrize(
    ("correction", "field", "value"),
    [
        ({"type": ClaimType.HOLD}, "type", ClaimType.HOLD),
        ({"status": ClaimStatus.PLANNED}, "status", ClaimStatus.PLANNED),
        ({"place": ()}, "place", ()),
        ({"agent": ()}, "agent", ()),
        ({"source": ()}, "source", None),
        ({"count": (Count(text="3", min=3, max=3, of="killed"),)}, "count", None),
    ],
)
def test_each_field_may_be_corrected(correction: dict[str, object], field: str, value: object) -> None:
    found = of(TAKEN, made(Correct(claim=seen(TAKEN), **correction)))  # type: ignore[arg-type]
    assert getattr(found, field) == (correction["count"] if field == "count" else value)


def test_actors_that_the_report_does_not_name_stand_at_the_trigger_without_words() -> None:
    found = of(TAKEN, made(Correct(claim=seen(TAKEN), patient=(ActorId("islamic-state"),))))
    (patient,) = found.patient
    at = TAKEN.claim.trigger.start

    assert (patient.actor, patient.text, patient.span) == ("islamic-state", "", Span(at, at))


def test_a_relation_may_be_corrected_with_the_place_left_as_it_is() -> None:
    found = of(TAKEN, made(Correct(claim=seen(TAKEN), relation=Relation.NEAR)))
    assert [(mention.place, mention.relation) for mention in found.place] == [(QAYYARAH, Relation.NEAR)]


def test_corrections_of_two_fields_add_up() -> None:
    one = made(Correct(claim=seen(TAKEN), status=ClaimStatus.POSSIBLE), at=1)
    other = made(Correct(claim=seen(TAKEN), type=ClaimType.ADVANCE), at=2)
    found = of(TAKEN, one, other, made(Accept(claim=seen(TAKEN)), at=3))

    assert (found.status, found.type) == (ClaimStatus.POSSIBLE, ClaimType.ADVANCE)


def test_words_of_a_report_mean_a_place_in_that_report_only() -> None:
    decision = MeansPlace(document=TAKEN.document.id, text="al  qayyarah", place=FALLUJAH)
    found = judged(made(decision))

    assert found[TAKEN.claim.id].place[0].place == FALLUJAH
    assert found[LOST.claim.id] == LOST.claim


def test_one_mention_may_be_meant_and_no_other() -> None:
    here = TAKEN.claim.place[0].span
    elsewhere = Span(here.end + 5, here.end + 5 + len("Al Qayyarah"))
    decision = MeansPlace(document=TAKEN.document.id, text="Al Qayyarah", span=here, place=FALLUJAH)

    assert of(TAKEN, made(decision)).place[0].place == FALLUJAH
    assert of(TAKEN, made(replace(decision, span=elsewhere))).place[0].place == QAYYARAH


def test_words_of_a_report_mean_an_actor_wherever_it_acts_or_speaks() -> None:
    words = TAKEN.claim.agent[0].text
    decision = MeansActor(document=TAKEN.document.id, text=words, actor=ActorId("peshmerga"))
    assert of(TAKEN, made(decision)).agent[0].actor == "peshmerga"


# ------------------------------------------------------------------------------------------------- undoing


def test_what_is_undone_is_as_if_it_had_not_been() -> None:
    rejected = made(Reject(claim=seen(TAKEN)), at=1)
    undone = made(Undo(undoes=rejected.id), at=2)
    again = made(Undo(undoes=undone.id), at=3)

    assert judged(rejected, undone) == judged()
    assert judged(rejected, undone, again) == judged(rejected)
    assert judged(undone, rejected) == judged()


def decisions() -> st.SearchStrategy[Decision]:
    told_of = st.sampled_from([seen(one) for one in BOTH])
    places = st.sampled_from([QAYYARAH, MOSUL, FALLUJAH])
    return st.one_of(
        st.builds(Accept, claim=told_of),
        st.builds(Reject, claim=told_of),
        st.builds(Correct, claim=told_of, place=st.tuples(places), status=st.sampled_from(ClaimStatus)),
        st.builds(MeansPlace, document=st.just(LOST.document.id), text=st.just("Mosul"), place=places),
        st.builds(Ruling, place=places, holder=st.just(ActorId("iraq")), status=st.just(ControlStatus.HELD)),
        st.builds(Link, one=st.tuples(told_of), other=st.tuples(told_of)),
    )


@given(st.lists(decisions(), max_size=12), st.lists(st.integers(0, 11), max_size=8), st.randoms())
def test_the_order_in_which_judgements_come_does_not_matter(
    made_up: list[Decision], undoings: list[int], chance: Random
) -> None:
    kept = [made(decision, at=i) for i, decision in enumerate(made_up)]
    for i, which in enumerate(undoings):
        if which < len(kept):
            kept.append(made(Undo(undoes=kept[which].id), at=100 + i))
    shuffled = chance.sample(kept, len(kept)) + kept[:3]
    claims = [one.claim for one in BOTH]

    assert judge(claims, shuffled, REPORTS) == judge(claims, kept, REPORTS)
    everything_undone = [*kept, *(made(Undo(undoes=one.id), at=200) for one in kept)]
    once = [one for one in everything_undone if not isinstance(one.decision, Undo) or one.moment.hour >= 3]
    assert judge(claims, once, REPORTS) == tuple(claims)


# --------------------------------------------------------------------------------- read anew under other ids


def reread(one: Told, *, by: int = 0, **changes: object) -> Claim:
    """Return the claim as a newer version reads it: under another id, perhaps a little elsewhere."""
    trigger = Span(one.claim.trigger.start + by, one.claim.trigger.end)
    return replace(one.claim, id=ClaimId("cnew"), trigger=trigger, **changes)  # type: ignore[arg-type]


def test_a_claim_read_anew_is_found_by_report_type_and_words() -> None:
    longer = reread(TAKEN, by=-len("army "))
    assert judge([longer, LOST.claim], [made(Reject(claim=seen(TAKEN)))], REPORTS) == (LOST.claim,)


@pytest.mark.parametrize(
    "anew",
    [
        [],
        [reread(TAKEN, type=ClaimType.HOLD)],
        [reread(TAKEN), replace(reread(TAKEN), id=ClaimId("cother"))],
        [replace(reread(TAKEN), trigger=Span(4, 8))],
    ],
    ids=["gone", "another type", "two alike", "elsewhere"],
)
def test_what_is_not_found_for_certain_is_left_alone_and_listed(anew: list[Claim]) -> None:
    rejected = made(Reject(claim=seen(TAKEN)))
    claims = [*anew, LOST.claim]

    assert judge(claims, [rejected], REPORTS) == tuple(claims)
    assert [one.standing for one in standing([rejected], Finder(claims, REPORTS))] == [Standing.ORPHANED]


def test_a_text_cleaned_anew_does_not_give_a_judgement_to_another_sentence() -> None:
    other = replace(TAKEN.document, text="A convoy entered Al Qayyarah on Thursday, it said.")
    claim = replace(TAKEN.claim, id=ClaimId("cnew"))

    assert judge([claim], [made(Reject(claim=seen(TAKEN)))], {other.id: other}) == (claim,)


def test_each_judgement_says_whether_it_is_obeyed() -> None:
    rejected = made(Reject(claim=seen(TAKEN)), at=1)
    undone = made(Undo(undoes=rejected.id), at=2)
    ruled = made(Ruling(place=MOSUL, status=ControlStatus.UNKNOWN), at=3)
    named = made(MeansPlace(document=TAKEN.document.id, text="Hit", place=MOSUL), at=4)
    listed = standing([named, ruled, undone, rejected], Finder([TAKEN.claim], REPORTS))

    assert [(one.judgement, one.standing.value) for one in listed] == [
        (rejected, "undone"),
        (undone, "in_force"),
        (ruled, "in_force"),
        (named, "orphaned"),
    ]
