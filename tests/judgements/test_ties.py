"""Claims that a person joined or parted."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.events.told import QAYYARAH, documents, told
from tests.judgements.made import made, seen

from dateline.actors import ActorTable
from dateline.events import fuse
from dateline.ids import ClaimId
from dateline.judgements import ties
from dateline.verdicts import Judgement, Link, Unlink

TOLD = [
    told(
        f"Account {i}: forces took Al Qayyarah.",
        "capture",
        by=f"Paper {i}",
        agent="iraq-forces",
        place=QAYYARAH,
        start="2016-08-25",
    )
    for i in range(4)
]
FAR = told(
    "Rebels shelled Al Qayyarah.",
    "shelling",
    by="Paper 9",
    agent="islamic-state",
    place=QAYYARAH,
    start="2015-02-01",
)
ALL = [*TOLD, FAR]
REPORTS = documents(ALL)


@pytest.fixture(scope="module")
def actors() -> ActorTable:
    from dateline.actors import load_actors

    return load_actors()


def groups(actors: ActorTable, *judgements: Judgement) -> set[frozenset[int]]:
    """Return the events as numbers of the accounts that tell of them."""
    claims = [one.claim for one in ALL]
    found = ties(claims, judgements, REPORTS)
    events = fuse(claims, REPORTS, actors=actors, together=found.together, apart=found.apart)
    number = {one.claim.id: i for i, one in enumerate(ALL)}
    return {frozenset(number[claim] for claim in event.claims) for event in events}


def link(*pair: int) -> Link:
    return Link(one=(seen(ALL[pair[0]]),), other=(seen(ALL[pair[1]]),))


def unlink(*pair: int) -> Unlink:
    return Unlink(one=(seen(ALL[pair[0]]),), other=(seen(ALL[pair[1]]),))


def test_alone_the_accounts_of_one_day_are_one_event(actors: ActorTable) -> None:
    assert groups(actors) == {frozenset({0, 1, 2, 3}), frozenset({4})}


def test_what_is_linked_is_one_event_however_far_apart(actors: ActorTable) -> None:
    assert any({0, 4} <= group for group in groups(actors, made(link(0, 4))))


def test_what_is_parted_is_never_one_event_not_by_way_of_others_either(actors: ActorTable) -> None:
    found = groups(actors, made(unlink(0, 1)))

    assert not any({0, 1} <= group for group in found)
    assert {i for group in found for i in group} == {0, 1, 2, 3, 4}


def test_an_event_is_split_by_one_judgement_and_merged_by_another(actors: ActorTable) -> None:
    two = Unlink(one=tuple(map(seen, TOLD[:2])), other=tuple(map(seen, TOLD[2:])))
    split = made(two, at=1)
    assert groups(actors, split) == {frozenset({0, 1}), frozenset({2, 3}), frozenset({4})}

    merged = made(Link(one=tuple(map(seen, TOLD[:2])), other=tuple(map(seen, TOLD[2:]))), at=2)
    assert groups(actors, split, merged) == groups(actors)


def test_the_later_of_two_that_contradict_each_other_holds(actors: ActorTable) -> None:
    parted, joined = made(unlink(0, 4), at=1), made(link(0, 4), at=2)
    assert any({0, 4} <= group for group in groups(actors, parted, joined))

    parted_by_way = made(unlink(1, 4), at=3)
    found = groups(actors, made(link(0, 1), at=1), joined, parted_by_way)
    assert not any({1, 4} <= group for group in found)
    assert any({0, 4} <= group for group in found)


@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 4)).filter(lambda one: one[1] != one[2]),
        max_size=10,
    )
)
def test_ties_never_contradict_each_other_and_the_last_word_is_obeyed(
    said: list[tuple[bool, int, int]],
) -> None:
    claims = [one.claim for one in ALL]
    judgements = [
        made(link(*pair) if joined else unlink(*pair), at=at) for at, (joined, *pair) in enumerate(said)
    ]
    found = ties(claims, judgements, REPORTS)
    together = {claim.id: {claim.id} for claim in claims}
    for one, other in found.together:
        group = together[one] | together[other]
        for claim in group:
            together[claim] = group

    assert not any(other in together[one] for one, other in found.apart)
    if said:
        joined, *pair = said[-1]
        one, other = (ALL[i].claim.id for i in pair)
        assert (other in together[one]) == joined
        assert joined or (min(one, other), max(one, other)) in found.apart


def test_ties_of_claims_that_are_gone_are_passed_over(actors: ActorTable) -> None:
    claims = [one.claim for one in TOLD]
    found = ties(claims, [made(link(0, 4)), made(link(0, 1))], REPORTS)

    assert found.together == (min_first(TOLD[0].claim.id, TOLD[1].claim.id),)
    assert len(fuse(claims, REPORTS, actors=actors, together=[(TOLD[0].claim.id, FAR.claim.id)])) == 1


def min_first(one: ClaimId, other: ClaimId) -> tuple[ClaimId, ClaimId]:
    return (min(one, other), max(one, other))


def test_any_two_may_be_linked(actors: ActorTable) -> None:
    for pair in combinations(range(5), 2):
        assert any(set(pair) <= group for group in groups(actors, made(link(*pair))))
