"""Average linkage: order, vetoes, chains that do not close, and one clear match between two reports."""

import random

from hypothesis import given
from hypothesis import strategies as st

from dateline.events.cluster import Link, groups

LINKS = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(st.integers(-40, 40).map(lambda tenths: tenths / 8), st.booleans()),
    max_size=30,
).map(lambda table: [Link(i, j, odds, across) for (i, j), (odds, across) in sorted(table.items())])


def within(i: int, j: int, odds: float) -> Link:
    return Link(i, j, odds, across=False)


def across(i: int, j: int, odds: float) -> Link:
    return Link(i, j, odds, across=True)


def free(_one: list[int], _other: list[int]) -> bool:
    return True


def grouped(count: int, links: list[Link]) -> list[list[int]]:
    return groups([[i] for i in range(count)], links, located=[True] * count, may_join=free)


def test_strong_links_join_and_weak_ones_do_not() -> None:
    assert grouped(4, [within(0, 1, 2.0), within(2, 3, -1.0)]) == [[0, 1], [2], [3]]


def test_a_chain_does_not_close_over_pairs_never_compared() -> None:
    chain = [within(i, i + 1, 1.0) for i in range(5)]
    assert max(len(group) for group in grouped(6, chain)) == 2


def test_what_no_block_can_hold_does_not_count_as_never_compared() -> None:
    links = [within(0, 1, 3.0), across(1, 2, 0.5)]
    start = [[0], [1], [2]]
    assert groups(start, links, located=[True, True, True], may_join=free) == [[0, 1], [2]]
    assert groups(start, links, located=[False, True, True], may_join=free) == [[0, 1, 2]]


def test_one_clear_match_joins_accounts_whose_mentions_are_vague() -> None:
    vague = [(0, 2, 2.0), (0, 3, -0.9), (1, 2, -0.9), (1, 3, -0.9)]
    start = [[0, 1], [2, 3]]
    accounts = [across(i, j, odds) for i, j, odds in vague]
    one_report = [within(i, j, odds) for i, j, odds in vague]
    assert groups(start, accounts, located=[True] * 4, may_join=free) == [[0, 1, 2, 3]]
    assert groups(start, one_report, located=[True] * 4, may_join=free) == start


def test_a_veto_is_obeyed() -> None:
    links = [within(0, 1, 9.0)]
    assert groups([[0], [1]], links, located=[True, True], may_join=lambda one, other: False) == [[0], [1]]


@given(LINKS, st.randoms(use_true_random=False))
def test_every_item_is_in_one_group_whatever_the_order_of_links(
    links: list[Link], shuffler: random.Random
) -> None:
    found = grouped(10, links)
    assert sorted(item for group in found for item in group) == list(range(10))
    shuffler.shuffle(links)
    assert grouped(10, links) == found
