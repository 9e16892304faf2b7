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
    return [int(head) - 1 for head in scores.argmax(axis=1)]


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
    if sum(head < 0 for head in heads) != 1:
        return False
    safe = [head < 0 for head in heads]
    for start in range(len(heads)):
        path, word = [], start
        while not safe[word]:
            path.append(word)
            if len(path) > len(heads):
                return False
            word = heads[word]
        for seen in path:
            safe[seen] = True
    return True


def _projective(scores: NDArray[np.float64]) -> list[int]:
    size = len(scores) + 1
    arc = np.full((size, size), _FORBIDDEN)
    arc[:, 1:] = scores.T
    arc[0, 1:] -= _SECOND_ROOT
    # Best spans by their first or their last word and their width, headed by their last word (left) or by
    # their first (right); complete ones wait for no more words. All spans of one width are found at once.
    left_from, left_to, right_from, right_to = (np.zeros((size, size)) for _ in range(4))
    open_left, open_right = (np.full((size, size), -np.inf) for _ in range(2))
    complete_at, open_at = np.zeros((size, size, 2), dtype=int), np.zeros((size, size), dtype=int)
    for width in range(1, size):
        first = np.arange(size - width)
        last = first + width
        joined = right_from[: size - width, :width] + left_to[width:, :width][:, ::-1]
        best = joined.max(axis=1)
        open_at[first, last] = first + joined.argmax(axis=1)
        open_left[last, width] = best + arc[last, first]
        open_right[first, width] = best + arc[first, last]
        left = left_from[: size - width, :width] + open_left[width:, 1 : width + 1][:, ::-1]
        right = open_right[: size - width, 1 : width + 1] + right_to[width:, :width][:, ::-1]
        complete_at[first, last, 0] = first + left.argmax(axis=1)
        complete_at[first, last, 1] = first + 1 + right.argmax(axis=1)
        left_from[first, width] = left_to[last, width] = left.max(axis=1)
        right_from[first, width] = right_to[last, width] = right.max(axis=1)
    return _heads(size, complete_at, open_at)


def _heads(size: int, complete_at: NDArray[np.int_], open_at: NDArray[np.int_]) -> list[int]:
    heads = [0] * size
    pending = [(0, size - 1, 1, True)]
    while pending:
        i, j, direction, complete = pending.pop()
        if i == j:
            continue
        if complete:
            at = int(complete_at[i, j, direction])
            first, second = ((i, at, 0, True), (at, j, 0, False)), ((i, at, 1, False), (at, j, 1, True))
            pending += first if direction == 0 else second
        else:
            heads[i if direction == 0 else j] = j if direction == 0 else i
            at = int(open_at[i, j])
            pending += (i, at, 1, True), (at + 1, j, 0, True)
    return [head - 1 for head in heads[1:]]
