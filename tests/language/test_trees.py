import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.language.trees import best_tree, is_tree


def test_greedy_heads_stay_when_they_are_a_tree() -> None:
    scores = np.array([[0, -9, 5, 0], [7, 0, -9, 0], [0, 0, 3, -9]], dtype=np.float32)
    assert best_tree(scores) == [1, -1, 1]


def test_a_cycle_is_broken_at_the_least_cost() -> None:
    scores = np.array([[1, 0, 9], [4, 8, 0]], dtype=np.float32)
    assert best_tree(scores) == [1, -1]


@given(
    st.integers(1, 7).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-50, 50, width=32)))
)
def test_any_scores_give_one_tree(scores: np.ndarray) -> None:
    assert is_tree(best_tree(scores))


def test_is_tree_knows_cycles_and_second_roots() -> None:
    assert is_tree([-1, 0, 1])
    assert not is_tree([-1, -1])
    assert not is_tree([-1, 2, 1])
    assert not is_tree([1, 0])
