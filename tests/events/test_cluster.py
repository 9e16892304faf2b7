"""Average linkage: order, vetoes, and chains that do not close."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.events.cluster import groups

LINKS = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(-40, 40).map(lambda tenths: tenths / 8),
    max_size=30,
).map(lambda table: [(i, j, odds) for (i, j), odds in sorted(table.items())])


def free(_one: list[int], _other: list[int]) -> bool:
    return True


def test_strong_links_join_and_weak_ones_do_not() -> None:
    assert groups(4, [(0, 1, 2.0), (2, 3, -1.0)], may_join=free) == [[0, 1], [2], [3]]


def test_a_chain_does_not_close_over_pairs_never_compared() -> None:
    chain = [(i, i + 1, 1.0) for i in range(5)]
    assert max(len(group) for group in groups(6, chain, may_join=free)) == 2


def test_a_veto_is_obeyed() -> None:
    assert groups(2, [(0, 1, 9.0)], may_join=lambda one, other: False) == [[0], [1]]


@given(LINKS, st.randoms(use_true_random=False))
def test_every_item_is_in_one_group_whatever_the_order_of_links(
    links: list[tuple[int, int, float]], random: object
) -> None:
    found = groups(10, links, may_join=free)
    assert sorted(item for group in found for item in group) == list(range(10))
    random.shuffle(links)  # type: ignore[attr-defined]
    assert groups(10, links, may_join=free) == found
