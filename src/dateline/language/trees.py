"""Scores of heads to one tree.

In most sentences every word's best head taken together already is a tree, or becomes one as soon as one word
alone may be the root. Else the best projective tree is found by dynamic programming.

Reference: Eisner 1996.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_Places = NDArray[np.int_]
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
    # Best spans by their first or their last word and their width, headed by their last word (left) or by
    # their first (right); complete ones wait for no more words. All spans of one width are found at once.
    left_from, left_to, right_from, right_to = np.zeros((4, size, size))
    open_left, open_right = np.full((2, size, size), -np.inf)
    left_at, right_at, open_at = np.zeros((3, size, size), dtype=int)
    for width in range(1, size):
        count = size - width
        each = np.arange(count)
        joined = right_from[:count, :width] + left_to[width:, :width][:, ::-1]
        at = open_at[:count, width] = joined.argmax(axis=1)
        best = joined[each, at]
        open_left[width:, width] = best + arc.diagonal(-width)
        open_right[:count, width] = best + arc.diagonal(width)
        left = left_from[:count, :width] + open_left[width:, 1 : width + 1][:, ::-1]
        at = left_at[:count, width] = left.argmax(axis=1)
        left_from[:count, width] = left_to[width:, width] = left[each, at]
        right = open_right[:count, 1 : width + 1] + right_to[width:, :width][:, ::-1]
        at = right_at[:count, width] = right.argmax(axis=1)
        right_from[:count, width] = right_to[width:, width] = right[each, at]
    return _heads(left_at, right_at, open_at)


def _heads(left_at: _Places, right_at: _Places, open_at: _Places) -> list[int]:
    """Return the heads, from where the best span of each first word and width is parted."""
    size = len(open_at)
    heads = [0] * size
    pending = [(0, size - 1, 1, True)]
    while pending:
        i, j, direction, complete = pending.pop()
        if i == j:
            continue
        if not complete:
            heads[i if direction == 0 else j] = j if direction == 0 else i
            at = i + int(open_at[i, j - i])
            pending += (i, at, 1, True), (at + 1, j, 0, True)
        elif direction == 0:
            at = i + int(left_at[i, j - i])
            pending += (i, at, 0, True), (at, j, 0, False)
        else:
            at = i + 1 + int(right_at[i, j - i])
            pending += (i, at, 1, False), (at, j, 1, True)
    return [head - 1 for head in heads[1:]]
