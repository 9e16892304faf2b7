"""Scores of heads to one tree.

In most sentences every word's best head taken together already is a tree, or becomes one as soon as one word
alone may be the root. Else the best projective tree is found by dynamic programming.

Reference: Eisner 1996.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_FORBIDDEN = -1e9
_SECOND_ROOT = 1e4
"""What a second root costs: more than any sentence's scores."""


def best_tree(scores: Scores) -> list[int]:
    """Return the head of every word; -1 for the root, of which there is one.

    Args:
        scores: (words, words + 1); column 0 is the root, column i + 1 the i-th word.
    """
    count = len(scores)
    allowed = scores.astype(np.float64)
    allowed[np.arange(count), np.arange(count) + 1] = _FORBIDDEN
    greedy = _best_heads(allowed)
    if is_tree(greedy):
        return greedy
    return _with_one_root(allowed, greedy) or _projective(allowed)


def _best_heads(scores: NDArray[np.float64]) -> list[int]:
    heads: list[int] = (scores.argmax(axis=1) - 1).tolist()
    return heads


def _with_one_root(scores: NDArray[np.float64], greedy: Sequence[int]) -> list[int] | None:
    """Return the best heads with one of the likeliest roots as the only root; None where none is a tree."""
    loss = scores[:, 1:].max(axis=1) - scores[:, 0]
    likeliest = [word for word, head in enumerate(greedy) if head < 0] or [int(loss.argmin())]
    found: list[tuple[float, list[int]]] = []
    for root in likeliest:
        only = scores.copy()
        only[:, 0], only[root] = _FORBIDDEN, _FORBIDDEN
        only[root, 0] = 0.0
        heads = _best_heads(only)
        if is_tree(heads):
            found.append((float(loss[root]), heads))
    return min(found)[1] if found else None


def is_tree(heads: Sequence[int]) -> bool:
    """Return whether the heads have one root that every word leads to."""
    if heads.count(-1) != 1:
        return False
    above = np.array([*heads, -1])  # above the root, -1 again: the last place is also place -1
    for _ in range(len(heads).bit_length()):
        above = above[above]  # twice as far up
    return bool((above < 0).all())


def _projective(scores: NDArray[np.float64]) -> list[int]:
    size = len(scores) + 1
    arc = np.full((size, size), _FORBIDDEN)
    arc[:, 1:] = scores.T
    arc[0, 1:] -= _SECOND_ROOT
    # Best spans by their first or their last word and their width, at 0 those headed by their last word, at 1
    # by their first. Open ones are the words under an arc and wait for more of its dependent's, complete ones
    # for none: a complete one is a front and a back, the open one being kept a place before its width.
    # All spans of one width are found at once.
    front, back = np.zeros((2, 2, size, size))
    left_to, right_from = np.zeros((2, size, size))
    complete_at, open_at = np.zeros((2, size, size), dtype=int), np.zeros((size, size), dtype=int)
    for width in range(1, size):
        each = np.arange(size - width)
        count = len(each)
        joined = right_from[:count, :width] + left_to[width:, :width][:, ::-1]
        at = open_at[:count, width] = joined.argmax(axis=1)
        best = joined[each, at]
        back[0, width:, width - 1] = best + arc.diagonal(-width)
        front[1, :count, width - 1] = best + arc.diagonal(width)
        grown = front[:, :count, :width] + back[:, width:, :width][:, :, ::-1]
        at = complete_at[:, :count, width] = grown.argmax(axis=2)
        left, right = grown[[[0], [1]], each, at]
        front[0, :count, width] = left_to[width:, width] = left
        back[1, width:, width] = right_from[:count, width] = right
    return _heads(complete_at, open_at)


def _heads(complete_at: NDArray[np.int_], open_at: NDArray[np.int_]) -> list[int]:
    """Return the heads, from where the best spans are parted, by direction, first word and width."""
    size = len(open_at)
    heads = [0] * size
    pending = [(0, size - 1, 1, True)]
    while pending:
        i, j, direction, complete = pending.pop()
        if i == j:
            continue
        if complete:
            at = i + direction + int(complete_at[direction, i, j - i])
            first, second = ((i, at, 0, True), (at, j, 0, False)), ((i, at, 1, False), (at, j, 1, True))
            pending += first if direction == 0 else second
        else:
            heads[i if direction == 0 else j] = j if direction == 0 else i
            at = i + int(open_at[i, j - i])
            pending += (i, at, 1, True), (at + 1, j, 0, True)
    return [head - 1 for head in heads[1:]]
